//! How a table gets by with the room of a screen.
//!
//! In: the words of its cells. Out: whether it stands as it is, in a frame that scrolls, or with its columns
//! held to the screen. A frame is never broken between pages by those who set books in pages: what is
//! higher than one would be cut at its foot, for good. So only a table that is surely lower scrolls; a
//! longer one is held to the width of the page, whatever has to break for that. So is one with calls of notes and
//! sources: what leads back to them turns to the page of a place, and one that is scrolled out of sight is on none.

use super::held_columns::HeldColumns;
use super::number_columns::NumberColumns;
use crate::document::{Cell, Mark, MarkKind, Table, Text};

/// How a table gets by.
#[derive(Debug, Clone, PartialEq)]
pub enum TableRoom {
    /// Its words fit a small screen in large type.
    Natural,
    /// It scrolls where the page is narrower than so many em.
    Scrolling(f64),
    /// Its columns are held to the page.
    Held(HeldColumns),
}

/// The words of a cell, or of what stands as one.
#[derive(Debug)]
pub struct CellWords {
    /// Its first column, from 0.
    pub column: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// Its paragraphs.
    pub words: Vec<String>,
    /// The room that is left behind them, in em.
    pub room: f64,
    /// Whether they are bold: a head.
    pub bold: bool,
    /// Whether they stand in one line, as numbers do.
    pub whole: bool,
}

/// What a phone shows of a line in type one and a half times as large as usual, in em: 330 pixels of 21.
pub const NARROWEST: f64 = 14.0;
/// The space on both sides of a column, in em: the style sheet's.
const GAP: f64 = 1.2;
/// A column of words is as wide as this where it scrolls, in em: some words a line.
const COMFORTABLE: f64 = 10.0;
/// How much wider bold words are.
const BOLD: f64 = 1.1;
/// So many lines surely stand on one page of a phone in large type.
const LINES: f64 = 13.0;
/// What the spaces between two rows take of a line.
const BETWEEN_ROWS: f64 = 0.4;
/// How wide a digit is about, in em.
pub const DIGIT: f64 = 0.53;
/// How much longer a text gets by what its lines leave empty.
const RAGGED: f64 = 1.15;

impl TableRoom {
    /// That of a table of the document.
    pub fn of(table: &Table, numbers: &NumberColumns) -> Self {
        let rows = table.rows.iter().enumerate().map(|(index, row)| {
            let cells = row.cells.iter().enumerate();
            let words = cells.map(|(place, cell)| CellWords {
                room: numbers.room(index, place).map_or(0.0, |room| room * DIGIT),
                ..CellWords::of(cell)
            });
            words.collect::<Vec<_>>()
        });
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        let texts = cells
            .flat_map(|cell| &cell.blocks)
            .flat_map(|block| block.texts());
        let is_led_to =
            |mark: &Mark| mark.kind.is_call() || matches!(mark.kind, MarkKind::Citation { .. });
        let may_scroll = !texts.flat_map(|text| &text.marks).any(is_led_to);
        TableRoom::with(table.columns.len(), rows.collect(), may_scroll)
    }

    /// That of a table of so many columns with these rows, which may scroll or not.
    pub fn with(columns: usize, rows: Vec<Vec<CellWords>>, may_scroll: bool) -> Self {
        let mut longest_words = vec![0.0f64; columns];
        let mut texts = vec![0.0f64; columns];
        let mut numeric = vec![false; columns];
        let single = rows.iter().flatten().filter(|cell| cell.columns == 1);
        for cell in single {
            let Some(longest) = longest_words.get_mut(cell.column) else {
                continue;
            };
            let words = cell.unbroken();
            *longest = words.map(|word| cell.width(word)).fold(*longest, f64::max);
            let lines = cell.words.iter().map(|text| cell.width(text));
            texts[cell.column] = lines.fold(texts[cell.column], f64::max);
            numeric[cell.column] |= cell.whole;
        }
        let gaps = GAP * columns.saturating_sub(1) as f64;
        if longest_words.iter().sum::<f64>() + gaps <= NARROWEST {
            return TableRoom::Natural;
        }
        let wanted = texts.iter().zip(&longest_words);
        let wanted: Vec<f64> = wanted
            .map(|(text, word)| text.min(COMFORTABLE).max(*word).max(1.0))
            .collect();
        let lines: f64 = rows.iter().map(|row| lines(row, &wanted)).sum();
        if may_scroll && lines <= LINES {
            return TableRoom::Scrolling(wanted.iter().sum::<f64>() + gaps);
        }
        TableRoom::Held(HeldColumns::new(&wanted, &longest_words, &texts, &numeric))
    }
}

