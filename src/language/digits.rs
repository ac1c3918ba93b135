//! Digits, and which of them a language is written in.
//!
//! In: a tag. Out: a numbering system, where it is another than that of the language's file: the one that
//! the tag asks for (`fa-u-nu-latn`), else that of its region (`ar-MA`). Names and digits are those of
//! CLDR, `numberingSystems.xml`; regions are those whose `defaultNumberingSystem` differs from that of
//! their language in CLDR 46.

use serde::Deserialize;

use super::Tag;

/// The digits 0 to 9 of whatever the program numbers or dates: `0123456789`, `۰۱۲۳۴۵۶۷۸۹`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Digits(String);

impl Digits {
    /// The ten digits of a system.
    pub(super) fn of((_, zero): (&str, char)) -> Self {
        let first = u32::from(zero);
        Digits((first..first + 10).filter_map(char::from_u32).collect())
    }

    /// The digits, from 0 on.
    pub fn chars(&self) -> impl Iterator<Item = char> {
        self.0.chars()
    }

    /// A number, without grouping.
    pub fn number(&self, number: u64) -> String {
        self.write(&number.to_string())
    }

    /// A text with these digits in place of its ASCII ones.
    pub fn write(&self, written: &str) -> String {
        let own = |digit: char| self.chars().nth(digit.to_digit(10)? as usize);
        written
            .chars()
            .map(|character| own(character).unwrap_or(character))
            .collect()
    }

    /// The value of a digit, of these or of ASCII's.
    pub fn value(&self, character: char) -> Option<u32> {
        let own = self.chars().position(|digit| digit == character);
        own.and_then(|digit| u32::try_from(digit).ok())
            .or_else(|| character.to_digit(10))
    }
}

/// Numbering systems with ten digits in a row, by their name in BCP 47, with their zero.
pub(super) const SYSTEMS: &[(&str, char)] = &[
    ("arab", '\u{660}'),
    ("arabext", '\u{6f0}'),
    ("beng", '\u{9e6}'),
    ("deva", '\u{966}'),
    ("fullwide", '\u{ff10}'),
    ("gujr", '\u{ae6}'),
    ("guru", '\u{a66}'),
    ("khmr", '\u{17e0}'),
    ("knda", '\u{ce6}'),
    ("laoo", '\u{ed0}'),
    ("latn", '0'),
    ("mlym", '\u{d66}'),
    ("mymr", '\u{1040}'),
    ("orya", '\u{b66}'),
    ("tamldec", '\u{be6}'),
    ("telu", '\u{c66}'),
    ("thai", '\u{e50}'),
    ("tibt", '\u{f20}'),
];

/// The value of a digit of any of these systems.
pub fn digit_value(character: char) -> Option<u32> {
    let values = SYSTEMS.iter().map(|(_, zero)| {
        let value = u32::from(character).checked_sub(u32::from(*zero))?;
        (value < 10).then_some(value)
    });
    values.flatten().next()
}

/// Regions with other digits than their language has elsewhere.
const REGIONS: &[(&str, &[&str], &str)] = &[
    ("ar", &["AE", "DZ", "EH", "LY", "MA", "TN"], "latn"),
    ("ur", &["IN"], "arabext"),
];

/// What `native` stands for, where it is not `latn` (UTS #35, part 3, 2.1).
const NATIVE: &[(&str, &str)] = &[
    ("ar", "arab"),
    ("bn", "beng"),
    ("ckb", "arab"),
    ("fa", "arabext"),
    ("hi", "deva"),
    ("ps", "arabext"),
    ("ta", "tamldec"),
    ("th", "thai"),
    ("ur", "arabext"),
];

/// The place of a tag's system in [`SYSTEMS`]; `None` for that of the language's file.
pub(super) fn system(tag: &Tag) -> Option<usize> {
    let asked = tag.numbering().and_then(|name| named(tag, name));
    asked.or_else(|| {
        let region = tag.region()?;
        let of_language = |(language, regions, _): &&(&str, &[&str], &str)| {
            *language == tag.primary() && regions.contains(&region)
        };
        let (_, _, name) = REGIONS.iter().find(of_language)?;
        named(tag, name)
    })
}

/// Whether the digits that a tag asks for are known, if it asks for any.
pub fn are_known(tag: &Tag) -> bool {
    tag.numbering()
        .is_none_or(|name| named(tag, name).is_some())
}

fn named(tag: &Tag, name: &str) -> Option<usize> {
    let native = NATIVE
        .iter()
        .find(|(language, _)| *language == tag.primary());
    let name = match (name, native) {
        ("native", Some((_, native))) => native,
        ("native", None) => "latn",
        (name, _) => name,
    };
    SYSTEMS.iter().position(|(known, _)| *known == name)
}

#[cfg(test)]
mod tests {
    use super::super::lookup;
    use super::*;

    #[test]
    fn digits_are_those_of_the_language_its_region_and_what_the_tag_asks_for() {
        for (tag, shown) in [
            ("ar", "١٢"),
            ("ar-EG", "١٢"),
            ("ar-MA", "12"),
            ("ar-Arab-DZ", "12"),
            ("ar-MA-u-nu-arab", "١٢"),
            ("fa", "۱۲"),
            ("fa-AF", "۱۲"),
            ("fa-u-ca-persian-nu-latn", "12"),
            ("ur", "12"),
            ("ur-IN", "۱۲"),
            ("hi", "12"),
            ("hi-u-nu-native", "१२"),
            ("bn", "১২"),
            ("bn-u-nu-latn", "12"),
            ("ckb", "١٢"),
            ("ps", "۱۲"),
            ("ta-u-nu-native", "௧௨"),
            ("th", "12"),
            ("th-u-nu-native", "๑๒"),
            ("en-u-nu-deva", "१२"),
            ("en-u-nu-roman", "12"),
            ("en-x-u-nu-deva", "12"),
        ] {
            let tag = Tag::parse(tag).expect("a tag");
            assert_eq!(lookup(&tag).number(12), shown, "{tag}");
        }
        let asks = |tag: &str| Tag::parse(tag).is_some_and(|tag| are_known(&tag));
        assert!(asks("en") && asks("hi-u-nu-native") && !asks("en-u-nu-roman"));
    }
}
