//! What is said of a briefing where only words can stand: of it all, in catalogues, and of its
//! sections, in outlines and tables of contents.

use super::citations::Citations;
use crate::document::{Block, MarkKind, Section, SectionKind, Text};

/// The TL;DR's plain text, without the numbers of notes and without citations: both would point
/// to what a catalogue does not have.
pub fn description(parts: &[Section], citations: &Citations) -> Option<String> {
    let tldr = parts.iter().find(|part| part.kind == SectionKind::Tldr)?;
    let mut words = Vec::new();
    add_words(&tldr.blocks, citations, &mut words);
    words.retain(|words| !words.is_empty());
    (!words.is_empty()).then(|| words.join(" "))
}

fn add_words(blocks: &[Block], citations: &Citations, words: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => words.push(words_of(&paragraph.text, citations)),
            Block::Code(code) => words.push(code.text.content.replace('\n', " ")),
            Block::Quote(quote) => add_words(&quote.blocks, citations, words),
            Block::Section(section) => {
                let heading = section.heading.iter();
                words.extend(heading.map(|heading| words_of(heading, citations)));
                add_words(&section.blocks, citations, words);
            }
            Block::List(list) => {
                for item in &list.items {
                    add_words(&item.blocks, citations, words);
                }
            }
            // Questions, terms and sources have parts of their own.
            Block::Definitions(_)
            | Block::References(_)
            | Block::Table(_)
            | Block::Figure(_)
            | Block::Chart(_)
            | Block::KeyFigures(_) => {}
            Block::Callout(callout) => add_words(&callout.blocks, citations, words),
        }
    }
}

/// What a heading says where it is named elsewhere, from a byte of it on; all of it where that
/// is citations alone.
pub fn label(heading: &Text, from: usize, citations: &Citations) -> String {
    let words = words_of(heading, citations);
    let whole = heading.content.replace('\u{2028}', " ");
    let label = if words.is_empty() { whole } else { words };
    // What stands before that byte is the program's own, and holds neither calls nor citations.
    label.get(from..).unwrap_or_default().trim().to_string()
}

/// A text without calls and citations, and without the space that stands before them.
fn words_of(text: &Text, citations: &Citations) -> String {
    let calls = text.marks.iter().filter_map(|mark| match mark.kind {
        MarkKind::NoteCall { .. } | MarkKind::Raised => Some(mark.range.clone()),
        _ => None,
    });
    let mut pointing: Vec<_> = calls.chain(citations.brackets_of(text)).collect();
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
