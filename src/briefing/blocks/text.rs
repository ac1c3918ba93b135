//! `text`: paragraphs, lists and whatever else a text may hold. Headings in it make sections.

use super::{Block, Field, Kind};
use crate::briefing::keys::{self, Key, Value};
use crate::briefing::lower::{BlockContext, Lowerer};
use crate::briefing::yaml::Written;
use crate::document;

/// The kind.
pub const KIND: Kind = Kind {
    key: Key::new("text", Value::text(keys::Text::Blocks), "a text").miscalled(&[
        "paragraph",
        "prose",
        "markdown",
        "content",
        "body",
        "p",
    ]),
    read: |decoder, node| decoder.text(node, "`text`").map(Block::Text),
};

/// Its one text.
pub fn texts(written: &Written) -> Vec<Field<'_>> {
    vec![Field {
        key: "text",
        kind: keys::Text::Blocks,
        written,
    }]
}

/// The blocks that its markup makes.
pub fn lower(
    written: &Written,
    lowerer: &mut Lowerer<'_>,
    place: BlockContext,
) -> Vec<document::Block> {
    lowerer.block_text(written, place)
}
