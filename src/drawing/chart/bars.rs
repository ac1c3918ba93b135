//! What lies: a row for each thing, its name before it, with bars, or with dots, ranges and intervals
//! ([`marks`]).

use super::super::{Anchor, Drawing, Measure, Pen, Voice};
use super::hatches::{self, under};
use super::plot::{self, Area, Scale};
use super::{Design, MOST_SHOWN, legend, marks, on};
use crate::document::{Arrange, Chart, ChartKind, DataSeries};
use crate::geometry::{Color, Pt};

/// How high a bar is, in ems.
const BAR: f64 = 1.35;
/// Between the bars of one thing and those of the next, in ems.
const BETWEEN: f64 = 0.75;
/// How far rows draw together where they would be higher than a page.
const TIGHTEST: f64 = 0.6;
/// How close numbers may stand below each other, in ems.
const CLOSEST: f64 = 0.95;
/// The most of the width that names take.
const MOST_OF_NAMES: f64 = 0.4;

/// Draws bars, dots, ranges or intervals.
pub fn draw(chart: &Chart, width: Pt, design: Design<'_>, measure: &mut dyn Measure) -> Drawing {
    let mut pen = super::pen(width, 0.0, measure);
    let size = pen.size(Voice::Axis).0;
    let top = legend::draw(&mut pen, chart, width.0, &design) + size * 0.4;
    let names: Vec<Vec<String>> = chart
        .x
        .iter()
        .map(|name| plot::in_lines(&mut pen, name, width.0 * MOST_OF_NAMES))
        .collect();
    let widths = names
        .iter()
        .flatten()
        .map(|line| pen.width_of(line, Voice::Axis).0);
    let beside = widths.fold(0.0, f64::max) + size * 0.9;
    let (least, most) = design.span(chart);
    let from_nought = chart.kind == ChartKind::Bar;
    let (least, most) = match from_nought {
        true => (least.min(0.0), most.max(0.0)),
        false => (least, most),
    };
    // Room for a number behind the longest bar, and half a tick.
    let number = widest_number(&mut pen, chart, &design) + size * 1.2;
    let behind = number.max(size * 2.0);
    // And before a number that stands on the side of the names.
    let before = match from_nought {
        true if least >= 0.0 || chart.arrange != Arrange::Grouped => 0.0,
        _ => number,
    };
    let (left, right) = match design.right_to_left {
        false => (beside + before, width.0 - behind),
        true => (behind, width.0 - beside - before),
    };
    let ticks = plot::lying_ticks(&mut pen, (least, most), right - left, &design);
    let mut rows = rows(chart, &names, size);
    let (all, room) = (rows.iter().sum::<f64>(), design.tallest - top - size * 3.5);
    let tightness = (room / all).clamp(TIGHTEST, 1.0);
    rows.iter_mut().for_each(|row| *row *= tightness);
    let area = Area {
        left,
        top,
        right,
        bottom: top + rows.iter().sum::<f64>(),
    };
    let scale = Scale::across(area, ticks, &design);
    plot::lying_axis(&mut pen, area, &scale, &design);
    let mut y = area.top;
    let mut middles = Vec::with_capacity(rows.len());
    for (row, lines) in rows.iter().zip(&names) {
        let middle = y + row / 2.0;
        middles.push(middle);
        let first = middle - (lines.len() as f64 - 1.0) * size * 0.6 + size * 0.35;
        for (index, line) in lines.iter().enumerate() {
            let (x, anchor) = match design.right_to_left {
                false => (area.left - before - size * 0.7, Anchor::End),
                true => (area.right + before + size * 0.7, Anchor::Start),
            };
            let place = (x, first + index as f64 * size * 1.2);
            pen.words(line, place, anchor, (Voice::Axis, design.text));
        }
        y += row;
    }
    match chart.kind {
        ChartKind::Bar => bars(&mut pen, chart, (&middles, tightness), (&scale, &design)),
        _ => marks::draw(&mut pen, chart, &middles, dodge(chart), (&scale, &design)),
    }
    let bottom = area.bottom + size * 1.9;
    let below = plot::unit_below(&mut pen, chart, area, bottom, &design);
    let mut drawing = pen.finish();
    drawing.height = Pt(bottom + below);
    drawing
}

