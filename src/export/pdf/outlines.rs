//! Outlines → a TrueType file.
//!
//! In: a face whose outlines are not TrueType's own (CFF, a place between the masters of a variable
//! font), and some of its glyphs. Out: a file that draws them, so that everything behind it knows one
//! kind of program. Cubic curves become quadratic ones that are nowhere further from them than
//! [`TOLERANCE`]: a two-thousandth of an em, which no press and no screen shows.

use std::collections::BTreeMap;

use harfrust::font::glyph::outline::PathSink;

use super::edges::{between, point};
use crate::export::sfnt::{Tables, assembled};
use crate::layout::text::font::Face;

/// How far a curve may be from the one that it stands for, in ems.
const TOLERANCE: f64 = 0.0005;

/// Into how many curves one is divided at most.
const MOST_CURVES: f64 = 32.0;

/// How many points a glyph may have: no letter comes near it, and the format can say it.
const MOST_POINTS: usize = 30_000;

/// The file of some glyphs of a face, which have the numbers of their places. One that cannot be drawn, or reaches
/// further than the format can say, is blank, as viewers leave it. `None` where there are more than a file may have.
pub fn truetype(face: &Face, glyphs: &[u16]) -> Option<Vec<u8>> {
    truetype_with_gaps(face, glyphs.iter().copied().map(Some))
}

/// The same, with blank glyphs of no width where there is none.
pub fn truetype_with_gaps(
    face: &Face,
    glyphs: impl Iterator<Item = Option<u16>>,
) -> Option<Vec<u8>> {
    let mut file = GlyphTables::default();
    for glyph in glyphs {
        match glyph {
            Some(glyph) => file.push(face, glyph)?,
            None => file.push_blank()?,
        }
    }
    Some(file.assembled(face))
}

/// A point of an outline, in whole units of the face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Point {
    x: i16,
    y: i16,
    /// Whether the outline goes through it; else it draws the curve towards itself.
    on_curve: bool,
}

/// Glyphs as the tables have them.
#[derive(Default)]
struct GlyphTables {
    outlines: Vec<u8>,
    /// Where each outline begins; where the last ends follows from the whole.
    places: Vec<u32>,
    /// Advance and left side bearing of each.
    metrics: Vec<(u16, i16)>,
    most_points: u16,
    most_contours: u16,
}

impl GlyphTables {
    fn push_blank(&mut self) -> Option<()> {
        self.places.push(u32::try_from(self.outlines.len()).ok()?);
        self.metrics.push((0, 0));
        Some(())
    }

    fn push(&mut self, face: &Face, glyph: u16) -> Option<()> {
        let mut outline = Outline {
            tolerance: TOLERANCE * face.units_per_em,
            ..Outline::default()
        };
        let drawn = face.draw(glyph, &mut outline);
        outline.end_contour();
        let points: usize = outline.contours.iter().map(Vec::len).sum();
        let is_whole = drawn.is_some() && !outline.is_beyond && points <= MOST_POINTS;
        let contours = if is_whole {
            outline.contours
        } else {
            Vec::new()
        };
        let advance = (face.advance(glyph) * face.units_per_em).round();
        self.places.push(u32::try_from(self.outlines.len()).ok()?);
        let bearing = match bounds(&contours) {
            Some(bounds) => {
                self.write(&contours, bounds)?;
                bounds[0]
            }
            None => 0,
        };
        self.metrics.push((advance as u16, bearing));
        Some(())
    }

    /// A glyph as the format has it (OpenType, glyf): what kind each point is, then how far it is from
    /// the one before, each as a word.
    fn write(&mut self, contours: &[Vec<Point>], bounds: [i16; 4]) -> Option<()> {
        const ON_CURVE: u8 = 1;
        let count = i16::try_from(contours.len()).ok()?;
        let mut words = vec![count];
        words.extend(bounds);
        let mut last = -1i32;
        for contour in contours {
            last += i32::try_from(contour.len()).ok()?;
            words.push(u16::try_from(last).ok()?.cast_signed());
        }
        words.push(0); // no instructions
        self.extend(&words);
        let points: Vec<Point> = contours.concat();
        let kinds = points
            .iter()
            .map(|point| u8::from(point.on_curve) * ON_CURVE);
        self.outlines.extend(kinds);
        for coordinate in [|point: &Point| point.x, |point: &Point| point.y] {
            let mut before = 0;
            for point in &points {
                self.extend(&[coordinate(point).checked_sub(before)?]);
                before = coordinate(point);
            }
        }
        let whole = self.outlines.len().next_multiple_of(4);
        self.outlines.resize(whole, 0);
        self.most_points = self.most_points.max(u16::try_from(points.len()).ok()?);
        self.most_contours = self.most_contours.max(count.cast_unsigned());
        Some(())
    }

    fn extend(&mut self, words: &[i16]) {
        self.outlines
            .extend(words.iter().flat_map(|word| word.to_be_bytes()));
    }

