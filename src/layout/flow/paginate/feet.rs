//! Notes of tables, repeated at the foot of the pages that a table goes on from.
//!
//! In: which notes the rows of a table call, and how high each is. Out: how high those are that the rows on one
//! page call. They stand once more, all of them, below the table's end.

use super::material::Material;
use super::slices::FlowBox;
use crate::geometry::Pt;

/// The box that is left behind where a page ends after a slice, if its table has notes.
fn left_behind(material: &Material<'_>, slice: usize) -> Option<usize> {
    let within = material.slices[slice].within?;
    let goes_on = material.slices.get(slice + 1)?.within == Some(within);
    let has_notes = |flow_box: &FlowBox| !flow_box.notes.is_empty();
    (goes_on && has_notes(material.boxes.get(within)?)).then_some(within)
}

/// Which notes of a table stand at the foot of a page from one slice to another, both on it, where the table
/// goes on; and its box.
pub(super) fn called_by_rows(
    material: &Material<'_>,
    first: usize,
    last: usize,
) -> Option<(usize, Vec<usize>)> {
    let within = left_behind(material, last)?;
    let rows = material.slices[first..=last].iter().rev();
    let rows = rows.take_while(|slice| slice.within == Some(within));
    // Where its head is repeated, so are the calls in it.
    let called = rows.fold(material.boxes[within].called_by_head, |called, slice| {
        called | slice.calls
    });
    let count = material.boxes[within].notes.len();
    let called = (0..count).filter(|note| called & call(*note) != 0);
    Some((within, called.collect()))
}

/// How high the notes of a table stand at the foot of a page from one slice to another.
pub(super) fn height(material: &Material<'_>, first: usize, last: usize) -> Pt {
    match called_by_rows(material, first, last) {
        Some((within, called)) => material.boxes[within].height_of(&called),
        None => Pt::ZERO,
    }
}

impl FlowBox {
    /// How high some of its notes stand below each other, with the space above them.
    pub(super) fn height_of(&self, called: &[usize]) -> Pt {
        if called.is_empty() {
            return Pt::ZERO;
        }
        let notes: Pt = called.iter().map(|note| self.notes[*note]).sum();
        self.note_space + notes
    }
}

/// The bit of a note's call among those of a row: one bit for each but the last, which stands for all that follow.
pub fn call(note: usize) -> u64 {
    1 << note.min(63)
}
