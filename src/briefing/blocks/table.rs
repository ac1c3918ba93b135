//! `table`: rows and columns, with what they are called and where they are from.
//!
//! In: `rows` of cells below a `header`, or below `columns` that say more of each column. Out: a
//! [`Table`](crate::document::Table) of the document, whose cells stand in a grid: [`read`] takes the keys,
//! [`grid`] finds the place of each cell, [`data`] reads rows from a file, [`totals`] adds up columns and checks
//! the sums that are stated, [`lower`] sets the texts.

mod data;
mod grid;
mod lower;
mod read;
mod totals;

use super::{Block, Field, Kind, data_file};
use crate::briefing::keys::choices::{ALIGNS, FITS, shown};
use crate::briefing::keys::{self, Key, Table as Keys, Value};
use crate::briefing::yaml::Written;
use crate::diagnostic::Span;
use crate::document::{ColumnAlign, Fit};
use crate::language::NumberForm;

pub use data::{RowsOf, fill};
pub use lower::lower;

/// A table as it was typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Where it stands.
    pub span: Span,
    /// What it is referred to by.
    pub id: Option<Written>,
    /// What it shows.
    pub caption: Option<Written>,
    /// What is said of it to those who do not see it.
    pub summary: Option<Written>,
    /// What is said of its columns; not empty.
    pub columns: Vec<Column>,
    /// Its rows, those of the head first.
    pub rows: Vec<Row>,
    /// How many of its columns are heads of their rows.
    pub header_columns: usize,
    /// What stands below it.
    pub notes: Vec<Note>,
    /// Where it is from.
    pub source: Option<Written>,
    /// What is done where it is too wide.
    pub fit: Fit,
    /// The file that its rows are read from.
    pub data: Option<RowsOf>,
}

/// What is said of a column.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Column {
    /// How its cells are aligned, where that is not left to what stands in them.
    pub align: Option<ColumnAlign>,
    /// How its numbers are written.
    pub form: Option<NumberForm>,
    /// Whether its numbers add up.
    pub total: bool,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: RowKind,
    /// Its cells, or the one of a group.
    pub cells: Vec<Cell>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// One of the head.
    Head,
    /// One with data.
    Body,
    /// A subhead over the rows that follow.
    Group,
    /// A row of sums.
    Total,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What stands in it, if anything.
    pub text: Option<Written>,
    /// How many columns it covers; 1 or more.
    pub columns: usize,
    /// How many rows it covers; 1 or more.
    pub rows: usize,
}

/// A note below a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// The letter that cells call it by, `[^a]`; none for one on the whole.
    pub letter: Option<Written>,
    /// What it says.
    pub text: Written,
}

/// The kind.
pub const KIND: Kind = Kind {
    key: Key::new(
        "table",
        Value::mapping(|| &TABLE),
        "rows and columns: `header` (or `columns`) and `rows`, with a `caption` and a `source`",
    ),
    read: |decoder, node| read::table(decoder, node).map(|table| Block::Table(Box::new(table))),
};

const LINE: Value = Value::text(keys::Text::Line);
const PLAIN: Value = Value::text(keys::Text::Plain);
const NUMBER: Value = Value::text(keys::Text::Number);
const VERBATIM: Value = Value::text(keys::Text::Verbatim);
const CELLS: Value = Value::text_or(keys::Text::Line, || &CELL).list();

