//! Bars that lie, and dots, ranges and intervals along lines that lie: a line for each thing, its name before
//! it.

use super::super::ticks::Ticks;
use super::super::{Anchor, Drawing, Measure, Pen, Voice};
use super::hatches::{self, under};
use super::plot::{self, Area, Scale};
use super::{Design, MOST_SHOWN, legend, on};
use crate::document::{Arrange, Chart, ChartKind};
use crate::geometry::Pt;

/// How high a bar is, in ems.
const BAR: f64 = 1.35;
/// Between the bars of one thing and those of the next, in ems.
const BETWEEN: f64 = 0.75;
/// How far rows draw together where they would be higher than a page.
const TIGHTEST: f64 = 0.6;
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
    // Room for the number behind the longest bar.
    let behind = size * 2.6;
    // And before a number that stands on the side of the names.
    let before = match from_nought {
        true if least >= 0.0 || chart.arrange != Arrange::Grouped => 0.0,
        _ => behind,
    };
    let (left, right) = match design.right_to_left {
        false => (beside + before, width.0 - behind),
        true => (behind, width.0 - beside - before),
    };
    let ticks = Ticks::new(
        least,
        most,
        ((right - left) / (size * 6.0)).clamp(3.0, 7.0) as usize,
    );
    let mut rows = rows(chart, &names, size);
    let (all, room) = (rows.iter().sum::<f64>(), design.tallest - top - size * 3.5);
    if all > room {
        rows.iter_mut()
            .for_each(|row| *row *= (room / all).max(TIGHTEST));
    }
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
        ChartKind::Bar => bars(&mut pen, chart, &middles, (&scale, &design)),
        _ => marks(&mut pen, chart, &middles, (&scale, &design)),
    }
    let mut bottom = area.bottom + size * 1.9;
    if let Some(unit) = &chart.unit {
        let x = (area.left + area.right) / 2.0;
        pen.words(
            unit,
            (x, bottom + size * 0.9),
            Anchor::Middle,
            (Voice::Axis, design.quiet),
        );
        bottom += size * 1.5;
    }
    let mut drawing = pen.finish();
    drawing.height = Pt(bottom);
    drawing
}

/// How high the row of each thing is.
fn rows(chart: &Chart, names: &[Vec<String>], size: f64) -> Vec<f64> {
    let bars = match (chart.kind, chart.arrange) {
        (ChartKind::Bar, Arrange::Grouped) => chart.series.len() as f64 * 0.82 + 0.18,
        _ => 1.0,
    };
    let high = |lines: &Vec<String>| (bars * BAR).max(lines.len() as f64 * 1.2) + BETWEEN;
    names.iter().map(|lines| high(lines) * size).collect()
}

fn bars(pen: &mut Pen<'_>, chart: &Chart, middles: &[f64], (scale, design): (&Scale, &Design<'_>)) {
    let size = pen.size(Voice::Label).0;
    let grouped = chart.arrange == Arrange::Grouped;
    let beside = if grouped { chart.series.len() } else { 1 };
    let high = size * BAR * if beside > 1 { 0.82 } else { 1.0 };
    let shown = chart.count() <= MOST_SHOWN;
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
            let Some(number) = chart.series[series].value(place) else {
                continue;
            };
            if !shown {
                continue;
            }
            let words = design.number(number);
            let y = middle + size * 0.35;
            if grouped {
                let ends_left = (to < 0.0) != design.right_to_left;
                let (x, anchor) = match ends_left {
                    false => (x2 + size * 0.35, Anchor::Start),
                    true => (x2 - size * 0.35, Anchor::End),
                };
                pen.number_on_paper(&words, (x, y), anchor, design.text);
            } else if (x1 - x2).abs() > pen.width_of(&words, Voice::Label).0 + size * 0.4 {
                let place = ((x1 + x2) / 2.0, y);
                under(pen, &words, place, (color, hatch));
                pen.number(&words, place, Anchor::Middle, on(color));
            }
        }
    }
}

/// Dots on a line; where there is a least and a most, a bar or a line between them.
fn marks(
    pen: &mut Pen<'_>,
    chart: &Chart,
    middles: &[f64],
    (scale, design): (&Scale, &Design<'_>),
) {
    let size = pen.size(Voice::Label).0;
    let shown = chart.count() <= MOST_SHOWN;
    let radius = size * 0.42;
    for (place, y) in middles.iter().copied().enumerate() {
        let drawn: Vec<f64> = chart
            .series
            .iter()
            .filter_map(|series| series.value(place))
            .map(|value| scale.at(value.to_f64()))
            .collect();
        // What lies between the numbers of one thing.
        let (least, most) = drawn
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), x| {
                (least.min(*x), most.max(*x))
            });
        if drawn.len() > 1 {
            let thick = if chart.kind == ChartKind::Range {
                size * 0.5
            } else {
                1.2
            };
            pen.line(&[(least, y), (most, y)], design.hairline, thick, None);
        }
        for (index, series) in chart.series.iter().enumerate() {
            let color = design.color(chart, index);
            if let Some((low, high)) = series.bounds(place) {
                let (low, high) = (scale.at(low.to_f64()), scale.at(high.to_f64()));
                let thick = if chart.kind == ChartKind::Range {
                    size * 0.7
                } else {
                    1.4
                };
                pen.line(&[(low, y), (high, y)], color, thick, None);
                if chart.kind != ChartKind::Range {
                    for x in [low, high] {
                        pen.line(
                            &[(x, y - size * 0.3), (x, y + size * 0.3)],
                            color,
                            1.2,
                            None,
                        );
                    }
                }
            }
            let Some(number) = series.value(place) else {
                continue;
            };
            let x = scale.at(number.to_f64());
            pen.disc((x, y), radius, color);
            if !shown {
                continue;
            }
            let words = design.number(number);
            let bounds = series.bounds(place).map(|(low, high)| [low, high]);
            let bounds = bounds
                .into_iter()
                .flatten()
                .map(|bound| scale.at(bound.to_f64()));
            let (x, anchor) = if drawn.len() > 1 && x <= least + 1e-6 {
                let end = bounds.fold(x, f64::min);
                (end - radius - size * 0.3, Anchor::End)
            } else if drawn.len() > 1 && x < most - 1e-6 {
                continue;
            } else {
                let end = bounds.fold(x, f64::max);
                (end + radius + size * 0.3, Anchor::Start)
            };
            pen.number_on_paper(&words, (x, y + size * 0.35), anchor, design.text);
        }
    }
}
