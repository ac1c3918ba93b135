//! Kinds of value: what may be of one or another, and what is of another than wanted.

use super::{Decoder, Record};
use crate::briefing::keys::{SOURCE, Table};
use crate::briefing::yaml::{Entry, Node, NodeKind, Written};
use crate::diagnostic::{Diagnostic, Sources, Span};
use crate::language::{Tag, has_terms};

/// What a node is, for a sentence.
fn shape(node: &Node) -> &'static str {
    match &node.kind {
        NodeKind::Scalar(_) => "a text",
        NodeKind::Sequence(_) => "a list",
        NodeKind::Mapping(_) => "a mapping of keys",
    }
}

/// What is a text or a mapping.
pub enum TextOrRecord<'n> {
    /// A text.
    Text(Written),
    /// A mapping.
    Record(Record<'n>),
}

/// Keys that a text is put below where it should stand alone.
const OF_TEXTS: &[&str] = &["text", "body", "content", "value", "title", "name", "main"];

impl Decoder<'_> {
    /// A value of another kind than wanted; where that is a list, its items may be mappings with the keys
    /// of a table.
    pub fn wrong_type(
        &mut self,
        node: &Node,
        what: &str,
        wanted: &str,
        example: &str,
        items: Option<&'static Table>,
    ) {
        let message = format!("{what} must be {wanted}, and {} stands here", shape(node));
        self.wrong_kind(node, what, (wanted, example, items), message);
    }

    /// Reports it, in words of its own.
    fn wrong_kind(
        &mut self,
        node: &Node,
        what: &str,
        (wanted, example, items): (&str, &str, Option<&'static Table>),
        message: String,
    ) {
        if let NodeKind::Mapping(entries) = &node.kind
            && entries.iter().any(|entry| entry.key.value.is_empty())
        {
            // A key that is no text was reported as such.
            return;
        }
        let span = first_line(node.span, self.sources);
        let help = if self.is_json(node.span) {
            in_json(node, what, wanted, example, items)
        } else {
            self.meant(node, what, wanted, items)
                .unwrap_or_else(|| format!("write it like this: {example}"))
        };
        let suggestion = self.kind_mended(node, wanted);
        let wrong = Diagnostic::error("wrong-type", span, message);
        self.error(wrong.help(help).suggest(suggestion));
    }

    /// What may be a text or a mapping.
    pub fn text_or_record<'n>(
        &mut self,
        node: &'n Node,
        table: &'static Table,
    ) -> Option<TextOrRecord<'n>> {
        match &node.kind {
            NodeKind::Scalar(written) => self.bounded(written).map(TextOrRecord::Text),
            NodeKind::Sequence(_) => {
                self.wrong_type(node, table.what, "a text", "`\"…\"`", None);
                None
            }
            NodeKind::Mapping(_) if self.refuse_colon(node, table) => None,
            NodeKind::Mapping(_) => self.record(node, table).map(TextOrRecord::Record),
        }
    }

    /// Refuses a text that a colon has made a mapping: `- Note: this` has one entry, whose key is none.
    pub fn refuse_colon(&mut self, node: &Node, table: &Table) -> bool {
        let NodeKind::Mapping(entries) = &node.kind else {
            return false;
        };
        let meant = entries.len() == 1
            && entries.iter().all(|entry| {
                let key = entry.key.value.as_str();
                !table.names().any(|known| known.eq_ignore_ascii_case(key))
                    && (key.contains(' ') || key.starts_with(char::is_uppercase))
            });
        if meant {
            let what = table.what;
            let message = format!("a colon cuts {what} into a key and its value");
            self.wrong_kind(node, what, ("a text", "`\"…\"`", None), message);
        }
        meant
    }

    /// Whether a place is in a file of JSON, which wants other advice than YAML.
    pub fn is_json(&self, span: Span) -> bool {
        self.sources.get(span.file).is_json()
    }

    /// What the writer of a value of the wrong kind seems to have meant.
    fn meant(
        &self,
        node: &Node,
        what: &str,
        wanted: &str,
        items: Option<&'static Table>,
    ) -> Option<String> {
        let written = self
            .sources
            .get(node.span.file)
            .text
            .get(node.span.range())?;
        let first = written.chars().next()?;
        match &node.kind {
            NodeKind::Sequence(_) if what == "`lang`" => Some(
                "a briefing is in one language; words of another are written `[Bonjour]{lang=fr}`"
                    .to_string(),
            ),
            NodeKind::Mapping(_) | NodeKind::Sequence(_)
                if wanted == "a text" && "[{?".contains(first) =>
            {
                Some(format!("a text that starts with `{first}` wants quotes"))
            }
            NodeKind::Mapping(entries) if wanted == "a text" => text_meant(entries, what),
            NodeKind::Sequence(_) if wanted == "a text" => Some(
                "a text that starts with `- ` wants quotes; a list within a text stands below `|`"
                    .to_string(),
            ),
            NodeKind::Mapping(entries) if wanted == "a list" => {
                let key = &entries.first()?.key.value;
                Some(format!(
                    "begin each item with `- `: `- {}`",
                    item(items, key)
                ))
            }
            NodeKind::Scalar(_) if wanted == "a list" && first == '-' => {
                Some("write a space behind each hyphen: `- …`".to_string())
            }
            NodeKind::Mapping(_) | NodeKind::Sequence(_) | NodeKind::Scalar(_) => None,
        }
    }
}

