//! Tables that are drawn with pipes in a text → the document's, as those of `blocks` are.

use super::Lowerer;
use super::numbers;
use crate::briefing::markup::{Inline, PipeTable};
use crate::briefing::yaml::Written;
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Cell, Fit, Paragraph, Row, RowKind, Scope, Table, Voice, is_blank};

/// Lowers a table of a text. It has no caption, and no number. In a cell of another there is no room for it.
pub fn pipe_table(lowerer: &mut Lowerer<'_>, table: &PipeTable, written: &Written) -> Block {
    if lowerer.table_notes.is_some() {
        let message = "a table stands in a cell of another";
        let help =
            "give the table around it more rows and columns, or let this one stand by itself";
        lowerer
            .reporter
            .push(Diagnostic::error("table-here", written.span, message).help(help));
    }
    let anchor = lowerer.anchors.unique("table-1".to_string());
    let mut rows = vec![row(lowerer, &table.head, RowKind::Head, written)];
    for cells in &table.rows {
        rows.push(row(lowerer, cells, RowKind::Body, written));
    }
    if rows[0].cells.iter().all(|cell| cell.blocks.is_empty()) {
        rows.remove(0);
    }
    let columns = numbers::align(&table.aligns, &mut rows, lowerer.language());
    Block::Table(Box::new(Table {
        anchor,
        label: None,
        caption: None,
        summary: None,
        columns,
        rows,
        remarks: Vec::new(),
        fit: Fit::Auto,
    }))
}

fn row(lowerer: &mut Lowerer<'_>, cells: &[Vec<Inline>], kind: RowKind, written: &Written) -> Row {
    let cells = cells.iter().enumerate().map(|(column, content)| {
        let text = lowerer.inlines(content, written);
        let says_something = !is_blank(&text.content);
        let paragraph = Block::Paragraph(Paragraph {
            voice: Voice::Body,
            text,
        });
        let scope = (kind == RowKind::Head).then_some(Scope::Column);
        let blocks = Vec::from_iter(says_something.then_some(paragraph));
        Cell::single(column, scope, blocks)
    });
    Row {
        kind,
        cells: cells.collect(),
    }
}
