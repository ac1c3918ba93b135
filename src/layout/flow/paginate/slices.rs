//! The galley as slices: what the search for page breaks needs to know of each line, and no more.

use super::NoteLine;
use crate::layout::flow::{Galley, Piece, SpaceGrowth};
use crate::theme::Pt;

/// A line of the flow.
pub struct Slice {
    /// Index of its piece.
    pub piece: usize,
    /// Index of the line in it.
    pub line: usize,
    /// Its height.
    pub height: Pt,
    /// Space above it.
    pub above: Pt,
    /// By how much that space may grow.
    pub growth: SpaceGrowth,
    /// Whether it is brought back to the half-line grid.
    pub on_grid: bool,
    /// What a page break before it costs; `None` where there may be none.
    pub break_before: Option<f64>,
    /// Note lines called up to and including this slice.
    pub notes: usize,
    /// On a piece's last line, how the piece may be set in another number of lines.
    pub variants: Option<Variants>,
}

/// Other ways to set a piece: which variant, and what it costs beside the best.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Variants {
    /// In a line less.
    pub shorter: Option<(usize, f64)>,
    /// In a line more.
    pub longer: Option<(usize, f64)>,
}

/// Charged for a page that ends within a paragraph.
const WITHIN: f64 = 1.0;
/// Charged for a page that ends within a word.
const WITHIN_A_WORD: f64 = 2.0;
/// Charged for setting a paragraph in another number of lines than is best for it.
const ANOTHER: f64 = 1.2;
/// Demerits that cost a page as much as falling short by a line.
const DEMERITS: f64 = 40_000.0;

/// The lines of the notes, in order.
pub fn note_lines(galley: &Galley) -> Vec<NoteLine> {
    let mut lines = Vec::new();
    for (note, pieces) in galley.notes.iter().enumerate() {
        for (piece, set) in pieces.iter().enumerate() {
            let count = set.line_count();
            lines.extend((0..count).map(|line| NoteLine {
                note,
                piece,
                line,
                height: set.leading,
            }));
        }
    }
    lines
}

/// The lines of all pieces, and where pages may break between them.
pub fn slices(pieces: &[Piece], notes: &[NoteLine], line_height: Pt) -> Vec<Slice> {
    let mut slices = Vec::new();
    let mut called = 0;
    let mut bound = true;
    for (piece, set) in pieces.iter().enumerate() {
        let count = set.line_count();
        for line in 0..count {
            for note in set.notes(line) {
                let end = notes.partition_point(|line| line.note <= note.0 as usize);
                called = called.max(end);
            }
            let break_before = match line {
                0 if bound => None,
                0 => Some(0.0),
                _ if set.keep.together || line == 1 || line + 1 == count => None,
                _ if set.paragraph.ends_in_hyphen(line - 1) => Some(WITHIN + WITHIN_A_WORD),
                _ => Some(WITHIN),
            };
            slices.push(Slice {
                piece,
                line,
                height: set.leading,
                above: if line == 0 { set.above } else { Pt::ZERO },
                growth: growth(set, line),
                on_grid: set.on_grid && line == 0,
                break_before,
                notes: called,
                variants: (line + 1 == count)
                    .then(|| variants(set, line_height))
                    .flatten(),
            });
        }
        bound = set.keep.with_next;
    }
    if let Some(last) = slices.last_mut() {
        last.notes = notes.len();
    }
    slices
}

/// Takes in what variants pieces have come by since their slices were made.
pub fn take_variants(slices: &mut [Slice], pieces: &[Piece], line_height: Pt) {
    for slice in slices {
        let set = &pieces[slice.piece];
        if slice.line + 1 == set.line_count() {
            slice.variants = variants(set, line_height);
        }
    }
}

/// By how much the space above a line may grow: within a piece there is none.
fn growth(piece: &Piece, line: usize) -> SpaceGrowth {
    match (piece.growth, line) {
        (growth, 0) => growth,
        (SpaceGrowth::Front(_), _) => SpaceGrowth::Front(0.0),
        (SpaceGrowth::HalfLines(_), _) => SpaceGrowth::HalfLines(0),
    }
}

/// The variants of a piece with a line less and a line more. Only lines of the body's leading can
/// vary: others would leave the grid.
fn variants(piece: &Piece, line_height: Pt) -> Option<Variants> {
    let variants = &piece.paragraph.variants;
    if variants.len() < 2 || piece.leading != line_height {
        return None;
    }
    let best = &variants[0];
    let lines = best.lines.len();
    let of = |count: usize| {
        let found = variants
            .iter()
            .position(|variant| variant.lines.len() == count)?;
        let worse = (variants[found].demerits - best.demerits).max(0.0);
        Some((found, ANOTHER + worse / DEMERITS))
    };
    // Nothing shorter than two lines: a paragraph's only line may not stand alone.
    let shorter = (lines > 2).then(|| of(lines - 1)).flatten();
    Some(Variants {
        shorter,
        longer: of(lines + 1),
    })
}
