//! The pages that can begin at a break, and what each costs.
//!
//! In: a break. Out: where a page that begins there may end, with its cost: the square of the lines
//! that it falls short by, and charges for what a reader would mind.

use super::paths::Break;
use super::stretch::Stretch;
use super::strip::Strip;
use super::trade::{TRADED, Trade};
use crate::theme::Pt;

/// For a note that runs on.
const SPLIT_NOTE: f64 = 400.0;
/// For a last page of fewer than [`FEWEST`] lines.
const STRAY: f64 = 200.0;
/// What a last page holds at least.
const FEWEST: usize = 3;
/// For the square of the lines that spaces give, beside 1 for that of lines that stay empty.
const STRETCHED: f64 = 0.5;
/// For a break where there should be none.
const FORCED: f64 = 1e6;
/// Pages that fall short by more lines than this are tried only when there is no other.
const SHORT: f64 = 14.0;

/// The pages that were found from one start.
#[derive(Default)]
pub struct Found {
    start: Break,
    legal: Vec<Reach>,
    /// Those that fall far short.
    short: Vec<Reach>,
    /// The longest, whatever its end.
    forced: Option<Break>,
}

/// How far a page reaches, and what it costs: in as few bytes as can be, for there are a million of
/// them in a long report, and they go from one core to another.
struct Reach {
    cost: f64,
    rows: u32,
    /// Lines of notes. Of such lines no page has tens of thousands.
    notes: u16,
    traded: i8,
}

impl Found {
    /// Where the pages end, and what each costs. There is always one.
    pub fn pages(&self) -> impl Iterator<Item = (Break, f64)> {
        let pages = if self.legal.is_empty() {
            &self.short
        } else {
            &self.legal
        };
        pages.iter().map(|reach| {
            let to = Break {
                row: self.start.row + reach.rows as usize,
                note: self.start.note + usize::from(reach.notes),
                traded: reach.traded,
            };
            (to, reach.cost)
        })
    }

    /// Whether it is from there that they were found.
    pub fn begins_at(&self, start: Break) -> bool {
        self.start.state() == start.state()
    }

    fn begin(&mut self, start: Break) {
        self.start = start;
        self.legal.clear();
        self.short.clear();
        self.forced = None;
    }

    fn reach(&self, to: Break, cost: f64) -> Reach {
        Reach {
            cost,
            rows: (to.row - self.start.row) as u32,
            notes: (to.note - self.start.note) as u16,
            traded: to.traded,
        }
    }

    fn add(&mut self, to: Break, cost: f64) {
        let reach = self.reach(to, cost);
        self.legal.push(reach);
    }

    /// Adds one that falls far short.
    fn add_short(&mut self, to: Break, cost: f64) {
        let reach = self.reach(to, cost);
        self.short.push(reach);
    }
}

/// A page that may end after a row, before anything is traded.
struct End {
    start: Break,
    /// Index of the row.
    row: usize,
    /// The bottom of the row.
    y: Pt,
    /// How far the spaces on the page may grow.
    stretch: Stretch,
}

impl End {
    fn is_one_row(&self) -> bool {
        self.row == self.start.row
    }
}

impl Strip<'_> {
    /// Finds every page that can begin at a break. What was found before makes room.
    pub fn find_pages(&self, start: Break, found: &mut Found) {
        found.begin(start);
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
            found.add(to, SPLIT_NOTE);
            return;
        }
        // Pages that fall far short are wanted only where there is no other, so they are left for a
        // second look.
        self.pages_from(start, true, found);
        if found.legal.is_empty() {
            found.begin(start);
            self.pages_from(start, false, found);
        }
        if found.legal.is_empty()
            && found.short.is_empty()
            && let Some(to) = found.forced
        {
            found.add(to, FORCED);
        }
    }

    /// The pages that begin at a break; of those that fall far short, none if they may be skipped.
    fn pages_from(&self, start: Break, skip_short: bool, found: &mut Found) {
        let mut y = Pt::ZERO;
        let mut stretch = Stretch::default();
        let mut trade = Trade::default();
        let bottom = self.space.height + self.space.line * TRADED as f64 + Pt(0.01);
        let shortest = self.space.height - self.space.line * SHORT;
        for (index, row) in self.rows.iter().enumerate().skip(start.row) {
            let opens = index == start.row;
            y = self.advance(y, index, opens);
            if y > bottom && !opens {
                break;
            }
            // Only a piece that stands on the page whole can be set otherwise.
            if index - row.line >= start.row {
                trade.add(row);
            }
            stretch.add(row, opens);
            let next = self.rows.get(index + 1);
            if skip_short && let Some(next) = next {
                if next.break_before.is_none() {
                    continue;
                }
                // All notes that are called make the page as full as it can be.
                let called = row.notes.max(start.note);
                if y + self.notes_height(start.note, called) < shortest {
                    continue;
                }
            }
            let end = End {
                start,
                row: index,
                y,
                stretch,
            };
            for &traded in self.worth_trading(&end) {
                if let Some(cost) = trade.cost(traded) {
                    self.page(&end, traded, cost, found);
                }
            }
        }
    }

    /// How many lines a page that ends after a row may want to gain or lose: one that is too long
    /// loses some, one that is short gains them, and any other stays as it is.
    fn worth_trading(&self, end: &End) -> &'static [i8] {
        if end.y > self.space.height + Pt(0.01) {
            return if end.is_one_row() {
                &[0, -1, -2]
            } else {
                &[-1, -2]
            };
        }
        let called = self.rows[end.row].notes.max(end.start.note);
        let short = self.shortfall(end.y, end.start.note, called);
        if (1.0..SHORT).contains(&short) {
            &[0, 1, 2]
        } else {
            &[0]
        }
    }

    /// Tries a page with so many lines traded, at what that costs.
    fn page(&self, end: &End, traded: i8, trade_cost: f64, found: &mut Found) {
        let (start, row) = (end.start, end.row);
        let y = end.y + self.space.line * f64::from(traded);
        let only = end.is_one_row() && traded == 0;
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
        let split = if complete { 0.0 } else { SPLIT_NOTE };
        let Some(next) = self.rows.get(to.row) else {
            let stray = to.row - start.row < FEWEST && start.row > 0;
            let stray = if stray { STRAY } else { 0.0 };
            found.add(to, split + stray + trade_cost);
            return;
        };
        let Some(within) = next.break_before else {
            return; // it may not end here
        };
        let shortfall = self.shortfall(y, start.note, note);
        let stretched = end.stretch.taken(shortfall);
        let left = shortfall - stretched;
        let cost = split + within + left * left + stretched * stretched * STRETCHED + trade_cost;
        if shortfall > SHORT {
            found.add_short(to, cost);
        } else {
            found.add(to, cost);
        }
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
