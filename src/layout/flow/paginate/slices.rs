//! The galley as slices: what the search for page breaks needs to know of each line and each graphic,
//! and no more.
//!
//! In: the pieces. Out: what stands whole on one page, with the boxes around it. The beginning and the
//! end of a box are no slices of their own: what they take is told by their neighbours, as it depends on
//! where pages break. A box that goes on over a page break is padded on either side of it.

mod cutting;

pub use cutting::slices;

use super::NoteLine;
use super::floats::Float;
use crate::geometry::Pt;
use crate::layout::flow::galley::{Galley, Lines, Piece, SpaceGrowth};

/// A part of the flow that stands whole on one page: a line, a graphic.
pub struct Slice {
    /// Index of its piece.
    pub piece: usize,
    /// Its index among the slices of the piece.
    pub index: usize,
    /// Its height.
    pub height: Pt,
    /// What lies between it and the slice before it, where both stand on one page: the space above it,
    /// and the padding of boxes that end and begin there.
    pub above: Pt,
    /// What stands above it where it opens a page: the padding of the boxes that it stands in, and what
    /// they repeat on every page.
    pub opening: Pt,
    /// What stands below it where it closes a page.
    pub closing: Pt,
    /// By how much that space may grow.
    pub growth: SpaceGrowth,
    /// Whether it is brought back to the half-line grid.
    pub on_grid: bool,
    /// What a page break before it costs; `None` where there may be none.
    pub break_before: Option<f64>,
    /// Whether it begins a page, so that the text before it may end where it does.
    pub opens_page: bool,
    /// Note lines called up to and including this slice.
    pub notes: usize,
    /// On a piece's last line, how the piece may be set in another number of lines.
    pub variants: Option<Box<Variants>>,
    /// The innermost box that it stands in, as an index into [`Slices::boxes`].
    pub within: Option<usize>,
    /// Whether a table begins with it, which has a number as floats have: it comes behind those that wait.
    pub begins_table: bool,
    /// Which notes of its table a row calls: the [bits](super::feet::call) of their indices.
    pub calls: u64,
}

/// A box of the flow.
pub struct FlowBox {
    /// Index of the piece that begins it.
    pub piece: usize,
    /// Its first slice.
    pub first: usize,
    /// The box around it, as an index into [`Slices::boxes`].
    pub around: Option<usize>,
    /// How far it reaches above and below what stands in it.
    pub padding: Pt,
    /// The same of it and all boxes around it, together.
    pub paddings: Pt,
    /// How high that is which it repeats at the head of every page that it goes on to.
    pub repeated: Pt,
    /// The last piece of what it repeats, or stands above that: a page that opens with one of these, or
    /// with one before them, repeats nothing.
    pub opening: usize,
    /// How high each of the notes is that it repeats at the foot of pages that it goes on from.
    pub notes: Vec<Pt>,
    /// Space above these.
    pub note_space: Pt,
    /// Which of them are called in what it repeats at the head of pages.
    pub called_by_head: u64,
}

/// All slices of a galley.
pub struct Slices {
    /// The slices, in order.
    pub slices: Vec<Slice>,
    /// The boxes, in the order in which they begin.
    pub boxes: Vec<FlowBox>,
    /// The floats, in order.
    pub floats: Vec<Float>,
}

/// Other ways to set a piece: which variant, and what it costs beside the best.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Variants {
    /// In a line less.
    pub shorter: Option<(usize, f64)>,
    /// In a line more.
    pub longer: Option<(usize, f64)>,
}

/// Charged for setting a paragraph in another number of lines than is best for it.
const ANOTHER: f64 = 1.2;
/// Demerits that cost a page as much as falling short by a line.
const DEMERITS: f64 = 40_000.0;

/// The lines of the notes, in order.
pub fn note_lines(galley: &Galley) -> Vec<NoteLine> {
    let mut lines = Vec::new();
    for (note, pieces) in galley.notes.iter().enumerate() {
        for (piece, set) in pieces.iter().enumerate() {
            lines.extend((0..set.slice_count()).map(|line| NoteLine {
                note,
                piece,
                line,
                height: set.slice_height(line),
            }));
        }
    }
    lines
}

/// Takes in what variants pieces have come by since their slices were made.
pub fn take_variants(slices: &mut [Slice], pieces: &[Piece], line_height: Pt) {
    for slice in slices {
        let set = &pieces[slice.piece];
        if slice.index + 1 == set.slice_count() {
            slice.variants = set.lines().and_then(|lines| variants(lines, line_height));
        }
    }
}

/// The variants of a paragraph with a line less and a line more. Only lines of the body's leading can
/// vary: others would leave the grid. Beside a code, the code decides how high all are.
fn variants(lines: &Lines, line_height: Pt) -> Option<Box<Variants>> {
    let variants = &lines.paragraph.variants;
    if variants.len() < 2 || lines.leading != line_height || lines.reach() > Pt::ZERO {
        return None;
    }
    let best = &variants[0];
    let count = best.lines.len();
    let of = |count: usize| {
        let found = variants
            .iter()
            .position(|variant| variant.lines.len() == count)?;
        let worse = (variants[found].demerits - best.demerits).max(0.0);
        Some((found, ANOTHER + worse / DEMERITS))
    };
    // Nothing shorter than two lines: a paragraph's only line may not stand alone.
    let shorter = (count > 2).then(|| of(count - 1)).flatten();
    Some(Box::new(Variants {
        shorter,
        longer: of(count + 1),
    }))
}

#[cfg(test)]
mod tests;