/// What a mapping in place of a text seems to be.
fn text_meant(entries: &[Entry], what: &str) -> Option<String> {
    let key = &entries.first()?.key.value;
    let is_language =
        |entry: &Entry| Tag::parse(&entry.key.value).is_some_and(|tag| has_terms(&tag));
    Some(match entries.len() {
        1 if OF_TEXTS.contains(&key.as_str()) => {
            format!("take `{key}:` out, and write the text itself")
        }
        1 => colon_in_text(&entries[0]),
        _ if entries.iter().all(is_language) => {
            "a text is in one language: write a briefing for each".to_string()
        }
        _ if entries
            .iter()
            .any(|entry| OF_TEXTS.contains(&entry.key.value.as_str()))
            && what != "`title`" =>
        {
            format!("write the text itself: {what} has no keys of its own")
        }
        _ if what == "`title`" => {
            "write the title itself; `subtitle` is a key beside it".to_string()
        }
        _ => format!(
            "the colons after `{key}` and others make them keys: write the text below `|`, where \
             colons are characters"
        ),
    })
}

/// Advice on a text that a colon has made a key with a value.
pub(super) fn colon_in_text(entry: &Entry) -> String {
    let key = &entry.key.value;
    let advice = format!("the colon after `{key}` makes it a key: put the whole text in quotes");
    match &entry.value.kind {
        NodeKind::Scalar(value) if !value.value.contains(['"', '\n', '\\']) => {
            format!("{advice}, `\"{key}: {}\"`", value.value)
        }
        NodeKind::Scalar(_) | NodeKind::Sequence(_) | NodeKind::Mapping(_) => advice,
    }
}

/// The form of an item of a list, where a mapping with this key stands in its place.
fn item(items: Option<&'static Table>, key: &str) -> String {
    let Some(table) = items else {
        return "…".to_string();
    };
    let rest = |keys: &[&str]| -> String {
        let keys: Vec<String> = keys.iter().map(|key| format!("{key}: …")).collect();
        keys.join(", ")
    };
    let keys = table.example;
    let is_key = |table: &Table| table.usual_names().contains(&key);
    match keys.split_first() {
        // `glossary: {berth: …}`: what is to be the first value was made a key.
        Some((first, more)) if !is_key(table) && !is_key(&SOURCE) && !more.is_empty() => {
            format!("{{{first}: {key}, {}}}", rest(more))
        }
        _ if keys.len() == 1 => rest(keys),
        _ => format!("{{{}}}", rest(keys)),
    }
}

/// The right form of a value in JSON.
fn in_json(
    node: &Node,
    what: &str,
    wanted: &str,
    example: &str,
    items: Option<&'static Table>,
) -> String {
    let key = example.split(['`', ':']).nth(1).unwrap_or("…");
    let example = match wanted {
        "a list" => {
            let keys = items.map_or(&[][..], |table| table.example);
            let entries: Vec<String> = keys.iter().map(|key| format!("\"{key}\": …")).collect();
            match entries.is_empty() {
                true => "[\"…\", \"…\"]".to_string(),
                false => format!("[{{{}}}, …]", entries.join(", ")),
            }
        }
        "a text" => "\"…\"".to_string(),
        _ => format!("{{\"{key}\": …}}"),
    };
    match &node.kind {
        NodeKind::Sequence(_) if what == "`lang`" => {
            "a briefing is in one language: `\"lang\": \"en\"`".to_string()
        }
        NodeKind::Scalar(_) | NodeKind::Sequence(_) | NodeKind::Mapping(_) => {
            format!("write it like this: `{example}`")
        }
    }
}

/// The part of a span on its first line: a caret under one line says more than one under fifty.
pub fn first_line(span: Span, sources: &Sources) -> Span {
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
