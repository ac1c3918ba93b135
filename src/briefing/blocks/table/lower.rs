//! A table as it was typed → the document's.

use super::grid::{self, Placed};
use super::totals::{self, ColumnNumbers, Sum};
use super::{Row, RowKind, Table, holds_blocks};
use crate::briefing::lower::{self, BlockContext, Lowerer, Reporter, TableNotes, numbers};
use crate::briefing::yaml::Written;
use crate::diagnostic::Diagnostic;
use crate::document::{self, Block, MarkKind, Paragraph, Remark, Scope, Text, Voice, is_blank};
use crate::language::Decimal;

/// Brackets of a head with no more characters are a unit.
const LONGEST_UNIT: usize = 16;

/// Lowers a table: its caption, its cells row by row, and what stands below it.
pub fn lower(table: &Table, lowerer: &mut Lowerer<'_>) -> Vec<Block> {
    let rows = grid::placed(table);
    let label = lowerer.next_label();
    if table.rows.is_empty() {
        // Its rows are in a file that was not read, or could not be, which has been reported.
        return Vec::new();
    }
    let caption = lower::caption(lowerer, &label, table.caption.as_ref());
    lowerer.table_notes = Some(TableNotes::new(&label.anchor, notes(table)));
    let numbers_of = ColumnNumbers::of(table, &rows, lowerer.language());
    let sums = sums(table, &rows, &numbers_of, &mut lowerer.reporter);
    let mut set: Vec<document::Row> = Vec::with_capacity(rows.len() + 1);
    for (row, placed) in table.rows.iter().zip(&rows) {
        let cells = placed
            .iter()
            .map(|placed| cell((table, &numbers_of), row, placed, lowerer));
        let cells = cells.collect();
        set.push(document::Row {
            kind: kind(row.kind),
            cells,
        });
    }
    set.extend(row_of_sums(table, &sums, lowerer));
    // A column that has a form of numbers, or adds up, is one of numbers whatever words stand among them.
    let said = table.columns.iter().map(|column| {
        let counts = column.form.is_some() || column.total;
        column
            .align
            .or(counts.then_some(document::ColumnAlign::Decimal))
    });
    let said: Vec<_> = said.collect();
    let columns = numbers::align(&said, &mut set, lowerer.language());
    let mut remarks = remarks(table, lowerer);
    if let Some(notes) = lowerer.table_notes.take() {
        notes.report_uncalled(&mut lowerer.reporter);
    }
    remarks.extend(lower::source_of(lowerer, table.source.as_ref()));
    let summary = table.summary.as_ref();
    vec![Block::Table(Box::new(document::Table {
        anchor: label.anchor,
        label: label.words,
        caption,
        summary: summary.map(|summary| lowerer.typographer.set(&summary.value)),
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
    (table, numbers_of): (&Table, &ColumnNumbers<'_>),
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
    let number = written.and_then(|written| number_of(row, (placed.column, written), numbers_of));
    let language = lowerer.language();
    let formatted = number
        .zip(form)
        .map(|(number, form)| language.in_form(number, form));
    let blocks = match written {
        None => Vec::new(),
        Some(written) => match formatted {
            Some(number) => vec![paragraph(lowerer.texts.plain(number))],
            None if holds_blocks(written) => lowerer.block_text(written, BlockContext::WITHIN),
            None => {
                let mut text = lowerer.inline(written);
                if row.kind == RowKind::Head {
                    hold_units(&mut text);
                }
                vec![paragraph(text)]
            }
        },
    };
    document::Cell {
        column: placed.column,
        columns: placed.columns,
        rows: placed.rows,
        scope: scope(table, row, placed),
        decimal: None,
        value: number.map(|number| {
            let shown = form.map_or(number, |form| number.rounded(form.places()));
            shown.to_string()
        }),
        blocks: blocks.into_iter().filter(says_something).collect(),
    }
}

/// Holds short words in brackets together, as a unit in a head: `(€ thousand)` is not cut in two.
fn hold_units(text: &mut Text) {
    while let Some(space) = breaks_in_brackets(&text.content) {
        text.replace(space..space + 1, "\u{a0}");
    }
}

/// The first space in brackets that hold little.
fn breaks_in_brackets(content: &str) -> Option<usize> {
    content.match_indices('(').find_map(|(open, _)| {
        let inside = &content[open..];
        let inside = &inside[..inside.find(')')?];
        let short = inside.chars().count() <= LONGEST_UNIT;
        inside.find(' ').filter(|_| short).map(|space| open + space)
    })
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

/// The number that a cell of data is, if it is one and no code: `007` is.
fn number_of(
    row: &Row,
    (column, written): (usize, &Written),
    numbers_of: &ColumnNumbers<'_>,
) -> Option<Decimal> {
    let counts = matches!(row.kind, RowKind::Body | RowKind::Total);
    let mut digits = written.value.trim().chars();
    let code =
        digits.next() == Some('0') && digits.next().is_some_and(|next| next.is_ascii_digit());
    numbers_of
        .number(column, &written.value)
        .filter(|_| counts && !code)
}

/// The sum of each column that adds up; a wrong one that is stated is an error at its cell.
fn sums(
    table: &Table,
    rows: &[Vec<Placed<'_>>],
    numbers_of: &ColumnNumbers<'_>,
    reporter: &mut Reporter<'_>,
) -> Vec<Option<Decimal>> {
    let mut sums = vec![None; table.columns.len()];
    for (column, _) in table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, said)| said.total)
    {
        let sum = match totals::of_column(table, rows, (column, 0..rows.len()), numbers_of) {
            Sum::Is(sum) => sum,
            Sum::Unreadable(row, place) => {
                let written = rows[row][place].cell.text.as_ref();
                let span = written.map_or(table.rows[row].span, |written| written.span);
                reporter.push(
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
                reporter.push(
                    Diagnostic::error("no-number", table.span, message)
                        .help("take `total` from the column"),
                );
                continue;
            }
        };
        sums[column] = Some(sum);
        check_totals(table, rows, (column, sum), numbers_of, reporter);
    }
    sums
}

/// Reports totals of a column that are neither the sum of their group nor that of all.
fn check_totals(
    table: &Table,
    rows: &[Vec<Placed<'_>>],
    (column, all): (usize, Decimal),
    numbers_of: &ColumnNumbers<'_>,
    reporter: &mut Reporter<'_>,
) {
    let totals = table.rows.iter().enumerate();
    for (index, _) in totals.filter(|(_, row)| row.kind == RowKind::Total) {
        let cell = rows[index].iter().find(|placed| placed.column == column);
        let Some(written) = cell.and_then(|placed| placed.cell.text.as_ref()) else {
            continue;
        };
        let Some(said) = numbers_of.value(column, &written.value) else {
            continue;
        };
        let group = totals::group_of(table, index);
        let is_whole = group.start == 0 || group.is_empty();
        let of_group = match totals::of_column(table, rows, (column, group), numbers_of) {
            Sum::Is(sum) if !is_whole => Some(sum),
            _ => None,
        };
        if all.is_as_large_as(said) || of_group.is_some_and(|sum| sum.is_as_large_as(said)) {
            continue;
        }
        let message = match of_group {
            Some(sum) => format!(
                "the numbers of its group add up to {sum}, and all of them to {all}, not to {said}"
            ),
            None => format!("the numbers above add up to {all}, not to {said}"),
        };
        reporter.push(
            Diagnostic::error("wrong-total", written.span, message)
                .label("not the sum")
                .help("mend the number that is wrong; where they are rounded, say so in a note and take `total` from the column"),
        );
    }
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
    // Its name stands in the first column that does not add up.
    let label = sums.iter().position(Option::is_none);
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
            None if Some(column) == label => language.terms.total.clone(),
            None => String::new(),
        };
        let blocks = if words.is_empty() {
            Vec::new()
        } else {
            vec![paragraph(lowerer.texts.plain(words))]
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
        let mut builder = lowerer.texts.begin();
        builder.marked(MarkKind::Raised, |builder| builder.push(&letter.value));
        builder.push("\u{a0}");
        lowerer.add_line(&note.text, &mut builder);
        remarks.push(Remark {
            anchor: (lowerer.table_notes.as_ref()).and_then(|notes| notes.anchor_of(&letter.value)),
            text: builder.finish(),
        });
    }
    remarks
}
