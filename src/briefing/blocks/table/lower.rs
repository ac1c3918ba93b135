//! A table as it was typed → the document's.

use super::grid::{self, Placed};
use super::totals::{self, Sum};
use super::{Row, RowKind, Table, holds_blocks};
use crate::briefing::lower::{BlockContext, Lowerer, numbers};
use crate::briefing::yaml::Written;
use crate::diagnostic::Diagnostic;
use crate::document::{self, Block, MarkKind, Paragraph, Remark, Scope, Text, Voice, is_blank};
use crate::language::{Decimal, Language, NumberForm};

/// Lowers a table: its caption, its cells row by row, and what stands below it.
pub fn lower(table: &Table, lowerer: &mut Lowerer<'_>) -> Vec<Block> {
    let rows = grid::placed(table);
    let label = lowerer.next_label();
    if table.rows.is_empty() {
        // Its rows are in a file that was not read, or could not be, which has been reported.
        return Vec::new();
    }
    let caption = lowerer.caption(&label, table.caption.as_ref());
    lowerer.begin_table_notes(&label.anchor, notes(table));
    let sums = sums(table, &rows, lowerer);
    let mut set: Vec<document::Row> = Vec::with_capacity(rows.len() + 1);
    for (row, placed) in table.rows.iter().zip(&rows) {
        let cells = placed
            .iter()
            .map(|placed| cell(table, row, placed, lowerer));
        let cells = cells.collect();
        set.push(document::Row {
            kind: kind(row.kind),
            cells,
        });
    }
    set.extend(row_of_sums(table, &sums, lowerer));
    let said: Vec<_> = table.columns.iter().map(|column| column.align).collect();
    let columns = numbers::align(&said, &mut set, lowerer.language());
    let mut remarks = remarks(table, lowerer);
    lowerer.end_table_notes();
    remarks.extend(lowerer.source_of(table.source.as_ref()));
    let summary = table.summary.as_ref();
    vec![Block::Table(Box::new(document::Table {
        anchor: label.anchor,
        label: label.words,
        caption,
        summary: summary.map(|summary| lowerer.set(&summary.value)),
        columns,
        rows: set,
        remarks,
        fit: table.fit,
    }))]
}

fn kind(kind: RowKind) -> document::RowKind {
    match kind {
        RowKind::Head => document::RowKind::Head,
        RowKind::Body => document::RowKind::Body,
        RowKind::Group => document::RowKind::Group,
        RowKind::Total => document::RowKind::Total,
    }
}

/// The letters of its notes.
fn notes(table: &Table) -> Vec<&Written> {
    let letters = table.notes.iter().filter_map(|note| note.letter.as_ref());
    letters.collect()
}

/// What a cell is the head of.
fn scope(table: &Table, row: &Row, placed: &Placed<'_>) -> Option<Scope> {
    match row.kind {
        RowKind::Head => Some(Scope::Column),
        RowKind::Group => Some(Scope::RowGroup),
        RowKind::Body | RowKind::Total => {
            (placed.column < table.header_columns).then_some(Scope::Row)
        }
    }
}

fn cell(
    table: &Table,
    row: &Row,
    placed: &Placed<'_>,
    lowerer: &mut Lowerer<'_>,
) -> document::Cell {
    let written = placed.cell.text.as_ref();
    let form = table
        .columns
        .get(placed.column)
        .and_then(|column| column.form.as_ref());
    let form = form.filter(|_| matches!(row.kind, RowKind::Body | RowKind::Total));
    let blocks = match written {
        None => Vec::new(),
        Some(written) => match formatted(written, form, lowerer.language()) {
            Some(number) => vec![paragraph(lowerer.plain(number))],
            None if holds_blocks(written) => lowerer.block_text(written, BlockContext::WITHIN),
            None => vec![paragraph(lowerer.inline(written))],
        },
    };
    document::Cell {
        column: placed.column,
        columns: placed.columns,
        rows: placed.rows,
        scope: scope(table, row, placed),
        decimal: None,
        blocks: blocks.into_iter().filter(says_something).collect(),
    }
}

/// Whether a cell's block says anything: what other mistakes have left nothing of was told of with them.
fn says_something(block: &Block) -> bool {
    !matches!(block, Block::Paragraph(paragraph) if is_blank(&paragraph.text.content))
}

