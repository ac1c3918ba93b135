//! Calendars beside the Gregorian one.
//!
//! In: a day of the Gregorian calendar. Out: the same day as another calendar calls it, in the words of CLDR for the
//! language and in the digits of the language. What is less exact than a day lies in two months or years of
//! another calendar, and is said in the Gregorian one; but the Buddhist calendar has the same months, and Thai, whose
//! own it is, says them and its years as well.

mod reckoning;

use icu_calendar::Date;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_locale_core::Locale;

use super::Language;

/// Whose dates are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Calendar {
    /// That of the dates in a briefing.
    #[default]
    Gregorian,
    /// The solar one of Iran and Afghanistan.
    Persian,
    /// The lunar one of Islam, as Umm al-Qura in Mecca reckons it.
    Hijri,
    /// The Jewish one. A day begins at the sunset before it; that of its daylight is said.
    Hebrew,
    /// That of Thailand: Gregorian months, years since the Buddha.
    Buddhist,
}

/// The years of the Buddhist calendar before the Gregorian ones.
const SINCE_THE_BUDDHA: u16 = 543;

/// What Thai says before a year of the Gregorian calendar.
const ANNO_DOMINI: &str = "ค.ศ.";

/// What it says before one of its own.
const BUDDHIST_ERA: &str = "พ.ศ.";

/// The eras as CLDR's root calls them, for the languages that have no words for them.
const ERAS: [&str; 4] = ["AP", "AH", "AM", "BE"];

impl Calendar {
    /// All, with what a briefing calls them.
    pub const ALL: &'static [(&'static str, Calendar)] = &[
        ("gregorian", Calendar::Gregorian),
        ("persian", Calendar::Persian),
        ("hijri", Calendar::Hijri),
        ("hebrew", Calendar::Hebrew),
        ("buddhist", Calendar::Buddhist),
    ];

    /// What a briefing calls it.
    pub fn name(self) -> &'static str {
        let mut all = Self::ALL.iter();
        all.find(|(_, calendar)| *calendar == self)
            .map_or("gregorian", |(name, _)| name)
    }

    /// What CLDR calls one that has months of its own (UTS #35, "ca").
    fn cldr(self) -> Option<&'static str> {
        match self {
            Calendar::Gregorian => None,
            Calendar::Buddhist => Some("buddhist"),
            Calendar::Persian => Some("persian"),
            Calendar::Hijri => Some("islamic-umalqura"),
            Calendar::Hebrew => Some("hebrew"),
        }
    }
}

impl Language {
    /// A date as a calendar has it, and as the Gregorian one does behind it where that is another: "25 Dey 1404
    /// (15 January 2026)".
    pub fn date_in(
        &self,
        calendar: Calendar,
        (year, month, day): (u16, Option<u8>, Option<u8>),
    ) -> String {
        let gregorian = self.date(year, month, day);
        match self.other_date(calendar, (year, month, day)) {
            Some(other) => format!("{other} ({gregorian})"),
            None => gregorian,
        }
    }

    /// A date as a calendar alone has it; as the Gregorian one does where it cannot be said.
    pub fn date_only_in(
        &self,
        calendar: Calendar,
        (year, month, day): (u16, Option<u8>, Option<u8>),
    ) -> String {
        let other = self.other_date(calendar, (year, month, day));
        other.unwrap_or_else(|| self.date(year, month, day))
    }

    /// Whether it has words for the months of a calendar.
    pub fn knows(&self, calendar: Calendar) -> bool {
        let day = (2026, Some(1), Some(15));
        calendar == Calendar::Gregorian || self.other_date(calendar, day).is_some()
    }

    fn other_date(
        &self,
        calendar: Calendar,
        (year, month, day): (u16, Option<u8>, Option<u8>),
    ) -> Option<String> {
        if calendar == Calendar::Buddhist && self.tag == "th" {
            let date = self.date(year + SINCE_THE_BUDDHA, month, day);
            return Some(date.replace(ANNO_DOMINI, BUDDHIST_ERA));
        }
        let code = calendar.cldr()?;
        let (month, day) = (month?, day?);
        // Years, months and days in letters are as usual in Hebrew as figures are elsewhere.
        let digits = match (calendar, self.tag) {
            (Calendar::Hebrew, "he") => "",
            _ => "-nu-latn",
        };
        // English is written as in Britain where no region says otherwise.
        let tag = if self.tag == "en" { "en-GB" } else { self.tag };
        let locale: Locale = format!("{tag}-u-ca-{code}{digits}").parse().ok()?;
        let date = Date::try_new_iso(year.into(), month, day).ok()?;
        let formatter = DateTimeFormatter::try_new(locale.into(), YMD::long()).ok()?;
        let written = formatter.format(&date.to_any()).to_string();
        let written = self.in_words(&written, calendar)?;
        let own = |character: char| match character.to_digit(10) {
            Some(digit) if character.is_ascii() => self.number(digit.into()),
            _ => character.to_string(),
        };
        Some(written.chars().map(own).collect())
    }

