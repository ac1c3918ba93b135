//! Numbers at lines: each above or below its point, where it touches neither words nor the line of another series.
//!
//! Of the numbers of one place the highest stands above its line and the others below theirs, so that each is next
//! to its own. One that has no room is left out: then all of them stand in a small table below.

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

/// Draws the numbers of lines, each of which is in parts between its gaps; `step` is how wide one may be.
pub fn draw(
    pen: &mut Pen<'_>,
    chart: &Chart,
    lines: &[Vec<Vec<Point>>],
    step: f64,
    (scale, design): (&Scale, &Design<'_>),
) {
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
            if pen.width_of(&words, Voice::Label).0 > step {
                continue;
            }
            let is_highest = rank == 0;
            number_at(
                pen,
                &words,
                (series, point),
                is_highest,
                lines,
                (scale, design),
            );
        }
    }
}

/// Draws a number at the better of its two places that is free.
fn number_at(
    pen: &mut Pen<'_>,
    words: &str,
    (series, (x, y)): (usize, (f64, f64)),
    is_highest: bool,
    lines: &[Vec<Vec<Point>>],
    (scale, design): (&Scale, &Design<'_>),
) {
    let size = pen.size(Voice::Label).0;
    let half = pen.width_of(words, Voice::Label).0 / 2.0;
    let (above, below) = (y - size * 0.6, y + size * 1.3);
    let places = match is_highest {
        true => [above, below],
        false => [below, above],
    };
    let frame = |baseline: f64| Rect {
        left: x - half,
        top: baseline - size * ABOVE,
        right: x + half,
        bottom: baseline + size * BELOW,
    };
    let crossed = |frame: Rect, own: bool| {
        let lines = lines.iter().enumerate();
        let mut lines = lines.filter(|(other, _)| (*other == series) == own);
        lines.any(|(_, runs)| runs.iter().any(|run| crosses(run, frame)))
    };
    let is_free = |pen: &Pen<'_>, baseline: f64| {
        let frame = frame(baseline);
        frame.bottom <= scale.from && pen.is_free(frame) && !crossed(frame, false)
    };
    // Where neither crosses its own line so much the better.
    let free: Vec<f64> = places
        .into_iter()
        .filter(|baseline| is_free(pen, *baseline))
        .collect();
    let clear = free
        .iter()
        .find(|baseline| !crossed(frame(**baseline), true));
    let Some(baseline) = clear.or(free.first()) else {
        return;
    };
    pen.number(words, (x, *baseline), Anchor::Middle, design.text);
}

/// Whether a line runs through a frame, a dot of it included.
fn crosses(run: &[Point], frame: Rect) -> bool {
    let inside = |(_, at): &Point| frame.holds(*at);
    let mut pairs = run.windows(2);
    run.iter().any(inside) || pairs.any(|pair| frame.is_crossed(pair[0].1, pair[1].1))
}
