//! Sections and appendices.

use super::PART;
use crate::briefing::lower::Lowerer;
use crate::briefing::lower::blocks::{BlockContext, whole_language};
use crate::briefing::lower::text_builder::TextBuilder;
use crate::briefing::typed;
use crate::document::{Block, Section, SectionKind, Voice};

impl Lowerer<'_> {
    pub(super) fn section(&mut self, section: &typed::Section, level: u8) -> Section {
        let mut heading = self.inline(&section.title);
        heading.language = whole_language(&heading);
        let label = self.label(&heading, 0);
        let named = self.anchor_of(section.id.as_ref());
        let anchor = named.unwrap_or_else(|| self.anchors.for_title(&label, "section"));
        let blocks = self.section_blocks(section, level);
        Section {
            kind: SectionKind::Body,
            anchor,
            level,
            heading: Some(heading),
            label,
            blocks,
        }
    }

    fn section_blocks(&mut self, section: &typed::Section, level: u8) -> Vec<Block> {
        let place = BlockContext {
            voice: Voice::Body,
            level: Some(level),
            kind: SectionKind::Body,
        };
        let mut blocks = Vec::new();
        for block in &section.blocks {
            blocks.extend(block.lower(self, place));
        }
        for inner in &section.sections {
            let inner = self.section(inner, (level + 1).min(6));
            blocks.push(Block::Section(inner));
        }
        blocks.shrink_to_fit();
        blocks
    }

    /// Appendices are lettered, or numbered where the language has no such letters; a single one
    /// needs neither.
    pub(super) fn appendices(&mut self, parts: &mut Vec<Section>) {
        let appendices = &self.briefing.appendices;
        let word = self
            .briefing
            .labels
            .get("appendices")
            .map(|label| self.set(&label.value));
        for (index, appendix) in appendices.iter().enumerate() {
            let label = match appendices.len() {
                1 => String::new(),
                _ if self.briefing.language.script_code() != "Arab" && index < 26 => {
                    char::from(b'A' + u8::try_from(index).unwrap_or(0)).to_string()
                }
                _ => self.language.number(index as u64 + 1),
            };
            let before = match &word {
                Some(word) if word.is_empty() => String::new(),
                word => self.appendix(word.as_deref(), &label),
            };
            let id = self.next_text();
            let mut builder = TextBuilder::new(id);
            builder.push(&before);
            let own = builder.marked_if(None, |builder| self.add_line(&appendix.title, builder));
            let heading = builder.finish();
            // Its name comes from the title as it reads, without markup and without its letter.
            let title = self.label(&heading, own.start);
            let named = self.anchor_of(appendix.id.as_ref());
            let anchor = named.unwrap_or_else(|| self.anchors.for_title(&title, "appendix"));
            let label = self.label(&heading, 0);
            let blocks = self.section_blocks(appendix, PART);
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
    fn appendix(&self, word: Option<&str>, label: &str) -> String {
        let term = &self.language.terms.appendix;
        let colon = term.split_once("{}").map_or("", |(_, colon)| colon);
        match (word, label) {
            (None, "") => term.replace(" {}", ""),
            (None, label) => term.replace("{}", label),
            (Some(word), "") => format!("{word}{colon}"),
            (Some(word), label) => format!("{word} {label}{colon}"),
        }
    }
}
