//! The table of contents as a tree: the headings of the document, in reading order.

use super::book::Book;
use super::spine::{Content, anchor_id};
use crate::document::{Block, Section};
use crate::language::Tag;

/// A line of the table of contents.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlineItem {
    /// What it says.
    pub label: String,
    /// The language of that, where it is not the document's.
    pub language: Option<Tag>,
    /// Where it leads, as seen from the package.
    pub address: String,
    /// The lines below it.
    pub children: Vec<OutlineItem>,
}

/// The table of contents. It is never empty, as no navigation document may be without one (EPUB
/// 3.3, 7.4.2): where no part has a heading, the title leads to the title page.
pub fn outline(book: &Book<'_>) -> Vec<OutlineItem> {
    let mut entries = Vec::new();
    for (file, part) in book.spine.files.iter().enumerate() {
        for content in &part.contents {
            match content {
                Content::Title(Some(section)) | Content::Part(section) => {
                    entries.extend(lines(book, file, section));
                }
                Content::Title(None) | Content::Colophon(_) => {}
            }
        }
    }
    if entries.is_empty() {
        entries.push(OutlineItem {
            label: book.document.metadata.title.clone(),
            language: None,
            address: book.spine.files[0].name.clone(),
            children: Vec::new(),
        });
    }
    entries
}

/// The line of a section with those below it; only these where it has no heading.
fn lines(book: &Book<'_>, file: usize, section: &Section) -> Vec<OutlineItem> {
    let children = below(book, file, &section.blocks);
    match &section.heading {
        Some(heading) => vec![OutlineItem {
            label: section.label.clone(),
            language: heading.language.clone(),
            address: book.spine.address(file, &anchor_id(&section.anchor)),
            children,
        }],
        None => children,
    }
}

fn below(book: &Book<'_>, file: usize, blocks: &[Block]) -> Vec<OutlineItem> {
    let lines = |block: &Block| match block {
        Block::Section(section) => lines(book, file, section),
        Block::Paragraph(_)
        | Block::List(_)
        | Block::Quote(_)
        | Block::Code(_)
        | Block::Definitions(_)
        | Block::References(_)
        | Block::Table(_)
        | Block::Figure(_)
        | Block::Chart(_)
        | Block::Callout(_)
        | Block::KeyFigures(_) => Vec::new(),
    };
    blocks.iter().flat_map(lines).collect()
}
