//! `key_figures`: the numbers that stand for all, as a block and as a part of the briefing.

use super::{Block, Field, Kind};
use crate::briefing::keys::{self, Key, Table, Value};
use crate::briefing::lower::Lowerer;
use crate::briefing::record::Decoder;
use crate::briefing::yaml::{Node, Written};
use crate::diagnostic::Diagnostic;
use crate::document;

/// A number, and what it is.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyFigure {
    /// The number, with its unit.
    pub value: Written,
    /// What it is.
    pub label: Written,
    /// How it has changed.
    pub change: Option<Written>,
    /// Where it is from.
    pub source: Option<Written>,
}

/// The kind.
pub const KIND: Kind = Kind {
    key: Key::new(
        "key_figures",
        Value::mapping(|| &KEY_FIGURE).list(),
        "two to six numbers that stand for all: mappings with `value` and `label`",
    ),
    read: |decoder, node| {
        let figures = read(decoder, node);
        (!figures.is_empty()).then_some(Block::KeyFigures(figures))
    },
};

/// A key figure.
pub static KEY_FIGURE: Table = Table {
    what: "a key figure",
    owner: "a key figure",
    example: &["value", "label"],
    keys: &[
        Key::new(
            "value",
            Value::text(keys::Text::Line),
            "the number, with its unit",
        )
        .required()
        .miscalled(&["number", "figure"]),
        Key::new("label", Value::text(keys::Text::Line), "what it is")
            .required()
            .miscalled(&["text", "name", "title", "description"]),
        Key::new(
            "change",
            Value::text(keys::Text::Line),
            "how it has changed",
        )
        .miscalled(&["delta", "trend"]),
        Key::new(
            "source",
            Value::text(keys::Text::Line),
            "where it is from: mostly a citation",
        ),
    ],
};

/// More do not stand side by side.
const MOST: usize = 6;

/// Reads key figures.
pub fn read(decoder: &mut Decoder<'_>, node: &Node) -> Vec<KeyFigure> {
    let nodes = decoder.list(node, "`key_figures`", Some(&KEY_FIGURE));
    if nodes.len() > MOST {
        let message = format!("{} key figures are more than six", nodes.len());
        decoder.error(
            Diagnostic::error("too-many-figures", nodes[MOST].span, message)
                .label("the seventh")
                .help("leave those that matter most; a table holds the others"),
        );
    }
    let mut figures = Vec::new();
    for node in nodes {
        let Some(record) = decoder.record(node, &KEY_FIGURE) else {
            continue;
        };
        let (value, label) = (
            decoder.required(&record, "value"),
            decoder.required(&record, "label"),
        );
        if let (Some(value), Some(label)) = (value, label) {
            figures.push(KeyFigure {
                value,
                label,
                change: decoder.text_of(&record, "change"),
                source: decoder.text_of(&record, "source"),
            });
        }
    }
    figures
}

/// Their texts.
pub fn texts(figures: &[KeyFigure]) -> Vec<Field<'_>> {
    let mut fields = Vec::new();
    for figure in figures {
        let more = [("change", &figure.change), ("source", &figure.source)];
        let more = more
            .into_iter()
            .filter_map(|(key, written)| Some((key, written.as_ref()?)));
        let said = [("value", &figure.value), ("label", &figure.label)];
        fields.extend(said.into_iter().chain(more).map(|(key, written)| Field {
            key,
            kind: keys::Text::Line,
            written,
        }));
    }
    fields
}

/// The numbers, each with what it is.
pub fn lower(figures: &[KeyFigure], lowerer: &mut Lowerer<'_>) -> Vec<document::Block> {
    let mut set = Vec::new();
    for figure in figures {
        let (value, label) = (lowerer.inline(&figure.value), lowerer.inline(&figure.label));
        let remarks = figure.change.iter().chain(&figure.source);
        let remarks = remarks.map(|written| lowerer.inline(written)).collect();
        set.push(document::KeyFigure {
            value,
            label,
            remarks,
        });
    }
    vec![document::Block::KeyFigures(set)]
}
