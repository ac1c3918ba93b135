//! A briefing as it was typed: every text with its place.

mod likelihood;
mod source;
mod source_date;
pub mod variables;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use self::likelihood::{Likelihood, LikelihoodScale};
pub use self::source::{Name, Particles, Source, SourceAuthor, SourceKind};
pub use self::source_date::{Moment, SourceDate};
use super::blocks::{Block, KeyFigure};
use super::yaml::Written;
use crate::diagnostic::{Level, Span};
use crate::document::{Accessibility, Address, Date, Marking, Scheme, Settings, Status};
use crate::language::{Calendar, Tag};
use crate::theme::{Exceptions, RunningWords};

/// A briefing.
#[derive(Debug, Clone, PartialEq)]
pub struct Briefing {
    /// The first line, for what belongs nowhere else.
    pub span: Span,
    /// `title`; empty when it is missing, which is reported.
    pub title: Option<Written>,
    /// `subtitle`.
    pub subtitle: Option<Written>,
    /// `lang`.
    pub language: Tag,
    /// Where `lang` says so.
    pub language_span: Option<Span>,
    /// `smart`: whether straight marks become the language's.
    pub smart: bool,
    /// `cite_as`: whether it says how it is cited.
    pub is_cited: bool,
    /// `autolink`: whether bare addresses become links.
    pub autolink: bool,
    /// `authors`.
    pub authors: Vec<Author>,
    /// `publisher`.
    pub publisher: Option<Written>,
    /// `series`: name and number.
    pub series: Option<(Written, Option<Written>)>,
    /// `report_number`.
    pub report_number: Option<Written>,
    /// `identifier`: scheme and text.
    pub identifiers: Vec<(Scheme, Written)>,
    /// `date`.
    pub date: Option<Date>,
    /// `modified`.
    pub modified: Option<Date>,
    /// `version`.
    pub version: Option<Written>,
    /// `status`.
    pub status: Option<Status>,
    /// `superseded_by`.
    pub successor: Option<Successor>,
    /// `changes`.
    pub changes: Vec<Change>,
    /// `about`.
    pub about: Vec<AboutEntry>,
    /// `keywords`.
    pub keywords: Vec<Written>,
    /// `license`.
    pub license: Option<Written>,
    /// `contact`.
    pub contact: Option<Written>,
    /// `tldr`.
    pub tldr: Option<Written>,
    /// Whether that is written as `bluf`.
    pub is_bluf: bool,
    /// `key_figures`.
    pub key_figures: Vec<KeyFigure>,
    /// `key_points`.
    pub key_points: Vec<KeyPoint>,
    /// `likelihood_scale`.
    pub likelihood_scale: Option<LikelihoodScale>,
    /// `summary`.
    pub summary: Option<Written>,
    /// `sections`.
    pub sections: Vec<Section>,
    /// `recommendations`.
    pub recommendations: Vec<Recommendation>,
    /// `timeline`.
    pub timeline: Vec<TimelineEntry>,
    /// `faq`.
    pub faq: Vec<FaqEntry>,
    /// `glossary`.
    pub glossary: Vec<Definition>,
    /// Whether something that was to be a source is none, or a library cannot be read, of which something was said
    /// already.
    pub lost_sources: bool,
    /// `sources`.
    pub sources: Vec<Source>,
    /// The sources of the libraries that `bibliography` names, in their order, once these are loaded.
    pub library: Vec<Source>,
    /// `bibliography`: the files of libraries.
    pub bibliography: Vec<Written>,
    /// `source_order`, where it is said.
    pub source_order: Option<(SourceOrder, Span)>,
    /// `citation_style`: ours where nothing is said.
    pub citation_style: Option<StyleName>,
    /// `sources_note`.
    pub sources_note: Option<Written>,
    /// `appendices`.
    pub appendices: Vec<Section>,
    /// `labels`, by the field's name.
    pub labels: BTreeMap<String, Written>,
    /// `order`.
    pub order: Vec<Part>,
    /// What it asks of its pages.
    pub settings: Settings,
    /// `formats`: the names of those that it is written in, if it says so.
    pub formats: Vec<&'static str>,
    /// `lints`: how seriously findings of these codes are taken.
    pub lints: Vec<(Written, Level)>,
    /// `theme`: the name of a theme, or a file.
    pub theme: Option<Written>,
    /// `marking`, and where it is.
    pub marking: Option<(Marking, Span)>,
    /// Where `pages` of `pdf` stands.
    pub pages: Option<Span>,
    /// `header` of `pdf`.
    pub header: Option<RunningWords>,
    /// `calendar`.
    pub calendar: Calendar,
    /// The calendar that its writer lives by: `calendar`, else that of its language.
    pub own_calendar: Calendar,
    /// `hyphenation`.
    pub hyphenation: Exceptions,
    /// `footer` of `pdf`.
    pub footer: Option<RunningWords>,
    /// `watermark`.
    pub watermark: Option<Written>,
    /// `logo`.
    pub logo: Option<LogoFile>,
    /// `accessibility`.
    pub accessibility: Option<Accessibility>,
}

