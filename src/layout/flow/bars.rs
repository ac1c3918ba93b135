//! Rules beside pieces, and panels behind them: each piece that is added has those that are open.

use super::Bar;
use super::compose::{Column, Composer};
use crate::theme::Pt;

impl Composer<'_> {
    /// Starts a rule beside what follows; `start` is its distance from the start edge.
    pub(super) fn open_bar(&mut self, start: Pt, thickness: Pt) -> usize {
        let first = self.bars.len();
        let x = self.left(Column {
            start,
            measure: thickness,
        });
        self.bars.push(Bar {
            x,
            thickness,
            color: self.theme.colors.accent,
            pad: Pt::ZERO,
            id: self.next_bar,
        });
        self.next_bar += 1;
        first
    }

    /// Starts a panel behind what follows.
    pub(super) fn open_panel(&mut self) -> usize {
        let first = self.open_bar(Pt::ZERO, self.measure);
        let (color, pad) = (self.theme.colors.panel, self.theme.paragraph.bar_gap * 0.7);
        if let Some(bar) = self.bars.last_mut() {
            (bar.color, bar.pad) = (color, pad);
        }
        first
    }

    /// Ends a rule or panel, and those that were opened after it.
    pub(super) fn close_bar(&mut self, first: usize) {
        self.bars.truncate(first);
    }
}
