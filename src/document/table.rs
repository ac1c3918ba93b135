//! Tables.
//!
//! In: made by the lowering, with every span resolved to a grid: no two cells overlap, none leaves the
//! table. Out: read by the layout, which finds the widths of columns, and by the EPUB writer.

use super::{Block, Text};

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name within the document, as [`Section::anchor`](super::Section::anchor).
    pub anchor: String,
    /// What it is called: "Table 2".
    pub label: Option<String>,
    /// The same and what it shows, above it.
    pub caption: Option<Text>,
    /// What is said of it to those who do not see it, beside its caption.
    pub summary: Option<String>,
    /// How the cells of each column are aligned; at least one.
    pub columns: Vec<ColumnAlign>,
    /// The rows, those of its head first; not empty.
    pub rows: Vec<Row>,
    /// What stands below it: its notes, then its source.
    pub remarks: Vec<Remark>,
    /// What is done where it is too wide.
    pub fit: Fit,
}

/// A line below a table or a figure: a note, where it is from.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    /// Its name within the document, as [`Section::anchor`](super::Section::anchor), where a cell leads to
    /// it.
    pub anchor: Option<String>,
    /// What it says; not empty.
    pub text: Text,
}

/// How the cells of a column are aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ColumnAlign {
    /// At the edge where lines begin.
    #[default]
    Start,
    /// At the edge where lines end.
    End,
    /// In the middle.
    Center,
    /// Numbers one below the other, their decimal marks on one line.
    Decimal,
}

/// What is done with a table that is wider than the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Fit {
    /// It is set smaller, and turned where that is not enough.
    #[default]
    Auto,
    /// It is set smaller.
    Shrink,
    /// It stands on a page of its own, which is turned.
    Landscape,
}

/// For each row of a table and each of its cells the heads of that: the row of each, and its place among the
/// cells of that row.
pub type Heads = Vec<Vec<Vec<(usize, usize)>>>;

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// Its cells in the order of their columns. A place that a cell of a row above reaches down to has
    /// none here.
    pub cells: Vec<Cell>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowKind {
    /// One of the head: what stands in the columns.
    Head,
    /// One with data.
    Body,
    /// A subhead over the rows that follow: one cell as wide as the table.
    Group,
    /// The sum of those above.
    Total,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its first column, from 0.
    pub column: usize,
    /// How many columns it covers; 1 or more.
    pub columns: usize,
    /// How many rows it covers; 1 or more.
    pub rows: usize,
    /// What it is the head of, if it is one.
    pub scope: Option<Scope>,
    /// What stands in it; may be empty.
    pub blocks: Vec<Block>,
    /// In a [decimal](ColumnAlign::Decimal) column, the byte of its text that stands on the line that the
    /// numbers share: that of the decimal mark, or the one behind the last digit.
    pub decimal: Option<usize>,
    /// What it is as data, where that is not what is shown: the number without its form, the value of an indicator
    /// that is shown so that it leads nowhere.
    pub value: Option<String>,
}

impl Cell {
    /// A cell of one column and one row.
    pub fn single(column: usize, scope: Option<Scope>, blocks: Vec<Block>) -> Self {
        Cell {
            column,
            columns: 1,
            rows: 1,
            scope,
            blocks,
            decimal: None,
            value: None,
        }
    }
}

/// What a cell is the head of: values of `Scope` (ISO 32000-1, table 349) and of `scope` (HTML).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The columns below it.
    Column,
    /// The row that it stands in.
    Row,
    /// The rows of its group.
    RowGroup,
}

impl Table {
    /// How many rows its head has.
    pub fn head_rows(&self) -> usize {
        let head = |row: &&Row| row.kind == RowKind::Head;
        self.rows.iter().take_while(head).count()
    }

    /// Whether which heads a cell has cannot be told from its place alone: where heads are merged or stand
    /// in several rows.
    pub fn has_complex_heads(&self) -> bool {
        let merged = |row: &Row| {
            let mut heads = row.cells.iter().filter(|cell| cell.scope.is_some());
            heads.any(|cell| cell.columns > 1 || cell.rows > 1)
        };
        let head = self.head_rows();
        head > 1 || self.rows[..head].iter().any(merged)
    }

    /// For each cell its heads, each by its row and its place among the cells of that: those of its columns,
    /// then those of its row. `None` where the places of the cells tell all of it.
    pub fn heads(&self) -> Option<Heads> {
        if !self.has_complex_heads() {
            return None;
        }
        let head = self.head_rows();
        let overlaps = |one: &Cell, other: &Cell| {
            one.column < other.column + other.columns && other.column < one.column + one.columns
        };
        let above = |row: usize, cell: &Cell| -> Vec<(usize, usize)> {
            let rows = self.rows[..head.min(row)].iter().enumerate();
            rows.flat_map(|(row, heads)| {
                let heads = heads.cells.iter().enumerate();
                let over = heads.filter(|(_, head)| head.scope.is_some() && overlaps(head, cell));
                over.map(move |(index, _)| (row, index)).collect::<Vec<_>>()
            })
            .collect()
        };
        // The heads of rows that reach down from rows above.
        let mut reaching: Vec<(usize, usize, usize)> = Vec::new();
        let mut all = Vec::with_capacity(self.rows.len());
        for (index, row) in self.rows.iter().enumerate() {
            reaching.retain(|(_, _, end)| *end > index);
            for (place, cell) in row.cells.iter().enumerate() {
                if cell.scope == Some(Scope::Row) {
                    reaching.push((index, place, index + cell.rows));
                }
            }
            let heads = row.cells.iter().enumerate().map(|(place, cell)| {
                let mut heads = above(index, cell);
                if cell.scope.is_none() {
                    heads.extend(reaching.iter().map(|(row, place, _)| (*row, *place)));
                }
                heads.retain(|head| *head != (index, place));
                heads
            });
            all.push(heads.collect());
        }
        Some(all)
    }

    /// Its cells, row by row.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows.iter().flat_map(|row| &row.cells)
    }
}
