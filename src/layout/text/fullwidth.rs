//! The marks of Chinese and Japanese, each in a square that is mostly half empty.
//!
//! In: a mark and its glyph. Out: its class, and how much of the square is blank before and behind its
//! ink. That blank is a space: it shrinks where a line is too long, one of two is left out where marks
//! stand beside each other, and none is kept at the edges of a line.
//!
//! After "Requirements for Japanese Text Layout" (JLREQ, W3C, 3.1: positioning of punctuation marks) and
//! "Requirements for Chinese Text Layout" (CLREQ, W3C, 3.1.6: compression rules for punctuation). Where
//! the ink stands is read from the face: marks stand in the middle in Taiwan and Hong Kong, at the side
//! elsewhere, and in a face that has them proportional they have no blank at all.

use super::font::Face;
use super::outline_bounds::bounds;
use super::word::{ShapedGlyph, Word};

/// What a mark does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkClass {
    /// It opens: brackets, quotation marks.
    Opening,
    /// It closes, or parts phrases: brackets, quotation marks, commas.
    Closing,
    /// It ends a sentence: full stops.
    Stop,
    /// It parts words, from the middle of its square: the middle dot, the colon.
    Middle,
    /// It ends a sentence and is as tall as a letter: question and exclamation marks.
    Ending,
    /// It is drawn on without a gap: dashes, the dots of an ellipsis.
    Line,
}

/// What a character does as a mark; `None` for a letter.
pub fn class(character: char) -> Option<MarkClass> {
    Some(match character {
        '（' | '〔' | '［' | '｛' | '〈' | '《' | '「' | '『' | '【' | '〖' | '〘' | '〚'
        | '〝' | '｟' | '\u{201c}' | '\u{2018}' => MarkClass::Opening,
        '）' | '〕' | '］' | '｝' | '〉' | '》' | '」' | '』' | '】' | '〗' | '〙' | '〛'
        | '〞' | '〟' | '｠' | '\u{201d}' | '\u{2019}' | '、' | '，' => MarkClass::Closing,
        '。' | '．' => MarkClass::Stop,
        '・' | '：' | '；' | '\u{b7}' => MarkClass::Middle,
        '！' | '？' | '‼' | '⁇' | '⁈' | '⁉' => MarkClass::Ending,
        '\u{2014}' | '\u{2015}' | '…' | '‥' | '⋯' => MarkClass::Line,
        _ => return None,
    })
}

/// How far from an em the advance of a square may be.
const SQUARE: f64 = 0.02;
/// Ink that ends this little beyond the middle is of one half: bold brackets do.
const BEYOND_HALF: f64 = 0.04;
/// What stays blank beside the ink of a mark in the middle.
const BESIDE: f64 = 0.06;

/// What is blank of the square of a mark, in ems, before and behind its ink: a half on one side, or up
/// to a quarter on both. 0 of what is no mark, or stands in no square.
pub fn blanks(word: &Word, text: &str, face: &Face) -> [f32; 2] {
    let mut characters = text.chars();
    let class = characters.next().and_then(class);
    let is_square = (word.width - 1.0).abs() < SQUARE;
    let ([glyph], None, true) = (&word.glyphs[..], characters.next(), is_square) else {
        return [0.0; 2];
    };
    match (class, ink(glyph, face)) {
        (None | Some(MarkClass::Line), _) | (_, None) => [0.0; 2],
        (Some(class), Some((left, right))) => halves(class, left, right),
    }
}

/// The blank of a mark whose ink reaches from one place of its square to another, in ems.
fn halves(class: MarkClass, left: f64, right: f64) -> [f32; 2] {
    if right <= 0.5 + BEYOND_HALF {
        return [0.0, 0.5];
    }
    if left >= 0.5 - BEYOND_HALF {
        return [0.5, 0.0];
    }
    // Tall marks in the middle have the square for themselves, as letters do.
    if class == MarkClass::Ending {
        return [0.0; 2];
    }
    let quarter = |blank: f64| (blank - BESIDE).clamp(0.0, 0.25) as f32;
    [quarter(left), quarter(1.0 - right)]
}

/// From where to where the ink of a glyph reaches, in ems from the left edge of its word.
fn ink(glyph: &ShapedGlyph, face: &Face) -> Option<(f64, f64)> {
    let bounds = bounds(face, glyph.id)?;
    Some((glyph.x + bounds.left, glyph.x + bounds.right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_at_the_side_has_a_blank_half_and_one_in_the_middle_two_quarters() {
        assert_eq!(halves(MarkClass::Closing, 0.05, 0.36), [0.0, 0.5]);
        assert_eq!(halves(MarkClass::Opening, 0.61, 0.95), [0.5, 0.0]);
        assert_eq!(halves(MarkClass::Closing, 0.36, 0.64), [0.25, 0.25]);
        assert_eq!(halves(MarkClass::Ending, 0.42, 0.58), [0.0, 0.0]);
        assert_eq!(halves(MarkClass::Ending, 0.12, 0.28), [0.0, 0.5]);
        let wide = halves(MarkClass::Opening, 0.2, 0.9);
        assert!(
            (wide[0] - 0.14).abs() < 1e-6 && (wide[1] - 0.04).abs() < 1e-6,
            "{wide:?}"
        );
    }
}
