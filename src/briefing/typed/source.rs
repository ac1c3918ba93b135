//! A source as it was typed.

use crate::briefing::yaml::Written;
use crate::diagnostic::Span;
use crate::document::{Date, Names};
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
    /// `author`.
    pub authors: Vec<SourceAuthor>,
    /// `title`.
    pub title: Written,
    /// `language`.
    pub language: Option<Tag>,
    /// `container-title`.
    pub container: Option<Written>,
    /// `publisher`.
    pub publisher: Option<Written>,
    /// `issued`.
    pub issued: Option<Date>,
    /// `accessed`.
    pub accessed: Option<Date>,
    /// `URL`.
    pub url: Option<Written>,
    /// `DOI`.
    pub doi: Option<Written>,
    /// `page`.
    pub page: Option<Written>,
    /// `archive_url`.
    pub archive_url: Option<Written>,
    /// `archived`.
    pub archived: Option<Date>,
    /// `reliability`, A to F.
    pub reliability: Option<char>,
    /// `credibility`, 1 to 6.
    pub credibility: Option<char>,
    /// `quote`.
    pub quote: Option<Written>,
    /// `note`.
    pub note: Option<Written>,
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
}

impl Name {
    /// A name that is one whole.
    pub fn whole(written: &str) -> Self {
        Name {
            shown: written.trim().to_string(),
            names: None,
        }
    }

    /// A name of these parts.
    pub fn of(names: Names) -> Self {
        Name {
            shown: names.shown(),
            names: Some(names),
        }
    }

    /// What a source is known by in an identifier: the family name, else the whole.
    pub fn family(&self) -> &str {
        let family = self.names.as_ref().map(|names| names.family.as_str());
        family.unwrap_or(&self.shown)
    }
}
