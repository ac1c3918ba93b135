//! Numbers, read from a text as the language writes them.
//!
//! In: a text. Out: the number in it, its bytes, and where its decimal mark stands. `1.200` is one and a fifth
//! in English, and twelve hundred in German.

use std::ops::Range;

use super::decimal::{Decimal, MINUS};
use super::{Digits, Numbers};

/// Signs that stand between groups of digits in some language or other.
const GROUPS: &[char] = &[
    ',', '.', ' ', '\u{a0}', '\u{202f}', '\u{2009}', '\'', '\u{2019}', '٬',
];

/// Reads numbers as a language writes them.
#[derive(Clone, Copy)]
pub(super) struct NumberReader<'l> {
    pub numbers: &'l Numbers,
    pub digits: &'l Digits,
}

impl NumberReader<'_> {
    /// The first number in a text, in the digits of the language or in ASCII's: its bytes, and that of its
    /// decimal mark or, where it has none, of its end.
    pub fn first_in(&self, text: &str) -> Option<(Range<usize>, usize)> {
        let is_digit = |character: char| self.digits.value(character).is_some();
        let start = text.find(is_digit)?;
        let mut end = start;
        // Where signs stand within it, each between two digits.
        let mut signs: Vec<(usize, char)> = Vec::new();
        let mut waiting = None;
        for (offset, character) in text[start..].char_indices() {
            let place = start + offset;
            if is_digit(character) {
                signs.extend(waiting.take());
                end = place + character.len_utf8();
            } else if waiting.is_none()
                && (GROUPS.contains(&character) || self.is_decimal(character))
            {
                waiting = Some((place, character));
            } else {
                break;
            }
        }
        let point = self.decimal_of(&text[..end], &signs).unwrap_or(end);
        Some((start..end, point))
    }

    /// Which of the signs in a number is its decimal mark: the language's, where it is the last and stands
    /// there once; or the only one, where no group of three follows it.
    fn decimal_of(&self, number: &str, signs: &[(usize, char)]) -> Option<usize> {
        let (place, last) = *signs.last()?;
        let once = signs.iter().filter(|(_, sign)| *sign == last).count() == 1;
        let behind = number[place + last.len_utf8()..].chars().count();
        let is_group = self.numbers.group.starts_with(last);
        let known = self.is_decimal(last);
        let looks_so = matches!(last, '.' | ',') && !is_group && behind != 3
            || matches!(last, '.' | ',') && is_group && signs.len() == 1 && behind != 3;
        (once && (known || looks_so)).then_some(place)
    }

    fn is_decimal(&self, character: char) -> bool {
        self.numbers.decimal.starts_with(character)
    }

    /// The value of the first number in a text: "−1,200.5 t" is −1200.5 in English.
    pub fn value_of(&self, text: &str) -> Option<Decimal> {
        let (range, point) = self.first_in(text)?;
        let before = text[..range.start].trim_end_matches(['\u{a0}', ' ', '€', '$', '£', '¥']);
        let negative = before.ends_with(MINUS) || (before.ends_with('(') && text.contains(')'));
        let digit = |character| {
            self.digits
                .value(character)
                .and_then(|digit| char::from_digit(digit, 10))
        };
        let whole: String = text[range.start..point].chars().filter_map(digit).collect();
        let fraction: String = text[point..range.end].chars().filter_map(digit).collect();
        let value = Decimal::parse(&format!("{whole}.{fraction}"))?;
        let units = if negative { -value.units } else { value.units };
        Some(Decimal { units, ..value })
    }

    /// The value of a text that is a number and no more: as the language writes it, or as a machine does.
    pub fn only_number(&self, text: &str) -> Option<Decimal> {
        // Marks of direction keep a sign on its side.
        let text = text
            .trim()
            .trim_start_matches(['\u{200e}', '\u{200f}', '\u{61c}']);
        let unsigned = text.trim_start_matches(['-', '\u{2212}', '+']);
        let whole = self.first_in(unsigned);
        let whole = whole.is_some_and(|(range, _)| range == (0..unsigned.len()));
        // Where a point parts groups, `1.234` is twelve hundred and thirty-four.
        let groups = self.numbers.group == "." && unsigned.contains('.') && in_groups(unsigned);
        match Decimal::parse(text).filter(|_| !groups) {
            Some(number) => Some(number),
            None => (whole && self.is_well_grouped(unsigned)).then(|| self.value_of(text))?,
        }
    }

    /// Whether the digits of a number stand in groups as numbers do: of three, the first of one to three, all
    /// parted by one sign; of two before the last where the language has such.
    fn is_well_grouped(&self, number: &str) -> bool {
        let end = self
            .first_in(number)
            .map_or(number.len(), |(_, point)| point);
        let is_digit = |character: char| self.digits.value(character).is_some();
        let whole = &number[..end];
        let mut signs = whole.chars().filter(|character| !is_digit(*character));
        let Some(sign) = signs.next() else {
            return true;
        };
        if signs.any(|other| other != sign) {
            return false;
        }
        let groups: Vec<usize> = whole
            .split(sign)
            .map(|group| group.chars().count())
            .collect();
        let [first, middle @ .., last] = groups.as_slice() else {
            return true;
        };
        let is_group = |count: &usize| *count == 3 || self.numbers.indian && *count == 2;
        let begins = whole
            .chars()
            .next()
            .and_then(|first| self.digits.value(first));
        (1..=3).contains(first) && begins != Some(0) && *last == 3 && middle.iter().all(is_group)
    }
}

