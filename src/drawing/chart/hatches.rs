//! Hatches: series whose colours are as light as each other are told apart in black and white.

use super::super::{Pen, Stroke, Voice};
use super::{Design, mixed};
use crate::document::Chart;
use crate::geometry::Color;

/// A pattern of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hatch {
    /// None.
    Plain,
    /// Lines that rise.
    Rising,
    /// Lines that fall.
    Falling,
    /// Lines that lie.
    Lying,
    /// Lines that rise and lines that fall.
    Crossed,
}

const ALL: [Hatch; 5] = [
    Hatch::Plain,
    Hatch::Rising,
    Hatch::Falling,
    Hatch::Lying,
    Hatch::Crossed,
];

/// Colours that are no further apart than this look alike in black and white: of 100, from black to white as they
/// are seen (CIE 1976 L*).
const ALIKE: f64 = 18.0;
/// From one line to the next, across.
const APART: f64 = 4.2;
/// The thickness of the lines.
const THICK: f64 = 0.7;

impl Design<'_> {
    /// The hatch of a series: the first that no series before it has whose colour is as light.
    pub(super) fn hatch(&self, chart: &Chart, series: usize) -> Hatch {
        let mut hatches: Vec<(f64, Hatch)> = Vec::new();
        for series in 0..=series {
            let lightness = self.color(chart, series).lightness();
            let taken = |hatch: &Hatch| {
                let mut known = hatches.iter();
                known.any(|(other, known)| known == hatch && (other - lightness).abs() < ALIKE)
            };
            let free = ALL.iter().find(|hatch| !taken(hatch));
            hatches.push((lightness, free.copied().unwrap_or(Hatch::Crossed)));
        }
        hatches.last().map_or(Hatch::Plain, |(_, hatch)| *hatch)
    }
}

/// Draws a rectangle in a colour, hatched; its corners may be given in any order.
pub fn rectangle(
    pen: &mut Pen<'_>,
    (x1, y1): (f64, f64),
    (x2, y2): (f64, f64),
    (color, hatch): (Color, Hatch),
) {
    pen.rectangle((x1, y1), (x2, y2), color);
    let edges = [x1.min(x2), y1.min(y2), x1.max(x2), y1.max(y2)];
    let mut lines = Vec::new();
    if matches!(hatch, Hatch::Rising | Hatch::Crossed) {
        slanted(edges, true, &mut lines);
    }
    if matches!(hatch, Hatch::Falling | Hatch::Crossed) {
        slanted(edges, false, &mut lines);
    }
    if hatch == Hatch::Lying {
        let [left, top, right, bottom] = edges;
        let count = ((bottom - top) / (APART * 0.7)).floor() as usize;
        lines.extend((1..=count).map(|line| {
            let y = bottom - APART * 0.7 * line as f64;
            ((left, y), (right, y))
        }));
    }
    if !lines.is_empty() {
        pen.strokes(&lines, mixed(color, Color::WHITE, 0.7), THICK);
    }
}

/// Takes the hatch away below words in the middle of a place, so that they can be read.
pub fn under(pen: &mut Pen<'_>, words: &str, (x, y): (f64, f64), (color, hatch): (Color, Hatch)) {
    if hatch == Hatch::Plain {
        return;
    }
    let size = pen.size(Voice::Label).0;
    let half = pen.width_of(words, Voice::Label).0 / 2.0 + size * 0.2;
    pen.rectangle(
        (x - half, y - size * 0.85),
        (x + half, y + size * 0.2),
        color,
    );
}

/// Lines at half a right angle, as far as they lie within.
fn slanted([left, top, right, bottom]: [f64; 4], rises: bool, lines: &mut Vec<Stroke>) {
    let (wide, high) = (right - left, bottom - top);
    let count = ((wide + high) / APART).ceil() as usize;
    for line in 0..count {
        // Where it meets the lower edge, or would left of it; measured from the left corner.
        let at = APART * (line as f64 + 0.5) - high;
        let (from, to) = (at.max(0.0), (at + high).min(wide));
        if to - from < 0.1 {
            continue;
        }
        let up = |x: f64| bottom - (x - at);
        let place = |x: f64| match rises {
            true => (left + x, up(x)),
            false => (right - x, up(x)),
        };
        lines.push((place(from), place(to)));
    }
}
