//! Events → the tree.

mod again;
mod aliases;
mod nesting;
mod texts;

use std::ops::Range;

use granit_parser::{ErrorKind, Event, Parser, Placement, ScalarStyle, Span as Marked, Tag};

use self::aliases::Aliases;
use self::nesting::{Nesting, Open, OpenKind};
use super::fault::Fault;
use super::line_ends;
use super::place::place;
use super::tree::{Node, NodeKind, Style, Written};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Sources, Span};

/// Reads a file as YAML. `None` when it is none; what is wrong goes to `diagnostics`.
pub fn read(sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) -> Option<Node> {
    let text = &sources.get(file).text;
    if text.trim().is_empty() {
        let span = Span {
            file,
            start: 0,
            end: 0,
        };
        diagnostics.push(
            Diagnostic::error("empty-file", span, "the file is empty")
                .help("a briefing begins with `title:`"),
        );
        return None;
    }
    let mut builder = Builder {
        text,
        file,
        sources,
        diagnostics,
        nesting: Nesting::default(),
        aliases: Aliases::default(),
        star: None,
        documents: 0,
        last_plain: None,
    };
    let options = granit_parser::options! { emit_unresolved_aliases: true };
    let mut last = 0;
    for event in Parser::new_from_str_with_options(text, options) {
        let goes_on = match event {
            Ok((event, marked)) => {
                let range = byte_range(&marked, text);
                last = range.end.max(last);
                builder.event(event, range)
            }
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(last).min(text.len());
                builder.stop(error.kind(), at, last);
                false
            }
        };
        if !goes_on {
            let wrong = builder.nesting.take_wrong();
            builder.diagnostics.extend(wrong);
            return None;
        }
    }
    builder.finish()
}

fn byte_range(marked: &Marked, text: &str) -> Range<usize> {
    let range = marked.byte_range().unwrap_or(0..0);
    let end = text.floor_char_boundary(range.end.min(text.len()));
    text.floor_char_boundary(range.start.min(end))..end
}

struct Builder<'a> {
    text: &'a str,
    file: FileId,
    sources: &'a Sources,
    diagnostics: &'a mut Diagnostics,
    nesting: Nesting,
    aliases: Aliases,
    /// The alias of nothing that came last.
    star: Option<u32>,
    /// How many documents have begun.
    documents: usize,
    /// The end of the plain scalar that came last.
    last_plain: Option<usize>,
}

