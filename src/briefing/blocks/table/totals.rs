//! Sums: those of columns that add up, and whether the ones that are stated are right.

use std::ops::Range;

use super::grid::Placed;
use super::{RowKind, Table};
use crate::briefing::lower::numbers;
use crate::language::{Decimal, Language};

/// What is to be said of the sum of a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Sum {
    /// The sum.
    Is(Decimal),
    /// A cell says no number: its row, and its place among the cells of that.
    Unreadable(usize, usize),
    /// It is larger than can be worked out.
    TooLarge,
}

/// The rows that a row of a total may be the sum of: those of its group, behind the head of that or the total before
/// it, and all.
pub fn group_of(table: &Table, total: usize) -> Range<usize> {
    let above = table.rows[..total].iter();
    let begins = above
        .rev()
        .position(|row| matches!(row.kind, RowKind::Group | RowKind::Total));
    begins.map_or(0, |begins| total - begins)..total
}

/// How the numbers of each column are written: as the language writes them, or as a machine does.
pub struct ColumnNumbers<'l> {
    language: &'l Language,
    as_machine: Vec<bool>,
}

impl<'l> ColumnNumbers<'l> {
    /// Those of a table.
    pub fn of(table: &Table, rows: &[Vec<Placed<'_>>], language: &'l Language) -> Self {
        let mut as_machine = vec![false; table.columns.len()];
        let data = table.rows.iter().zip(rows);
        let data = data.filter(|(row, _)| matches!(row.kind, RowKind::Body | RowKind::Total));
        for placed in data.flat_map(|(_, placed)| placed) {
            let text = placed.cell.text.as_ref();
            if let Some(column) = as_machine.get_mut(placed.column) {
                *column |=
                    text.is_some_and(|text| language.is_machines(without_calls(&text.value)));
            }
        }
        ColumnNumbers {
            language,
            as_machine,
        }
    }

    /// The number that a cell of a column is, if it is one.
    pub fn number(&self, column: usize, text: &str) -> Option<Decimal> {
        let as_machine = self.as_machine.get(column).copied().unwrap_or_default();
        self.language.number_among(text, as_machine)
    }

    /// The number that a cell of a column says, if it says no more than that: with a sign, a unit, a call of a note.
    pub fn value(&self, column: usize, text: &str) -> Option<Decimal> {
        let text = without_calls(text);
        self.number(column, text).or_else(|| {
            let is_number = numbers::is_number(text, self.language);
            is_number.then(|| self.language.value_of(text))?
        })
    }
}

/// A text without the calls of notes behind it.
fn without_calls(text: &str) -> &str {
    text.split("[^").next().unwrap_or_default().trim()
}

/// The sum of a column in some rows: of its cells in rows of data, those that say nothing left out.
pub fn of_column(
    table: &Table,
    rows: &[Vec<Placed<'_>>],
    (column, among): (usize, Range<usize>),
    written: &ColumnNumbers<'_>,
) -> Sum {
    let mut sum = Decimal::ZERO;
    for index in among {
        let row = &rows[index];
        if table.rows[index].kind != RowKind::Body {
            continue;
        }
        let found = row.iter().position(|placed| placed.column == column);
        let Some((place, text)) =
            found.and_then(|place| Some((place, row[place].cell.text.as_ref()?)))
        else {
            continue;
        };
        let dash = matches!(
            text.value.trim(),
            "-" | "\u{2013}" | "\u{2014}" | "..." | "\u{2026}"
        );
        if dash {
            continue;
        }
        let Some(value) = written.value(column, &text.value) else {
            return Sum::Unreadable(index, place);
        };
        let Some(more) = sum.plus(value) else {
            return Sum::TooLarge;
        };
        sum = more;
    }
    Sum::Is(sum)
}
