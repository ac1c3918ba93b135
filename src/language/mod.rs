//! What the program knows of languages: terms, quotation marks, digits, dates, direction.
//!
//! A language is a TOML file beside this module and one line in the table of `table.rs`. In: a BCP 47 tag.
//! Out: a [`Language`], shared and read-only, read through serde with every field required: a
//! language without a term does not load, and a test loads them all. A tag whose language has no
//! file gets English terms.

use std::collections::BTreeMap;

use serde::Deserialize;

mod decimal;
mod digits;
mod names;
mod number_reading;
mod numbers;
mod reference;
mod role;
mod table;
mod tag;
mod terms;
mod times;

pub use decimal::Decimal;
pub use digits::are_known as digits_are_known;
pub use names::{by_name, english_name, has_terms, is_short_for_page, mistaken};
pub use numbers::{NumberForm, Numbers};
pub use role::Role;
pub use table::lookup;
pub use tag::{Direction, Tag};
pub use terms::{Basis, Confidence, Grades, Likelihood, Terms};
pub use times::{Time, Times};

/// One language's data, as its TOML file has it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// Its own name: `English`, `فارسی`.
    pub name: String,
    /// The digits 0 to 9 of whatever the program numbers or dates: `0123456789`, `۰۱۲۳۴۵۶۷۸۹`. In the file,
    /// those of the language where its tag says nothing else (CLDR's `defaultNumberingSystem`).
    pub digits: String,
    /// Letters that tell apart what has one number, in their order: `abc…`, `أبج…`.
    pub letters: String,
    /// The name under which `hypher` knows its patterns (ISO 639-1); absent where words of the
    /// language are not hyphenated.
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
    /// The words for what people did: the one that is shown after a name, then others.
    pub roles: BTreeMap<Role, Vec<String>>,
}

impl Language {
    /// A number in the language's digits, without grouping.
    pub fn number(&self, number: u64) -> String {
        self.digits_of(&number.to_string())
    }

    /// The same text with its ASCII digits as the language writes them.
    pub fn digits_of(&self, written: &str) -> String {
        let own = |digit: char| {
            let value = digit.to_digit(10)? as usize;
            self.digits.chars().nth(value)
        };
        written
            .chars()
            .map(|character| own(character).unwrap_or(character))
            .collect()
    }

    /// A date in words, no more exact than it is given: "15 January 2026", "January 2026", "2026".
    /// The day is held to its month. Months run from 1 to 12; a month out of range is left out.
    pub fn date(&self, year: u16, month: Option<u8>, day: Option<u8>) -> String {
        self.date_in(self.number(year.into()), month, day)
    }

    /// The same in a year that is written already.
    fn date_in(&self, year: String, month: Option<u8>, day: Option<u8>) -> String {
        let months = match (day, &self.dates.months_alone) {
            (None, Some(alone)) => alone,
            _ => &self.dates.months,
        };
        let name = month
            .and_then(|month| usize::from(month).checked_sub(1))
            .and_then(|index| months.get(index));
        let Some(name) = name else {
            return year;
        };
        let day = day.map(|day| match (&self.dates.first_day, day) {
            (Some(first), 1) => first.clone(),
            _ => self.number(day.into()),
        });
        let pattern = match day {
            Some(_) => with_day_held(&self.dates.full),
            None => self.dates.month.clone(),
        };
        pattern
            .replace("{day}", day.as_deref().unwrap_or_default())
            .replace("{month}", name)
            .replace("{year}", &year)
    }
}

/// The pattern of a date in which no line ends between the day and the month: one that ends in "5"
/// says nothing yet.
fn with_day_held(pattern: &str) -> String {
    let (Some(day), Some(month)) = (pattern.find("{day}"), pattern.find("{month}")) else {
        return pattern.to_string();
    };
    let (from, to) = (day.min(month), day.max(month));
    let held = pattern[from..to].replace(' ', "\u{a0}");
    format!("{}{held}{}", &pattern[..from], &pattern[to..])
}

/// The marks that straight ones turn into.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Punctuation {
    /// Opening and closing quotation marks of the first level; French ones carry their spaces.
    pub quotes: [String; 2],
    /// Those of a quotation within a quotation.
    pub inner_quotes: [String; 2],
    /// The apostrophe.
    pub apostrophe: String,
    /// Words that begin with an apostrophe and are none without it: `tis`, `em`. In small letters.
    #[serde(default)]
    pub elisions: Vec<String>,
    /// Words that may begin with one, and are words without it, too: `cause`, `round`.
    #[serde(default)]
    pub clippings: Vec<String>,
    /// Words that end with one: `po` of `po' di sale`.
    #[serde(default)]
    pub elided: Vec<String>,
    /// The mark of abbreviations within a word, typed as a double quote (Hebrew).
    pub gershayim: Option<String>,
    /// What stands before `; ! ?` in place of a plain space, if anything: a thin one in French.
    pub space_before: Option<String>,
    /// What stands before a colon there: as wide as between words in French.
    pub space_before_colon: Option<String>,
    /// The comma of lists: `, ` or `، `.
    pub comma: String,
    /// The semicolon of lists.
    pub semicolon: String,
}

impl Punctuation {
    /// A colon between words of one line, with the spaces of the language around it.
    pub fn colon(&self) -> String {
        format!(
            "{}: ",
            self.space_before_colon.as_deref().unwrap_or_default()
        )
    }

    /// What stands before a mark in place of a plain space, if anything.
    pub fn space_before(&self, mark: char) -> Option<&str> {
        match mark {
            ':' => self.space_before_colon.as_deref(),
            ';' | '!' | '?' => self.space_before.as_deref(),
            _ => None,
        }
    }
}

/// Words that stay on a line with the number or the name beside them.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Together {
    /// Those that a number follows: "Table", "art."
    pub numbered: Vec<String>,
    /// Those that follow a number: "million".
    pub counted: Vec<String>,
    /// Those that a name follows: "Prof.", "Mme".
    pub titles: Vec<String>,
}

/// How the language writes dates: `{day}`, `{month}` and `{year}` stand for the parts, digits are
/// [`Language::digits`].
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dates {
    /// January to December as they stand in a date.
    pub months: [String; 12],
    /// The months where no day stands with them, in languages that inflect them: "styczeń 2026".
    pub months_alone: Option<[String; 12]>,
    /// What stands for the first of a month where that is not its number: `1er`.
    pub first_day: Option<String>,
    /// Spring to winter as they stand in a date in place of a month.
    pub seasons: [String; 4],
    /// A whole date: `{day} {month} {year}`.
    pub full: String,
    /// A month: `{month} {year}`.
    pub month: String,
}
