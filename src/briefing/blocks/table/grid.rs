//! Where each cell stands: rows of cells that cover several columns and rows → a grid.

use super::{Cell, Column, RowKind, Table};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// A cell at its place.
pub struct Placed<'t> {
    /// The cell.
    pub cell: &'t Cell,
    /// Its first column.
    pub column: usize,
    /// How many columns it covers, none of them beyond the table.
    pub columns: usize,
    /// How many rows it covers, none of them beyond the table or its part of it.
    pub rows: usize,
}

/// What is wrong with a row.
struct Misfit {
    /// The index of the row.
    row: usize,
    /// How many columns its cells would cover, with those that reach down to it.
    covers: usize,
}

/// Places the cells of a table of so many columns, row by row; the rows that do not fit.
fn place(table: &Table, columns: usize) -> (Vec<Vec<Placed<'_>>>, Vec<Misfit>) {
    // How many rows each column is still covered from above.
    let mut covered = vec![0_usize; columns];
    let mut rows = Vec::with_capacity(table.rows.len());
    let mut misfits = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        let mut placed = Vec::with_capacity(row.cells.len());
        // Counted only where it matters: in a long table it is a long way to its end.
        let reaches_down = row.cells.iter().any(|cell| cell.rows > 1);
        let left = match reaches_down {
            true => rows_of_part(table, index),
            false => 1,
        };
        let mut column = 0;
        let mut beyond = 0;
        for cell in &row.cells {
            while covered.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            if column >= columns {
                beyond += cell.columns;
                continue;
            }
            let wanted = match row.kind {
                RowKind::Group => columns,
                RowKind::Head | RowKind::Body | RowKind::Total => cell.columns,
            };
            let free = covered[column..]
                .iter()
                .take_while(|rows| **rows == 0)
                .count();
            let reached = wanted.min(free);
            beyond += wanted - reached;
            let down = cell.rows.min(left);
            covered[column..column + reached].fill(down);
            placed.push(Placed {
                cell,
                column,
                columns: reached,
                rows: down,
            });
            column += reached;
        }
        let filled = covered.iter().filter(|rows| **rows > 0).count();
        if filled + beyond != columns || beyond > 0 {
            misfits.push(Misfit {
                row: index,
                covers: filled + beyond,
            });
        }
        covered
            .iter_mut()
            .for_each(|rows| *rows = rows.saturating_sub(1));
        rows.push(placed);
    }
    (rows, misfits)
}

/// How many rows there are from one on to the end of its part: no cell reaches from the head into the body,
/// or over a subhead.
fn rows_of_part(table: &Table, index: usize) -> usize {
    let kind = table.rows[index].kind;
    let alike = |row: &&super::Row| row.kind == kind;
    match kind {
        RowKind::Head | RowKind::Body => table.rows[index..].iter().take_while(alike).count(),
        RowKind::Group | RowKind::Total => 1,
    }
}

/// The cells of a checked table at their places.
pub fn placed(table: &Table) -> Vec<Vec<Placed<'_>>> {
    place(table, table.columns.len()).0
}

/// Finds how many columns a table has, and reports rows that have more or less.
pub fn check(diagnostics: &mut Diagnostics, table: &mut Table) -> Option<()> {
    let count = column_count(table);
    let said = table.columns.len();
    if said > count {
        let message = format!("`align` tells of {said} columns, the table has {count}");
        diagnostics.push(
            Diagnostic::error("row-length", table.span, message)
                .help("give one alignment for each column"),
        );
    }
    table.columns.resize(count.max(1), Column::default());
    table.columns.truncate(count.max(1));
    let (rows, misfits) = place(table, count);
    for (index, placed) in rows.iter().enumerate() {
        for placed in placed
            .iter()
            .filter(|placed| placed.cell.rows > placed.rows)
        {
            let (wanted, left) = (placed.cell.rows, placed.rows);
            let text = placed.cell.text.as_ref();
            let span = text.map_or(table.rows[index].span, |text| text.span);
            let message = format!("this cell covers {wanted} rows, where {left} are left");
            diagnostics.push(
                Diagnostic::error("row-span", span, message)
                    .label("of its part of the table")
                    .help(format!(
                        "write `rowspan: {left}`, or add the rows that it is to cover"
                    )),
            );
        }
    }
    for misfit in &misfits {
        let row = &table.rows[misfit.row];
        let (has, wanted) = (misfit.covers, count);
        let cells = if has == 1 { "cell" } else { "cells" };
        let message = format!("this row has {has} {cells}, the table {wanted} columns");
        let help = if has < wanted {
            "a cell that is to stay empty is `~`; one that covers several columns is `{text: …, colspan: 2}`"
        } else {
            "take some out, or add to the heads; a comma in a cell wants quotes around it"
        };
        diagnostics.push(Diagnostic::error("row-length", row.span, message).help(help));
    }
    misfits.is_empty().then_some(())
}

/// How many columns a table has: as its first row of cells has.
fn column_count(table: &Table) -> usize {
    let mut rows = table.rows.iter();
    let first = rows.find(|row| row.kind != RowKind::Group);
    let cells = first.map_or(&[][..], |row| &row.cells);
    cells.iter().map(|cell| cell.columns).sum()
}