static TABLE: Keys = Keys {
    what: "a table",
    owner: "a table",
    example: &["header", "rows"],
    keys: &[
        keys::ID.miscalled(&["label", "name"]),
        Key::new("caption", LINE, "what it shows, above it").miscalled(&["title", "heading"]),
        Key::new(
            "summary",
            PLAIN,
            "how it is built, for those who hear it: only where that is not plain from its heads",
        ),
        Key::new(
            "columns",
            Value::text_or(keys::Text::Line, || &COLUMN).list(),
            "instead of `header` and `align`: for each column its head, or a mapping that also says how it is aligned and formatted",
        ),
        Key::new("header", CELLS, "the heads of the columns").miscalled(&["head", "headers"]),
        Key::new(
            "align",
            Value::text(keys::Text::Choice(|| shown(ALIGNS))).list(),
            "how each column is aligned: `start`, `end`, `center`, `decimal` (numbers by their decimal \
             marks); left out, it follows from what stands in it",
        )
        .miscalled(&["alignment", "aligns"]),
        data_file::csv(
            "instead of `rows`: a file of separated values beside the briefing, the names of its columns in its first line",
        ),
        data_file::DELIMITER,
        Key::new(
            "rows",
            CELLS.rows_or(|| &ROW),
            "a list of cells for each row; `{group: North}` is a subhead, `{total: […]}` a row of sums",
        )
        .required_unless(&[&["csv"]])
        .miscalled(&["data", "body", "values", "cells"]),
        Key::new(
            "header_rows",
            NUMBER,
            "how many of the first `rows` belong to the head as well",
        ),
        Key::new(
            "header_columns",
            NUMBER,
            "how many of the first columns are heads of their rows",
        ),
        Key::new(
            "notes",
            Value::text_or(keys::Text::Line, || &NOTES),
            "a note below it; or a mapping of letters to notes, which cells call as `[^a]`",
        )
        .miscalled(&["note", "footnotes"]),
        Key::new("source", LINE, "where it is from: mostly a citation").miscalled(&["credit", "sources"]),
        Key::new(
            "fit",
            Value::text(keys::Text::Choice(|| shown(FITS))),
            "where it is too wide: `shrink`, `landscape` (on a page that is turned), `auto` (the first \
             that helps)",
        ),
    ],
};

static COLUMN: Keys = Keys {
    what: "a column",
    owner: "a column",
    example: &["label", "align"],
    keys: &[
        Key::new("field", PLAIN, "its name in the file of `csv`, which is its head as well unless that has a `label`"),
        Key::new("label", LINE, "its head")
            .miscalled(&["header", "title", "name", "text", "head", "heading"]),
        Key::new(
            "align",
            Value::text(keys::Text::Choice(|| shown(ALIGNS))),
            "how its cells are aligned",
        ),
        Key::new(
            "format",
            VERBATIM,
            "how its numbers are written: `0`, `0.0`, `#,##0.00`, `0 %`; in the signs of the language",
        ),
        Key::new(
            "total",
            Value::text(keys::Text::Boolean),
            "whether its numbers add up: a row of sums is added, or the one that is given is checked",
        )
        .miscalled(&["sum"]),
    ],
};

static ROW: Keys = Keys {
    what: "a row",
    owner: "a row",
    example: &["group"],
    keys: &[
        Key::new("group", LINE, "a subhead over the rows that follow")
            .required_unless(&[&["total"]])
            .miscalled(&["head", "title", "heading"]),
        Key::new("total", CELLS, "the cells of a row of sums")
            .required_unless(&[&["group"]])
            .miscalled(&["sum", "cells"]),
    ],
};

static CELL: Keys = Keys {
    what: "a cell",
    owner: "a cell",
    example: &["text"],
    keys: &[
        Key::new("text", LINE, "what stands in it").miscalled(keys::MISCALLED_TEXT),
        Key::new("colspan", NUMBER, "how many columns it covers").miscalled(&["columns", "cols"]),
        Key::new("rowspan", NUMBER, "how many rows it covers").miscalled(&["rows"]),
    ],
};

/// Its keys are the letters of the notes, which are whatever their writer likes.
static NOTES: Keys = Keys {
    what: "the notes of a table",
    owner: "the notes of a table",
    example: &[],
    keys: &[],
};

/// Its texts: cells of several lines hold paragraphs and lists.
pub fn texts(table: &Table) -> Vec<Field<'_>> {
    let line = |key, written| Field {
        key,
        kind: keys::Text::Line,
        written,
    };
    let mut fields = Vec::new();
    fields.extend(table.caption.iter().map(|caption| line("caption", caption)));
    fields.extend(table.summary.iter().map(|summary| Field {
        key: "summary",
        kind: keys::Text::Plain,
        written: summary,
    }));
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let cells = cells.filter_map(|cell| cell.text.as_ref());
    fields.extend(cells.map(|text| Field {
        key: "rows",
        kind: if holds_blocks(text) {
            keys::Text::Blocks
        } else {
            keys::Text::Line
        },
        written: text,
    }));
    fields.extend(table.notes.iter().map(|note| line("notes", &note.text)));
    fields.extend(table.source.iter().map(|source| line("source", source)));
    fields
}

/// Whether a cell is read as paragraphs and lists: one of several lines.
fn holds_blocks(text: &Written) -> bool {
    text.value.trim_end().contains('\n')
}
