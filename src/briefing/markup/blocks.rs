//! Events → blocks.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag as Element, TagEnd};

use super::bullets;
use super::definitions;
use super::figure::figure;
use super::html::{is_break, raw_html};
use super::inlines::inlines;
use super::pipe_table::pipe_table;
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
    let content = blocks(&mut reader, 0);
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

/// Reads blocks up to the end of what holds them, which is taken too.
pub fn blocks(reader: &mut Reader<'_>, depth: usize) -> Vec<MarkupBlock> {
    let mut blocks = Vec::new();
    while let Some((event, range)) = reader.peek() {
        let range = range.clone();
        match event {
            Event::End(_) => {
                reader.next();
                break;
            }
            Event::Start(Element::BlockQuote(_) | Element::List(_)) if depth >= DEEPEST_BLOCK => {
                reader.error(
                    "too-deep",
                    range,
                    "lists and quotations nest too deep here",
                    "bring some of them up a level",
                );
                reader.skip();
            }
            Event::Start(element) => {
                let element = element.clone();
                blocks.extend(container(reader, &element, range, depth));
            }
            Event::Rule => {
                reader.findings.push(
                    Finding::warning("rule", range, "a rule between paragraphs is not set")
                        .help("take it out, or begin a section with a heading"),
                );
                reader.next();
            }
            Event::Html(html) => {
                let html = html.to_string();
                raw_html(reader, &html, range);
                reader.next();
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
                blocks.push(MarkupBlock::Paragraph(inlines(reader, 0)));
            }
        }
    }
    blocks.retain(says_something);
    blocks
}

/// Reads a block that opens here.
fn container(
    reader: &mut Reader<'_>,
    element: &Element<'_>,
    range: Range<usize>,
    depth: usize,
) -> Option<MarkupBlock> {
    match element {
        Element::Paragraph => {
            reader.next();
            match figure(reader, &range) {
                Some(figure) => Some(figure),
                None => paragraph(reader, range),
            }
        }
        Element::Heading { level, .. } => {
            reader.next();
            heading(reader, *level as u8, range)
        }
        Element::BlockQuote(_) => {
            reader.next();
            Some(MarkupBlock::Quote(blocks(reader, depth + 1)))
        }
        Element::List(start) => {
            reader.next();
            Some(list(reader, *start, depth))
        }
        Element::CodeBlock(kind) => {
            if matches!(kind, CodeBlockKind::Fenced(_)) {
                let unclosed = unclosed::fence(reader.source, range);
                reader.findings.extend(unclosed);
            }
            reader.next();
            Some(MarkupBlock::Code(code(reader)))
        }
        Element::HtmlBlock => {
            html_block(reader, range);
            None
        }
        Element::Table(aligns) => {
            reader.next();
            pipe_table(reader, aligns, range).map(MarkupBlock::Table)
        }
        // Inline elements of a tight item.
        Element::Emphasis
        | Element::Strong
        | Element::Strikethrough
        | Element::Link { .. }
        | Element::Image { .. } => Some(MarkupBlock::Paragraph(inlines(reader, 0))),
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
            reader.skip();
            None
        }
    }
}

/// Reads what stands in a paragraph. One of white space would be a paragraph to whoever is led by
/// them, and be nothing; what other mistakes have left nothing of is told of with them.
fn paragraph(reader: &mut Reader<'_>, range: Range<usize>) -> Option<MarkupBlock> {
    let found = reader.findings.len();
    let content = inlines(reader, 0);
    let is_told = reader.findings.len() > found;
    if !content.is_empty() && is_blank(&content) {
        if is_told {
            return None;
        }
        let text = &reader.source[range.clone()];
        reader.error(
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
fn heading(reader: &mut Reader<'_>, level: u8, range: Range<usize>) -> Option<MarkupBlock> {
    let content = inlines(reader, 0);
    let text = &reader.source[range.clone()];
    let range = range.start..range.start + text.trim_end().len();
    if is_blank(&content) {
        reader.error(
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
fn html_block(reader: &mut Reader<'_>, range: Range<usize>) {
    let html = reader.source[range.clone()].trim_end();
    if !is_break(html) {
        let range = range.start..range.start + html.len();
        raw_html(reader, html, range);
    }
    reader.skip();
}

fn list(reader: &mut Reader<'_>, start: Option<u64>, depth: usize) -> MarkupBlock {
    let mut items = Vec::new();
    let mut tight = true;
    while let Some((event, range)) = reader.next() {
        match event {
            Event::Start(Element::Item) => {
                tight &= !matches!(reader.peek(), Some((Event::Start(Element::Paragraph), _)));
                let item = blocks(reader, depth + 1);
                if item.is_empty() {
                    let end = range.start + reader.source[range.clone()].trim_end().len();
                    reader.findings.push(
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

fn code(reader: &mut Reader<'_>) -> String {
    let mut code = String::new();
    while let Some((event, _)) = reader.next() {
        match event {
            Event::Text(text) => code.push_str(&bullets::restored(&text)),
            Event::End(_) => break,
            _ => {}
        }
    }
    code
}

/// Whether anything is left of a block once its mistakes are taken out.
pub fn says_something(block: &MarkupBlock) -> bool {
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
