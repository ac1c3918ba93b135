//! `chart`: numbers that are drawn, with what they find.
//!
//! In: what the numbers belong to (`x`), and one or several `series` of them. Out: a [`Chart`](crate::document::Chart), as
//! data still.

mod check;
mod data;
mod lower;
mod read;
mod sense;

use super::{Block, Field, Kind};
use crate::briefing::keys::choices::{ARRANGES, CHART_KINDS, shown};
use crate::briefing::keys::{self, Key, Table, Value};
use crate::briefing::yaml::Written;
use crate::diagnostic::Span;
use crate::document::{Arrange, ChartKind};

pub use data::{SeriesOf, fill};
pub use lower::lower;

/// A chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What it is referred to by.
    pub id: Option<Written>,
    /// How its numbers are drawn.
    pub kind: ChartKind,
    /// How several series stand beside each other.
    pub arrange: Arrange,
    /// Whether each series has a drawing of its own.
    pub small_multiples: bool,
    /// What it finds.
    pub title: Option<Written>,
    /// What is measured, where and when.
    pub subtitle: Option<Written>,
    /// What is said of it below.
    pub caption: Option<Written>,
    /// What it shows, for those who do not see it.
    pub alternative: Option<Written>,
    /// What is counted.
    pub unit: Option<Written>,
    /// What the numbers belong to.
    pub x: Vec<Written>,
    /// The series.
    pub series: Vec<Series>,
    /// The series that counts.
    pub highlight: Option<Written>,
    /// What is said of places in it.
    pub annotations: Vec<Annotation>,
    /// What stands below it.
    pub notes: Option<Written>,
    /// Where its numbers are from.
    pub source: Option<Written>,
    /// The file that its numbers are read from; till then it has none.
    pub data: Option<SeriesOf>,
    /// Where it stands.
    pub span: Span,
}

/// A series of numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What it is called.
    pub name: Option<Written>,
    /// Its numbers.
    pub values: Vec<Written>,
    /// The least that each may be.
    pub low: Vec<Written>,
    /// The most.
    pub high: Vec<Written>,
    /// Where it stands.
    pub span: Span,
}

/// What is said of a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotation {
    /// What it belongs to: one of `x`.
    pub x: Written,
    /// What it says.
    pub text: Written,
}

/// The kind.
pub const KIND: Kind = Kind {
    key: Key::new(
        "chart",
        Value::mapping(|| &CHART),
        "numbers that are drawn: a `kind`, `x` and `series`, below a `title` that says what they show",
    ),
    read: |decoder, node| read::read(decoder, node).map(|chart| Block::Chart(Box::new(chart))),
};

const LINE: Value = Value::text(keys::Text::Line);
const PLAIN: Value = Value::text(keys::Text::Plain);
const NUMBERS: Value = Value::text(keys::Text::Number).list();

