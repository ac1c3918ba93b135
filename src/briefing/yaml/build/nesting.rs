//! Lists and mappings: where each node belongs.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Builder;
use super::aliases::Named;
use crate::briefing::yaml::tree::{Entry, Node, NodeKind, Style, Written};
use crate::diagnostic::{Diagnostic, Span};

/// How deep lists and mappings may nest.
const DEEPEST: usize = 64;

/// A list or mapping whose end has not come yet.
pub(super) struct Open {
    /// Which of the two it is, and what stands in it so far.
    pub kind: OpenKind,
    /// Its first byte.
    pub start: usize,
    anchor: usize,
}

pub(super) enum OpenKind {
    Sequence(Vec<Node>),
    Mapping {
        entries: Vec<Entry>,
        /// Where each key stands first: a mapping may have a million of them.
        known: BTreeMap<String, Span>,
        /// The key whose value has not come yet.
        key: Option<Written>,
    },
}

impl Builder<'_> {
    pub(super) fn begin(&mut self, kind: OpenKind, anchor: usize, range: Range<usize>) -> bool {
        if self.open.len() >= DEEPEST {
            let span = self.span(range.start..range.start);
            let message = format!("lists and mappings nest more than {DEEPEST} deep");
            self.report(
                Diagnostic::error("too-deep", span, message).help("bring them up some levels"),
            );
            return false;
        }
        self.open.push(Open {
            kind,
            start: range.start,
            anchor,
        });
        true
    }

    pub(super) fn end(&mut self, range: Range<usize>) {
        let Some(open) = self.open.pop() else { return };
        // The end of a block is found at what follows it; it ends with its own last line.
        let end = range.end.max(open.start);
        let trimmed = open.start + self.text[open.start..end].trim_end().len();
        let span = self.span(open.start..trimmed.max(open.start));
        let kind = match open.kind {
            OpenKind::Sequence(nodes) => NodeKind::Sequence(nodes),
            OpenKind::Mapping { entries, .. } => NodeKind::Mapping(entries),
        };
        self.add(Node { span, kind }, open.anchor);
    }

    /// Puts a node where it belongs: a key, a value, an item, or the root.
    pub(super) fn add(&mut self, node: Node, anchor: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, self.next());
        }
        match self.open.last_mut().map(|open| &mut open.kind) {
            None => self.root = Some(node),
            Some(OpenKind::Sequence(nodes)) => nodes.push(node),
            Some(OpenKind::Mapping { entries, key, .. }) => match key.take() {
                Some(key) => entries.push(Entry { key, value: node }),
                None => self.key(node),
            },
        }
    }

    /// Where the node stands that comes next.
    fn next(&self) -> Named {
        let places = self.open.iter().map(|open| match &open.kind {
            OpenKind::Sequence(nodes) => nodes.len(),
            OpenKind::Mapping { entries, .. } => entries.len(),
        });
        let is_key = self.open.last().is_some_and(|open| match &open.kind {
            OpenKind::Mapping { key, .. } => key.is_none(),
            OpenKind::Sequence(_) => false,
        });
        Named {
            path: places
                .map(|place| u32::try_from(place).unwrap_or(u32::MAX))
                .collect(),
            is_key,
        }
    }

    fn key(&mut self, node: Node) {
        let NodeKind::Scalar(written) = node.kind else {
            let diagnostic = Diagnostic::error("key-not-text", node.span, "this key is not a text")
                .help("a key is a word before a colon; braces and brackets in a text want quotes");
            self.report(diagnostic);
            let written = Written {
                value: String::new(),
                style: Style::Plain,
                span: node.span,
            };
            return self.set_key(written);
        };
        if written.value == "<<" && written.style == Style::Plain {
            self.report(
                Diagnostic::error("merge-key", written.span, "merge keys are not followed")
                    .help("write the keys out"),
            );
        } else if let Some(first) = self.entry(&written.value) {
            let message = format!("`{}` is given twice", written.value);
            self.report(
                Diagnostic::error("duplicate-key", written.span, message)
                    .label("given again here")
                    .related(first, "first given here")
                    .help("keep one of them"),
            );
        }
        self.set_key(written);
    }

    fn set_key(&mut self, written: Written) {
        if let Some(Open {
            kind: OpenKind::Mapping { known, key, .. },
            ..
        }) = self.open.last_mut()
        {
            if !known.contains_key(&written.value) {
                known.insert(written.value.clone(), written.span);
            }
            *key = Some(written);
        }
    }

    /// Where the open mapping has a key already.
    fn entry(&self, name: &str) -> Option<Span> {
        match self.open.last().map(|open| &open.kind) {
            Some(OpenKind::Mapping { known, .. }) => known.get(name).copied(),
            Some(OpenKind::Sequence(_)) | None => None,
        }
    }
}