    /// A date of CLDR's, if it is words of the language: where CLDR has none, it falls back to figures, or to the names
    /// in Latin letters; where it lacks but the era's, that is left out, as the months say which calendar it is.
    fn in_words(&self, date: &str, calendar: Calendar) -> Option<String> {
        let is_latin = |words: &str| words.chars().any(|one| one.is_ascii_alphabetic());
        let mut words: Vec<&str> = date.split(' ').collect();
        if !is_latin(&self.dates.months[0]) && calendar != Calendar::Buddhist {
            words.retain(|word| !ERAS.contains(word));
        }
        let is_named = |word: &&str| word.chars().any(char::is_alphabetic) && !ERAS.contains(word);
        if !words.iter().any(is_named) {
            return None;
        }
        let date = words.join(" ");
        (!is_latin(&date) || is_latin(&self.dates.months[0])).then_some(date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Tag, lookup, tags};

    fn dated(tag: &str, calendar: Calendar) -> String {
        let tag = Tag::parse(tag).expect("a tag");
        lookup(&tag).date_in(calendar, (2026, Some(1), Some(15)))
    }

    #[test]
    fn days_are_said_in_both_calendars_and_in_the_digits_of_the_language() {
        for (tag, calendar, said) in [
            ("en", Calendar::Gregorian, "15\u{a0}January 2026"),
            (
                "en",
                Calendar::Persian,
                "25 Dey 1404 AP (15\u{a0}January 2026)",
            ),
            (
                "en",
                Calendar::Hebrew,
                "26 Tevet 5786 (15\u{a0}January 2026)",
            ),
            (
                "fa",
                Calendar::Persian,
                "\u{6f2}\u{6f5} \u{62f}\u{6cc} \u{6f1}\u{6f4}\u{6f0}\u{6f4} (",
            ),
            (
                "ar",
                Calendar::Hijri,
                "\u{662}\u{666} \u{631}\u{62c}\u{628} \u{661}\u{664}\u{664}\u{667}",
            ),
            (
                "he",
                Calendar::Hebrew,
                "\u{5db}\u{5f4}\u{5d5} \u{5d1}\u{5d8}\u{5d1}\u{5ea} \u{5d4}\u{5f3}\u{5ea}",
            ),
        ] {
            let written = dated(tag, calendar);
            assert!(written.starts_with(said), "{tag}: {written}");
        }
        assert!(dated("th", Calendar::Buddhist).contains("2569"));
    }

    #[test]
    fn what_is_less_exact_than_a_day_is_gregorian_but_for_thai_years() {
        let english = lookup(&Tag::english());
        assert_eq!(
            english.date_in(Calendar::Persian, (2026, Some(1), None)),
            "January 2026"
        );
        let thai = lookup(&Tag::parse("th").expect("a tag"));
        assert_eq!(
            thai.date_only_in(Calendar::Buddhist, (2026, Some(1), None)),
            "มกราคม พ.ศ.\u{a0}2569"
        );
    }

    #[test]
    fn what_a_language_has_no_words_for_is_known() {
        let mut unknown = Vec::new();
        for tag in tags() {
            let language = lookup(&Tag::parse(tag).expect("a tag"));
            for (name, calendar) in Calendar::ALL {
                let date = language.date_only_in(*calendar, (2026, Some(1), Some(15)));
                if !language.knows(*calendar) {
                    unknown.push(format!("{tag}: {name}"));
                    let gregorian = language.date(2026, Some(1), Some(15));
                    assert_eq!(date, gregorian, "{tag} {name}");
                }
            }
        }
        let known = "ar: buddhist, bg: persian, bg: buddhist, bn: buddhist, ckb: persian, ckb: hebrew, ckb: buddhist, \
                     el: persian, el: hijri, el: buddhist, he: buddhist, hi: hebrew, ja: persian, ja: hijri, \
                     ja: hebrew, ps: hebrew, ps: buddhist, ru: buddhist, sk: persian, sk: hijri, sk: hebrew, \
                     sk: buddhist, ta: buddhist, ur: buddhist, vi: persian, vi: hijri, vi: hebrew, vi: buddhist";
        assert_eq!(unknown.join(", "), known);
    }
}
