//! Numbers that stand with their decimal marks one below the other.
//!
//! In: a table whose columns say so. Out: how much room is left behind each number, in widths of a digit, so that its
//! mark stands where that of the number with most behind it does. Style sheets know no such alignment: numbers end
//! alike, and what has less behind its mark is kept as far from the edge. The face is the reader's own; its digits
//! are of one width, which CSS measures in (`ch`), and whatever else stands there is narrow.

use std::collections::BTreeMap;

use crate::document::{Block, Cell, ColumnAlign, Mark, MarkKind, Paragraph, RowKind, Table};
use crate::language::Direction;

/// How wide what stands raised is, as a part of its width.
const RAISED: f64 = 0.75;
/// Room of less than this many digits is not left.
const LEAST: f64 = 0.1;

/// Where a cell stands: its row, and its place in it.
type CellPlace = (usize, usize);

/// How much room is left at the end of which cells.
#[derive(Debug, Default)]
pub struct NumberColumns(BTreeMap<CellPlace, f64>);

impl NumberColumns {
    /// Those of a table that runs in a direction.
    pub fn of(table: &Table, direction: Direction) -> Self {
        let mut behind: BTreeMap<usize, Vec<(CellPlace, f64)>> = BTreeMap::new();
        for (index, row) in table.rows.iter().enumerate() {
            if matches!(row.kind, RowKind::Head | RowKind::Group) {
                continue;
            }
            for (place, cell) in row.cells.iter().enumerate() {
                let by_mark = table.columns.get(cell.column) == Some(&ColumnAlign::Decimal);
                if let Some(width) = outer_part(cell, direction).filter(|_| by_mark) {
                    let column = behind.entry(cell.column).or_default();
                    column.push(((index, place), width));
                }
            }
        }
        let mut room = BTreeMap::new();
        for column in behind.into_values() {
            let most = column.iter().map(|(_, width)| *width).fold(0.0, f64::max);
            let left = column.into_iter().map(|(cell, width)| (cell, most - width));
            room.extend(left.filter(|(_, room)| *room >= LEAST));
        }
        NumberColumns(room)
    }

    /// The room behind the number of a cell, in widths of a digit.
    pub fn room(&self, row: usize, place: usize) -> Option<f64> {
        self.0.get(&(row, place)).copied()
    }
}

/// How wide that part of a number is which lies towards the edge that numbers end at: behind its mark, and before
/// it where the table runs from right to left, for numbers run from left to right in every language.
fn outer_part(cell: &Cell, direction: Direction) -> Option<f64> {
    let point = cell.decimal?;
    let [Block::Paragraph(Paragraph { text, .. })] = cell.blocks.as_slice() else {
        return None;
    };
    let outer = match direction {
        Direction::LeftToRight => point..text.content.len(),
        Direction::RightToLeft => 0..point,
    };
    let raised = |byte: usize| {
        let stands = |mark: &Mark| {
            let is_small = mark.kind == MarkKind::Raised || mark.kind.is_call();
            is_small && mark.range.contains(&byte)
        };
        text.marks.iter().any(stands)
    };
    let letters = text.content.get(outer.clone())?.char_indices();
    let width = letters.map(|(byte, letter)| {
        let size = if raised(outer.start + byte) {
            RAISED
        } else {
            1.0
        };
        digits_wide(letter) * size
    });
    Some(width.sum())
}

/// How wide a character is, in widths of a digit.
fn digits_wide(character: char) -> f64 {
    match character {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{2066}'..='\u{2069}' => 0.0,
        '.' | ',' | '\u{66b}' | '\u{66c}' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\''
        | '’' => 0.5,
        '(' | ')' | '[' | ']' | 'i' | 'j' | 'l' | 't' | 'f' => 0.6,
        '%' | 'm' | 'w' | '‰' => 1.5,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Fit, Row, Text, TextId, Voice};

    fn table(numbers: &[(&str, usize)]) -> Table {
        let row = |(text, point): &(&str, usize)| {
            let text = Text::plain(TextId(0), *text);
            let voice = Voice::Body;
            let mut cell = Cell::single(0, None, vec![Block::Paragraph(Paragraph { voice, text })]);
            cell.decimal = Some(*point);
            Row {
                kind: RowKind::Body,
                cells: vec![cell],
            }
        };
        Table {
            anchor: "table-1".into(),
            label: None,
            caption: None,
            summary: None,
            columns: vec![ColumnAlign::Decimal],
            rows: numbers.iter().map(row).collect(),
            remarks: Vec::new(),
            fit: Fit::Auto,
        }
    }

    #[test]
    fn what_has_less_behind_its_mark_is_kept_from_the_edge() {
        let table = table(&[("1.25", 1), ("13", 2), ("−0.5", 4), ("7 %", 1)]);
        let room = |direction| {
            let columns = NumberColumns::of(&table, direction);
            [0, 1, 2, 3].map(|row| columns.room(row, 0))
        };
        // A mark and two digits; nothing; a mark and a digit; a space and a sign.
        assert_eq!(
            room(Direction::LeftToRight),
            [None, Some(2.5), Some(1.0), Some(0.5)]
        );
        // From right to left, the whole parts lie at the edge: one digit, two, a sign and a digit, one.
        assert_eq!(
            room(Direction::RightToLeft),
            [Some(1.0), None, None, Some(1.0)]
        );
    }
}
