//! Where pages break.
//!
//! In: a galley and the height of a page. Out: one [`PagePlan`] a page: which lines stand on it and
//! how far down, and which lines of which notes at its foot.
//!
//! All breaks are chosen at once: the cheapest path from page to page through the legal breaks, where a
//! page costs the square of the lines that it falls short by. A page never breaks after a heading, after
//! the first line of a paragraph or before its last; a note stands on the page that calls it and runs on
//! to the next only where nothing else is possible. A paragraph may be set in a line more or less than is
//! best for it, and a space grow, where that fills a page.
//!
//! | module | gives |
//! |---|---|
//! | [`slices`] | what stands whole on one page, where pages may break, what boxes add at a break |
//! | [`material`] | all of it together: by how much a page falls short |
//! | [`stack`] | how slices stand on a page, one below the other |
//! | [`notes`], [`floats`] | what waits for the foot of a page, and for the head of the next |
//! | [`feet`] | notes of a table, below each part of it |
//! | [`looseness`], [`stretch`] | what paragraphs and spaces can give to fill a page |
//! | [`filling`] | pages while they are filled, with floats at their head |
//! | [`pages`] | the pages that can begin at a break, with their costs |
//! | [`paths`], [`search`] | the cheapest path |
//! | [`plan`] | what stands on a page between two breaks, and where |

use std::ops::Range;
use std::sync::Arc;

pub mod feet;
mod filling;
mod floats;
mod looseness;
mod material;
mod notes;
mod pages;
mod paths;
mod plan;
mod search;
mod slices;
mod stack;
mod stretch;
#[cfg(test)]
mod tests;

use super::galley::{Content, Galley, Piece};
use crate::geometry::Pt;
use crate::layout::flow::compose::on_every_core;
use crate::theme::Theme;
use material::Material;
use paths::Break;

/// What stands on a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PagePlan {
    /// The slices of the flow, behind those of floats at the head of the page.
    pub slices: Vec<PlacedSlice>,
    /// How many are those of floats that the pages before had no room for.
    pub floats: usize,
    /// The piece that the flow has come to where the page begins, and which of its slices: that of a float which stands
    /// on a page to come, it may be. None behind the last.
    pub begins: Option<(usize, usize)>,
    /// The boxes around them, as far as they stand on this page, the outer before the inner.
    pub boxes: Vec<PlacedBox>,
    /// The lines of notes.
    pub notes: Vec<NoteLine>,
    /// Pieces that are set in another variant than their best.
    pub variants: Vec<(usize, usize)>,
    /// Where the page is turned: what stands on it, as an index into
    /// [`Galley::turned`](super::galley::Galley::turned), which its slices are of.
    pub turned: Option<usize>,
}

impl PagePlan {
    /// The slices of the flow alone.
    pub fn flow(&self) -> &[PlacedSlice] {
        &self.slices[self.floats..]
    }
}

/// A line of a piece, or a graphic, at its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedSlice {
    /// Index of the piece.
    pub piece: usize,
    /// Its index among the slices of the piece.
    pub index: usize,
    /// From the top of the text block to that of the slice.
    pub top: Pt,
}

/// A box, or the part of it that stands on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedBox {
    /// Index of the piece that begins it.
    pub piece: usize,
    /// The slices on the page that stand in it.
    pub slices: Range<usize>,
    /// From the top of the text block to its upper edge.
    pub top: Pt,
    /// Whether what it repeats stands at its upper edge, as it goes on from the page before.
    pub repeats: bool,
    /// From the top of the text block to its lower edge.
    pub bottom: Pt,
    /// Which notes of a table stand below that, as the table goes on to the next page.
    pub notes: Vec<usize>,
}

/// A line of a note.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NoteLine {
    /// Index of the note.
    pub note: usize,
    /// Index of its piece.
    pub piece: usize,
    /// Index of its line.
    pub line: usize,
    /// Its height.
    pub height: Pt,
}

/// The page that is filled.
#[derive(Debug, Clone, Copy)]
pub struct PageSpace {
    /// Height of the text block.
    pub height: Pt,
    /// The body's leading: one line.
    pub line: Pt,
    /// Between the text and the notes.
    pub note_gap: Pt,
}

impl PageSpace {
    /// The next place of the half-line grid.
    fn on_grid(&self, y: Pt) -> Pt {
        let half = self.line.0 / 2.0;
        Pt(((y.0 - 0.01) / half).ceil().max(0.0) * half)
    }
}

/// Pages that fall short by more lines than this are worth other variants of their paragraphs.
const WORTH_VARIANTS: f64 = 1.4;

/// Chooses the page breaks of a galley, and the variants of its pieces.
pub fn paginate(galley: &mut Galley, space: PageSpace, theme: &Theme) -> Vec<PagePlan> {
    for piece in &mut galley.pieces {
        if let Some(lines) = piece.lines_mut() {
            lines.variant = 0;
        }
    }
    let notes = slices::note_lines(galley);
    let mut slices = slices::slices(&galley.pieces, &notes, space);
    let mut pages = pages_of(&Material::of(&slices, &notes, space));
    // Most paragraphs come with their best variant alone; more are looked for where they may help.
    let wanted = worth_varying(&Material::of(&slices, &notes, space), &pages);
    if !wanted.is_empty() && add_variants(galley, wanted, theme) {
        slices::take_variants(&mut slices.slices, &galley.pieces, space.line);
        pages = pages_of(&Material::of(&slices, &notes, space));
    }
    let material = Material::of(&slices, &notes, space);
    let plans = pages
        .into_iter()
        .map(|(from, to)| plan::page(&material, from, to));
    let plans: Vec<PagePlan> = plans.collect();
    for &(piece, variant) in plans.iter().flat_map(|plan| &plan.variants) {
        if let Some(lines) = galley.pieces[piece].lines_mut() {
            lines.variant = variant;
        }
    }
    plans
}

