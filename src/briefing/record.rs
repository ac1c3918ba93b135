//! Decoding: nodes → typed values, with every mistake reported and none fatal.
//!
//! In: a node of the tree. Out: what was asked for, or `None` when it is absent or wrong; wrong is
//! reported here, once. A [`Record`] knows by its [`Table`] which keys there are, so that any other is an
//! error with the nearest known one beside it.

mod identifier;
mod keys;
mod kinds;
pub mod mend;
mod nearest;

use std::collections::BTreeSet;

pub use self::identifier::identifier;
pub use self::keys::cut_by_comma;
pub use self::kinds::{TextOrRecord, first_line};
use self::nearest::renamed;
pub use self::nearest::{listed, nearest};
use crate::briefing::keys::choices::{Choices, shown};
use crate::briefing::keys::{Key, Required, Table};
use crate::briefing::markup;
use crate::briefing::yaml::{self, Entry, Node, NodeKind, Written};
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, Span};
use crate::document;
use crate::language::Calendar;

/// What decoding reports to.
pub struct Decoder<'a> {
    /// The files.
    pub sources: &'a Sources,
    /// The findings.
    pub diagnostics: &'a mut Diagnostics,
    /// The calendar that the writer lives by, in which dates may be typed that are to be Gregorian.
    pub own_calendar: Calendar,
}

/// A mapping whose keys are known.
pub struct Record<'n> {
    /// Where it stands.
    pub span: Span,
    /// What its keys are.
    table: &'static Table,
    /// The entries by the names of their keys.
    entries: Vec<(&'static str, &'n Entry)>,
    /// Keys that were meant by what is written otherwise, which has been reported.
    mistyped: Vec<&'static str>,
}

impl<'n> Record<'n> {
    /// The value of a key; `None` when it is not there or says nothing.
    pub fn get(&self, key: &str) -> Option<&'n Node> {
        self.given(key).map(|entry| &entry.value)
    }

    /// Whether a key was meant by another that was written, of which was told.
    pub fn was_mistyped(&self, key: &str) -> bool {
        self.mistyped.contains(&key)
    }

    /// The entry of a key, whatever its value.
    pub fn entry(&self, key: &str) -> Option<&'n Entry> {
        debug_assert!(self.table.find(key).is_some(), "no key `{key}`");
        let found = self.entries.iter().find(|(name, _)| *name == key);
        found.map(|(_, entry)| *entry)
    }

    /// The entry of a key whose value says something.
    pub fn given(&self, key: &str) -> Option<&'n Entry> {
        self.entry(key).filter(|entry| !entry.value.is_absent())
    }

    /// A key as it is called where it is written, if that is one of its listed names.
    pub fn name_of<'k>(&self, key: &'k str) -> &'k str
    where
        'n: 'k,
    {
        let others = self.table.find(key).map_or(&[][..], |key| key.other_names);
        let written = self.entry(key).map(|entry| entry.key.value.as_str());
        let other = written.filter(|written| others.contains(written));
        other.unwrap_or(key)
    }
}

