//! The pasted text of a page → a draft.
//!
//! In: lines, as they come out of a browser: a title, the headings of parts, the texts below them, with empty lines
//! or none, with bullets or none. Out: a draft, in which what a line is follows from the part that it stands in: a
//! line below "Key points" is a point, one below "Sources" is a source, one that ends in a question mark below
//! "Frequently asked questions" is a question.

pub mod about;
mod blocks;
mod lines;

use super::draft::{Block, Draft, Placed, plain};
use super::headings::{Headings, Part};
use super::report::Report;
use lines::{PageLine, lines};

/// How long a title may be, in bytes.
const LONGEST_TITLE: usize = 300;
/// How long a heading may be that no part has.
const LONGEST_HEADING: usize = 60;
/// How long the line below it is at least.
const SHORTEST_TEXT: usize = 80;

/// Reads a page.
pub fn read(text: &str, report: &mut Report<'_>) -> Draft {
    let headings = Headings::new();
    let lines = lines(text);
    let mut draft = Draft::default();
    let mut rest = lines.as_slice();
    if let Some((first, others)) = rest.split_first()
        && first.text.len() <= LONGEST_TITLE
        && headings.find(first.text).is_none()
        && first.bullet().is_none()
        && led(first.text, &headings).is_none()
    {
        draft.about.title = Some(plain(first.text));
        rest = others;
    }
    let mut has_addresses = false;
    let mut part = None;
    while !rest.is_empty() {
        let end = rest.iter().skip(1).position(|line| begins(line, &headings));
        let end = end.map_or(rest.len(), |end| end + 1);
        let (mut segment, behind) = rest.split_at(end);
        rest = behind;
        let first = segment[0];
        if let Some(known) = headings
            .find(first.text)
            .filter(|_| begins(&first, &headings))
        {
            part = Some(known.part);
            draft.flow.push(heading(first.text, &first, report));
            segment = &segment[1..];
            draft.flow.extend(blocks::blocks(segment, part, report));
        } else if let Some((head, behind)) = led(first.text, &headings) {
            part = headings.find(head).map(|known| known.part);
            draft.flow.push(heading(head, &first, report));
            let line = PageLine {
                text: behind,
                ..first
            };
            let lines: Vec<PageLine<'_>> = std::iter::once(line)
                .chain(segment[1..].iter().copied())
                .collect();
            draft.flow.extend(blocks::blocks(&lines, part, report));
        } else {
            // What stands above the first heading.
            let segment = about::take(segment, &mut draft.about);
            draft.flow.extend(blocks::blocks(&segment, part, report));
        }
        let in_text = !matches!(part, Some(Part::Sources | Part::Notes));
        has_addresses |= in_text && segment.iter().any(|line| line.text.contains("://"));
    }
    if has_addresses {
        draft.about.texts.push(("autolink", "true".to_string()));
    }
    draft
}

fn heading(words: &str, line: &PageLine<'_>, report: &Report<'_>) -> Placed {
    Placed {
        block: Block::Heading(2, plain(words)),
        span: Some(report.span(line.range())),
    }
}

/// Whether a line begins a part.
fn begins(line: &PageLine<'_>, headings: &Headings) -> bool {
    let is_item = line.bullet().is_some_and(|bullet| !bullet.is_number());
    (!is_item && headings.find(line.text).is_some()) || led(line.text, headings).is_some()
}

/// A heading and its text in one line: "TL;DR: The port pays."
fn led<'t>(text: &'t str, headings: &Headings) -> Option<(&'t str, &'t str)> {
    let (head, behind) = text.split_once([':', '：'])?;
    let known = headings
        .find(head)
        .filter(|_| head.len() <= LONGEST_HEADING)?;
    let has_text = matches!(known.part, Part::Tldr | Part::Summary) && known.count.is_none();
    (has_text && !behind.trim().is_empty()).then(|| (head, behind.trim()))
}

/// Whether a line looks like the heading of what follows it, though no part is called so.
fn looks_like_heading(line: &PageLine<'_>, next: Option<&PageLine<'_>>) -> bool {
    let ends = line.text.ends_with([
        '.', '!', '?', ':', ';', ',', '…', '»', '”', '"', '؟', '،', '*',
    ]);
    let is_short =
        line.text.chars().count() <= LONGEST_HEADING && line.text.split_whitespace().count() <= 9;
    let is_text =
        |next: &PageLine<'_>| next.text.chars().count() >= SHORTEST_TEXT && next.bullet().is_none();
    let starts = line
        .text
        .chars()
        .next()
        .is_some_and(|first| first.is_alphanumeric() && !first.is_lowercase());
    is_short
        && starts
        && !ends
        && line.bullet().is_none_or(|bullet| bullet.is_number())
        && next.is_some_and(is_text)
}
