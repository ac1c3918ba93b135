//! The pages that can begin at a break, and what each costs.
//!
//! In: a break. Out: where a page that begins there may end, with its cost: the square of the lines
//! that it falls short by, and charges for what a reader would mind.

use super::paths::Break;
use super::strip::Strip;
use super::trade::{TRADED, Trade};
use crate::theme::Pt;

/// For a note that runs on.
const SPLIT_NOTE: f64 = 400.0;
/// For a last page of fewer than [`FEWEST`] lines.
const STRAY: f64 = 200.0;
/// What a last page holds at least.
const FEWEST: usize = 3;
/// For a break where there should be none.
const FORCED: f64 = 1e6;
/// Pages that fall short by more lines than this are tried only when there is no other.
const SHORT: f64 = 14.0;

/// The pages that were found from one start.
#[derive(Default)]
pub struct Found {
    legal: Vec<(Break, f64)>,
    /// Those that fall far short.
    short: Vec<(Break, f64)>,
    /// The longest, whatever its end.
    forced: Option<Break>,
}

impl Found {
    /// Where the pages end, and what each costs. There is always one.
    pub fn pages(&self) -> &[(Break, f64)] {
        if self.legal.is_empty() {
            &self.short
        } else {
            &self.legal
        }
    }

    fn clear(&mut self) {
        self.legal.clear();
        self.short.clear();
        self.forced = None;
    }
}

impl Strip<'_> {
    /// Finds every page that can begin at a break. What was found before makes room.
    pub fn find_pages(&self, start: Break, found: &mut Found) {
        found.clear();
        // Notes that run on from the page before may fill a page alone.
        if start.row == self.rows.len() {
            let note = self
                .fitting_notes(Pt::ZERO, start.note, self.notes.len())
                .max(start.note + 1);
            let to = Break {
                row: start.row,
                note,
                traded: 0,
            };
            found.legal.push((to, SPLIT_NOTE));
            return;
        }
        // Pages that fall far short are wanted only where there is no other, so they are left for a
        // second look.
        self.pages_from(start, true, found);
        if found.legal.is_empty() {
            found.clear();
            self.pages_from(start, false, found);
        }
        if found.legal.is_empty() && found.short.is_empty() {
            let forced = found.forced.map(|to| (to, FORCED));
            found.short.extend(forced);
        }
    }

    /// The pages that begin at a break; of those that fall far short, none if they may be skipped.
    fn pages_from(&self, start: Break, skip_short: bool, found: &mut Found) {
        let mut y = Pt::ZERO;
        let mut trade = Trade::default();
        let slack = self.space.line * TRADED as f64 + Pt(0.01);
        for row in start.row..self.rows.len() {
            y = self.advance(y, row, row == start.row);
            if y > self.space.height + slack && row > start.row {
                break;
            }
            // Only a piece that stands on the page whole can be set otherwise.
            if row - self.rows[row].line >= start.row {
                trade.add(&self.rows[row]);
            }
            // All notes that are called make the page as full as it can be.
            let called = self.rows[row].notes.max(start.note);
            let last = row + 1 == self.rows.len();
            if skip_short && !last && self.shortfall(y, start.note, called) > SHORT {
                continue;
            }
            for &traded in self.worth_trading(y, start, row) {
                if let Some(cost) = trade.cost(traded) {
                    self.page(y, start, row, (traded, cost), found);
                }
            }
        }
    }

    /// How many lines a page that ends after a row may want to gain or lose: one that is too long
    /// loses some, one that is a line or two short gains them, and any other stays as it is.
    fn worth_trading(&self, y: Pt, start: Break, row: usize) -> &'static [i8] {
        if y > self.space.height + Pt(0.01) {
            return if row == start.row {
                &[0, -1, -2]
            } else {
                &[-1, -2]
            };
        }
        let called = self.rows[row].notes.max(start.note);
        let short = self.shortfall(y, start.note, called);
        if (1.0..SHORT).contains(&short) {
            &[0, 1, 2]
        } else {
            &[0]
        }
    }

    /// Tries a page that ends after a row, with so many lines traded.
    fn page(&self, y: Pt, start: Break, row: usize, trade: (i8, f64), found: &mut Found) {
        let (traded, trade_cost) = trade;
        let y = y + self.space.line * f64::from(traded);
        let only = row == start.row && traded == 0;
        if y > self.space.height + Pt(0.01) && !only {
            return;
        }
        let called = self.rows[row].notes.max(start.note);
        let note = self.fitting_notes(y, start.note, called);
        let to = Break {
            row: row + 1,
            note,
            traded,
        };
        let complete = note == called;
        if traded == 0 && (note > start.note || complete || only) {
            found.forced = Some(to);
        }
        if !complete && !self.may_split(start.note, note, called) {
            return;
        }
        let Some(cost) = self.cost(y, start, to, complete) else {
            return;
        };
        let cost = cost + trade_cost;
        if self.shortfall(y, start.note, note) > SHORT && to.row < self.rows.len() {
            found.short.push((to, cost));
        } else {
            found.legal.push((to, cost));
        }
    }

    /// What a page costs; `None` where it may not end.
    fn cost(&self, y: Pt, start: Break, to: Break, complete: bool) -> Option<f64> {
        let split = if complete { 0.0 } else { SPLIT_NOTE };
        if to.row == self.rows.len() {
            let lines = to.row - start.row;
            let stray = lines < FEWEST && start.row > 0;
            return Some(split + if stray { STRAY } else { 0.0 });
        }
        let cost = self.rows[to.row].break_before?;
        let shortfall = self.shortfall(y, start.note, to.note);
        Some(split + cost + shortfall * shortfall)
    }

    /// How far the note lines get that still fit below a height.
    fn fitting_notes(&self, y: Pt, from: usize, called: usize) -> usize {
        let mut room = self.space.height - y - self.space.note_gap + Pt(0.01);
        let mut note = from;
        while note < called && self.notes[note].height <= room {
            room -= self.notes[note].height;
            note += 1;
        }
        note
    }

    /// Whether a note may run on: the last one called has two lines here, and two follow.
    fn may_split(&self, from: usize, to: usize, called: usize) -> bool {
        let Some(next) = self.notes.get(to) else {
            return false;
        };
        let same = |line: usize| {
            self.notes
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
