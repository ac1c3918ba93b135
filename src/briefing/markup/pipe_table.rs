//! Tables that are drawn with pipes (GitHub Flavored Markdown, 4.10).

use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag as Element, TagEnd};

use super::inlines::inlines;
use super::reader::Reader;
use super::{Inline, PipeTable};
use crate::document::ColumnAlign;

/// Reads a table that has been opened, up to its end; one without rows is reported.
pub fn pipe_table(
    reader: &mut Reader<'_>,
    aligns: &[Alignment],
    range: Range<usize>,
) -> Option<PipeTable> {
    let mut table = PipeTable {
        aligns: aligns.iter().map(|align| said(*align)).collect(),
        head: Vec::new(),
        rows: Vec::new(),
    };
    while let Some((event, _)) = reader.next() {
        match event {
            Event::Start(Element::TableHead) => table.head = pipe_cells(reader),
            Event::Start(Element::TableRow) => {
                let row = pipe_cells(reader);
                table.rows.push(row);
            }
            Event::End(TagEnd::Table) => break,
            _ => {}
        }
    }
    if table.rows.is_empty() {
        let line = reader.source[range.clone()]
            .lines()
            .next()
            .unwrap_or_default();
        let range = range.start..range.start + line.len();
        reader.error(
            "empty-table",
            range,
            "this table has no rows",
            "write them below the line of hyphens: `| … | … |`",
        );
        return None;
    }
    Some(table)
}

/// The cells of a row, up to its end.
fn pipe_cells(reader: &mut Reader<'_>) -> Vec<Vec<Inline>> {
    let mut cells = Vec::new();
    while let Some((event, _)) = reader.next() {
        match event {
            Event::Start(Element::TableCell) => cells.push(inlines(reader, 0)),
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => break,
            _ => {}
        }
    }
    cells
}

/// What the colons below a head say.
fn said(align: Alignment) -> Option<ColumnAlign> {
    match align {
        Alignment::None => None,
        Alignment::Left => Some(ColumnAlign::Start),
        Alignment::Center => Some(ColumnAlign::Center),
        Alignment::Right => Some(ColumnAlign::End),
    }
}
