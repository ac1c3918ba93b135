//! Citations: `[@a, p. 3; @b]` → "[1, p. 3; 2]", "(Wei 2021, 3; Díaz 2008)", a note.
//!
//! In: the sources that brackets or a sentence cite, by their keys, with the words around each. Out: their
//! [numbers](super::numbered), or what a [style](super::styled) in CSL has for them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::citing::{self, Cluster};
use super::source_ids::SourceIndex;
#[cfg(feature = "csl")]
use super::styled;
use super::text_builder::TextBuilder;
use super::{Lowerer, notes, numbered};
use crate::briefing::markup::{CitationForm, CitationItem};
use crate::briefing::record::{listed, mend, nearest};
use crate::briefing::yaml::{self, Written};
use crate::diagnostic::{Diagnostic, Suggestion};
use crate::document::{Block, CitationId, Section, Text, TextId};

/// How many ids are listed where none is near.
const MOST_LISTED: usize = 8;

/// The citations of a document, as they come.
#[derive(Default)]
pub struct Citations {
    /// The source of each.
    sources: Vec<u32>,
    /// Where their brackets stand, in the order of the texts.
    brackets: Vec<(TextId, Range<usize>)>,
}

impl Citations {
    /// How many there are.
    pub fn count(&self) -> u32 {
        u32::try_from(self.sources.len()).unwrap_or(u32::MAX)
    }

    /// A citation of a source.
    pub fn cite(&mut self, source: u32) -> CitationId {
        let id = CitationId(self.count());
        self.sources.push(source);
        id
    }

    /// Takes down where brackets stand in a text.
    pub fn add_brackets(&mut self, text: TextId, range: Range<usize>) {
        self.brackets.push((text, range));
    }

    /// Where the brackets of a text stand, from its end, which has been built and stands in no other.
    pub fn brackets_of(&self, text: &Text) -> impl Iterator<Item = Range<usize>> {
        // They are behind those of every text before it: a heading looks at its own alone.
        let cited = self.brackets.iter().rev();
        let cited = cited.take_while(|(id, _)| *id >= text.id);
        let cited = cited.filter(|(id, _)| *id == text.id);
        cited.map(|(_, range)| range.clone())
    }

    /// Tells each reference where it is cited.
    pub fn fill_in(&self, parts: &mut [Section]) {
        let mut of: BTreeMap<u32, Vec<CitationId>> = BTreeMap::new();
        for (citation, source) in (0u32..).zip(&self.sources) {
            of.entry(*source).or_default().push(CitationId(citation));
        }
        for block in parts.iter_mut().flat_map(|part| &mut part.blocks) {
            if let Block::References(references) = block {
                for reference in references {
                    reference.citations = of.remove(&(reference.number - 1)).unwrap_or_default();
                }
            }
        }
    }
}

/// Adds a citation, as the briefing's style has it.
pub fn add_citation(
    lowerer: &mut Lowerer<'_>,
    items: &[CitationItem],
    written: &Written,
    builder: &mut TextBuilder,
) {
    let lists_all = |item: &&CitationItem| item.form == CitationForm::ListsAll;
    let mut known: Vec<(usize, CitationItem)> = Vec::with_capacity(items.len());
    for item in items {
        match lowerer.citing.index.find(&item.key) {
            _ if lists_all(&item) => known.push((usize::MAX, item.clone())),
            Some(source) => {
                lowerer.citing.cite(source as usize);
                known.push((source as usize, item.clone()));
            }
            None => report_unknown(lowerer, item, written),
        }
    }
    let in_note = lowerer.notes.is_in_note();
    let is_noted = !in_note && citing::are_notes(lowerer.briefing);
    let note = (in_note || is_noted).then(|| lowerer.notes.number());
    let is_seen = lowerer.citing.note(|| Cluster {
        items: known,
        note,
        is_own_note: in_note,
    });
    let is_silent = items.iter().all(|item| lists_all(&item));
    if is_seen {
        // What is written takes as many notes, whatever stands in them.
        if is_noted && !is_silent {
            notes::add_made(lowerer, None, builder, |_| Vec::new());
        }
        return;
    }
    #[cfg(feature = "csl")]
    if let Some(styled) = lowerer.citing.styled() {
        let planned = styled.next();
        if !is_silent {
            styled::add(lowerer, (&planned, is_noted), written, builder);
        }
        return;
    }
    if !is_silent {
        numbered::add_numbers(lowerer, items, written, builder);
    }
}

/// Marks that the call of a note stands behind, which a citation is where it is one.
const BEFORE_CALLS: &[char] = &[
    '.', ',', ';', ':', '!', '?', '\u{201d}', '\u{2019}', '\u{bb}', '\u{60c}', '\u{61f}', '\u{6d4}',
];

/// How many bytes at the start of the text behind a citation are to stand before it.
pub fn taken_before_note(lowerer: &Lowerer<'_>, behind: &str) -> usize {
    if lowerer.notes.is_in_note() || !citing::are_notes(lowerer.briefing) {
        return 0;
    }
    let rest = behind.trim_start_matches(BEFORE_CALLS);
    // What stands within a word, as an apostrophe does, is none of these.
    if rest.starts_with(char::is_alphanumeric) {
        0
    } else {
        behind.len() - rest.len()
    }
}

/// Reports a citation of no source.
fn report_unknown(lowerer: &mut Lowerer<'_>, item: &CitationItem, written: &Written) {
    // Who knows what the library holds, or what a source was to be called, of which something was said
    // already.
    if lowerer.briefing.lost_sources {
        return;
    }
    let reporter = &mut lowerer.reporter;
    if reporter.only_counts("unknown-citation") {
        return;
    }
    let span = reporter.place(written, item.range.clone());
    let key = yaml::verbatim(written, item.range.clone(), reporter.files());
    let meant = mend::slip(&item.key, lowerer.citing.index.ids());
    let suggestion = key
        .zip(meant)
        .map(|(span, id)| Suggestion::new(span, format!("@{id}")));
    let message = format!("no source has the id `{}`", item.key);
    let diagnostic = Diagnostic::error("unknown-citation", span, message).label("cited here");
    let diagnostic = diagnostic.help(advice(&item.key, &lowerer.citing.index));
    reporter.push(diagnostic.suggest(suggestion));
}

/// What to write in place of an id that no source has.
fn advice(unknown: &str, sources: &SourceIndex) -> String {
    match nearest(unknown, sources.ids()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if sources.is_empty() => "the briefing has no `sources`".to_string(),
        None => {
            let ids: Vec<&str> = sources.ids().take(MOST_LISTED).collect();
            format!(
                "give a source this `id`; among the known are {}",
                listed(&ids)
            )
        }
    }
}
