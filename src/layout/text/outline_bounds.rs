//! How far the outline of a glyph reaches.
//!
//! In: a glyph of a face. Out: its [`Bounds`] in ems.

use harfrust::font::glyph::outline::PathSink;

use super::font::Face;

/// How far a glyph reaches, in ems.
#[derive(Clone, Copy)]
pub struct Bounds {
    /// To the left, from its origin.
    pub left: f64,
    /// To the right.
    pub right: f64,
    /// Below the baseline, where it is negative.
    pub bottom: f64,
    /// Above the baseline.
    pub top: f64,
}

/// The bounds of a glyph's outline; `None` of one that draws nothing.
pub fn bounds(face: &Face, glyph: u16) -> Option<Bounds> {
    let mut reach = OutlineBounds(None);
    face.draw(glyph, &mut reach)?;
    let (left, bottom, right, top) = reach.0?;
    let ems = |units: f32| f64::from(units) / face.units_per_em;
    Some(Bounds {
        left: ems(left),
        right: ems(right),
        bottom: ems(bottom),
        top: ems(top),
    })
}

/// The least and greatest of the points of an outline; those of its curves' handles, too, which lie close
/// enough.
struct OutlineBounds(Option<(f32, f32, f32, f32)>);

impl OutlineBounds {
    fn point(&mut self, x: f32, y: f32) {
        let (left, bottom, right, top) = self.0.unwrap_or((x, y, x, y));
        self.0 = Some((left.min(x), bottom.min(y), right.max(x), top.max(y)));
    }
}

impl PathSink for OutlineBounds {
    fn move_to(&mut self, x: f32, y: f32) {
        self.point(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.point(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.point(x1, y1);
        self.point(x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.point(x1, y1);
        self.point(x2, y2);
        self.point(x, y);
    }

    fn close(&mut self) {}
}
