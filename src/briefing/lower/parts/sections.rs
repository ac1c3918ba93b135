//! Sections and appendices.

use crate::briefing::lower::blocks::{BlockContext, whole_language};
use crate::briefing::lower::description::label;
use crate::briefing::lower::{Lowerer, PART};
use crate::briefing::typed;
use crate::document::{Block, Section, SectionKind, Voice};
use crate::language::{self, Language};

/// A section, with those in it.
pub fn section(lowerer: &mut Lowerer<'_>, section: &typed::Section, level: u8) -> Section {
    lowerer.within_language(section.language.as_ref(), |lowerer| {
        in_its_language(lowerer, section, level)
    })
}

fn in_its_language(lowerer: &mut Lowerer<'_>, section: &typed::Section, level: u8) -> Section {
    let mut heading = lowerer.inline(&section.title);
    heading.language = whole_language(&heading).or(heading.language);
    let label = label(&heading, 0, &lowerer.citations);
    let named = lowerer.labels.anchor_of(section.id.as_ref());
    let anchor = named.unwrap_or_else(|| lowerer.anchors.for_title(&label, "section"));
    let blocks = blocks_of(lowerer, section, level);
    Section {
        kind: SectionKind::Body,
        anchor,
        level,
        heading: Some(heading),
        label,
        blocks,
    }
}

fn blocks_of(lowerer: &mut Lowerer<'_>, section: &typed::Section, level: u8) -> Vec<Block> {
    let place = BlockContext {
        voice: Voice::Body,
        level: Some(level),
        kind: SectionKind::Body,
    };
    let mut blocks = Vec::new();
    for block in &section.blocks {
        blocks.extend(block.lower(lowerer, place));
    }
    for inner in &section.sections {
        let inner = self::section(lowerer, inner, (level + 1).min(6));
        blocks.push(Block::Section(inner));
    }
    blocks.shrink_to_fit();
    blocks
}

/// Appendices are lettered, or numbered where the language has no such letters; a single one
/// needs neither.
pub fn appendices(lowerer: &mut Lowerer<'_>, parts: &mut Vec<Section>) {
    let (briefing, language) = (lowerer.briefing, lowerer.language());
    let appendices = &briefing.appendices;
    let word = briefing.labels.get("appendices");
    let word = word.map(|word| lowerer.typographer.set(&word.value));
    for (index, appendix) in appendices.iter().enumerate() {
        let letter = match appendices.len() {
            1 => String::new(),
            _ if briefing.language.script_code() != "Arab" && index < 26 => {
                char::from(b'A' + u8::try_from(index).unwrap_or(0)).to_string()
            }
            _ => language.number(index as u64 + 1),
        };
        let before = match &word {
            Some(word) if word.is_empty() => String::new(),
            word => before_title(word.as_deref(), &letter, language),
        };
        let mut builder = lowerer.texts.begin();
        builder.push(&before);
        let own = builder.marked_if(None, |builder| lowerer.add_line(&appendix.title, builder));
        let heading = builder.finish();
        // Its name comes from the title as it reads, without markup and without its letter.
        let title = label(&heading, own.start, &lowerer.citations);
        let named = lowerer.labels.anchor_of(appendix.id.as_ref());
        let anchor = named.unwrap_or_else(|| lowerer.anchors.for_title(&title, "appendix"));
        let label = label(&heading, 0, &lowerer.citations);
        let blocks = lowerer.within_language(appendix.language.as_ref(), |lowerer| {
            blocks_of(lowerer, appendix, PART)
        });
        let kind = SectionKind::Appendix;
        parts.push(Section {
            kind,
            anchor,
            level: PART,
            heading: Some(heading),
            label,
            blocks,
        });
    }
}

/// What stands before an appendix's title: the language's word or another, the letter if it has one,
/// and a colon as the language writes it.
fn before_title(word: Option<&str>, letter: &str, language: &Language) -> String {
    let term = &language.terms.appendix;
    // "{}. melléklet: ": the word may stand behind the letter.
    let after = term.split_once("{}").map_or("", |(_, after)| after);
    let colon = after.rsplit(char::is_alphabetic).next().unwrap_or_default();
    match (word, letter) {
        (None, "") => language::without_number(term),
        (None, letter) => term.replace("{}", letter),
        (Some(word), "") => format!("{word}{colon}"),
        (Some(word), letter) => format!("{word} {letter}{colon}"),
    }
}
