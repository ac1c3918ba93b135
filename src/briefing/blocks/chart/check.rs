//! Whether the numbers of a chart fit in with what they belong to, and with how they are to be drawn.

use super::{Chart, Series};
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::document::{Arrange, ChartKind};

/// A chart has so many series at most, and so many places: more are no chart that anyone reads.
const MOST_SERIES: usize = 24;
/// Small drawings one below the other have so many rows at most, two for those of which three stand side by side.
const MOST_MULTIPLES: usize = 36;
/// Bars that lie and the spaces between them are so many at most.
const MOST_ROWS: usize = 64;
const MOST_PLACES: usize = 2_000;

/// Whether series can stand as they are to; what would be drawn on a scale that is not its own is reported.
fn check_arrangement(diagnostics: &mut Diagnostics, chart: &Chart) -> bool {
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
    diagnostics.push(Diagnostic::error("arrange-here", span, message).help(help));
    false
}

/// Whether each series can have a drawing of its own, where that is asked for.
fn check_multiples(diagnostics: &mut Diagnostics, chart: &Chart) -> bool {
    if !chart.small_multiples {
        return true;
    }
    let bounded = |series: &Series| !series.low.is_empty() && !series.high.is_empty();
    let lies = matches!(
        chart.kind,
        ChartKind::Bar | ChartKind::Dot | ChartKind::Range | ChartKind::Interval
    );
    let rows = match lies {
        true => chart.series.len().div_ceil(2) * (chart.x.len() + 3),
        false => chart.series.len() * 2,
    };
    let (message, help) = match chart.kind {
        _ if rows > MOST_MULTIPLES => (
            "so many small drawings are higher than a page",
            "draw eighteen at most, and fewer where bars lie; a table holds more",
        ),
        _ if chart.arrange != Arrange::Grouped => (
            "series that are stacked stand in one drawing",
            "leave `arrange` out, or `small_multiples`",
        ),
        ChartKind::Range if !chart.series.iter().all(bounded) => (
            "a range from one series to another stands in one drawing",
            "give each series `low` and `high`, or leave `small_multiples` out",
        ),
        _ => return true,
    };
    diagnostics.push(Diagnostic::error("multiples-here", chart.span, message).help(help));
    false
}

/// Whether the numbers fit in with what they belong to; what does not is reported.
pub fn check(diagnostics: &mut Diagnostics, chart: &Chart) -> bool {
    let places = chart.x.len();
    let mut fits = true;
    for series in &chart.series {
        for (key, numbers) in [
            ("values", &series.values),
            ("low", &series.low),
            ("high", &series.high),
        ] {
            // What has a least and a most need not have a number between.
            let may_lack = numbers.is_empty() && (key != "values" || !series.low.is_empty());
            if numbers.len() != places && !may_lack {
                fits = false;
                let message = format!("`{key}` has {} numbers, `x` {places} places", numbers.len());
                let place = match (numbers.first(), numbers.last()) {
                    (Some(first), Some(last)) if first.span.file == last.span.file => Span {
                        end: last.span.end.max(first.span.end),
                        ..first.span
                    },
                    _ => series.span,
                };
                diagnostics.push(
                    Diagnostic::error("row-length", place, message)
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
        diagnostics.push(
            Diagnostic::error("chart-too-large", chart.span, message)
                .help("leave those that matter most; a table holds more"),
        );
        fits = false;
    }
    fits &= check_arrangement(diagnostics, chart) && check_multiples(diagnostics, chart);
    if lies && let Some(annotation) = chart.annotations.first() {
        diagnostics.push(
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
        diagnostics.push(
            Diagnostic::error("chart-too-large", chart.span, message)
                .label("nobody could read it")
                .help(format!(
                    "{MOST_SERIES} series and {MOST_PLACES} places are the most; a table holds more"
                )),
        );
        fits = false;
    }
    if chart.title.is_none() && chart.subtitle.is_none() && chart.alternative.is_none() {
        diagnostics.push(
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
