//! Values with a unit of Latin letters in a text from right to left: `25 °C`.
//!
//! In: such a text. Out: the bytes of each value, which is one run from left to right. By the rules alone (UAX #9,
//! W5 and N1) the number and its unit are two runs, and a degree beside neither is of the text: what is drawn
//! reads "C° 25".

use std::ops::Range;

/// How many characters a number has.
const LONGEST_NUMBER: usize = 24;
/// How many characters before a value are looked at for a letter.
const FURTHEST_LETTER: usize = 32;

/// Every value, in order.
pub fn values(text: &str) -> Vec<Range<usize>> {
    let mut values: Vec<Range<usize>> = Vec::new();
    let mut done = 0;
    while let Some(at) = text[done..].find(begins_unit).map(|at| done + at) {
        let unit = &text[at..];
        let length = unit.find(|character| !is_of_unit(character));
        let end = at + length.unwrap_or(unit.len());
        let has_sign = unit.starts_with(is_sign);
        let start = at - number_before(&text[done..at], has_sign);
        let has_letter = text[at..end].contains(|character: char| character.is_ascii_alphabetic());
        let last = values.last().map_or(0, |last| last.end);
        if has_letter && (start < at || has_sign) && !follows_latin(&text[last..start]) {
            values.push(start..end);
        }
        done = end;
    }
    values
}

/// Whether a unit begins with a character: a sign or a letter.
fn begins_unit(character: char) -> bool {
    is_sign(character) || character.is_ascii_alphabetic()
}

/// The signs that stand before the letters of a unit: degree, micro.
fn is_sign(character: char) -> bool {
    matches!(character, '\u{b0}' | '\u{b5}' | '\u{3bc}')
}

/// Whether a character is one of a unit: `kg/m²`, `µg·m⁻³`.
fn is_of_unit(character: char) -> bool {
    begins_unit(character)
        || matches!(
            character,
            '0'..='9' | '/' | '\u{b7}' | '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{207b}' | '\u{2070}'..='\u{2079}'
        )
}

/// How many bytes the number has, with the space behind it, that a text ends with: one that no line ends at,
/// or any before a sign.
fn number_before(text: &str, has_sign: bool) -> usize {
    let number = text
        .strip_suffix(['\u{a0}', '\u{202f}'])
        .or_else(|| text.strip_suffix(' ').filter(|_| has_sign));
    let Some(number) = number else {
        return 0;
    };
    let is_of_number = |character: &char| {
        character.is_numeric()
            || matches!(
                character,
                '.' | ',' | '\u{66b}' | '\u{66c}' | '\u{2013}' | '-' | '\u{2212}' | '+' | '\u{b1}'
            )
    };
    let characters = number.chars().rev().take(LONGEST_NUMBER);
    let characters = characters.take_while(is_of_number);
    let length: usize = characters.map(char::len_utf8).sum();
    let number = &number[number.len() - length..];
    // A mark that ends what stands before it is none of the number.
    let number = number.trim_start_matches(['.', ',', '\u{66b}', '\u{66c}', '\u{2013}']);
    match number.contains(char::is_numeric) {
        true => number.len() + text.chars().next_back().map_or(0, char::len_utf8),
        false => 0,
    }
}

/// Whether the last letter before a value is a Latin one, which it stands in a row with.
fn follows_latin(before: &str) -> bool {
    let mut characters = before.chars().rev().take(FURTHEST_LETTER);
    let letter = characters.find(|character| character.is_alphabetic());
    letter.is_some_and(|letter| letter < '\u{250}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_and_its_unit_are_one_value() {
        let found = |text: &str| -> Vec<String> {
            let values = values(text).into_iter();
            values.map(|range| text[range].to_string()).collect()
        };
        assert_eq!(found("دما ۲۵\u{a0}°C بود"), ["۲۵\u{a0}°C"]);
        assert_eq!(found("(°C)، ٢٫٥\u{a0}km/h"), ["°C", "٢٫٥\u{a0}km/h"]);
        assert_eq!(
            found("חום של \u{2212}5 °C, 12\u{a0}µg/m³."),
            ["\u{2212}5 °C", "12\u{a0}µg/m³"]
        );
        // Words are none, and Latin ones are a row with what they say.
        for text in [
            "در سال 2025 AIS و ISO 14289",
            "۲۵ درصد",
            "از Data 25\u{a0}km تا",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
