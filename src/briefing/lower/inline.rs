//! Inline markup → marked text.

use super::text_builder::TextBuilder;
use super::{Lowerer, as_meant, citations, mentions, notes, references};
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

    /// Adds content in which an `@` is what it is.
    pub(super) fn add_words(
        &mut self,
        inlines: &[Inline],
        written: &Written,
        builder: &mut TextBuilder,
    ) {
        let around = std::mem::replace(&mut self.names_nobody, true);
        self.add(inlines, written, builder);
        self.names_nobody = around;
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
        for (index, inline) in inlines.iter().enumerate() {
            match inline {
                Inline::Characters(characters) => {
                    // What the call of a citation's note stands behind has been added before it.
                    let before = index.checked_sub(1).and_then(|before| inlines.get(before));
                    let taken = match before {
                        Some(Inline::Citation { .. }) => {
                            citations::taken_before_note(self, characters)
                        }
                        _ => 0,
                    };
                    mentions::add_characters(self, &characters[taken..], written, builder);
                }
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
                    builder.marked(kind, |builder| self.add_words(content, written, builder));
                }
                Inline::Language { tag, content } => {
                    let kind = MarkKind::Language(tag.clone());
                    self.add_marked(kind, content, written, builder);
                }
                Inline::Citation { items } => {
                    if let Some(Inline::Characters(behind)) = inlines.get(index + 1) {
                        let taken = citations::taken_before_note(self, behind);
                        if taken > 0 {
                            builder.trim_spaces();
                            builder.push(&behind[..taken]);
                        }
                    }
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
                Inline::ReferenceInWords { id, content, range } => {
                    let anchor = self.labels.find(id).map(|label| label.anchor.clone());
                    let Some(anchor) = anchor else {
                        let place = (range.clone(), written);
                        references::report_unknown(id, place, &self.labels, &mut self.reporter);
                        continue;
                    };
                    let kind = MarkKind::Reference {
                        anchor,
                        instead_of_page: None,
                    };
                    builder.marked(kind, |builder| self.add_words(content, written, builder));
                }
                Inline::NoteCall { label, range } => {
                    notes::add_call(self, label, (range.clone(), written), builder);
                }
            }
        }
    }
}
