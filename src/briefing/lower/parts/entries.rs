//! The timeline, questions and the glossary: terms, each with what stands under it.

use crate::briefing::lower::Lowerer;
use crate::briefing::lower::blocks::BlockContext;
use crate::briefing::typed;
use crate::document::{Block, Definition, DefinitionKind, Definitions, Paragraph, Text, Voice};

impl Lowerer<'_> {
    pub(super) fn timeline(&mut self) -> Vec<Block> {
        let entries = self.briefing.timeline.iter();
        let entries = entries
            .enumerate()
            .map(|(index, entry)| {
                let date = self.in_words(&entry.date);
                let term = self.plain(date);
                let text = self.inline(&entry.event);
                let blocks = vec![Block::Paragraph(Paragraph {
                    voice: Voice::Body,
                    text,
                })];
                Definition {
                    anchor: format!("event-{}", index + 1),
                    term: Some(term),
                    blocks,
                }
            })
            .collect();
        vec![Block::Definitions(Definitions {
            kind: DefinitionKind::Timeline,
            entries,
        })]
    }

    pub(super) fn faq(&mut self) -> Vec<Block> {
        let entries = self.briefing.faq.iter();
        let entries = entries
            .enumerate()
            .map(|(index, entry)| {
                let term: Option<Text> = entry
                    .question
                    .as_ref()
                    .map(|question| self.inline(question));
                let blocks = self.block_text(&entry.answer, BlockContext::WITHIN);
                Definition {
                    anchor: format!("question-{}", index + 1),
                    term,
                    blocks,
                }
            })
            .collect();
        vec![Block::Definitions(Definitions {
            kind: DefinitionKind::Questions,
            entries,
        })]
    }

    pub(super) fn glossary(&mut self) -> Vec<Block> {
        self.terms(&self.briefing.glossary)
    }

    /// Terms with what they mean, each of which is found by its name.
    pub(in crate::briefing) fn terms(&mut self, definitions: &[typed::Definition]) -> Vec<Block> {
        let entries = definitions.iter();
        let entries = entries
            .map(|one| {
                let term = self.inline(&one.term);
                let words = self.label(&term, 0);
                let anchor = self.anchors.for_title(&format!("term {words}"), "term");
                let blocks = self.block_text(&one.definition, BlockContext::WITHIN);
                Definition {
                    anchor,
                    term: Some(term),
                    blocks,
                }
            })
            .collect();
        vec![Block::Definitions(Definitions {
            kind: DefinitionKind::Glossary,
            entries,
        })]
    }
}
