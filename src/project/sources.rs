//! The sources of briefings, to be written for reference managers.
//!
//! In: a briefing, or a PDF that carries one. Out: the sources that its references show, by the names that they are
//! cited by, which of them are cited, and what is to be said of them. No page is planned and no picture read. A PDF
//! carries no library: what it shows of one is in the CSL-JSON that goes with it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::embed::{BRIEFING_NAMES, SOURCES_NAME};
use super::source_text::add;
use super::{Failure, Files, Findings, Origin, Run, making};
use crate::briefing::csl::{self, named};
use crate::briefing::interchange;
use crate::briefing::library::{of_csl, same_sources};
use crate::briefing::{self, Shown, yaml};
use crate::export::pdf::embedded;
use crate::language::{Tag, lookup};

pub use crate::briefing::interchange::{FORMATS, Format};

/// A source as typed.
pub use crate::briefing::Source;

/// The sources of one briefing.
pub struct BriefingSources {
    /// What they are cited by, and they; or why there are none.
    pub sources: Result<Vec<(String, Source)>, Failure>,
    /// The names that a text cites.
    pub cited: BTreeSet<String>,
    /// The language of the briefing.
    pub language: Tag,
    /// What is to be said of it.
    pub findings: Findings,
}

/// The sources of the briefing in a file.
pub fn of_file(run: &Run, path: &Path, files: &dyn Files) -> BriefingSources {
    of_origin(run, Origin::File(path), files)
}

/// The sources of a briefing that lies in no file.
pub fn of_bytes(run: &Run, name: &str, bytes: Vec<u8>, files: &dyn Files) -> BriefingSources {
    of_origin(run, Origin::Bytes(name, bytes), files)
}

fn of_origin(run: &Run, origin: Origin<'_>, files: &dyn Files) -> BriefingSources {
    let (reading, mut findings) = making::reading(run, origin, files);
    let reading = match reading {
        Ok(reading) => reading,
        Err(failure) => return none(failure, findings),
    };
    findings.diagnostics.sort();
    BriefingSources {
        cited: cited(&reading.shown),
        language: reading.document.metadata.language,
        sources: Ok(owned(&reading.shown.sources)),
        findings,
    }
}

/// The sources of the briefing that a PDF carries.
pub fn of_pdf(name: &str, pdf: &[u8]) -> BriefingSources {
    let mut findings = Findings::default();
    let carried = match embedded::find(pdf, BRIEFING_NAMES, "Source") {
        Ok(Some(carried)) => carried,
        Ok(None) => {
            let sentence = format!(
                "`{name}` holds no briefing: it was not made by briefset, or with `--embed none`"
            );
            return none(Failure::Unreadable(sentence), findings);
        }
        Err(fault) => {
            let sentence = format!("`{name}` cannot be read: {fault}");
            return none(Failure::Unreadable(sentence), findings);
        }
    };
    let tree = add(name.to_string(), carried, &mut findings)
        .and_then(|file| yaml::read(&findings.sources, file, &mut findings.diagnostics));
    let briefing = tree
        .as_ref()
        .and_then(|tree| briefing::parse(tree, &findings.sources, &mut findings.diagnostics));
    let Some(mut briefing) = briefing else {
        return none(Failure::AtFault, findings);
    };
    if findings.diagnostics.has_errors() {
        return none(Failure::AtFault, findings);
    }
    if !briefing.bibliography.is_empty() {
        let wanted = |name: &str| name == SOURCES_NAME;
        let data = embedded::all(pdf, "Data", 1, wanted).unwrap_or_default();
        if let Some((_, data)) = data.into_iter().next()
            && let Some(file) = add(format!("{name}: {SOURCES_NAME}"), data, &mut findings)
        {
            let language = lookup(&briefing.language);
            let shown = of_csl(file, language, &findings.sources, &mut findings.diagnostics);
            // Its own sources are among them, and here as they were typed.
            let own = named(&briefing.sources).into_iter();
            let own: BTreeSet<String> = own.map(|(id, _)| id).collect();
            let is_own =
                |source: &Source| source.id.as_ref().is_some_and(|id| own.contains(&id.value));
            briefing.library = shown.into_iter().filter(|source| !is_own(source)).collect();
        }
    }
    let shown = briefing::shown(&briefing, &findings.sources);
    BriefingSources {
        cited: cited(&shown),
        sources: Ok(owned(&shown.sources)),
        language: briefing.language,
        findings,
    }
}

fn none(failure: Failure, findings: Findings) -> BriefingSources {
    BriefingSources {
        sources: Err(failure),
        cited: BTreeSet::new(),
        language: Tag::english(),
        findings,
    }
}

/// The names of those that are cited.
fn cited(shown: &Shown) -> BTreeSet<String> {
    let named = named(&shown.sources).into_iter().enumerate();
    let cited = named.filter(|(place, _)| shown.cited.contains(place));
    cited.map(|(_, (id, _))| id).collect()
}

fn owned(sources: &[Source]) -> Vec<(String, Source)> {
    let named = named(sources).into_iter();
    named.map(|(id, source)| (id, source.clone())).collect()
}

/// Warns of the sources of a briefing that are one thing twice.
pub fn check(briefing: &mut BriefingSources) {
    if let Ok(sources) = &briefing.sources {
        let sources: Vec<Source> = sources.iter().map(|(_, source)| source.clone()).collect();
        briefing.findings.diagnostics.extend(same_sources(&sources));
    }
    briefing.findings.diagnostics.sort();
}

/// The sources of several briefings in one text. One that several of them have is written once; another that has the
/// same name gets a number behind it.
pub fn write(briefings: &[BriefingSources], only_cited: bool, format: Format) -> String {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut written: Vec<(String, &Source)> = Vec::new();
    for briefing in briefings {
        let Ok(sources) = &briefing.sources else {
            continue;
        };
        for (id, source) in sources {
            let key = source.words("citation-key");
            let is_cited = |id: &str| briefing.cited.contains(id);
            if only_cited && !is_cited(id) && !key.is_some_and(is_cited) {
                continue;
            }
            let said = csl::write_named(&[(String::new(), source)], &briefing.language);
            let name = (1..).map(|number| match number {
                1 => id.clone(),
                _ => format!("{id}-{number}"),
            });
            for name in name {
                match names.get(&name) {
                    Some(known) if *known == said => break,
                    Some(_) => {}
                    None => {
                        names.insert(name.clone(), said);
                        written.push((name, source));
                        break;
                    }
                }
            }
        }
    }
    let english = Tag::english();
    let language = briefings.first().map_or(&english, |first| &first.language);
    interchange::write(&written, format, language)
}
