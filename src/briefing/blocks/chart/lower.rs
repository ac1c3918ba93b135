//! A chart as it was typed → the document's.

use super::{Chart, sense};
use crate::briefing::lower::{self, Lowerer, Reporter, Typographer};
use crate::briefing::markup;
use crate::briefing::record::nearest;
use crate::briefing::yaml::Written;
use crate::diagnostic::Diagnostic;
use crate::document::{self, Date};
use crate::language::{Decimal, Language};

/// A chart.
pub fn lower(chart: &Chart, lowerer: &mut Lowerer<'_>) -> Vec<document::Block> {
    let typographer = lowerer.typographer;
    let language = typographer.language;
    let label = lowerer.next_label();
    let title = lower::caption(lowerer, &label, chart.title.as_ref());
    let subtitle = chart
        .subtitle
        .as_ref()
        .map(|subtitle| lowerer.inline(subtitle));
    let mut remarks = Vec::new();
    for text in chart.caption.iter().chain(&chart.notes) {
        let text = lowerer.inline(text);
        remarks.push(document::Remark { anchor: None, text });
    }
    remarks.extend(lower::source_of(lowerer, chart.source.as_ref()));
    let reporter = &mut lowerer.reporter;
    let series: Vec<document::DataSeries> = chart
        .series
        .iter()
        .map(|series| document::DataSeries {
            name: series
                .name
                .as_ref()
                .map_or_else(String::new, |name| typographer.set(&name.value)),
            values: numbers(&series.values, language, reporter),
            low: numbers(&series.low, language, reporter),
            high: numbers(&series.high, language, reporter),
        })
        .collect();
    sense::check(chart, &series, reporter);
    let dates = sense::dates(chart, typographer, reporter);
    let x: Vec<String> = match &dates {
        Some(dates) => {
            let date = |date: &Date| {
                let day = (date.year, date.month, date.day);
                language.date_on_axis(typographer.calendar, day)
            };
            dates.iter().map(date).collect()
        }
        None => places(chart, typographer),
    };
    let days = dates.map(|dates| dates.iter().map(Date::days_since_epoch).collect());
    let words = |written: &Written| typographer.set(&written.value);
    let unit = chart.unit.as_ref().map(words);
    let given = chart.alternative.as_ref().map(words);
    let alternative = given.unwrap_or_else(|| alternative(chart, (&x, &series), language));
    let annotations = placed(chart, typographer, reporter);
    let highlight = highlighted(chart, reporter);
    vec![document::Block::Chart(Box::new(document::Chart {
        anchor: label.anchor,
        label: label.words,
        title,
        language: lowerer.texts.language.clone(),
        subtitle,
        kind: chart.kind,
        arrange: chart.arrange,
        small_multiples: chart.small_multiples && series.len() > 1,
        x,
        days,
        series,
        highlight,
        annotations,
        unit,
        alternative,
        remarks,
    }))]
}

/// What the numbers belong to: in a scatter numbers, in the form of the language; else words.
fn places(chart: &Chart, typographer: Typographer) -> Vec<String> {
    let language = typographer.language;
    let numbers: Option<Vec<Decimal>> = (chart.x.iter())
        .map(|x| language.only_number(&x.value))
        .collect();
    match numbers.filter(|_| chart.kind == document::ChartKind::Scatter) {
        Some(numbers) => numbers.into_iter().map(|x| language.in_places(x)).collect(),
        None => chart.x.iter().map(|x| typographer.set(&x.value)).collect(),
    }
}

/// Numbers as a machine writes them, or as the language does; anything else is reported. Where one of them
/// can only be a machine's, so are the others: `1.234` beside `0.5` is no thousand.
fn numbers(
    written: &[Written],
    language: &Language,
    reporter: &mut Reporter<'_>,
) -> Vec<Option<Decimal>> {
    let mut numbers = Vec::with_capacity(written.len());
    let mut texts = written.iter().map(|written| written.value.as_str());
    let as_machine = texts.any(|text| language.is_machines(text));
    for written in written {
        let text = written.value.trim();
        let number = language.number_among(text, as_machine);
        if number.is_none() && !is_gap(written) {
            let message = format!("`{text}` is no number");
            reporter.push(
                Diagnostic::error("no-number", written.span, message)
                    .help("write it as 1200.5, or as the language does; `~` where there is none"),
            );
        }
        numbers.push(number);
    }
    numbers
}

/// Whether there is no number, as is meant.
pub(super) fn is_gap(written: &Written) -> bool {
    let text = written.value.trim();
    written.is_absent() || matches!(text, "-" | "\u{2013}" | "\u{2014}" | "")
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
    let places = document::most_places(series);
    for series in series {
        let known = |number: &Option<Decimal>| number.is_some();
        let first = series.values.iter().position(known);
        let last = series.values.iter().rposition(known);
        let (Some(first), Some(last)) = (first, last) else {
            continue;
        };
        let number = |place: usize| {
            let number = series.values[place].map(|number| number.filled(places));
            number.map(|number| language.in_places(number))
        };
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
fn placed(
    chart: &Chart,
    typographer: Typographer,
    reporter: &mut Reporter<'_>,
) -> Vec<document::Annotation> {
    let mut placed = Vec::new();
    for annotation in &chart.annotations {
        let wanted = annotation.x.value.trim();
        let place = chart.x.iter().position(|x| x.value.trim() == wanted);
        let Some(place) = place else {
            let message = format!("`{wanted}` is none of `x`");
            let known = chart.x.iter().map(|x| x.value.as_str());
            let diagnostic = Diagnostic::error("unknown-value", annotation.x.span, message);
            reporter.push(match nearest(wanted, known) {
                Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                None => diagnostic.help("write it as it stands there"),
            });
            continue;
        };
        placed.push(document::Annotation {
            place,
            words: typographer.set(&annotation.text.value),
        });
    }
    placed
}

/// The series that counts.
fn highlighted(chart: &Chart, reporter: &mut Reporter<'_>) -> Option<usize> {
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
        reporter.push(match nearest(wanted, names()) {
            Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
            None => diagnostic.help("write the `name` of a series"),
        });
    }
    found
}