/// Whether points part digits into groups of three.
fn in_groups(text: &str) -> bool {
    let mut parts = text.split('.');
    let first = parts.next().unwrap_or_default().len();
    (1..=3).contains(&first) && parts.all(|part| part.len() == 3)
}

#[cfg(test)]
mod tests {
    use crate::language::{Language, Tag, lookup};

    fn language(tag: &str) -> &'static Language {
        lookup(&Tag::parse(tag).expect("a tag"))
    }

    #[test]
    fn numbers_are_read_as_the_language_writes_them() {
        let read =
            |tag: &str, text: &str| language(tag).value_of(text).map(|value| value.to_string());
        assert_eq!(read("en", "1,200.5"), Some("1200.5".to_string()));
        assert_eq!(read("de", "1.200,5"), Some("1200.5".to_string()));
        assert_eq!(read("de", "1.200"), Some("1200".to_string()));
        assert_eq!(read("en", "1.200"), Some("1.200".to_string()));
        assert_eq!(read("en", "€ 3.5 m"), Some("3.5".to_string()));
        assert_eq!(read("en", "\u{2212}€12"), Some("-12".to_string()));
        assert_eq!(read("en", "(12.0)"), Some("-12.0".to_string()));
        assert_eq!(
            read("fr", "12\u{202f}000,25 €"),
            Some("12000.25".to_string())
        );
        assert_eq!(read("fa", "۱٬۲۰۰٫۵"), Some("1200.5".to_string()));
        assert_eq!(read("fa", "1200.5"), Some("1200.5".to_string()));
        assert_eq!(read("en", "n/a"), None);
        assert_eq!(read("en", "12, 13"), Some("12".to_string()));
    }

    #[test]
    fn a_text_with_more_than_a_number_is_none() {
        let only = |tag: &str, text: &str| {
            let number = language(tag).only_number(text);
            number.map(|number| number.to_string())
        };
        assert_eq!(only("de", "1.234"), Some("1234".to_string()));
        assert_eq!(only("de", "-1.234,5"), Some("-1234.5".to_string()));
        assert_eq!(only("de", "2.5"), Some("2.5".to_string()));
        assert_eq!(only("en", "1.234"), Some("1.234".to_string()));
        assert_eq!(only("en", "about 5"), None);
        assert_eq!(only("en", "5 km"), None);
        assert_eq!(only("en", "1,234,567.5"), Some("1234567.5".to_string()));
        for odd in ["1,23,456", "1.234,5", "0,001", "1 2 3"] {
            assert_eq!(only("en", odd), None, "{odd}");
        }
        assert_eq!(only("hi", "12,34,567"), Some("1234567".to_string()));
    }
}
