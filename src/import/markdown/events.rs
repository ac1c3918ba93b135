//! pulldown's events → blocks.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::brackets;
use super::elements::Elements;
use super::notes::Notes;
use crate::diagnostic::Span;
use crate::import::draft::{Block, Figure, Inline, Line, Placed, Table, is_blank, words};
use crate::import::headings::Headings;
use crate::import::html;
use crate::import::marked::tidy;
use crate::import::pictures::{self, Pictures};
use crate::import::report::Report;

/// How deep blocks nest; what is deeper is brought up.
const DEEPEST: usize = 60;

/// A walk through events.
pub struct Walk<'w, 'r, 't> {
    text: &'t str,
    events: std::iter::Peekable<std::vec::IntoIter<(Event<'t>, Range<usize>)>>,
    notes: &'w mut Notes,
    pictures: &'w Pictures<'w>,
    report: &'w mut Report<'r>,
    headings: Headings,
    /// Where the block begins that is being read.
    at: Range<usize>,
    /// Figures that stood within a line.
    figures: Vec<Block>,
    used: BTreeSet<String>,
    depth: usize,
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
            depth: 0,
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

    fn span(&self, range: Range<usize>) -> Span {
        let words = self
            .text
            .get(range.clone())
            .map_or(0, |text| text.trim_end().len());
        self.report.span(range.start..range.start + words)
    }

    fn here(&self) -> Option<Span> {
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
        self.depth += 1;
        while let Some((event, _)) = self.events.peek() {
            if matches!(event, Event::End(_)) {
                self.events.next();
                break;
            }
            self.block(&mut blocks);
        }
        self.depth -= 1;
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
                match self.depth < DEEPEST {
                    true => out.push(Block::Quote(blocks)),
                    false => out.extend(blocks),
                }
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

    fn end(&mut self) {
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
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Text(text) | Event::Html(text) => out.push_str(&text),
                Event::End(_) => break,
                _ => {}
            }
        }
        out
    }

    /// Words up to the end of what holds them, or the next block of a tight item.
    fn line(&mut self) -> Line {
        let mut elements = Elements::default();
        while let Some((event, range)) = self.events.peek() {
            self.at.end = range.end.max(self.at.end);
            let is_inline = matches!(
                event,
                Event::Start(
                    Tag::Emphasis
                        | Tag::Strong
                        | Tag::Strikethrough
                        | Tag::Link { .. }
                        | Tag::Image { .. }
                        | Tag::Superscript
                        | Tag::Subscript
                )
            );
            if matches!(event, Event::End(_) | Event::Rule | Event::Html(_))
                || (matches!(event, Event::Start(_)) && !is_inline)
            {
                break;
            }
            let Some((event, range)) = self.events.next() else {
                break;
            };
            match event {
                Event::Text(text) => elements.text(&text),
                Event::Code(code) => elements.push(Inline::Code(code.to_string())),
                Event::SoftBreak => elements.text(" "),
                Event::HardBreak => elements.push(Inline::Break),
                Event::TaskListMarker(is_done) => {
                    elements.text(if is_done { "[x] " } else { "[ ] " })
                }
                Event::InlineHtml(html) => elements.tag(&html),
                Event::Start(tag) => {
                    let line = self.element(tag, range);
                    elements.extend(line);
                }
                Event::InlineMath(math) | Event::DisplayMath(math) => elements.text(&math),
                Event::FootnoteReference(label) => elements.text(&format!("[^{label}]")),
                Event::End(_) | Event::Rule | Event::Html(_) => {}
            }
        }
        let (line, links) = elements.finish();
        let place = self.here();
        let line = links.checked(line, place, self.report);
        brackets::resolve(line, self.notes)
    }

    fn element(&mut self, tag: Tag<'t>, range: Range<usize>) -> Line {
        let line = self.line();
        self.end();
        match tag {
            Tag::Emphasis => vec![Inline::Emphasis(line)],
            Tag::Strong => vec![Inline::Strong(line)],
            // pulldown strikes out what stands between single tildes, too, which pandoc lowers.
            Tag::Strikethrough if !self.text[range.clone()].starts_with("~~") => {
                vec![Inline::Characters(pictures::raised(&words(&line), false))]
            }
            Tag::Strikethrough => vec![Inline::Struck(line)],
            Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            } => {
                let span = Some(self.span(range));
                self.used.insert(dest_url.to_string());
                let label = words(&line);
                let is_number =
                    label.bytes().all(|byte| byte.is_ascii_digit()) && !label.is_empty();
                let is_reference = matches!(
                    link_type,
                    LinkType::Shortcut | LinkType::Collapsed | LinkType::Reference
                );
                if is_reference && is_number && crate::import::marked::address(&dest_url).is_some()
                {
                    return vec![brackets::cite(&format!("[{id}]"))];
                }
                if !title.trim().is_empty() && !is_reference {
                    let message = format!("the title of a link, `{title}`, is shown by no page");
                    self.report.not_placed(
                        span,
                        &message,
                        "say it in the words of the link or behind it",
                    );
                }
                let address = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                };
                pictures::link(&address, line, span, self.report)
            }
            Tag::Image {
                dest_url, title, ..
            } => {
                let span = Some(self.span(range));
                let caption = match title.trim() {
                    "" => Line::new(),
                    title => vec![Inline::Characters(title.to_string())],
                };
                let figure = Figure {
                    file: dest_url.to_string(),
                    alternative: words(&line),
                    caption,
                };
                match self.pictures.placed(figure, span, self.report) {
                    Block::Paragraph(line) => line,
                    figure => {
                        self.figures.push(figure);
                        Line::new()
                    }
                }
            }
            _ => line,
        }
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
