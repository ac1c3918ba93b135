//! What the program knows of languages: terms, quotation marks, digits, dates, direction.
//!
//! A language is a TOML file beside this module and one line in the table of `table.rs`. In: a BCP 47 tag.
//! Out: a [`Language`], shared and read-only, read through serde with every field required: a
//! language without a term does not load, and a test loads them all. What a region writes otherwise stands in
//! a file of its own, below `variants/`. A tag whose language has no file gets English terms.

use std::ops::Range;

use serde::Deserialize;

mod calendar;
#[cfg(test)]
mod cldr_tests;
mod collation;
mod dates;
mod decimal;
mod digits;
pub mod letters;
mod names;
mod number_reading;
mod numbers;
mod punctuation;
mod role;
mod script;
mod starter;
mod table;
mod tag;
mod terms;
mod times;
mod values;
mod words;

pub use calendar::Calendar;
pub use collation::Collation;
pub use dates::{Dates, from_to};
pub use decimal::Decimal;
pub use digits::{Digits, are_known as digits_are_known, digit_value};
pub use names::{by_name, english_name, has_terms, is_short_for_page, mistaken};
use number_reading::NumberReader;
pub use numbers::{NumberForm, Numbers};
pub use punctuation::{Punctuation, Together};
pub use role::{Role, Roles};
pub use script::{
    EmphasisDots, is_arabic_digit, is_of_squares, joins_names, may_stand_close, sets_no_spaces,
    stand_together, stands_in_square,
};
pub use starter::Starter;
pub use table::{lookup, tags, variants};
pub use tag::{Direction, Tag};
pub use terms::{Basis, Confidence, Grades, Likelihood, Terms, without_number};
pub use times::{Time, Times};
pub use values::values;
pub use words::{Words, heading, of_every_language as words_of_every_language};

/// One language's data, as its TOML file has it. What is said in it takes several of its parts: a date has
/// the language's digits, a time its decimal mark.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// The tag of its file: `fa`, `pt-BR`.
    #[serde(skip)]
    pub tag: &'static str,
    /// Its own name: `English`, `فارسی`.
    pub name: String,
    /// Its digits. In the file, those that it has where its tag says nothing else (CLDR's
    /// `defaultNumberingSystem`).
    pub digits: Digits,
    /// Letters that tell apart what has one number, in their order: `abc…`, `أبج…`.
    pub letters: String,
    /// The articles that a title is not filed under. One that ends in a hyphen or an apostrophe stands close to the
    /// word that it belongs to.
    #[serde(default)]
    pub articles: Vec<String>,
    /// Whether people are called by their family name first.
    #[serde(default)]
    pub family_first: bool,
    /// The name of the patterns that its words are hyphenated by: that of `hypher` (ISO 639-1), or `en-GB`;
    /// absent where words of the language are not hyphenated.
    pub hyphenation: Option<String>,
    /// Marks that become the language's.
    pub punctuation: Punctuation,
    /// Dates in words.
    pub dates: Dates,
    /// Words that no line divides from what stands beside them.
    pub together: Together,
    /// Numbers with fractions, and large ones.
    pub numbers: Numbers,
    /// Times of a day.
    pub times: Times,
    /// What the program says in the language.
    pub terms: Terms,
    /// What a briefing that is begun says.
    pub starter: Starter,
    /// Words that a writer is advised against.
    pub advice: AdvisedAgainst,
    /// The words for what people did.
    pub roles: Roles,
}

/// Words of a language that a writer is advised against, in lower case.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdvisedAgainst {
    /// Whole links that do not say where they lead: "here".
    pub vague_links: Vec<String>,
    /// Who says something, without saying who: "experts say".
    pub attributions: Vec<String>,
}

impl Language {
    /// A number in the language's digits, without grouping.
    pub fn number(&self, number: u64) -> String {
        self.digits.number(number)
    }

    /// A number in a form, in the signs and digits of the language.
    pub fn in_form(&self, number: Decimal, form: &NumberForm) -> String {
        self.numbers.in_form(number, form, &self.digits)
    }

    /// A number with as many digits behind the decimal mark as it has, grouped.
    pub fn in_places(&self, number: Decimal) -> String {
        self.numbers.in_places(number, &self.digits)
    }

    /// The first number in a text, in the digits of the language or in ASCII's: its bytes, and that of its
    /// decimal mark or, where it has none, of its end.
    pub fn number_in(&self, text: &str) -> Option<(Range<usize>, usize)> {
        self.number_reader().first_in(text)
    }

    /// The value of the first number in a text: "−1,200.5 t" is −1200.5 in English.
    pub fn value_of(&self, text: &str) -> Option<Decimal> {
        self.number_reader().value_of(text)
    }

    /// The value of a text that is a number and no more: as the language writes it, or as a machine does.
    pub fn only_number(&self, text: &str) -> Option<Decimal> {
        self.number_reader().only_number(text)
    }

    /// Whether a text is a number as a machine writes it and the language does not: `12.25` in German. Where one of a
    /// row of numbers is, so are the others: `1.234` beside it is no thousand.
    pub fn is_machines(&self, text: &str) -> bool {
        let number = Decimal::parse(text.trim()).filter(|_| text.contains('.'));
        number.is_some() && number == self.only_number(text)
    }

    /// The value of a text that is a number and no more, among others that a machine wrote, or not.
    pub fn number_among(&self, text: &str, as_machine: bool) -> Option<Decimal> {
        let plain = Decimal::parse(text.trim()).filter(|_| as_machine);
        plain.or_else(|| self.only_number(text))
    }

    fn number_reader(&self) -> NumberReader<'_> {
        NumberReader {
            numbers: &self.numbers,
            digits: &self.digits,
        }
    }

    /// A date in words, no more exact than it is given: "15 January 2026", "January 2026", "2026".
    /// The day is held to its month. Months run from 1 to 12; a month out of range is left out.
    pub fn date(&self, year: u16, month: Option<u8>, day: Option<u8>) -> String {
        let year = self.number(year.into());
        self.dates.date(year, month, day, &self.digits)
    }

    /// A year of a source: "2025", "44 BC"; there is no year 0.
    pub fn year(&self, year: i32) -> String {
        let number = self.number(year.unsigned_abs().into());
        if year < 0 {
            self.terms.before_christ.replace("{}", &number)
        } else {
            number
        }
    }

    /// A year of a source by itself: "2025年".
    pub fn year_alone(&self, year: i32) -> String {
        match year < 0 {
            true => self.year(year),
            false => self.dates.year_alone(&self.year(year)),
        }
    }

    /// A month of any year, or a day of it.
    pub fn date_of_year(&self, year: i32, month: u8, day: Option<u8>) -> String {
        let year = self.year(year);
        self.dates.date(year, Some(month), day, &self.digits)
    }

    /// A season of a year, from 0 for spring: "spring 2025".
    pub fn season(&self, season: u8, year: i32) -> String {
        self.dates.season(season, &self.year(year))
    }

    /// A time: no seconds where there are none, and the zone where it is known.
    pub fn time(&self, time: Time) -> String {
        let decimal = &self.numbers.decimal;
        self.times.time(time, &self.digits, decimal)
    }

    /// An edition: "2nd ed." where a number says which, else as it is written.
    pub fn edition(&self, written: &str) -> String {
        self.terms.edition(written, &self.digits)
    }
}