impl Builder<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        let number = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Span {
            file: self.file,
            start: number(range.start),
            end: number(range.end),
        }
    }

    /// Reports what reading stopped at.
    fn stop(&mut self, kind: &ErrorKind, at: usize, last: usize) {
        let is_bracket = |at: &usize| self.text[*at..].starts_with(['[', '{']);
        let innermost = self.nesting.open().last().map(|open| open.start);
        let mut fault = Fault {
            at,
            last,
            bracket: innermost.filter(is_bracket),
            json: self.sources.get(self.file).is_json(),
            text: self.text,
            file: self.file,
        };
        let diagnostic = fault.diagnostic(kind);
        // `*Emphasis* first` was reported as an alias of nothing already.
        let known = diagnostic.code == "text-starts-with-mark"
            && self.star.is_some()
            && diagnostic.span.map(|span| span.start) == self.star;
        if !known {
            // What was said of the line while it could still be a text, the fault says better.
            self.diagnostics.withdraw("item-in-text");
            let last = diagnostic.span.map(|span| span.end as usize);
            let alike = last.filter(|_| diagnostic.code == "control-character");
            self.diagnostics.push(diagnostic);
            if let Some(from) = alike {
                fault.report_controls(from, self.diagnostics);
            }
        }
    }

    /// The tree, once the file has ended.
    fn finish(mut self) -> Option<Node> {
        for name in std::mem::take(&mut self.aliases).unused() {
            let span = self.span(name);
            self.report(aliases::unused_name(span));
        }
        let root = std::mem::take(&mut self.nesting).finish();
        if root.as_ref().is_none_or(Node::is_absent) {
            let span = self.span(0..0);
            self.report(
                Diagnostic::error("empty-file", span, "the file says nothing").help(
                    "a briefing begins with `title:`; lines that begin with `#` are comments",
                ),
            );
            return None;
        }
        root
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Takes an event; `false` when reading cannot go on.
    fn event(&mut self, event: Event<'_>, range: Range<usize>) -> bool {
        match event {
            Event::DocumentStart(..) => return self.document(range),
            Event::Scalar(value, style, anchor, tag) => {
                self.refuse_tag(tag.as_deref(), &range);
                self.scalar(&value, style, anchor, range);
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_tag(tag.as_deref(), &range);
                return self.begin(OpenKind::sequence(), anchor, range);
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_tag(tag.as_deref(), &range);
                return self.begin(OpenKind::mapping(), anchor, range);
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(range),
            Event::Alias(anchor) => return self.alias(anchor, range),
            Event::UnresolvedAlias(name) => self.unresolved(&name, range),
            Event::Comment(text, placement) => self.comment(&text, placement, range),
            // Nothing else is part of the tree; the parser may tell of more in time.
            _ => {}
        }
        true
    }

    fn document(&mut self, range: Range<usize>) -> bool {
        self.documents += 1;
        if self.documents > 1 {
            let span = self.span(range.start..(range.start + 3).min(self.text.len()));
            self.report(
                Diagnostic::error("second-document", span, "a second document begins here")
                    .help("a file holds one briefing; a line of `---` within it starts another"),
            );
            return false;
        }
        true
    }

    fn refuse_tag(&mut self, tag: Option<&Tag>, range: &Range<usize>) {
        if tag.is_some() {
            let before = self.text[..range.start].rfind('!').unwrap_or(range.start);
            let before = self.text[..before].trim_end_matches('!').len();
            let span = self.span(before..range.start.max(before + 1));
            self.report(
                Diagnostic::error("tag", span, "a word that starts with `!` is a tag to YAML")
                    .help("put the whole text in quotes; a text needs no tag to be one")
                    .suggest(texts::untagged(self.text, span)),
            );
        }
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, anchor: usize, range: Range<usize>) {
        let style = Style::of(style);
        self.last_plain = (style == Style::Plain && !value.is_empty()).then_some(range.end);
        if anchor != 0 {
            let from = self.text[..range.start].rfind('&').unwrap_or(range.start);
            let name = self.text[from..].find(char::is_whitespace);
            let end = name.map_or(self.text.len(), |length| from + length);
            self.aliases.name_text(anchor, from..end);
        }
        if style == Style::Plain
            && let Some(offset) = texts::item_in_text(&self.text[range.clone()])
        {
            let hyphen = range.start + offset;
            let span = self.span(hyphen..hyphen + 1);
            self.report(texts::item_warning(span));
        }
        let unspaced = line_ends::unspaced(value, &self.text[range.clone()], style);
        let span = self.span(range);
        let written = Written {
            value: unspaced.unwrap_or_else(|| value.to_string()),
            style,
            span,
        };
        if let Some((character, bytes)) = texts::dropped_character(&written) {
            let span = place(&written, bytes, self.sources);
            self.report(texts::dropped_warning(
                character,
                span,
                written.span,
                self.text,
            ));
        }
        self.add(
            Node {
                span,
                kind: NodeKind::Scalar(written),
            },
            anchor,
        );
    }

    fn comment(&mut self, text: &str, placement: Placement, range: Range<usize>) {
        let between = self
            .last_plain
            .and_then(|end| self.text.get(end..range.start));
        if placement == Placement::Right && texts::cuts_text_off(text, between) {
            let span = self.span(range);
            self.report(texts::comment_warning(span));
        }
    }

    fn begin(&mut self, kind: OpenKind, anchor: usize, range: Range<usize>) -> bool {
        let start = range.start;
        if self.nesting.is_deepest() {
            let span = self.span(start..start);
            self.report(nesting::too_deep(span));
            return false;
        }
        self.nesting.begin(Open {
            kind,
            start,
            anchor,
        });
        true
    }

    fn end(&mut self, range: Range<usize>) {
        let Some(open) = self.nesting.end() else {
            return;
        };
        // The end of a block is found at what follows it; it ends with its own last line.
        let end = range.end.max(open.start);
        let trimmed = open.start + self.text[open.start..end].trim_end().len();
        let span = self.span(open.start..trimmed.max(open.start));
        let kind = open.kind.finish();
        self.add(Node { span, kind }, open.anchor);
    }

    fn alias(&mut self, anchor: usize, range: Range<usize>) -> bool {
        match self.aliases.copy(anchor, &self.nesting) {
            Ok(node) => {
                self.add(node, 0);
                true
            }
            Err(fault) => {
                let span = self.span(range);
                self.report(fault.diagnostic(span));
                false
            }
        }
    }

    fn unresolved(&mut self, name: &str, range: Range<usize>) {
        let span = self.span(range);
        self.star = Some(span.start);
        self.report(aliases::unresolved(name, span, self.text));
        // Something stands there, so that nothing else is said of it.
        let written = Written {
            value: name.to_string(),
            style: Style::SingleQuoted,
            span,
        };
        let kind = NodeKind::Scalar(written);
        self.add(Node { span, kind }, 0);
    }

    /// Puts a node where it belongs, under the name that it is given.
    fn add(&mut self, node: Node, anchor: usize) {
        if anchor != 0 {
            self.aliases.name(anchor, self.nesting.next());
        }
        let wrong = self.nesting.add(node, self.text);
        self.diagnostics.extend(wrong);
    }
}
