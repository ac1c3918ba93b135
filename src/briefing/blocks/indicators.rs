//! `indicators`: traces of an attack, as a table.
//!
//! In: a list of STIX's observables: their type and value, who may see each, when it was first seen. Out: a
//! table sorted by type, in which no value leads anywhere: addresses are defanged (`hxxp`, `[.]`) and never
//! links, hashes stand whole.

mod value;

use super::{Block, Field, Kind};
use crate::briefing::keys::choices::{TLP, shown};
use crate::briefing::keys::{self, Key, Table, Value};
use crate::briefing::lower::{self, Lowerer};
use crate::briefing::record::Decoder;
use crate::briefing::yaml::{Node, Written};
use crate::diagnostic::Span;
use crate::document::{
    self, Cell, ColumnAlign, Fit, MarkKind, Marking, Paragraph, Row, RowKind, Scope, Text, Tlp,
    Voice,
};

/// An indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// What it is: a type of STIX 2.1.
    pub kind: Written,
    /// What was seen.
    pub value: Written,
    /// Who may see it, and where that is said.
    pub tlp: Option<(Tlp, Span)>,
    /// When it was first seen.
    pub first_seen: Option<Written>,
    /// What is said of it.
    pub note: Option<Written>,
}

/// The kind.
pub const KIND: Kind = Kind {
    key: Key::new(
        "indicators",
        Value::mapping(|| &INDICATOR).list(),
        "traces of an attack, as a table: mappings with `type` and `value`; they are defanged, and lead nowhere",
    ),
    read,
};

static INDICATOR: Table = Table {
    what: "an indicator",
    owner: "an indicator",
    example: &["type", "value"],
    keys: &[
        Key::new(
            "type",
            Value::text(keys::Text::Verbatim),
            "what it is, as STIX 2.1 calls it: `domain-name`, `ipv4-addr`, `url`, `email-addr`, `file` …",
        )
        .required()
        .miscalled(&["kind", "ioc_type"]),
        Key::new("value", Value::text(keys::Text::Verbatim), "what was seen: an address, a hash")
            .required()
            .miscalled(&["indicator", "ioc", "text"]),
        Key::new(
            "tlp",
            Value::text(keys::Text::Choice(|| shown(TLP))),
            "who may see it",
        ),
        Key::new("first_seen", Value::text(keys::Text::Plain), "when: a date or words")
            .miscalled(&["date", "seen"]),
        Key::new("note", Value::text(keys::Text::Line), "what is said of it")
            .miscalled(&["notes", "comment", "description"]),
    ],
};

fn read(decoder: &mut Decoder<'_>, node: &Node) -> Option<Block> {
    let mut indicators = Vec::new();
    for node in decoder.list(node, "`indicators`", Some(&INDICATOR)) {
        let Some(record) = decoder.record(node, &INDICATOR) else {
            continue;
        };
        let (kind, value) = (
            decoder.required(&record, "type"),
            decoder.required(&record, "value"),
        );
        if let (Some(kind), Some(value)) = (kind, value) {
            indicators.push(Indicator {
                kind,
                value,
                tlp: (decoder.text_of(&record, "tlp"))
                    .and_then(|written| Some((decoder.word(&written, "tlp", TLP)?, written.span))),
                first_seen: decoder.text_of(&record, "first_seen"),
                note: decoder.text_of(&record, "note"),
            });
        }
    }
    (!indicators.is_empty()).then_some(Block::Indicators(indicators))
}

/// Their texts.
pub fn texts(indicators: &[Indicator]) -> Vec<Field<'_>> {
    let mut fields = Vec::new();
    for indicator in indicators {
        let field = |key, kind, written| Field { key, kind, written };
        fields.push(field("value", keys::Text::Verbatim, &indicator.value));
        let seen = indicator.first_seen.iter();
        fields.extend(seen.map(|written| field("first_seen", keys::Text::Plain, written)));
        let note = indicator.note.iter();
        fields.extend(note.map(|written| field("note", keys::Text::Line, written)));
    }
    fields
}

