//! Lists → key points, recommendations, events and terms. Each is `None` where a section holds something else.

use super::Section;
use crate::import::draft::{Block, Inline, Line, is_blank, plain, words};
use crate::import::marked::tidy;

/// How long the day of an event may be, in characters.
const LONGEST_DAY: usize = 40;
/// How long a term may be.
const LONGEST_TERM: usize = 80;

/// Key points: the items of lists, with those below them, and paragraphs.
pub fn points(section: &Section) -> Option<Vec<Line>> {
    let mut points = Vec::new();
    for placed in plain_blocks(section)? {
        add_points(placed, &mut points)?;
    }
    (!points.is_empty()).then_some(points)
}

fn add_points(block: &Block, points: &mut Vec<Line>) -> Option<()> {
    match block {
        Block::Paragraph(line) => points.extend((!is_blank(line)).then(|| line.clone())),
        Block::List(_, items) => {
            for item in items {
                let from = points.len();
                for block in item {
                    match (block, points.get_mut(from)) {
                        // A further paragraph of the point.
                        (Block::Paragraph(line), Some(point)) => {
                            point.push(Inline::Break);
                            point.extend_from_slice(line);
                        }
                        _ => add_points(block, points)?,
                    }
                }
            }
        }
        _ => return None,
    }
    Some(())
}

/// Recommendations: the items of lists, and paragraphs.
pub fn texts(section: &Section) -> Option<Vec<Vec<Block>>> {
    let mut texts = Vec::new();
    for block in plain_blocks(section)? {
        match block {
            Block::Paragraph(_) => texts.push(vec![block.clone()]),
            Block::List(_, items) => {
                texts.extend(items.iter().filter(|item| !item.is_empty()).cloned())
            }
            _ => return None,
        }
    }
    (!texts.is_empty()).then_some(texts)
}

/// Events: "2 November 2025: First ship plugged in", as an item, a paragraph or a row.
pub fn events(section: &Section) -> Option<Vec<(String, Line)>> {
    let entry = |line: &Line| {
        let (day, event) = split(line, LONGEST_DAY)?;
        let day = words(&day).trim().to_string();
        day.chars().any(char::is_numeric).then_some((day, event))
    };
    let mut events = Vec::new();
    for block in plain_blocks(section)? {
        match block {
            Block::Paragraph(line) => events.push(entry(line)?),
            Block::List(_, items) => {
                for item in items {
                    let [Block::Paragraph(line)] = item.as_slice() else {
                        return None;
                    };
                    events.push(entry(line)?);
                }
            }
            Block::Table(table)
                if is_blank(&table.caption) && table.head.iter().all(|head| is_blank(head)) =>
            {
                for row in &table.rows {
                    let [day, event] = row.as_slice() else {
                        return None;
                    };
                    let is_whole = !is_blank(day) && !is_blank(event);
                    events.push(is_whole.then(|| (words(day).trim().to_string(), event.clone()))?);
                }
            }
            _ => return None,
        }
    }
    (!events.is_empty()).then_some(events)
}

/// Terms: a list of definitions, "term: what it means" as an item or a paragraph, or a term as a heading.
pub fn terms(section: &Section) -> Option<Vec<(Line, Vec<Block>)>> {
    let entry = |line: &Line, rest: &[Block]| {
        let (term, definition) = split(line, LONGEST_TERM)?;
        let mut blocks = vec![Block::Paragraph(definition)];
        blocks.extend_from_slice(rest);
        Some((term, blocks))
    };
    let mut terms = Vec::new();
    for placed in &section.blocks {
        match &placed.block {
            Block::Definitions(entries) => terms.extend(entries.iter().cloned()),
            Block::Paragraph(line) => terms.push(entry(line, &[])?),
            Block::List(_, items) => {
                for item in items {
                    let Some((Block::Paragraph(line), rest)) = item.split_first() else {
                        return None;
                    };
                    terms.push(entry(line, rest)?);
                }
            }
            _ => return None,
        }
    }
    for inner in &section.sections {
        let blocks = plain_blocks(inner)?;
        terms.push((inner.title.clone(), blocks.into_iter().cloned().collect()));
    }
    let is_whole = |(term, blocks): &(Line, Vec<Block>)| !is_blank(term) && !blocks.is_empty();
    (!terms.is_empty() && terms.iter().all(is_whole)).then_some(terms)
}

/// The blocks of a section that has no others within.
fn plain_blocks(section: &Section) -> Option<Vec<&Block>> {
    let blocks = section.blocks.iter().map(|placed| &placed.block).collect();
    section.sections.is_empty().then_some(blocks)
}

/// A line at the first mark that parts what is explained from what is said of it: `: `, ` – `, or the end of words
/// that are stressed.
fn split(line: &Line, longest: usize) -> Option<(Line, Line)> {
    let line = tidy(line);
    let is_mark = |text: &str| {
        text.starts_with(':')
            || [" – ", " — ", " - ", "– ", "— "]
                .iter()
                .any(|mark| text.starts_with(mark))
    };
    let found = match line.split_first()? {
        (Inline::Strong(inner) | Inline::Emphasis(inner), rest) => {
            let first = match rest.first() {
                Some(Inline::Characters(text)) => text.as_str(),
                _ => "",
            };
            let inner_words = words(inner);
            if is_mark(first) {
                let mut rest = rest.to_vec();
                rest[0] = Inline::Characters(
                    first
                        .trim_start_matches([':', ' ', '–', '—', '-'])
                        .to_string(),
                );
                (inner.clone(), rest)
            } else if inner_words.trim_end().ends_with(':') {
                let term = inner_words.trim_end().trim_end_matches(':').to_string();
                (plain(term), rest.to_vec())
            } else {
                return None;
            }
        }
        (Inline::Characters(text), rest) => {
            let marks = [": ", " – ", " — ", " - "];
            let at = marks
                .iter()
                .filter_map(|mark| text.find(mark).map(|at| (at, mark.len())))
                .min()?;
            let mut event = vec![Inline::Characters(text[at.0 + at.1..].to_string())];
            event.extend_from_slice(rest);
            (plain(&text[..at.0]), event)
        }
        _ => return None,
    };
    let (term, definition) = (tidy(&found.0), tidy(&found.1));
    let sound =
        !is_blank(&term) && !is_blank(&definition) && words(&term).chars().count() <= longest;
    sound.then_some((term, definition))
}
