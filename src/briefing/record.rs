//! Decoding: nodes → typed values, with every mistake reported and none fatal.
//!
//! In: a node of the tree. Out: what was asked for, or `None` when it is absent or wrong; wrong is
//! reported here, once. A [`Record`] knows which keys there are, so that any other is an error with
//! the nearest known one beside it.

mod keys;
mod kinds;
mod languages;

use std::collections::BTreeSet;

use self::kinds::first_line;
use crate::briefing::yaml::{Entry, Node, NodeKind, Written};
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, Span};
use crate::document;
pub use keys::{ACCESSIBILITY, MARKING, PDF, USUAL};

/// What decoding reports to.
pub struct Decoder<'a> {
    /// The files.
    pub sources: &'a Sources,
    /// The findings.
    pub diagnostics: &'a mut Diagnostics,
}

/// A mapping whose keys are known.
pub struct Record<'n> {
    /// Where it stands.
    pub span: Span,
    /// The entries by the keys that they are read as.
    entries: Vec<(&'n str, &'n Entry)>,
    /// Keys that were meant by what is written otherwise, which has been reported.
    mistyped: Vec<String>,
    /// Keys of the format that this version does not know yet, which has been reported.
    pub later: Vec<&'n str>,
}

impl<'n> Record<'n> {
    /// The value of a key; `None` when it is not there or says nothing.
    pub fn get(&self, key: &str) -> Option<&'n Node> {
        self.entry(key)
            .map(|entry| &entry.value)
            .filter(|node| !node.is_absent())
    }

    /// The entry of a key, whatever its value.
    pub fn entry(&self, key: &str) -> Option<&'n Entry> {
        let found = self.entries.iter().find(|(name, _)| *name == key);
        found.map(|(_, entry)| *entry)
    }
}

