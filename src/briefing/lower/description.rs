//! What is said of a briefing where only words can stand: of it all, in catalogues, and of its
//! sections, in outlines and tables of contents.

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
                Block::Code(code) => words.push(code.text.content.replace('\n', " ")),
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
                Block::Definitions(_)
                | Block::References(_)
                | Block::Table(_)
                | Block::Figure(_)
                | Block::Chart(_)
                | Block::KeyFigures(_) => {}
                Block::Callout(callout) => self.add_words(&callout.blocks, words),
            }
        }
    }

    /// What a heading says where it is named elsewhere, from a byte of it on; all of it where that
    /// is citations alone.
    pub(super) fn label(&self, heading: &Text, from: usize) -> String {
        let words = self.words(heading);
        let whole = heading.content.replace('\u{2028}', " ");
        let label = if words.is_empty() { whole } else { words };
        // What stands before that byte is the program's own, and holds neither calls nor citations.
        label.get(from..).unwrap_or_default().trim().to_string()
    }

    /// A text without calls and citations, and without the space that stands before them.
    fn words(&self, text: &Text) -> String {
        let calls = text.marks.iter().filter_map(|mark| match mark.kind {
            MarkKind::NoteCall { .. } | MarkKind::Raised => Some(mark.range.clone()),
            _ => None,
        });
        // Those of a text that stands in no other are behind those of every text before it: a heading
        // looks at its own alone.
        let cited = self.cited.iter().rev();
        let cited = cited.take_while(|(id, _)| *id >= text.id);
        let cited = cited.filter(|(id, _)| *id == text.id);
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
