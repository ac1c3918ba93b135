//! Dots, ranges and intervals along lines that lie.

use super::super::{Anchor, Pen, Voice};
use super::plot::Scale;
use super::{Design, MOST_SHOWN, bars, markers};
use crate::document::{Chart, ChartKind, DataSeries};

/// The numbers of a row, as they are drawn.
struct Row {
    place: usize,
    /// The middle of the row.
    y: f64,
    /// Those of its numbers that are furthest apart.
    ends: (f64, f64),
    /// How many numbers it has.
    count: usize,
}

/// Draws a dot for each number of a row; where there is a least and a most, a bar or a line between them. The marks
/// of two series are so many ems apart, across.
pub fn draw(
    pen: &mut Pen<'_>,
    chart: &Chart,
    middles: &[f64],
    dodge: f64,
    (scale, design): (&Scale, &Design<'_>),
) {
    let size = pen.size(Voice::Label).0;
    for (place, y) in middles.iter().copied().enumerate() {
        let numbers = chart.series.iter().filter_map(|series| series.value(place));
        let drawn: Vec<f64> = numbers.map(|value| scale.at(value.to_f64())).collect();
        let row = Row {
            place,
            y,
            ends: (
                drawn.iter().copied().fold(f64::INFINITY, f64::min),
                drawn.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            ),
            count: drawn.len(),
        };
        if row.count > 1 && dodge == 0.0 {
            let thick = match chart.kind {
                ChartKind::Range => size * 0.5,
                _ => 1.2,
            };
            let (least, most) = row.ends;
            pen.line(&[(least, y), (most, y)], design.hairline, thick, None);
        }
        let middle = (chart.series.len() - 1) as f64 / 2.0;
        for (index, series) in chart.series.iter().enumerate() {
            let y = y + (index as f64 - middle) * dodge * size;
            let row = Row { y, ..row };
            mark(pen, chart, (index, series), &row, dodge, (scale, design));
        }
    }
}

/// The mark of a series, with its number where that has room: of several on one line those at its ends.
fn mark(
    pen: &mut Pen<'_>,
    chart: &Chart,
    (index, series): (usize, &DataSeries),
    row: &Row,
    dodge: f64,
    (scale, design): (&Scale, &Design<'_>),
) {
    let size = pen.size(Voice::Label).0;
    let radius = size * 0.42;
    let color = design.color(chart, index);
    let bounds = series.bounds(row.place);
    let bounds = bounds.map(|bounds| scale.ends(bounds));
    match bounds {
        Some([low, high]) if chart.kind == ChartKind::Range => {
            pen.line(&[(low, row.y), (high, row.y)], color, size * 0.7, None);
        }
        Some(ends) => bars::bound(pen, ends, (row.y, size * 0.3), color),
        None => {}
    }
    let Some(number) = series.value(row.place) else {
        return;
    };
    let x = scale.at(number.to_f64());
    markers::draw(pen, index, (x, row.y), radius, color);
    if chart.count() > MOST_SHOWN {
        return;
    }
    let alone = row.count == 1 || dodge > 0.0;
    let (least, most) = row.ends;
    let ends = bounds.into_iter().flatten();
    let (x, anchor) = if !alone && x <= least + 1e-6 {
        let end = ends.fold(x, f64::min);
        (end - radius - size * 0.3, Anchor::End)
    } else if !alone && x < most - 1e-6 {
        return;
    } else {
        let end = ends.fold(x, f64::max);
        (end + radius + size * 0.3, Anchor::Start)
    };
    let words = design.number(number);
    pen.number(&words, (x, row.y + size * 0.35), anchor, design.text);
}
