//! The galley as slices: what the search for page breaks needs to know of each line and each graphic,
//! and no more.
//!
//! In: the pieces. Out: what stands whole on one page, with the boxes around it. The beginning and the
//! end of a box are no slices of their own: what they take is told by their neighbours, as it depends on
//! where pages break. A box that goes on over a page break is padded on either side of it.

use super::NoteLine;
use crate::geometry::Pt;
use crate::layout::flow::galley::{Content, Galley, Lines, Piece, SpaceGrowth};

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
    /// Note lines called up to and including this slice.
    pub notes: usize,
    /// On a piece's last line, how the piece may be set in another number of lines.
    pub variants: Option<Box<Variants>>,
    /// The innermost box that it stands in, as an index into [`Slices::boxes`].
    pub within: Option<usize>,
}

/// A box of the flow.
pub struct FlowBox {
    /// Index of the piece that begins it.
    pub piece: usize,
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
}

/// All slices of a galley.
pub struct Slices {
    /// The slices, in order.
    pub slices: Vec<Slice>,
    /// The boxes, in the order in which they begin.
    pub boxes: Vec<FlowBox>,
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

/// The slices of all pieces, and where pages may break between them.
pub fn slices(pieces: &[Piece], notes: &[NoteLine], line_height: Pt) -> Slices {
    let mut slices = Vec::with_capacity(pieces.iter().map(Piece::slice_count).sum());
    let mut boxes: Vec<FlowBox> = Vec::new();
    let mut within: Option<usize> = None;
    let mut called = 0;
    let mut bound = true;
    // What the boxes that end and begin before the next slice bring along.
    let mut above = Pt::ZERO;
    let mut growth: Option<SpaceGrowth> = None;
    for (piece, set) in pieces.iter().enumerate() {
        match &set.content {
            Content::Begin(design) => {
                boxes.push(FlowBox {
                    piece,
                    around: within,
                    padding: design.padding(),
                    paddings: paddings(&boxes, within) + design.padding(),
                    repeated: design.repeated(),
                    opening: piece + design.opening_pieces(),
                });
                within = Some(boxes.len() - 1);
                above += set.above + design.padding();
                growth = Some(together(growth, set.growth));
                continue;
            }
            Content::End => {
                let ended = within.and_then(|within| boxes.get(within));
                above += ended.map_or(Pt::ZERO, |ended| ended.padding);
                within = ended.and_then(|ended| ended.around);
                continue;
            }
            Content::Lines(_) | Content::Graphic(_) | Content::Row(_) | Content::Turned(_) => {}
        }
        let count = set.slice_count();
        let padding = paddings(&boxes, within);
        for index in 0..count {
            for (lines, line) in set.lines_of(index) {
                for note in lines.notes(line) {
                    let end = notes.partition_point(|line| line.note <= note.0 as usize);
                    called = called.max(end);
                }
            }
            let first = index == 0;
            slices.push(Slice {
                piece,
                index,
                height: set.slice_height(index),
                above: if first { above + set.above } else { Pt::ZERO },
                opening: padding + repeated(&boxes, within, piece),
                closing: padding,
                growth: if first {
                    together(growth, set.growth)
                } else {
                    none(set.growth)
                },
                on_grid: set.on_grid && first,
                break_before: if first {
                    (!bound && !set.keep.with_previous).then_some(0.0)
                } else {
                    break_within(set, index, count)
                },
                notes: called,
                variants: if index + 1 == count {
                    set.lines().and_then(|lines| variants(lines, line_height))
                } else {
                    None
                },
                within,
            });
        }
        if count > 0 {
            (above, growth) = (Pt::ZERO, None);
        }
        // What stands elsewhere parts nothing and binds nothing.
        if !matches!(set.content, Content::Turned(_)) {
            bound = set.keep.with_next;
        }
    }
    if let Some(last) = slices.last_mut() {
        last.notes = notes.len();
    }
    Slices { slices, boxes }
}

/// The padding of a box and of those around it.
fn paddings(boxes: &[FlowBox], within: Option<usize>) -> Pt {
    let innermost = within.and_then(|within| boxes.get(within));
    innermost.map_or(Pt::ZERO, |innermost| innermost.paddings)
}

/// How high that is which the boxes around a piece repeat where it opens a page.
fn repeated(boxes: &[FlowBox], within: Option<usize>, piece: usize) -> Pt {
    let mut height = Pt::ZERO;
    let mut around = within.and_then(|within| boxes.get(within));
    while let Some(flow_box) = around {
        if piece > flow_box.opening {
            height += flow_box.repeated;
        }
        around = flow_box.around.and_then(|outer| boxes.get(outer));
    }
    height
}

/// What a page break before a line of a piece costs that is not its first.
fn break_within(piece: &Piece, index: usize, count: usize) -> Option<f64> {
    if piece.keep.together || index == 1 || index + 1 == count {
        return None;
    }
    let hyphen = |lines: &Lines| lines.paragraph.ends_in_hyphen(index - 1);
    Some(if piece.lines().is_some_and(hyphen) {
        WITHIN + WITHIN_A_WORD
    } else {
        WITHIN
    })
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

/// How far two spaces grow that have become one: as the second does, and as far as both.
fn together(one: Option<SpaceGrowth>, other: SpaceGrowth) -> SpaceGrowth {
    match (one, other) {
        (Some(SpaceGrowth::Front(one)), SpaceGrowth::Front(other)) => {
            SpaceGrowth::Front(one + other)
        }
        (Some(SpaceGrowth::HalfLines(one)), SpaceGrowth::HalfLines(other)) => {
            SpaceGrowth::HalfLines(one.saturating_add(other))
        }
        (
            None | Some(SpaceGrowth::Front(_) | SpaceGrowth::HalfLines(_)),
            SpaceGrowth::Front(_) | SpaceGrowth::HalfLines(_),
        ) => other,
    }
}

/// That there is no space that could grow: within a piece.
fn none(growth: SpaceGrowth) -> SpaceGrowth {
    match growth {
        SpaceGrowth::Front(_) => SpaceGrowth::Front(0.0),
        SpaceGrowth::HalfLines(_) => SpaceGrowth::HalfLines(0),
    }
}

/// The variants of a paragraph with a line less and a line more. Only lines of the body's leading can
/// vary: others would leave the grid.
fn variants(lines: &Lines, line_height: Pt) -> Option<Box<Variants>> {
    let variants = &lines.paragraph.variants;
    if variants.len() < 2 || lines.leading != line_height {
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
