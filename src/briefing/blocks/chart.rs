//! `chart`: numbers that are drawn, with what they find.
//!
//! In: what the numbers belong to (`x`), and one or several `series` of them. Out: a [`document::Chart`], as
//! data still.

use super::{Block, Field, Kind};
use crate::briefing::keys::choices::{ARRANGES, CHART_KINDS, shown};
use crate::briefing::keys::{self, Key, Table, Value};
use crate::briefing::lower::Lowerer;
use crate::briefing::markup;
use crate::briefing::record::{Decoder, Record, nearest};
use crate::briefing::yaml::{Node, NodeKind, Written};
use crate::diagnostic::{Diagnostic, Span};
use crate::document::{self, Arrange, ChartKind};
use crate::language::{Decimal, Language};

/// A chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What it is referred to by.
    pub id: Option<Written>,
    /// How its numbers are drawn.
    pub kind: ChartKind,
    /// How several series stand beside each other.
    pub arrange: Arrange,
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
    read: |decoder, node| read(decoder, node).map(|chart| Block::Chart(Box::new(chart))),
};

const LINE: Value = Value::text(keys::Text::Line);
const PLAIN: Value = Value::text(keys::Text::Plain);
const NUMBERS: Value = Value::text(keys::Text::Number).list();

static CHART: Table = Table {
    what: "a chart",
    owner: "a chart",
    example: &["kind", "x", "series"],
    keys: &[
        Key::new(
            "id",
            Value::text(keys::Text::Verbatim),
            "what `[#id]` in a text refers to it by",
        ),
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
        Key::new("x", PLAIN.list(), "what the numbers belong to, each in its place")
            .required()
            .miscalled(&["categories", "labels", "xs"]),
        Key::new("series", Value::mapping(|| &SERIES).list(), "the numbers: one series or several")
            .required()
            .miscalled(&["data", "values", "y"]),
        Key::new(
            "arrange",
            Value::text(keys::Text::Choice(|| shown(ARRANGES))),
            "how several series stand: `grouped` (side by side), `stacked`, `percent` (as parts of a hundred)",
        )
        .miscalled(&["stack", "stacking"]),
        Key::new("highlight", PLAIN, "the name of the series that counts: the others are quiet"),
        Key::new(
            "annotations",
            Value::mapping(|| &ANNOTATION).list(),
            "what is said of places in it: mappings with `x` and `text`",
        ),
        Key::new("notes", LINE, "a note below it").miscalled(&["note"]),
        Key::new("source", LINE, "where its numbers are from").miscalled(&["credit", "sources"]),
        Key::not_yet("small_multiples", Value::text(keys::Text::Boolean)),
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
            "its numbers, one for each of `x`; `~` is a gap",
        )
        .required()
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

/// An annotation has so many characters at most.
const LONGEST: usize = 50;
/// A chart has so many series at most, and so many places: more are no chart that anyone reads.
const MOST_SERIES: usize = 24;
const MOST_PLACES: usize = 2_000;

fn read(decoder: &mut Decoder<'_>, node: &Node) -> Option<Chart> {
    let record = decoder.record(node, &CHART)?;
    let kind = decoder
        .required(&record, "kind")
        .and_then(|_| decoder.choice(&record, "kind", CHART_KINDS));
    let x = cells(decoder, &record, "x");
    let series: Vec<Series> = decoder
        .list_of(&record, "series")
        .into_iter()
        .filter_map(|node| one_series(decoder, node))
        .collect();
    if series.is_empty() || x.is_empty() {
        for key in ["x", "series"] {
            if record.get(key).is_none() {
                let message = format!("a chart has no `{key}`");
                decoder.error(
                    Diagnostic::error("missing-key", record.span, message).help(
                        "write `x: [Jan, Feb]` and `series: [{name: Calls, values: [1, 2]}]`",
                    ),
                );
            }
        }
        return None;
    }
    let mut chart = Chart {
        id: decoder.identifier(&record),
        kind: kind?,
        arrange: decoder
            .choice(&record, "arrange", ARRANGES)
            .unwrap_or_default(),
        title: decoder.text_of(&record, "title"),
        subtitle: decoder.text_of(&record, "subtitle"),
        caption: decoder.text_of(&record, "caption"),
        alternative: decoder.text_of(&record, "alt"),
        unit: decoder.text_of(&record, "unit"),
        x,
        series,
        highlight: decoder.text_of(&record, "highlight"),
        annotations: Vec::new(),
        notes: decoder.text_of(&record, "notes"),
        source: decoder.text_of(&record, "source"),
        span: record.span,
    };
    chart.annotations = annotations(decoder, &record);
    check(decoder, &chart).then_some(chart)
}

/// The entries of a list; those that say nothing keep their places.
fn cells(decoder: &mut Decoder<'_>, record: &Record<'_>, key: &str) -> Vec<Written> {
    let Some(node) = record.get(key) else {
        return Vec::new();
    };
    let NodeKind::Sequence(nodes) = &node.kind else {
        decoder.wrong_type(node, &format!("`{key}`"), "a list", "`[…, …]`", None);
        return Vec::new();
    };
    nodes
        .iter()
        .filter_map(|node| decoder.text(node, &format!("an entry of `{key}`")))
        .collect()
}

fn one_series(decoder: &mut Decoder<'_>, node: &Node) -> Option<Series> {
    let record = decoder.record(node, &SERIES)?;
    if record.get("values").is_none() {
        decoder.required(&record, "values");
        return None;
    }
    Some(Series {
        name: decoder.text_of(&record, "name"),
        values: cells(decoder, &record, "values"),
        low: cells(decoder, &record, "low"),
        high: cells(decoder, &record, "high"),
        span: record.span,
    })
}

fn annotations(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Vec<Annotation> {
    let mut annotations = Vec::new();
    for node in decoder.list_of(record, "annotations") {
        let Some(record) = decoder.record(node, &ANNOTATION) else {
            continue;
        };
        let (x, text) = (
            decoder.required(&record, "x"),
            decoder.required(&record, "text"),
        );
        let (Some(x), Some(text)) = (x, text) else {
            continue;
        };
        let count = text.value.chars().count();
        if count > LONGEST {
            let message = format!("this annotation has {count} characters");
            decoder.error(
                Diagnostic::error("long-annotation", text.span, message)
                    .label(format!("{LONGEST} have room beside what is drawn"))
                    .help("say the rest in the text, or in `notes`"),
            );
        }
        annotations.push(Annotation { x, text });
    }
    annotations
}

/// Whether the numbers fit in with what they belong to; what does not is reported.
fn check(decoder: &mut Decoder<'_>, chart: &Chart) -> bool {
    let places = chart.x.len();
    let mut fits = true;
    for series in &chart.series {
        for (key, numbers) in [
            ("values", &series.values),
            ("low", &series.low),
            ("high", &series.high),
        ] {
            let may_lack = key != "values" && numbers.is_empty();
            if numbers.len() != places && !may_lack {
                fits = false;
                let message = format!("`{key}` has {} numbers, `x` {places} places", numbers.len());
                decoder.error(
                    Diagnostic::error("row-length", series.span, message)
                        .help("give a number for each place, and `~` where there is none"),
                );
            }
        }
    }
    if chart.series.len() > MOST_SERIES || places > MOST_PLACES {
        let message = format!(
            "a chart of {} series and {places} places",
            chart.series.len()
        );
        decoder.error(
            Diagnostic::error("chart-too-large", chart.span, message)
                .label("nobody could read it")
                .help(format!(
                    "{MOST_SERIES} series and {MOST_PLACES} places are the most; a table holds more"
                )),
        );
        fits = false;
    }
    if chart.title.is_none() && chart.subtitle.is_none() && chart.alternative.is_none() {
        decoder.error(
            Diagnostic::error(
                "missing-alt",
                chart.span,
                "this chart says nothing to those who do not see it",
            )
            .help("give it a `title` that says what it finds, or an `alt`"),
        );
    }
    fits
}

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

/// A chart.
pub fn lower(chart: &Chart, lowerer: &mut Lowerer<'_>) -> Vec<document::Block> {
    let label = lowerer.next_label();
    let title = lowerer.caption(&label, chart.title.as_ref());
    let subtitle = chart
        .subtitle
        .as_ref()
        .map(|subtitle| lowerer.inline(subtitle));
    let mut remarks = Vec::new();
    for text in chart.caption.iter().chain(&chart.notes) {
        let text = lowerer.inline(text);
        remarks.push(document::Remark { anchor: None, text });
    }
    remarks.extend(lowerer.source_of(chart.source.as_ref()));
    let series: Vec<document::DataSeries> = chart
        .series
        .iter()
        .map(|series| document::DataSeries {
            name: series
                .name
                .as_ref()
                .map_or_else(String::new, |name| lowerer.set(&name.value)),
            values: numbers(&series.values, lowerer),
            low: numbers(&series.low, lowerer),
            high: numbers(&series.high, lowerer),
        })
        .collect();
    let words = |written: &Written| lowerer.set(&written.value);
    let x: Vec<String> = chart.x.iter().map(words).collect();
    let unit = chart.unit.as_ref().map(words);
    let given = chart.alternative.as_ref().map(words);
    let alternative =
        given.unwrap_or_else(|| alternative(chart, (&x, &series), lowerer.language()));
    let annotations = placed(chart, lowerer);
    let highlight = highlighted(chart, lowerer);
    vec![document::Block::Chart(document::Chart {
        anchor: label.anchor,
        label: label.words,
        title,
        subtitle,
        kind: chart.kind,
        arrange: chart.arrange,
        x,
        series,
        highlight,
        annotations,
        unit,
        alternative,
        remarks,
    })]
}

/// Numbers as a machine writes them, or as the language does; anything else is reported.
fn numbers(written: &[Written], lowerer: &mut Lowerer<'_>) -> Vec<Option<Decimal>> {
    let language = lowerer.language();
    let mut numbers = Vec::with_capacity(written.len());
    for written in written {
        let text = written.value.trim();
        let is_gap = written.is_absent() || matches!(text, "-" | "\u{2013}" | "\u{2014}" | "");
        let number = Decimal::parse(text).or_else(|| {
            let (range, _) = language.number_in(text)?;
            (range.end == text.len()).then(|| language.value_of(text))?
        });
        if number.is_none() && !is_gap {
            let message = format!("`{text}` is no number");
            lowerer.diagnose(
                Diagnostic::error("no-number", written.span, message)
                    .help("write it as 1200.5, or as the language does; `~` where there is none"),
            );
        }
        numbers.push(number);
    }
    numbers
}

/// What a chart shows, where its writer has not said so: its title and subtitle, and each series from its
/// first number to its last.
fn alternative(
    chart: &Chart,
    (x, series): (&[String], &[document::DataSeries]),
    language: &Language,
) -> String {
    let heads = chart.title.iter().chain(&chart.subtitle);
    let mut sentences: Vec<String> = heads.map(|text| markup::words_of(&text.value)).collect();
    for series in series {
        let known = |number: &Option<Decimal>| number.is_some();
        let first = series.values.iter().position(known);
        let last = series.values.iter().rposition(known);
        let (Some(first), Some(last)) = (first, last) else {
            continue;
        };
        let number = |place: usize| series.values[place].map(|number| language.in_places(number));
        let said = |place: usize| format!("{} {}", x[place], number(place).unwrap_or_default());
        let range = format!("{} \u{2013} {}", said(first), said(last));
        sentences.push(match series.name.is_empty() {
            true => range,
            false => format!("{}: {range}", series.name),
        });
    }
    let ended = sentences.iter().map(|sentence| {
        let ends = sentence.ends_with(['.', '!', '?', '\u{61f}', '\u{6d4}']);
        format!("{sentence}{}", if ends { "" } else { "." })
    });
    ended.collect::<Vec<_>>().join(" ")
}

/// Annotations at their places; one that has none is reported.
fn placed(chart: &Chart, lowerer: &mut Lowerer<'_>) -> Vec<document::Annotation> {
    let mut placed = Vec::new();
    for annotation in &chart.annotations {
        let wanted = annotation.x.value.trim();
        let place = chart.x.iter().position(|x| x.value.trim() == wanted);
        let Some(place) = place else {
            let message = format!("`{wanted}` is none of `x`");
            let known = chart.x.iter().map(|x| x.value.as_str());
            let diagnostic = Diagnostic::error("unknown-value", annotation.x.span, message);
            lowerer.diagnose(match nearest(wanted, known) {
                Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                None => diagnostic.help("write it as it stands there"),
            });
            continue;
        };
        placed.push(document::Annotation {
            place,
            words: lowerer.set(&annotation.text.value),
        });
    }
    placed
}

/// The series that counts.
fn highlighted(chart: &Chart, lowerer: &mut Lowerer<'_>) -> Option<usize> {
    let highlight = chart.highlight.as_ref()?;
    let wanted = highlight.value.trim();
    let names = || {
        chart
            .series
            .iter()
            .map(|series| series.name.as_ref().map_or("", |name| name.value.trim()))
    };
    let found = names().position(|name| name == wanted);
    if found.is_none() {
        let message = format!("no series is called `{wanted}`");
        let diagnostic = Diagnostic::error("unknown-value", highlight.span, message);
        lowerer.diagnose(match nearest(wanted, names()) {
            Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
            None => diagnostic.help("write the `name` of a series"),
        });
    }
    found
}
