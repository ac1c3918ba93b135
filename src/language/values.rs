//! Values in a text from right to left that are one run from left to right: `25 °C`, `9:30 UTC`, `-5`.
//!
//! In: such a text. Out: the bytes of each value. By the rules alone (UAX #9, W4, W5 and N1) a number and its unit are two
//! runs, a degree beside neither is of the text, and a sign stands on the other side of its number: what is drawn
//! reads "C° 25" and "5-". CLDR has a mark before its signs for that, in all languages but those of Arabic digits.

use std::ops::Range;

use super::is_arabic_digit;

/// How many characters before a value are looked at for a letter.
const FURTHEST_LETTER: usize = 32;

/// Every value, in order.
pub fn values(text: &str) -> Vec<Range<usize>> {
    let mut values: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    // Most text has neither digits nor signs, and is gone through once.
    while let Some(next) = text[at..].find(may_begin) {
        at += next;
        let first = text[at..].chars().next().map_or(1, char::len_utf8);
        let before = text[..at].chars().next_back();
        // What is of a word is no number of its own.
        if text[at..].starts_with(is_digit) && before.is_some_and(char::is_alphanumeric) {
            at += first;
            continue;
        }
        let last = values.last().map_or(0, |last| last.end);
        let number = at + number_length(text, at);
        let unit = number + unit_length(&text[number..], number > at);
        let is_value = unit > number && !follows_latin(&text[last..at]);
        if is_value || number > at && is_signed(&text[at..number]) {
            values.push(at..if is_value { unit } else { number });
        }
        at = unit.max(at + first);
    }
    values
}

/// Whether a value may begin with a character.
fn may_begin(character: char) -> bool {
    is_digit(character) || is_plus_or_minus(character) || is_sign(character)
}

/// Whether a character is a digit among letters that run from right to left.
fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || is_arabic_digit(character)
}

fn is_plus_or_minus(character: char) -> bool {
    matches!(character, '+' | '-' | '\u{2212}' | '\u{b1}')
}

/// How many bytes the number has that begins at a place, with its sign and the percent sign behind it: all of a time, a
/// date, a range. 0 where none begins there.
fn number_length(text: &str, at: usize) -> usize {
    let before = text[..at].chars().next_back();
    let rest = &text[at..];
    let sign = match rest.chars().next() {
        // Behind a word it is a hyphen.
        Some(sign) if is_plus_or_minus(sign) => match before.is_some_and(char::is_alphanumeric) {
            true => return 0,
            false => sign.len_utf8(),
        },
        Some(_) | None => 0,
    };
    let mut end = sign;
    // How many digits stand in the group before.
    let mut group = digits(&rest[end..]);
    if group == 0 {
        return 0;
    }
    loop {
        end += rest[end..]
            .chars()
            .take(group)
            .map(char::len_utf8)
            .sum::<usize>();
        let Some(between) = rest[end..].chars().next() else {
            break;
        };
        let next = digits(&rest[end + between.len_utf8()..]);
        let goes_on = match between {
            '.' | ',' | '\u{66b}' | '\u{66c}' | ':' | '/' | '-' | '\u{2013}' | '\u{2212}' | '+'
            | '\u{b1}' => next > 0,
            // The groups of a telephone number.
            ' ' => rest.starts_with('+') && next > 1,
            // Thousands.
            '\u{a0}' | '\u{2009}' | '\u{202f}' => group <= 3 && next == 3,
            _ => false,
        };
        if !goes_on {
            break;
        }
        end += between.len_utf8();
        group = next;
    }
    let behind = &rest[end..];
    let percent = behind.trim_start_matches(['\u{a0}', '\u{202f}']);
    match percent.chars().next() {
        Some(sign @ ('%' | '\u{66a}' | '\u{2030}')) => {
            end + behind.len() - percent.len() + sign.len_utf8()
        }
        Some(_) | None => end,
    }
}

/// How many digits a text begins with.
fn digits(text: &str) -> usize {
    let digits = text.chars().take_while(|character| is_digit(*character));
    digits.count()
}

/// Whether a number has a sign, which belongs before it: of digits of Arabic it stands where the line begins.
fn is_signed(number: &str) -> bool {
    let is_arabic = |character: char| ('\u{660}'..='\u{669}').contains(&character);
    !number.starts_with(is_digit) && !number.contains(is_arabic)
}

/// How many bytes the unit has that a text begins with, with the space before it: one that no line ends at where it
/// stands behind a number, or any before a sign or what is a unit beyond doubt: `m³/s`. 0 where there is none.
fn unit_length(text: &str, is_behind_number: bool) -> usize {
    let unit = text.trim_start_matches(['\u{a0}', '\u{202f}']);
    let unit = match text.strip_prefix(' ') {
        Some(unit) if unit.starts_with(is_sign) || is_behind_number && is_compound(unit) => unit,
        _ => unit,
    };
    let space = text.len() - unit.len();
    let begins = match (is_behind_number, space) {
        // A unit that stands alone begins with a sign, and one close to its number as well.
        (false, 0) | (true, 0) => unit.starts_with(is_sign),
        (false, _) => false,
        (true, _) => unit.starts_with(begins_unit),
    };
    if !begins {
        return 0;
    }
    let length = unit.find(|character| !is_of_unit(character));
    let length = length.unwrap_or(unit.len());
    let has_letter = unit[..length].contains(|character: char| character.is_ascii_alphabetic());
    if has_letter { space + length } else { 0 }
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

/// Whether the last letter before a value is a Latin one, which it stands in a row with.
fn follows_latin(before: &str) -> bool {
    let mut characters = before.chars().rev().take(FURTHEST_LETTER);
    let letter = characters.find(|character| character.is_alphabetic());
    letter.is_some_and(|letter| letter < '\u{250}')
}

/// Whether a text begins with a unit that is no word: it has a power, or is a quotient.
fn is_compound(text: &str) -> bool {
    let letters = text.trim_start_matches(|character: char| character.is_ascii_alphabetic());
    letters.len() < text.len() && letters.starts_with(['\u{b2}', '\u{b3}', '\u{207b}', '/'])
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
        // All of a time, a date, a fraction, a sum is of the value.
        assert_eq!(
            found(
                "ראה 9:30\u{a0}UTC, 10/12\u{a0}USD, 2025-11-02\u{a0}UTC, 1\u{a0}234\u{a0}km, (2.5 m³/s)"
            ),
            [
                "9:30\u{a0}UTC",
                "10/12\u{a0}USD",
                "2025-11-02\u{a0}UTC",
                "1\u{a0}234\u{a0}km",
                "2.5 m³/s"
            ]
        );
        assert_eq!(found("טל׳ +98 21 5555 או"), ["+98 21 5555"]);
        // Words are none, and Latin ones are a row with what they say.
        for text in [
            "در سال 2025 AIS و ISO 14289",
            "۲۵ درصد",
            "از Data 25\u{a0}km تا",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_sign_stands_before_its_number() {
        let found = |text: &str| -> Vec<String> {
            let values = values(text).into_iter();
            values.map(|range| text[range].to_string()).collect()
        };
        assert_eq!(found("-7"), ["-7"]);
        assert_eq!(found("بود -۱۲٫۵٪ و +7.25"), ["-۱۲٫۵٪", "+7.25"]);
        assert_eq!(found("(\u{2212}1,234.50)"), ["\u{2212}1,234.50"]);
        // Hyphens, ranges, and numbers of Arabic digits, whose signs stand where the line begins.
        for text in ["ב-5 באפריל", "2019-2021", "-٧", "۱۲٫۵٪", "B-12", "a -b"] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
