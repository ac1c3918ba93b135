//! A note that is defined apart: its lines, and the blocks that they are.
//!
//! In: the lines from `[^1]:` on. Out: first an [`Excerpt`] of those that are the note's, without the
//! indent that makes them so; when it is called, its blocks. Blocks begin on lines that are indented by
//! four columns, as pandoc has it. What stands behind the colon is words, whatever it looks like the
//! beginning of (`[^1]: 1. May`), unless the line below goes on with a list; a line without the indent
//! goes on with the line above it.

use std::iter::Peekable;
use std::ops::Range;

use super::definitions::{definition, fence_after, is_empty};
use super::excerpt::Excerpt;
use super::line::{GUARD, without_guard};
use super::reader::Reader;
use super::{Finding, MarkupBlock, blocks, bullets, places};

/// How far the further blocks of a note are indented.
const INDENT: usize = 4;

/// Takes the lines of a note whose words begin in a line that is taken already; gives where they end.
pub fn take_lines(
    text: &str,
    words: Range<usize>,
    lines: &mut Peekable<impl Iterator<Item = Range<usize>> + Clone>,
    findings: &mut Vec<Finding>,
) -> (Excerpt, usize) {
    let mut excerpt = Excerpt::default();
    let mut end = words.end;
    if !is_empty(text, &words) {
        if !begins_list(text, &words, lines) {
            excerpt.insert(GUARD, words.start);
        }
        excerpt.push(text, words);
    }
    let mut fence = None;
    loop {
        let goes_on =
            |next: &Range<usize>| !is_empty(text, next) && definition(text, next).is_none();
        while let Some(line) = lines.next_if(goes_on) {
            end = line.end;
            let own = unindented(text, &line);
            if let Some(own) = &own
                && fence.is_none()
                && definition(text, own).is_some()
            {
                findings.push(within_another(text, own));
                continue;
            }
            let separator = match (&own, fence) {
                (Some(_), _) | (None, Some(_)) => "\n",
                (None, None) if excerpt.text().is_empty() => GUARD,
                (None, None) => " ",
            };
            let line = own.unwrap_or(line);
            excerpt.insert(separator, line.start);
            fence = fence_after(fence, &text[line.clone()]);
            excerpt.push(text, line);
        }
        let Some(empty) = empty_lines(text, lines) else {
            return (excerpt, end);
        };
        excerpt.insert(&"\n".repeat(empty), end);
    }
}

/// The empty lines that stand before a further block of a note, which are taken; none is where there is no
/// such block.
fn empty_lines(
    text: &str,
    lines: &mut Peekable<impl Iterator<Item = Range<usize>> + Clone>,
) -> Option<usize> {
    let mut ahead = lines.clone();
    let mut count = 0;
    while ahead.next_if(|line| is_empty(text, line)).is_some() {
        count += 1;
    }
    unindented(text, ahead.peek()?)?;
    *lines = ahead;
    Some(count)
}

/// A line without its first four columns, where these are empty.
fn unindented(text: &str, line: &Range<usize>) -> Option<Range<usize>> {
    let mut columns = 0;
    for (offset, byte) in text[line.clone()].bytes().enumerate() {
        if columns >= INDENT {
            return Some(line.start + offset..line.end);
        }
        columns = match byte {
            b' ' => columns + 1,
            b'\t' => INDENT,
            _ => return None,
        };
    }
    None
}

/// Whether the words of a note and the line below them are items of one list.
fn begins_list(
    text: &str,
    words: &Range<usize>,
    lines: &Peekable<impl Iterator<Item = Range<usize>> + Clone>,
) -> bool {
    let Some(mark) = item_mark(&text[words.clone()]) else {
        return false;
    };
    let next = lines.clone().find(|line| !is_empty(text, line));
    let next = next.and_then(|line| unindented(text, &line));
    next.is_some_and(|next| item_mark(&text[next]) == Some(mark))
}

/// What an item of a list begins with: its bullet, or what stands behind its number.
fn item_mark(line: &str) -> Option<char> {
    let words = line.trim_start_matches(|next: char| next.is_ascii_digit());
    let marks: &[char] = if words.len() < line.len() {
        &['.', ')']
    } else {
        &['-', '*', '+', '\u{2022}']
    };
    let mark = words.chars().next().filter(|mark| marks.contains(mark))?;
    words[mark.len_utf8()..].starts_with(' ').then_some(mark)
}

fn within_another(text: &str, line: &Range<usize>) -> Finding {
    let end = line.start + text[line.clone()].trim_end().len();
    Finding::error(
        "note-as-definition",
        line.start..end,
        "a note cannot be defined within another",
    )
    .help("take its line out of the indent")
}

/// Reads the blocks of a note.
pub fn parse(excerpt: &Excerpt, findings: &mut Vec<Finding>) -> Vec<MarkupBlock> {
    let text = excerpt.text();
    let source = bullets::as_hyphens(text).unwrap_or_else(|| text.to_string());
    let mut reader = Reader::new(&source, None);
    let mut blocks = blocks::blocks(&mut reader, 0);
    if text.starts_with(GUARD)
        && let Some(MarkupBlock::Paragraph(content) | MarkupBlock::Heading { content, .. }) =
            blocks.first_mut()
    {
        without_guard(content);
    }
    blocks.retain(blocks::says_something);
    let to_field = |range: &mut Range<usize>| *range = excerpt.in_field(range);
    blocks
        .iter_mut()
        .for_each(|block| places::move_block(block, &to_field));
    for mut finding in reader.findings {
        to_field(&mut finding.range);
        findings.push(finding);
    }
    blocks
}
