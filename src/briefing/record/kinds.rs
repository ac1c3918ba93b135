//! Values of another kind than wanted.

use super::Decoder;
use crate::briefing::yaml::{Node, NodeKind};
use crate::diagnostic::{Diagnostic, Sources, Span};

/// What a node is, for a sentence.
fn shape(node: &Node) -> &'static str {
    match &node.kind {
        NodeKind::Scalar(_) => "a text",
        NodeKind::Sequence(_) => "a list",
        NodeKind::Mapping(_) => "a mapping of keys",
    }
}

impl Decoder<'_> {
    /// A value of another kind than wanted.
    pub fn wrong_type(&mut self, node: &Node, what: &str, wanted: &str, example: &str) {
        if let NodeKind::Mapping(entries) = &node.kind
            && entries.iter().any(|entry| entry.key.value.is_empty())
        {
            // A key that is no text was reported as such.
            return;
        }
        let span = first_line(node.span, self.sources);
        let help = self
            .meant(node, wanted)
            .unwrap_or_else(|| format!("write it like this: {example}"));
        let message = format!("{what} is {}, not {wanted}", shape(node));
        self.error(Diagnostic::error("wrong-type", span, message).help(help));
    }

    /// What the writer of a value of the wrong kind seems to have meant.
    fn meant(&self, node: &Node, wanted: &str) -> Option<String> {
        let written = self
            .sources
            .get(node.span.file)
            .text
            .get(node.span.range())?;
        let first = written.chars().next()?;
        match &node.kind {
            NodeKind::Mapping(_) | NodeKind::Sequence(_)
                if wanted == "a text" && "[{?".contains(first) =>
            {
                Some(format!("a text that starts with `{first}` wants quotes"))
            }
            NodeKind::Mapping(entries) if wanted == "a text" && entries.len() == 1 => {
                let key = &entries.first()?.key.value;
                Some(format!(
                    "the colon after `{key}` makes it a key: put the whole text in quotes"
                ))
            }
            NodeKind::Sequence(_) if wanted == "a text" => Some(
                "a text that starts with `- ` wants quotes; a list within a text stands below `|`"
                    .to_string(),
            ),
            NodeKind::Mapping(entries) if wanted == "a list" => {
                let key = &entries.first()?.key.value;
                Some(format!("begin each item with `- `: `- {key}: …`"))
            }
            NodeKind::Scalar(_) if wanted == "a list" && first == '-' => {
                Some("write a space behind each hyphen: `- …`".to_string())
            }
            NodeKind::Mapping(_) | NodeKind::Sequence(_) | NodeKind::Scalar(_) => None,
        }
    }
}

/// The part of a span on its first line: a caret under one line says more than one under fifty.
pub(super) fn first_line(span: Span, sources: &Sources) -> Span {
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
