//! The material that pages are made from, and by how much a page falls short.
//!
//! In: the slices of a galley, the lines of its notes, its floats and boxes, and the space of a page. Out: by how
//! much a page between two breaks falls short.

use super::feet;
use super::floats::FloatQueue;
use super::notes::NoteQueue;
use super::paths::Break;
use super::slices::{FlowBox, Slice, Slices};
use super::stack::Stack;
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
    pub notes: NoteQueue<'a>,
    /// The boxes that the slices stand in.
    pub boxes: &'a [FlowBox],
    /// The floats among the slices.
    pub floats: FloatQueue<'a>,
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
            notes: NoteQueue {
                lines: notes,
                gap: space.note_gap,
            },
            boxes: &slices.boxes,
            floats: FloatQueue(&slices.floats),
            space,
        }
    }

    /// Lines that a page falls short by on which the flow reaches down so far, above these lines of notes.
    pub fn shortfall(&self, y: Pt, from: usize, to: usize) -> f64 {
        ((self.space.height - y - self.notes.height(from, to)) / self.space.line).max(0.0)
    }

    /// Lines that the page between two breaks falls short by before any space grows, and how far its
    /// spaces may grow.
    pub fn shortfall_of(&self, from: Break, to: Break) -> (f64, Stretch) {
        let [head, _] = self.floats.between(from, to);
        let mut stack = Stack::of_floats(self, head, |_, _| {});
        let mut stretch = Stretch::default();
        let mut closing = Pt::ZERO;
        for (slice, passed) in self.floats.flow_between(from, to) {
            passed.for_each(|float| stack.pass(self.floats, float));
            stretch.add(&self.slices[slice], !stack.is_begun);
            stack.put(&self.slices[slice], self.space);
            closing = self.slices[slice].closing + feet::height(self, from.slice, slice);
        }
        let y = stack.y + closing + self.space.line * f64::from(to.looseness);
        (self.shortfall(y, from.note, to.note), stretch)
    }
}
