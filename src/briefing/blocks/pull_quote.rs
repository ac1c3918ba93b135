//! `pull_quote`: words of the text once more, large, for those who leaf through it.

use super::{Block, Field, Kind};
use crate::briefing::keys::{self, Key, Value};
use crate::briefing::lower::Lowerer;
use crate::briefing::yaml::Written;
use crate::document::{self, Paragraph, Voice};

/// The kind.
pub const KIND: Kind = Kind {
    key: Key::new(
        "pull_quote",
        Value::text(keys::Text::Line),
        "words of the text once more, large",
    ),
    read: |decoder, node| decoder.text(node, "`pull_quote`").map(Block::PullQuote),
};

/// Its one text.
pub fn texts(written: &Written) -> Vec<Field<'_>> {
    vec![Field {
        key: "pull_quote",
        kind: keys::Text::Line,
        written,
    }]
}

/// A paragraph in a voice of its own.
pub fn lower(written: &Written, lowerer: &mut Lowerer<'_>) -> Vec<document::Block> {
    let text = lowerer.inline(written);
    if document::is_blank(&text.content) {
        return Vec::new();
    }
    vec![document::Block::Paragraph(Paragraph {
        voice: Voice::PullQuote,
        text,
    })]
}
