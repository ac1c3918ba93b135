//! Dates and numbers are written by hand, in the files of the languages, since CLDR holds no parts together and has
//! no firsts of a month and no ezafe. They are held against CLDR here: what differs, differs for a reason.

use std::collections::BTreeSet;

use icu_calendar::Date;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_decimal::DecimalFormatter;
use icu_locale_core::Locale;

use super::{Decimal, Tag, lookup, tags};

/// Languages whose dates CLDR writes otherwise.
const DATES: &[(&str, &str)] = &[
    (
        "bn",
        "a comma before the year parts it from the day within a list",
    ),
    (
        "ckb",
        "December and January, which CLDR spells otherwise than each other",
    ),
    ("el", "the first of a month has its ending, 1η"),
    ("et", "an ordinal number has its full stop"),
    ("fa", "a month is joined to its year by an ezafe"),
    ("fr", "the first of a month is 1er"),
    (
        "hi",
        "a comma before the year parts it from the day within a list",
    ),
    ("it", "the first of a month is 1º"),
    ("sr", "no nought before a day in a sentence"),
    ("sr-Latn", "no nought before a day in a sentence"),
    (
        "ur",
        "a comma before the year parts it from the day within a list",
    ),
    ("vi", "a year has its word, năm"),
];

/// Languages whose numbers CLDR writes otherwise.
const NUMBERS: &[(&str, &str)] = &[(
    "ar",
    "the digits of Egypt and the Gulf where no region is said; CLDR has those of the Maghreb",
)];

/// As CLDR has the language, in ASCII's digits.
fn locale(tag: &str) -> Locale {
    let tag = if tag == "en" { "en-GB" } else { tag };
    let locale = format!("{tag}-u-ca-gregory-nu-latn");
    locale.parse().expect("a locale")
}

/// What differs in nothing but how its spaces break and how wide they are.
fn plain(words: &str) -> String {
    words.replace(['\u{a0}', '\u{202f}'], " ")
}

fn known(exceptions: &[(&'static str, &str)]) -> BTreeSet<&'static str> {
    exceptions.iter().map(|(tag, _)| *tag).collect()
}

#[test]
fn days_are_said_as_cldr_says_them_but_for_a_reason() {
    let mut others = BTreeSet::new();
    for tag in tags() {
        let language = lookup(&Tag::parse(&format!("{tag}-u-nu-latn")).expect("a tag"));
        let cldr = DateTimeFormatter::try_new(locale(tag).into(), YMD::long()).expect("data");
        for month in 1..=12 {
            for day in [1, 2, 15] {
                let own = language.date(2026, Some(month), Some(day));
                let date = Date::try_new_iso(2026, month, day).expect("a date");
                let cldr = cldr.format(&date.to_any()).to_string();
                if plain(&own) != plain(&cldr) {
                    others.insert(tag);
                }
            }
        }
    }
    assert_eq!(others, known(DATES));
}

#[test]
fn numbers_are_written_as_cldr_writes_them_but_for_a_reason() {
    let mut others = BTreeSet::new();
    for tag in tags() {
        let language = lookup(&Tag::parse(tag).expect("a tag"));
        let own: Locale = tag.parse().expect("a locale");
        let cldr = DecimalFormatter::try_new(own.into(), Default::default());
        let cldr = cldr.expect("data");
        for written in ["0.5", "999", "1234", "12345", "1234567.25", "123456789"] {
            let own = language.in_places(Decimal::parse(written).expect("a number"));
            let cldr = cldr.format(&written.parse().expect("a number")).to_string();
            if plain(&own) != plain(&cldr) {
                others.insert(tag);
            }
        }
    }
    assert_eq!(others, known(NUMBERS));
}