/// A table, with the columns that any indicator has something in.
pub fn lower(indicators: &[Indicator], lowerer: &mut Lowerer<'_>) -> Vec<document::Block> {
    let label = lowerer.next_label();
    let terms = &lowerer.language().terms;
    let has = |there: fn(&Indicator) -> bool| indicators.iter().any(there);
    let columns = [
        (Column::Kind, true, terms.indicator_type.as_str()),
        (Column::Value, true, &terms.indicator_value),
        (Column::Tlp, has(|one| one.tlp.is_some()), "TLP"),
        (
            Column::FirstSeen,
            has(|one| one.first_seen.is_some()),
            &terms.first_seen,
        ),
        (
            Column::Note,
            has(|one| one.note.is_some()),
            &terms.indicator_note,
        ),
    ];
    let columns: Vec<_> = columns
        .into_iter()
        .filter(|(_, wanted, _)| *wanted)
        .collect();
    let mut heads = Vec::new();
    for (column, (.., head)) in columns.iter().enumerate() {
        let text = lowerer.texts.plain(head);
        heads.push(cell(column, Some(Scope::Column), Some(text)));
    }
    let mut rows = vec![Row {
        kind: RowKind::Head,
        cells: heads,
    }];
    let mut sorted: Vec<&Indicator> = indicators.iter().collect();
    sorted.sort_by(|one, two| one.kind.value.cmp(&two.kind.value));
    for indicator in sorted {
        value::check(indicator, &mut lowerer.reporter);
        let cells = columns
            .iter()
            .enumerate()
            .map(|(place, (column, ..))| Cell {
                value: column.value(indicator),
                ..cell(place, None, column.text(indicator, lowerer))
            });
        rows.push(Row {
            kind: RowKind::Body,
            cells: cells.collect(),
        });
    }
    vec![document::Block::Table(Box::new(document::Table {
        anchor: label.anchor,
        label: None,
        caption: None,
        summary: None,
        columns: vec![ColumnAlign::Start; columns.len()],
        rows,
        remarks: Vec::new(),
        fit: Fit::Auto,
    }))]
}

/// What stands in a column.
#[derive(Clone, Copy)]
enum Column {
    Kind,
    Value,
    Tlp,
    FirstSeen,
    Note,
}

impl Column {
    /// What stands in it as data.
    fn value(self, indicator: &Indicator) -> Option<String> {
        match self {
            Column::Value => Some(value::fanged(&indicator.kind.value, &indicator.value.value)),
            Column::Kind | Column::Tlp | Column::FirstSeen | Column::Note => None,
        }
    }

    fn text(self, indicator: &Indicator, lowerer: &mut Lowerer<'_>) -> Option<Text> {
        match self {
            Column::Kind => Some(lowerer.texts.plain(&indicator.kind.value)),
            Column::Value => {
                let shown = value::defanged(&indicator.kind.value, &indicator.value.value);
                let mut builder = lowerer.texts.begin();
                builder.marked(MarkKind::Code, |builder| builder.push_code(&shown));
                Some(builder.finish())
            }
            Column::Tlp => {
                let (tlp, span) = indicator.tlp?;
                let marking = Marking {
                    tlp: Some(tlp),
                    ..Marking::default()
                };
                lower::warn_of_stricter(lowerer, &marking, span);
                let name = TLP.iter().find(|(_, known)| *known == tlp)?.0;
                Some(lowerer.texts.plain(name))
            }
            Column::FirstSeen => {
                let seen = indicator.first_seen.as_ref()?;
                let reporter = &mut lowerer.reporter;
                let words = lower::date_in_words(seen, lowerer.typographer, reporter);
                Some(lowerer.texts.plain(words))
            }
            Column::Note => Some(lowerer.inline(indicator.note.as_ref()?)),
        }
    }
}

fn cell(column: usize, scope: Option<Scope>, text: Option<Text>) -> Cell {
    let paragraph = text.map(|text| {
        document::Block::Paragraph(Paragraph {
            voice: Voice::Body,
            text,
        })
    });
    Cell::single(column, scope, Vec::from_iter(paragraph))
}
