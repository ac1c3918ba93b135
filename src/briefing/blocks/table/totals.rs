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

/// The sum of a column in some rows: of its cells in rows of data, those that say nothing left out.
pub fn of_column(
    table: &Table,
    rows: &[Vec<Placed<'_>>],
    (column, among): (usize, Range<usize>),
    language: &Language,
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
        let Some(value) = value(&text.value, language) else {
            return Sum::Unreadable(index, place);
        };
        let Some(more) = sum.plus(value) else {
            return Sum::TooLarge;
        };
        sum = more;
    }
    Sum::Is(sum)
}

/// The number that a cell says, if it says no more than that: with a sign, a unit, a call of a note.
pub fn value(text: &str, language: &Language) -> Option<Decimal> {
    let text = text.split("[^").next().unwrap_or_default().trim();
    language.only_number(text).or_else(|| {
        let is_number = numbers::is_number(text, language);
        is_number.then(|| language.value_of(text))?
    })
}
