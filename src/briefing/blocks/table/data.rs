//! Rows from a file of separated values beside the briefing.
//!
//! In: a table that names a file, and the text of that. Out: the same table with its rows. The first row of
//! the file has the names of its columns; `columns` chooses, orders and names them.

use super::{Cell, Column, Row, RowKind, Table, grid};
use crate::briefing::csv;
use crate::briefing::record::{listed, nearest};
use crate::briefing::yaml::{Style, Written};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId};

/// A file that rows are read from.
#[derive(Debug, Clone, PartialEq)]
pub struct DataFile {
    /// Its name, as seen from the briefing's folder.
    pub name: Written,
    /// What stands between its fields.
    pub delimiter: char,
    /// The columns that are wanted, by the names that the file has for them, each with its head; empty where
    /// all are.
    pub fields: Vec<(Written, Option<Written>)>,
}

/// Fills a table with the rows of its file; what is wrong with them is reported.
pub fn fill(table: &mut Table, text: &str, file: FileId, diagnostics: &mut Diagnostics) {
    let Some(data) = table.data.clone() else {
        return;
    };
    let rows = match csv::read(text, file, data.delimiter) {
        Ok(rows) => rows,
        Err(fault) => {
            diagnostics.push(
                Diagnostic::error("bad-csv", fault.span, fault.message)
                    .help("a field with commas, quotation marks or line ends stands between two marks, and a mark in it is written twice"),
            );
            return;
        }
    };
    let mut rows = rows.into_iter();
    let Some(names) = rows.next() else {
        let message = format!("the file `{}` has no rows", data.name.value);
        diagnostics.push(
            Diagnostic::error("bad-csv", data.name.span, message)
                .help("write the names of its columns in its first line, and a row on each other"),
        );
        return;
    };
    let Some(chosen) = chosen(&data, &names.fields, diagnostics) else {
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
            span: names.span,
            kind: RowKind::Head,
            cells: heads.collect(),
        });
    }
    let width = names.fields.len();
    for row in rows {
        if row.fields.len() != width {
            let message = format!(
                "this row has {} fields, the first {width}",
                row.fields.len()
            );
            diagnostics.push(
                Diagnostic::error("row-length", row.span, message)
                    .help("a field with commas in it stands between quotation marks"),
            );
            return;
        }
        let cells = chosen
            .iter()
            .map(|(index, _)| cell(row.fields.get(*index).cloned()));
        table.rows.push(Row {
            span: row.span,
            kind: RowKind::Body,
            cells: cells.collect(),
        });
    }
    if table.rows.iter().all(|row| row.kind == RowKind::Head) {
        let message = format!("the file `{}` has no rows below its first", data.name.value);
        diagnostics.push(
            Diagnostic::error("bad-csv", data.name.span, message)
                .help("write a row on each line below the names of its columns"),
        );
        return;
    }
    grid::check(diagnostics, table);
}

/// The columns that are wanted: the index of each in the file, and its head.
fn chosen(
    data: &DataFile,
    names: &[Written],
    diagnostics: &mut Diagnostics,
) -> Option<Vec<(usize, Written)>> {
    if data.fields.is_empty() {
        return Some(names.iter().cloned().enumerate().collect());
    }
    let mut chosen = Vec::new();
    for (field, label) in &data.fields {
        let wanted = field.value.trim();
        let Some(index) = names.iter().position(|name| name.value.trim() == wanted) else {
            let message = format!("the file `{}` has no column `{wanted}`", data.name.value);
            let known: Vec<&str> = names.iter().map(|name| name.value.trim()).collect();
            let help = match nearest(wanted, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("its columns are {}", listed(&known)),
            };
            diagnostics.push(Diagnostic::error("unknown-value", field.span, message).help(help));
            continue;
        };
        let head = label.clone().unwrap_or_else(|| Written {
            style: Style::Plain,
            ..names[index].clone()
        });
        chosen.push((index, head));
    }
    (chosen.len() == data.fields.len()).then_some(chosen)
}
