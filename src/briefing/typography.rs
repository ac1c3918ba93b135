//! Straight marks → the language's.
//!
//! In: the inline content of one text. Out: the same with quotation marks, apostrophes, dashes and
//! ellipses as the language writes them, and its spaces before marks (French). Code and addresses
//! stay as they are. A span of another language gets that language's marks.
//!
//! What a quote is, [`quotes`] decides; what is written for it, [`marks`] does.

mod marks;
mod quotes;

use self::marks::Smartener;
use super::markup::{Inline, MarkupBlock};
use crate::language::{self, Language};

/// A quotation that is open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quotation {
    /// The mark that it was typed with.
    mark: char,
    /// Whether it stands within another.
    inner: bool,
}

/// Puts the language's marks in place of straight ones.
pub fn smarten(inlines: &mut [Inline], language: &'static Language) {
    smarten_after(None, inlines, language);
}

/// The same in blocks. A quotation may go on from one paragraph to the next. Markup has limited how deep
/// blocks nest.
pub fn smarten_blocks(blocks: &mut [MarkupBlock], language: &'static Language) {
    let mut open = None;
    for block in blocks {
        match block {
            MarkupBlock::Paragraph(content) => open = smarten_after(open, content, language),
            MarkupBlock::Heading { content, .. } => {
                smarten(content, language);
                open = None;
            }
            MarkupBlock::Code(_) | MarkupBlock::Figure(_) => {}
            MarkupBlock::Quote(blocks) => smarten_blocks(blocks, language),
            MarkupBlock::Table(table) => {
                table.cells_mut().for_each(|cell| smarten(cell, language));
                open = None;
            }
            MarkupBlock::List { items, .. } => {
                for item in items {
                    smarten_blocks(item, language);
                }
            }
        }
    }
}

/// The same, for a paragraph behind one that has left a quotation open; gives the one that this leaves
/// open.
pub fn smarten_after(
    open: Option<Quotation>,
    inlines: &mut [Inline],
    language: &'static Language,
) -> Option<Quotation> {
    let mut pieces = Vec::new();
    let mut apart = Vec::new();
    collect(inlines, language, &mut pieces, &mut apart);
    let open = if pieces.iter().any(|piece| piece.is_touched()) {
        Smartener::new(&pieces, open).run(pieces)
    } else {
        open
    };
    // A note is a text of its own, as are the words of a citation: no quotation reaches into it.
    for (apart, language) in apart {
        match apart {
            Apart::Words(content) => smarten(content, language),
            Apart::Blocks(blocks) => smarten_blocks(blocks, language),
        }
    }
    open
}

/// The same for a text without markup.
pub fn plain(text: String, language: &'static Language) -> String {
    alone(text, language, Extent::Everything)
}

/// The same for a name, in which quotes and apostrophes alone are the language's to set.
pub fn name(text: String, language: &'static Language) -> String {
    alone(text, language, Extent::Quotes)
}

fn alone(mut text: String, language: &'static Language, extent: Extent) -> String {
    let piece = Piece {
        target: Target::Characters(&mut text),
        language,
    };
    if piece.is_touched() {
        let pieces = vec![piece];
        Smartener::new(&pieces, None).limited(extent).run(pieces);
    }
    text
}

/// How much of a text the language sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// Quotes, dashes, ellipses and spaces.
    Everything,
    /// Quotes and apostrophes.
    Quotes,
}

/// Characters of one language, or something between them.
struct Piece<'a> {
    target: Target<'a>,
    language: &'static Language,
}

enum Target<'a> {
    /// Characters that may change.
    Characters(&'a mut String),
    /// What stands like a word and stays as it is: code, a citation.
    Word,
    /// A line break.
    Break,
}

impl Piece<'_> {
    /// Whether anything in it may change.
    fn is_touched(&self) -> bool {
        let marks = &self.language.punctuation;
        let spaced = marks.space_before.is_some() || marks.space_before_colon.is_some();
        match &self.target {
            Target::Characters(characters) => {
                spaced
                    || characters.contains(['"', '\''])
                    || characters.contains("--")
                    || characters.contains("...")
                    || characters.contains(". ")
                    || has_title(characters, self.language)
                    || characters.contains(char::is_numeric)
            }
            Target::Word | Target::Break => false,
        }
    }
}

/// Whether a title that a name follows may stand here.
fn has_title(characters: &str, language: &Language) -> bool {
    let titles = &language.together.titles;
    titles.iter().any(|title| characters.contains(&**title))
}

/// What stands in a text and is a text of its own.
enum Apart<'a> {
    /// Words of a citation.
    Words(&'a mut [Inline]),
    /// A note.
    Blocks(&'a mut [MarkupBlock]),
}

/// Lists the pieces of a text in reading order. Markup has limited its depth.
fn collect<'a>(
    inlines: &'a mut [Inline],
    language: &'static Language,
    pieces: &mut Vec<Piece<'a>>,
    apart: &mut Vec<(Apart<'a>, &'static Language)>,
) {
    let piece = |target| Piece { target, language };
    for inline in inlines {
        match inline {
            Inline::Characters(characters) => {
                pieces.push(piece(Target::Characters(characters)));
            }
            Inline::LineBreak => pieces.push(piece(Target::Break)),
            Inline::Code(_) | Inline::Reference { .. } => pieces.push(piece(Target::Word)),
            Inline::Citation { items } => {
                pieces.push(piece(Target::Word));
                for item in items {
                    apart.push((Apart::Words(&mut item.prefix), language));
                    apart.push((Apart::Words(&mut item.locator), language));
                }
            }
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Struck(content)
            | Inline::Link { content, .. }
            | Inline::ReferenceInWords { content, .. } => {
                collect(content, language, pieces, apart);
            }
            Inline::Language { tag, content } => {
                collect(content, language::lookup(tag), pieces, apart);
            }
            Inline::Note { blocks, .. } => apart.push((Apart::Blocks(blocks), language)),
            // Its number is raised, and stands in no quotation.
            Inline::NoteCall { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests;
