//! Events → blocks.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag as Element, TagEnd};

use super::bullets;
use super::definitions;
use super::html::is_break;
use super::reader::Reader;
use super::unclosed;
use super::unmarked;
use super::{DEEPEST_BLOCK, Finding, MarkupBlock, Parsed, is_blank, too_long};
use crate::document;

/// Reads a field of block text.
pub fn parse_block(text: &str) -> Parsed<Vec<MarkupBlock>> {
    if let Some(finding) = too_long(text) {
        return Parsed {
            content: Vec::new(),
            findings: vec![finding],
        };
    }
    let mut findings = unmarked::find(text);
    let taken = definitions::take(text, &mut findings);
    let (source, definitions) = match taken {
        Some((blanked, definitions)) => (blanked, Some(definitions)),
        None => (text.to_string(), None),
    };
    let source = bullets::as_hyphens(&source).unwrap_or(source);
    let mut reader = Reader::new(&source, definitions);
    let content = reader.blocks(0);
    findings.append(&mut reader.findings);
    if let Some(definitions) = &reader.definitions {
        for (label, range) in definitions.uncalled() {
            let message = format!("nothing calls the note `{label}`");
            findings.push(
                Finding::warning("uncalled-note", range, message)
                    .label("not shown")
                    .help(format!("call it where it belongs: `[^{label}]`")),
            );
        }
    }
    Parsed { content, findings }
}