static CHART: Table = Table {
    what: "a chart",
    owner: "a chart",
    example: &["kind", "x", "series"],
    keys: &[
        keys::ID,
        Key::new(
            "kind",
            Value::text(keys::Text::Choice(|| shown(CHART_KINDS))),
            "how its numbers are drawn: `column`, `bar`, `line`, `area`, `dot`, `range`, `scatter`, `interval`",
        )
        .required()
        .miscalled(&["type"]),
        Key::new("title", LINE, "what it finds: a sentence").miscalled(&["heading", "headline"]),
        Key::new("subtitle", LINE, "what is measured, in which unit, where and when"),
        Key::new("unit", PLAIN, "what is counted, beside the axis").miscalled(&["units"]),
        Key::new("caption", LINE, "what more is to be said of it, below it"),
        Key::new(
            "alt",
            PLAIN,
            "what it shows, for those who do not see it; made of title, subtitle and numbers where it is left out",
        ),
        Key::new(
            "x",
            PLAIN.list(),
            "what the numbers belong to, each in its place; numbers alone are years where all are from 1500 to 2100, or from \
             1300 to 1499 in a language that is written from right to left",
        )
            .required_unless(&[&["data"]])
            .miscalled(&["categories", "labels", "xs"]),
        Key::new("series", Value::mapping(|| &SERIES).list(), "the numbers: one series or several")
            .required_unless(&[&["data"]])
            .miscalled(&["values", "y"]),
        Key::new(
            "data",
            Value::mapping(|| &data::DATA),
            "instead of `x` and `series`: a file of separated values beside the briefing, and the columns of it",
        ),
        Key::new(
            "arrange",
            Value::text(keys::Text::Choice(|| shown(ARRANGES))),
            "how several series of columns, bars, lines or areas stand: `grouped` (side by side), `stacked`, `percent` (as parts of a hundred)",
        )
        .miscalled(&["stack", "stacking"]),
        Key::new(
            "small_multiples",
            Value::text(keys::Text::Boolean),
            "whether each series has a small drawing of its own, all on one scale: where lines would cross",
        )
        .miscalled(&["facets", "panels"]),
        Key::new("highlight", PLAIN, "the name of the series that counts: the others are quiet"),
        Key::new(
            "annotations",
            Value::mapping(|| &ANNOTATION).list(),
            "what is said of places in it: mappings with `x` and `text`",
        ),
        Key::new("notes", LINE, "a note below it").miscalled(&["note"]),
        Key::new("source", LINE, "where its numbers are from").miscalled(&["credit", "sources"]),
    ],
};

static SERIES: Table = Table {
    what: "a series of numbers",
    owner: "a series of numbers",
    example: &["name", "values"],
    keys: &[
        Key::new("name", PLAIN, "what it is called; one alone needs no name")
            .miscalled(&["label", "title"]),
        Key::new(
            "values",
            NUMBERS,
            "its numbers, one for each of `x`; `~` is a gap. Only beside `low` and `high` may there be none",
        )
        .required_unless(&[&["low", "high"]])
        .miscalled(&["data", "y", "numbers"]),
        Key::new("low", NUMBERS, "the least that each may be").miscalled(&["min", "lower"]),
        Key::new("high", NUMBERS, "the most that each may be").miscalled(&["max", "upper"]),
    ],
};

static ANNOTATION: Table = Table {
    what: "an annotation",
    owner: "an annotation",
    example: &["x", "text"],
    keys: &[
        Key::new("x", PLAIN, "what it belongs to: one of the chart's `x`")
            .required()
            .miscalled(&["at", "place"]),
        Key::new("text", PLAIN, "what it says, in 50 characters")
            .required()
            .miscalled(&["label", "words", "note"]),
    ],
};

/// Its texts.
pub fn texts(chart: &Chart) -> Vec<Field<'_>> {
    let plain = |key, written| Field {
        key,
        kind: keys::Text::Plain,
        written,
    };
    let line = |key, written| Field {
        key,
        kind: keys::Text::Line,
        written,
    };
    let mut fields = Vec::new();
    fields.extend(chart.title.iter().map(|text| line("title", text)));
    fields.extend(chart.subtitle.iter().map(|text| line("subtitle", text)));
    fields.extend(chart.unit.iter().map(|text| plain("unit", text)));
    fields.extend(chart.alternative.iter().map(|text| plain("alt", text)));
    fields.extend(chart.x.iter().map(|text| plain("x", text)));
    let names = chart
        .series
        .iter()
        .filter_map(|series| series.name.as_ref());
    fields.extend(names.map(|name| plain("name", name)));
    fields.extend(chart.annotations.iter().map(|one| plain("text", &one.text)));
    fields.extend(chart.caption.iter().map(|text| line("caption", text)));
    fields.extend(chart.notes.iter().map(|text| line("notes", text)));
    fields.extend(chart.source.iter().map(|text| line("source", text)));
    fields
}
