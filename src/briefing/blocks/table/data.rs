//! Rows from a file of separated values beside the briefing.
//!
//! In: a table that names a file, and the text of that. Out: the same table with its rows. The first row of
//! the file has the names of its columns; `columns` chooses, orders and names them.

use super::{Cell, Column, Row, RowKind, Table, grid};
use crate::briefing::blocks::data_file::{Data, DataFile};
use crate::briefing::yaml::{Style, Written};
use crate::diagnostic::{Diagnostics, FileId};

/// A file that rows are read from.
#[derive(Debug, Clone, PartialEq)]
pub struct RowsOf {
    /// The file.
    pub file: DataFile,
    /// The columns that are wanted, by the names that the file has for them, each with its head; empty where
    /// all are.
    pub fields: Vec<(Written, Option<Written>)>,
}

/// Fills a table with the rows of its file; what is wrong with them is reported.
pub fn fill(table: &mut Table, text: &str, file: FileId, diagnostics: &mut Diagnostics) {
    let Some(rows_of) = table.data.clone() else {
        return;
    };
    let Some(data) = rows_of.file.data(text, file, diagnostics) else {
        return;
    };
    let Some(chosen) = chosen(&rows_of.fields, &data, diagnostics) else {
        return;
    };
    if table.columns.len() < chosen.len() {
        table.columns.resize(chosen.len(), Column::default());
    }
    let cell = |text: Option<Written>| Cell {
        text: text.filter(|text| !text.value.trim().is_empty()),
        columns: 1,
        rows: 1,
    };
    if table.rows.is_empty() {
        let heads = chosen.iter().map(|(_, head)| cell(Some(head.clone())));
        table.rows.push(Row {
            span: data.span,
            kind: RowKind::Head,
            cells: heads.collect(),
        });
    }
    let rows = data.rows.into_iter().map(|row| {
        let cells = chosen.iter();
        let cells = cells.map(|(index, _)| cell(row.fields.get(*index).cloned()));
        Row {
            span: row.span,
            kind: RowKind::Body,
            cells: cells.collect(),
        }
    });
    table.rows.extend(rows);
    grid::check(diagnostics, table);
}

/// The columns that are wanted: the index of each in the file, and its head.
fn chosen(
    fields: &[(Written, Option<Written>)],
    data: &Data<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<(usize, Written)>> {
    if fields.is_empty() {
        return Some(data.names.iter().cloned().enumerate().collect());
    }
    let mut chosen = Vec::new();
    for (field, label) in fields {
        let Some(index) = data.column(field, diagnostics) else {
            continue;
        };
        let head = label.clone().unwrap_or_else(|| Written {
            style: Style::Plain,
            ..data.names[index].clone()
        });
        chosen.push((index, head));
    }
    (chosen.len() == fields.len()).then_some(chosen)
}
