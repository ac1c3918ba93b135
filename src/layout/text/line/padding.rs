//! Gaps between squares that readers of a file would take for spaces.
//!
//! In: the pieces of a line with the gaps behind them. Out: the same, in which an ideograph or a mark is
//! as wide as the room that it has. To whoever takes words out of a file, squares that overlap are two
//! blocks, and a gap of a tenth of an em is a space: one between an ideograph and a figure, which nobody
//! typed, must not be copied. So the glyph takes it into its own width, in steps of an eighth of an em;
//! what is left of the gap is too little to be taken for anything.

use std::borrow::Cow;

use super::Piece;
use crate::geometry::Pt;
use crate::layout::text::shape::Shaper;
use crate::layout::text::writing::Writing;

/// How many steps an em has.
const STEPS: f64 = 8.0;
/// A gap of less, in ems, is left as it is.
const LEAST: f64 = 0.07;

/// Gives squares the room beside them.
pub(super) fn pad(pieces: &mut [Piece<'_>], shaper: &mut Shaper) {
    // Steps before and behind each.
    let mut padding = vec![[0i8; 2]; pieces.len()];
    let mut is_padded = false;
    for index in 1..pieces.len() {
        let (before, behind) = pieces.split_at(index);
        let (one, other) = (&before[index - 1], &behind[0]);
        let size = one.segment.size.min(other.segment.size);
        if one.joint.is_none() || one.gap.0.abs() < size.0 * LEAST {
            continue;
        }
        // What is left out of two marks is blank first of one, then of the other.
        let steps = |part: Pt, piece: &Piece<'_>| (part / piece.segment.size * STEPS).round();
        let of_one = match (is_square(one), is_square(other)) {
            (true, true) if one.gap < Pt::ZERO => one.gap.max(-one.segment.blanks()[1]),
            (true, _) => one.gap,
            (false, _) => Pt::ZERO,
        };
        let of_other = if is_square(other) {
            one.gap - of_one
        } else {
            Pt::ZERO
        };
        padding[index - 1][1] = steps(of_one, one) as i8;
        padding[index][0] = steps(of_other, other) as i8;
        is_padded = true;
    }
    if !is_padded {
        return;
    }
    for (index, steps) in padding.into_iter().enumerate() {
        if steps == [0; 2] {
            continue;
        }
        let piece = &mut pieces[index];
        let ems = steps.map(|steps| f64::from(steps) / STEPS);
        let [before, behind] = ems.map(|ems| piece.segment.size * ems);
        piece.word = Cow::Owned(shaper.padded(piece.segment.face, &piece.word, (steps, ems)));
        piece.width += before + behind;
        piece.gap -= behind;
        if let Some(last) = index.checked_sub(1) {
            pieces[last].gap -= before;
        }
    }
}

/// Whether a piece is one glyph in a square of its own.
fn is_square(piece: &Piece<'_>) -> bool {
    piece.segment.writing == Writing::Ideographs
        && !piece.segment.is_space()
        && piece.word.glyphs.len() == 1
        && piece.word.glyphs[0].scale == 1.0
}