fn paragraph(text: Text) -> Block {
    Block::Paragraph(Paragraph {
        voice: Voice::Body,
        text,
    })
}

/// A number in the form of its column; `None` where that has none, or the cell is no number alone.
fn formatted(written: &Written, form: Option<&NumberForm>, language: &Language) -> Option<String> {
    let form = form?;
    let number = language.only_number(&written.value)?;
    Some(language.in_form(number, form))
}

/// The sum of each column that adds up; a wrong one that is stated is an error at its cell.
fn sums(
    table: &Table,
    rows: &[Vec<Placed<'_>>],
    lowerer: &mut Lowerer<'_>,
) -> Vec<Option<Decimal>> {
    let language = lowerer.language();
    let mut sums = vec![None; table.columns.len()];
    for (column, _) in table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, said)| said.total)
    {
        match totals::of_column(table, rows, column, language) {
            Sum::Is(sum) => sums[column] = Some(sum),
            Sum::Unreadable(row, place) => {
                let written = rows[row][place].cell.text.as_ref();
                let span = written.map_or(table.rows[row].span, |written| written.span);
                lowerer.diagnose(
                    Diagnostic::error(
                        "no-number",
                        span,
                        "this cell is no number that can be added up",
                    )
                    .help(
                        "write a number, `–` where there is none, or take `total` from the column",
                    ),
                );
                continue;
            }
            Sum::TooLarge => {
                let message = "the numbers of this table are too large to be added up";
                lowerer.diagnose(
                    Diagnostic::error("no-number", table.span, message)
                        .help("take `total` from the column"),
                );
                continue;
            }
        }
        let stated = table
            .rows
            .iter()
            .zip(rows)
            .filter(|(row, _)| row.kind == RowKind::Total);
        for (_, placed) in stated {
            let cell = placed.iter().find(|placed| placed.column == column);
            let Some(written) = cell.and_then(|placed| placed.cell.text.as_ref()) else {
                continue;
            };
            let right = totals::value(&written.value, language);
            let (Some(sum), Some(said)) = (sums[column], right) else {
                continue;
            };
            if !sum.is_as_large_as(said) {
                let message = format!("the numbers above add up to {sum}, not to {said}");
                lowerer.diagnose(
                    Diagnostic::error("wrong-total", written.span, message)
                        .label("not the sum")
                        .help("mend the number that is wrong; where they are rounded, say so in a note and take `total` from the column"),
                );
            }
        }
    }
    sums
}

/// The row of sums that is added where columns add up and none is stated.
fn row_of_sums(
    table: &Table,
    sums: &[Option<Decimal>],
    lowerer: &mut Lowerer<'_>,
) -> Option<document::Row> {
    let stated = table.rows.iter().any(|row| row.kind == RowKind::Total);
    if stated || sums.iter().all(Option::is_none) {
        return None;
    }
    let language = lowerer.language();
    let mut cells = Vec::new();
    for (column, sum) in sums.iter().enumerate() {
        let words = match sum {
            Some(sum) => {
                let form = table.columns[column].form.as_ref();
                form.map_or_else(
                    || language.in_places(*sum),
                    |form| language.in_form(*sum, form),
                )
            }
            None if column == 0 => language.terms.total.clone(),
            None => String::new(),
        };
        let blocks = if words.is_empty() {
            Vec::new()
        } else {
            vec![paragraph(lowerer.plain(words))]
        };
        let scope = (column < table.header_columns).then_some(Scope::Row);
        cells.push(document::Cell::single(column, scope, blocks));
    }
    Some(document::Row {
        kind: document::RowKind::Total,
        cells,
    })
}

/// The notes below a table: those on the whole, then those that cells call.
fn remarks(table: &Table, lowerer: &mut Lowerer<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for note in &table.notes {
        let Some(letter) = &note.letter else {
            let text = lowerer.inline(&note.text);
            remarks.push(Remark { anchor: None, text });
            continue;
        };
        let mut builder = lowerer.begin_text();
        builder.marked(MarkKind::Raised, |builder| builder.push(&letter.value));
        builder.push("\u{a0}");
        lowerer.add_line(&note.text, &mut builder);
        remarks.push(Remark {
            anchor: lowerer.note_anchor(&letter.value),
            text: builder.finish(),
        });
    }
    remarks
}
