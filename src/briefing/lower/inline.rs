//! Inline markup → marked text.

use super::Lowerer;
use super::text_builder::TextBuilder;
use crate::briefing::markup::{self, Inline};
use crate::briefing::typography;
use crate::briefing::yaml::Written;
use crate::document::{MarkKind, Text};

impl Lowerer<'_> {
    /// Lowers a field of inline text.
    pub(in crate::briefing) fn inline(&mut self, written: &Written) -> Text {
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

    /// Adds a field of inline text to a text.
    pub(in crate::briefing) fn add_line(&mut self, written: &Written, builder: &mut TextBuilder) {
        let parsed = markup::parse_inline(&written.value);
        self.report(written, parsed.findings);
        self.add_inlines(parsed.content, written, builder);
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
                Inline::Citation { items, .. } => self.add_citation(items, written, builder),
                Inline::Note {
                    blocks,
                    label,
                    range,
                } => {
                    let place = (range.clone(), written);
                    self.add_note(blocks, label.as_deref(), place, builder);
                }
                Inline::Reference { id, page, range } => {
                    self.add_reference((id, *page), (range.clone(), written), builder);
                }
                Inline::NoteCall { label, range } => {
                    self.add_call(label, (range.clone(), written), builder);
                }
            }
        }
    }
}
