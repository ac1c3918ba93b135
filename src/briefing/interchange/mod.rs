//! Sources in the formats of reference managers, to be read there, or by the program again.
//!
//! In: sources with the names that they are cited by. Out: text in BibTeX, CSL-JSON or RIS. Reading is the work of
//! [`library`](super::library), whose [`fields`](super::library::fields) BibTeX is written by: what is written is read
//! as the same sources. RIS is for those programs that read nothing else; it has fewer fields than any of them.

mod bibtex;
mod names;
mod ris;

use super::csl;
use super::typed::Source;
use crate::language::{self, Tag};

/// A format that sources can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// BibTeX, with BibLaTeX's fields where it has none.
    BibTex,
    /// CSL-JSON.
    CslJson,
    /// RIS.
    Ris,
}

/// The formats by their names, with a line about each.
pub const FORMATS: &[(&str, Format, &str)] = &[
    (
        "bibtex",
        Format::BibTex,
        "BibTeX, with BibLaTeX's fields where it has none",
    ),
    (
        "csl-json",
        Format::CslJson,
        "CSL-JSON, for Zotero, pandoc and citation processors",
    ),
    (
        "ris",
        Format::Ris,
        "RIS, for EndNote, RefWorks and catalogues",
    ),
];

/// Writes sources of a briefing in a language, whose words roles are in.
pub fn write(sources: &[(String, &Source)], format: Format, tag: &Tag) -> String {
    let language = language::lookup(tag);
    match format {
        Format::BibTex => bibtex::write(sources, language),
        Format::CslJson => csl::write_named(sources, tag),
        Format::Ris => ris::write(sources, language),
    }
}
