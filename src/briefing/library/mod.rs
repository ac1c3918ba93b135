//! Libraries of sources: files in the formats of reference managers.
//!
//! In: the text of a file that `bibliography` names. Out: a [`Source`] for each of its entries, in their order.
//! Each dialect ([`bibtex`], [`csl`], [`hayagriva`]) makes of an entry the tree that an entry of `sources` is:
//! a mapping with the keys of a source, every value with its place in *that* file. What is in the remarks is
//! unfolded, what no source can hold is put below `custom` ([`tidy`]), and the tree is read as one of `sources`
//! is, so that names, dates, languages and DOIs are understood once.
//!
//! A library is mostly somebody else's, and of thousands of entries a few are cited. So what a source has no key
//! for is kept and not told of; a value that cannot be what its key asks for is kept as words, with a warning;
//! and an entry that cannot be read at all costs itself and no other. Only that, and a file that is none of these
//! formats, is an error.

mod bibtex;
mod csl;
pub mod fields;
mod hayagriva;
pub mod latex;
mod plain;
mod same;
mod tidy;
mod together;
mod tree;

pub use bibtex::types;
pub use plain::characters;
pub use same::same_sources;
pub use together::settle;

use super::parse::source_of_library;
use super::record::Decoder;
use super::typed::Source;
use super::yaml::{Node, Written};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Severity, Sources, Span};
use crate::language::{Calendar, Language};

/// How many sources a library may hold.
const MOST_ENTRIES: usize = 50_000;

/// The formats, by the endings of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    BibTex,
    Json,
    Yaml,
}

/// What `bibliography` may name.
const ENDINGS: &[(&str, Format)] = &[
    ("bib", Format::BibTex),
    ("bibtex", Format::BibTex),
    ("biblatex", Format::BibTex),
    ("json", Format::Json),
    ("yaml", Format::Yaml),
    ("yml", Format::Yaml),
];

/// The sources of a library that is named at a place, for a briefing in a language; `None` where it cannot be
/// read, which is reported.
pub fn read(
    named: &Written,
    file: FileId,
    language: &Language,
    files: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Source>> {
    let Some(format) = format_of(&named.value) else {
        let message = format!("`{}` is no library of sources", named.value);
        diagnostics.push(
            Diagnostic::error("bad-library", named.span, message)
                .help("name a `.bib` file (BibTeX, BibLaTeX), a `.json` file (CSL-JSON) or a `.yaml` file (hayagriva)"),
        );
        return None;
    };
    let errors = diagnostics.total(Severity::Error);
    let is_empty = files.get(file).text.trim().is_empty();
    let entries = match format {
        _ if is_empty => Vec::new(),
        Format::BibTex => bibtex::entries(file, files, diagnostics),
        Format::Json => csl::entries(file, language, files, diagnostics)?,
        Format::Yaml => yaml_entries(file, language, files, diagnostics)?,
    };
    if entries.is_empty() && diagnostics.total(Severity::Error) == errors {
        let message = format!("the library `{}` holds no source", named.value);
        diagnostics.push(
            Diagnostic::warning("empty-library", named.span, message)
                .help("export it anew from your reference manager, or take its name out"),
        );
    }
    Some(sources_of(
        entries,
        named.span,
        language,
        files,
        diagnostics,
    ))
}

/// The sources of entries that a dialect has made trees of.
fn sources_of(
    mut entries: Vec<Node>,
    named: Span,
    language: &Language,
    files: &Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<Source> {
    if entries.len() > MOST_ENTRIES {
        let message = format!("a library holds {} sources", entries.len());
        diagnostics.push(
            Diagnostic::error("bad-library", named, message).help(format!(
                "{MOST_ENTRIES} are read at most: export those that the briefing is about"
            )),
        );
        entries.truncate(MOST_ENTRIES);
    }
    let mut sources = Vec::with_capacity(entries.len());
    for entry in entries {
        let Some(entry) = tidy::tidied(entry, language, files, diagnostics) else {
            continue;
        };
        let mut decoder = Decoder {
            sources: files,
            diagnostics,
            // What a library has was filled in by programs, and has to stay as it is for others that read it.
            own_calendar: Calendar::Gregorian,
        };
        sources.extend(source_of_library(&mut decoder, &entry, language));
    }
    sources
}

/// A library in CSL-JSON that was made by the program: what a PDF carries.
pub fn of_csl(
    file: FileId,
    language: &Language,
    files: &Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<Source> {
    let entries = csl::entries(file, language, files, diagnostics).unwrap_or_default();
    let start = Span {
        file,
        start: 0,
        end: 0,
    };
    sources_of(entries, start, language, files, diagnostics)
}

/// YAML is either of two: a mapping of hayagriva's, or a list of CSL, as pandoc has it below `references`.
fn yaml_entries(
    file: FileId,
    language: &Language,
    files: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Node>> {
    let tree = super::yaml::read(files, file, diagnostics)?;
    if csl::is_list(&tree) {
        return csl::of_tree(tree, language, files, diagnostics);
    }
    hayagriva::of_tree(tree, diagnostics)
}

fn format_of(name: &str) -> Option<Format> {
    let (_, ending) = name.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    let found = ENDINGS.iter().find(|(known, _)| *known == ending);
    found.map(|(_, format)| *format)
}

#[cfg(test)]
mod tests;
