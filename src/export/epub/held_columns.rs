//! Columns of a table that is held to the page: how wide each is, and how large what stands in them.
//!
//! In: how wide words and texts of each column are. Out: widths for any page. What fits a page that is wide is as large
//! there as in other tables; on a phone it gets a little smaller before its words are cut, where the reading system
//! knows how wide its screen is. Columns of numbers are as wide as these, for half a number is another.

use super::table_room::NARROWEST;

/// Columns that are held to the page.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldColumns {
    /// How wide each is.
    pub widths: Vec<ColumnWidth>,
    /// How wide all of them want to be, in em.
    pub wanted: f64,
    /// How large what stands in them is on a page that is wide, of what is usual.
    pub size: f64,
    /// How small it may get on one that is narrow, so that words are not cut.
    pub least_size: f64,
    /// The part of a page's width that an em then takes, in per cent.
    pub em_of_page: f64,
    /// Whether even so numbers have no room in one line.
    pub cut: bool,
}

/// How wide a column is that is held to the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ColumnWidth {
    /// So many em: that of numbers, and of what is as short, which are never parted.
    Ems(f64),
    /// So much of the page, in per cent.
    Share(f64),
    /// What the others leave.
    Rest,
}

/// The same of one that is held to the page.
pub const HELD_GAP: f64 = 0.9;
/// How wide a page is that is not a phone's, in em: what fits it is as large there as everywhere.
const WIDE: f64 = 30.0;
/// What stands in columns that are held is no smaller than this, of what is usual.
const SMALLEST: f64 = 0.65;
/// The same of what fits a page that is wide, on one that is not.
const SMALLEST_ON_NARROW: f64 = 0.8;
/// How much of a screen is page, in per cent.
const PAGE_OF_SCREEN: f64 = 90.0;
/// A text is as wide as this where a table is held, in em: its lines are no longer than they need be.
const LONGEST_LINE: f64 = 16.0;
/// How much of what a column wants beyond its longest word counts where there is room for less.
const BEYOND_WORDS: f64 = 0.4;
/// A text that is no wider than this is kept whole, in em: a year.
const SHORT: f64 = 3.0;
/// What must stay of a word that is cut, in em: a few letters.
const CUT_WORD: f64 = 2.0;

impl HeldColumns {
    /// The columns whose texts want these widths in em, whose longest words and whole texts have these, and which are
    /// of numbers or not.
    pub fn new(wanted: &[f64], longest: &[f64], texts: &[f64], numeric: &[bool]) -> HeldColumns {
        let gaps = HELD_GAP * longest.len() as f64;
        let least = longest.iter().sum::<f64>() + gaps;
        // Words may be cut, as the reader sees; half a number is another, and so is half a year.
        let whole = numeric.iter().zip(texts);
        let whole: Vec<bool> = whole
            .map(|(numeric, text)| *numeric || *text <= SHORT)
            .collect();
        let kept = longest.iter().zip(&whole);
        let kept = kept.map(|(longest, whole)| match whole {
            true => *longest,
            false => longest.min(CUT_WORD),
        });
        let kept = kept.sum::<f64>() + gaps;
        let size = (WIDE / least).clamp(SMALLEST, 1.0);
        let least_size = (NARROWEST / least).clamp(SMALLEST_ON_NARROW, 1.0).min(size);
        let cut = kept * least_size > NARROWEST;
        // Words that have no room are cut, texts that have little take more lines: room goes to words first.
        let held = wanted.iter().zip(longest);
        let held = held.map(|(wanted, word)| {
            word.max(1.0) + (wanted - word).max(0.0) * BEYOND_WORDS + HELD_GAP
        });
        let held: Vec<f64> = held.collect();
        HeldColumns {
            widths: match cut {
                true => shares(&held, 100.0),
                false => widths(&held, (longest, &whole), NARROWEST / least_size),
            },
            wanted: texts.iter().map(|text| text.min(LONGEST_LINE)).sum::<f64>() + gaps,
            size,
            least_size,
            em_of_page: PAGE_OF_SCREEN / least,
            cut,
        }
    }
}

/// Shares of so many per cent.
fn shares(held: &[f64], of: f64) -> Vec<ColumnWidth> {
    let whole: f64 = held.iter().sum();
    let share = |column: &f64| ColumnWidth::Share(column / whole * of);
    held.iter().map(share).collect()
}

/// How wide columns are: those that are kept whole as wide as what stands in them, those of words in shares of what is left on the narrowest
/// page, the widest of them all that is left on any.
fn widths(held: &[f64], (longest, whole): (&[f64], &[bool]), narrowest: f64) -> Vec<ColumnWidth> {
    let columns = 0..held.len();
    let words: Vec<usize> = columns.filter(|column| !whole[*column]).collect();
    let widest = words
        .iter()
        .max_by(|one, other| held[**one].total_cmp(&held[**other]));
    let Some(widest) = widest else {
        return shares(held, 100.0);
    };
    let numbers = longest.iter().zip(whole).filter(|(_, whole)| **whole);
    let numbers: f64 = numbers.map(|(longest, _)| longest + HELD_GAP).sum();
    let left = (narrowest - numbers).max(0.0) / narrowest * 100.0;
    let texts: f64 = words.iter().map(|column| held[*column]).sum();
    let width = |(column, held): (usize, &f64)| match whole[column] {
        true => ColumnWidth::Ems(longest[column] + HELD_GAP),
        false if column == *widest => ColumnWidth::Rest,
        false => ColumnWidth::Share(held / texts * left),
    };
    held.iter().enumerate().map(width).collect()
}

#[cfg(test)]
mod tests {
    use super::super::table_room::{CellWords, TableRoom};
    use super::*;

    #[test]
    fn what_fits_a_page_is_no_smaller_than_elsewhere() {
        let row = |words: &str| -> Vec<CellWords> {
            let cells = [words, "45,000.00", "12.5 %", words]
                .into_iter()
                .enumerate();
            let cell = |(column, words): (usize, &str)| CellWords {
                whole: words.ends_with(['0', '%']),
                ..CellWords::single(column, words.to_string())
            };
            cells.map(cell).collect()
        };
        let held = |words: &str| {
            let rows = (0..40).map(|_| row(words)).collect();
            let room = TableRoom::with(4, rows, true);
            let TableRoom::Held(held) = room else {
                panic!("{room:?}");
            };
            held
        };
        let columns = held("Administration of it");
        assert_eq!(columns.size, 1.0);
        assert!((0.8..1.0).contains(&columns.least_size), "{columns:?}");
        // Its numbers are as wide as they are, with a gap, whatever the page.
        let [_, ColumnWidth::Ems(costs), ColumnWidth::Ems(_), _] = columns.widths[..] else {
            panic!("{columns:?}");
        };
        assert!(costs > 9.0 * 0.5 && !columns.cut, "{columns:?}");
        assert!(held(&"Incomprehensibilities".repeat(2)).size < 1.0);
    }
}
