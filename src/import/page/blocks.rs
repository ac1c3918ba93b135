//! The lines of a part → its blocks.

use super::lines::PageLine;
use super::looks_like_heading;
use crate::import::dates;
use crate::import::draft::{Block, Inline, Line, Placed, plain};
use crate::import::headings::Part;
use crate::import::report::Report;

/// How long lines are that somebody has broken by hand, in characters.
const BROKEN: std::ops::RangeInclusive<usize> = 40..=120;

/// The blocks of lines that stand in a part.
pub fn blocks(lines: &[PageLine<'_>], part: Option<Part>, report: &Report<'_>) -> Vec<Placed> {
    match part {
        Some(Part::Sources | Part::Notes) => sources(lines, report),
        Some(
            Part::KeyPoints
            | Part::Recommendations
            | Part::Timeline
            | Part::Glossary
            | Part::Contents,
        ) => texts(lines, false, report),
        Some(Part::Tldr | Part::Faq) => texts(lines, false, report),
        Some(Part::Summary) | None => texts(lines, true, report),
    }
}

fn placed(block: Block, lines: &[PageLine<'_>], report: &Report<'_>) -> Placed {
    let range = match (lines.first(), lines.last()) {
        (Some(first), Some(last)) => first.start..last.range().end,
        _ => 0..0,
    };
    Placed {
        block,
        span: Some(report.span(range)),
    }
}

/// Paragraphs, lists, and headings where they may be.
fn texts(lines: &[PageLine<'_>], has_headings: bool, report: &Report<'_>) -> Vec<Placed> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let line = &lines[at];
        if has_headings && looks_like_heading(line, lines.get(at + 1)) {
            out.push(placed(
                Block::Heading(2, plain(line.text)),
                &lines[at..=at],
                report,
            ));
            at += 1;
        } else if line.bullet().is_some() {
            let end = end_of_list(lines, at);
            out.push(placed(list(&lines[at..end]), &lines[at..end], report));
            at = end;
        } else {
            let end = end_of_group(lines, at);
            let group = &lines[at..end];
            if is_wrapped(group) {
                let words: Vec<&str> = group.iter().map(|line| line.text).collect();
                let block = Block::Paragraph(plain(words.join(" ")));
                out.push(placed(block, group, report));
                at = end;
                continue;
            }
            // A line each, up to the next that may be a heading.
            loop {
                let block = Block::Paragraph(plain(lines[at].text));
                out.push(placed(block, &lines[at..=at], report));
                at += 1;
                if at == end || (has_headings && looks_like_heading(&lines[at], lines.get(at + 1)))
                {
                    break;
                }
            }
        }
    }
    out
}

/// Where a list ends: at the first line that is no item and does not go on with one.
fn end_of_list(lines: &[PageLine<'_>], start: usize) -> usize {
    let is_number = |line: &PageLine<'_>| line.bullet().is_some_and(|bullet| bullet.is_number());
    let numbered = is_number(&lines[start]);
    let base = lines[start].indent;
    let mut end = start + 1;
    while let Some(line) = lines.get(end) {
        let goes_on = match line.bullet() {
            Some(_) => is_number(line) == numbered || line.indent > base,
            None => !line.is_apart && (line.indent > base || is_broken(&lines[end - 1])),
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    end
}

fn list(lines: &[PageLine<'_>]) -> Block {
    let base = lines[0].indent;
    let start = lines[0].bullet().and_then(|bullet| bullet.number);
    let mut items: Vec<Vec<Block>> = Vec::new();
    for line in lines {
        match (line.bullet(), items.last_mut()) {
            (Some(bullet), Some(item)) if line.indent > base + 1 => match item.last_mut() {
                Some(Block::List(_, inner)) => {
                    inner.push(vec![Block::Paragraph(plain(line.words()))])
                }
                _ => item.push(Block::List(
                    bullet.number,
                    vec![vec![Block::Paragraph(plain(line.words()))]],
                )),
            },
            (Some(_), _) => items.push(vec![Block::Paragraph(plain(line.words()))]),
            (None, Some(item)) => match item.last_mut() {
                Some(Block::Paragraph(words)) => words.extend(plain(format!(" {}", line.text))),
                _ => item.push(Block::Paragraph(plain(line.text))),
            },
            (None, None) => items.push(vec![Block::Paragraph(plain(line.text))]),
        }
    }
    Block::List(start, items)
}

/// Whether a line was broken, and goes on in the next one.
fn is_broken(line: &PageLine<'_>) -> bool {
    BROKEN.contains(&line.text.chars().count())
        && !line
            .text
            .ends_with(['.', '!', '?', ':', '؟', '。', '”', '"'])
}

/// Where lines end that nothing parts.
fn end_of_group(lines: &[PageLine<'_>], start: usize) -> usize {
    let mut end = start + 1;
    while lines
        .get(end)
        .is_some_and(|line| !line.is_apart && line.bullet().is_none())
    {
        end += 1;
    }
    end
}

/// Whether lines are one paragraph. Pages have a line for each; mails and PDFs break them.
fn is_wrapped(group: &[PageLine<'_>]) -> bool {
    let Some((_, but_last)) = group.split_last() else {
        return false;
    };
    let length = |line: &PageLine<'_>| line.text.chars().count();
    let longest = group.iter().map(length).max().unwrap_or(0);
    let is_filled = but_last.iter().all(|line| length(line) * 10 >= longest * 6);
    !but_last.is_empty() && BROKEN.contains(&longest) && is_filled && but_last.iter().any(is_broken)
}

/// Sources: a line each, or a few lines each where addresses and dates stand on their own.
fn sources(lines: &[PageLine<'_>], report: &Report<'_>) -> Vec<Placed> {
    let starred = lines
        .iter()
        .filter(|line| line.text.starts_with('*'))
        .count();
    let is_item = |line: &PageLine<'_>| match line.bullet() {
        // A star alone is the small print's.
        Some(_) if line.text.starts_with('*') => starred > 1,
        Some(_) => true,
        None => {
            line.text.starts_with('[')
                && line
                    .text
                    .split(']')
                    .next()
                    .is_some_and(|number| number[1..].bytes().all(|byte| byte.is_ascii_digit()))
        }
    };
    let has_items = lines.iter().any(is_item);
    let is_card = !has_items
        && lines
            .iter()
            .zip(lines.iter().skip(1))
            .any(|(_, next)| !next.is_apart && is_detail(next.text));
    let are_apart = lines.iter().skip(1).any(|line| line.is_apart);
    let mut groups: Vec<Vec<&PageLine<'_>>> = Vec::new();
    for line in lines {
        let is_small_print = line.text.starts_with('*') && starred == 1;
        let goes_on = match groups.last() {
            None => false,
            Some(_) if is_small_print => false,
            Some(_) if has_items => !is_item(line) && !line.is_apart,
            Some(_) if is_card && are_apart => !line.is_apart,
            Some(_) => is_detail(line.text),
        };
        match groups.last_mut() {
            Some(group) if goes_on => group.push(line),
            _ => groups.push(vec![line]),
        }
    }
    let mut out = Vec::new();
    for group in groups {
        let mut words = Line::new();
        for line in &group {
            if !words.is_empty() {
                words.push(Inline::Break);
            }
            let is_number = line.bullet().is_some_and(|bullet| bullet.is_number());
            // Its number is what it is cited by.
            let text = if is_item(line) && !is_number {
                line.words()
            } else {
                line.text
            };
            words.extend(plain(text));
        }
        let range = group[0].start..group[group.len() - 1].range().end;
        out.push(Placed {
            block: Block::Paragraph(words),
            span: Some(report.span(range)),
        });
    }
    out
}

/// Whether a line says more of the source above it: an address, a date.
fn is_detail(text: &str) -> bool {
    let is_address = text.starts_with("http://") || text.starts_with("https://");
    (is_address && !text.contains(' ')) || dates::read(text).is_some()
}
