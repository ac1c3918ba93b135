//! The box in place of a character that no face has.
//!
//! In: such a character. Out: its [`Word`], which takes the room of the box and draws nothing, and
//! what is drawn in that room: the digits of the code point in two rows, framed. Whoever reads the
//! page can look the character up; whoever extracts its text gets the character itself, as large as
//! its neighbours and on their baseline, so that it stays among them. It is never `.notdef` (ISO
//! 14289-1, 7.21.8).

use std::sync::Arc;

use super::font::{Face, FaceId, Fonts};
use super::shape::{ShapedGlyph, Word};
use crate::layout::frame::{GlyphRun, Mark, PlacedWord, Rule};
use crate::theme::{Color, Pt, Weight};

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

/// The face of the blank.
pub fn face(fonts: &Fonts) -> FaceId {
    let face = fonts.nearest("Source Sans 3", Weight::Regular, false);
    face.unwrap_or(FaceId(0))
}

/// The face of the digits: one in which they and A to F are equally wide.
fn digits_face(fonts: &Fonts) -> FaceId {
    let face = fonts.nearest("Source Code Pro", Weight::Regular, false);
    face.unwrap_or(FaceId(0))
}

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

/// A word that sets the character and draws nothing: a blank as wide as the box, so that its width is
/// that of the box to readers as well.
pub fn word(fonts: &Fonts, character: char) -> Word {
    let columns = rows(character).map(|row| row.len()).into_iter().max();
    let digits = fonts.face(digits_face(fonts));
    let face = fonts.face(face(fonts));
    let width = cell(digits) * columns.unwrap_or(0) as f64 + 2.0 * INSET;
    let blank = ShapedGlyph {
        id: face.glyph(' ').unwrap_or(0),
        x: 0.0,
        rise: 0.0,
        advance: width,
        cluster: 0..u32::try_from(character.len_utf8()).unwrap_or(0),
        safe_to_break: true,
    };
    Word::new(vec![blank], width)
}

/// Where a box stands.
pub struct Place {
    /// Its left edge.
    pub x: Pt,
    /// Its baseline.
    pub y: Pt,
    /// Its width.
    pub width: Pt,
    /// The em of the text around it.
    pub size: Pt,
}

/// The digits of a box, each row in its middle. They are drawn, and say nothing.
pub fn digits(fonts: &Fonts, character: char, place: &Place, color: Color) -> GlyphRun {
    let id = digits_face(fonts);
    let face = fonts.face(id);
    let size = place.size * DIGITS;
    let inner = place.width / place.size - 2.0 * INSET;
    let [upper, lower] = rows(character);
    let bottom = STROKE + GAP;
    let top = bottom + face.cap_height * DIGITS + GAP;
    let mut glyphs = Vec::with_capacity(6);
    for (row, rise) in [(upper, top), (lower, bottom)] {
        let left = INSET + (inner - cell(face) * row.len() as f64) / 2.0;
        for (column, digit) in row.chars().enumerate() {
            glyphs.push(ShapedGlyph {
                id: face.glyph(digit).unwrap_or(0),
                x: (left + cell(face) * column as f64) / DIGITS,
                rise: rise / DIGITS,
                advance: cell(face) / DIGITS,
                cluster: 0..0,
                safe_to_break: true,
            });
        }
    }
    let word = Arc::new(Word::new(glyphs, place.width / size));
    GlyphRun {
        face: id,
        size,
        expansion: 1.0,
        tracking: 0.0,
        color,
        x: place.x,
        y: place.y,
        width: place.width,
        words: vec![PlacedWord {
            word,
            x: Pt::ZERO,
            start: 0,
            soft_hyphen: false,
        }],
        text: String::new(),
        source: None,
        level: 0,
        mark: Mark::Decoration,
    }
}

/// The frame of a box.
pub fn frame(fonts: &Fonts, place: &Place, color: Color) -> [Rule; 4] {
    let cap_height = fonts.face(digits_face(fonts)).cap_height * DIGITS;
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
        dots: None,
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
        let word = word(fonts, character);
        let clusters = word.glyphs.iter().map(|glyph| glyph.cluster.len());
        assert_eq!(clusters.sum::<usize>(), character.len_utf8());
        let place = Place {
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
        let [top, _, left, right] = frame(fonts, &place, black);
        let run = digits(fonts, character, &place, black);
        for glyph in run.glyphs() {
            assert!(glyph.id != 0 && glyph.rise.0 > 0.0 && -glyph.rise > top.y);
            assert!(glyph.x > left.x && glyph.x + glyph.advance < right.x);
        }
        run.words[0]
            .word
            .glyphs
            .chunk_by(|one, other| one.rise == other.rise)
            .map(<[ShapedGlyph]>::len)
            .collect()
    }

    #[test]
    fn a_code_point_stands_in_two_rows_within_its_frame() {
        assert_eq!(drawn('\u{e01}'), [2, 2]);
        assert_eq!(drawn('\u{1f600}'), [2, 3]);
        assert_eq!(drawn('\u{10fffd}'), [3, 3]);
    }
}
