//! The shape of the program: who may know whom, who may print, how long a file may be.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Which top-level modules a part of the program may use, the nearest prefix first. A module may
/// always use itself. The direction is: geometry → diagnostic, picture → document, theme, language →
/// briefing | drawing → layout, import → export → project → cli.
const ALLOWED: &[(&str, &[&str])] = &[
    ("geometry", &[]),
    ("diagnostic", &[]),
    ("faces.rs", &[]),
    ("language", &[]),
    ("theme", &["geometry"]),
    ("picture", &["faces", "geometry"]),
    ("document", &["geometry", "language", "picture", "theme"]),
    ("drawing", &["document", "geometry", "language"]),
    ("citation_style", &["language"]),
    (
        "briefing",
        &[
            "citation_style",
            "diagnostic",
            "document",
            "language",
            "theme",
        ],
    ),
    (
        "import",
        &["briefing", "diagnostic", "document", "language"],
    ),
    (
        "layout",
        &[
            "document", "drawing", "faces", "geometry", "language", "picture", "theme",
        ],
    ),
    (
        "export/pdf",
        &[
            "document", "geometry", "language", "layout", "picture", "theme",
        ],
    ),
    ("export/png", &["geometry", "layout", "picture"]),
    (
        "export/epub",
        &[
            "document", "drawing", "geometry", "language", "picture", "theme",
        ],
    ),
    ("export/identifier.rs", &["document", "layout", "theme"]),
    ("export/identifier", &["document", "language"]),
    (
        "export",
        &[
            "diagnostic",
            "document",
            "drawing",
            "geometry",
            "layout",
            "theme",
        ],
    ),
    (
        "project",
        &[
            "briefing",
            "diagnostic",
            "document",
            "export",
            "geometry",
            "import",
            "language",
            "layout",
            "picture",
            "theme",
        ],
    ),
    (
        "cli",
        &["briefing", "diagnostic", "export", "project", "theme"],
    ),
    ("lib.rs", &["project"]),
    ("main.rs", &["cli"]),
];

/// What a document means, and how its pages were made.
const MEANING: &[&str] = &["Block", "Section", "Document", "layout::flow"];

/// What parts of the program may not name of a module that they may use.
const FORBIDDEN: &[(&str, &[&str])] = &[
    // A PDF is drawn from frames.
    ("export/pdf", MEANING),
    ("export/png", MEANING),
    // The document is what it means; only its settings speak of sheets.
    ("document/mod.rs", &["theme"]),
    ("document/text.rs", &["theme"]),
    ("document/metadata.rs", &["theme"]),
];

/// The most lines of a file.
const LONGEST: usize = 360;

/// In how many files the methods of one type may stand. One that needs more rooms is several types.
const MOST_FILES_OF_A_TYPE: usize = 3;

/// Every file of a folder and below, with its path within it.
fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = vec![PathBuf::from(folder)];
    while let Some(path) = rest.pop() {
        for entry in fs::read_dir(&path).expect("a readable folder") {
            let path = entry.expect("a readable folder").path();
            if path.ends_with("fuzz/target") {
                continue;
            } else if path.is_dir() {
                rest.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                let name = path.strip_prefix(folder).expect("a file below");
                let name = name.to_string_lossy().into_owned();
                found.push((name, fs::read_to_string(&path).expect("a readable file")));
            }
        }
    }
    found.sort();
    found
}

/// A file without its unit tests and its comments.
fn code(text: &str) -> String {
    let text = text
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default();
    let lines = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The top-level modules that a text names: `crate::a::…`, `crate::{a, b}`, `briefset::a`.
fn used(code: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for root in ["crate::", "briefset::"] {
        for (at, _) in code.match_indices(root) {
            let rest = &code[at + root.len()..];
            let group = rest
                .strip_prefix('{')
                .and_then(|rest| rest.split('}').next());
            for name in group
                .unwrap_or(rest)
                .split(',')
                .take(if group.is_some() { 99 } else { 1 })
            {
                let name = name.trim();
                let end = name.find(|next: char| !next.is_ascii_lowercase() && next != '_');
                used.insert(name[..end.unwrap_or(name.len())].to_string());
            }
        }
    }
    used
}

fn entry<'a, T>(table: &'a [(&str, T)], name: &str) -> Option<&'a (&'a str, T)>
where
    T: 'a,
{
    table
        .iter()
        .find(|(prefix, _)| Path::new(name).starts_with(prefix))
}

