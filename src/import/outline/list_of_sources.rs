//! The list of sources, and the notes at the end of a text.

use std::collections::BTreeMap;

use super::Section;
use crate::diagnostic::Span;
use crate::import::draft::{Block, Inline, Line, Placed, Source, is_blank, words};
use crate::import::marked::tidy;
use crate::import::references;
use crate::import::report::Report;

/// What was found below the heading of the sources.
#[derive(Default)]
pub struct Found {
    /// The sources.
    pub sources: Vec<Source>,
    /// Their places by the numbers that they are cited by.
    pub numbers: BTreeMap<usize, usize>,
    /// The small print below them.
    pub note: Option<Line>,
    /// What is no source.
    pub rest: Vec<Placed>,
    /// Where the heading stands.
    pub span: Option<Span>,
}

/// Reads the list of sources.
pub fn read(mut section: Section, report: &mut Report<'_>) -> Found {
    let mut found = Found {
        span: section.span,
        ..Found::default()
    };
    found.note = take_note(&mut section);
    add(section, &mut found, report);
    found
}

fn add(section: Section, found: &mut Found, report: &mut Report<'_>) {
    for placed in section.blocks {
        match &placed.block {
            Block::Paragraph(line) => source(&broken(line), found),
            Block::List(..) => items(&placed.block, found),
            Block::Table(table) => {
                for row in &table.rows {
                    source(&[joined(row)], found);
                }
                if table.head.iter().any(|head| !is_blank(head)) {
                    let heads: Vec<String> = table.head.iter().map(|head| words(head)).collect();
                    let message = format!(
                        "the sources stood in a table, whose heads were {}",
                        heads.join(", ")
                    );
                    report.not_placed(
                        placed.span,
                        &message,
                        "give each source the keys that say the same: `publisher`, `issued`, `URL`",
                    );
                }
            }
            _ => found.rest.push(placed),
        }
    }
    for inner in section.sections {
        let message = format!(
            "a list of sources has no headings within: `{}`",
            words(&inner.title)
        );
        report.not_placed(
            inner.span,
            &message,
            "say it of each source, as its `note`, where it matters",
        );
        add(inner, found, report);
    }
}

/// The items of a list, and of those in it.
fn items(list: &Block, found: &mut Found) {
    let Block::List(_, all) = list else { return };
    for item in all {
        let mut lines: Vec<Line> = Vec::new();
        for block in item {
            match block {
                Block::Paragraph(line) => lines.extend(broken(line)),
                Block::List(_, inner) if !lines.is_empty() => {
                    // What is said of it, an item each.
                    for inner in inner {
                        lines.extend(inner.iter().map(line_of));
                    }
                }
                Block::List(..) => items(block, found),
                other => lines.push(line_of(other)),
            }
        }
        source(&lines, found);
    }
}

/// All the words of a block in a line.
fn line_of(block: &Block) -> Line {
    match block {
        Block::Paragraph(line) | Block::Heading(_, line) => line.clone(),
        Block::List(_, items) => joined(&items.iter().flatten().map(line_of).collect::<Vec<_>>()),
        Block::Quote(blocks) => joined(&blocks.iter().map(line_of).collect::<Vec<_>>()),
        Block::Code(_, code) => vec![Inline::Code(code.clone())],
        Block::Table(table) => {
            let cells = table.head.iter().chain(table.rows.iter().flatten());
            joined(&cells.cloned().collect::<Vec<_>>())
        }
        Block::Figure(figure) => {
            let mut line = figure.caption.clone();
            line.push(Inline::Characters(format!(
                " {} {}",
                figure.alternative, figure.file
            )));
            line
        }
        Block::Definitions(entries) => {
            let entries = entries.iter().flat_map(|(term, blocks)| {
                std::iter::once(term.clone()).chain(blocks.iter().map(line_of))
            });
            joined(&entries.collect::<Vec<_>>())
        }
        Block::Indicators(all) => {
            let values = all.iter().flatten().map(|(_, value)| value.as_str());
            vec![Inline::Characters(values.collect::<Vec<_>>().join(" "))]
        }
    }
}

fn joined(lines: &[Line]) -> Line {
    let mut out = Line::new();
    for line in lines.iter().filter(|line| !is_blank(line)) {
        if !out.is_empty() {
            out.push(Inline::Characters(" ".to_string()));
        }
        out.extend_from_slice(line);
    }
    out
}

fn source(lines: &[Line], found: &mut Found) {
    let lines: Vec<Line> = lines
        .iter()
        .filter(|line| !is_blank(line))
        .cloned()
        .collect();
    if lines.is_empty() {
        return;
    }
    let (number, source) = references::read(&lines);
    let place = found.sources.len();
    let number = number.unwrap_or(place + 1);
    found.numbers.entry(number).or_insert(place);
    found.sources.push(Source::Read(source));
}

/// The lines of a paragraph.
fn broken(line: &Line) -> Vec<Line> {
    let lines = line.split(|inline| *inline == Inline::Break);
    lines.map(<[Inline]>::to_vec).collect()
}

/// Takes the small print from the end: what begins with a star, or is a sentence below a list.
fn take_note(section: &mut Section) -> Option<Line> {
    let last = section.blocks.last()?;
    let is_below = section.blocks.len() > 1;
    let line = match &last.block {
        Block::Paragraph(line) => tidy(line),
        // A star at the beginning of a line is a bullet to some readers.
        Block::List(None, items) if is_below => match items.as_slice() {
            [item] => match item.as_slice() {
                [Block::Paragraph(line)] => tidy(line),
                _ => return None,
            },
            _ => return None,
        },
        _ => return None,
    };
    let words = words(&line);
    let words = words.trim();
    let above_is_list = is_below
        && matches!(
            section.blocks[section.blocks.len() - 2].block,
            Block::List(..)
        );
    let is_starred = words.starts_with('*') && section.blocks.len() > 1;
    let is_sentence = above_is_list
        && words.ends_with('.')
        && !words.contains("://")
        && words.len() <= 300
        && words.split(' ').count() >= 4;
    if !is_starred && !is_sentence {
        return None;
    }
    section.blocks.pop();
    let mut line = line;
    if let Some(Inline::Characters(first)) = line.first_mut() {
        *first = first.trim_start_matches(['*', ' ']).to_string();
    }
    Some(tidy(&line))
}

/// Notes at the end of a text, by their numbers; `None` where not all of them have one.
pub fn notes(section: &Section) -> Option<BTreeMap<usize, (Line, Option<Span>)>> {
    let mut notes = BTreeMap::new();
    for placed in &section.blocks {
        match &placed.block {
            Block::List(Some(start), items) => {
                for (index, item) in items.iter().enumerate() {
                    let [Block::Paragraph(line)] = item.as_slice() else {
                        return None;
                    };
                    let number = usize::try_from(*start).ok()?.checked_add(index)?;
                    notes.insert(number, (line.clone(), placed.span));
                }
            }
            Block::Paragraph(line) => {
                let mut line = tidy(line);
                let Some(Inline::Characters(first)) = line.first_mut() else {
                    return None;
                };
                let text = first.trim_start_matches(['[', '^']);
                let rest = text.trim_start_matches(|next: char| next.is_ascii_digit());
                let number = text[..text.len() - rest.len()].parse().ok()?;
                *first = rest
                    .trim_start_matches([']', '.', ')', ':', ' '])
                    .to_string();
                notes.insert(number, (line, placed.span));
            }
            _ => return None,
        }
    }
    (!notes.is_empty()).then_some(notes)
}
