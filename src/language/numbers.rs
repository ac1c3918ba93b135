//! Numbers in the language's form, and read from it.
//!
//! In: a number as it was written, or worked out. Out: its value, exact, and its form with the decimal
//! mark, the grouping and the digits of the language. The forms are those of CLDR (`decimal`, `group`,
//! `minimumGroupingDigits`).

use std::ops::Range;

use serde::Deserialize;

use super::Language;

/// How the language writes numbers. Its digits are [`Language::digits`].
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    /// What stands before a fraction.
    pub decimal: String,
    /// What stands between groups of three digits.
    pub group: String,
    /// How many digits a number has at least that is grouped.
    #[serde(default = "four")]
    pub grouped_from: usize,
    /// Whether groups beyond the thousands are of two digits: lakhs, crores.
    #[serde(default)]
    pub indian: bool,
}

fn four() -> usize {
    4
}

/// An exact decimal number: `units` of the tenth, hundredth and so on that `places` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    /// How many of the smallest unit it is.
    pub units: i128,
    /// How many digits stand behind the decimal mark; at most [`MOST_PLACES`].
    pub places: u32,
}

/// How many digits behind the decimal mark are read.
const MOST_PLACES: u32 = 12;
/// Signs that stand between groups of digits in some language or other.
const GROUPS: &[char] = &[
    ',', '.', ' ', '\u{a0}', '\u{202f}', '\u{2009}', '\'', '\u{2019}', '٬',
];
/// Signs before a negative number.
const MINUS: &[char] = &['-', '\u{2212}', '\u{2013}'];

impl Decimal {
    /// Nought.
    pub const ZERO: Decimal = Decimal {
        units: 0,
        places: 0,
    };

    /// A number as JSON and CSV write it: `-1200.5`.
    pub fn parse(written: &str) -> Option<Decimal> {
        let written = written.trim();
        let (negative, digits) = match written.strip_prefix(MINUS) {
            Some(rest) => (true, rest),
            None => (false, written),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() && fraction.is_empty() || !is_number(whole) || !is_number(fraction) {
            return None;
        }
        let places = u32::try_from(fraction.len()).ok()?;
        if places > MOST_PLACES {
            return None;
        }
        let units: i128 = format!("0{whole}{fraction}").parse().ok()?;
        let units = if negative { -units } else { units };
        Some(Decimal { units, places })
    }

    /// The sum of two; `None` beyond 10³⁸ of the smaller unit.
    pub fn plus(self, other: Decimal) -> Option<Decimal> {
        let places = self.places.max(other.places);
        let units = self
            .in_places(places)?
            .checked_add(other.in_places(places)?)?;
        Some(Decimal { units, places })
    }

    /// Its units if it had so many places; more than it has.
    fn in_places(self, places: u32) -> Option<i128> {
        let factor = 10_i128.checked_pow(places.checked_sub(self.places)?)?;
        self.units.checked_mul(factor)
    }

    /// The same with so many digits behind the decimal mark: half a unit is rounded away from nought.
    pub fn rounded(self, places: u32) -> Decimal {
        if let Some(units) = self.in_places(places) {
            return Decimal { units, places };
        }
        let Some(factor) = self
            .places
            .checked_sub(places)
            .and_then(|fewer| 10_i128.checked_pow(fewer))
        else {
            return self;
        };
        let half = factor / 2;
        let units = if self.units < 0 {
            (self.units - half) / factor
        } else {
            (self.units + half) / factor
        };
        Decimal { units, places }
    }

    /// Whether both are as large, whatever digits they are written in.
    pub fn is_as_large_as(self, other: Decimal) -> bool {
        let places = self.places.max(other.places);
        let (one, two) = (self.in_places(places), other.in_places(places));
        one.is_some() && one == two
    }
}

impl std::fmt::Display for Decimal {
    /// As CSV has it: `-1200.50`.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, fraction) = digits(*self);
        let sign = if self.units < 0 { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        write!(formatter, "{sign}{whole}{point}{fraction}")
    }
}

/// The digits before and behind the decimal mark.
fn digits(number: Decimal) -> (String, String) {
    let places = number.places as usize;
    let mut whole = format!(
        "{:0>width$}",
        number.units.unsigned_abs(),
        width = places + 1
    );
    let fraction = whole.split_off(whole.len() - places);
    (whole, fraction)
}

/// How a number is to be written, as a pattern has it: `0`, `0.0`, `#,##0.00`, `0 %`, `€ 0`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberForm {
    before: String,
    after: String,
    grouped: bool,
    places: u32,
}

