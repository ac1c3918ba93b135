//! Keys → a chart as it was typed.

use super::{ANNOTATION, Annotation, CHART, Chart, SERIES, Series};
use crate::briefing::keys::choices::{ARRANGES, CHART_KINDS};
use crate::briefing::record::{Decoder, Record};
use crate::briefing::yaml::{Node, NodeKind, Written};
use crate::diagnostic::Diagnostic;
use crate::document::{Arrange, ChartKind};

/// An annotation has so many characters at most.
const LONGEST: usize = 50;
/// A chart has so many series at most, and so many places: more are no chart that anyone reads.
const MOST_SERIES: usize = 24;
/// Bars that lie and the spaces between them are so many at most.
const MOST_ROWS: usize = 64;
const MOST_PLACES: usize = 2_000;

/// Reads a chart.
pub fn read(decoder: &mut Decoder<'_>, node: &Node) -> Option<Chart> {
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
        let reported = decoder.diagnostics.has_errors();
        for (key, lacks) in [("x", x.is_empty()), ("series", series.is_empty())] {
            if lacks && !reported {
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

/// Whether series can stand as they are to; what would be drawn on a scale that is not its own is reported.
fn check_arrangement(decoder: &mut Decoder<'_>, chart: &Chart) -> bool {
    if chart.arrange == Arrange::Grouped {
        return true;
    }
    let adds_up = matches!(
        chart.kind,
        ChartKind::Column | ChartKind::Bar | ChartKind::Line | ChartKind::Area
    );
    let bounded = chart
        .series
        .iter()
        .find(|series| !series.low.is_empty() || !series.high.is_empty());
    let (span, message, help) = match bounded {
        _ if !adds_up => (
            chart.span,
            "only columns, bars, lines and areas can be stacked",
            "leave `arrange` out, or draw a `column` or `bar`",
        ),
        Some(series) => (
            series.span,
            "numbers that are stacked cannot show how sure they are",
            "leave `low` and `high` out, or write `arrange: grouped`",
        ),
        None => return true,
    };
    decoder.error(Diagnostic::error("arrange-here", span, message).help(help));
    false
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
    let lies = matches!(
        chart.kind,
        ChartKind::Bar | ChartKind::Dot | ChartKind::Range | ChartKind::Interval
    );
    let beside = match (chart.kind, chart.arrange) {
        (ChartKind::Bar, Arrange::Grouped) => chart.series.len(),
        _ => 1,
    };
    if lies && places * (beside + 1) > MOST_ROWS {
        let message = format!("{places} places one below the other are higher than a page");
        decoder.error(
            Diagnostic::error("chart-too-large", chart.span, message)
                .help("leave those that matter most; a table holds more"),
        );
        fits = false;
    }
    fits &= check_arrangement(decoder, chart);
    if lies && let Some(annotation) = chart.annotations.first() {
        decoder.error(
            Diagnostic::error(
                "annotation-here",
                annotation.x.span,
                "a chart whose bars lie has no room for annotations",
            )
            .help("say it in `notes`, or draw a `column` or `line`"),
        );
        fits = false;
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
