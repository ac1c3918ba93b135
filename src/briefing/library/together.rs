//! Several libraries and the sources of the briefing itself: which of them a name means.
//!
//! In: the sources that stand in the briefing, and those of each library in the order in which they are named. Out:
//! one list of the libraries' sources without those whose id was taken. That of `sources` holds, then that of the
//! library that comes first; it is said, unless both are the same.

use std::collections::BTreeMap;

use crate::briefing::csl;
use crate::briefing::typed::Source;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::language::Tag;

/// The sources of libraries, each of an id of its own.
pub fn settle(
    sources: &[Source],
    libraries: Vec<Source>,
    tag: &Tag,
    diagnostics: &mut Diagnostics,
) -> Vec<Source> {
    let mut first: BTreeMap<String, (Span, Source)> = BTreeMap::new();
    for source in sources {
        if let Some(id) = &source.id {
            let known = || (id.span, source.clone());
            first.entry(id.value.clone()).or_insert_with(known);
        }
    }
    let mut settled = Vec::with_capacity(libraries.len());
    for source in libraries {
        let Some(id) = &source.id else {
            settled.push(source);
            continue;
        };
        let Some((span, known)) = first.get(&id.value) else {
            first.insert(id.value.clone(), (id.span, source.clone()));
            settled.push(source);
            continue;
        };
        let is_same = || {
            csl::write(std::slice::from_ref(known), tag)
                == csl::write(std::slice::from_ref(&source), tag)
        };
        if !is_same() {
            let message = format!("`{}` is the id of another source as well", id.value);
            diagnostics.push(
                Diagnostic::warning("source-again", id.span, message)
                    .label("left out")
                    .related(*span, "this one holds")
                    .help("give one of them another id, or take it out of its library"),
            );
        }
    }
    settled
}