/// How many lines a row takes where its columns are so wide.
fn lines(row: &[CellWords], columns: &[f64]) -> f64 {
    let cell = |cell: &CellWords| {
        let covered = columns.iter().skip(cell.column).take(cell.columns);
        let room: f64 = covered.sum::<f64>() + GAP * (cell.columns - 1) as f64;
        let lines = cell.words.iter().map(|text| {
            let text = cell.width(text);
            let ragged = if text > room { RAGGED } else { 1.0 };
            (text * ragged / room.max(1.0)).ceil()
        });
        lines.sum::<f64>()
    };
    row.iter().map(cell).fold(1.0, f64::max) + BETWEEN_ROWS
}

/// How wide a text is about, in em, in a face that is not known.
fn width(text: &str) -> f64 {
    let letter = |character: char| match character {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' => 0.0,
        ' ' | 'i' | 'j' | 'l' | '.' | ',' | '\'' | '\u{a0}' => 0.3,
        'm' | 'w' | 'A'..='Z' => 0.75,
        // Han, kana, Hangul and their full-width forms.
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{d7a3}' | '\u{f900}'..='\u{ffe6}' => 1.0,
        _ => DIGIT,
    };
    text.chars().map(letter).sum()
}

impl CellWords {
    fn of(cell: &Cell) -> Self {
        let texts = cell.blocks.iter().flat_map(|block| block.texts());
        CellWords {
            column: cell.column,
            columns: cell.columns,
            words: texts.map(|Text { content, .. }| content.clone()).collect(),
            room: 0.0,
            bold: cell.scope.is_some(),
            whole: cell.decimal.is_some(),
        }
    }

    /// What of them stands in one line: words, or all.
    fn unbroken(&self) -> impl Iterator<Item = &str> {
        self.words.iter().flat_map(|text| {
            let mut words = Vec::new();
            match self.whole {
                true => words.push(text.as_str()),
                false => words.extend(text.split_whitespace()),
            }
            words
        })
    }

    /// How wide some of them are, in em.
    fn width(&self, words: &str) -> f64 {
        let wider = if self.bold { BOLD } else { 1.0 };
        width(words) * wider + self.room
    }

    /// The words of a cell of one column.
    pub fn single(column: usize, words: String) -> Self {
        CellWords {
            column,
            columns: 1,
            words: vec![words],
            room: 0.0,
            bold: false,
            whole: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::held_columns::ColumnWidth;
    use super::*;

    fn room(rows: &[&[&str]]) -> TableRoom {
        let cells = |row: &&[&str]| {
            let cells = row.iter().enumerate();
            cells
                .map(|(column, words)| CellWords::single(column, words.to_string()))
                .collect()
        };
        TableRoom::with(rows[0].len(), rows.iter().map(cells).collect(), true)
    }

    #[test]
    fn short_words_stand_as_they_are_however_many() {
        let row: &[&str] = &["Lagos", "to be seen by the end of the year", "17"];
        assert_eq!(room(&[row; 100]), TableRoom::Natural);
    }

    #[test]
    fn a_low_table_scrolls_and_a_high_one_is_held() {
        let row: &[&str] = &[
            "Transformer",
            "Reconstruction of it",
            "Administration",
            "1,204.50",
        ];
        let TableRoom::Scrolling(width) = room(&[row; 4]) else {
            panic!("{:?}", room(&[row; 4]));
        };
        assert!((25.0..45.0).contains(&width), "{width}");
        let TableRoom::Held(columns) = room(&[row; 40]) else {
            panic!("{:?}", room(&[row; 40]));
        };
        let [
            ColumnWidth::Share(first),
            ColumnWidth::Rest,
            _,
            ColumnWidth::Share(last),
        ] = columns.widths[..]
        else {
            panic!("{columns:?}");
        };
        assert!(first > last, "{columns:?}");
        assert!(!columns.cut);
    }

    #[test]
    fn a_cell_over_all_columns_makes_none_of_them_wider() {
        let over = CellWords {
            room: 0.0,
            bold: false,
            whole: false,
            column: 0,
            columns: 2,
            words: vec!["Incomprehensibilities".to_string()],
        };
        let below = [0, 1].map(|column| CellWords::single(column, "17".to_string()));
        let rows = vec![vec![over], below.into()];
        assert_eq!(TableRoom::with(2, rows, true), TableRoom::Natural);
    }
}
