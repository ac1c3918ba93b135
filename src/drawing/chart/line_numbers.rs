//! Numbers at lines: each above or below its point, or beside that, where it touches neither words nor a line.
//!
//! Of the numbers of one place the highest stands above its line and the others below theirs, so that each is next
//! to its own. Where one has no room none stands at its point: all of them are in a small table below.

use super::super::{Anchor, Pen, Voice};
use super::Design;
use super::plot::Scale;
use crate::document::Chart;
use crate::geometry::Rect;

/// A point of a line: the place, and where it is drawn.
pub type Point = (usize, (f64, f64));

/// How far letters reach above their baseline, in ems, and below it.
const ABOVE: f64 = 0.75;
const BELOW: f64 = 0.1;
/// How far from a point the baseline is of a number above it, in ems, and of one below it.
const UP: f64 = 0.6;
const DOWN: f64 = 1.3;
/// The same of one that stands beside its point as well: it may be nearer, but not as high as the point itself.
const NEAR_UP: f64 = 0.35;
const NEAR_DOWN: f64 = 1.05;
/// How far numbers stay from words and lines beside them, in ems.
const BESIDE: f64 = 0.15;

/// Draws the numbers of lines, each of which is in parts between its gaps; `step` is how wide one may be.
pub fn draw(
    pen: &mut Pen<'_>,
    chart: &Chart,
    lines: &[Vec<Vec<Point>>],
    step: f64,
    (scale, design): (&Scale, &Design<'_>),
) {
    let size = pen.size(Voice::Label).0;
    let mut placed: Vec<(String, Rect)> = Vec::new();
    for place in 0..chart.x.len() {
        let at = |series: usize| {
            let mut points = lines[series].iter().flatten();
            points.find(|(other, _)| *other == place).map(|(_, at)| *at)
        };
        let points = (0..lines.len()).filter_map(|series| Some((series, at(series)?)));
        let mut points: Vec<(usize, (f64, f64))> = points.collect();
        points.sort_by(|(_, one), (_, other)| one.1.total_cmp(&other.1));
        for (rank, (series, point)) in points.into_iter().enumerate() {
            let Some(number) = chart.series[series].value(place) else {
                continue;
            };
            let words = design.number(number);
            let wide = pen.width_of(&words, Voice::Label).0;
            let is_free = |frame: &Rect| {
                let wider = Rect {
                    left: frame.left - size * BESIDE,
                    right: frame.right + size * BESIDE,
                    ..*frame
                };
                let crossed = lines.iter().flatten().any(|run| crosses(run, wider));
                let touched = placed.iter().any(|(_, taken)| taken.touches(&wider));
                frame.bottom <= scale.from && !crossed && !touched && pen.is_free(wider)
            };
            let frames = frames(point, wide, rank == 0, (size, pen.width()));
            let free = frames.into_iter().find(is_free);
            let Some(frame) = free.filter(|_| wide <= step) else {
                return;
            };
            placed.push((words, frame));
        }
    }
    for (words, frame) in placed {
        let at = (frame.left, frame.bottom - size * BELOW);
        pen.number(&words, at, Anchor::Start, design.text);
    }
}

/// Where a number may stand that is so wide, the best place first: above its point or below it, then on either side
/// of these. At an edge it is moved back into the drawing.
fn frames((x, y): (f64, f64), wide: f64, is_highest: bool, (size, most): (f64, f64)) -> Vec<Rect> {
    let off = wide / 2.0 + size * 0.25;
    let above = [(0.0, -UP), (off, -NEAR_UP), (-off, -NEAR_UP)];
    let below = [(0.0, DOWN), (off, NEAR_DOWN), (-off, NEAR_DOWN)];
    let (first, second) = match is_highest {
        true => (above, below),
        false => (below, above),
    };
    // In the middle above or below before beside.
    let places = first.into_iter().zip(second);
    let places = places.flat_map(|(first, second)| [first, second]);
    let frame = |(right, down): (f64, f64)| {
        let left = (x + right - wide / 2.0).min(most - wide).max(0.0);
        let baseline = y + down * size;
        Rect {
            left,
            top: baseline - size * ABOVE,
            right: left + wide,
            bottom: baseline + size * BELOW,
        }
    };
    places.map(frame).collect()
}

/// Whether a line runs through a frame, a dot of it included.
fn crosses(run: &[Point], frame: Rect) -> bool {
    let inside = |(_, at): &Point| frame.holds(*at);
    let mut pairs = run.windows(2);
    run.iter().any(inside) || pairs.any(|pair| frame.is_crossed(pair[0].1, pair[1].1))
}
