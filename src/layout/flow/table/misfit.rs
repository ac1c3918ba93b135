//! Tables that could not be set as they should, for whoever tells the user of them.

use crate::document::{Block, Table};
use crate::geometry::Pt;

/// A table that could not be set as it should.
#[derive(Debug, Clone, PartialEq)]
pub struct TableMisfit {
    /// What it is called: "Table 2".
    pub label: Option<String>,
    /// The first words of it.
    pub words: String,
    /// What is the matter with it.
    pub kind: MisfitKind,
}

/// What is the matter with a table.
#[derive(Debug, Clone, PartialEq)]
pub enum MisfitKind {
    /// It is too wide for its page in the smallest size of the theme.
    TooWide {
        /// The size that it is set in.
        size: Pt,
        /// Whether it stands on a page that might be turned for it.
        may_turn: bool,
    },
    /// It stands within something else, and no page is turned for it.
    Unturned,
}

impl TableMisfit {
    /// What is the matter with a table.
    pub fn new(table: &Table, kind: MisfitKind) -> Self {
        TableMisfit {
            label: table.label.clone(),
            words: first_words(table),
            kind,
        }
    }
}

/// The first words that the writer of a table has written.
fn first_words(table: &Table) -> String {
    if let Some(caption) = &table.caption {
        let name = table.label.as_deref().unwrap_or_default();
        let own = caption
            .content
            .strip_prefix(name)
            .unwrap_or(&caption.content);
        return own
            .trim_start_matches(|sign: char| !sign.is_alphanumeric())
            .to_string();
    }
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let mut texts = cells.flat_map(|cell| &cell.blocks).flat_map(Block::texts);
    texts
        .next()
        .map_or_else(String::new, |text| text.content.clone())
}
