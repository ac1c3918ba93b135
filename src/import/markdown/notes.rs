//! Definitions of notes: `[^1]: The note.`, taken out of a text before it is parsed.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::Span;
use crate::import::draft::{Block, Inline, Line, is_blank};
use crate::import::report::Report;

/// Notes by their labels.
#[derive(Default)]
pub struct Notes {
    notes: BTreeMap<String, Note>,
}

enum Note {
    /// It is a source.
    Source,
    /// Its words, its place, and whether anything calls it.
    Words(Line, Span, bool),
}

impl Notes {
    /// Adds a note.
    pub fn add(&mut self, label: String, line: Line, span: Span) {
        self.notes.insert(label, Note::Words(line, span, false));
    }

    /// Adds one that is a source.
    pub fn add_source(&mut self, label: String) {
        self.notes.insert(label, Note::Source);
    }

    /// What a call of a label stands for.
    pub fn call(&mut self, label: &str) -> Option<Inline> {
        match self.notes.get_mut(label)? {
            Note::Source => Some(super::brackets::cite(&format!("^{label}"))),
            Note::Words(line, _, is_called) => {
                *is_called = true;
                Some(Inline::Note(line.clone()))
            }
        }
    }

    /// Those that nothing calls.
    pub fn uncalled(self) -> Vec<(String, Line, Span)> {
        let notes = self
            .notes
            .into_iter()
            .filter_map(|(label, note)| match note {
                Note::Words(line, span, false) => Some((label, line, span)),
                Note::Words(..) | Note::Source => None,
            });
        notes.collect()
    }
}

/// Takes definitions out of a text, in whose place spaces stand: label, words, and where.
pub fn take(text: &mut String, report: &Report<'_>) -> Vec<(String, String, Span)> {
    if !text.contains("[^") {
        return Vec::new();
    }
    let source = text.clone();
    let (mut found, mut ranges) = (Vec::new(), Vec::new());
    let mut is_code = false;
    let mut lines = lines(&source).peekable();
    while let Some(line) = lines.next() {
        let content = &source[line.clone()];
        if content.trim_start().starts_with("```") || content.trim_start().starts_with("~~~") {
            is_code = !is_code;
        }
        let Some((label, words)) = definition(content).filter(|_| !is_code) else {
            continue;
        };
        let mut note = words.trim_start().to_string();
        let mut end = line.end;
        let mut is_lazy = true;
        let mut empty = 0;
        while let Some(next) = lines.peek() {
            let next_line = &source[next.clone()];
            if next_line.trim().is_empty() {
                empty += 1;
                is_lazy = false;
            } else if let Some(rest) = next_line
                .strip_prefix("    ")
                .or_else(|| next_line.strip_prefix('\t'))
                .or_else(|| next_line.strip_prefix("  ").filter(|_| is_lazy))
            {
                note.push_str(&"\n".repeat(empty + 1));
                note.push_str(rest.trim_end());
                (empty, end) = (0, next.end);
            } else if is_lazy
                && definition(next_line).is_none()
                && !next_line.starts_with(['#', '>', '|', '`'])
            {
                note.push('\n');
                note.push_str(next_line.trim());
                end = next.end;
            } else {
                break;
            }
            lines.next();
        }
        let span = report.span(line.start..end);
        found.push((label.to_string(), note, span));
        ranges.push(line.start..end);
    }
    *text = blanked(text, &ranges);
    found
}

/// The label of a definition, and the words behind it.
fn definition(line: &str) -> Option<(&str, &str)> {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let rest = line
        .trim_start_matches(' ')
        .strip_prefix("[^")
        .filter(|_| indent < 4)?;
    let (label, behind) = rest.split_once(']')?;
    let sound = !label.is_empty() && label.len() <= 80 && !label.contains(char::is_whitespace);
    Some((label, behind.strip_prefix(':')?)).filter(|_| sound)
}

fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let range = start..start + line.len();
        start = range.end + 1;
        range.start..range.start + line.trim_end_matches('\r').len()
    })
}

/// A text with spaces in place of everything in some ranges but line ends.
pub fn blanked(text: &str, ranges: &[Range<usize>]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for range in ranges {
        for byte in &mut bytes[range.clone()] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_string())
}

/// Blocks as one line, as a note has it.
pub fn flat(blocks: Vec<Block>) -> Line {
    let mut out = Line::new();
    for block in blocks {
        let line = match block {
            Block::Paragraph(line) | Block::Heading(_, line) => line,
            Block::Quote(blocks) => flat(blocks),
            Block::List(_, items) => {
                let mut line = Line::new();
                for item in items {
                    if !is_blank(&line) {
                        line.push(Inline::Characters("; ".to_string()));
                    }
                    line.extend(flat(item));
                }
                line
            }
            Block::Code(_, code) => vec![Inline::Code(code)],
            Block::Table(table) => {
                let cells = table
                    .head
                    .into_iter()
                    .chain(table.rows.into_iter().flatten());
                flat(cells.map(Block::Paragraph).collect())
            }
            Block::Figure(figure) => vec![Inline::Characters(figure.alternative)],
            Block::Definitions(entries) => {
                let entries = entries.into_iter().flat_map(|(term, blocks)| {
                    std::iter::once(Block::Paragraph(term)).chain(blocks)
                });
                flat(entries.collect())
            }
            Block::Indicators(all) => {
                let values = all.into_iter().flatten().map(|(_, value)| value);
                vec![Inline::Characters(values.collect::<Vec<_>>().join(" "))]
            }
        };
        if !is_blank(&out) && !is_blank(&line) {
            out.push(Inline::Characters(" ".to_string()));
        }
        out.extend(line);
    }
    out
}
