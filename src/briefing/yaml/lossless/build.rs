//! Events → the tree, before its comments have found their places.

use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, Span as Marked, StructureStyle};

use super::comments::Placing;
use super::{Anchor, Collection, CommentedEntry, Content, Node, Scalar, Tree};
use crate::briefing::yaml::tree::Style;

/// Makes the tree of a text that was read without an error.
pub(super) fn build(text: String) -> Option<Tree> {
    let options = granit_parser::options! { emit_anchor_events: true };
    let mut builder = Builder {
        text: &text,
        open: Vec::new(),
        root: None,
        last_is_open: false,
        comments: Vec::new(),
        marker: None,
    };
    for event in Parser::new_from_str_with_options(&text, options) {
        let (event, marked) = event.ok()?;
        builder.event(event, &marked)?;
    }
    let Builder {
        root,
        mut comments,
        marker,
        ..
    } = builder;
    // They come with the tokens around them, which are not always told in their order.
    comments.sort_by_key(|span| span.start);
    let mut tree = Tree {
        text: String::new(),
        marker,
        head: Vec::new(),
        root: root?,
        tail: Vec::new(),
    };
    Placing::new(&text, comments).place(&mut tree);
    tree.text = text;
    Some(tree)
}

struct Builder<'t> {
    text: &'t str,
    open: Vec<Open>,
    root: Option<Node>,
    /// Whether the node that came last is a collection that is still open.
    last_is_open: bool,
    comments: Vec<Range<usize>>,
    marker: Option<Range<usize>>,
}

/// A collection whose end has not come yet.
struct Open {
    collection: Collection,
    start: usize,
    anchor: Option<Anchor>,
    /// The key whose value has not come yet.
    key: Option<Node>,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, marked: &Marked) -> Option<()> {
        let span = marked.byte_range()?;
        match event {
            Event::DocumentStart(true, _) => self.marker = Some(span),
            Event::Scalar(value, style, ..) => {
                let scalar = scalar(value.into_owned(), style, &span, marked.indent);
                let span = self.without_empty_lines(&scalar, span);
                self.add(span, Content::Scalar(scalar));
            }
            Event::Alias(number) => self.add(span, Content::Alias(number)),
            Event::SequenceStart(style, ..) => self.begin(false, style, span.start),
            Event::MappingStart(style, ..) => self.begin(true, style, span.start),
            Event::SequenceEnd | Event::MappingEnd => self.end(span.end)?,
            Event::Anchor(number, _) => {
                let anchor = Some(Anchor { number, span });
                match self.open.last_mut().filter(|_| self.last_is_open) {
                    Some(open) => open.anchor = anchor,
                    None => self.last()?.anchor = anchor,
                }
            }
            Event::Comment(..) => self.comments.push(span),
            // Nothing else is written anywhere.
            _ => {}
        }
        Some(())
    }

    fn begin(&mut self, is_mapping: bool, style: StructureStyle, start: usize) {
        self.last_is_open = true;
        self.open.push(Open {
            collection: Collection {
                is_mapping,
                is_flow: style == StructureStyle::Flow,
                entries: Vec::new(),
                after: Vec::new(),
            },
            start,
            anchor: None,
            key: None,
        });
    }

    fn end(&mut self, end: usize) -> Option<()> {
        let Open {
            collection,
            start,
            anchor,
            ..
        } = self.open.pop()?;
        // The end of a block is found at what follows it; it ends with its last entry.
        let last = collection.entries.last().map(|entry| entry.value.span.end);
        let end = if collection.is_flow {
            end
        } else {
            last.unwrap_or(start)
        };
        self.add(start..end.max(start), Content::Collection(collection));
        self.last()?.anchor = anchor;
        Some(())
    }

    /// Puts a node where it belongs.
    fn add(&mut self, span: Range<usize>, content: Content) {
        self.last_is_open = false;
        let node = Node {
            span,
            anchor: None,
            content,
        };
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return;
        };
        if open.collection.is_mapping && open.key.is_none() {
            open.key = Some(node);
            return;
        }
        open.collection.entries.push(CommentedEntry {
            before: Vec::new(),
            start: 0,
            blank: false,
            key: open.key.take(),
            value: node,
            beside: None,
        });
    }

    /// The node that was put somewhere last.
    fn last(&mut self) -> Option<&mut Node> {
        match self.open.last_mut() {
            None => self.root.as_mut(),
            Some(Open { key: Some(key), .. }) => Some(key),
            Some(open) => Some(&mut open.collection.entries.last_mut()?.value),
        }
    }

    /// The lines of a text below `|` or `>`, without the empty ones at their end if they are no part of it, and
    /// without the end of the last.
    fn without_empty_lines(&self, scalar: &Scalar, span: Range<usize>) -> Range<usize> {
        if !matches!(scalar.style, Style::Literal | Style::Folded) {
            return span;
        }
        let without_end = |lines: &str| {
            let lines = lines.strip_suffix('\n').unwrap_or(lines);
            lines.strip_suffix('\r').unwrap_or(lines).len()
        };
        let mut lines = &self.text[span.clone()];
        // The indentation of what follows is no part of it either.
        if let Some(end) = lines.rfind('\n')
            && lines[end..].trim().is_empty()
        {
            lines = &lines[..=end];
        }
        lines = &lines[..without_end(lines)];
        // More than one end of line is of a text that keeps them.
        while !scalar.value.ends_with("\n\n")
            && let Some(end) = lines.rfind('\n')
            && lines[end + 1..].trim().is_empty()
            && lines.len() - end - 1 <= scalar.indent
        {
            lines = &lines[..without_end(&lines[..=end])];
        }
        span.start..span.start + lines.len()
    }
}

/// A text. Where its header stands is found with the comments: there may be one behind it.
fn scalar(value: String, style: ScalarStyle, span: &Range<usize>, indent: Option<usize>) -> Scalar {
    let style = Style::of(style);
    // The parser says `~` where nothing stands.
    let is_nothing = style == Style::Plain && span.is_empty();
    Scalar {
        value: if is_nothing { String::new() } else { value },
        style,
        header: None,
        indent: indent.unwrap_or_default(),
    }
}
