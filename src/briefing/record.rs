//! Decoding: nodes → typed values, with every mistake reported and none fatal.
//!
//! In: a node of the tree. Out: what was asked for, or `None` when it is absent or wrong; wrong is
//! reported here, once. A [`Record`] knows which keys there are, so that any other is an error with
//! the nearest known one beside it.

use crate::briefing::yaml::{Entry, Node, NodeKind, Written};
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, Span};
use crate::language::Tag;

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
    entries: Vec<&'n Entry>,
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
        self.entries
            .iter()
            .copied()
            .find(|entry| entry.key.value == key)
    }
}

/// What a node is, for a sentence.
fn shape(node: &Node) -> &'static str {
    match &node.kind {
        NodeKind::Scalar(_) => "a text",
        NodeKind::Sequence(_) => "a list",
        NodeKind::Mapping(_) => "a mapping of keys",
    }
}

impl Decoder<'_> {
    /// Reports an error.
    pub fn error(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// A value of another kind than wanted.
    pub fn wrong_type(&mut self, node: &Node, what: &str, wanted: &str, example: &str) {
        let span = first_line(node.span, self.sources);
        let mut diagnostic = Diagnostic::error(
            "wrong-type",
            span,
            format!("{what} is {}, not {wanted}", shape(node)),
        );
        if let (NodeKind::Mapping(entries), "a text") = (&node.kind, wanted)
            && let [only] = entries.as_slice()
        {
            let key = &only.key.value;
            diagnostic = diagnostic.help(format!(
                "the colon after `{key}` makes it a key: put the whole text in quotes"
            ));
        } else {
            diagnostic = diagnostic.help(format!("write it like this: {example}"));
        }
        self.error(diagnostic);
    }

    /// A mapping with these keys; keys that start with `x-` are anyone's.
    pub fn record<'n>(&mut self, node: &'n Node, what: &str, keys: &[&str]) -> Option<Record<'n>> {
        let NodeKind::Mapping(entries) = &node.kind else {
            let example = format!("{}: …", keys.first().unwrap_or(&"key"));
            self.wrong_type(node, what, "a mapping of keys", &example);
            return None;
        };
        let known: Vec<&Entry> = entries
            .iter()
            .filter(|entry| {
                let key = entry.key.value.as_str();
                let known = keys.contains(&key);
                if !known && !key.starts_with("x-") && !key.is_empty() && key != "<<" {
                    self.unknown_key(&entry.key, what, keys);
                }
                known
            })
            .collect();
        Some(Record {
            span: first_line(node.span, self.sources),
            entries: known,
        })
    }

    fn unknown_key(&mut self, key: &Written, what: &str, keys: &[&str]) {
        let name = &key.value;
        if LATER.contains(&name.as_str()) {
            self.error(
                Diagnostic::error(
                    "not-yet",
                    key.span,
                    format!("`{name}` is not known to this version yet"),
                )
                .help("take it out, or keep it for later as `x-` and its name"),
            );
            return;
        }
        let diagnostic =
            Diagnostic::error("unknown-key", key.span, format!("unknown key `{name}`"))
                .label(format!("not a key of {what}"));
        let help = match nearest(name, keys.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the keys are {}", listed(keys)),
        };
        self.error(diagnostic.help(help));
    }

    /// A text, as it is written.
    pub fn text(&mut self, node: &Node, what: &str) -> Option<Written> {
        match &node.kind {
            NodeKind::Scalar(written) => Some(written.clone()),
            NodeKind::Sequence(_) | NodeKind::Mapping(_) => {
                self.wrong_type(node, what, "a text", "\"…\", or below `|`");
                None
            }
        }
    }

    /// The text of a key.
    pub fn text_of(&mut self, record: &Record<'_>, key: &str) -> Option<Written> {
        record
            .get(key)
            .and_then(|node| self.text(node, &format!("`{key}`")))
    }

    /// The text of a key that must be there and say something.
    pub fn required(&mut self, record: &Record<'_>, key: &str, what: &str) -> Option<Written> {
        match record.get(key) {
            Some(node) => {
                let written = self.text(node, &format!("`{key}`"))?;
                if written.value.trim().is_empty() {
                    let message = format!("the `{key}` of {what} is empty");
                    self.error(Diagnostic::error("empty-text", written.span, message));
                    return None;
                }
                Some(written)
            }
            None => {
                let span = record
                    .entry(key)
                    .map_or(record.span, |entry| entry.key.span);
                self.error(
                    Diagnostic::error(missing_code(key), span, format!("{what} has no `{key}`"))
                        .help(format!("add `{key}: …`")),
                );
                None
            }
        }
    }

    /// The items of a list; those that say nothing are left out.
    pub fn list<'n>(&mut self, node: &'n Node, what: &str) -> Vec<&'n Node> {
        match &node.kind {
            NodeKind::Sequence(nodes) => nodes.iter().filter(|node| !node.is_absent()).collect(),
            NodeKind::Scalar(_) | NodeKind::Mapping(_) => {
                self.wrong_type(
                    node,
                    what,
                    "a list",
                    "a line for each item that begins with `- `",
                );
                Vec::new()
            }
        }
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
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            let message = format!("`{key}` is `{}`", written.value);
            let mut diagnostic = Diagnostic::error("unknown-value", written.span, message)
                .label(format!("not one of {}", listed(&names)));
            if let Some(near) = nearest(&written.value, names.iter().copied()) {
                diagnostic = diagnostic.help(format!("did you mean `{near}`?"));
            }
            self.error(diagnostic);
        }
        found.map(|(_, value)| *value)
    }

    /// A language tag.
    pub fn language(&mut self, record: &Record<'_>, key: &str) -> Option<Tag> {
        let written = self.text_of(record, key)?;
        let tag = Tag::parse(written.value.trim());
        if tag.is_none() {
            let message = format!("`{}` is not a language tag", written.value);
            self.error(
                Diagnostic::error("bad-language", written.span, message)
                    .help("write one like `en`, `fa`, `pt-BR` (BCP 47)"),
            );
        }
        tag
    }
}

/// Keys of the format that this version does not know yet.
const LATER: &[&str] = &[
    "table",
    "figure",
    "chart",
    "callout",
    "pull_quote",
    "bibliography",
    "style",
    "logo",
];

fn missing_code(key: &str) -> &'static str {
    match key {
        "title" => "missing-title",
        _ => "missing-key",
    }
}

/// The name that is nearest to what was written, if any is near.
pub fn nearest<'a>(written: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let lower = written.to_lowercase();
    names
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

/// The part of a span on its first line: a caret under one line says more than one under fifty.
fn first_line(span: Span, sources: &Sources) -> Span {
    let text = sources
        .get(span.file)
        .text
        .get(span.range())
        .unwrap_or_default();
    let length = text.lines().next().unwrap_or_default().trim_end().len();
    Span {
        end: span.start + u32::try_from(length).unwrap_or(0),
        ..span
    }
}
