//! A source as it was typed.

use std::collections::BTreeMap;

use super::SourceDate;
use crate::briefing::yaml::{Node, Written};
use crate::diagnostic::Span;
use crate::document::{Address, Doi, Marking, Names};
use crate::language::Tag;

/// A source; the names are CSL-JSON's.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Where it begins.
    pub span: Span,
    /// `id`, if it was given.
    pub id: Option<Written>,
    /// `type`, if it was given: the name that CSL has for it.
    pub csl_type: Option<&'static str>,
    /// How its title is set, where its type says so.
    pub kind: Option<SourceKind>,
    /// Everyone who is named, by what they are named as.
    pub people: Vec<SourceAuthor>,
    /// `title`.
    pub title: Written,
    /// `language`.
    pub language: Option<Tag>,
    /// Words and numbers, by the variables of [`variables::WORDS`](super::variables::WORDS).
    pub words: BTreeMap<&'static str, Written>,
    /// Dates, by the variables of [`variables::DATES`](super::variables::DATES).
    pub dates: BTreeMap<&'static str, SourceDate>,
    /// `categories`.
    pub categories: Vec<Written>,
    /// `custom`, which is anyone's.
    pub custom: Option<Node>,
    /// `URL`.
    pub url: Option<Address>,
    /// `DOI`.
    pub doi: Option<Doi>,
    /// `archive_url`.
    pub archive_url: Option<Address>,
    /// `archived`.
    pub archived: Option<SourceDate>,
    /// `reliability`, A to F.
    pub reliability: Option<char>,
    /// `credibility`, 1 to 6.
    pub credibility: Option<char>,
    /// `quote`.
    pub quote: Option<Written>,
    /// `note`.
    pub note: Option<Written>,
    /// `marking`, and where it is.
    pub marking: Option<(Marking, Span)>,
}

impl Source {
    /// A source of which only the title is known.
    pub fn of_title(title: Written) -> Self {
        Source {
            span: title.span,
            id: None,
            csl_type: None,
            kind: None,
            people: Vec::new(),
            title,
            language: None,
            words: BTreeMap::new(),
            dates: BTreeMap::new(),
            categories: Vec::new(),
            custom: None,
            url: None,
            doi: None,
            archive_url: None,
            archived: None,
            reliability: None,
            credibility: None,
            quote: None,
            note: None,
            marking: None,
        }
    }

    /// The people that are named as a variable has it: `author`.
    pub fn named_as(&self, variable: &str) -> impl Iterator<Item = &SourceAuthor> {
        let people = self.people.iter();
        people.filter(move |person| person.variable == variable)
    }

    /// The words of a variable, trimmed.
    pub fn words(&self, variable: &str) -> Option<&str> {
        let written = self.words.get(variable)?;
        Some(written.value.trim()).filter(|words| !words.is_empty())
    }
}

/// How a source's title is set, which is what its type decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceKind {
    /// It stands alone: a book, a report, a thesis. Italic.
    Whole,
    /// It stands in something: an article, a chapter, a post. In quotation marks.
    Part,
    /// Anything else. Plain.
    Other,
}

/// Someone who made a source.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceAuthor {
    /// What they are named as: one of [`variables::PEOPLE`](super::variables::PEOPLE).
    pub variable: &'static str,
    /// Their name.
    pub name: Name,
    /// What they did.
    pub role: Option<Written>,
}

/// The name of a person or a house.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// The name as it is shown: `Ada Example`, `Port Institute`.
    pub shown: String,
    /// Its parts; `None` where it is one whole: that of a house, or of someone whose names are not
    /// told apart.
    pub names: Option<Names>,
    /// Particles that were given apart and stand in the family name of the parts.
    pub particles: Particles,
}

/// The particles of a family name, where they were given apart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Particles {
    /// One that goes when the family name stands alone: `de` of La Fontaine.
    pub dropping: Option<String>,
    /// One that stays with it: `van` of van Berg.
    pub non_dropping: Option<String>,
}

impl Name {
    /// A name that is one whole.
    pub fn whole(written: &str) -> Self {
        Name {
            shown: written.trim().to_string(),
            names: None,
            particles: Particles::default(),
        }
    }

    /// A name of these parts.
    pub fn of(names: Names) -> Self {
        Name {
            shown: names.shown(),
            names: Some(names),
            particles: Particles::default(),
        }
    }

    /// What a source is known by in an identifier: the family name, else the whole.
    pub fn family(&self) -> &str {
        let family = self.names.as_ref().map(|names| names.family.as_str());
        family.unwrap_or(&self.shown)
    }
}
