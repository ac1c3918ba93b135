//! The material that pages are made from, and how high it stands.
//!
//! In: the slices of a galley, the lines of its notes, and the space of a page. Out: where a slice stands
//! below those before it, and by how much a page between two breaks falls short.

use super::paths::Break;
use super::slices::Slice;
use super::stretch::Stretch;
use super::{NoteLine, PageSpace};
use crate::geometry::Pt;

/// What the search for page breaks works on.
#[derive(Clone, Copy)]
pub struct Material<'a> {
    /// The slices of the flow.
    pub slices: &'a [Slice],
    /// The lines of the notes.
    pub notes: &'a [NoteLine],
    /// The space that each page has for them.
    pub space: PageSpace,
}

impl<'a> Material<'a> {
    /// The material of these slices and notes, for pages with this much space.
    pub fn new(slices: &'a [Slice], notes: &'a [NoteLine], space: PageSpace) -> Self {
        Material {
            slices,
            notes,
            space,
        }
    }

    /// Lines that a page falls short by.
    pub(super) fn shortfall(&self, y: Pt, from: usize, to: usize) -> f64 {
        ((self.space.height - y - self.notes_height(from, to)) / self.space.line).max(0.0)
    }

    /// Lines that the page between two breaks falls short by before any space grows, and how far its
    /// spaces may grow.
    pub fn shortfall_of(&self, from: Break, to: Break) -> (f64, Stretch) {
        let mut y = Pt::ZERO;
        let mut stretch = Stretch::default();
        for slice in from.slice..to.slice {
            y = self.advance(y, slice, slice == from.slice);
            stretch.add(&self.slices[slice], slice == from.slice);
        }
        if let Some(last) = (from.slice..to.slice).next_back() {
            y += self.slices[last].closing;
        }
        let y = y + self.space.line * f64::from(to.looseness);
        (self.shortfall(y, from.note, to.note), stretch)
    }

    pub(super) fn notes_height(&self, from: usize, to: usize) -> Pt {
        if from >= to {
            return Pt::ZERO;
        }
        self.space.note_gap + self.notes[from..to].iter().map(|line| line.height).sum()
    }

    /// The bottom of a slice that follows others down to `y`.
    pub(super) fn advance(&self, y: Pt, slice: usize, at_top: bool) -> Pt {
        self.top(y, slice, at_top) + self.slices[slice].height
    }

    pub(super) fn top(&self, y: Pt, slice: usize, at_top: bool) -> Pt {
        let slice = &self.slices[slice];
        let top = if at_top {
            slice.opening
        } else {
            y + slice.above
        };
        if slice.on_grid {
            let half = self.space.line.0 / 2.0;
            Pt(((top.0 - 0.01) / half).ceil().max(0.0) * half)
        } else {
            top
        }
    }
}
