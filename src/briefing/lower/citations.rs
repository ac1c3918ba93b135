//! Citations: `[@a, p. 3; @b]` → "[1, p. 3; 2]".
//!
//! In: the sources that brackets cite, by their keys, with the words around each. Out: the numbers of
//! the sources, each a link, and those words as the language writes them. A source that is cited twice
//! in one pair of brackets, at the same place, stands there once.

use super::Lowerer;
use super::text_builder::TextBuilder;
use crate::briefing::markup::{CitationItem, Inline};
use crate::briefing::page_numbers::PageNumbers;
use crate::briefing::record::{listed, nearest};
use crate::briefing::yaml::Written;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::MarkKind;

/// How many ids are listed where none is near.
const MOST_LISTED: usize = 8;

impl Lowerer<'_> {
    /// Adds the brackets of a citation and what stands in them.
    pub(super) fn add_citation(
        &mut self,
        items: &[CitationItem],
        written: &Written,
        builder: &mut TextBuilder,
    ) {
        let start = builder.content().len();
        builder.push("[");
        let mut shown: Vec<(u32, &CitationItem)> = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let source = self.index.find(&item.key);
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
                builder.push(&self.language.punctuation.semicolon);
            }
            if !item.prefix.is_empty() {
                self.add(&item.prefix, written, builder);
                builder.push(" ");
            }
            match source {
                Some(source) => {
                    let citation = self.cite(source);
                    let number = self.language.number(u64::from(source) + 1);
                    let kind = MarkKind::Citation { source, citation };
                    builder.marked(kind, |builder| builder.push(&number));
                }
                None => {
                    self.unknown_citation(item, written);
                    builder.push("?");
                }
            }
            if !item.locator.is_empty() {
                // A line that ends in "[5," says nothing of where in it.
                builder.push(&self.language.punctuation.comma.replace(' ', "\u{a0}"));
                let mut locator = item.locator.clone();
                set_pages(&mut locator, &mut PageNumbers::of_locator(self.language));
                self.add(&locator, written, builder);
            }
        }
        builder.push("]");
        let brackets = start..builder.content().len();
        self.cited.push((builder.id(), brackets));
    }

    fn unknown_citation(&mut self, item: &CitationItem, written: &Written) {
        // Who knows what the library holds, or what a source was to be called, of which something was said
        // already.
        if self.briefing.has_library || self.briefing.lost_sources {
            return;
        }
        let severity = Severity::Error;
        if self
            .diagnostics
            .is_only_counted("unknown-citation", severity)
        {
            return;
        }
        let span = self.place(written, item.range.clone());
        let message = format!("no source has the id `{}`", item.key);
        let diagnostic = Diagnostic::error("unknown-citation", span, message).label("cited here");
        let help = match nearest(&item.key, self.index.ids()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if self.index.is_empty() => "the briefing has no `sources`".to_string(),
            None => {
                let ids: Vec<&str> = self.index.ids().take(MOST_LISTED).collect();
                format!(
                    "give a source this `id`; among the known are {}",
                    listed(&ids)
                )
            }
        };
        self.diagnostics.push(diagnostic.help(help));
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
