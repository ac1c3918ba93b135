//! What a briefing says about itself, as plain values.

use super::Date;
use crate::language::{Calendar, Role, Tag, joins_names};

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
    /// Whose dates are said.
    pub calendar: Calendar,
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
    /// All of it, as it is said: `Nora van Berg Jr.`, `王明`.
    pub fn shown(&self) -> String {
        match joins_names(&format!("{}{}", self.family, self.given)) {
            true => self.joined([&self.family, &self.given], ""),
            false => self.joined([&self.given, &self.family], " "),
        }
    }

    /// The same where the family name is said first: `Nguyễn Văn An`.
    pub fn family_first(&self) -> String {
        self.joined([&self.family, &self.given], " ")
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
    /// What kind of identifier it is.
    pub scheme: Scheme,
    /// The identifier itself; of a DOI the name alone ([`Doi::name`](super::Doi::name)).
    pub text: String,
}

/// The kinds of public identifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// A digital object identifier (ISO 26324).
    Doi,
    /// The number of a book, in thirteen digits (ISO 2108).
    Isbn13,
    /// The number of a series (ISO 3297).
    Issn,
    /// A uniform resource name (RFC 8141).
    Urn,
    /// An address.
    Url,
}

impl Scheme {
    /// Every scheme by the word that it is written as.
    pub const ALL: &[(&'static str, Scheme)] = &[
        ("DOI", Scheme::Doi),
        ("ISBN-13", Scheme::Isbn13),
        ("ISSN", Scheme::Issn),
        ("URN", Scheme::Urn),
        ("URL", Scheme::Url),
    ];

    /// That word.
    pub fn name(self) -> &'static str {
        let found = Scheme::ALL.iter().find(|(_, scheme)| *scheme == self);
        found.map_or("", |(name, _)| *name)
    }
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
            calendar: Calendar::Gregorian,
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
}