/// In which order sources stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceOrder {
    /// As they are listed; those of a library behind them, as they are first cited.
    Listed,
    /// As they are first cited.
    Cited,
    /// By the names of their authors.
    Alphabetical,
}

/// A style other than our own that citations are written in.
#[derive(Debug, Clone, PartialEq)]
pub struct StyleName {
    /// Its name, or the file that it is in.
    pub name: Written,
    /// The style, once it is read.
    pub style: Option<Arc<CitationStyle>>,
}

/// A citation style: without the feature `csl` there is none.
#[cfg(feature = "csl")]
pub type CitationStyle = crate::citation_style::Style;
/// A citation style: without the feature `csl` there is none.
#[cfg(not(feature = "csl"))]
pub type CitationStyle = std::convert::Infallible;

/// What takes the place of a briefing.
#[derive(Debug, Clone, PartialEq)]
pub struct Successor {
    /// Its title.
    pub title: Written,
    /// Where it is found.
    pub url: Option<Address>,
}

/// What has changed in a briefing since it was published.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// When.
    pub date: Written,
    /// What.
    pub text: Written,
}

/// What is said about a briefing at its end.
#[derive(Debug, Clone, PartialEq)]
pub struct AboutEntry {
    /// What it is: a disclaimer, thanks.
    pub title: Option<Written>,
    /// What is said.
    pub body: Written,
}

/// A logo, as it is named.
#[derive(Debug, Clone, PartialEq)]
pub struct LogoFile {
    /// The file, as seen from the briefing's folder.
    pub file: Written,
    /// What it says to those who do not see it: its `alt`, else the publisher's name.
    pub alternative: String,
}

/// The picture of a figure, as it is named.
#[derive(Debug, Clone, PartialEq)]
pub struct PictureFile {
    /// The file, as seen from the briefing's folder.
    pub name: String,
    /// Where it is named.
    pub span: Span,
    /// How wide it is printed, as a part of the measure, if that is said.
    pub width: Option<f64>,
}

/// The parts of a briefing, in their usual order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // the names are those of the keys
pub enum Part {
    Tldr,
    KeyFigures,
    KeyPoints,
    Summary,
    Sections,
    Recommendations,
    Timeline,
    Faq,
    Glossary,
    Sources,
    Appendices,
}

impl Part {
    /// Every part by its key, in the usual order.
    pub const ALL: &[(&str, Part)] = &[
        ("tldr", Part::Tldr),
        ("key_figures", Part::KeyFigures),
        ("key_points", Part::KeyPoints),
        ("summary", Part::Summary),
        ("sections", Part::Sections),
        ("recommendations", Part::Recommendations),
        ("timeline", Part::Timeline),
        ("faq", Part::Faq),
        ("glossary", Part::Glossary),
        ("sources", Part::Sources),
        ("appendices", Part::Appendices),
    ];

    /// Its key.
    pub fn key(self) -> &'static str {
        let found = Part::ALL.iter().find(|(_, part)| *part == self);
        found.map_or("", |(key, _)| *key)
    }
}

/// An author, or someone else with a part in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Author {
    /// The name.
    pub name: Name,
    /// What they did.
    pub role: Option<Written>,
    /// Their house.
    pub affiliation: Option<Written>,
    /// Their ORCID iD.
    pub orcid: Option<Written>,
    /// Their address.
    pub email: Option<Written>,
}

/// A key point.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyPoint {
    /// The point.
    pub text: Written,
    /// How sure its authors are.
    pub confidence: Option<Confidence>,
    /// How likely it is.
    pub likelihood: Option<Likelihood>,
    /// What it rests on.
    pub basis: Option<Basis>,
}

/// ICD 203's degrees of confidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Confidence {
    Low,
    Moderate,
    High,
}

/// What a point rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Basis {
    Fact,
    Assumption,
    Judgement,
}

/// A section or an appendix.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// What it is referred to by.
    pub id: Option<Written>,
    /// Its language, where that is not the one around it.
    pub language: Option<Tag>,
    /// Its title.
    pub title: Written,
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// Sections within it, after its blocks.
    pub sections: Vec<Section>,
}

/// A recommendation.
#[derive(Debug, Clone, PartialEq)]
pub struct Recommendation {
    /// What texts refer to it by.
    pub id: Option<Written>,
    /// What is to be done.
    pub text: Written,
    /// Who is to do it.
    pub owner: Option<Written>,
    /// By when.
    pub due: Option<Written>,
}

/// An entry of the timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineEntry {
    /// When, as it is written.
    pub date: Written,
    /// What happened.
    pub event: Written,
}

/// A question and its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct FaqEntry {
    /// The question; an answer may come without one.
    pub question: Option<Written>,
    /// The answer.
    pub answer: Written,
}

/// A term and what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// The term.
    pub term: Written,
    /// What it means.
    pub definition: Written,
}
