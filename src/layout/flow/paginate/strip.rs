//! The strip that pages are cut from: rows, the lines of notes, and how high they stand.

use super::paths::Break;
use super::rows::Row;
use super::stretch::Stretch;
use super::{NoteLine, PageSpace};
use crate::theme::Pt;

/// All rows of a galley, its notes, and the page that they are to fill.
#[derive(Clone, Copy)]
pub struct Strip<'a> {
    /// The lines of the flow.
    pub rows: &'a [Row],
    /// The lines of the notes.
    pub notes: &'a [NoteLine],
    /// The page.
    pub space: PageSpace,
}

impl<'a> Strip<'a> {
    /// The strip of these rows and notes, for pages with this much space.
    pub fn new(rows: &'a [Row], notes: &'a [NoteLine], space: PageSpace) -> Self {
        Strip { rows, notes, space }
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
        for row in from.row..to.row {
            y = self.advance(y, row, row == from.row);
            stretch.add(&self.rows[row], row == from.row);
        }
        let y = y + self.space.line * f64::from(to.traded);
        (self.shortfall(y, from.note, to.note), stretch)
    }

    pub(super) fn notes_height(&self, from: usize, to: usize) -> Pt {
        if from >= to {
            return Pt::ZERO;
        }
        self.space.note_gap + self.notes[from..to].iter().map(|line| line.height).sum()
    }

    /// The bottom of a row that follows others down to `y`.
    pub(super) fn advance(&self, y: Pt, row: usize, at_top: bool) -> Pt {
        self.top(y, row, at_top) + self.rows[row].height
    }

    pub(super) fn top(&self, y: Pt, row: usize, at_top: bool) -> Pt {
        let row = &self.rows[row];
        let top = if at_top { Pt::ZERO } else { y + row.above };
        if row.on_grid {
            let half = self.space.line.0 / 2.0;
            Pt(((top.0 - 0.01) / half).ceil().max(0.0) * half)
        } else {
            top
        }
    }
}
