//! The timeline, questions and the glossary: terms, each with what stands under it.

use crate::briefing::lower::Lowerer;
use crate::briefing::lower::blocks::BlockContext;
use crate::briefing::lower::dates::date_in_words;
use crate::briefing::lower::description::label;
use crate::briefing::typed;
use crate::document::{Block, Definition, DefinitionKind, Definitions, Paragraph, Text, Voice};

/// What happened, each event under its date.
pub fn timeline(lowerer: &mut Lowerer<'_>) -> Vec<Block> {
    let entries = lowerer.briefing.timeline.iter();
    let entries = entries
        .enumerate()
        .map(|(index, entry)| {
            let reporter = &mut lowerer.reporter;
            let date = date_in_words(&entry.date, lowerer.typographer, reporter);
            let term = lowerer.texts.plain(date);
            let text = lowerer.inline(&entry.event);
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

/// Questions, each with its answer.
pub fn faq(lowerer: &mut Lowerer<'_>) -> Vec<Block> {
    let entries = lowerer.briefing.faq.iter();
    let entries = entries
        .enumerate()
        .map(|(index, entry)| {
            let term: Option<Text> = entry
                .question
                .as_ref()
                .map(|question| lowerer.inline(question));
            let blocks = lowerer.block_text(&entry.answer, BlockContext::WITHIN);
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

/// The words that a briefing explains.
pub fn glossary(lowerer: &mut Lowerer<'_>) -> Vec<Block> {
    terms(lowerer, &lowerer.briefing.glossary)
}

/// Terms with what they mean, each of which is found by its name.
pub fn terms(lowerer: &mut Lowerer<'_>, definitions: &[typed::Definition]) -> Vec<Block> {
    let entries = definitions.iter();
    let entries = entries
        .map(|one| {
            let term = lowerer.inline(&one.term);
            let words = label(&term, 0, &lowerer.citations);
            let anchor = lowerer.anchors.for_title(&format!("term {words}"), "term");
            let blocks = lowerer.block_text(&one.definition, BlockContext::WITHIN);
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
