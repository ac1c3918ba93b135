//! Trees that are made, not read: nodes with the places of what they were made from.

use crate::briefing::yaml::{Entry, Node, NodeKind, Style, Written};
use crate::diagnostic::Span;

/// A text. Its style is one that has no marks of its own around it, so that its words are found again in the
/// file where these are the same there.
pub fn written(value: impl Into<String>, span: Span) -> Written {
    Written {
        value: value.into(),
        style: Style::Literal,
        span,
    }
}

/// A text as a node.
pub fn scalar(value: impl Into<String>, span: Span) -> Node {
    Node {
        span,
        kind: NodeKind::Scalar(written(value, span)),
    }
}

/// A list.
pub fn list(nodes: Vec<Node>, span: Span) -> Node {
    Node {
        span,
        kind: NodeKind::Sequence(nodes),
    }
}

/// A mapping.
pub fn mapping(entries: Vec<Entry>, span: Span) -> Node {
    Node {
        span,
        kind: NodeKind::Mapping(entries),
    }
}

/// A key with a value.
pub fn entry(key: &str, value: Node) -> Entry {
    Entry {
        key: written(key, value.span),
        value,
    }
}

/// The text of a node, if it is one, trimmed; `None` where it says nothing.
pub fn text(node: &Node) -> Option<&str> {
    match &node.kind {
        NodeKind::Scalar(written) if !written.is_absent() => {
            Some(written.value.trim()).filter(|text| !text.is_empty())
        }
        NodeKind::Scalar(_) | NodeKind::Sequence(_) | NodeKind::Mapping(_) => None,
    }
}

/// The value of a key of some entries.
pub fn get<'n>(entries: &'n [Entry], key: &str) -> Option<&'n Node> {
    let found = entries.iter().find(|entry| entry.key.value == key);
    found.map(|entry| &entry.value)
}
