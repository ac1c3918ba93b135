//! `steps`: what is to be done, one after the other.

use super::{Block, Field, Kind};
use crate::briefing::keys::{self, Key, Value};
use crate::briefing::lower::{self, Lowerer};
use crate::briefing::record::Decoder;
use crate::briefing::yaml::{Node, Written};
use crate::document;

/// The kind.
pub const KIND: Kind = Kind {
    key: Key::new(
        "steps",
        Value::text(keys::Text::Blocks).list(),
        "what is done one after the other: a list of texts, which are numbered",
    ),
    read,
};

fn read(decoder: &mut Decoder<'_>, node: &Node) -> Option<Block> {
    let nodes = decoder.list(node, "`steps`", None);
    let steps: Vec<Written> = nodes
        .into_iter()
        .filter_map(|node| decoder.text(node, "a step"))
        .collect();
    (!steps.is_empty()).then_some(Block::Steps(steps))
}

/// Its texts.
pub fn texts(steps: &[Written]) -> Vec<Field<'_>> {
    let field = |written| Field {
        key: "steps",
        kind: keys::Text::Blocks,
        written,
    };
    steps.iter().map(field).collect()
}

/// A numbered list.
pub fn lower(steps: &[Written], lowerer: &mut Lowerer<'_>) -> Vec<document::Block> {
    vec![lower::steps(lowerer, steps)]
}
