//! `lang` of a section or a block: the language of its texts, where that is not the briefing's.
//!
//! It is no kind of block that a briefing names: an entry of `blocks` has it beside its one block, a section beside
//! its title. Its texts have the marks, the hyphens and the direction of their language; what the program numbers
//! across the briefing (notes, citations, tables) has its digits and words all the same.

use super::{Block, Field};
use crate::briefing::keys::{Key, Text, Value};
use crate::briefing::lower::{BlockContext, Lowerer};
use crate::document;
use crate::language::Tag;

/// Its key beside those of the kinds.
pub const KEY: Key = Key::new(
    "lang",
    Value::text(Text::Language),
    "its language, where that is not the briefing's: turns its paragraphs, and sets its quotes and hyphens",
)
.also_spelled(&["language"]);

/// A block in a language of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct InLanguage {
    /// The language.
    pub language: Tag,
    /// The block.
    pub block: Block,
}

/// Its texts.
pub fn texts(own: &InLanguage) -> Vec<Field<'_>> {
    own.block.texts()
}

/// The block, in its language.
pub fn lower(
    own: &InLanguage,
    lowerer: &mut Lowerer<'_>,
    place: BlockContext,
) -> Vec<document::Block> {
    lowerer.within_language(Some(&own.language), |lowerer| {
        own.block.lower(lowerer, place)
    })
}
