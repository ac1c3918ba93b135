//! Whether what a chart says makes sense, once its numbers and dates are read.

use super::Chart;
use crate::briefing::date;
use crate::briefing::lower::{self, Reporter, Typographer};
use crate::briefing::yaml::Written;
use crate::diagnostic::Diagnostic;
use crate::document::{ChartKind, DataSeries, Date};
use crate::language::{Direction, Language, Tag};

/// Reports what is no sense: series of one name, bounds that are no bounds, a chart without a number.
pub fn check(chart: &Chart, series: &[DataSeries], reporter: &mut Reporter<'_>) {
    check_names(chart, reporter);
    for (written, read) in chart.series.iter().zip(series) {
        let bounds = read.low.iter().zip(&read.high);
        let wrong = bounds
            .enumerate()
            .find_map(|(place, (low, high))| match (low, high) {
                (Some(low), Some(high)) if low.to_f64() > high.to_f64() => written.low.get(place),
                _ => None,
            });
        if let Some(low) = wrong {
            let message = "the least that a number may be is more than the most";
            reporter.push(
                Diagnostic::error("chart-bounds", low.span, message)
                    .help("write the lower of the two in `low`, the higher in `high`"),
            );
        }
        let outside = read.values.iter().enumerate().find_map(|(place, value)| {
            let (low, high) = read.bounds(place)?;
            let value = value.as_ref()?.to_f64();
            let inside = (low.to_f64()..=high.to_f64()).contains(&value);
            let ordered = low.to_f64() <= high.to_f64();
            (!inside && ordered).then(|| written.values.get(place))?
        });
        if let Some(value) = outside {
            let message = "this number is not between its `low` and its `high`";
            reporter.push(
                Diagnostic::error("chart-bounds", value.span, message)
                    .help("mend the one of the three that is wrong"),
            );
        }
        if let (false, true, key, other) | (true, false, other, key) = (
            written.low.is_empty(),
            written.high.is_empty(),
            "low",
            "high",
        ) {
            let message = format!("this series has `{key}`, and no `{other}`");
            reporter.push(
                Diagnostic::error("chart-bounds", written.span, message)
                    .help(format!("give it `{other}` as well, or leave `{key}` out")),
            );
        }
    }
    let empty = !series.is_empty() && series.iter().all(|series| series.count() == 0);
    // Numbers that could not be read have been told of.
    let gaps = |written: &Written| super::lower::is_gap(written);
    if empty
        && chart
            .series
            .iter()
            .flat_map(|series| &series.values)
            .all(gaps)
    {
        reporter.push(
            Diagnostic::error(
                "chart-without-numbers",
                chart.span,
                "this chart has no number",
            )
            .help("a gap is written `~`; a chart of gaps shows nothing"),
        );
    }
}

fn check_names(chart: &Chart, reporter: &mut Reporter<'_>) {
    let names = chart
        .series
        .iter()
        .filter_map(|series| series.name.as_ref());
    let names: Vec<&Written> = names.collect();
    for (index, name) in names.iter().enumerate() {
        let same = |other: &&&Written| other.value.trim() == name.value.trim();
        if let Some(first) = names[..index].iter().find(same) {
            let message = format!("two series are called `{}`", name.value.trim());
            reporter.push(
                Diagnostic::error("duplicate-series", name.span, message)
                    .related(first.span, "the first is here")
                    .help("give one of them another name, by which a reader knows it"),
            );
            return;
        }
    }
}

/// Numbers that are years where all are: of the Gregorian calendar, and of the Persian and the Hijri one, which those
/// who write from right to left have as well.
const YEARS: std::ops::RangeInclusive<f64> = 1_500.0..=2_100.0;
const OTHER_YEARS: std::ops::RangeInclusive<f64> = 1_300.0..=1_499.0;

/// Whether all that numbers belong to are numbers themselves, and not years.
fn are_numbers(chart: &Chart, language: &Language) -> bool {
    let numbers: Option<Vec<f64>> = (chart.x.iter())
        .map(|x| language.only_number(&x.value).map(|number| number.to_f64()))
        .collect();
    let leftward =
        Tag::parse(language.tag).is_some_and(|tag| tag.direction() == Direction::RightToLeft);
    numbers.is_some_and(|numbers| {
        let are_years = |years: &std::ops::RangeInclusive<f64>| {
            let year = |number: &f64| number.fract() == 0.0 && years.contains(number);
            numbers.iter().all(year)
        };
        // Pairs of numbers are in any order, years in theirs.
        let follow = numbers.windows(2).all(|pair| pair[0] < pair[1]);
        let ordered = follow || chart.kind != ChartKind::Scatter;
        !(ordered && (are_years(&YEARS) || leftward && are_years(&OTHER_YEARS)))
    })
}

/// What the numbers belong to, where these are dates that follow each other. Those that are nearly so are told of:
/// they stand as words, at equal distances.
pub fn dates(
    chart: &Chart,
    typographer: Typographer,
    reporter: &mut Reporter<'_>,
) -> Option<Vec<Date>> {
    if are_numbers(chart, typographer.language) {
        return None;
    }
    let read: Vec<Option<Date>> = chart.x.iter().map(|x| date::parse(&x.value)).collect();
    for (x, date) in chart.x.iter().zip(&read) {
        // Years alone are printed as they are typed, and stand at equal distances by any calendar.
        if date.is_some_and(|date| date.month.is_some()) {
            lower::warn_of_own_calendar(x, typographer.own_calendar, reporter);
        }
    }
    let count = read.iter().flatten().count();
    let timed = matches!(
        chart.kind,
        ChartKind::Line | ChartKind::Area | ChartKind::Scatter
    );
    if count < read.len() {
        let odd = read
            .iter()
            .position(Option::is_none)
            .map(|place| &chart.x[place]);
        if let Some(odd) = odd.filter(|_| timed && count >= 2 && count * 2 > read.len()) {
            let message = format!("`{}` is no date, as most of `x` are", odd.value.trim());
            reporter.push(
                Diagnostic::warning("chart-dates", odd.span, message)
                    .label("all of them stand as they are written, at equal distances")
                    .help("write it as 2026, 2026-04 or 2026-04-30"),
            );
        }
        return None;
    }
    let dates: Vec<Date> = read.into_iter().flatten().collect();
    let days: Vec<i64> = dates.iter().map(Date::days_since_epoch).collect();
    // Several things may be paired with one day.
    let pairs = chart.kind == ChartKind::Scatter;
    let follows = |pair: &[i64]| pair[0] < pair[1] || pairs && pair[0] == pair[1];
    let back = days.windows(2).position(|pair| !follows(pair));
    if let Some(back) = back {
        if timed {
            let (before, odd) = (&chart.x[back], &chart.x[back + 1]);
            let message = format!(
                "`{}` comes after `{}`",
                odd.value.trim(),
                before.value.trim()
            );
            reporter.push(
                Diagnostic::warning("chart-dates", odd.span, message)
                    .label("all dates stand as they are written, at equal distances")
                    .help("put them in order, each once"),
            );
        }
        return None;
    }
    (dates.len() > 1).then_some(dates)
}
