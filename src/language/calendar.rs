//! Calendars beside the Gregorian one.
//!
//! In: a day of the Gregorian calendar. Out: the same day as another calendar calls it, in the words of CLDR for the
//! language and in the digits of the language. A month lies in two months of another calendar, which are both said. A
//! year lies in two years, of which nobody knows which is meant, and stays Gregorian, with a mark that says so; but the
//! Buddhist calendar has the same years, and Thai, whose own it is, says them.

mod reckoning;

use icu_calendar::{Date, Iso};
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{M, Y, YM, YMD};
use icu_datetime::options::YearStyle;
use icu_locale_core::Locale;

use super::{Language, from_to};

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
        let other = self.other_date(calendar, (year, month, day));
        match other.or_else(|| self.other_months(calendar, (year, month, day))) {
            Some(other) => format!("{other} ({})", self.date(year, month, day)),
            None => self.date_only_in(calendar, (year, month, day)),
        }
    }

    /// A date as a calendar alone has it. As the Gregorian one does where that cannot be said: a year is marked as one.
    pub fn date_only_in(
        &self,
        calendar: Calendar,
        (year, month, day): (u16, Option<u8>, Option<u8>),
    ) -> String {
        let other = self.other_date(calendar, (year, month, day));
        let other = other.or_else(|| self.other_months(calendar, (year, month, day)));
        other.unwrap_or_else(|| match month {
            Some(_) => self.date(year, month, day),
            None => self
                .marked_year(calendar, year)
                .unwrap_or_else(|| self.date(year, None, None)),
        })
    }

    /// A date at the axis of a chart: as a calendar has it where that is one day or one year, else as the Gregorian one
    /// does, as two months have no room there.
    pub fn date_on_axis(
        &self,
        calendar: Calendar,
        (year, month, day): (u16, Option<u8>, Option<u8>),
    ) -> String {
        let other = self.other_date(calendar, (year, month, day));
        other.unwrap_or_else(|| self.date(year, month, day))
    }

    /// A season of a Gregorian year, from 0 for spring, where dates are said by a calendar.
    pub fn season_in(&self, calendar: Calendar, season: u8, year: u16) -> String {
        match self.marked_year(calendar, year) {
            Some(year) => self.dates.season(season, &year),
            None => self.season(season, year.into()),
        }
    }

    /// A Gregorian year as one, where dates are said by a calendar that is another: "2019 AD".
    fn marked_year(&self, calendar: Calendar, year: u16) -> Option<String> {
        if calendar == Calendar::Gregorian || !self.knows(calendar) {
            return None;
        }
        let date = Date::try_new_iso(year.into(), 7, 1).ok()?;
        let pattern = Y::long().with_year_style(YearStyle::WithEra);
        let formatter = DateTimeFormatter::try_new(self.locale("gregory")?.into(), pattern).ok()?;
        let written = formatter.format(&date.to_any()).to_string();
        Some(self.in_own_digits(&written).replace(' ', "\u{a0}"))
    }

    /// The two months of a calendar in which a Gregorian one lies, or the one that is it.
    fn other_months(
        &self,
        calendar: Calendar,
        (year, month, day): (u16, Option<u8>, Option<u8>),
    ) -> Option<String> {
        let (code, month) = (calendar.cldr()?, month?);
        if day.is_some() || !self.knows(calendar) {
            return None;
        }
        let first = Date::try_new_iso(year.into(), month, 1).ok()?;
        let last = Date::try_new_iso(year.into(), month, first.days_in_month()).ok()?;
        let locale = self.locale(code)?;
        let names = DateTimeFormatter::try_new(locale.clone().into(), M::long()).ok()?;
        let years = DateTimeFormatter::try_new(locale.clone().into(), Y::long()).ok()?;
        let both = DateTimeFormatter::try_new(locale.into(), YM::long()).ok()?;
        let pattern = self.dates.month.as_str();
        let between = pattern.replace("{month}", "").replace("{year}", "");
        let is_plain = between.trim().is_empty();
        let said = |date: Date<Iso>| {
            let date = date.to_any();
            // CLDR has the year first in languages that have it last. Words beside it are those of Gregorian years.
            let written = if is_plain {
                let written = pattern.replace("{month}", &names.format(&date).to_string());
                written.replace("{year}", &years.format(&date).to_string())
            } else {
                both.format(&date).to_string()
            };
            let written = self.in_words(&written, calendar)?;
            Some(self.in_own_digits(&written))
        };
        let (first, last) = (said(first)?, said(last)?);
        Some(match first == last {
            true => first,
            false => from_to(&first, &last),
        })
    }

    /// What CLDR is asked by for dates of a calendar.
    fn locale(&self, calendar: &str) -> Option<Locale> {
        // Years, months and days in letters are as usual in Hebrew as figures are elsewhere.
        let digits = match (calendar, self.tag) {
            ("hebrew", "he") => "",
            _ => "-nu-latn",
        };
        // English is written as in Britain where no region says otherwise.
        let tag = if self.tag == "en" { "en-GB" } else { self.tag };
        format!("{tag}-u-ca-{calendar}{digits}").parse().ok()
    }

    /// A text of CLDR's in the digits of the language.
    fn in_own_digits(&self, written: &str) -> String {
        let own = |character: char| match character.to_digit(10) {
            Some(digit) if character.is_ascii() => self.number(digit.into()),
            _ => character.to_string(),
        };
        written.chars().map(own).collect()
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
        let date = Date::try_new_iso(year.into(), month, day).ok()?;
        let formatter = DateTimeFormatter::try_new(self.locale(code)?.into(), YMD::long()).ok()?;
        let written = formatter.format(&date.to_any()).to_string();
        let written = self.in_words(&written, calendar)?;
        Some(self.in_own_digits(&written))
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
    fn a_month_is_said_as_the_two_in_which_it_lies() {
        for (tag, calendar, said) in [
            ("en", Calendar::Persian, "Dey–Bahman 1404 AP (January 2026)"),
            ("en", Calendar::Hebrew, "Tevet–Shevat 5786 (January 2026)"),
            ("fa", Calendar::Persian, "دی–بهمن ۱۴۰۴ (ژانویهٔ ۲۰۲۶)"),
            ("ar", Calendar::Hijri, "رجب–شعبان ١٤٤٧"),
            ("he", Calendar::Hebrew, "טבת–שבט ה׳תשפ״ו"),
            // Of which no words are known.
            ("el", Calendar::Hijri, "Ιανουάριος 2026"),
        ] {
            let language = lookup(&Tag::parse(tag).expect("a tag"));
            let written = language.date_in(calendar, (2026, Some(1), None));
            assert!(written.starts_with(said), "{tag}: {written}");
        }
    }

    #[test]
    fn a_year_is_gregorian_and_marked_but_in_thai() {
        for (tag, calendar, said) in [
            ("fa", Calendar::Persian, "۲۰۲۶\u{a0}م."),
            ("en", Calendar::Persian, "2026\u{a0}AD"),
            ("en", Calendar::Gregorian, "2026"),
        ] {
            let language = lookup(&Tag::parse(tag).expect("a tag"));
            assert_eq!(language.date_in(calendar, (2026, None, None)), said);
            assert_eq!(language.date_only_in(calendar, (2026, None, None)), said);
        }
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
