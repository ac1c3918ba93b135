//! From a calendar to the Gregorian one.
//!
//! In: a year, and a month and a day of it, as somebody counts them who lives by that calendar. Out: the Gregorian days
//! from the first to the last of it.

use icu_calendar::cal::{Hebrew, Hijri, Iso};
use icu_calendar::types::Month;
use icu_calendar::{AsCalendar, Date};

use super::Calendar;
use crate::language::Tag;

/// A Gregorian day: its year, month and day.
pub type Day = (u16, u8, u8);

/// Languages whose readers live by a calendar of their own, where a briefing does not say by which.
const USUAL: &[(&[&str], Calendar)] = &[
    (&["fa", "ps", "ckb"], Calendar::Persian),
    (&["th"], Calendar::Buddhist),
];

/// Those whose months have no numbers that all agree on: Jews count from Tishri or from Nisan.
const UNNUMBERED: &[Calendar] = &[Calendar::Hebrew];

impl Calendar {
    /// That which the readers of a language live by.
    pub fn usual(tag: &Tag) -> Calendar {
        let usual = USUAL
            .iter()
            .find(|(languages, _)| languages.contains(&tag.primary()));
        usual.map_or(Calendar::Gregorian, |(_, calendar)| *calendar)
    }

    /// What it is called in a sentence.
    pub fn called(self) -> &'static str {
        match self {
            Calendar::Gregorian => "Gregorian",
            Calendar::Persian => "Persian",
            Calendar::Hijri => "Islamic",
            Calendar::Hebrew => "Jewish",
            Calendar::Buddhist => "Thai",
        }
    }

    /// Whether a number is a year of it that people now write of, and none of the Gregorian calendar.
    pub fn is_year(self, year: i32) -> bool {
        match self {
            Calendar::Gregorian => false,
            Calendar::Persian => (1200..1500).contains(&year),
            Calendar::Hijri => (1300..1500).contains(&year),
            Calendar::Hebrew => (5600..6000).contains(&year),
            Calendar::Buddhist => (2400..2700).contains(&year),
        }
    }

    /// The first day and the last of a date of this calendar, in the Gregorian one. The days of a year are known in any;
    /// those of a month only where months are numbered in one way.
    pub fn to_gregorian(
        self,
        (year, month, day): (i32, Option<u8>, Option<u8>),
    ) -> Option<(Day, Day)> {
        let is_numbered = !UNNUMBERED.contains(&self);
        let (month, day, length) = match (month.filter(|_| is_numbered), day) {
            (Some(month), Some(day)) => (month, day, Length::Day),
            (Some(month), None) => (month, 1, Length::Month),
            (None, _) => (1, 1, Length::Year),
        };
        match self {
            Calendar::Gregorian => None,
            Calendar::Persian => length.from(Date::try_new_persian(year, month, day).ok()?),
            Calendar::Hijri => {
                let calendar = Hijri::new_umm_al_qura();
                let date = Date::try_new_hijri_with_calendar(year, month, day, calendar);
                length.from(date.ok()?)
            }
            Calendar::Hebrew => {
                let month = Month::new(month);
                length.from(Date::try_new(year.into(), month, day, Hebrew).ok()?)
            }
            Calendar::Buddhist => length.from(Date::try_new_buddhist(year, month, day).ok()?),
        }
    }
}

/// How long a date goes on that is less exact than a day.
enum Length {
    Day,
    Month,
    Year,
}

impl Length {
    /// The first and the last day of it, from its first on.
    fn from<C: AsCalendar>(self, first: Date<C>) -> Option<(Day, Day)> {
        let days = match self {
            Length::Day => 1,
            Length::Month => i64::from(first.days_in_month()),
            Length::Year => i64::from(first.days_in_year()),
        };
        let start = first.to_rata_die();
        let day = |after: i64| {
            let date = Date::from_rata_die(start + after, Iso);
            let year = u16::try_from(date.year().extended_year()).ok()?;
            Some((year, date.month().ordinal, date.day_of_month().0))
        };
        Some((day(0)?, day(days - 1)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_other_calendars_are_known_in_the_gregorian_one() {
        for (calendar, date, first, last) in [
            (
                Calendar::Persian,
                (1404, Some(5), Some(12)),
                (2025, 8, 3),
                (2025, 8, 3),
            ),
            (
                Calendar::Persian,
                (1392, Some(7), None),
                (2013, 9, 23),
                (2013, 10, 22),
            ),
            (
                Calendar::Persian,
                (1398, None, None),
                (2019, 3, 21),
                (2020, 3, 19),
            ),
            (
                Calendar::Hijri,
                (1447, Some(1), Some(1)),
                (2025, 6, 26),
                (2025, 6, 26),
            ),
            (
                Calendar::Buddhist,
                (2569, None, None),
                (2026, 1, 1),
                (2026, 12, 31),
            ),
            // Months of the Jewish calendar have no number that all agree on.
            (
                Calendar::Hebrew,
                (5786, Some(4), Some(26)),
                (2025, 9, 23),
                (2026, 9, 11),
            ),
        ] {
            assert_eq!(calendar.to_gregorian(date), Some((first, last)), "{date:?}");
        }
        let no_day = (1404, Some(12), Some(31));
        assert_eq!(Calendar::Persian.to_gregorian(no_day), None);
    }
}
