//! What citeproc-js makes of the sources and citations of `tests/cases/citations`, as it was written down.
//!
//! `<style>.citeproc.txt` has a citation in a line, `1: (Smith, 2018)`, in the order of `clusters.json`; then an
//! empty line; then an entry of the list in a line, in the order of the style, behind the id of its source:
//! `book: Smith, J. A. (2018). <i>Ports and people</i>.` Words are HTML of one line: `i`, `b`, `sup`, `sub`, `span`
//! with a `style`, and numeric references. The number or label before an entry is parted from it by a tab. Lines that begin
//! with `#` say where it is from. `tests/conformance/citations.rs` writes these files and holds them against
//! citeproc-js.

use std::path::PathBuf;

use serde_json::Value;

use super::golden;

/// The styles that there is a file of, by the names of their files among the official ones.
pub const STYLES: &[&str] = &[
    "apa",
    "chicago-author-date",
    "chicago-notes-bibliography",
    "ieee",
    "modern-language-association",
    "nlm-citation-sequence",
    "oscola",
];

/// The sources, as CSL-JSON.
pub fn library() -> Value {
    json("library.json")
}

/// The citations in their order: lists of cited items, as citeproc-js takes them.
pub fn clusters() -> Value {
    json("clusters.json")
}

fn json(name: &str) -> Value {
    let path = golden::folder("citations").join(name);
    let text = std::fs::read(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{path:?}: {error}"))
}

/// The file of a style.
pub fn path(style: &str) -> PathBuf {
    golden::folder("citations").join(format!("{style}.citeproc.txt"))
}

/// What is said in a style.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// Each citation.
    pub citations: Vec<String>,
    /// The entries of the list.
    pub entries: Vec<Entry>,
}

/// An entry of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The id of its source.
    pub id: String,
    /// The number or label before it, if the style has one.
    pub label: Option<String>,
    /// What it says.
    pub text: String,
}

impl Said {
    /// Reads what was written down.
    pub fn in_style(style: &str) -> Self {
        let path = path(style);
        let text = std::fs::read_to_string(&path);
        let text = text.unwrap_or_else(|error| panic!("{path:?}: {error}"));
        Said::parse(&text).unwrap_or_else(|line| panic!("{path:?}: `{line}` is no line of it"))
    }

    /// Reads the text of a file. The error is a line that cannot stand there.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut said = Said {
            citations: Vec::new(),
            entries: Vec::new(),
        };
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let mut in_list = false;
        for line in lines {
            if line.is_empty() {
                in_list = true;
                continue;
            }
            let (name, words) = line.split_once(": ").ok_or(line)?;
            if in_list {
                let (label, text) = match words.split_once('\t') {
                    Some((label, text)) => (Some(label.to_string()), text),
                    None => (None, words),
                };
                said.entries.push(Entry {
                    id: name.to_string(),
                    label,
                    text: text.to_string(),
                });
                continue;
            }
            if name != (said.citations.len() + 1).to_string() {
                return Err(line.to_string());
            }
            said.citations.push(words.to_string());
        }
        Ok(said)
    }
}

/// The words of what is said, without tags.
pub fn words(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        words.push_str(&rest[..at]);
        let end = if rest[at..].starts_with('<') {
            '>'
        } else {
            ';'
        };
        let Some(length) = rest[at..].find(end) else {
            break;
        };
        if end == ';' {
            let number = rest[at..at + length].trim_start_matches("&#").parse().ok();
            words.extend(number.and_then(char::from_u32));
        }
        rest = &rest[at + length + 1..];
    }
    words.push_str(rest);
    words
}
