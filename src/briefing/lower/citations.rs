//! Citations: `[@a, p. 3; @b]` → "[1, p. 3; 2]".
//!
//! In: the sources that brackets cite, by their keys, with the words around each. Out: the numbers of
//! the sources, each a link, and those words as the language writes them. A source that is cited twice
//! in one pair of brackets, at the same place, stands there once.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Lowerer;
use super::source_ids::SourceIndex;
use super::text_builder::TextBuilder;
use crate::briefing::markup::{CitationItem, Inline};
use crate::briefing::page_numbers::PageNumbers;
use crate::briefing::record::{listed, mend, nearest};
use crate::briefing::typed::Source;
use crate::briefing::yaml::{self, Written};
use crate::diagnostic::{Diagnostic, Suggestion};
use crate::document::{Block, CitationId, MarkKind, Section, Text, TextId};

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
    fn cite(&mut self, source: u32) -> CitationId {
        let id = CitationId(self.count());
        self.sources.push(source);
        id
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

/// Adds the brackets of a citation and what stands in them.
pub fn add_citation(
    lowerer: &mut Lowerer<'_>,
    items: &[CitationItem],
    written: &Written,
    builder: &mut TextBuilder,
) {
    let language = lowerer.language();
    let start = builder.content().len();
    builder.push("[");
    let mut shown: Vec<(u32, &CitationItem)> = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let source = lowerer.sources.find(&item.key);
        if let Some(source) = source {
            if shown.iter().any(|(known, other)| {
                *known == source
                    && other.locator == item.locator
                    && (item.prefix.is_empty() || other.prefix == item.prefix)
            }) {
                continue;
            }
            shown.push((source, item));
        }
        if index > 0 {
            builder.push(&language.punctuation.semicolon);
        }
        if !item.prefix.is_empty() {
            lowerer.add(&item.prefix, written, builder);
            builder.push(" ");
        }
        match source {
            Some(source) => {
                let citation = lowerer.citations.cite(source);
                let number = language.number(u64::from(source) + 1);
                let kind = MarkKind::Citation { source, citation };
                builder.marked(kind, |builder| builder.push(&number));
            }
            None => {
                report_unknown(lowerer, item, written);
                builder.push("?");
            }
        }
        if !item.locator.is_empty() {
            // A line that ends in "[5," says nothing of where in it.
            builder.push(&language.punctuation.comma.replace(' ', "\u{a0}"));
            let mut locator = item.locator.clone();
            set_pages(&mut locator, &mut PageNumbers::of_locator(language));
            lowerer.add(&locator, written, builder);
        }
    }
    builder.push("]");
    let brackets = start..builder.content().len();
    lowerer.citations.brackets.push((builder.id(), brackets));
}

/// Reports a citation of no source.
fn report_unknown(lowerer: &mut Lowerer<'_>, item: &CitationItem, written: &Written) {
    // Who knows what the library holds, or what a source was to be called, of which something was said
    // already.
    let mut library = lowerer.briefing.library.iter();
    let is_one = |source: &Source| source.id.as_ref().is_some_and(|id| id.value == item.key);
    if lowerer.briefing.lost_sources || library.any(is_one) {
        return;
    }
    let reporter = &mut lowerer.reporter;
    if reporter.only_counts("unknown-citation") {
        return;
    }
    let span = reporter.place(written, item.range.clone());
    let key = yaml::verbatim(written, item.range.clone(), reporter.files());
    let meant = mend::slip(&item.key, lowerer.sources.ids());
    let suggestion = key
        .zip(meant)
        .map(|(span, id)| Suggestion::new(span, format!("@{id}")));
    let message = format!("no source has the id `{}`", item.key);
    let diagnostic = Diagnostic::error("unknown-citation", span, message).label("cited here");
    let diagnostic = diagnostic.help(advice(&item.key, &lowerer.sources));
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

/// Sets the pages in a locator, which markup has limited in depth.
fn set_pages(inlines: &mut [Inline], pages: &mut PageNumbers) {
    for inline in inlines {
        match inline {
            Inline::Characters(characters) => *characters = pages.set(characters),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Struck(content)
            | Inline::Link { content, .. }
            | Inline::Language { content, .. } => set_pages(content, pages),
            Inline::LineBreak
            | Inline::Code(_)
            | Inline::Citation { .. }
            | Inline::Note { .. }
            | Inline::NoteCall { .. }
            | Inline::Reference { .. } => pages.interrupt(),
        }
    }
}
