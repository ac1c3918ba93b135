//! Dates that are typed in the calendar that their writer lives by, where a briefing has Gregorian ones.
//!
//! In: a date as it was typed, and that calendar. Out: whether it is one of it, and which Gregorian date that is. A year
//! tells: nobody who writes by the Persian calendar of 1404 means a day of the Middle Ages. Digits may be those of any
//! script.

use std::ops::RangeInclusive;

use super::record::mend;
use super::yaml::Written;
use super::{date, date_meant};
use crate::diagnostic::{Diagnostic, Sources, Span};
use crate::language::{Calendar, digit_value};

/// A date of another calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    calendar: Calendar,
    /// The Gregorian date, where there is only one that it can be.
    pub date: Option<String>,
    /// The first and the last Gregorian date that it can be, no more exact than it was typed.
    range: (String, String),
}

/// Reads a date that begins with a year of a calendar, in digits of any script.
pub fn read(written: &str, calendar: Calendar) -> Option<Meant> {
    let digits = in_plain_digits(written.trim());
    let (day, time) = match digits.find(['T', 't', ' ']) {
        Some(at) => digits.split_at(at),
        None => (digits.as_str(), ""),
    };
    let mut parts = day.split(date_meant::MARKS);
    let year = number(parts.next()?, 4..=4)?;
    let mut month_or_day = || match parts.next() {
        Some(part) => number(part, 1..=2)
            .and_then(|part| u8::try_from(part).ok())
            .map(Some),
        None => Some(None),
    };
    let (month, day) = (month_or_day()?, month_or_day()?);
    if parts.next().is_some() || (!time.is_empty() && day.is_none()) {
        return None;
    }
    let mut meant = of((year, month, day), calendar)?;
    if !time.is_empty() {
        let with_time = meant.date.map(|date| format!("{date}{time}"));
        meant.date = with_time.filter(|date| date::parse(date).is_some());
    }
    Some(meant)
}

/// A date of a year and perhaps a month and a day, if it is one that somebody means by a calendar.
pub fn of(date: (i32, Option<u8>, Option<u8>), calendar: Calendar) -> Option<Meant> {
    let (year, month, day) = date;
    if !calendar.is_year(year) {
        return None;
    }
    let (first, last) = calendar.to_gregorian(date)?;
    let written = |(year, number, of_month): (u16, u8, u8)| match (month, day) {
        (Some(_), Some(_)) => format!("{year:04}-{number:02}-{of_month:02}"),
        (Some(_), None) => format!("{year:04}-{number:02}"),
        (None, _) => format!("{year:04}"),
    };
    let (first, last) = (written(first), written(last));
    Some(Meant {
        calendar,
        date: (first == last).then(|| first.clone()),
        range: (first, last),
    })
}

/// A text with the digits 0 to 9 in place of those of other scripts.
pub fn in_plain_digits(written: &str) -> String {
    let plain = |character: char| match digit_value(character) {
        Some(value) => char::from_digit(value, 10).unwrap_or(character),
        None => character,
    };
    written.chars().map(plain).collect()
}

/// A number of so many digits.
fn number(part: &str, lengths: RangeInclusive<usize>) -> Option<i32> {
    let is_number = lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| part.parse().ok()).flatten()
}

impl Meant {
    /// What to write in its place.
    pub fn help(&self) -> String {
        let why = "dates are typed by the Gregorian calendar, whichever they are printed in";
        let (first, last) = &self.range;
        match &self.date {
            Some(date) => format!("write `{date}`: {why}"),
            // A day of which only the year is known lies anywhere in it.
            None if first.len() > "2026-01".len() => {
                format!("write the day from `{first}` to `{last}` that it is: {why}")
            }
            None => format!("write `{first}` or `{last}`, in which it lies: {why}"),
        }
    }

    /// Tells of a date that can be read, and is probably not meant as it is.
    pub fn warning(&self, written: &str, span: Span) -> Diagnostic {
        let calendar = self.calendar.called();
        let message = format!(
            "`{}` is probably a date of the {calendar} calendar",
            written.trim()
        );
        Diagnostic::warning("not-gregorian", span, message)
            .label("taken for a Gregorian date")
            .help(self.help())
    }
}

/// The warning of a date that can be read, if it is probably one of a calendar.
pub fn warning(written: &Written, calendar: Calendar, files: &Sources) -> Option<Diagnostic> {
    let meant = read(&written.value, calendar)?;
    let suggestion = mend::in_place_of(written, meant.date.as_deref(), files);
    let warning = meant.warning(&written.value, written.span);
    Some(warning.suggest(suggestion))
}

/// What to write in place of a text that cannot be read as a date: what is suggested, if that is beyond doubt, and what
/// is said. Nothing where it is no date of another calendar, and in digits that are read.
pub fn unread(written: &str, calendar: Calendar) -> Option<(Option<String>, String)> {
    if let Some(meant) = read(written, calendar) {
        let help = meant.help();
        return Some((meant.date, help));
    }
    let plain = in_plain_digits(written.trim());
    if plain == written.trim() {
        return None;
    }
    let date = date::parse(&plain).map(|_| plain.clone());
    let date = date.or_else(|| date_meant::day(&plain));
    let help = match &date {
        Some(date) => format!("write `{date}`, in digits 0 to 9"),
        None => "write the Gregorian date, in digits 0 to 9: `2026-01-15`".to_string(),
    };
    Some((date, help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_the_calendar_of_the_writer_are_known_by_their_years() {
        let persian = |written: &str| read(written, Calendar::Persian).map(|meant| meant.date);
        let exact = |date: &str| Some(Some(date.to_string()));
        assert_eq!(persian("1404-05-12"), exact("2025-08-03"));
        assert_eq!(persian("1404/5/12"), exact("2025-08-03"));
        assert_eq!(persian("۱۴۰۴-۰۵-۱۲"), exact("2025-08-03"));
        assert_eq!(persian("1404-05-12T09:30"), exact("2025-08-03T09:30"));
        assert_eq!(persian("1398"), Some(None));
        for other in [
            "2025-08-03",
            "1099",
            "1404-13-01",
            "0800",
            "1404 nights",
            "1404-05-12-1",
        ] {
            assert_eq!(persian(other), None, "{other}");
        }
        assert_eq!(read("1435", Calendar::Gregorian), None);
        let thai = read("2569-01", Calendar::Buddhist).and_then(|meant| meant.date);
        assert_eq!(thai.as_deref(), Some("2026-01"));
    }

    #[test]
    fn a_date_in_other_digits_is_told_in_the_digits_that_are_read() {
        let told = |written: &str| unread(written, Calendar::Gregorian);
        let (date, _) = told("۲۰۲۶-۰۱-۱۵").expect("a date");
        assert_eq!(date.as_deref(), Some("2026-01-15"));
        let (date, help) = told("۱ فروردین ۱۴۰۵").expect("digits");
        assert_eq!(date, None);
        assert!(help.contains("Gregorian"), "{help}");
        assert_eq!(told("yesterday"), None);
    }
}