impl NumberForm {
    /// Reads a pattern: one run of `#`, `0`, `,` with at most one `.` in it, and whatever stands before and
    /// behind that.
    pub fn parse(pattern: &str) -> Option<NumberForm> {
        let is_of_number = |character: char| matches!(character, '#' | '0' | ',' | '.');
        let start = pattern.find(is_of_number)?;
        let rest = &pattern[start..];
        let length = rest
            .find(|character| !is_of_number(character))
            .unwrap_or(rest.len());
        let (number, after) = rest.split_at(length);
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let is_fraction = fraction.chars().all(|character| character == '0');
        let places = u32::try_from(fraction.len()).ok()?;
        let repeats = after.contains(is_of_number);
        if !whole.ends_with('0') || !is_fraction || places > MOST_PLACES || repeats {
            return None;
        }
        Some(NumberForm {
            before: pattern[..start].to_string(),
            after: after.to_string(),
            grouped: whole.contains(','),
            places,
        })
    }
}

impl Language {
    /// A number in a form, in the signs and digits of the language.
    pub fn in_form(&self, number: Decimal, form: &NumberForm) -> String {
        let number = number.rounded(form.places);
        let (whole, fraction) = digits(number);
        let whole = if form.grouped {
            self.grouped(&whole)
        } else {
            whole
        };
        let mut shown = String::new();
        if number.units < 0 {
            shown.push('\u{2212}');
        }
        shown.push_str(&form.before);
        shown.push_str(&self.digits_of(&whole));
        if !fraction.is_empty() {
            shown.push_str(&self.numbers.decimal);
            shown.push_str(&self.digits_of(&fraction));
        }
        shown.push_str(&form.after);
        shown
    }

    /// A number with as many digits behind the decimal mark as it has, grouped.
    pub fn in_places(&self, number: Decimal) -> String {
        let form = NumberForm {
            before: String::new(),
            after: String::new(),
            grouped: true,
            places: number.places,
        };
        self.in_form(number, &form)
    }

    /// Digits in the groups of the language.
    fn grouped(&self, whole: &str) -> String {
        if whole.len() < self.numbers.grouped_from {
            return whole.to_string();
        }
        let mut grouped = String::new();
        for (index, digit) in whole.chars().enumerate() {
            let left = whole.len() - index;
            let ends = match left {
                3 => true,
                _ if self.numbers.indian => left > 3 && (left - 3).is_multiple_of(2),
                _ => left.is_multiple_of(3),
            };
            if index > 0 && ends {
                grouped.push_str(&self.numbers.group);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// The first number in a text, in the digits of the language or in ASCII's: its bytes, and that of its
    /// decimal mark or, where it has none, of its end.
    pub fn number_in(&self, text: &str) -> Option<(Range<usize>, usize)> {
        let is_digit = |character: char| self.digit(character).is_some();
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

    fn digit(&self, character: char) -> Option<u32> {
        let own = self.digits.chars().position(|digit| digit == character);
        own.and_then(|digit| u32::try_from(digit).ok())
            .or_else(|| character.to_digit(10))
    }

    /// The value of the first number in a text: "−1,200.5 t" is −1200.5 in English.
    pub fn value_of(&self, text: &str) -> Option<Decimal> {
        let (range, point) = self.number_in(text)?;
        let before = text[..range.start].trim_end_matches(['\u{a0}', ' ', '€', '$', '£', '¥']);
        let negative = before.ends_with(MINUS) || (before.ends_with('(') && text.contains(')'));
        let digit = |character| {
            self.digit(character)
                .and_then(|digit| char::from_digit(digit, 10))
        };
        let whole: String = text[range.start..point].chars().filter_map(digit).collect();
        let fraction: String = text[point..range.end].chars().filter_map(digit).collect();
        let value = Decimal::parse(&format!("{whole}.{fraction}"))?;
        let units = if negative { -value.units } else { value.units };
        Some(Decimal { units, ..value })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Tag, lookup};

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
    fn numbers_are_written_as_the_language_writes_them() {
        let write = |tag: &str, number: &str, form: &str| {
            let number = Decimal::parse(number).expect("a number");
            let form = NumberForm::parse(form).expect("a form");
            language(tag).in_form(number, &form)
        };
        assert_eq!(write("en", "1234567.895", "#,##0.00"), "1,234,567.90");
        assert_eq!(write("de", "-1234.5", "#,##0.0"), "\u{2212}1.234,5");
        assert_eq!(write("es", "1234", "#,##0"), "1234");
        assert_eq!(write("es", "12345", "#,##0"), "12.345");
        assert_eq!(write("hi", "1234567", "#,##0"), "12,34,567");
        assert_eq!(write("fa", "1200.5", "#,##0.0"), "۱٬۲۰۰٫۵");
        assert_eq!(write("en", "0.05", "0.0 %"), "0.1 %");
        assert_eq!(write("en", "-0.05", "€ 0.0"), "\u{2212}€ 0.1");
        assert!(NumberForm::parse("percent").is_none());
        assert!(NumberForm::parse("0.0.0").is_none());
    }

    #[test]
    fn sums_are_exact() {
        let number = |text: &str| Decimal::parse(text).expect("a number");
        let sum = number("0.1").plus(number("0.2")).expect("a sum");
        assert!(sum.is_as_large_as(number("0.30")));
        assert!(!sum.is_as_large_as(number("0.31")));
    }
}
