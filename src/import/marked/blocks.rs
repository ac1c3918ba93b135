//! Blocks → block text.

use super::{Marker, Stands, longest_run, tidy, tidy_text};
use crate::briefing::characters::is_dropped;
use crate::briefing::markup;
use crate::import::draft::{Block, Figure, Inline, Line, Table, is_blank, is_blank_text};

/// How long a field may be, in bytes.
pub const LONGEST: usize = markup::LONGEST;

/// How deep lists and quotations nest; what is deeper is brought up.
const DEEPEST: usize = 12;

/// Blocks with an empty line between them.
pub fn text(blocks: &[Block], marker: &mut Marker) -> String {
    nested(blocks, 0, marker)
}

fn nested(blocks: &[Block], depth: usize, marker: &mut Marker) -> String {
    let mut out = String::new();
    let mut lists = 0;
    let mut last: Option<&Block> = None;
    for block in blocks {
        lists = match (last, block) {
            // Neighbours would be one list with the same mark.
            (Some(Block::List(..)), Block::List(..)) => lists + 1,
            _ => 0,
        };
        let written = written(block, depth, lists % 2 == 1, marker);
        if written.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(&written);
        last = Some(block);
    }
    out
}

fn written(block: &Block, depth: usize, is_second: bool, marker: &mut Marker) -> String {
    match block {
        // Those of sections are their titles; one in a list or a quotation is a line that stands out.
        Block::Heading(_, line) => {
            marker.written(&[Inline::Strong(line.clone())], Stands::AsParagraph)
        }
        Block::Paragraph(line) if is_blank(line) => String::new(),
        Block::Paragraph(line) => marker.written(line, Stands::AsParagraph),
        Block::List(_, items) if depth >= DEEPEST => {
            let items: Vec<String> = items
                .iter()
                .map(|item| nested(item, depth, marker))
                .collect();
            items.join("\n\n")
        }
        Block::List(start, items) => list(*start, items, depth, is_second, marker),
        Block::Quote(blocks) if depth >= DEEPEST => nested(blocks, depth, marker),
        Block::Quote(blocks) => {
            let text = nested(blocks, depth + 1, marker);
            behind(&text, "> ", "> ", ">")
        }
        Block::Code(_, code) => self::code(code),
        Block::Table(table) => self::table(table, marker),
        Block::Figure(figure) => self::figure(figure, marker),
        Block::Definitions(entries) => {
            let items: Vec<Vec<Block>> = entries
                .iter()
                .map(|(term, blocks)| {
                    let mut item = blocks.clone();
                    let mut lead = vec![Inline::Strong(term.clone())];
                    match item.first_mut() {
                        Some(Block::Paragraph(line)) => {
                            lead.push(Inline::Characters(": ".to_string()));
                            lead.append(line);
                            *line = lead;
                        }
                        _ => item.insert(0, Block::Paragraph(lead)),
                    }
                    item
                })
                .collect();
            list(None, &items, depth, is_second, marker)
        }
        Block::Indicators(indicators) => {
            let item = |keys: &Vec<(&str, String)>| {
                let values: Vec<&str> = keys.iter().map(|(_, value)| value.as_str()).collect();
                vec![Block::Paragraph(vec![Inline::Code(values.join(" "))])]
            };
            let items: Vec<_> = indicators.iter().map(item).collect();
            list(None, &items, depth, is_second, marker)
        }
    }
}

fn list(
    start: Option<u64>,
    items: &[Vec<Block>],
    depth: usize,
    is_second: bool,
    marker: &mut Marker,
) -> String {
    let is_tight = items.iter().all(|item| {
        matches!(
            item.as_slice(),
            [Block::Paragraph(_)] | [Block::Paragraph(_), Block::List(..)]
        )
    });
    let mut out: Vec<String> = Vec::new();
    // Nine digits are the most that CommonMark reads.
    let mut number = start.map(|start| start.min(900_000_000));
    for item in items {
        let text = if is_tight {
            let parts = item
                .iter()
                .map(|block| written(block, depth + 1, false, marker));
            parts.collect::<Vec<_>>().join("\n")
        } else {
            nested(item, depth + 1, marker)
        };
        if text.is_empty() {
            continue;
        }
        let mark = match (number, is_second) {
            (Some(number), false) => format!("{number}. "),
            (Some(number), true) => format!("{number}) "),
            (None, false) => "- ".to_string(),
            (None, true) => "+ ".to_string(),
        };
        number = number.map(|number| number + 1);
        let indent = " ".repeat(mark.len());
        out.push(behind(&text, &mark, &indent, ""));
    }
    out.join(if is_tight { "\n" } else { "\n\n" })
}

/// Lines behind a mark; the further ones behind another, empty ones behind a third.
fn behind(text: &str, first: &str, further: &str, empty: &str) -> String {
    let lines = text
        .lines()
        .enumerate()
        .map(|(index, line)| match (index, line) {
            (0, line) => [first, line].concat(),
            (_, "") => empty.to_string(),
            (_, line) => [further, line].concat(),
        });
    lines.collect::<Vec<_>>().join("\n")
}

fn code(code: &str) -> String {
    if is_blank_text(code) {
        return String::new();
    }
    let code = code_text(code);
    let longest = longest_run(&code, '`').max(2) + 1;
    let fence = "`".repeat(longest);
    format!("{fence}\n{code}\n{fence}")
}

/// Code without what no text may hold.
pub fn code_text(code: &str) -> String {
    let code = code.replace("\r\n", "\n").replace('\r', "\n");
    let code: String = code.chars().filter(|next| !is_dropped(*next)).collect();
    code.trim_matches('\n').trim_end().to_string()
}

/// A table of a text. A cell is one line there.
fn table(table: &Table, marker: &mut Marker) -> String {
    let columns = table.columns();
    if columns == 0 {
        return String::new();
    }
    let mut row = |cells: &[Line]| {
        let mut out = String::from("|");
        for column in 0..columns {
            let cell = cells
                .get(column)
                .map(|cell| marker.line(cell))
                .unwrap_or_default();
            out.extend([
                " ",
                cell.replace('|', "\\|").replace("\\\\|", "\\|").as_str(),
                " |",
            ]);
        }
        out
    };
    let mut lines = vec![row(&table.head)];
    lines.push(["|", &"---|".repeat(columns)].concat());
    lines.extend(table.rows.iter().map(|cells| row(cells)));
    let lines = lines.join("\n");
    match is_blank(&table.caption) {
        true => lines,
        false => [marker.written(&table.caption, Stands::AsParagraph), lines].join("\n\n"),
    }
}

fn figure(figure: &Figure, marker: &mut Marker) -> String {
    let alternative = marker.line(&[Inline::Characters(tidy_text(&figure.alternative))]);
    let caption = super::super::draft::words(&tidy(&figure.caption));
    let caption = match caption.is_empty() {
        true => String::new(),
        false => format!(
            " \"{}\"",
            caption.replace('\\', "\\\\").replace('"', "\\\"")
        ),
    };
    format!(
        "![{alternative}](<{}>{caption})",
        figure.file.replace(['<', '>'], "")
    )
}