/// How wide the widest number is that stands beside what is drawn.
fn widest_number(pen: &mut Pen<'_>, chart: &Chart, design: &Design<'_>) -> f64 {
    if chart.count() > MOST_SHOWN || chart.arrange != Arrange::Grouped {
        return 0.0;
    }
    let numbers = chart.series.iter().flat_map(|series| &series.values);
    let widths = numbers.flatten().map(|number| {
        let words = design.number(*number);
        pen.width_of(&words, Voice::Label).0
    });
    widths.fold(0.0, f64::max)
}

/// How far apart the marks of two series of a row are, in ems: those that have a least and a most would lie on each
/// other.
fn dodge(chart: &Chart) -> f64 {
    let bounded = |series: &DataSeries| !series.low.is_empty();
    let dodged = chart.kind != ChartKind::Range
        && chart.series.len() > 1
        && chart.series.iter().any(bounded);
    if dodged { 0.8 } else { 0.0 }
}

/// How high the row of each thing is.
fn rows(chart: &Chart, names: &[Vec<String>], size: f64) -> Vec<f64> {
    let bars = match (chart.kind, chart.arrange) {
        (ChartKind::Bar, Arrange::Grouped) => chart.series.len() as f64 * 0.82 + 0.18,
        _ => 1.0 + dodge(chart) * (chart.series.len() - 1) as f64 / BAR,
    };
    let high = |lines: &Vec<String>| (bars * BAR).max(lines.len() as f64 * 1.2) + BETWEEN;
    names.iter().map(|lines| high(lines) * size).collect()
}

/// Draws the bars of rows with these middles, as much less high than they should be as the rows are.
fn bars(
    pen: &mut Pen<'_>,
    chart: &Chart,
    (middles, tightness): (&[f64], f64),
    (scale, design): (&Scale, &Design<'_>),
) {
    let size = pen.size(Voice::Label).0;
    let grouped = chart.arrange == Arrange::Grouped;
    let beside = if grouped { chart.series.len() } else { 1 };
    let high = size * BAR * tightness * if beside > 1 { 0.82 } else { 1.0 };
    // Numbers of bars that are closer than lines would stand on each other.
    let shown = chart.count() <= MOST_SHOWN && high >= size * CLOSEST;
    for (series, extents) in chart.extents().iter().enumerate() {
        let color = design.color(chart, series);
        let hatch = design.hatch(chart, series);
        for (place, extent) in extents.iter().enumerate() {
            let Some((from, to)) = *extent else { continue };
            let turn = if grouped {
                series as f64 - (beside as f64 - 1.0) / 2.0
            } else {
                0.0
            };
            let middle = middles[place] + turn * high;
            let half = high * 0.46;
            let (x1, x2) = (scale.at(from), scale.at(to));
            let corners = ((x1, middle - half), (x2, middle + half));
            hatches::rectangle(pen, corners.0, corners.1, (color, hatch));
            let bounds = chart.series[series].bounds(place).filter(|_| grouped);
            let bounds = bounds.map(|bounds| scale.ends(bounds));
            if let Some(ends) = bounds {
                bound(pen, ends, (middle, half * 0.6), design.text);
            }
            let Some(number) = chart.series[series].value(place) else {
                continue;
            };
            if !shown {
                continue;
            }
            let (words, is_number) = match grouped {
                true => (design.number(number), true),
                false => design.part(chart, (series, place), (from, to)),
            };
            let y = middle + size * 0.35;
            if grouped {
                let ends_left = (to < 0.0) != design.right_to_left;
                let ends = bounds.into_iter().flatten().chain([x2]);
                let (x, anchor) = match ends_left {
                    false => (ends.fold(x2, f64::max) + size * 0.35, Anchor::Start),
                    true => (ends.fold(x2, f64::min) - size * 0.35, Anchor::End),
                };
                pen.number(&words, (x, y), anchor, design.text);
            } else if (x1 - x2).abs() > pen.width_of(&words, Voice::Label).0 + size * 0.4 {
                let place = ((x1 + x2) / 2.0, y);
                under(pen, &words, place, (color, hatch));
                pen.part(&words, place, is_number, on(color));
            }
        }
    }
}

/// A line from the least that a number may be to the most, with its ends.
pub fn bound(pen: &mut Pen<'_>, ends: [f64; 2], (y, half): (f64, f64), color: Color) {
    pen.line(&[(ends[0], y), (ends[1], y)], color, 1.2, None);
    for x in ends {
        pen.line(&[(x, y - half), (x, y + half)], color, 1.2, None);
    }
}
