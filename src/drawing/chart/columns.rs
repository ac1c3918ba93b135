//! Bars that stand.

use super::super::ticks::Ticks;
use super::super::{Anchor, Drawing, Measure, Pen, Voice};
use super::hatches::{self, under};
use super::plot::{self, Area, Room, Scale};
use super::{Design, MOST_SHOWN, annotations, legend, on, place_names};
use crate::document::{Arrange, Chart};
use crate::geometry::{Color, Pt, Rect};

/// The part of a place that its bars take.
const FULL: f64 = 0.72;
/// How high the area of the bars is, of the width of the drawing.
const HIGH: f64 = 0.46;

/// Draws columns.
pub fn draw(chart: &Chart, width: Pt, design: Design<'_>, measure: &mut dyn Measure) -> Drawing {
    let mut pen = super::pen(width, 0.0, measure);
    let size = pen.size(Voice::Axis).0;
    let top = legend::draw(&mut pen, chart, width.0, &design)
        + plot::room_of_unit(&mut pen, chart, &design);
    let first = pen.count();
    let (least, most) = design.span(chart);
    let ticks = Ticks::new(least.min(0.0), most.max(0.0), design.ticks());
    let room = Room {
        top,
        height: width.0 * design.height(HIGH),
        behind: 0.0,
    };
    let (area, scale) = plot::upright(&mut pen, chart, ticks, room, &design);
    let middles = plot::middles(area, chart.x.len(), design.right_to_left);
    bars(&mut pen, chart, &middles, &scale, (area, &design));
    // Numbers below bars that hang stand above the names.
    let hang = if least < 0.0 && chart.arrange == Arrange::Grouped {
        size * 1.1
    } else {
        0.0
    };
    let below = hang + place_names::draw(&mut pen, chart, &middles, area.bottom + hang, &design);
    let moved = annotations::draw(&mut pen, chart, &middles, first, (area, &scale, &design));
    let mut drawing = pen.finish();
    drawing.height = Pt(area.bottom + below + moved);
    drawing
}

fn bars(
    pen: &mut Pen<'_>,
    chart: &Chart,
    middles: &[f64],
    scale: &Scale,
    (area, design): (Area, &Design<'_>),
) {
    let extents = chart.extents();
    let step = (area.right - area.left) / chart.x.len().max(1) as f64;
    let grouped = chart.arrange == Arrange::Grouped;
    let beside = if grouped { chart.series.len() } else { 1 };
    let wide = step * FULL / beside as f64;
    let size = pen.size(Voice::Label).0;
    let shown = chart.count() <= MOST_SHOWN
        && (!grouped || have_room(pen, chart, (middles, wide), (scale, design)));
    for (series, extents) in extents.iter().enumerate() {
        let color = design.color(chart, series);
        let hatch = design.hatch(chart, series);
        for (place, extent) in extents.iter().enumerate() {
            let Some((from, to)) = *extent else { continue };
            let turn = if grouped {
                turn(chart, series, design)
            } else {
                0.0
            };
            let middle = middles[place] + turn * wide;
            let half = wide * if grouped && beside > 1 { 0.46 } else { 0.5 };
            let (y1, y2) = (scale.at(from), scale.at(to));
            let corners = ((middle - half, y1), (middle + half, y2));
            hatches::rectangle(pen, corners.0, corners.1, (color, hatch));
            if let Some(bounds) = chart.series[series].bounds(place) {
                let ends = scale.ends(bounds);
                bound(pen, ends, (middle, half * 0.35), design.text);
            }
            let Some(number) = chart.series[series].value(place) else {
                continue;
            };
            let (words, is_number) = match grouped {
                true => (design.number(number), true),
                false => design.part(chart, (series, place), (from, to)),
            };
            if !shown {
                continue;
            }
            if grouped {
                let y = base(chart, (series, place), to, (scale, size));
                pen.number(&words, (middle, y), Anchor::Middle, design.text);
            } else if (y1 - y2).abs() > size * 1.2
                && pen.width_of(&words, Voice::Label).0 <= wide + size * 0.4
            {
                let y = (y1 + y2) / 2.0 + size * 0.35;
                under(pen, &words, (middle, y), (color, hatch));
                pen.part(&words, (middle, y), is_number, on(color));
            }
        }
    }
}

/// How far from the middle of its place the bar of a series stands, in bars.
fn turn(chart: &Chart, series: usize, design: &Design<'_>) -> f64 {
    let beside = chart.series.len();
    let place = match design.right_to_left {
        true => beside - 1 - series,
        false => series,
    };
    place as f64 - (beside as f64 - 1.0) / 2.0
}

/// Where the number of a bar that ends there stands: above the bar and its bound, or below one that hangs.
fn base(
    chart: &Chart,
    (series, place): (usize, usize),
    end: f64,
    (scale, size): (&Scale, f64),
) -> f64 {
    let end_of_bar = scale.at(end);
    if end < 0.0 {
        return end_of_bar + size * 1.05;
    }
    let high = chart.series[series].most(place);
    let top = high.map_or(end_of_bar, |high| scale.at(high.to_f64()).min(end_of_bar));
    top - size * 0.35
}

/// Whether no number at a bar would touch another, or a bar beside its own: where some had no place at their bars, all
/// stand in a table.
fn have_room(
    pen: &mut Pen<'_>,
    chart: &Chart,
    (middles, wide): (&[f64], f64),
    (scale, design): (&Scale, &Design<'_>),
) -> bool {
    let size = pen.size(Voice::Label).0;
    let around = |x: f64, half: f64, top: f64, bottom: f64| Rect {
        left: x - half,
        top,
        right: x + half,
        bottom,
    };
    let (mut frames, mut bars): (Vec<Rect>, Vec<Rect>) = (Vec::new(), Vec::new());
    for series in 0..chart.series.len() {
        for (place, middle) in middles.iter().enumerate() {
            let Some(number) = chart.series[series].value(place) else {
                continue;
            };
            let half = pen.width_of(&design.number(number), Voice::Label).0 / 2.0 + size * 0.1;
            let x = middle + turn(chart, series, design) * wide;
            let y = base(chart, (series, place), number.to_f64(), (scale, size));
            let frame = around(x, half, y - size * 0.7, y);
            if frames.iter().any(|taken| taken.touches(&frame)) {
                return false;
            }
            frames.push(frame);
            let (end, nought) = (scale.at(number.to_f64()), scale.at(0.0));
            bars.push(around(x, wide * 0.46, end.min(nought), end.max(nought)));
        }
    }
    // A number never touches its own bar, so that it need not be told from the others.
    let covered = |frame: &Rect| bars.iter().any(|bar| bar.touches(frame));
    !frames.iter().any(covered)
}

/// A line from the least that a number may be to the most, with its ends.
pub fn bound(pen: &mut Pen<'_>, ends: [f64; 2], (x, half): (f64, f64), color: Color) {
    pen.line(&[(x, ends[0]), (x, ends[1])], color, 0.9, None);
    for y in ends {
        pen.line(&[(x - half, y), (x + half, y)], color, 0.9, None);
    }
}