/// Puts the pages that are turned behind those on which the flow comes to them; `space` is theirs.
pub fn insert_turned(
    galley: &mut Galley,
    plans: Vec<PagePlan>,
    space: PageSpace,
    theme: &Theme,
) -> Vec<PagePlan> {
    let places = galley.pieces.iter().enumerate();
    let turned: Vec<(usize, usize)> = places
        .filter_map(|(piece, set)| match set.content {
            Content::Turned(turned) => Some((piece, turned)),
            Content::Lines(_)
            | Content::Graphic(_)
            | Content::Row(_)
            | Content::Begin(_)
            | Content::End => None,
        })
        .collect();
    if turned.is_empty() {
        return plans;
    }
    let mut waiting = turned.into_iter().peekable();
    let mut all = Vec::with_capacity(plans.len());
    let count = plans.len();
    for (index, plan) in plans.into_iter().enumerate() {
        let end = plan.flow().last().map_or(0, |slice| slice.piece);
        all.push(plan);
        // What stands behind the last line of a page is come to on the next, unless there is none.
        while let Some((_, turned)) =
            waiting.next_if(|(piece, _)| *piece < end || index + 1 == count)
        {
            all.extend(turned_pages(galley, turned, space, theme));
        }
    }
    all
}

fn turned_pages(
    galley: &mut Galley,
    turned: usize,
    space: PageSpace,
    theme: &Theme,
) -> Vec<PagePlan> {
    let mut alone = Galley {
        pieces: std::mem::take(&mut galley.turned[turned]),
        notes: Vec::new(),
        turned: Vec::new(),
        fonts: Arc::clone(&galley.fonts),
    };
    let mut plans = paginate(&mut alone, space, theme);
    galley.turned[turned] = alone.pieces;
    for plan in &mut plans {
        plan.turned = Some(turned);
    }
    plans
}

/// The height of all of a piece, with the space above it and, where it begins a box, the box's padding.
pub fn height_of(piece: &Piece) -> Pt {
    let padding = match &piece.content {
        Content::Begin(design) => design.padding() * 2.0,
        Content::Lines(_)
        | Content::Graphic(_)
        | Content::Row(_)
        | Content::End
        | Content::Turned(_) => Pt::ZERO,
    };
    let slices = 0..piece.slice_count();
    piece.above + padding + slices.map(|slice| piece.slice_height(slice)).sum()
}

/// Whether a galley takes more than so many pages. Where its length leaves no doubt, no page is
/// made.
pub fn is_longer_than(pages: usize, galley: &Galley, space: PageSpace) -> bool {
    let notes = galley.notes.iter().flatten();
    let length: Pt = galley.pieces.iter().chain(notes).map(height_of).sum();
    let least = length / space.height;
    if least > pages as f64 * 1.3 {
        return true;
    }
    if least <= pages as f64 * 0.6 {
        return false;
    }
    let notes = slices::note_lines(galley);
    let slices = slices::slices(&galley.pieces, &notes, space);
    search::cheapest(&Material::of(&slices, &notes, space)).len() > pages
}

/// Where each page begins and ends on the cheapest path.
fn pages_of(material: &Material<'_>) -> Vec<(Break, Break)> {
    let ends = search::cheapest(material);
    let begins = std::iter::once(Break::default()).chain(ends.clone());
    begins.zip(ends).collect()
}

/// The pieces on the pages that fall short, and on those before them.
fn worth_varying(material: &Material<'_>, pages: &[(Break, Break)]) -> Vec<usize> {
    let mut pieces = Vec::new();
    let mut before = Break::default();
    for &(from, to) in pages {
        let (shortfall, stretch) = material.shortfall_of(from, to);
        let is_last = to.slice == material.slices.len();
        if !is_last && shortfall - stretch.taken(shortfall) > WORTH_VARIANTS {
            pieces.extend(
                material.slices[before.slice..to.slice]
                    .iter()
                    .map(|slice| slice.piece),
            );
        }
        before = from;
    }
    // They come in order, but those of a page twice where the next is short as well.
    pieces.sort_unstable();
    pieces.dedup();
    pieces
}

/// Looks for more variants of the paragraphs of these pieces; whether any was found.
fn add_variants(galley: &mut Galley, wanted: Vec<usize>, theme: &Theme) -> bool {
    let mut wanted = wanted.into_iter().peekable();
    let Galley { pieces, fonts, .. } = galley;
    let pieces = pieces.iter_mut().enumerate();
    let pieces = pieces.filter(|(index, _)| wanted.next_if_eq(index).is_some());
    on_every_core(
        pieces.map(|(_, piece)| piece),
        fonts,
        |paragraph, shaper| paragraph.add_variants(theme, shaper),
    )
}
