//! What tables and their cells say of themselves.

use lopdf::Dictionary;

use super::Writer;
use super::roles::scope_name;
use crate::export::pdf::numbers::{Operators, text};
use crate::layout::tags::{NodeId, Role};

/// The name that a cell is called by as a head of others.
fn cell_name(node: NodeId) -> String {
    format!("cell-{}", node.0)
}

impl Writer<'_> {
    /// What tables and cells must say of themselves (ISO 32000-1, table 349; ISO 14289-1, 7.5): what a head is
    /// the head of, what a cell covers, and which its heads are where that is not plain.
    pub(super) fn table_attributes(&self, id: NodeId, out: &mut Operators) {
        let node = &self.tree.nodes()[id.0 as usize];
        let mut attributes = Dictionary::new();
        if let (Role::Table, Some(summary)) = (node.role, node.alternative()) {
            attributes.set("Summary", text(summary));
        }
        if let Role::HeaderCell(scope) = node.role {
            attributes.set("Scope", scope_name(scope));
        }
        if let Some(span) = self.tree.span(id) {
            if span.columns > 1 {
                attributes.set("ColSpan", span.columns as i64);
            }
            if span.rows > 1 {
                attributes.set("RowSpan", span.rows as i64);
            }
            if !span.heads.is_empty() {
                let heads = span.heads.iter().map(|head| text(&cell_name(*head)));
                attributes.set("Headers", heads.collect::<Vec<_>>());
            }
            if span.named {
                out.push_entry("ID", &text(&cell_name(id)));
            }
        }
        if !attributes.is_empty() {
            attributes.set("O", "Table");
            out.push_entry("A", &attributes.into());
        }
    }
}
