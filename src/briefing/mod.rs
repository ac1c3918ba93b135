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

mod characters;
mod date;
pub mod lower;
pub mod markup;
mod no_break;
mod parse;
mod record;
pub mod typed;
pub mod typography;
pub mod yaml;

pub use lower::lower;
pub use parse::parse;
pub use typed::Briefing;

use crate::diagnostic::{Diagnostics, FileId, Sources, Span};
use crate::document::{Document, Settings};

/// A briefing that was read without an error.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What it says.
    pub document: Document,
    /// What it asks of its pages.
    pub settings: Settings,
    /// The theme that it names, and where it does.
    pub theme: Option<(String, Span)>,
}

/// Reads one briefing. Every finding goes to `diagnostics`; `None` when one of them is an error.
pub fn read(sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) -> Option<Reading> {
    let briefing = parse(sources, file, diagnostics)?;
    let document = lower(&briefing, sources, diagnostics);
    let settings = briefing.settings;
    let theme = briefing.theme.map(|theme| (theme.value, theme.span));
    (!diagnostics.has_errors()).then_some(Reading {
        document,
        settings,
        theme,
    })
}
