//! Lines that YAML runs together, though their writer has parted them.
//!
//! In: a text. Out: the first line of it that seems to begin a paragraph or an item, and does not. Below
//! `>`, in quotes and without them, one empty line is no more than the end of a line, and the end of a
//! line no more than a space (YAML 1.2.2, 6.5).

use super::tree::{Style, Written};
use crate::diagnostic::{Sources, Span};

/// What a line seems to begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merged {
    /// A paragraph, behind an empty line.
    Paragraph,
    /// An item of a list.
    Item,
}

/// The first line of a text that runs on with those above it though it seems to begin something.
pub fn merged(written: &Written, sources: &Sources) -> Option<(Span, Merged)> {
    let text = &sources.get(written.span.file).text;
    let raw = text.get(written.span.range())?;
    let folded = match written.style {
        Style::Literal => return None,
        Style::Folded => true,
        Style::Plain | Style::SingleQuoted | Style::DoubleQuoted => false,
    };
    let mut above: Option<Line<'_>> = None;
    let mut empty = 0;
    let mut start = 0;
    for whole in raw.split_inclusive('\n') {
        let words = whole.trim();
        let place = written.span.range().start + start + whole.len() - whole.trim_start().len();
        start += whole.len();
        if words.is_empty() {
            empty += 1;
            continue;
        }
        let indent = place - text[..place].rfind('\n').map_or(0, |newline| newline + 1);
        let line = Line { indent, words };
        if let Some(above) = above.filter(|above| !folded || above.indent == indent)
            && let Some(merged) = line.merged(&above, empty, written.style)
        {
            let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            let span = Span {
                start: byte(place),
                end: byte(place + words.len()),
                ..written.span
            };
            return Some((span, merged));
        }
        above = Some(line);
        empty = 0;
    }
    None
}

#[derive(Clone, Copy)]
struct Line<'a> {
    indent: usize,
    words: &'a str,
}

impl Line<'_> {
    /// What the line seems to begin, below another and so many empty ones.
    fn merged(&self, above: &Line<'_>, empty: usize, style: Style) -> Option<Merged> {
        let is_item = begins_item(self.words);
        match empty {
            // A plain text with such a line is warned of as it is read.
            0 if is_item && !(style == Style::Plain && self.words.starts_with("- ")) => {
                Some(Merged::Item)
            }
            1 if !is_item && !above.words.starts_with('#') => Some(Merged::Paragraph),
            _ => None,
        }
    }
}

/// Whether a line begins with the mark of an item, a heading or a quotation.
fn begins_item(line: &str) -> bool {
    let digits = line.len()
        - line
            .trim_start_matches(|next: char| next.is_ascii_digit())
            .len();
    let numbered = (1..=2).contains(&digits)
        && line[digits..].starts_with(['.', ')'])
        && line[digits + 1..].starts_with(' ');
    let marked = ["- ", "* ", "+ ", "\u{2022} ", "# ", "## ", "### ", "> "];
    numbered || marked.iter().any(|mark| line.starts_with(mark))
}
