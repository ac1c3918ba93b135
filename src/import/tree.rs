//! Values of a tree, read and made.
//!
//! JSON and front matters are read by the reader of briefings, which knows the place of every value; what is written
//! is a tree of the same kind, whose order and styles [`canonical`](crate::briefing::canonical) decides.

use crate::briefing::yaml::{Entry, Node, NodeKind, Style, Written};
use crate::diagnostic::Span;

/// What stands behind a key.
pub fn get<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    let entry = entries(node).iter().find(|entry| entry.key.value == key)?;
    Some(&entry.value).filter(|node| !node.is_absent())
}

/// The text behind a key, if it is one.
pub fn text<'n>(node: &'n Node, key: &str) -> Option<&'n str> {
    as_text(get(node, key)?)
}

/// A value as text, if it is one.
pub fn as_text(node: &Node) -> Option<&str> {
    match &node.kind {
        NodeKind::Scalar(written) if !written.is_absent() => Some(&written.value),
        NodeKind::Scalar(_) | NodeKind::Sequence(_) | NodeKind::Mapping(_) => None,
    }
}

/// The entries of a mapping; none of anything else.
pub fn entries(node: &Node) -> &[Entry] {
    match &node.kind {
        NodeKind::Mapping(entries) => entries,
        NodeKind::Scalar(_) | NodeKind::Sequence(_) => &[],
    }
}

/// The items of a list; none of anything else.
pub fn items(node: &Node) -> &[Node] {
    match &node.kind {
        NodeKind::Sequence(items) => items,
        NodeKind::Scalar(_) | NodeKind::Mapping(_) => &[],
    }
}

/// The items of the list behind a key.
pub fn list<'n>(node: &'n Node, key: &str) -> &'n [Node] {
    get(node, key).map_or(&[], items)
}

/// The texts behind a key: of a list, or one alone.
pub fn texts<'n>(node: &'n Node, key: &str) -> Vec<&'n str> {
    let Some(value) = get(node, key) else {
        return Vec::new();
    };
    match as_text(value) {
        Some(text) => vec![text],
        None => items(value).iter().filter_map(as_text).collect(),
    }
}

/// Adds a text to a mapping.
pub fn add_text(node: &mut Node, key: &str, value: &str) {
    let span = node.span;
    if let NodeKind::Mapping(entries) = &mut node.kind {
        entries.push(entry(key, written(value, span), span));
    }
}

/// A text. It says something, whatever it looks like.
pub fn written(value: &str, span: Span) -> Node {
    let written = Written {
        value: value.to_string(),
        style: Style::DoubleQuoted,
        span,
    };
    Node {
        span,
        kind: NodeKind::Scalar(written),
    }
}

/// A list.
pub fn sequence(items: Vec<Node>, span: Span) -> Node {
    Node {
        span,
        kind: NodeKind::Sequence(items),
    }
}

/// A mapping of keys to values.
pub fn mapping(entries: Vec<(&str, Node)>, span: Span) -> Node {
    let entries = entries
        .into_iter()
        .map(|(key, value)| entry(key, value, span));
    Node {
        span,
        kind: NodeKind::Mapping(entries.collect()),
    }
}

fn entry(key: &str, value: Node, span: Span) -> Entry {
    let key = Written {
        value: key.to_string(),
        style: Style::Plain,
        span,
    };
    Entry { key, value }
}
