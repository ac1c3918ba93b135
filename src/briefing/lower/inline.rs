//! Inline markup → marked text.

use super::Lowerer;
use super::text_builder::TextBuilder;
use crate::briefing::markup::{self, Inline};
use crate::briefing::typography;
use crate::briefing::yaml::Written;
use crate::document::{MarkKind, Text};

impl Lowerer<'_> {
    /// Lowers a field of inline text.
    pub(super) fn inline(&mut self, written: &Written) -> Text {
        self.warn_of_merged(written);
        let parsed = markup::parse_inline(&written.value);
        self.report(written, parsed.findings);
        let mut inlines = parsed.content;
        self.finish(&mut inlines);
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
        self.finish(&mut inlines);
        self.add(&inlines, written, builder);
    }

    /// Makes links of bare addresses and puts the language's marks in place of straight ones, if that is
    /// wanted.
    pub(super) fn finish(&self, inlines: &mut Vec<Inline>) {
        if self.briefing.autolink {
            markup::addresses::link(inlines);
        }
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
                Inline::Struck(content) => {
                    self.add(content, written, builder);
                    builder.mark_from(start, place, MarkKind::Struck);
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
                    paragraphs,
                    label,
                    range,
                } => {
                    let place = (range.clone(), written);
                    self.add_note(paragraphs, label.as_deref(), place, builder);
                }
                Inline::NoteCall { label, range } => {
                    self.add_call(label, (range.clone(), written), builder);
                }
            }
        }
    }
}
