//! The cheapest path from page to page.
//!
//! In: the strip of rows and notes. Out: the [`Break`]s at which pages end. A state is a place in the
//! flow and how far the notes have been set; from each that can be reached, every page that can begin
//! there is tried.
//!
//! To find the pages takes all the time, and they depend on nothing but their start. So in a long
//! strip they are found ahead, on every core, for where pages are most likely to begin: at a row where
//! a page may break, with no note left over. Which of them come to be the cheapest path is then a
//! matter of adding up.

use rayon::prelude::*;

use super::pages::Found;
use super::paths::{Break, Path, Paths};
use super::strip::Strip;

/// Rows whose pages are found ahead together: half a millisecond of work, and of memory no more than a
/// core can keep close at hand.
const ROWS_AHEAD: usize = 1024;
/// How many of them a thread takes at a time, at least.
const ROWS_A_THREAD: usize = 64;

/// The ends of the pages of the cheapest path.
pub fn cheapest(strip: &Strip<'_>) -> Vec<Break> {
    let end = Break {
        row: strip.rows.len(),
        note: strip.notes.len(),
        traded: 0,
    };
    let mut paths = Paths::new(end.row);
    let mut ahead = Ahead::default();
    let mut other = Found::default();
    for row in 0..=end.row {
        ahead.reach(strip, row);
        // Notes that run on after the last row lead from it to itself: the list grows.
        let mut next = 0;
        while let Some(path) = paths.get(row, next) {
            next += 1;
            if path.end.state() == end.state() {
                break;
            }
            let found = ahead.found(path.end).unwrap_or_else(|| {
                strip.find_pages(path.end, &mut other);
                &other
            });
            for (to, page) in found.pages() {
                paths.offer(Path {
                    cost: path.cost + page,
                    previous: path.end.state(),
                    end: to,
                });
            }
        }
    }
    let breaks = paths.back_from(end.state());
    if breaks.is_empty() {
        return vec![end];
    }
    breaks
}

/// Pages that were found before it is known whether one begins where they do.
#[derive(Default)]
struct Ahead {
    /// The row of the first.
    first: usize,
    /// By row. The lists are used again.
    rows: Vec<Found>,
}

impl Ahead {
    /// Finds the pages from a row on, when it comes to a row that it has not seen. Of the first rows
    /// few can be reached, and a short strip has no others: they are left alone.
    fn reach(&mut self, strip: &Strip<'_>, row: usize) {
        if row == 0 || !row.is_multiple_of(ROWS_AHEAD) {
            return;
        }
        self.first = row;
        self.rows.resize_with(ROWS_AHEAD, Default::default);
        let rows = self.rows.par_iter_mut().enumerate();
        rows.with_min_len(ROWS_A_THREAD).for_each(|(index, found)| {
            if let Some(start) = likely(strip, row + index) {
                strip.find_pages(start, found);
            }
        });
    }

    /// The pages that begin at a break, if they have been found.
    fn found(&self, start: Break) -> Option<&Found> {
        let found = self.rows.get(start.row.checked_sub(self.first)?)?;
        // Those that an earlier lot left here begin at an earlier row.
        found.begins_at(start).then_some(found)
    }
}

/// The break before a row that a page most likely begins at, if it may.
fn likely(strip: &Strip<'_>, row: usize) -> Option<Break> {
    strip.rows.get(row)?.break_before?;
    Some(Break {
        row,
        note: strip.rows[row.checked_sub(1)?].notes,
        traded: 0,
    })
}
