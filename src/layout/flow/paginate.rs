//! Where pages break.
//!
//! In: a galley and the height of a page. Out: one [`PagePlan`] a page: which lines stand on it and
//! how far down, and which lines of which notes at its foot.
//!
//! All breaks are chosen at once: the cheapest path from page to page through the legal breaks,
//! where a page costs the square of the lines that it falls short by. A page never breaks after a
//! heading, after the first line of a paragraph or before its last; a note stands on the page that
//! calls it and runs on to the next only where nothing else is possible.

use std::collections::BTreeMap;

use super::{Galley, Piece};
use crate::theme::Pt;

/// What stands on a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PagePlan {
    /// The lines of the flow.
    pub lines: Vec<PlacedLine>,
    /// The lines of notes.
    pub notes: Vec<NoteLine>,
}

/// A line of a piece at its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedLine {
    /// Index of the piece.
    pub piece: usize,
    /// Index of its line.
    pub line: usize,
    /// From the top of the text block to that of the line.
    pub top: Pt,
}

/// A line of a note.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NoteLine {
    /// Index of the note.
    pub note: usize,
    /// Index of its piece.
    pub piece: usize,
    /// Index of its line.
    pub line: usize,
    /// Its height.
    pub height: Pt,
}

/// The page that is filled.
#[derive(Debug, Clone, Copy)]
pub struct PageSpace {
    /// Height of the text block.
    pub height: Pt,
    /// The body's leading: one line.
    pub line: Pt,
    /// Between the text and the notes.
    pub note_gap: Pt,
}

/// A line of the flow.
struct Row {
    piece: usize,
    line: usize,
    height: Pt,
    above: Pt,
    on_grid: bool,
    /// What a page break before it costs; `None` where there may be none.
    break_before: Option<f64>,
    /// Note lines called up to and including this row.
    notes: usize,
}

/// Charged for a page that ends within a paragraph.
const WITHIN: f64 = 1.0;
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

/// Chooses the page breaks of a galley.
pub fn paginate(galley: &Galley, space: PageSpace) -> Vec<PagePlan> {
    let notes = note_lines(galley);
    let rows = rows(&galley.pieces, &notes);
    let search = Search {
        rows: &rows,
        notes: &notes,
        space,
    };
    let breaks = search.cheapest();
    let mut plans = Vec::with_capacity(breaks.len());
    let mut from = Start { row: 0, note: 0 };
    for to in breaks {
        plans.push(search.plan(from, to));
        from = to;
    }
    plans
}

/// Where a page starts: a row, and a note line that is still to be placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Start {
    row: usize,
    note: usize,
}

/// The cheapest known way to a start.
#[derive(Debug, Clone, Copy)]
struct Path {
    cost: f64,
    previous: Start,
}

struct Search<'a> {
    rows: &'a [Row],
    notes: &'a [NoteLine],
    space: PageSpace,
}

