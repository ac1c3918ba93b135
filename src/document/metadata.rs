//! What a briefing says about itself, as plain values.

use crate::language::Tag;

/// The briefing's own account of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Metadata {
    /// The title, without markup.
    pub title: String,
    /// The subtitle.
    pub subtitle: Option<String>,
    /// The language of the whole.
    pub language: Tag,
    /// Authors and others with a part in it, in their order.
    pub people: Vec<Person>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// The series that it belongs to.
    pub series: Option<Series>,
    /// The number of the report in its house.
    pub report_number: Option<String>,
    /// Public identifiers: a DOI, an ISBN.
    pub identifiers: Vec<Identifier>,
    /// The day of publication.
    pub date: Option<Date>,
    /// The day of the last change.
    pub modified: Option<Date>,
    /// The version, as it is written.
    pub version: Option<String>,
    /// How far it has come.
    pub status: Option<Status>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// The licence: an SPDX identifier or a sentence.
    pub license: Option<String>,
    /// Where to write to.
    pub contact: Option<String>,
    /// One or two sentences that say what it says: the TL;DR's plain text.
    pub description: Option<String>,
    /// What an evaluator has stated about its accessibility.
    pub accessibility: Option<Accessibility>,
}

/// What an evaluator has stated; nothing in it is ever derived by the program.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Accessibility {
    /// The standard that it conforms to: "EPUB Accessibility 1.1 - WCAG 2.2 Level AA".
    pub conforms_to: Option<String>,
    /// Who says so.
    pub certified_by: Option<String>,
    /// In a sentence or two, what a reader may expect.
    pub summary: Option<String>,
}

/// Someone with a part in the briefing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Person {
    /// The name as it is written.
    pub name: String,
    /// What they did where they are not an author: "editor".
    pub role: Option<String>,
    /// The house that they belong to.
    pub affiliation: Option<String>,
    /// Their ORCID iD, without the address: `0000-0002-1825-0097`.
    pub orcid: Option<String>,
    /// Their address.
    pub email: Option<String>,
}

/// A series and the number in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The name of the series.
    pub name: String,
    /// The number, as it is written.
    pub number: Option<String>,
}

/// A public identifier.
#[derive(Debug, Clone, PartialEq)]
pub struct Identifier {
    /// DOI, ISBN-13, ISSN, URN or URL.
    pub scheme: String,
    /// The identifier itself.
    pub text: String,
}

/// How far a briefing has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Not yet agreed.
    Draft,
    /// Agreed.
    Final,
    /// Replaced by a later one.
    Superseded,
}

/// A date of the proleptic Gregorian calendar, as exact as it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// 0 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31; only where there is a month.
    pub day: Option<u8>,
    /// Seconds since midnight UTC, where an RFC 3339 time was given.
    pub seconds: Option<u32>,
}

impl Date {
    /// The date as ISO 8601 writes it, no more exact than it is: `2026`, `2026-01`, `2026-01-15`.
    pub fn iso(&self) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", self.year),
            (Some(month), None) => format!("{:04}-{month:02}", self.year),
            _ => format!("{:04}", self.year),
        }
    }

    /// The moment as EPUB's `dcterms:modified` and XMP want it: missing parts are 01 and 00:00.
    pub fn timestamp(&self) -> String {
        let seconds = self.seconds.unwrap_or(0);
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
            self.year,
            self.month.unwrap_or(1),
            self.day.unwrap_or(1),
            seconds / 3600,
            seconds / 60 % 60,
            seconds % 60
        )
    }

    /// The moment that a count of seconds since 1970-01-01 (`SOURCE_DATE_EPOCH`) names; `None`
    /// past the year 9999.
    pub fn from_unix(seconds: u64) -> Option<Self> {
        // Days to civil, after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
        let days = i64::try_from(seconds / 86_400).ok()? + 719_468;
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
        (year <= 9999).then_some(Date {
            year: u16::try_from(year).ok()?,
            month: u8::try_from(month).ok(),
            day: u8::try_from(day_of_year - (153 * shifted + 2) / 5 + 1).ok(),
            seconds: u32::try_from(seconds % 86_400).ok(),
        })
    }
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
            seconds: None,
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
