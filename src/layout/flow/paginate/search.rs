//! The cheapest path from page to page.
//!
//! In: rows, notes, the height of a page. Out: the [`Break`]s at which pages end. A state is a place
//! in the flow and how far the notes have been set; from each, every page that can begin there is
//! tried. A page whose paragraphs have variants may be a line or two longer or shorter than its rows.

use super::paths::{Break, Path, Paths};
use super::rows::Row;
use super::trade::{TRADED, Trade};
use super::{NoteLine, PagePlan, PageSpace, PlacedLine};
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

/// The search.
pub struct Search<'a> {
    rows: &'a [Row],
    notes: &'a [NoteLine],
    space: PageSpace,
}

impl<'a> Search<'a> {
    /// A search over these rows and notes.
    pub fn new(rows: &'a [Row], notes: &'a [NoteLine], space: PageSpace) -> Self {
        Search { rows, notes, space }
    }

    /// The ends of the pages of the cheapest path.
    pub fn cheapest(&self) -> Vec<Break> {
        let end = (self.rows.len(), self.notes.len());
        let mut paths = Paths::new(self.rows.len());
        let mut found = Found::default();
        for row in 0..=end.0 {
            // Notes that run on after the last row lead from it to itself: the list grows.
            let mut next = 0;
            while let Some(path) = paths.at(row).get(next).copied() {
                next += 1;
                if path.end.state() == end {
                    break;
                }
                for &(to, page) in self.pages(path.end, &mut found) {
                    paths.offer(Path {
                        cost: path.cost + page,
                        previous: path.end.state(),
                        end: to,
                    });
                }
            }
        }
        let mut breaks = paths.back_from(end);
        if breaks.is_empty() {
            breaks.push(Break {
                row: end.0,
                note: end.1,
                traded: 0,
            });
        }
        breaks
    }

    /// Every page that can begin at a break, with its cost.
    fn pages<'f>(&self, start: Break, found: &'f mut Found) -> &'f [(Break, f64)] {
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
            return &found.legal;
        }
        // Pages that fall far short are wanted only where there is no other, so they are left for a
        // second look.
        self.pages_from(start, true, found);
        if found.legal.is_empty() {
            found.clear();
            self.pages_from(start, false, found);
        }
        found.pages()
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

    /// Lines that a page falls short by.
    fn shortfall(&self, y: Pt, from: usize, to: usize) -> f64 {
        ((self.space.height - y - self.notes_height(from, to)) / self.space.line).max(0.0)
    }

    /// Lines that the page between two breaks falls short by.
    pub fn shortfall_of(&self, from: Break, to: Break) -> f64 {
        let mut y = Pt::ZERO;
        for row in from.row..to.row {
            y = self.advance(y, row, row == from.row);
        }
        let y = y + self.space.line * f64::from(to.traded);
        self.shortfall(y, from.note, to.note)
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

    fn notes_height(&self, from: usize, to: usize) -> Pt {
        if from >= to {
            return Pt::ZERO;
        }
        self.space.note_gap + self.notes[from..to].iter().map(|line| line.height).sum()
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

    /// The bottom of a row that follows others down to `y`.
    fn advance(&self, y: Pt, row: usize, at_top: bool) -> Pt {
        self.top(y, row, at_top) + self.rows[row].height
    }

    fn top(&self, y: Pt, row: usize, at_top: bool) -> Pt {
        let row = &self.rows[row];
        let top = if at_top { Pt::ZERO } else { y + row.above };
        if row.on_grid {
            let half = self.space.line.0 / 2.0;
            Pt(((top.0 - 0.01) / half).ceil().max(0.0) * half)
        } else {
            top
        }
    }

    /// What stands on the page between two breaks.
    pub fn plan(&self, from: Break, to: Break) -> PagePlan {
        let mut plan = PagePlan {
            lines: Vec::with_capacity(to.row - from.row + TRADED),
            notes: self.notes[from.note..to.note].to_vec(),
            variants: self.chosen(from, to),
        };
        let mut y = Pt::ZERO;
        for row in from.row..to.row {
            let Row {
                piece,
                line,
                height,
                ..
            } = self.rows[row];
            let next = self.rows.get(row + 1);
            let last = next.is_none_or(|next| next.piece != piece);
            // All pieces that are varied change the same way, at their end.
            let varied = last && plan.variants.iter().any(|(varied, _)| *varied == piece);
            if varied && to.traded < 0 {
                continue; // the piece is a line shorter than its rows
            }
            let top = self.top(y, row, row == from.row);
            y = top + height;
            plan.lines.push(PlacedLine { piece, line, top });
            if varied {
                let line = line + 1;
                plan.lines.push(PlacedLine {
                    piece,
                    line,
                    top: y,
                });
                y += height;
            }
        }
        plan
    }

    /// The cheapest variants that make the page between two breaks as long as it is to be.
    fn chosen(&self, from: Break, to: Break) -> Vec<(usize, usize)> {
        let whole = |index: &usize| *index - self.rows[*index].line >= from.row;
        let mut variants: Vec<(f64, usize, usize)> = (from.row..to.row)
            .filter(whole)
            .filter_map(|index| {
                let row = &self.rows[index];
                let known = row.variants.as_ref()?;
                let wanted = if to.traded < 0 {
                    known.shorter
                } else {
                    known.longer
                };
                wanted.map(|(variant, cost)| (cost, row.piece, variant))
            })
            .collect();
        variants.sort_by(|one, two| one.0.total_cmp(&two.0).then(one.1.cmp(&two.1)));
        variants.truncate(usize::from(to.traded.unsigned_abs()));
        variants
            .into_iter()
            .map(|(_, piece, variant)| (piece, variant))
            .collect()
    }
}

/// The pages that were found from one start.
#[derive(Default)]
struct Found {
    legal: Vec<(Break, f64)>,
    /// Those that fall far short.
    short: Vec<(Break, f64)>,
    /// The longest, whatever its end.
    forced: Option<Break>,
}

impl Found {
    fn clear(&mut self) {
        self.legal.clear();
        self.short.clear();
        self.forced = None;
    }

    fn pages(&mut self) -> &[(Break, f64)] {
        if !self.legal.is_empty() {
            return &self.legal;
        }
        if self.short.is_empty() {
            self.short.extend(self.forced.map(|to| (to, FORCED)));
        }
        &self.short
    }
}