impl Search<'_> {
    /// The ends of the pages of the cheapest path.
    fn cheapest(&self) -> Vec<Start> {
        let first = Start { row: 0, note: 0 };
        let end = Start {
            row: self.rows.len(),
            note: self.notes.len(),
        };
        let mut paths: BTreeMap<Start, Path> = BTreeMap::new();
        paths.insert(
            first,
            Path {
                cost: 0.0,
                previous: first,
            },
        );
        let mut next = Some(first);
        while let Some(start) = next {
            if start != end {
                let cost = paths.get(&start).map_or(0.0, |path| path.cost);
                for (to, page) in self.pages(start) {
                    let path = Path {
                        cost: cost + page,
                        previous: start,
                    };
                    let known = paths.entry(to).or_insert(path);
                    if path.cost < known.cost {
                        *known = path;
                    }
                }
            }
            let after = (std::ops::Bound::Excluded(start), std::ops::Bound::Unbounded);
            next = paths.range(after).next().map(|(start, _)| *start);
        }
        let mut breaks = Vec::new();
        let mut at = end;
        while at != first {
            let Some(path) = paths.get(&at) else { break };
            breaks.push(at);
            at = path.previous;
        }
        breaks.reverse();
        if breaks.is_empty() { vec![end] } else { breaks }
    }

    /// Every page that can begin at a start, with its cost.
    fn pages(&self, start: Start) -> Vec<(Start, f64)> {
        let mut legal = Vec::new();
        let mut short = Vec::new();
        let mut forced = None;
        let mut y = Pt::ZERO;
        // Notes that run on from the page before may fill a page alone.
        if start.row == self.rows.len() {
            let note = self
                .fitting_notes(Pt::ZERO, start.note, self.notes.len())
                .max(start.note + 1);
            return vec![(
                Start {
                    row: start.row,
                    note,
                },
                SPLIT_NOTE,
            )];
        }
        for row in start.row..self.rows.len() {
            y = self.advance(y, row, row == start.row);
            if y > self.space.height + Pt(0.01) && row > start.row {
                break;
            }
            let called = self.rows[row].notes.max(start.note);
            let note = self.fitting_notes(y, start.note, called);
            let to = Start { row: row + 1, note };
            let complete = note == called;
            if note > start.note || complete || row == start.row {
                forced = Some(Start {
                    note: note.max(start.note),
                    ..to
                });
            }
            if !complete && !self.may_split(start.note, note, called) {
                continue;
            }
            let Some(cost) = self.cost(y, start, to, complete) else {
                continue;
            };
            if self.shortfall(y, start.note, note) > SHORT && to.row < self.rows.len() {
                short.push((to, cost));
            } else {
                legal.push((to, cost));
            }
        }
        if legal.is_empty() {
            legal = short;
        }
        if legal.is_empty()
            && let Some(to) = forced
        {
            legal.push((to, FORCED));
        }
        legal
    }

    /// What a page costs; `None` where it may not end.
    fn cost(&self, y: Pt, start: Start, to: Start, complete: bool) -> Option<f64> {
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

    fn plan(&self, from: Start, to: Start) -> PagePlan {
        let mut y = Pt::ZERO;
        let lines = (from.row..to.row)
            .map(|row| {
                let top = self.top(y, row, row == from.row);
                y = top + self.rows[row].height;
                PlacedLine {
                    piece: self.rows[row].piece,
                    line: self.rows[row].line,
                    top,
                }
            })
            .collect();
        PagePlan {
            lines,
            notes: self.notes[from.note..to.note].to_vec(),
        }
    }
}

fn note_lines(galley: &Galley) -> Vec<NoteLine> {
    let mut lines = Vec::new();
    for (note, pieces) in galley.notes.iter().enumerate() {
        for (piece, set) in pieces.iter().enumerate() {
            let count = set.line_count();
            lines.extend((0..count).map(|line| NoteLine {
                note,
                piece,
                line,
                height: set.leading,
            }));
        }
    }
    lines
}

/// The lines of all pieces, and where pages may break between them.
fn rows(pieces: &[Piece], notes: &[NoteLine]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut called = 0;
    let mut bound = true;
    for (piece, set) in pieces.iter().enumerate() {
        let count = set.line_count();
        for line in 0..count {
            for note in set.notes(line) {
                let end = notes.partition_point(|line| line.note <= note.0 as usize);
                called = called.max(end);
            }
            let break_before = match line {
                0 if bound => None,
                0 => Some(0.0),
                _ if set.keep.together || line == 1 || line + 1 == count => None,
                _ => Some(WITHIN),
            };
            rows.push(Row {
                piece,
                line,
                height: set.leading,
                above: if line == 0 { set.above } else { Pt::ZERO },
                on_grid: set.on_grid && line == 0,
                break_before,
                notes: called,
            });
        }
        bound = set.keep.with_next;
    }
    if let Some(last) = rows.last_mut() {
        last.notes = notes.len();
    }
    rows
}
