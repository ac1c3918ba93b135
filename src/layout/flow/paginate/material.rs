//! The material that pages are made from, and how high it stands.
//!
//! In: the slices of a galley, the lines of its notes, and the space of a page. Out: where a slice stands
//! below those before it, and by how much a page between two breaks falls short.

use super::floats::Float;
use super::paths::Break;
use super::slices::{FlowBox, Slice, Slices};
use super::stretch::Stretch;
use super::{NoteLine, PageSpace};
use crate::geometry::Pt;
use crate::layout::flow::galley::SpaceGrowth;

/// What the search for page breaks works on.
#[derive(Clone, Copy)]
pub struct Material<'a> {
    /// The slices of the flow.
    pub slices: &'a [Slice],
    /// The lines of the notes.
    pub notes: &'a [NoteLine],
    /// The boxes that the slices stand in.
    pub boxes: &'a [FlowBox],
    /// The floats among the slices, in order.
    pub floats: &'a [Float],
    /// Where what closes the document begins; how many slices there are where nothing does.
    pub closing: usize,
    /// The space that each page has for them.
    pub space: PageSpace,
}

impl<'a> Material<'a> {
    /// The material of these slices and notes, for pages with this much space.
    pub fn of(slices: &'a Slices, notes: &'a [NoteLine], space: PageSpace) -> Self {
        let closes = |slice: &Slice| slice.growth == SpaceGrowth::ToFoot;
        let closing = slices.slices.iter().rposition(closes);
        Material {
            closing: closing.unwrap_or(slices.slices.len()),
            slices: &slices.slices,
            notes,
            boxes: &slices.boxes,
            floats: &slices.floats,
            space,
        }
    }
}

impl Material<'_> {
    /// Lines that a page falls short by.
    pub(super) fn shortfall(&self, y: Pt, from: usize, to: usize) -> f64 {
        ((self.space.height - y - self.notes_height(from, to)) / self.space.line).max(0.0)
    }

    /// Lines that the page between two breaks falls short by before any space grows, and how far its
    /// spaces may grow.
    pub fn shortfall_of(&self, from: Break, to: Break) -> (f64, Stretch) {
        let [head, _] = self.floats_between(from, to);
        let mut stack = self.head(head, |_, _| {});
        let mut stretch = Stretch::default();
        let mut closing = Pt::ZERO;
        for (slice, passed) in self.flow_between(from, to) {
            passed.for_each(|float| self.pass(&mut stack, float));
            stretch.add(&self.slices[slice], !stack.is_begun);
            self.put(&mut stack, slice);
            closing = self.slices[slice].closing + self.foot(from.slice, slice);
        }
        let y = stack.y + closing + self.space.line * f64::from(to.looseness);
        (self.shortfall(y, from.note, to.note), stretch)
    }

    pub(super) fn notes_height(&self, from: usize, to: usize) -> Pt {
        if from >= to {
            return Pt::ZERO;
        }
        self.space.note_gap + self.notes[from..to].iter().map(|line| line.height).sum()
    }

    /// The next place of the half-line grid.
    pub(super) fn on_grid(&self, y: Pt) -> Pt {
        let half = self.space.line.0 / 2.0;
        Pt(((y.0 - 0.01) / half).ceil().max(0.0) * half)
    }
}
