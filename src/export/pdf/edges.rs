//! Outlines as straight lines, to be measured.
//!
//! In: a glyph of a face. Out: lines, in units of the face.

use harfrust::font::glyph::outline::PathSink;

use crate::layout::text::font::Face;

/// An outline as straight lines.
#[derive(Default)]
pub struct Edges {
    /// The lines, each from where it begins to where it ends.
    pub lines: Vec<[(f64, f64); 2]>,
    start: (f64, f64),
    at: (f64, f64),
}

/// How many lines stand for a curve.
const LINES: u32 = 16;

impl Edges {
    /// The outline of a glyph; `None` where the face has none that can be read.
    pub fn of(face: &Face, glyph: u16) -> Option<Self> {
        let mut edges = Edges::default();
        face.draw(glyph, &mut edges)?;
        Some(edges)
    }

    /// The least and the greatest height.
    pub fn extent(&self) -> (f64, f64) {
        let heights = self.lines.iter().flat_map(|line| [line[0].1, line[1].1]);
        heights.fold((f64::MAX, f64::MIN), |(low, high), y| {
            (low.min(y), high.max(y))
        })
    }

    fn line(&mut self, to: (f64, f64)) {
        self.lines.push([self.at, to]);
        self.at = to;
    }

    /// A curve, given by its control points after the first.
    fn curve(&mut self, points: &[(f64, f64)]) {
        let from = self.at;
        for step in 1..=LINES {
            let t = f64::from(step) / f64::from(LINES);
            // De Casteljau: halfway points of halfway points.
            let mut level: Vec<(f64, f64)> = std::iter::once(from).chain(points.to_vec()).collect();
            while level.len() > 1 {
                let pairs = level.windows(2);
                level = pairs.map(|pair| between(pair[0], pair[1], t)).collect();
            }
            self.line(level[0]);
        }
    }
}

/// A point as it is reckoned with.
pub fn point(x: f32, y: f32) -> (f64, f64) {
    (x.into(), y.into())
}

/// A point on the way from one to another, at that part of it.
pub fn between((x, y): (f64, f64), (to_x, to_y): (f64, f64), t: f64) -> (f64, f64) {
    (x + (to_x - x) * t, y + (to_y - y) * t)
}

impl PathSink for Edges {
    fn move_to(&mut self, x: f32, y: f32) {
        self.close();
        self.start = point(x, y);
        self.at = self.start;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.line(point(x, y));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.curve(&[point(x1, y1), point(x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.curve(&[point(x1, y1), point(x2, y2), point(x, y)]);
    }

    fn close(&mut self) {
        if self.at != self.start {
            self.line(self.start);
        }
    }
}
