//! Pairs of numbers: a dot for each, what it belongs to along the axis that lies.

use super::super::ticks::Ticks;
use super::super::{Anchor, Drawing, Measure, Voice};
use super::plot::{self, Room, Scale};
use super::{Design, legend};
use crate::document::Chart;
use crate::geometry::Pt;
use crate::language::Decimal;

/// How high the area of the dots is, of the width of the drawing.
const HIGH: f64 = 0.6;

/// Draws dots. Where what they belong to is a number, it has its place on the axis; else they stand side by
/// side.
pub fn draw(chart: &Chart, width: Pt, design: Design<'_>, measure: &mut dyn Measure) -> Drawing {
    let mut pen = super::pen(width, 0.0, measure);
    let size = pen.size(Voice::Axis).0;
    let top = legend::draw(&mut pen, chart, width.0, &design) + size * 1.6;
    let (least, most) = design.span(chart);
    let ticks = Ticks::new(least, most, design.ticks());
    let room = Room {
        top,
        height: width.0 * design.height(HIGH),
        behind: size,
    };
    let (area, scale) = plot::upright(&mut pen, chart, ticks, room, &design);
    let numbers: Option<Vec<f64>> = match chart.days {
        Some(_) => None,
        None => chart.x.iter().map(|x| number(x, &design)).collect(),
    };
    let mut below = size * 2.0;
    let at = match numbers {
        Some(numbers) => {
            let least = numbers.iter().copied().fold(f64::INFINITY, f64::min);
            let most = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let across = Scale::across(area, Ticks::new(least, most, 6), &design);
            plot::lying_axis(&mut pen, area, &across, &design);
            numbers.into_iter().map(|x| across.at(x)).collect()
        }
        None => {
            let at = match chart.days {
                Some(_) => plot::along(chart, area, &design),
                None => plot::middles(area, chart.x.len(), design.right_to_left),
            };
            below = plot::names(&mut pen, &chart.x, &at, area.bottom, &design);
            at
        }
    };
    for (index, series) in chart.series.iter().enumerate() {
        let color = design.color(chart, index);
        for (place, value) in series.values.iter().enumerate() {
            let Some(value) = value else { continue };
            let point = (at[place], scale.at(value.to_f64()));
            if index.is_multiple_of(2) {
                pen.disc(point, size * 0.36, color);
            } else {
                // Told from the dots without colour.
                let (x, y) = point;
                let reach = size * 0.42;
                pen.polygon(
                    &[
                        (x, y - reach),
                        (x + reach, y),
                        (x, y + reach),
                        (x - reach, y),
                    ],
                    color,
                );
            }
        }
    }
    for annotation in &chart.annotations {
        let Some(x) = at.get(annotation.place).copied() else {
            continue;
        };
        let value = chart
            .series
            .first()
            .and_then(|series| series.value(annotation.place));
        let y = value.map_or(area.top, |value| scale.at(value.to_f64()));
        let begins = x + pen.width_of(&annotation.words, Voice::Label).0 + size <= area.right;
        let (x, anchor) = match begins {
            true => (x + size * 0.7, Anchor::Start),
            false => (x - size * 0.7, Anchor::End),
        };
        pen.words(
            &annotation.words,
            (x, y + size * 0.35),
            anchor,
            (Voice::Label, design.text),
        );
    }
    let mut drawing = pen.finish();
    drawing.height = Pt(area.bottom + below);
    drawing
}

fn number(text: &str, design: &Design<'_>) -> Option<f64> {
    design.language.only_number(text).map(Decimal::to_f64)
}
