//! Lists and mappings: where each node belongs.

use std::collections::BTreeMap;

use super::again;
use super::aliases::Named;
use crate::briefing::yaml::tree::{Entry, Node, NodeKind, Style, Written};
use crate::diagnostic::{Diagnostic, Span};

/// How deep lists and mappings may nest.
const DEEPEST: usize = 64;

/// A list or mapping whose end has not come yet.
pub struct Open {
    /// Which of the two it is, and what stands in it so far.
    pub kind: OpenKind,
    /// Its first byte.
    pub start: usize,
    /// The number of the name that it is given; 0 without one.
    pub anchor: usize,
}

/// What stands in a list or mapping so far.
pub enum OpenKind {
    /// Items.
    Sequence(Vec<Node>),
    /// Keys with values.
    Mapping {
        /// Those whose values have come.
        entries: Vec<Entry>,
        /// Where each key stands first, and which entry it has: a mapping may have a million of them.
        known: BTreeMap<String, (Span, usize)>,
        /// The key whose value has not come yet.
        key: Option<Written>,
        /// What is wrong with that key: it is told once its value is known.
        wrong: Option<Box<Diagnostic>>,
    },
}

impl OpenKind {
    /// A list in which nothing stands yet.
    pub fn sequence() -> Self {
        OpenKind::Sequence(Vec::new())
    }

    /// Such a mapping.
    pub fn mapping() -> Self {
        OpenKind::Mapping {
            entries: Vec::new(),
            known: BTreeMap::new(),
            key: None,
            wrong: None,
        }
    }

    /// The node that it is, once its end has come.
    pub fn finish(self) -> NodeKind {
        match self {
            OpenKind::Sequence(nodes) => NodeKind::Sequence(nodes),
            OpenKind::Mapping { entries, .. } => NodeKind::Mapping(entries),
        }
    }
}

/// The tree on its way.
#[derive(Default)]
pub struct Nesting {
    /// What is open, from the outermost in.
    open: Vec<Open>,
    root: Option<Node>,
}

impl Nesting {
    /// Lists and mappings that are open, from the outermost in.
    pub fn open(&self) -> &[Open] {
        &self.open
    }

    /// Whether no more may be opened.
    pub fn is_deepest(&self) -> bool {
        self.open.len() >= DEEPEST
    }

    /// Opens a list or a mapping.
    pub fn begin(&mut self, open: Open) {
        self.open.push(open);
    }

    /// Takes the innermost that is open, whose end has come.
    pub fn end(&mut self) -> Option<Open> {
        self.open.pop()
    }

    /// The whole, once all has come.
    pub fn finish(self) -> Option<Node> {
        self.root
    }

    /// Where the node stands that comes next.
    pub fn next(&self) -> Named {
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

    /// What is wrong with keys whose values will not come any more.
    pub fn take_wrong(&mut self) -> Vec<Diagnostic> {
        let open = self.open.iter_mut();
        let wrong = open.filter_map(|open| match &mut open.kind {
            OpenKind::Mapping { wrong, .. } => wrong.take().map(|wrong| *wrong),
            OpenKind::Sequence(_) => None,
        });
        wrong.collect()
    }

    /// Puts a node where it belongs: a key, a value, an item, or the root. Gives what is wrong with the key of a
    /// value; `text` is that of the file.
    pub fn add(&mut self, node: Node, text: &str) -> Option<Diagnostic> {
        match self.open.last_mut().map(|open| &mut open.kind) {
            None => self.root = Some(node),
            Some(OpenKind::Sequence(nodes)) => nodes.push(node),
            Some(OpenKind::Mapping {
                entries,
                key,
                known,
                wrong,
            }) => match key.take() {
                Some(key) => {
                    let first = known
                        .get(&key.value)
                        .map_or(entries.len(), |(_, first)| *first);
                    entries.push(Entry { key, value: node });
                    return wrong
                        .take()
                        .map(|wrong| *wrong)
                        .map(|wrong| match wrong.code {
                            "duplicate-key" => {
                                wrong.suggest(again::taken_out(entries, first, text))
                            }
                            _ => wrong,
                        });
                }
                None => {
                    let (written, found) = key_of(node, known);
                    let place = (written.span, entries.len());
                    known.entry(written.value.clone()).or_insert(place);
                    (*key, *wrong) = (Some(written), found.map(Box::new));
                }
            },
        }
        None
    }
}

/// A node as the key that it is to be in a mapping with these, and what is wrong with that.
fn key_of(node: Node, known: &BTreeMap<String, (Span, usize)>) -> (Written, Option<Diagnostic>) {
    let NodeKind::Scalar(written) = node.kind else {
        let wrong = Diagnostic::error("key-not-text", node.span, "this key is not a text")
            .help("a key is a word before a colon; braces and brackets in a text want quotes");
        let written = Written {
            value: String::new(),
            style: Style::Plain,
            span: node.span,
        };
        return (written, Some(wrong));
    };
    let wrong = if written.value == "<<" && written.style == Style::Plain {
        let error = Diagnostic::error("merge-key", written.span, "merge keys are not followed");
        Some(error.help("write the keys out"))
    } else {
        known.get(&written.value).map(|(first, _)| {
            let message = format!("`{}` is given twice", written.value);
            Diagnostic::error("duplicate-key", written.span, message)
                .label("given again here")
                .related(*first, "first given here")
                .help("keep one of them")
        })
    };
    (written, wrong)
}

/// What is wrong with a list or mapping that nests too deep.
pub fn too_deep(span: Span) -> Diagnostic {
    let message = format!("lists and mappings nest more than {DEEPEST} deep");
    Diagnostic::error("too-deep", span, message).help("bring them up some levels")
}
