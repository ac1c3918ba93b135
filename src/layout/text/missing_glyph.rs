//! The box in place of a character that no face has.
//!
//! In: such a character. Out: its [`Word`], the digits of the code point in two rows, and their frame.
//! Whoever reads the page can look the character up; whoever extracts its text gets the character
//! itself, as large as its neighbours and on their baseline, so that it stays among them. It is never
//! `.notdef` (ISO 14289-1, 7.21.8).

use super::font::{Face, Fonts};
use super::shape::{ShapedGlyph, Word};
use crate::geometry::{Color, Pt};
use crate::layout::frame::{Mark, Rule};

/// The digits' em in ems of the text: two rows and their frame are then about as tall as an ascender.
const DIGITS: f64 = 0.4;

/// Thickness of the frame, in ems of the text.
const STROKE: f64 = 0.034;

/// From the frame to the digits and from one row to the other, in ems of the text.
const GAP: f64 = 0.06;

/// From the frame to what stands beside the box, in ems of the text.
const BEARING: f64 = 0.052;

/// From the edge of the box to its digits.
const INSET: f64 = BEARING + STROKE + GAP;

/// The digits of a code point: four in two rows of two, five or six in two of three.
fn rows(character: char) -> [String; 2] {
    let mut upper = format!("{:04X}", u32::from(character));
    let lower = upper.split_off(upper.len() / 2);
    [upper, lower]
}

/// The advance of a digit, in ems of the text.
fn cell(face: &Face) -> f64 {
    DIGITS * face.glyph('0').map_or(0.6, |zero| face.advance(zero))
}

/// The word of a box: the digits of the first character, each row in its middle, as one cluster that sets that
/// and its marks and is as wide as the box.
pub fn word(fonts: &Fonts, text: &str) -> Word {
    let face = fonts.face(fonts.even_digits());
    let [upper, lower] = rows(text.chars().next().unwrap_or('\u{fffd}'));
    let columns = upper.len().max(lower.len());
    let inner = cell(face) * columns as f64;
    let width = inner + 2.0 * INSET;
    let bottom = STROKE + GAP;
    let top = bottom + face.cap_height * DIGITS + GAP;
    let end = u32::try_from(text.len()).unwrap_or(0);
    let mut glyphs = Vec::with_capacity(6);
    for (row, rise) in [(upper, top), (lower, bottom)] {
        let left = INSET + (inner - cell(face) * row.len() as f64) / 2.0;
        for (column, digit) in row.chars().enumerate() {
            let is_first = glyphs.is_empty();
            glyphs.push(ShapedGlyph {
                id: face.glyph(digit).unwrap_or(0),
                x: left + cell(face) * column as f64,
                rise,
                advance: if is_first { width } else { 0.0 },
                scale: DIGITS as f32,
                is_padded: false,
                cluster: if is_first { 0..end } else { end..end },
                safe_to_break: true,
            });
        }
    }
    Word::new(glyphs, width)
}

/// Where a box stands.
pub struct BoxMetrics {
    /// Its left edge.
    pub x: Pt,
    /// Its baseline.
    pub y: Pt,
    /// Its width.
    pub width: Pt,
    /// The em of the text around it.
    pub size: Pt,
}

/// The frame of a box.
pub fn frame(fonts: &Fonts, place: &BoxMetrics, color: Color) -> [Rule; 4] {
    let cap_height = fonts.face(fonts.even_digits()).cap_height * DIGITS;
    let stroke = place.size * STROKE;
    let left = place.x + place.size * BEARING;
    let width = place.width - place.size * (2.0 * BEARING);
    let height = place.size * (2.0 * (STROKE + cap_height) + 3.0 * GAP);
    let top = place.y - height;
    let rule = |x, y, width, height| Rule {
        x,
        y,
        width,
        height,
        color,
        mark: Mark::Decoration,
    };
    [
        rule(left, top, width, stroke),
        rule(left, place.y - stroke, width, stroke),
        rule(left, top, stroke, height),
        rule(left + width - stroke, top, stroke, height),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many digits each row of a box has.
    fn drawn(character: char) -> Vec<usize> {
        let fonts = Fonts::bundled();
        let word = word(&fonts, character.encode_utf8(&mut [0; 4]));
        let clusters = word.glyphs.iter().map(|glyph| glyph.cluster.len());
        assert_eq!(clusters.sum::<usize>(), character.len_utf8());
        let place = BoxMetrics {
            x: Pt::ZERO,
            y: Pt::ZERO,
            width: Pt(10.0 * word.width),
            size: Pt(10.0),
        };
        let black = Color {
            red: 0,
            green: 0,
            blue: 0,
        };
        let [top, _, left, right] = frame(&fonts, &place, black);
        let points = |ems: f64| Pt(10.0 * ems);
        for glyph in &word.glyphs {
            let above = points(glyph.rise);
            assert!(glyph.id != 0 && above.0 > 0.0 && -above > top.y);
            let end = points(glyph.x + cell(fonts.face(fonts.even_digits())));
            assert!(points(glyph.x) > left.x && end < right.x);
        }
        let rows = word.glyphs.chunk_by(|one, other| one.rise == other.rise);
        rows.map(<[ShapedGlyph]>::len).collect()
    }

    #[test]
    fn a_code_point_stands_in_two_rows_within_its_frame() {
        assert_eq!(drawn('\u{e01}'), [2, 2]);
        assert_eq!(drawn('\u{1f600}'), [2, 3]);
        assert_eq!(drawn('\u{10fffd}'), [3, 3]);
    }
}
