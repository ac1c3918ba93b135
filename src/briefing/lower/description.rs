//! What a briefing says in a sentence or two, for catalogues: the words of its TL;DR.

use super::Lowerer;
use crate::document::{Block, MarkKind, Section, SectionKind, Text};

impl Lowerer<'_> {
    /// The TL;DR's plain text, without the numbers of notes and without citations: both would point
    /// to what a catalogue does not have.
    pub(super) fn description(&self, parts: &[Section]) -> Option<String> {
        let tldr = parts.iter().find(|part| part.kind == SectionKind::Tldr)?;
        let mut words = Vec::new();
        self.add_words(&tldr.blocks, &mut words);
        words.retain(|words| !words.is_empty());
        (!words.is_empty()).then(|| words.join(" "))
    }

    fn add_words(&self, blocks: &[Block], words: &mut Vec<String>) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => words.push(self.words(&paragraph.text)),
                Block::Code(code) => words.push(code.content.replace('\n', " ")),
                Block::Quote(quote) => self.add_words(&quote.blocks, words),
                Block::Section(section) => {
                    words.extend(section.heading.iter().map(|heading| self.words(heading)));
                    self.add_words(&section.blocks, words);
                }
                Block::List(list) => {
                    for item in &list.items {
                        self.add_words(&item.blocks, words);
                    }
                }
                // Questions, terms and sources have parts of their own.
                Block::Definitions(_) | Block::References(_) => {}
            }
        }
    }

    /// A text without calls and citations, and without the space that stands before them.
    fn words(&self, text: &Text) -> String {
        let calls = text.marks.iter().filter_map(|mark| match mark.kind {
            MarkKind::NoteCall { .. } => Some(mark.range.clone()),
            _ => None,
        });
        let cited = self.cited.iter().filter(|(id, _)| *id == text.id);
        let mut pointing: Vec<_> = calls.chain(cited.map(|(_, range)| range.clone())).collect();
        pointing.sort_by_key(|range| range.start);
        let mut words = String::new();
        let mut at = 0;
        for range in pointing {
            words.push_str(text.content.get(at..range.start).unwrap_or_default());
            words.truncate(words.trim_end().len());
            at = at.max(range.end);
        }
        words.push_str(text.content.get(at..).unwrap_or_default());
        words.trim().replace('\u{2028}', " ")
    }
}
