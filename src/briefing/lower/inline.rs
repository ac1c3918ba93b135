//! Inline markup → marked text.

use super::Lowerer;
use super::text_builder::TextBuilder;
use crate::briefing::markup::{self, CitationItem, Inline};
use crate::briefing::record::{listed, nearest};
use crate::briefing::typography;
use crate::briefing::yaml::Written;
use crate::diagnostic::Diagnostic;
use crate::document::{MarkKind, Text};

/// How many ids are listed where none is near.
const MOST_LISTED: usize = 8;

impl Lowerer<'_> {
    /// Lowers a field of inline text.
    pub(super) fn inline(&mut self, written: &Written) -> Text {
        let parsed = markup::parse_inline(&written.value);
        self.report(written, parsed.findings);
        let mut inlines = parsed.content;
        self.smarten(&mut inlines);
        self.inlines(&inlines, written)
    }

    /// Lowers inline content that has been read, and has the language's marks.
    pub(super) fn inlines(&mut self, inlines: &[Inline], written: &Written) -> Text {
        let id = self.next_text();
        let mut builder = TextBuilder::new(id);
        self.add(inlines, written, &mut builder);
        builder.finish()
    }

    /// Adds inline content to a text.
    pub(super) fn add_inlines(
        &mut self,
        mut inlines: Vec<Inline>,
        written: &Written,
        builder: &mut TextBuilder,
    ) {
        self.smarten(&mut inlines);
        self.add(&inlines, written, builder);
    }

    /// Puts the language's marks in place of straight ones if that is wanted.
    fn smarten(&self, inlines: &mut [Inline]) {
        if self.briefing.smart {
            typography::smarten(inlines, self.language);
        }
    }

    /// Walks content that markup has limited in depth.
    pub(super) fn add(&mut self, inlines: &[Inline], written: &Written, builder: &mut TextBuilder) {
        for inline in inlines {
            let (start, place) = (builder.content().len(), builder.mark_count());
            match inline {
                Inline::Characters(characters) => builder.push(characters),
                Inline::LineBreak => builder.push_break(),
                Inline::Emphasis(content) => {
                    self.add(content, written, builder);
                    builder.mark_from(start, place, MarkKind::Emphasis);
                }
                Inline::Strong(content) => {
                    self.add(content, written, builder);
                    builder.mark_from(start, place, MarkKind::Strong);
                }
                Inline::Code(code) => {
                    builder.push_code(code);
                    builder.mark_from(start, place, MarkKind::Code);
                }
                Inline::Link { url, content } => {
                    self.add(content, written, builder);
                    builder.mark_from(start, place, MarkKind::Link { url: url.clone() });
                }
                Inline::Language { tag, content } => {
                    self.add(content, written, builder);
                    builder.mark_from(start, place, MarkKind::Language(tag.clone()));
                }
                Inline::Citation { items, .. } => self.add_citation(items, written, builder),
                Inline::Note {
                    content,
                    label,
                    range,
                } => {
                    let place = (range.clone(), written);
                    self.add_note(content, label.as_deref(), place, builder);
                }
                Inline::NoteCall { label, range } => {
                    self.add_call(label, (range.clone(), written), builder);
                }
            }
        }
    }

    /// `[@a, p. 3; @b]` becomes "[1, p. 3; 2]", each number a link to its source.
    fn add_citation(
        &mut self,
        items: &[CitationItem],
        written: &Written,
        builder: &mut TextBuilder,
    ) {
        let start = builder.content().len();
        builder.push("[");
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                builder.push(&self.language.punctuation.semicolon);
            }
            if !item.prefix.is_empty() {
                builder.push(&item.prefix);
                builder.push(" ");
            }
            match self.index.find(&item.key) {
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
                builder.push(&self.language.punctuation.comma);
                // "p. 3" stays on one line.
                let locator = typography::ranges(&item.locator).replace(". ", ".\u{a0}");
                builder.push(&locator);
            }
        }
        builder.push("]");
        let brackets = start..builder.content().len();
        self.cited.push((builder.id(), brackets));
    }

    fn unknown_citation(&mut self, item: &CitationItem, written: &Written) {
        if !self.is_worth_telling(written) {
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
