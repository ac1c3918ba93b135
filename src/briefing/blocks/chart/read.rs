//! Keys → a chart as it was typed.

use super::check::check;
use super::data;
use super::{ANNOTATION, Annotation, CHART, Chart, SERIES, Series};
use crate::briefing::keys::choices::{ARRANGES, BOOLEANS, CHART_KINDS};
use crate::briefing::record::{Decoder, Record, identifier};
use crate::briefing::yaml::{Node, NodeKind, Written};
use crate::diagnostic::Diagnostic;

/// An annotation has so many characters at most.
const LONGEST: usize = 50;
/// Reads a chart.
pub fn read(decoder: &mut Decoder<'_>, node: &Node) -> Option<Chart> {
    let record = decoder.record(node, &CHART)?;
    let kind = decoder
        .required(&record, "kind")
        .and_then(|_| decoder.choice(&record, "kind", CHART_KINDS));
    let data = record
        .get("data")
        .and_then(|node| data::read(decoder, node));
    let x = cells(decoder, &record, "x");
    let series: Vec<Series> = decoder
        .list_of(&record, "series")
        .into_iter()
        .filter_map(|node| one_series(decoder, node))
        .collect();
    if let (Some(data), Some(other)) = (&data, record.given("x").or(record.given("series"))) {
        let message = format!("a chart has either `{}` or `data`", other.key.value);
        decoder.error(
            Diagnostic::error("series-and-data", other.key.span, message)
                .related(data.file.name.span, "`data` is given here")
                .help("take one of them out"),
        );
        return None;
    }
    if record.get("data").is_none() && (series.is_empty() || x.is_empty()) {
        for (key, lacks) in [("x", x.is_empty()), ("series", series.is_empty())] {
            let is_at_fault = record.get(key).is_some() && decoder.diagnostics.has_errors();
            if lacks && !is_at_fault && !record.was_mistyped(key) {
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
        id: identifier(decoder, &record),
        kind: kind?,
        arrange: decoder
            .choice(&record, "arrange", ARRANGES)
            .unwrap_or_default(),
        small_multiples: decoder
            .choice(&record, "small_multiples", BOOLEANS)
            .unwrap_or(false),
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
        data,
        span: record.span,
    };
    chart.annotations = annotations(decoder, &record);
    // What a file has is seen when it is read.
    (chart.data.is_some() || check(decoder.diagnostics, &chart)).then_some(chart)
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
    let has_bounds = record.get("low").is_some() && record.get("high").is_some();
    if record.get("values").is_none() && !has_bounds {
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
