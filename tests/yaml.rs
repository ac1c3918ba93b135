//! The file as a tree: nothing is lost in it, edits cost their own bytes, and formatting keeps every comment.
//!
//! All YAML of the repository is tried, the fuzzers' corpus and generated briefings included, as it is and with
//! comments wherever one can stand.

mod commented;
mod edits;
mod format;
mod losslessness;
mod oddities;
mod places;
mod value;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use briefset::briefing::yaml::lossless::{Comment, Content, Node, Tree};

use crate::support::generate;

/// How many briefings are generated.
const SEEDS: u64 = 30;

/// Every text that is sound YAML: where it is from, the text, and its tree.
static TEXTS: LazyLock<Vec<(String, String, Tree)>> = LazyLock::new(texts);

fn texts() -> Vec<(String, String, Tree)> {
    let mut files = Vec::new();
    for folder in ["content", "examples", "src", "tests"] {
        walk(Path::new(folder), &mut files);
    }
    files.sort();
    let mut texts: Vec<(String, String)> = Vec::new();
    for path in files {
        let bytes = std::fs::read(&path).expect("a file");
        if let Ok(text) = String::from_utf8(bytes) {
            texts.push((path.display().to_string(), text));
        }
    }
    texts.extend((0..SEEDS).map(|seed| (format!("seed {seed}"), generate::briefing(seed))));
    let odd = oddities::ALL.iter();
    let faults: Vec<String> = odd.flat_map(|text| value::faults(text)).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let odd = oddities::ALL.iter().enumerate();
    texts.extend(odd.map(|(index, text)| (format!("oddity {index}"), (*text).to_string())));
    let plain = texts.clone();
    for (index, (name, text)) in plain.into_iter().enumerate() {
        if let Some(text) = commented::commented(&text, index as u64) {
            texts.push((format!("{name} with comments"), text));
        }
        let crlf = text.replace("\r\n", "\n").replace('\n', "\r\n");
        texts.push((format!("{name} with CRLF"), crlf));
    }
    let sound = texts.into_iter().filter_map(|(name, text)| {
        let tree = Tree::new(text.as_str())?;
        Some((name, text, tree))
    });
    let sound: Vec<_> = sound.collect();
    assert!(sound.len() > 500, "{}", sound.len());
    sound
}

/// The YAML files below a folder, and everything in the corpus of the fuzzers.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.ends_with("fuzz/target") {
            continue;
        }
        if path.is_dir() {
            walk(&path, found);
        } else if path.components().any(|part| part.as_os_str() == "corpus")
            || path
                .extension()
                .is_some_and(|extension| extension == "yaml" || extension == "yml")
        {
            found.push(path);
        }
    }
}

/// Every comment of a tree, by its words, in the order of the file.
fn comments(tree: &Tree) -> Vec<String> {
    fn of_node<'t>(node: &'t Node, found: &mut Vec<&'t Comment>) {
        let Content::Collection(collection) = &node.content else {
            return;
        };
        for entry in &collection.entries {
            found.extend(entry.before.iter().chain(&entry.beside));
            entry.key.iter().for_each(|key| of_node(key, found));
            of_node(&entry.value, found);
        }
        found.extend(&collection.after);
    }
    let mut found: Vec<&Comment> = tree.head.iter().chain(&tree.tail).collect();
    of_node(&tree.root, &mut found);
    found.sort_by_key(|comment| comment.span.start);
    let words = found.into_iter().map(|comment| tree.words(comment));
    words.map(str::to_string).collect()
}
