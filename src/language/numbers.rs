//! Numbers in the language's form.
//!
//! In: a number, exact. Out: its form with the decimal mark, the grouping and the digits of the language. The forms are those of CLDR (`decimal`, `group`,
//! `minimumGroupingDigits`).

use serde::Deserialize;

use super::Digits;
use super::decimal::{Decimal, MOST_PLACES, digits};

/// How a language writes numbers.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    /// What stands before a fraction.
    pub decimal: String,
    /// What stands between groups of three digits.
    pub group: String,
    /// What stands before a number below nought (CLDR, `minusSign`): where text runs from right to left and digits
    /// from left to right, a mark of direction keeps the sign on their left.
    #[serde(default = "minus")]
    pub minus: String,
    /// A number of a hundred: `{}%`.
    #[serde(default = "percent")]
    pub percent: String,
    /// How many digits a number has at least that is grouped.
    #[serde(default = "four")]
    pub grouped_from: usize,
    /// Whether groups beyond the thousands are of two digits: lakhs, crores.
    #[serde(default)]
    pub indian: bool,
}

/// The sign of a percentage in a pattern.
const PERCENT: &str = "%";

fn minus() -> String {
    "\u{2212}".to_string()
}

fn percent() -> String {
    "{}%".to_string()
}

fn four() -> usize {
    4
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

    /// Whether it is that of a percentage, and no more.
    fn is_percent(&self) -> bool {
        self.before.is_empty() && self.after.trim() == PERCENT
    }

    /// How many digits stand behind the decimal mark.
    pub fn places(&self) -> u32 {
        self.places
    }
}

impl Numbers {
    /// A number in a form, in the signs and digits of the language.
    pub fn in_form(&self, number: Decimal, form: &NumberForm, own: &Digits) -> String {
        let number = number.rounded(form.places);
        let (whole, fraction) = digits(number);
        let whole = if form.grouped {
            self.grouped(&whole)
        } else {
            whole
        };
        let mut shown = form.before.clone();
        shown.push_str(&own.write(&whole));
        if !fraction.is_empty() {
            shown.push_str(&self.decimal);
            shown.push_str(&own.write(&fraction));
        }
        match form.is_percent() && !self.percent_follows() {
            true => shown = self.percent.replace("{}", &shown),
            false => shown.push_str(&form.after),
        }
        match number.units < 0 {
            true => format!("{}{shown}", self.minus),
            false => shown,
        }
    }

    /// Whether a percentage is a number and "%" behind it, however far: then a pattern says how far.
    fn percent_follows(&self) -> bool {
        let behind = self.percent.strip_prefix("{}");
        behind.is_some_and(|behind| behind.trim() == PERCENT)
    }

    /// A number with as many digits behind the decimal mark as it has, grouped.
    pub fn in_places(&self, number: Decimal, own: &Digits) -> String {
        let form = NumberForm {
            before: String::new(),
            after: String::new(),
            grouped: true,
            places: number.places,
        };
        self.in_form(number, &form, own)
    }

    /// Digits in the groups of the language.
    fn grouped(&self, whole: &str) -> String {
        if whole.len() < self.grouped_from {
            return whole.to_string();
        }
        let mut grouped = String::new();
        for (index, digit) in whole.chars().enumerate() {
            let left = whole.len() - index;
            let ends = match left {
                3 => true,
                _ if self.indian => left > 3 && (left - 3).is_multiple_of(2),
                _ => left.is_multiple_of(3),
            };
            if index > 0 && ends {
                grouped.push_str(&self.group);
            }
            grouped.push(digit);
        }
        grouped
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Language, Tag, lookup};

    fn language(tag: &str) -> &'static Language {
        lookup(&Tag::parse(tag).expect("a tag"))
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
        // The sign of the language, on its side and as far from the number as there.
        assert_eq!(write("fa", "-5", "0 %"), "\u{200e}\u{2212}۵٪");
        assert_eq!(write("ar", "7.25", "0.0%"), "٧٫٣٪");
        assert_eq!(write("tr", "-5", "0 %"), "\u{2212}%5");
        assert_eq!(write("de", "5", "0%"), "5%");
        assert!(NumberForm::parse("percent").is_none());
        assert!(NumberForm::parse("0.0.0").is_none());
    }
}
