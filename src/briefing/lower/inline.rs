//! Inline markup → marked text.

use super::text_builder::TextBuilder;
use super::{Lowerer, as_meant, citations, notes, references};
use crate::briefing::markup::{self, Inline};
use crate::briefing::yaml::Written;
use crate::document::{MarkKind, Text};

impl Lowerer<'_> {
    /// Lowers a field of inline text.
    pub(in crate::briefing) fn inline(&mut self, written: &Written) -> Text {
        as_meant::warn_of_merged(written, &mut self.reporter);
        let inlines = self.parse(written);
        self.inlines(&inlines, written)
    }

    /// Adds a field of inline text to a text.
    pub(in crate::briefing) fn add_line(&mut self, written: &Written, builder: &mut TextBuilder) {
        let inlines = self.parse(written);
        self.texts.is_written(builder, written.span);
        self.add(&inlines, written, builder);
    }

    /// The content of a field of inline text, with the language's marks.
    fn parse(&mut self, written: &Written) -> Vec<Inline> {
        let mut parsed = markup::parse_inline(&written.value);
        self.reporter.report(written, parsed.findings);
        self.typographer.finish(&mut parsed.content);
        parsed.content
    }

    /// Lowers inline content that has been parsed, and has the language's marks.
    pub(super) fn inlines(&mut self, inlines: &[Inline], written: &Written) -> Text {
        let mut builder = self.texts.begin();
        self.texts.is_written(&builder, written.span);
        self.add(inlines, written, &mut builder);
        builder.finish()
    }

    /// Adds content with a mark around it.
    fn add_marked(
        &mut self,
        kind: MarkKind,
        content: &[Inline],
        written: &Written,
        builder: &mut TextBuilder,
    ) {
        builder.marked(kind, |builder| self.add(content, written, builder));
    }

    /// Walks content that markup has limited in depth.
    pub(super) fn add(&mut self, inlines: &[Inline], written: &Written, builder: &mut TextBuilder) {
        for inline in inlines {
            match inline {
                Inline::Characters(characters) => builder.push(characters),
                Inline::LineBreak => builder.push_break(),
                Inline::Emphasis(content) => {
                    self.add_marked(MarkKind::Emphasis, content, written, builder);
                }
                Inline::Strong(content) => {
                    self.add_marked(MarkKind::Strong, content, written, builder);
                }
                Inline::Struck(content) => {
                    self.add_marked(MarkKind::Struck, content, written, builder);
                }
                Inline::Code(code) => {
                    builder.marked(MarkKind::Code, |builder| builder.push_code(code));
                }
                Inline::Link { url, content } => {
                    let kind = MarkKind::Link { url: url.clone() };
                    self.add_marked(kind, content, written, builder);
                }
                Inline::Language { tag, content } => {
                    let kind = MarkKind::Language(tag.clone());
                    self.add_marked(kind, content, written, builder);
                }
                Inline::Citation { items, .. } => {
                    citations::add_citation(self, items, written, builder);
                }
                Inline::Note {
                    blocks,
                    label,
                    range,
                } => {
                    let note = (&**blocks, label.as_deref());
                    notes::add_note(self, note, (range.clone(), written), builder);
                }
                Inline::Reference { id, page, range } => {
                    let place = (range.clone(), written);
                    let (labels, reporter) = (&self.labels, &mut self.reporter);
                    references::add_reference((id, *page), place, labels, reporter, builder);
                }
                Inline::NoteCall { label, range } => {
                    notes::add_call(self, label, (range.clone(), written), builder);
                }
            }
        }
    }
}
