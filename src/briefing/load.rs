//! What a briefing has in files beside it.
//!
//! In: a briefing as typed, and a function of whoever can read files. Out: the same briefing, with the rows of
//! its data files in their tables, and the sources of its libraries. Reading itself sees no file.

use std::collections::BTreeMap;

use super::library;
use super::typed::{Briefing, Section};
use super::yaml::Written;
use crate::diagnostic::{Diagnostics, FileId, Sources};
use crate::language;

/// Reads a file that is named at a place: its text, which is a source now. What cannot be read is reported.
pub type ReadFile<'a> = dyn FnMut(&Written, &mut Sources, &mut Diagnostics) -> Option<FileId> + 'a;

/// What loading has at hand.
pub struct Load<'a> {
    read: &'a mut ReadFile<'a>,
    sources: &'a mut Sources,
    /// Where findings go.
    pub diagnostics: &'a mut Diagnostics,
    /// The files that have been read, by their names.
    known: BTreeMap<String, Option<FileId>>,
}

impl Load<'_> {
    /// A file and its text, which is read once, however many name it.
    pub fn file(&mut self, name: &Written) -> Option<(FileId, String)> {
        let file = match self.known.get(&name.value) {
            Some(known) => *known,
            None => {
                let file = (self.read)(name, self.sources, self.diagnostics);
                self.known.insert(name.value.clone(), file);
                file
            }
        };
        let file = file?;
        Some((file, self.sources.get(file).text.clone()))
    }
}

/// Loads what a briefing names.
pub fn load<'a>(
    briefing: &mut Briefing,
    read: &'a mut ReadFile<'a>,
    sources: &'a mut Sources,
    diagnostics: &'a mut Diagnostics,
) {
    let mut load = Load {
        read,
        sources,
        diagnostics,
        known: BTreeMap::new(),
    };
    #[cfg(feature = "csl")]
    citation_style(briefing, &mut load);
    let sections = briefing.sections.iter_mut().chain(&mut briefing.appendices);
    sections.for_each(|section| in_section(section, &mut load));
    load_library(briefing, &mut load);
}

/// Loads the libraries that a briefing names.
fn load_library(briefing: &mut Briefing, load: &mut Load<'_>) {
    let language = language::lookup(&briefing.language);
    let mut found = Vec::new();
    for named in &briefing.bibliography {
        let sources = load.file(named).and_then(|(file, _)| {
            library::read(named, file, language, load.sources, load.diagnostics)
        });
        briefing.lost_sources |= sources.is_none();
        found.extend(sources.into_iter().flatten());
    }
    let tag = &briefing.language;
    briefing.library = library::settle(&briefing.sources, found, tag, load.diagnostics);
}

/// Reads the style of a briefing that is in a file. One that is written as another is must name one that is built
/// in.
#[cfg(feature = "csl")]
fn citation_style(briefing: &mut Briefing, load: &mut Load<'_>) {
    use std::sync::Arc;

    use crate::citation_style::{Fault, Known, Read, Style};
    use crate::diagnostic::{Diagnostic, Span};

    let Some(named) = &mut briefing.citation_style else {
        return;
    };
    let is_file = named
        .name
        .value
        .trim()
        .to_ascii_lowercase()
        .ends_with(".csl");
    if named.style.is_some() || !is_file {
        return;
    }
    let Some((file, text)) = load.file(&named.name) else {
        return;
    };
    let read = Style::read(&text).and_then(|read| match read {
        Read::Style(style) => Ok(*style),
        Read::Dependent(parent) => Known::named(&parent).and_then(Known::style).ok_or(Fault {
            message: format!("is written as the style `{parent}` is, which is not built in"),
            at: 0,
        }),
    });
    match read {
        Ok(style) => named.style = Some(Arc::new(style)),
        Err(fault) => {
            let message = format!("the style `{}` {}", named.name.value.trim(), fault.message);
            let start = text.floor_char_boundary(fault.at);
            let end = text[start..]
                .find('>')
                .map_or(text.len(), |end| start + end + 1);
            let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            let span = Span {
                file,
                start: byte(start),
                end: byte(end),
            };
            load.diagnostics.push(
                Diagnostic::error("bad-style", span, message)
                    .related(named.name.span, "named here")
                    .help("a style is a file in CSL 1.0.2, as the repository of the Citation Style Language has them"),
            );
        }
    }
}

fn in_section(section: &mut Section, load: &mut Load<'_>) {
    section.blocks.iter_mut().for_each(|block| block.load(load));
    section
        .sections
        .iter_mut()
        .for_each(|inner| in_section(inner, load));
}
