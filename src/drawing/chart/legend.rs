//! The names of series in a line above what is drawn, each behind a patch of its colour.

use super::super::{Anchor, Pen, Voice};
use super::Design;
use super::hatches::{self, Hatch};
use super::plot;
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
    let patch = size * 0.8;
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
        let color = design.color(chart, index);
        let place = |from: f64, wide: f64| match design.right_to_left {
            false => x + from,
            true => width - x - from - wide,
        };
        let left = place(0.0, patch);
        let corner = (left, top + size * 0.25);
        let other = (left + patch, top + size * 0.25 + patch);
        // Lines and dots are told apart by dashes and by their form.
        let hatch = match chart.kind {
            ChartKind::Column | ChartKind::Bar => design.hatch(chart, index),
            _ => Hatch::Plain,
        };
        hatches::rectangle(pen, corner, other, (color, hatch));
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