impl Reader<'_> {
    /// Reads blocks up to the end of what holds them, which is taken too.
    pub(super) fn blocks(&mut self, depth: usize) -> Vec<MarkupBlock> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.peek() {
            let range = range.clone();
            match event {
                Event::End(_) => {
                    self.next();
                    break;
                }
                Event::Start(Element::BlockQuote(_) | Element::List(_))
                    if depth >= DEEPEST_BLOCK =>
                {
                    self.error(
                        "too-deep",
                        range,
                        "lists and quotations nest too deep here",
                        "bring some of them up a level",
                    );
                    self.skip();
                }
                Event::Start(element) => {
                    let element = element.clone();
                    blocks.extend(self.container(&element, range, depth));
                }
                Event::Rule => {
                    self.findings.push(
                        Finding::warning("rule", range, "a rule between paragraphs is not set")
                            .help("take it out, or begin a section with a heading"),
                    );
                    self.next();
                }
                Event::Html(html) => {
                    let html = html.to_string();
                    self.raw_html(&html, range);
                    self.next();
                }
                Event::Text(_)
                | Event::Code(_)
                | Event::SoftBreak
                | Event::HardBreak
                | Event::InlineHtml(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::FootnoteReference(_)
                | Event::TaskListMarker(_) => {
                    blocks.push(MarkupBlock::Paragraph(self.inlines(0)));
                }
            }
        }
        blocks.retain(says_something);
        blocks
    }

    /// Reads a block that opens here.
    fn container(
        &mut self,
        element: &Element<'_>,
        range: Range<usize>,
        depth: usize,
    ) -> Option<MarkupBlock> {
        match element {
            Element::Paragraph => {
                self.next();
                match self.figure(&range) {
                    Some(figure) => Some(figure),
                    None => self.paragraph(range),
                }
            }
            Element::Heading { level, .. } => {
                self.next();
                self.heading(*level as u8, range)
            }
            Element::BlockQuote(_) => {
                self.next();
                Some(MarkupBlock::Quote(self.blocks(depth + 1)))
            }
            Element::List(start) => {
                self.next();
                Some(self.list(*start, depth))
            }
            Element::CodeBlock(kind) => {
                if matches!(kind, CodeBlockKind::Fenced(_)) {
                    let unclosed = unclosed::fence(self.source, range);
                    self.findings.extend(unclosed);
                }
                self.next();
                Some(MarkupBlock::Code(self.code()))
            }
            Element::HtmlBlock => {
                self.html_block(range);
                None
            }
            Element::Table(aligns) => {
                self.next();
                self.pipe_table(aligns, range).map(MarkupBlock::Table)
            }
            // Inline elements of a tight item.
            Element::Emphasis
            | Element::Strong
            | Element::Strikethrough
            | Element::Link { .. }
            | Element::Image { .. } => Some(MarkupBlock::Paragraph(self.inlines(0))),
            // Syntax that is not switched on, and parts of what is read above.
            Element::Item
            | Element::FootnoteDefinition(_)
            | Element::DefinitionList
            | Element::DefinitionListTitle
            | Element::DefinitionListDefinition
            | Element::TableHead
            | Element::TableRow
            | Element::TableCell
            | Element::Superscript
            | Element::Subscript
            | Element::MetadataBlock(_) => {
                self.skip();
                None
            }
        }
    }

    /// Reads what stands in a paragraph. One of white space would be a paragraph to whoever is led by
    /// them, and be nothing; what other mistakes have left nothing of is told of with them.
    fn paragraph(&mut self, range: Range<usize>) -> Option<MarkupBlock> {
        let found = self.findings.len();
        let content = self.inlines(0);
        let is_told = self.findings.len() > found;
        if !content.is_empty() && is_blank(&content) {
            if is_told {
                return None;
            }
            let text = &self.source[range.clone()];
            self.error(
                "empty-paragraph",
                range.start..range.start + text.trim_end().len(),
                "this paragraph is white space alone",
                "take it out: paragraphs stand apart by themselves",
            );
            return None;
        }
        Some(MarkupBlock::Paragraph(content))
    }

    /// Reads what stands in a heading.
    fn heading(&mut self, level: u8, range: Range<usize>) -> Option<MarkupBlock> {
        let content = self.inlines(0);
        let text = &self.source[range.clone()];
        let range = range.start..range.start + text.trim_end().len();
        if is_blank(&content) {
            self.error(
                "empty-heading",
                range,
                "this heading is empty",
                "write its words",
            );
            return None;
        }
        Some(MarkupBlock::Heading {
            level,
            content,
            range,
        })
    }

    /// Refuses HTML; a break alone is white space, as it would be between paragraphs.
    fn html_block(&mut self, range: Range<usize>) {
        let html = self.source[range.clone()].trim_end();
        if !is_break(html) {
            let range = range.start..range.start + html.len();
            self.raw_html(html, range);
        }
        self.skip();
    }

    fn list(&mut self, start: Option<u64>, depth: usize) -> MarkupBlock {
        let mut items = Vec::new();
        let mut tight = true;
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Element::Item) => {
                    tight &= !matches!(self.peek(), Some((Event::Start(Element::Paragraph), _)));
                    let item = self.blocks(depth + 1);
                    if item.is_empty() {
                        let end = range.start + self.source[range.clone()].trim_end().len();
                        self.findings.push(
                            Finding::warning("empty-item", range.start..end, "this item is empty")
                                .label("left out")
                                .help("write its words, or take its mark away"),
                        );
                    } else {
                        items.push(item);
                    }
                }
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        MarkupBlock::List {
            start,
            tight,
            items,
        }
    }

    fn code(&mut self) -> String {
        let mut code = String::new();
        while let Some((event, _)) = self.next() {
            match event {
                Event::Text(text) => code.push_str(&bullets::restored(&text)),
                Event::End(_) => break,
                _ => {}
            }
        }
        code
    }
}

/// Whether anything is left of a block once its mistakes are taken out.
pub(super) fn says_something(block: &MarkupBlock) -> bool {
    match block {
        MarkupBlock::Paragraph(content) => !is_blank(content),
        MarkupBlock::Quote(blocks) => !blocks.is_empty(),
        MarkupBlock::List { items, .. } => !items.is_empty(),
        MarkupBlock::Code(code) => !document::is_blank(code),
        MarkupBlock::Heading { .. } | MarkupBlock::Table(_) | MarkupBlock::Figure(_) => true,
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
