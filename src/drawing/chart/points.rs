//! Pairs of numbers: a dot for each, what it belongs to along the axis that lies.

use super::super::ticks::Ticks;
use super::super::{Anchor, Drawing, Measure, Pen, Voice};
use super::plot::{self, Area, Room, Scale};
use super::{Design, columns, legend, markers, place_names};
use crate::document::Chart;
use crate::geometry::{Pt, Rect};
use crate::language::Decimal;

/// How high the area of the dots is, of the width of the drawing.
const HIGH: f64 = 0.6;

/// Draws dots. Where what they belong to is a number, it has its place on the axis; else they stand side by
/// side.
pub fn draw(chart: &Chart, width: Pt, design: Design<'_>, measure: &mut dyn Measure) -> Drawing {
    let mut pen = super::pen(width, 0.0, measure);
    let size = pen.size(Voice::Axis).0;
    let top = legend::draw(&mut pen, chart, width.0, &design)
        + plot::room_of_unit(&mut pen, chart, &design);
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
            let ticks = plot::lying_ticks(&mut pen, (least, most), area.right - area.left, &design);
            let across = Scale::across(area, ticks, &design);
            plot::lying_axis(&mut pen, area, &across, &design);
            numbers.into_iter().map(|x| across.at(x)).collect()
        }
        None => {
            let at = match chart.days {
                Some(_) => plot::along(chart, area, &design),
                None => plot::middles(area, chart.x.len(), design.right_to_left),
            };
            below = place_names::draw(&mut pen, chart, &at, area.bottom, &design);
            at
        }
    };
    let mut dots: Vec<Rect> = Vec::new();
    for (index, series) in chart.series.iter().enumerate() {
        let color = design.color(chart, index);
        for (place, value) in series.values.iter().enumerate() {
            let Some(value) = value else { continue };
            let (x, y) = (at[place], scale.at(value.to_f64()));
            if let Some(bounds) = series.bounds(place) {
                let ends = scale.ends(bounds);
                columns::bound(&mut pen, ends, (x, size * 0.25), color);
            }
            let radius = size * 0.36;
            markers::draw(&mut pen, index, (x, y), radius, color);
            dots.push(around((x, y), radius));
        }
    }
    annotations(&mut pen, chart, (&at, &dots), (area, &scale, &design));
    let mut drawing = pen.finish();
    drawing.height = Pt(area.bottom + below);
    drawing
}

fn around((x, y): (f64, f64), radius: f64) -> Rect {
    Rect {
        left: x - radius,
        top: y - radius,
        right: x + radius,
        bottom: y + radius,
    }
}

/// What is said of places, beside their dots: where it covers the fewest others, and no words.
fn annotations(
    pen: &mut Pen<'_>,
    chart: &Chart,
    (at, dots): (&[f64], &[Rect]),
    (area, scale, design): (Area, &Scale, &Design<'_>),
) {
    let size = pen.size(Voice::Label).0;
    for annotation in &chart.annotations {
        let Some(x) = at.get(annotation.place).copied() else {
            continue;
        };
        let value = chart
            .series
            .iter()
            .find_map(|series| series.value(annotation.place));
        let y = value.map_or(area.top, |value| scale.at(value.to_f64()));
        let wide = pen.width_of(&annotation.words, Voice::Label).0;
        let places = [
            (x + size * 0.7, y + size * 0.35),
            (x - size * 0.7 - wide, y + size * 0.35),
            (x - wide / 2.0, y - size * 0.7),
            (x - wide / 2.0, y + size * 1.4),
        ];
        let frame = |(left, baseline): (f64, f64)| Rect {
            left,
            top: baseline - size * 0.8,
            right: left + wide,
            bottom: baseline + size * 0.2,
        };
        let cost = |pen: &Pen<'_>, frame: Rect| {
            let covered = dots.iter().filter(|dot| dot.touches(&frame)).count();
            let words = pen
                .frames_from(0)
                .filter(|words| words.touches(&frame))
                .count();
            let outside = frame.left < area.left || frame.right > area.right;
            covered + words * 10 + usize::from(outside) * 100
        };
        let best = places
            .into_iter()
            .min_by_key(|place| cost(pen, frame(*place)));
        let Some(best) = best else { continue };
        pen.words(
            &annotation.words,
            best,
            Anchor::Start,
            (Voice::Label, design.text),
        );
    }
}

fn number(text: &str, design: &Design<'_>) -> Option<f64> {
    design.language.only_number(text).map(Decimal::to_f64)
}
