//! Axes: where numbers stand on a drawing, and the lines and words that say so.

use super::super::ticks::Ticks;
use super::super::{Anchor, Pen, Voice};
use super::Design;

/// The part of a drawing that numbers are drawn in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

/// An axis of numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// Its ticks.
    pub ticks: Ticks,
    /// Where its first number is.
    pub from: f64,
    /// Where its last number is.
    pub to: f64,
}

impl Scale {
    /// Where a number is.
    pub fn at(&self, value: f64) -> f64 {
        let part = (value - self.ticks.first) / (self.ticks.last() - self.ticks.first);
        self.from + (self.to - self.from) * part
    }
}

/// The thickness of the lines behind what is drawn.
const THIN: f64 = 0.3;
/// That of the line at nought.
const AXIS: f64 = 0.6;

/// The words of the ticks of an axis that stands, with the lines that they are for.
pub fn upright_axis(pen: &mut Pen<'_>, area: Area, scale: &Scale, design: &Design<'_>) {
    let size = pen.size(Voice::Axis).0;
    let places = scale.ticks.places();
    for value in scale.ticks.values() {
        let y = scale.at(value);
        let (color, width) = if value == 0.0 {
            (design.quiet, AXIS)
        } else {
            (design.hairline, THIN)
        };
        pen.line(&[(area.left, y), (area.right, y)], color, width, None);
        let words = design.tick(value, places);
        let (x, anchor) = match design.right_to_left {
            false => (area.left - size * 0.5, Anchor::End),
            true => (area.right + size * 0.5, Anchor::Start),
        };
        pen.words(
            &words,
            (x, y + size * 0.35),
            anchor,
            (Voice::Axis, design.quiet),
        );
    }
}

/// The same of an axis that lies.
pub fn lying_axis(pen: &mut Pen<'_>, area: Area, scale: &Scale, design: &Design<'_>) {
    let size = pen.size(Voice::Axis).0;
    let places = scale.ticks.places();
    for value in scale.ticks.values() {
        let x = scale.at(value);
        let (color, width) = if value == 0.0 {
            (design.quiet, AXIS)
        } else {
            (design.hairline, THIN)
        };
        pen.line(&[(x, area.top), (x, area.bottom)], color, width, None);
        let words = design.tick(value, places);
        let place = (x, area.bottom + size * 1.4);
        pen.words(&words, place, Anchor::Middle, (Voice::Axis, design.quiet));
    }
}

/// How wide the words of ticks are.
pub fn widest_tick(pen: &mut Pen<'_>, ticks: &Ticks, design: &Design<'_>) -> f64 {
    let places = ticks.places();
    let widths = ticks.values().map(|value| {
        let words = design.tick(value, places);
        pen.width_of(&words, Voice::Axis).0
    });
    widths.fold(0.0, f64::max)
}

/// The middle of each of so many places side by side.
pub fn middles(area: Area, count: usize, right_to_left: bool) -> Vec<f64> {
    let step = (area.right - area.left) / count.max(1) as f64;
    let middle = |place: usize| {
        let place = if right_to_left {
            count - 1 - place
        } else {
            place
        };
        area.left + step * (place as f64 + 0.5)
    };
    (0..count).map(middle).collect()
}

/// The names of places below an axis: as many as stand apart, the first and every second, third …; in two
/// lines where that lets all of them stand.
pub fn names(pen: &mut Pen<'_>, names: &[String], at: &[f64], y: f64, design: &Design<'_>) {
    let size = pen.size(Voice::Axis).0;
    let step = match at {
        [one, two, ..] => (two - one).abs(),
        _ => f64::INFINITY,
    };
    let widest = names.iter().map(|name| pen.width_of(name, Voice::Axis).0);
    let widest = widest.fold(0.0, f64::max) + size * 0.6;
    let every = if step.is_finite() && step > 0.0 {
        (widest / step).ceil().max(1.0) as usize
    } else {
        1
    };
    for (place, name) in names.iter().enumerate() {
        if place.is_multiple_of(every) {
            let voice = (Voice::Axis, design.quiet);
            pen.words(name, (at[place], y + size * 1.4), Anchor::Middle, voice);
        }
    }
}