impl Decoder<'_> {
    /// Reports a finding.
    pub fn error(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// A mapping with the keys of a table; keys that start with `x-` are anyone's.
    pub fn record<'n>(&mut self, node: &'n Node, table: &'static Table) -> Option<Record<'n>> {
        self.record_as(node, table.what, table)
    }

    /// The same, of one that is called otherwise than its table.
    pub fn record_as<'n>(
        &mut self,
        node: &'n Node,
        what: &str,
        table: &'static Table,
    ) -> Option<Record<'n>> {
        let NodeKind::Mapping(entries) = &node.kind else {
            let first = table.keys.first().map_or("key", |key| key.name);
            let example = format!("`{first}: …`, a line for each key");
            self.wrong_type(node, what, "a mapping of keys", &example, None);
            return None;
        };
        let mut record = Record {
            span: first_line(node.span, self.sources),
            table,
            entries: Vec::new(),
            mistyped: Vec::new(),
        };
        let mut missing: Option<Vec<&Key>> = None;
        for entry in entries {
            let written = entry.key.value.as_str();
            match table.find(written) {
                Some(key) => {
                    let first = record.entry(key.name).map(|first| &first.key);
                    let again =
                        first.and_then(|first| keys::same_key_again(key, first, &entry.key));
                    self.diagnostics.extend(again);
                    record.entries.push((key.name, entry));
                }
                None if written.starts_with("x-") || written.is_empty() || written == "<<" => {}
                None => {
                    // Once a mapping, since one may have thousands of keys.
                    let missing = missing.get_or_insert_with(|| absent(table, entries));
                    let meant = keys::unknown_key(self, (entry, entries), (what, table), missing);
                    record.mistyped.extend(meant);
                }
            }
        }
        Some(record)
    }

    /// A text, as it is written.
    pub fn text(&mut self, node: &Node, what: &str) -> Option<Written> {
        match &node.kind {
            NodeKind::Scalar(written) => self.bounded(written),
            NodeKind::Sequence(_) | NodeKind::Mapping(_) => {
                self.wrong_type(node, what, "a text", "`\"…\"`, or below `|`", None);
                None
            }
        }
    }

    /// A text, unless it is longer than any may be, which takes too long to set as a line.
    pub fn bounded(&mut self, written: &Written) -> Option<Written> {
        let Some(finding) = markup::too_long(&written.value) else {
            return Some(written.clone());
        };
        let span = yaml::place(written, finding.range, self.sources);
        let mut diagnostic = Diagnostic::error(finding.code, span, finding.message);
        for help in finding.help {
            diagnostic = diagnostic.help(help);
        }
        self.error(diagnostic);
        None
    }

    /// The text of a key; one that says nothing is told of, and left out.
    pub fn text_of(&mut self, record: &Record<'_>, key: &str) -> Option<Written> {
        let node = record.get(key)?;
        let key = record.name_of(key);
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
    pub fn required(&mut self, record: &Record<'_>, key: &str) -> Option<Written> {
        let what = record.table.owner;
        debug_assert!(
            record
                .table
                .find(key)
                .is_some_and(|key| key.required != Required::No),
            "`{key}` need not be there"
        );
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
            None if record.was_mistyped(key) => None,
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

    /// The items of a list, which may be mappings with the keys of a table; those that say nothing are left
    /// out.
    pub fn list<'n>(
        &mut self,
        node: &'n Node,
        what: &str,
        items: Option<&'static Table>,
    ) -> Vec<&'n Node> {
        match &node.kind {
            NodeKind::Sequence(nodes) => {
                let nodes = nodes.iter().filter(|node| !node.is_absent());
                nodes.filter(|node| self.says_something(node)).collect()
            }
            NodeKind::Scalar(_) | NodeKind::Mapping(_) => {
                self.wrong_type(node, what, "a list", "`- …`, a line for each item", items);
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
        let items = record.table.find(key).and_then(|key| key.value.table());
        record
            .get(key)
            .map_or_else(Vec::new, |node| self.list(node, &format!("`{key}`"), items))
    }

    /// What one of several words stands for.
    pub fn choice<T: Copy>(
        &mut self,
        record: &Record<'_>,
        key: &str,
        choices: Choices<T>,
    ) -> Option<T> {
        self.chosen(record, key, choices).map(|(_, value)| value)
    }

    /// One of several words, and what it stands for.
    pub fn chosen<T: Copy>(
        &mut self,
        record: &Record<'_>,
        key: &str,
        choices: Choices<T>,
    ) -> Option<(&'static str, T)> {
        let written = self.text_of(record, key)?;
        self.word_of(&written, key, choices)
    }

    /// The same of an entry of a list of such words.
    pub fn one_of<T: Copy>(&mut self, node: &Node, key: &str, choices: Choices<T>) -> Option<T> {
        let written = self.text(node, &format!("an entry of `{key}`"))?;
        self.word_of(&written, key, choices).map(|(_, value)| value)
    }

    /// What a word that was read stands for.
    pub fn word<T: Copy>(
        &mut self,
        written: &Written,
        key: &str,
        choices: Choices<T>,
    ) -> Option<T> {
        self.word_of(written, key, choices).map(|(_, value)| value)
    }

    fn word_of<T: Copy>(
        &mut self,
        written: &Written,
        key: &str,
        choices: Choices<T>,
    ) -> Option<(&'static str, T)> {
        let found = choices.iter().find(|(name, _)| *name == written.value);
        if found.is_none() {
            let names = shown(choices);
            let known =
                renamed(key, &written.value).or_else(|| mend::truth(&written.value, &names));
            let meant = known.or_else(|| mend::slip(&written.value, names.iter().copied()));
            let near = known.or_else(|| nearest(&written.value, names.iter().copied()));
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("write one of {}", listed(&names)),
            };
            let message = format!("`{key}` cannot be `{}`", written.value);
            let suggestion = mend::in_place_of(written, meant, self.sources);
            let unknown = Diagnostic::error("unknown-value", written.span, message);
            self.error(unknown.help(help).suggest(suggestion));
        }
        found.copied()
    }
}

/// The keys that a mapping has not.
fn absent(table: &'static Table, entries: &[Entry]) -> Vec<&'static Key> {
    let given: BTreeSet<&str> = entries
        .iter()
        .map(|entry| entry.key.value.as_str())
        .collect();
    let keys = table.known();
    keys.filter(|key| !given.contains(key.name)).collect()
}
