//! Small multiples: a small drawing for each series, all on one scale, its name above it.

use super::super::{Anchor, Drawing, Measure, Voice};
use super::{Design, plot};
use crate::document::{Chart, ChartKind};
use crate::geometry::Pt;

/// Between two drawings side by side, in ems.
const BESIDE: f64 = 2.0;
/// Between two drawings one below the other, in ems.
const BELOW: f64 = 1.2;
/// How wide a drawing is at least, in ems, that has another beside it: one whose numbers stand beside it, and
/// one that has names and numbers beside it.
const NARROWEST: f64 = 9.0;
const NARROWEST_LYING: f64 = 15.0;

/// Draws each series by itself, two or three side by side where they have room.
pub fn draw(chart: &Chart, width: Pt, design: Design<'_>, measure: &mut dyn Measure) -> Drawing {
    let mut pen = super::pen(width, 0.0, measure);
    let size = pen.size(Voice::Axis).0;
    let lies = !matches!(
        chart.kind,
        ChartKind::Column | ChartKind::Line | ChartKind::Area | ChartKind::Scatter
    );
    let narrowest = if lies { NARROWEST_LYING } else { NARROWEST };
    let room = (width.0 / size + BESIDE) / (narrowest + BESIDE);
    let beside = match chart.series.len() {
        3 | 5.. if !lies => 3,
        _ => 2,
    };
    let beside = beside.min(room as usize).max(1);
    let wide = (width.0 - size * BESIDE * (beside - 1) as f64) / beside as f64;
    let names: Vec<Vec<String>> = (chart.series.iter())
        .map(|series| plot::in_lines(&mut pen, &series.name, wide * 0.95))
        .collect();
    let lines = names.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let line = pen.size(Voice::Strong).0 * plot::LINE;
    let head = line * lines as f64 + pen.size(Voice::Strong).0 * 0.1;
    let rows = chart.series.len().div_ceil(beside) as f64;
    let design = Design {
        shared: Some(chart.span()),
        tallest: design.tallest / rows - head - size * BELOW,
        ..design
    };
    let (mut top, mut lowest) = (0.0, 0.0_f64);
    for (series, name) in names.iter().enumerate() {
        let place = series % beside;
        if place == 0 && series > 0 {
            top = lowest + size * BELOW;
        }
        let column = match design.right_to_left {
            false => place,
            true => beside - 1 - place,
        };
        let left = column as f64 * (wide + size * BESIDE);
        let alone = alone(chart, series);
        let drawing = super::one(&alone, Pt(wide), design, pen.measure());
        let (x, anchor) = match design.right_to_left {
            false => (left, Anchor::Start),
            true => (left + wide, Anchor::End),
        };
        for (index, words) in name.iter().enumerate() {
            let y = top + line * (index as f64 + 0.8);
            pen.words(words, (x, y), anchor, (Voice::Strong, design.text));
        }
        lowest = lowest.max(top + head + drawing.height.0);
        pen.place(drawing, (left, top + head));
    }
    let mut drawing = pen.finish();
    drawing.height = Pt(lowest);
    drawing
}

/// One series of a chart, without its name. What is said of places stands in the first, or in the one that
/// counts; what is counted, above the first.
fn alone(chart: &Chart, series: usize) -> Chart {
    let told = chart.highlight.unwrap_or(0) == series;
    let mut own = chart.series[series].clone();
    own.name.clear();
    Chart {
        small_multiples: false,
        series: vec![own],
        // A series that does not count is as quiet as where all stand in one drawing.
        highlight: chart
            .highlight
            .map(|highlight| usize::from(highlight != series)),
        annotations: if told {
            chart.annotations.clone()
        } else {
            Vec::new()
        },
        unit: chart.unit.clone().filter(|_| series == 0),
        ..chart.clone()
    }
}
