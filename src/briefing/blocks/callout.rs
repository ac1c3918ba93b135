//! `callout`: a note, a warning, a method or a definition that is set apart from the text.

use super::{BLOCK, Block, Field, Kind};
use crate::briefing::keys::choices::{CALLOUTS, shown};
use crate::briefing::keys::{self, Key, Table, Value};
use crate::briefing::lower::{BlockContext, Lowerer};
use crate::briefing::record::Decoder;
use crate::briefing::yaml::{Node, Written};
use crate::diagnostic::Diagnostic;
use crate::document::{self, CalloutKind};

/// A callout.
#[derive(Debug, Clone, PartialEq)]
pub struct Callout {
    /// What it is.
    pub kind: CalloutKind,
    /// Its head.
    pub title: Option<Written>,
    /// What stands in it; not empty.
    pub blocks: Vec<Block>,
}

/// The kind.
pub const KIND: Kind = Kind {
    key: Key::new(
        "callout",
        Value::mapping(|| &CALLOUT),
        "what is set apart from the text: a `kind`, a `title`, and a `body` or `blocks`",
    ),
    read: |decoder, node| read(decoder, node).map(|callout| Block::Callout(Box::new(callout))),
};

static CALLOUT: Table = Table {
    what: "a callout",
    owner: "a callout",
    example: &["kind", "body"],
    keys: &[
        Key::new(
            "kind",
            Value::text(keys::Text::Choice(|| shown(CALLOUTS))),
            "`note`, `warning`, `method` or `definition`",
        )
        .miscalled(&["type"]),
        Key::new("title", Value::text(keys::Text::Line), "its head")
            .miscalled(&["heading", "head"]),
        Key::new("body", Value::text(keys::Text::Blocks), "its text")
            .required_unless(&[&["blocks"]])
            .miscalled(&["text", "content"]),
        Key::new(
            "blocks",
            Value::mapping(|| &BLOCK).list(),
            "instead of `body`: texts and other blocks, in their order",
        ),
    ],
};

/// How deep callouts may stand in each other.
const DEEPEST: usize = 4;

fn read(decoder: &mut Decoder<'_>, node: &Node) -> Option<Callout> {
    let record = decoder.record(node, &CALLOUT)?;
    let body = decoder.text_of(&record, "body");
    let mut blocks = Vec::from_iter(body.map(Block::Text));
    for node in decoder.list_of(&record, "blocks") {
        blocks.extend(super::read_entry(decoder, node));
    }
    let depth = depth(&blocks);
    if blocks.is_empty() && record.was_mistyped("body") {
        return None;
    }
    if blocks.is_empty() || depth > DEEPEST {
        let (code, message, help) = match depth > DEEPEST {
            true => (
                "too-deep",
                "callouts nest too deep here",
                "bring some of them up a level",
            ),
            false => ("missing-key", "a callout has no `body`", "add `body: …`"),
        };
        decoder.error(Diagnostic::error(code, record.span, message).help(help));
        return None;
    }
    Some(Callout {
        kind: decoder
            .choice(&record, "kind", CALLOUTS)
            .unwrap_or_default(),
        title: decoder.text_of(&record, "title"),
        blocks,
    })
}

/// How many callouts stand in each other.
fn depth(blocks: &[Block]) -> usize {
    let of = |block: &Block| match block {
        Block::Callout(callout) => 1 + depth(&callout.blocks),
        Block::InLanguage(own) => depth(std::slice::from_ref(&own.block)),
        _ => 0,
    };
    blocks.iter().map(of).max().unwrap_or(0)
}

/// Its texts, with those of the blocks in it.
pub fn texts(callout: &Callout) -> Vec<Field<'_>> {
    let title = callout.title.iter().map(|written| Field {
        key: "title",
        kind: keys::Text::Line,
        written,
    });
    title
        .chain(callout.blocks.iter().flat_map(Block::texts))
        .collect()
}

/// What is set apart: its head is its own, or says what it is.
pub fn lower(callout: &Callout, lowerer: &mut Lowerer<'_>) -> Vec<document::Block> {
    let terms = &lowerer.language().terms;
    let word = match callout.kind {
        CalloutKind::Note => None,
        CalloutKind::Warning => Some(&terms.warning),
        CalloutKind::Method => Some(&terms.method),
        CalloutKind::Definition => Some(&terms.definition),
    };
    let title = match (&callout.title, word) {
        (Some(title), _) => Some(lowerer.inline(title)),
        (None, Some(word)) => Some(lowerer.texts.plain(word)),
        (None, None) => None,
    };
    let blocks = callout.blocks.iter();
    let blocks = blocks
        .flat_map(|block| block.lower(lowerer, BlockContext::WITHIN))
        .collect();
    vec![document::Block::Callout(Box::new(document::Callout {
        kind: callout.kind,
        title,
        blocks,
    }))]
}
