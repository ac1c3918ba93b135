//! The texts of a file in the order in which they are read.

use super::spine::Content;
use crate::document::{Block, Child, Document, Note, Reference, Section, Text, TitleBlock};

/// A text in its order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Read<'a> {
    /// The text.
    pub text: &'a Text,
    /// Whether it hangs beside the text that follows: a marker, a number, a date. On a page the two
    /// begin on one line.
    pub hangs: bool,
}

/// The texts of a file, without the notes that they call.
pub fn texts<'a>(document: &'a Document, content: Content<'a>) -> Vec<Read<'a>> {
    let mut walk = ReadingOrder(Vec::new());
    match content {
        Content::Title(tldr) => {
            walk.title_block(&document.title_block);
            tldr.into_iter().for_each(|section| walk.section(section));
        }
        Content::Part(section) => walk.section(section),
        Content::Colophon(section) => walk.section(section),
    }
    walk.0
}

/// The texts of a note, without its number.
pub fn texts_of_note(note: &Note) -> impl Iterator<Item = &Text> {
    let mut walk = ReadingOrder(Vec::new());
    walk.blocks(&note.blocks);
    walk.0.into_iter().map(|read| read.text)
}

/// The sources that are listed in a file.
pub fn references(content: Content<'_>) -> Vec<&Reference> {
    match content {
        Content::Title(Some(section)) | Content::Part(section) => references_in(&section.blocks),
        Content::Title(None) | Content::Colophon(_) => Vec::new(),
    }
}

/// The anchors of what a text may refer to in a file.
pub fn anchors(content: Content<'_>) -> Vec<&str> {
    match content {
        Content::Title(Some(section)) | Content::Part(section) => {
            let mut anchors = vec![section.anchor.as_str()];
            add_anchors(&section.blocks, &mut anchors);
            anchors
        }
        Content::Colophon(section) => {
            let mut anchors = Vec::new();
            add_anchors(&section.blocks, &mut anchors);
            anchors
        }
        Content::Title(None) => Vec::new(),
    }
}

fn add_anchors<'a>(blocks: &'a [Block], anchors: &mut Vec<&'a str>) {
    for block in blocks {
        anchors.extend(block.anchors());
        for child in block.children() {
            if let Child::Blocks(blocks) = child {
                add_anchors(blocks, anchors);
            }
        }
    }
}

fn references_in(blocks: &[Block]) -> Vec<&Reference> {
    let mut found = Vec::new();
    for block in blocks {
        if let Block::References(references) = block {
            found.extend(references);
        }
        for child in block.children() {
            if let Child::Blocks(blocks) = child {
                found.extend(references_in(blocks));
            }
        }
    }
    found
}

struct ReadingOrder<'a>(Vec<Read<'a>>);

impl<'a> ReadingOrder<'a> {
    fn text(&mut self, text: &'a Text) {
        self.0.push(Read { text, hangs: false });
    }

    fn hanging(&mut self, text: &'a Text) {
        self.0.push(Read { text, hangs: true });
    }

    fn title_block(&mut self, block: &'a TitleBlock) {
        let TitleBlock {
            kicker,
            title,
            subtitle,
            byline,
            imprint,
            notice,
        } = block;
        let lines = [
            notice.as_ref(),
            kicker.as_ref(),
            Some(title),
            subtitle.as_ref(),
        ];
        let lines = lines.into_iter().flatten().chain(byline).chain(imprint);
        lines.for_each(|line| self.text(line));
    }

    fn section(&mut self, section: &'a Section) {
        section
            .heading
            .iter()
            .for_each(|heading| self.text(heading));
        self.blocks(&section.blocks);
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        for child in blocks.iter().flat_map(Block::children) {
            match child {
                Child::Text(text) => self.text(text),
                Child::Hanging(text) => self.hanging(text),
                Child::Blocks(blocks) => self.blocks(blocks),
            }
        }
    }
}
