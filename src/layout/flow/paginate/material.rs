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

    /// Whether the text ends before a slice, so that its page is as short as a last page may be: before what closes
    /// the document, and before what begins a page in any case.
    pub fn ends_before(&self, slice: usize) -> bool {
        slice == self.closing || self.slices.get(slice).is_some_and(|next| next.opens_page)
    }

    /// Lines that a page falls short by on which the flow reaches down so far, above these lines of notes.
    pub fn shortfall(&self, y: Pt, from: usize, to: usize) -> f64 {
        ((self.space.height - y - self.notes.height(from, to)) / self.space.line).max(0.0)
    }

    /// Lines that the page between two breaks falls short by before any space grows, and how far its
    /// spaces may grow.
    pub fn shortfall_of(&self, from: Break, to: Break) -> (f64, Stretch) {
        let (y, stretch) = self.bottom_of(from, to);
        (self.shortfall(y, from.note, to.note), stretch)
    }

    /// Lines that the page between two breaks is too long by before any space gives way, and how far its spaces may.
    pub fn overrun_of(&self, from: Break, to: Break) -> (f64, Stretch) {
        let (y, stretch) = self.bottom_of(from, to);
        (self.overrun(y), stretch)
    }

    /// Lines that a page is too long by on which the flow reaches down so far.
    pub fn overrun(&self, y: Pt) -> f64 {
        ((y - self.space.height - Pt(0.01)) / self.space.line).max(0.0)
    }

    /// How far the flow of the page between two breaks reaches down, and how far its spaces may grow.
    fn bottom_of(&self, from: Break, to: Break) -> (Pt, Stretch) {
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
        (y, stretch)
    }
}
