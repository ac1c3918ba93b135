//! What a briefing says about itself, as plain values.

use crate::language::{Role, Tag};

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

impl Metadata {
    /// Those who made it, in their order: what every format calls its authors or creators. Where
    /// nobody is an author, these are the editors, as of any collection.
    pub fn authors(&self) -> impl Iterator<Item = &Person> {
        let people = self.people.iter();
        people.filter(|person| person.part == self.makers())
    }

    /// Those who did something else.
    pub fn contributors(&self) -> impl Iterator<Item = &Person> {
        let people = self.people.iter();
        people.filter(|person| person.part != self.makers())
    }

    /// What those did who made it.
    fn makers(&self) -> Role {
        let has_author = self.people.iter().any(|person| person.part == Role::Author);
        if has_author {
            Role::Author
        } else {
            Role::Editor
        }
    }
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
    /// The name as it is shown.
    pub name: String,
    /// Its parts, where they are told apart.
    pub names: Option<Names>,
    /// What they did, as it is written: "lead author".
    pub role: Option<String>,
    /// What that makes them: an author, unless it says otherwise.
    pub part: Role,
    /// The house that they belong to.
    pub affiliation: Option<String>,
    /// Their ORCID iD, without the address: `0000-0002-1825-0097`.
    pub orcid: Option<String>,
    /// Their address.
    pub email: Option<String>,
}

/// The names of a person, told apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Names {
    /// The family name, with its particle: `van Berg`.
    pub family: String,
    /// The given names; empty where there are none.
    pub given: String,
    /// What follows: `Jr.`
    pub suffix: Option<String>,
}

impl Names {
    /// All of it, as it is said: `Nora van Berg Jr.`
    pub fn shown(&self) -> String {
        self.joined([&self.given, &self.family], " ")
    }

    /// All of it, as it is filed: `van Berg, Nora, Jr.`
    pub fn filed(&self) -> String {
        self.joined([&self.family, &self.given], ", ")
    }

    fn joined(&self, names: [&String; 2], between: &str) -> String {
        let parts: Vec<&str> = names
            .into_iter()
            .chain(&self.suffix)
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(between)
    }
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
    /// The identifier itself; of a DOI the name alone ([`Doi::name`](super::Doi::name)).
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
    /// The time of that day, where one was given.
    pub time: Option<Time>,
}

/// A time of a day, as RFC 3339 writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time {
    /// Seconds since midnight where it was written.
    pub seconds: u32,
    /// How far clocks are there ahead of UTC, in minutes.
    pub ahead: i16,
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

    /// The moment as EPUB's `dcterms:modified` and XMP want it, in UTC: missing parts are 01 and 00:00.
    /// A moment that UTC has in another year than 0 to 9999 is left where it was written.
    pub fn timestamp(&self) -> String {
        let moved = self.time.and_then(|time| {
            let days = self.days_since_epoch();
            let moment = days * 86_400 + i64::from(time.seconds) - i64::from(time.ahead) * 60;
            Date::from_moment(moment)
        });
        let date = moved.unwrap_or(*self);
        let seconds = date.time.map_or(0, |time| time.seconds);
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
            date.year,
            date.month.unwrap_or(1),
            date.day.unwrap_or(1),
            seconds / 3600,
            seconds / 60 % 60,
            seconds % 60
        )
    }

    /// The days from 1970-01-01; missing parts are 01.
    fn days_since_epoch(&self) -> i64 {
        // Civil to days, after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
        let month = i64::from(self.month.unwrap_or(1));
        let day = i64::from(self.day.unwrap_or(1));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
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
        (year <= 9999).then_some(Date {
            year: u16::try_from(year).ok()?,
            month: u8::try_from(month).ok(),
            day: u8::try_from(day_of_year - (153 * shifted + 2) / 5 + 1).ok(),
            time: Some(Time {
                seconds: u32::try_from(seconds.rem_euclid(86_400)).ok()?,
                ahead: 0,
            }),
        })
    }
}

#[cfg(test)]
impl Metadata {
    /// What says nothing but its language, for tests to begin with.
    pub fn untitled(language: Tag) -> Self {
        Metadata {
            title: String::new(),
            subtitle: None,
            language,
            people: Vec::new(),
            publisher: None,
            series: None,
            report_number: None,
            identifiers: Vec::new(),
            date: None,
            modified: None,
            version: None,
            status: None,
            keywords: Vec::new(),
            license: None,
            contact: None,
            description: None,
            accessibility: None,
        }
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
            time: None,
        };
        assert_eq!(month.iso(), "2026-01");
        assert_eq!(month.timestamp(), "2026-01-01T00:00:00Z");
    }

    #[test]
    fn editors_are_authors_of_what_nobody_else_has_written() {
        let person = |part| Person {
            part,
            ..Person::default()
        };
        let parts = |people: &[Role]| {
            let metadata = Metadata {
                people: people.iter().map(|part| person(*part)).collect(),
                ..Metadata::untitled(Tag::english())
            };
            let authors: Vec<Role> = metadata.authors().map(|person| person.part).collect();
            (authors, metadata.contributors().count())
        };
        assert_eq!(
            parts(&[Role::Editor, Role::Author, Role::Contact]),
            (vec![Role::Author], 2)
        );
        assert_eq!(
            parts(&[Role::Contact, Role::Editor, Role::Editor]),
            (vec![Role::Editor; 2], 1)
        );
        assert_eq!(parts(&[Role::Translator]), (Vec::new(), 1));
    }

    #[test]
    fn names_are_said_one_way_and_filed_another() {
        let names = |family: &str, given: &str, suffix: Option<&str>| Names {
            family: family.to_string(),
            given: given.to_string(),
            suffix: suffix.map(str::to_string),
        };
        for (names, shown, filed) in [
            (
                names("van Berg", "Nora", Some("Jr.")),
                "Nora van Berg Jr.",
                "van Berg, Nora, Jr.",
            ),
            (names("Plato", "", None), "Plato", "Plato"),
        ] {
            assert_eq!(names.shown(), shown);
            assert_eq!(names.filed(), filed);
        }
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
