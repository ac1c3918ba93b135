//! Aliases: copied within a budget, never a cycle or a bomb.

use std::ops::Range;

use super::Builder;
use crate::briefing::yaml::tree::{Node, NodeKind, Style, Written};
use crate::diagnostic::Diagnostic;

/// How many nodes aliases may copy, all together.
const MOST_COPIED: usize = 100_000;
/// How many bytes of text aliases may copy, all together.
const MOST_COPIED_BYTES: usize = 4 << 20;

impl Builder<'_> {
    /// Copies what an alias stands for, within the budget.
    pub(super) fn alias(&mut self, anchor: usize, range: Range<usize>) -> bool {
        let span = self.span(range);
        let Some(node) = self.anchors.get(&anchor).cloned() else {
            self.report(
                Diagnostic::error(
                    "alias-cycle",
                    span,
                    "this alias stands within what it stands for",
                )
                .help("write the value out"),
            );
            return false;
        };
        self.unused.remove(&anchor);
        let (nodes, bytes) = size(&node);
        self.copied += nodes;
        self.copied_bytes += bytes;
        if self.copied > MOST_COPIED || self.copied_bytes > MOST_COPIED_BYTES {
            self.report(
                Diagnostic::error(
                    "alias-budget",
                    span,
                    "aliases copy more than a briefing can need",
                )
                .help("write the values out"),
            );
            return false;
        }
        self.add(node, 0);
        true
    }

    /// `- *Emphasis* first` is an alias to YAML.
    pub(super) fn unresolved(&mut self, name: &str, range: Range<usize>) {
        let span = self.span(range);
        self.star = Some(span.start);
        self.report(
            Diagnostic::error(
                "text-starts-with-star",
                span,
                "a text that starts with `*` is an alias to YAML",
            )
            .label(format!("nothing is named `{name}`"))
            .help("put the whole text in quotes, or below `|`"),
        );
        // Something stands there, so that nothing else is said of it.
        let written = Written {
            value: name.to_string(),
            style: Style::SingleQuoted,
            span,
        };
        self.add(
            Node {
                span,
                kind: NodeKind::Scalar(written),
            },
            0,
        );
    }
}

/// How many nodes and bytes of text a tree has, counted without recursion.
fn size(node: &Node) -> (usize, usize) {
    let (mut nodes, mut bytes) = (0, 0);
    let mut rest = vec![node];
    while let Some(node) = rest.pop() {
        nodes += 1;
        match &node.kind {
            NodeKind::Scalar(written) => bytes += written.value.len(),
            NodeKind::Sequence(items) => rest.extend(items),
            NodeKind::Mapping(entries) => {
                bytes += entries
                    .iter()
                    .map(|entry| entry.key.value.len())
                    .sum::<usize>();
                rest.extend(entries.iter().map(|entry| &entry.value));
            }
        }
    }
    (nodes, bytes)
}