    fn assembled(self, face: &Face) -> Vec<u8> {
        let words = |words: &[u16]| -> Vec<u8> {
            words.iter().flat_map(|word| word.to_be_bytes()).collect()
        };
        let line = face.font.metrics().hhea_line;
        let edge = |height: f64| (height.round() as i16).cast_unsigned();
        let ascent = edge(line.map_or(0.0, |line| line.ascender.to_f64()));
        let descent = edge(line.map_or(0.0, |line| line.descender.to_f64()));
        let widest = self.metrics.iter().map(|(advance, _)| *advance).max();
        let count = self.metrics.len() as u16;
        let end = self.outlines.len() as u32;
        let places = self.places.iter().chain([&end]);
        let bearings = self
            .metrics
            .iter()
            .flat_map(|(advance, bearing)| [advance.to_be_bytes(), bearing.to_be_bytes()].concat());
        // What follows the edges: the slope of a cursor that stands upright, and words that are 0.
        let mut head = vec![
            1,
            0,
            1,
            0,
            0,
            0,
            0x5f0f,
            0x3cf5,
            3,
            face.units_per_em as u16,
        ];
        head.extend([0; 8]); // no dates
        head.extend([0, descent, widest.unwrap_or(0), ascent]);
        head.extend([0, 8, 2, 1, 0]); // upright, from 8 pixels on, places of four bytes
        let mut hhea = vec![1, 0, ascent, descent, 0, widest.unwrap_or(0), 0, 0, 0, 1];
        hhea.extend([0; 7]);
        hhea.push(count);
        let mut maxp = vec![1, 0, count, self.most_points, self.most_contours, 0, 0, 1];
        maxp.extend([0; 8]);
        let tables: Tables = BTreeMap::from([
            (*b"head", words(&head)),
            (*b"hhea", words(&hhea)),
            (*b"maxp", words(&maxp)),
            (*b"hmtx", bearings.collect()),
            (*b"loca", places.flat_map(|at| at.to_be_bytes()).collect()),
            (*b"glyf", self.outlines),
        ]);
        assembled(&[0, 1, 0, 0], &tables)
    }
}

/// The box around an outline: left, bottom, right, top; `None` where it draws nothing.
fn bounds(contours: &[Vec<Point>]) -> Option<[i16; 4]> {
    let mut points = contours.iter().flatten();
    let first = points.next()?;
    let around = [first.x, first.y, first.x, first.y];
    Some(points.fold(around, |[left, bottom, right, top], point| {
        [
            left.min(point.x),
            bottom.min(point.y),
            right.max(point.x),
            top.max(point.y),
        ]
    }))
}

/// Takes an outline, contour by contour.
#[derive(Default)]
struct Outline {
    tolerance: f64,
    contours: Vec<Vec<Point>>,
    contour: Vec<Point>,
    at: (f64, f64),
    /// Whether a point was further away than can be said.
    is_beyond: bool,
}

impl Outline {
    fn push(&mut self, (x, y): (f64, f64), on_curve: bool) {
        let whole = |value: f64| {
            let whole = value.round();
            // Half of what a word holds, so that the way from any point to any other is one too.
            (whole.abs() < 16_000.0).then_some(whole as i16)
        };
        match (whole(x), whole(y)) {
            (Some(x), Some(y)) => self.contour.push(Point { x, y, on_curve }),
            _ => self.is_beyond = true,
        }
    }

    /// A contour is closed by itself: a last point where the first is would be there twice.
    fn end_contour(&mut self) {
        let mut contour = std::mem::take(&mut self.contour);
        if contour.len() > 1 && contour.first() == contour.last() {
            contour.pop();
        }
        if contour.len() > 1 {
            self.contours.push(contour);
        }
    }

    fn quadratic(&mut self, control: (f64, f64), to: (f64, f64)) {
        self.push(control, false);
        self.push(to, true);
        self.at = to;
    }
}

impl PathSink for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.end_contour();
        self.at = point(x, y);
        self.push(self.at, true);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.at = point(x, y);
        self.push(self.at, true);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.quadratic(point(x1, y1), point(x, y));
    }

    /// As many quadratic curves as keep to the cubic one: what the middle of a piece is off falls with
    /// the third power of their number.
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let [from, one, two, to] = [self.at, point(x1, y1), point(x2, y2), point(x, y)];
        let third = |from: f64, one: f64, two: f64, to: f64| to - 3.0 * two + 3.0 * one - from;
        let third = third(from.0, one.0, two.0, to.0).hypot(third(from.1, one.1, two.1, to.1));
        let off = third * 3.0f64.sqrt() / 36.0;
        let count = (off / self.tolerance).cbrt().ceil().clamp(1.0, MOST_CURVES);
        let (mut from, mut one, mut two) = (from, one, two);
        let mut left = count;
        while left >= 1.0 {
            // De Casteljau: the first of those that are left, and the rest.
            let t = 1.0 / left;
            let (a, b, c) = (
                between(from, one, t),
                between(one, two, t),
                between(two, to, t),
            );
            let (d, e) = (between(a, b, t), between(b, c, t));
            let end = between(d, e, t);
            let control =
                |from: f64, one: f64, two: f64, to: f64| (3.0 * (one + two) - from - to) / 4.0;
            let control = (
                control(from.0, a.0, d.0, end.0),
                control(from.1, a.1, d.1, end.1),
            );
            self.quadratic(control, end);
            (from, one, two) = (end, e, c);
            left -= 1.0;
        }
    }

    fn close(&mut self) {}
}

#[cfg(test)]
mod tests;
