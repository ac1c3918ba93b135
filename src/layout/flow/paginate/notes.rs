//! The notes of a flow as a queue of lines: each stands at the foot of the page that calls it, or as soon after
//! as there is room.

use super::NoteLine;
use crate::geometry::Pt;

/// The lines of the notes, in the order in which they are called.
#[derive(Clone, Copy)]
pub struct NoteQueue<'a> {
    /// The lines.
    pub lines: &'a [NoteLine],
    /// Between the text and the first of them on a page.
    pub gap: Pt,
}

impl NoteQueue<'_> {
    /// How high the lines from one to another stand, with the space above them.
    pub fn height(&self, from: usize, to: usize) -> Pt {
        if from >= to {
            return Pt::ZERO;
        }
        self.gap + self.lines[from..to].iter().map(|line| line.height).sum()
    }

    /// How far the lines get that still fit into the room below the flow.
    pub fn fitting(&self, room: Pt, from: usize, called: usize) -> usize {
        let mut room = room - self.gap + Pt(0.01);
        let mut note = from;
        while note < called && self.lines[note].height <= room {
            room -= self.lines[note].height;
            note += 1;
        }
        note
    }

    /// Whether a note may run on: the last one called has two lines here, and two follow.
    pub fn may_split(&self, from: usize, to: usize, called: usize) -> bool {
        let Some(next) = self.lines.get(to) else {
            return false;
        };
        let same = |line: usize| {
            self.lines
                .get(line)
                .is_some_and(|line| line.note == next.note)
        };
        to > from + 1
            && to >= 2
            && same(to - 1)
            && same(to - 2)
            && called - to >= 2
            && same(called - 1)
    }
}
