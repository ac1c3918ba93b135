//! How wide the pieces of a line are.
//!
//! In: a line's pieces, and the width that they are to fill. Out: each piece's width: glyphs widen or
//! narrow and letters move by what the theme allows, spaces take the rest, and a leader all that is
//! left.

use super::Piece;
use crate::geometry::Pt;
use crate::layout::text::Paragraph;
use crate::layout::text::segment::{Segment, SegmentKind};
use crate::layout::text::writing::Writing;
use crate::theme::ParagraphDesign;

/// How a line is stretched.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    /// Factor of every glyph.
    pub expansion: f64,
    /// The same where letters cannot be moved apart.
    pub joined: f64,
    /// Added after every glyph, in ems.
    pub tracking: f64,
    /// Factor of every space that stretches.
    pub spaces: f64,
}

impl Stretch {
    /// As wide as it is.
    pub const NONE: Stretch = Stretch {
        expansion: 1.0,
        joined: 1.0,
        tracking: 0.0,
        spaces: 1.0,
    };
}

/// How far the line must stretch to end at the measure.
pub(super) fn stretch(
    paragraph: &Paragraph,
    pieces: &[Piece<'_>],
    target: Pt,
    letters: f64,
    design: &ParagraphDesign,
) -> Stretch {
    let mut stretch = of_letters(letters, design);
    let (fixed, spaces) = widths(paragraph, pieces, stretch);
    let joints = || pieces.iter().filter_map(|piece| piece.joint);
    if joints().next().is_some() {
        let natural: Pt = joints().map(|joint| joint.natural).sum();
        let missing = target - fixed - spaces - natural;
        let give: Pt = joints()
            .map(|joint| match missing >= Pt::ZERO {
                true => joint.stretch,
                false => joint.shrinking_space(design.shrink),
            })
            .sum();
        if (spaces + give).0 > 0.0 {
            stretch.spaces = (1.0 + missing / (spaces + give)).max(0.4);
        }
    } else if spaces.0 > 0.0 {
        // Never less than a hair: an overfull line is better than one that runs together.
        stretch.spaces = ((target - fixed) / spaces).max(0.4);
    }
    stretch
}

/// How much a line lacks whose letters give so far and whose spaces are as they are, and how wide these are
/// together.
pub(super) fn lacks(
    paragraph: &Paragraph,
    pieces: &[Piece<'_>],
    (target, letters): (Pt, f64),
    design: &ParagraphDesign,
) -> (Pt, Pt) {
    let (fixed, spaces) = widths(paragraph, pieces, of_letters(letters, design));
    (target - fixed - spaces, spaces)
}

/// What letters that give so far do.
fn of_letters(letters: f64, design: &ParagraphDesign) -> Stretch {
    Stretch {
        expansion: 1.0 + design.expansion_of(true) * letters,
        joined: 1.0 + design.expansion_of(false) * letters,
        tracking: design.tracking * letters,
        spaces: 1.0,
    }
}

/// How wide everything but the spaces is, and they.
fn widths(paragraph: &Paragraph, pieces: &[Piece<'_>], stretch: Stretch) -> (Pt, Pt) {
    let (mut fixed, mut spaces) = (Pt::ZERO, Pt::ZERO);
    for piece in pieces {
        if piece.segment.kind == SegmentKind::Space {
            spaces += natural(paragraph, piece);
        } else {
            fixed += stretched(paragraph, piece, stretch);
        }
    }
    (fixed, spaces)
}

fn natural(paragraph: &Paragraph, piece: &Piece<'_>) -> Pt {
    let tracking = piece.segment.tracking(&paragraph.passage);
    piece.segment.size * (piece.word.width + tracking * piece.word.glyphs.len() as f64)
}

/// The factor of a segment's glyphs on a line that is stretched so: those of a box stay as they are.
pub(super) fn expanded(segment: &Segment, stretch: Stretch) -> f64 {
    match segment.kind {
        SegmentKind::MissingGlyph => 1.0,
        _ => match segment.writing {
            Writing::Apart => stretch.expansion,
            Writing::Joined | Writing::Unspaced => stretch.joined,
            Writing::Ideographs => 1.0,
        },
    }
}

fn stretched(paragraph: &Paragraph, piece: &Piece<'_>, stretch: Stretch) -> Pt {
    let glyphs = piece.word.glyphs.len() as f64;
    let tracking = tracked(paragraph, piece.segment, stretch);
    let width = piece.word.width + tracking * glyphs;
    piece.segment.size * (expanded(piece.segment, stretch) * width)
}

/// What comes after each glyph of a segment on a line that is stretched so, in ems.
pub(super) fn tracked(paragraph: &Paragraph, segment: &Segment, stretch: Stretch) -> f64 {
    let added = if segment.is_spaced() {
        stretch.tracking
    } else {
        0.0
    };
    segment.tracking(&paragraph.passage) + added
}

/// Gives every piece its width, and what comes behind it.
pub(super) fn measure(
    paragraph: &Paragraph,
    pieces: &mut [Piece<'_>],
    stretch: Stretch,
    design: &ParagraphDesign,
) {
    for piece in pieces {
        if let Some(joint) = piece.joint {
            piece.gap = joint.width(stretch.spaces - 1.0, design.shrink);
        }
        piece.width = if piece.segment.kind == SegmentKind::Space {
            natural(paragraph, piece) * stretch.spaces
        } else {
            stretched(paragraph, piece, stretch)
        };
    }
}

/// Gives a leader what the line lacks.
pub(super) fn fill(pieces: &mut [Piece<'_>], target: Pt) {
    let is_leader = |piece: &Piece<'_>| piece.segment.kind == SegmentKind::Leader;
    let others = pieces.iter().filter(|piece| !is_leader(piece));
    let width: Pt = others.map(|piece| piece.width + piece.gap).sum();
    if let Some(leader) = pieces.iter_mut().find(|piece| is_leader(piece)) {
        leader.width = (target - width).max(leader.segment.size);
    }
}
