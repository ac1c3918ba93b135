//! Tables that are drawn with pipes in a text → the document's, as those of `blocks` are.

use super::Lowerer;
use super::numbers;
use crate::briefing::markup::{Inline, PipeTable};
use crate::briefing::yaml::Written;
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Cell, Fit, Paragraph, Row, RowKind, Scope, Table, Voice, is_blank};

impl Lowerer<'_> {
    /// Lowers a table of a text. It has no caption, and no number. In a cell of another there is no room for it.
    pub(super) fn pipe_table(&mut self, table: &PipeTable, written: &Written) -> Block {
        if self.table_notes.is_some() {
            let message = "a table stands in a cell of another";
            let help =
                "give the table around it more rows and columns, or let this one stand by itself";
            self.diagnostics
                .push(Diagnostic::error("table-here", written.span, message).help(help));
        }
        let anchor = self.anchors.unique("table-1".to_string());
        let mut rows = vec![self.pipe_row(&table.head, RowKind::Head, written)];
        for row in &table.rows {
            rows.push(self.pipe_row(row, RowKind::Body, written));
        }
        if rows[0].cells.iter().all(|cell| cell.blocks.is_empty()) {
            rows.remove(0);
        }
        let columns = numbers::align(&table.aligns, &mut rows, self.language);
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

    fn pipe_row(&mut self, cells: &[Vec<Inline>], kind: RowKind, written: &Written) -> Row {
        let cells = cells.iter().enumerate().map(|(column, content)| {
            let text = self.inlines(content, written);
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
}
