//! `definitions`: terms, each with what it means, where they are wanted in the text. They look like the
//! glossary, and are found by the same names.

use super::{Block, Field, Kind};
use crate::briefing::keys::{self, Key, Table, Value};
use crate::briefing::lower::{self, Lowerer};
use crate::briefing::parse;
use crate::briefing::record::Decoder;
use crate::briefing::typed::Definition;
use crate::briefing::yaml::Node;
use crate::document;

/// The kind.
pub const KIND: Kind = Kind {
    key: Key::new(
        "definitions",
        Value::mapping(|| &DEFINITION).list(),
        "terms that are explained where they stand: a list of mappings with `term` and `definition`",
    ),
    read,
};

static DEFINITION: Table = Table {
    what: "an entry of `definitions`",
    owner: "an entry of `definitions`",
    example: &["term", "definition"],
    keys: keys::DEFINED,
};

fn read(decoder: &mut Decoder<'_>, node: &Node) -> Option<Block> {
    let nodes = decoder.list(node, "`definitions`", Some(&DEFINITION));
    let definitions = parse::definitions(decoder, nodes, &DEFINITION);
    (!definitions.is_empty()).then_some(Block::Definitions(definitions))
}

/// Its texts.
pub fn texts(definitions: &[Definition]) -> Vec<Field<'_>> {
    let texts = definitions.iter().flat_map(|one| {
        [
            ("term", keys::Text::Line, &one.term),
            ("definition", keys::Text::Blocks, &one.definition),
        ]
    });
    let fields = texts.map(|(key, kind, written)| Field { key, kind, written });
    fields.collect()
}

/// A list of terms.
pub fn lower(definitions: &[Definition], lowerer: &mut Lowerer<'_>) -> Vec<document::Block> {
    lower::terms(lowerer, definitions)
}
