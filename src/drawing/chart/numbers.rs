//! The numbers of a chart as a small table: those that have no room at what is drawn.
//!
//! A row for each series, a column for what the numbers belong to; as many columns side by side as there is room
//! for, then the next below them, in a drawing of their own.

use super::super::{Anchor, Drawing, Measure, Pen, Voice};
use super::{Design, plot};
use crate::document::Chart;
use crate::geometry::Pt;

/// From one row to the next, in ems.
const LINE: f64 = 1.35;
/// Between two columns, in ems.
const GAP: f64 = 1.2;
/// The most of the width that the names of series take, and that a column takes.
const MOST: f64 = 0.35;
/// The thickness of the line above each part.
const THIN: f64 = 0.3;

/// Draws the table, in as many parts as it has.
pub fn draw(
    chart: &Chart,
    width: Pt,
    design: Design<'_>,
    measure: &mut dyn Measure,
) -> Vec<Drawing> {
    let mut pen = super::pen(width, 0.0, measure);
    let size = pen.size(Voice::Axis).0;
    let numbers: Vec<Vec<String>> = (0..chart.series.len())
        .map(|series| {
            (0..chart.x.len())
                .map(|place| said(chart, (series, place), &design))
                .collect()
        })
        .collect();
    let names: Vec<Vec<String>> = chart
        .series
        .iter()
        .map(|series| plot::in_lines(&mut pen, &series.name, width.0 * MOST))
        .collect();
    let beside = widest(&mut pen, names.iter().flatten());
    let beside = if beside > 0.0 {
        beside + size * GAP
    } else {
        0.0
    };
    let least = widest(&mut pen, numbers.iter().flatten());
    let heads: Vec<Vec<String>> = chart
        .x
        .iter()
        .map(|x| plot::in_lines(&mut pen, x, least.max(width.0 * MOST * 0.4)))
        .collect();
    let column = least.max(widest(&mut pen, heads.iter().flatten())) + size * GAP;
    let places = chart.x.len().max(1);
    let most = (((width.0 - beside) / column) as usize).clamp(1, places);
    // No part is much narrower than the others.
    let columns = places.div_ceil(places.div_ceil(most));
    let high = size * LINE;
    let end = |place: usize| {
        let end = beside + column * (place + 1) as f64;
        if design.right_to_left {
            width.0 - end
        } else {
            end
        }
    };
    let (edge, towards) = match design.right_to_left {
        false => (0.0, Anchor::Start),
        true => (width.0, Anchor::End),
    };
    let at_end = match design.right_to_left {
        false => Anchor::End,
        true => Anchor::Start,
    };
    let mut parts = Vec::new();
    for first in (0..chart.x.len()).step_by(columns) {
        let mut pen = super::pen(width, 0.0, measure);
        let mut top = 0.0;
        let places = first..(first + columns).min(chart.x.len());
        let inner = end(places.len() - 1);
        pen.line(&[(edge, top), (inner, top)], design.grid(), THIN, None);
        let lines = heads[places.clone()]
            .iter()
            .map(Vec::len)
            .max()
            .unwrap_or(1);
        for place in places.clone() {
            for (line, words) in heads[place].iter().enumerate() {
                let missing = lines - heads[place].len();
                let y = top + high * (missing + line + 1) as f64;
                let at = (end(place - first), y);
                pen.words(words, at, at_end, (Voice::Axis, design.quiet));
            }
        }
        top += high * lines as f64;
        for (name, numbers) in names.iter().zip(&numbers) {
            for (line, words) in name.iter().enumerate() {
                let at = (edge, top + high * (line + 1) as f64);
                pen.words(words, at, towards, (Voice::Axis, design.text));
            }
            for place in places.clone() {
                let at = (end(place - first), top + high);
                pen.words(&numbers[place], at, at_end, (Voice::Axis, design.text));
            }
            top += high * name.len().max(1) as f64;
        }
        let mut drawing = pen.finish();
        drawing.height = Pt(top + high * 0.6);
        parts.push(drawing);
    }
    parts
}

fn widest<'w>(pen: &mut Pen<'_>, words: impl Iterator<Item = &'w String>) -> f64 {
    let widths = words.map(|words| pen.width_of(words, Voice::Axis).0);
    widths.fold(0.0, f64::max)
}

/// A number, with the least and the most that it may be; a dash where there is none.
fn said(chart: &Chart, (series, place): (usize, usize), design: &Design<'_>) -> String {
    let series = &chart.series[series];
    let value = series.value(place).map(|number| design.number(number));
    let range = series
        .bounds(place)
        .map(|(low, high)| format!("{}\u{2013}{}", design.number(low), design.number(high)));
    match (value, range) {
        (Some(value), Some(range)) => format!("{value} ({range})"),
        (Some(said), None) | (None, Some(said)) => said,
        (None, None) => "\u{2013}".to_string(),
    }
}
