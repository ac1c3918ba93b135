//! pulldown's events → blocks.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::brackets;
use super::notes::Notes;
use crate::diagnostic::Span;
use crate::import::draft::{Block, Inline, Line, Placed, Table, is_blank, words};
use crate::import::headings::Headings;
use crate::import::html;
use crate::import::marked::tidy;
use crate::import::pictures::Pictures;
use crate::import::report::Report;

/// A walk through events.
pub struct Walk<'w, 'r, 't> {
    pub(super) text: &'t str,
    pub(super) events: std::iter::Peekable<std::vec::IntoIter<(Event<'t>, Range<usize>)>>,
    pub(super) notes: &'w mut Notes,
    pub(super) pictures: &'w Pictures<'w>,
    pub(super) report: &'w mut Report<'r>,
    headings: Headings,
    /// Where the block begins that is being read.
    pub(super) at: Range<usize>,
    /// Figures that stood within a line.
    pub(super) figures: Vec<Block>,
    pub(super) used: BTreeSet<String>,
}

impl<'w, 'r, 't> Walk<'w, 'r, 't> {
    /// A walk through the events of a text.
    pub fn new(
        text: &'t str,
        events: Vec<(Event<'t>, Range<usize>)>,
        notes: &'w mut Notes,
        pictures: &'w Pictures<'w>,
        report: &'w mut Report<'r>,
    ) -> Self {
        Walk {
            text,
            events: events.into_iter().peekable(),
            notes,
            pictures,
            report,
            headings: Headings::new(),
            at: 0..0,
            figures: Vec::new(),
            used: BTreeSet::new(),
        }
    }

    /// Addresses that links lead to.
    pub fn used(self) -> BTreeSet<String> {
        self.used
    }

    /// Every block, with its place.
    pub fn flow(&mut self) -> Vec<Placed> {
        let mut flow = Vec::new();
        while self.events.peek().is_some() {
            let start = self.events.peek().map_or(0, |(_, range)| range.start);
            let before = flow.len();
            let mut blocks = Vec::new();
            self.block(&mut blocks);
            for block in blocks {
                let span = Some(self.span(start..self.at.end.max(start)));
                flow.push(Placed {
                    block: self.as_heading(block),
                    span,
                });
            }
            if flow.len() == before && self.events.peek().is_none() {
                break;
            }
        }
        flow
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let words = self
            .text
            .get(range.clone())
            .map_or(0, |text| text.trim_end().len());
        self.report.span(range.start..range.start + words)
    }

    pub(super) fn here(&self) -> Option<Span> {
        Some(self.span(self.at.clone()))
    }

    /// "**Sources:**" alone in its paragraph is a heading.
    fn as_heading(&self, block: Block) -> Block {
        match &block {
            Block::Paragraph(line) => match tidy(line).as_slice() {
                [Inline::Strong(inner)] if self.headings.find(&words(inner)).is_some() => {
                    Block::Heading(2, inner.clone())
                }
                [Inline::Characters(text)]
                    if text.ends_with(':') && self.headings.find(text).is_some() =>
                {
                    Block::Heading(2, vec![Inline::Characters(text.clone())])
                }
                _ => block,
            },
            _ => block,
        }
    }

    /// Blocks up to the end of what holds them.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, _)) = self.events.peek() {
            if matches!(event, Event::End(_)) {
                self.events.next();
                break;
            }
            self.block(&mut blocks);
        }
        blocks
    }

    fn block(&mut self, out: &mut Vec<Block>) {
        let Some((event, range)) = self.events.peek() else {
            return;
        };
        self.at = range.clone();
        let tag = match event {
            Event::Start(tag) => tag.clone(),
            Event::End(_) | Event::Rule => {
                self.events.next();
                return;
            }
            Event::Html(html) => {
                let html = html.to_string();
                self.events.next();
                return self.html(&html, out);
            }
            _ => {
                // The words of a tight item.
                let line = self.line();
                return self.paragraph(line, out);
            }
        };
        match tag {
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::Superscript
            | Tag::Subscript => {
                let line = self.line();
                self.paragraph(line, out);
            }
            Tag::Paragraph => {
                self.events.next();
                let line = self.line();
                self.end();
                self.paragraph(line, out);
            }
            Tag::Heading { level, .. } => {
                self.events.next();
                let line = self.line();
                self.end();
                out.push(Block::Heading(level_of(level), line));
                out.append(&mut self.figures);
            }
            Tag::CodeBlock(kind) => {
                self.events.next();
                out.push(Block::Code(language(&kind), self.raw()));
            }
            Tag::HtmlBlock => {
                self.events.next();
                let html = self.raw();
                self.html(&html, out);
            }
            Tag::List(start) => {
                self.events.next();
                let items = self.items();
                out.push(Block::List(start, items));
            }
            Tag::BlockQuote(_) => {
                self.events.next();
                let blocks = self.blocks();
                out.push(Block::Quote(blocks));
            }
            Tag::Table(_) => {
                self.events.next();
                out.push(Block::Table(self.table()));
            }
            Tag::DefinitionList => {
                self.events.next();
                out.push(Block::Definitions(self.definitions()));
            }
            Tag::Item
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::MetadataBlock(_) => {
                self.events.next();
                out.extend(self.blocks());
            }
        }
    }

    pub(super) fn end(&mut self) {
        if matches!(self.events.peek(), Some((Event::End(_), _))) {
            self.events.next();
        }
    }

    /// A paragraph, and the figures of it.
    fn paragraph(&mut self, line: Line, out: &mut Vec<Block>) {
        if !is_blank(&line) {
            out.push(Block::Paragraph(line));
        }
        out.append(&mut self.figures);
    }

    fn html(&mut self, html: &str, out: &mut Vec<Block>) {
        let place = self.here();
        let blocks = html::fragment(html, place, self.pictures, self.report);
        let notes = &mut *self.notes;
        out.extend(blocks.into_iter().map(|block| match block {
            Block::Paragraph(line) => Block::Paragraph(brackets::resolve(line, notes)),
            other => other,
        }));
    }

    fn items(&mut self) -> Vec<Vec<Block>> {
        let mut items = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.blocks()),
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        items.retain(|item| !item.is_empty());
        items
    }

    fn table(&mut self) -> Table {
        let mut table = Table::default();
        let mut row = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => {
                    self.at = range;
                    let line = self.line();
                    self.end();
                    row.push(line);
                }
                Event::End(TagEnd::TableHead) => table.head = std::mem::take(&mut row),
                Event::End(TagEnd::TableRow) => table.rows.push(std::mem::take(&mut row)),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        table
    }

    fn definitions(&mut self) -> Vec<(Line, Vec<Block>)> {
        let mut entries: Vec<(Line, Vec<Block>)> = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::DefinitionListTitle) => {
                    let line = self.line();
                    self.end();
                    entries.push((line, Vec::new()));
                }
                Event::Start(Tag::DefinitionListDefinition) => {
                    let blocks = self.blocks();
                    if let Some((_, definition)) = entries.last_mut() {
                        definition.extend(blocks);
                    }
                }
                Event::End(TagEnd::DefinitionList) => break,
                _ => {}
            }
        }
        entries
    }

    /// Text as it stands, up to the end of what holds it.
    fn raw(&mut self) -> String {
        let mut out = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Text(text) | Event::Html(text) => out.push_str(&text),
                Event::End(_) => break,
                _ => {}
            }
        }
        out
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    level as u8
}

/// The language of code: `python`, `{python}`, `{r echo=FALSE}`.
fn language(kind: &CodeBlockKind<'_>) -> Option<String> {
    let CodeBlockKind::Fenced(info) = kind else {
        return None;
    };
    let words = info.trim_matches(['{', '}', ' ', '.']);
    let word = words
        .split([' ', ',', '}'])
        .next()
        .unwrap_or_default()
        .trim_matches('.');
    (!word.is_empty()).then(|| word.to_string())
}
