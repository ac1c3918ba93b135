//! Dates and times, as exact as they were given and as they were written.
//!
//! A date in a briefing is the date where it was written: nothing moves it between zones. The one
//! moment that is told in UTC is that of the last change, which EPUB wants so.

use std::fmt::Write;

use crate::language::Time;

/// A date of the proleptic Gregorian calendar, as exact as it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// 0 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31; only where there is a month.
    pub day: Option<u8>,
    /// The time of that day, where one was given.
    pub time: Option<Time>,
}

impl Date {
    /// The day as it was written, in the form of ISO 8601 and no more exact than it is: `2026`,
    /// `2026-01`, `2026-01-15`.
    pub fn iso(&self) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", self.year),
            (Some(month), None) => format!("{:04}-{month:02}", self.year),
            _ => format!("{:04}", self.year),
        }
    }

    /// The day, and the time where there is one, as they were written: `2026-01-15T23:30:00-05:00`.
    /// This is the form of dates in XMP (ISO 16684-1, 8.2.1.2).
    pub fn iso_with_time(&self) -> String {
        let mut written = self.iso();
        let Some(time) = self.time else {
            return written;
        };
        let Time {
            hour,
            minute,
            second,
            ..
        } = time;
        // Writing to a string does not fail.
        let _ = write!(written, "T{hour:02}:{minute:02}:{second:02}");
        match time.offset() {
            Some(('+', 0, 0)) => written.push('Z'),
            Some((sign, hours, minutes)) => {
                let _ = write!(written, "{sign}{hours:02}:{minutes:02}");
            }
            None => {}
        }
        written
    }

    /// The moment as EPUB's `dcterms:modified` wants it, in UTC: missing parts are 01 and 00:00.
    /// A moment that UTC has in another year than 0 to 9999 is left where it was written.
    pub fn timestamp(&self) -> String {
        let moved = self.time.and_then(|time| {
            let days = self.days_since_epoch();
            let ahead = i64::from(time.ahead.unwrap_or(0));
            Date::from_moment(days * 86_400 + seconds(time) - ahead * 60)
        });
        let date = moved.unwrap_or(*self);
        let (hour, minute, second) = date
            .time
            .map_or((0, 0, 0), |time| (time.hour, time.minute, time.second));
        format!(
            "{:04}-{:02}-{:02}T{hour:02}:{minute:02}:{second:02}Z",
            date.year,
            date.month.unwrap_or(1),
            date.day.unwrap_or(1),
        )
    }

    /// The days from 1970-01-01; missing parts are 01.
    pub fn days_since_epoch(&self) -> i64 {
        // Civil to days, after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
        let month = i64::from(self.month.unwrap_or(1));
        let day = i64::from(self.day.unwrap_or(1));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day that is so many days after 1970-01-01; `None` where that is no year from 0 to 9999.
    pub fn of_day(days: i64) -> Option<Self> {
        let moment = Date::from_moment(days.checked_mul(86_400)?)?;
        Some(Date {
            time: None,
            ..moment
        })
    }

    /// The moment that a count of seconds since 1970-01-01 (`SOURCE_DATE_EPOCH`) names; `None`
    /// past the year 9999.
    pub fn from_unix(seconds: u64) -> Option<Self> {
        Date::from_moment(i64::try_from(seconds).ok()?)
    }

    fn from_moment(seconds: i64) -> Option<Self> {
        // The way back.
        let days = seconds.div_euclid(86_400).checked_add(719_468)?;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let month = if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let of_day = seconds.rem_euclid(86_400);
        let part = |number: i64| u8::try_from(number).ok();
        (year <= 9999).then_some(Date {
            year: u16::try_from(year).ok()?,
            month: u8::try_from(month).ok(),
            day: u8::try_from(day_of_year - (153 * shifted + 2) / 5 + 1).ok(),
            time: Some(Time {
                hour: part(of_day / 3_600)?,
                minute: part(of_day / 60 % 60)?,
                second: part(of_day % 60)?,
                nanosecond: 0,
                ahead: Some(0),
            }),
        })
    }
}

/// Seconds since midnight where it was written.
fn seconds(time: Time) -> i64 {
    i64::from(time.hour) * 3_600 + i64::from(time.minute) * 60 + i64::from(time.second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_no_more_exact_than_they_were_given() {
        let month = Date {
            year: 2026,
            month: Some(1),
            day: None,
            time: None,
        };
        assert_eq!(month.iso(), "2026-01");
        assert_eq!(month.timestamp(), "2026-01-01T00:00:00Z");
    }

    #[test]
    fn unix_seconds_are_dates() {
        let stamp = |seconds| Date::from_unix(seconds).map(|date| date.timestamp());
        assert_eq!(stamp(0).as_deref(), Some("1970-01-01T00:00:00Z"));
        assert_eq!(stamp(951_782_400).as_deref(), Some("2000-02-29T00:00:00Z"));
        assert_eq!(
            stamp(1_767_225_599).as_deref(),
            Some("2025-12-31T23:59:59Z")
        );
        assert_eq!(stamp(u64::MAX), None);
    }
}
