//! The names of series in a line above what is drawn, each behind what it looks like there.

use super::super::{Anchor, Pen, Voice};
use super::Design;
use super::{hatches, markers, plot};
use crate::document::{Chart, ChartKind};

/// How high a line of names is, in ems.
const LINE: f64 = 1.7;

/// Draws the names from the top of the drawing down; where what follows begins. Series without names, and one
/// alone, have none.
pub fn draw(pen: &mut Pen<'_>, chart: &Chart, width: f64, design: &Design<'_>) -> f64 {
    let size = pen.size(Voice::Label).0;
    let named = chart.series.iter().any(|series| !series.name.is_empty());
    if chart.series.len() < 2 || !named {
        return 0.0;
    }
    let patch = match chart.kind {
        // Dashes want some length to be told apart.
        ChartKind::Line | ChartKind::Area => size * 2.0,
        _ => size * 0.8,
    };
    let (mut x, mut line) = (0.0, 0.0);
    for (index, series) in chart.series.iter().enumerate() {
        let lines = plot::in_lines(pen, &series.name, width - patch - size * 1.5);
        let widths = lines.iter().map(|line| pen.width_of(line, Voice::Label).0);
        let name = widths.fold(0.0, f64::max);
        let wide = patch + size * 0.4 + name;
        if x > 0.0 && x + wide > width {
            x = 0.0;
            line += 1.0;
        }
        let top = line * size * LINE;
        let place = |from: f64, wide: f64| match design.right_to_left {
            false => x + from,
            true => width - x - from - wide,
        };
        let left = place(0.0, patch);
        let corner = (left, top + size * 0.25);
        let other = (left + patch, top + size * 1.05);
        sign(pen, chart, index, (corner, other), design);
        for (index, words) in lines.iter().enumerate() {
            let own = pen.width_of(words, Voice::Label).0;
            let at = (
                place(patch + size * 0.4, own),
                top + size + index as f64 * size * 1.2,
            );
            pen.words(words, at, Anchor::Start, (Voice::Label, design.text));
        }
        x += wide + size * 1.4;
        if lines.len() > 1 {
            // What follows stands below all of it.
            line += (lines.len() - 1) as f64 * 1.2 / LINE;
            x = width;
        }
    }
    (line + 1.0) * size * LINE + size * 0.4
}

/// What a series looks like: its bar, its line, its dot.
fn sign(
    pen: &mut Pen<'_>,
    chart: &Chart,
    series: usize,
    ((left, top), (right, bottom)): ((f64, f64), (f64, f64)),
    design: &Design<'_>,
) {
    let color = design.color(chart, series);
    let (middle, level) = ((left + right) / 2.0, (top + bottom) / 2.0);
    match chart.kind {
        ChartKind::Column | ChartKind::Bar => {
            let hatch = design.hatch(chart, series);
            hatches::rectangle(pen, (left, top), (right, bottom), (color, hatch));
        }
        ChartKind::Line | ChartKind::Area => {
            if chart.kind == ChartKind::Area {
                pen.rectangle((left, level), (right, bottom), design.fill(chart, series));
            }
            let dash = design.dash(chart, series);
            pen.line(&[(left, level), (right, level)], color, 1.6, dash);
        }
        ChartKind::Dot | ChartKind::Range | ChartKind::Interval | ChartKind::Scatter => {
            let radius = (bottom - top) * 0.45;
            markers::draw(pen, series, (middle, level), radius, color);
        }
    }
}
