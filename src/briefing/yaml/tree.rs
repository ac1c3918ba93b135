//! The tree.

use granit_parser::ScalarStyle;

use crate::diagnostic::Span;

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind,
}

/// The kinds of value.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind {
    /// A text.
    Scalar(Written),
    /// A list.
    Sequence(Vec<Node>),
    /// Keys with values, in their order.
    Mapping(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: Written,
    /// The value.
    pub value: Node,
}

/// A text as it is written, with what is needed to find a part of it in the file again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The text, escapes undone.
    pub value: String,
    /// How it is written.
    pub style: Style,
    /// Where it stands.
    pub span: Span,
}

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In `'`.
    SingleQuoted,
    /// In `"`, with escapes.
    DoubleQuoted,
    /// Below `|`, where lines stay as they are.
    Literal,
    /// Below `>`, where lines run on.
    Folded,
}

impl Style {
    /// The parser's.
    pub(super) fn of(style: ScalarStyle) -> Self {
        match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted => Style::SingleQuoted,
            ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
            ScalarStyle::Literal => Style::Literal,
            ScalarStyle::Folded => Style::Folded,
        }
    }
}

impl Node {
    /// Whether it says nothing: `~`, `null`, or nothing at all.
    pub fn is_absent(&self) -> bool {
        match &self.kind {
            NodeKind::Scalar(written) => written.is_absent(),
            NodeKind::Sequence(_) | NodeKind::Mapping(_) => false,
        }
    }
}

impl Written {
    /// Whether it says nothing: `~`, `null`, or nothing at all. In quotes, these are texts.
    pub fn is_absent(&self) -> bool {
        self.style.is_absent(&self.value)
    }
}

impl Style {
    /// Whether a text in this style says nothing.
    pub(super) fn is_absent(self, value: &str) -> bool {
        self == Style::Plain && matches!(value, "" | "~" | "null" | "Null" | "NULL")
    }
}
