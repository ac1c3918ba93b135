//! A field of inline text: one line, whatever it looks like the beginning of.

use std::ops::Range;

use pulldown_cmark::{Event, Tag as Element};

use super::inlines::{end_between_squares, inlines};
use super::places::move_inline;
use super::reader::Reader;
use super::{Finding, Inline, Parsed, is_blank, too_long};

/// Stands before a field of inline text, so that nothing in it begins a block: `1. May` is no list.
pub(super) const GUARD: &str = ".";

/// Reads a field of inline text: one line, whatever line ends it was typed with.
pub fn parse_inline(text: &str) -> Parsed<Vec<Inline>> {
    let mut findings = Vec::new();
    let content = parse_line(text, 0, &mut findings);
    if is_blank(&content) && !text.is_empty() && findings.is_empty() {
        findings.push(
            Finding::error(
                "empty-text",
                0..text.len(),
                "this text is white space alone",
            )
            .help("write its words"),
        );
    }
    Parsed { content, findings }
}

/// Reads a line of text that begins at a byte of its field.
pub(super) fn parse_line(text: &str, base: usize, findings: &mut Vec<Finding>) -> Vec<Inline> {
    if let Some(finding) = too_long(text) {
        findings.push(finding);
        return Vec::new();
    }
    if let Some(range) = empty_line(text) {
        findings.push(
            Finding::warning(
                "paragraph-in-line",
                base + range.start..base + range.end,
                "this text is one line: an empty line in it begins no paragraph",
            )
            .help("where paragraphs are meant, use a field of block text: `summary`, `body`, `answer`"),
        );
    }
    let source = guarded(text);
    let mut reader = Reader::new(&source, None);
    let mut content = content(&mut reader);
    // From bytes of the guarded text to those of the field.
    let shift = |range: &mut Range<usize>| {
        *range = base + range.start.saturating_sub(GUARD.len())
            ..base + range.end.saturating_sub(GUARD.len());
    };
    content
        .iter_mut()
        .for_each(|inline| move_inline(inline, &shift));
    for mut finding in reader.findings {
        shift(&mut finding.range);
        findings.push(finding);
    }
    content
}

/// Reads words of a citation. Their mistakes are told where their paragraph is read.
pub(super) fn parse_words(text: &str) -> Vec<Inline> {
    if text.is_empty() {
        return Vec::new();
    }
    let source = guarded(text);
    let mut reader = Reader::new(&source, None);
    reader.in_citation = true;
    content(&mut reader)
}

/// A line as it is handed to the parser. An end of a line between two ideographs stays, as nothing that begins a
/// block can follow it, and is known for no space there.
fn guarded(text: &str) -> String {
    let mut guarded = GUARD.to_string();
    for (at, character) in text.char_indices() {
        guarded.push(match character {
            '\n' if stays(&text[..at], &text[at + 1..]) => '\n',
            '\n' | '\r' => ' ',
            _ => character,
        });
    }
    guarded
}

/// Whether the end of a line stays between what stands before it and behind it. Spaces before it would force
/// the line to end, and tildes behind it begin a block of code.
fn stays(before: &str, behind: &str) -> bool {
    !before.ends_with([' ', '\t'])
        && !behind.starts_with('~')
        && end_between_squares(before, behind)
}

/// What a guarded line says.
fn content(reader: &mut Reader<'_>) -> Vec<Inline> {
    let mut content = Vec::new();
    while let Some((event, _)) = reader.peek() {
        match event {
            Event::Start(Element::Paragraph) => {
                reader.next();
                content.extend(inlines(reader, 0));
            }
            _ => reader.skip(),
        }
    }
    without_guard(&mut content);
    content
}

/// Takes the guard from the content that it stands before.
pub(super) fn without_guard(content: &mut Vec<Inline>) {
    if let Some(Inline::Characters(first)) = content.first_mut() {
        first.drain(..GUARD.len().min(first.len()));
        if first.is_empty() {
            content.remove(0);
        }
    }
}

/// The first empty line between words.
fn empty_line(text: &str) -> Option<Range<usize>> {
    let trimmed = text.trim_end();
    let at = trimmed.find("\n\n").or_else(|| trimmed.find("\r\n\r\n"))?;
    let next = at + trimmed[at..].len() - trimmed[at..].trim_start().len();
    let length = trimmed[next..].chars().next().map_or(0, char::len_utf8);
    (at > 0).then_some(next..next + length)
}
