//! Reading: YAML → [`Briefing`] → [`Document`].
//!
//! In: the text of a file. Out: a document, and what the briefing asks of its pages. Two stages:
//!
//! * [`parse`]: the file as it was typed. [`yaml`] makes a tree in which everything knows its
//!   place, and the modules of the parts decode it ([`record`]) into a [`Briefing`];
//! * [`mod@lower`]: what it means. Block and inline text becomes marked text ([`markup`]), straight
//!   marks become the language's ([`typography`]), citations and notes get their numbers.
//!
//! Every mistake is reported, with its place, in one run.
//!
//! What is known of the keys of the format stands in one table ([`keys`]), and each kind of block in a file
//! of its own ([`blocks`]).
//!
//! And back: [`canonical`] writes a briefing as YAML and formats its file, [`mod@edit`] changes a value of it and
//! nothing else, [`csl`] and [`interchange`] write its sources for reference managers, whose [`library`] files it reads. [`schema`] tells editors what the table of keys knows.

pub mod advice;
mod blocks;
pub mod canonical;
pub mod characters;
pub mod csl;
mod csv;
pub mod date;
mod date_meant;
pub mod defaults;
pub mod edit;
mod filling;
mod inner_quotes;
pub mod interchange;
pub mod keys;
pub mod library;
pub mod load;
pub mod lower;
pub mod markup;
mod no_break;
mod own_calendar;
mod own_citation;
mod page_numbers;
mod parse;
mod record;
pub mod schema;
pub mod standard_numbers;
pub mod starter;
mod typed;
pub mod typography;
pub mod yaml;

pub use lower::{Shown, TextPlace, lower};
pub use own_citation::own_citation;
pub use parse::{IMAGE_DPIS, citation_styles, parse};
pub use record::mend::slip;
pub use record::nearest;
pub use typed::{Briefing, Source};

use typed::{LogoFile, PictureFile};
use yaml::{Node, Written};

use crate::diagnostic::{Diagnostics, FileId, Sources, Span};
use crate::document::{Document, Settings};

/// A briefing that was read without an error.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What it says.
    pub document: Document,
    /// What it asks of its pages.
    pub settings: Settings,
    /// The names of the formats that it is written in, if it says so.
    pub formats: Vec<&'static str>,
    /// The file that it was read from, for [`canonical::write`].
    pub tree: Node,
    /// The sources that it shows, for [`csl::write`].
    pub shown: Shown,
    /// The theme that it names, and where it does.
    pub theme: Option<(String, Span)>,
    /// Where it says who may see it.
    pub marking: Option<Span>,
    /// Where it says how many pages it is to have.
    pub pages: Option<Span>,
    /// Where it says what stands behind its text.
    pub watermark: Option<Span>,
    /// The logo that it names, for whoever can read files to put into the document.
    pub logo: Option<LogoFile>,
    /// The pictures of its figures, likewise, in the order of [`Document::pictures`].
    pub pictures: Vec<PictureFile>,
    /// Where the texts of the document are written, in the order of their names.
    pub places: Vec<TextPlace>,
}

/// Reads one briefing. Every finding goes to `diagnostics`; `None` when one of them is an error. Files beside
/// it are not read: a table that has its rows from one has none.
pub fn read(sources: &mut Sources, file: FileId, diagnostics: &mut Diagnostics) -> Option<Reading> {
    let mut none = |_: &Written, _: &mut Sources, _: &mut Diagnostics| None;
    let tree = yaml::read(sources, file, diagnostics)?;
    let (reading, ()) = read_tree(tree, sources, diagnostics, &mut none, |_, _, _| ())?;
    Some(reading)
}

/// The sources that a briefing shows, whatever is wrong with it.
pub fn shown(briefing: &Briefing, sources: &Sources) -> Shown {
    let mut unheard = Diagnostics::new();
    lower::lower_with_places(briefing, sources, &mut unheard).shown
}

/// Reads the tree of a briefing with the files beside it, and makes something else from it on another core
/// meanwhile.
pub fn read_tree<R: Send>(
    tree: Node,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
    read_file: &mut load::ReadFile<'_>,
    beside: impl FnOnce(&Node, &Briefing, &Sources) -> R + Send,
) -> Option<(Reading, R)> {
    let mut briefing = parse(&tree, sources, diagnostics)?;
    load::load(&mut briefing, read_file, sources, diagnostics);
    let sources = &*sources;
    let (lowered, beside) = rayon::join(
        || lower::lower_with_places(&briefing, sources, diagnostics),
        || beside(&tree, &briefing, sources),
    );
    let logo = lower::logo(&briefing);
    let theme = briefing.theme.map(|theme| (theme.value, theme.span));
    let reading = Reading {
        document: lowered.document,
        settings: briefing.settings,
        formats: briefing.formats,
        theme,
        marking: briefing.marking.map(|(_, span)| span),
        pages: briefing.pages,
        watermark: briefing.watermark.map(|words| words.span),
        logo,
        pictures: lowered.pictures,
        places: lowered.places,
        tree,
        shown: lowered.shown,
    };
    (!diagnostics.has_errors()).then_some((reading, beside))
}
