//! Numbers in the cells of tables: which columns are of numbers, and where each number has its decimal mark.
//!
//! In: the rows of a table, lowered. Out: how each column is aligned, and for each number of a column of
//! numbers the byte that stands on the line that they share.

use crate::document::{Block, Cell, ColumnAlign, MarkKind, Paragraph, Row, RowKind, Text};
use crate::language::Language;

/// What stands for a number that is missing is so long at most: "n/a".
const MOST_OF_A_DASH: usize = 3;
/// A column has more than this many numbers for each word that stands among them.
const NUMBERS_A_WORD: usize = 2;
/// A sign, a currency or a unit beside a number is so long at least before it counts as words.
const MOST_OF_A_UNIT: usize = 4;

/// Aligns columns that say nothing of that by what stands in them, and finds the decimal marks of those of
/// numbers.
pub fn align(
    said: &[Option<ColumnAlign>],
    rows: &mut [Row],
    language: &Language,
) -> Vec<ColumnAlign> {
    let mut numbers = vec![0_usize; said.len()];
    let mut words = vec![0_usize; said.len()];
    for row in rows.iter().filter(|row| row.kind == RowKind::Body) {
        for cell in row.cells.iter().filter(|cell| cell.columns == 1) {
            let Some(text) = only_text(cell) else {
                words[cell.column] += usize::from(!cell.blocks.is_empty());
                continue;
            };
            let content = without_calls(text);
            if is_number(content, language) {
                numbers[cell.column] += 1;
            } else if content.trim().chars().count() > MOST_OF_A_DASH {
                words[cell.column] += 1;
            }
        }
    }
    let counted = said.iter().zip(numbers.into_iter().zip(words));
    let aligns: Vec<ColumnAlign> = counted
        .map(|(said, (numbers, words))| match said {
            Some(align) => *align,
            // Among numbers a word or two may say why one is missing: "conf.", "n.a.".
            None if numbers > words * NUMBERS_A_WORD => ColumnAlign::Decimal,
            None => ColumnAlign::Start,
        })
        .collect();
    for row in rows.iter_mut().filter(|row| row.kind != RowKind::Head) {
        for cell in row.cells.iter_mut().filter(|cell| cell.columns == 1) {
            if aligns[cell.column] == ColumnAlign::Decimal {
                if let [Block::Paragraph(Paragraph { text, .. })] = cell.blocks.as_mut_slice() {
                    set_minus(text, language);
                }
                cell.decimal = only_text(cell).and_then(|text| point(text, language));
            }
        }
    }
    aligns
}

/// The text of a cell that is one paragraph.
fn only_text(cell: &Cell) -> Option<&Text> {
    match cell.blocks.as_slice() {
        [Block::Paragraph(Paragraph { text, .. })] => Some(text),
        _ => None,
    }
}

/// What stands in a cell before the calls of notes.
fn without_calls(text: &Text) -> &str {
    let calls = text.marks.iter().filter(|mark| {
        matches!(
            mark.kind,
            MarkKind::NoteCall { .. } | MarkKind::Raised | MarkKind::Reference { .. }
        )
    });
    let end = calls.map(|mark| mark.range.start).min();
    let content = end.and_then(|end| text.content.get(..end));
    content.unwrap_or(&text.content)
}

/// Sets the sign of a number below nought as the language has it, where it was typed as a hyphen.
fn set_minus(text: &mut Text, language: &Language) {
    let Some(rest) = text.content.strip_prefix(['-', '\u{2212}']) else {
        return;
    };
    let counts = rest.starts_with(|next: char| next.is_numeric() || "€$£¥.,٫".contains(next));
    let minus = &language.numbers.minus;
    if !counts || !is_number(without_calls(text), language) {
        return;
    }
    let typed = text.content.len() - rest.len();
    text.replace(0..typed, minus);
}

/// The byte of a text that stands on the line that the numbers of its column share: that of the decimal mark,
/// or the one behind the last digit. A dash ends where whole numbers do; words have no such byte.
fn point(text: &Text, language: &Language) -> Option<usize> {
    let number = without_calls(text);
    if is_number(number, language) {
        return language.number_in(number).map(|(_, point)| point);
    }
    let is_dash = number.trim().chars().count() <= MOST_OF_A_DASH;
    is_dash.then_some(number.trim_end().len())
}

/// Whether a text is a number: with a sign, a currency, a unit, but no more than that.
pub fn is_number(text: &str, language: &Language) -> bool {
    let text = text.trim();
    language.number_in(text).is_some_and(|(range, _)| {
        let (before, behind) = (&text[..range.start], &text[range.end..]);
        let beside = before.chars().count() + behind.chars().count();
        let digits = behind.chars().any(char::is_numeric);
        // Letters that touch the digits in front are no unit: "Q1", "DE1", "R-10".
        let name = before.trim_end_matches(['-', '\u{2212}', '\u{2013}']);
        let code = name.chars().next_back().is_some_and(char::is_alphabetic);
        let words = beside > MOST_OF_A_UNIT.max(text[range.clone()].chars().count());
        !digits && !words && !code
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Tag, lookup};

    #[test]
    fn numbers_are_told_from_words_and_dates() {
        let english = lookup(&Tag::parse("en").expect("a tag"));
        for text in ["12", "\u{2212}1,200.5", "€ 3.5", "12 %", "(4.0)", "3.5 t/a"] {
            assert!(is_number(text, english), "{text}");
        }
        for text in [
            "Berth 1",
            "2025-11-02",
            "12 to 14",
            "n/a",
            "3 ships of the line",
            "Q1",
            "R-10",
        ] {
            assert!(!is_number(text, english), "{text}");
        }
    }
}