impl Decoder<'_> {
    /// Reports a finding.
    pub fn error(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// A mapping with these keys; keys that start with `x-` are anyone's.
    pub fn record<'n>(&mut self, node: &'n Node, what: &str, keys: &[&str]) -> Option<Record<'n>> {
        self.record_of(node, what, keys, &[])
    }

    /// The same, with other spellings of some keys.
    pub fn record_of<'n>(
        &mut self,
        node: &'n Node,
        what: &str,
        keys: &[&str],
        spellings: &'static [(&'static str, &'static str)],
    ) -> Option<Record<'n>> {
        let NodeKind::Mapping(entries) = &node.kind else {
            let example = format!(
                "`{}: …`, a line for each key",
                keys.first().unwrap_or(&"key")
            );
            self.wrong_type(node, what, "a mapping of keys", &example);
            return None;
        };
        let mut record = Record {
            span: first_line(node.span, self.sources),
            entries: Vec::new(),
            mistyped: Vec::new(),
            later: Vec::new(),
        };
        let mut missing: Option<Vec<&str>> = None;
        for entry in entries {
            let written = entry.key.value.as_str();
            let spelling = spellings.iter().find(|(other, _)| *other == written);
            let key = spelling.map_or(written, |(_, key)| key);
            if keys.contains(&key) {
                // The same spelling twice has been reported with the file's other faults.
                let first = record.entry(key).map(|first| &first.key);
                if let Some(first) = first.filter(|first| first.value != entry.key.value) {
                    let message =
                        format!("`{}` and `{}` are one key", first.value, entry.key.value);
                    self.error(
                        Diagnostic::error("duplicate-key", entry.key.span, message)
                            .label("given again here")
                            .related(first.span, "first given here")
                            .help("take one of them out"),
                    );
                }
                record.entries.push((key, entry));
            } else if !key.starts_with("x-") && !key.is_empty() && key != "<<" {
                if Self::is_later(key, what) {
                    record.later.push(key);
                }
                // Once a mapping, since one may have thousands of keys.
                let missing = missing.get_or_insert_with(|| absent(keys, entries));
                let meant = self.unknown_key(entry, what, (keys, missing));
                record.mistyped.extend(meant);
            }
        }
        Some(record)
    }

    /// A text, as it is written.
    pub fn text(&mut self, node: &Node, what: &str) -> Option<Written> {
        match &node.kind {
            NodeKind::Scalar(written) => Some(written.clone()),
            NodeKind::Sequence(_) | NodeKind::Mapping(_) => {
                self.wrong_type(node, what, "a text", "`\"…\"`, or below `|`");
                None
            }
        }
    }

    /// The text of a key; one that says nothing is told of, and left out.
    pub fn text_of(&mut self, record: &Record<'_>, key: &str) -> Option<Written> {
        let node = record.get(key)?;
        let written = self.text(node, &format!("`{key}`"))?;
        if document::is_blank(&written.value) {
            let message = format!("`{key}` is empty");
            self.error(
                Diagnostic::warning("empty-text", written.span, message)
                    .label("left out")
                    .help("write its words, or take the key out"),
            );
            return None;
        }
        Some(written)
    }

    /// The text of a key that must be there and say something.
    pub fn required(&mut self, record: &Record<'_>, key: &str, what: &str) -> Option<Written> {
        match record.get(key) {
            Some(node) => {
                let written = self.text(node, &format!("`{key}`"))?;
                if document::is_blank(&written.value) {
                    let message = format!("the `{key}` of {what} is empty");
                    self.error(
                        Diagnostic::error("empty-text", written.span, message)
                            .help("write its words"),
                    );
                    return None;
                }
                Some(written)
            }
            None if record.mistyped.iter().any(|meant| meant == key) => None,
            None => {
                let span = record
                    .entry(key)
                    .map_or(record.span, |entry| entry.key.span);
                let message = format!("{what} has no `{key}`");
                let diagnostic = match key {
                    "title" => Diagnostic::error("missing-title", span, message),
                    _ => Diagnostic::error("missing-key", span, message),
                };
                let example = if self.is_json(span) {
                    format!("\"{key}\": …")
                } else {
                    format!("{key}: …")
                };
                self.error(diagnostic.help(format!("add `{example}`")));
                None
            }
        }
    }

    /// The items of a list; those that say nothing are left out.
    pub fn list<'n>(&mut self, node: &'n Node, what: &str) -> Vec<&'n Node> {
        match &node.kind {
            NodeKind::Sequence(nodes) => {
                let nodes = nodes.iter().filter(|node| !node.is_absent());
                nodes.filter(|node| self.says_something(node)).collect()
            }
            NodeKind::Scalar(_) | NodeKind::Mapping(_) => {
                self.wrong_type(node, what, "a list", "`- …`, a line for each item");
                Vec::new()
            }
        }
    }

    /// Whether an item holds anything; an empty text is told of.
    fn says_something(&mut self, node: &Node) -> bool {
        let NodeKind::Scalar(written) = &node.kind else {
            return true;
        };
        let is_empty = document::is_blank(&written.value);
        if is_empty {
            self.error(
                Diagnostic::warning("empty-item", written.span, "this item is empty")
                    .label("left out")
                    .help("write its words, or take it out"),
            );
        }
        !is_empty
    }

    /// The items of the list of a key.
    pub fn list_of<'n>(&mut self, record: &Record<'n>, key: &str) -> Vec<&'n Node> {
        record
            .get(key)
            .map_or_else(Vec::new, |node| self.list(node, &format!("`{key}`")))
    }

    /// One of several words.
    pub fn choice<T: Copy>(
        &mut self,
        record: &Record<'_>,
        key: &str,
        choices: &[(&str, T)],
    ) -> Option<T> {
        let written = self.text_of(record, key)?;
        let found = choices.iter().find(|(name, _)| *name == written.value);
        if found.is_none() {
            // Other cases of a word that is listed are read and not worth listing.
            let mut names: Vec<&str> = Vec::new();
            for (name, _) in choices {
                if !names.iter().any(|known| known.eq_ignore_ascii_case(name)) {
                    names.push(name);
                }
            }
            let near = renamed(key, &written.value)
                .or_else(|| nearest(&written.value, names.iter().copied()));
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("write one of {}", listed(&names)),
            };
            let message = format!("`{key}` cannot be `{}`", written.value);
            self.error(Diagnostic::error("unknown-value", written.span, message).help(help));
        }
        found.map(|(_, value)| *value)
    }
}

/// The keys that a mapping has not.
fn absent<'k>(keys: &[&'k str], entries: &[Entry]) -> Vec<&'k str> {
    let given: BTreeSet<&str> = entries
        .iter()
        .map(|entry| entry.key.value.as_str())
        .collect();
    let keys = keys.iter().copied();
    keys.filter(|key| !given.contains(key)).collect()
}

/// The word that stands for one of an earlier standard.
fn renamed(key: &str, written: &str) -> Option<&'static str> {
    // Traffic Light Protocol 2.0 has CLEAR where 1.0 had WHITE.
    (key == "tlp" && written.eq_ignore_ascii_case("white")).then_some("CLEAR")
}

/// The name that is nearest to what was written, if any is near.
pub fn nearest<'a>(written: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let lower = written.to_lowercase();
    let all: Vec<&str> = names.collect();
    // `ISBN` is the beginning of `ISBN-13`; a letter or two are that of too much.
    let begins = |name: &&&str| lower.len() > 2 && name.to_lowercase().starts_with(&lower);
    let mut beginnings = all.iter().filter(begins);
    if let (Some(name), None) = (beginnings.next(), beginnings.next()) {
        return Some(name);
    }
    all.into_iter()
        .map(|name| {
            (
                strsim::damerau_levenshtein(&lower, &name.to_lowercase()),
                name,
            )
        })
        .filter(|(distance, name)| *distance <= 1 + name.chars().count().min(lower.len()) / 4)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Names in a sentence.
pub fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