#[test]
fn modules_know_only_what_lies_below_them() {
    let mut wrong = Vec::new();
    for (name, text) in files("src", "rs") {
        let Some((prefix, allowed)) = entry(ALLOWED, &name) else {
            wrong.push(format!("{name} is in no module of the table"));
            continue;
        };
        let own = prefix.split('/').next().unwrap_or_default();
        for module in used(&code(&text)) {
            if module != own && !allowed.contains(&module.as_str()) {
                wrong.push(format!("{name} uses `{module}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_allows_nothing_that_is_not_used() {
    for (prefix, allowed) in ALLOWED {
        let mine = |name: &&(String, String)| {
            entry(ALLOWED, &name.0).is_some_and(|(own, _)| own == prefix)
        };
        let files = files("src", "rs");
        let all: BTreeSet<String> = files
            .iter()
            .filter(mine)
            .flat_map(|(_, text)| used(text))
            .collect();
        for module in *allowed {
            assert!(all.contains(*module), "{prefix} no longer uses `{module}`");
        }
    }
}

#[test]
fn a_backend_sees_either_frames_or_blocks() {
    let mut wrong = Vec::new();
    for (name, text) in files("src", "rs") {
        let code = code(&text);
        let words: BTreeSet<&str> = code
            .split(|next: char| !next.is_alphanumeric() && next != '_' && next != ':')
            .collect();
        for (prefix, forbidden) in FORBIDDEN {
            if !Path::new(&name).starts_with(prefix) {
                continue;
            }
            for word in *forbidden {
                let named = words.iter().any(|found| {
                    // `lopdf::Document` is another's.
                    found == word
                        || found
                            .strip_prefix("crate::")
                            .is_some_and(|path| path.starts_with(word))
                });
                let imported = code.contains(&format!("document::{word}"))
                    || code.lines().any(|line| {
                        line.starts_with("use crate::document::") && line.contains(word)
                    });
                if imported || (named && word.contains("::")) {
                    wrong.push(format!("{name} names `{word}`"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_main_prints() {
    for (name, text) in files("src", "rs") {
        // Unit tests do not print either: what they find, they assert.
        for macro_name in ["println!", "eprintln!", "print!", "eprint!", "dbg!"] {
            let prints = text.lines().any(|line| {
                let line = line.trim_start();
                line.starts_with(macro_name) || line.contains(&format!(" {macro_name}"))
            });
            assert!(!prints || name == "main.rs", "{name} uses {macro_name}");
        }
        let streams = ["io::stdout()", "io::stderr()", "io::stdin()"];
        let prints = streams.iter().any(|stream| text.contains(stream));
        assert!(
            !prints || name == "main.rs",
            "{name} takes a stream of its own"
        );
        let ends = text.contains("process::exit") && name != "main.rs";
        assert!(!ends, "{name} ends the program");
    }
}

#[test]
fn files_can_be_read_in_one_sitting() {
    for folder in ["src", "tests"] {
        for (name, text) in files(folder, "rs") {
            let lines = text.lines().count();
            assert!(lines <= LONGEST, "{folder}/{name} has {lines} lines");
        }
    }
}

#[test]
fn files_say_what_they_are() {
    for folder in ["src", "tests"] {
        for (name, text) in files(folder, "rs") {
            assert!(
                text.starts_with("//! "),
                "{folder}/{name} does not say what it is and why"
            );
            let stem = Path::new(&name).file_stem().and_then(|stem| stem.to_str());
            for vague in [
                "utils", "util", "helpers", "helper", "manager", "misc", "common",
            ] {
                let says_nothing = stem == Some(vague) || name.contains(&format!("{vague}/"));
                assert!(!says_nothing, "{folder}/{name} says nothing by its name");
            }
        }
    }
}

/// The type whose methods stand behind an `impl`, if they are no trait's: `Reader` of `<'a> Reader<'a> {`.
fn type_of(behind: &str) -> Option<&str> {
    let header = behind.split('{').next()?;
    let mut depth = 0;
    let generics = header.char_indices().find(|(at, sign)| {
        depth += i32::from(*sign == '<');
        depth -= i32::from(*sign == '>' && !header[..*at].ends_with('-'));
        depth == 0
    });
    let header = &header[generics?.0 + 1..];
    let path = header
        .split(['<', ' ', '\n'])
        .find(|word| !word.is_empty())?;
    let name = path.rsplit("::").next();
    name.filter(|_| !header.contains(" for "))
}

/// The types that a file defines.
fn types_in(code: &str) -> impl Iterator<Item = &str> {
    let kinds = ["struct ", "enum "].into_iter();
    let behind = kinds.flat_map(|kind| code.split(kind).skip(1));
    behind.filter_map(|behind| behind.split(|next: char| !next.is_alphanumeric()).next())
}

/// How many of the modules around two files are the same.
fn shared_modules(one: &str, other: &str) -> usize {
    let [one, other] =
        [one, other].map(|name| name.trim_end_matches(".rs").trim_end_matches("/mod"));
    let pairs = one.split('/').zip(other.split('/'));
    pairs.take_while(|(one, other)| one == other).count()
}

#[test]
fn no_type_has_its_methods_in_many_files() {
    let files: Vec<(String, String)> = files("src", "rs")
        .into_iter()
        .map(|(name, text)| (name, format!("\n{}", code(&text))))
        .collect();
    let mut homes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, code) in &files {
        types_in(code).for_each(|found| homes.entry(found).or_default().push(name));
    }
    let mut rooms: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for (name, code) in &files {
        for found in code.split("\nimpl").skip(1).filter_map(type_of) {
            // Several types may have one name: it is the one that is defined nearest.
            let homes = homes.get(found).into_iter().flatten();
            if let Some(home) = homes.max_by_key(|home| shared_modules(home, name)) {
                rooms.entry((home, found)).or_default().insert(name);
            }
        }
    }
    let wrong: Vec<String> = rooms
        .into_iter()
        .filter(|(_, files)| files.len() > MOST_FILES_OF_A_TYPE)
        .map(|((home, found), files)| {
            let files: Vec<&str> = files.into_iter().collect();
            format!("`{found}` of {home} has methods in {}", files.join(", "))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{}\ngive what these types hold to types of its own, and functions what they need",
        wrong.join("\n")
    );
}
