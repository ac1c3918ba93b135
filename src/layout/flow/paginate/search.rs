//! The cheapest path from page to page.
//!
//! In: the material. Out: the [`Break`]s at which pages end. A state is a place in the flow and how far
//! the notes and the floats have been set; from each that can be reached, every page that can begin there is tried.
//!
//! Nearly all the time goes into finding the pages that can begin at a state, and these depend on nothing
//! but the state. So in a long document they are found ahead, on every core, for the states at which
//! pages are most likely to begin: a slice before which a page may break, with no note left over. Which of
//! them come to be the cheapest path is then a matter of adding up.

use rayon::prelude::*;

use super::material::Material;
use super::pages::PagesFrom;
use super::paths::{Break, Path, Paths};

/// For so many slices together the pages that begin at them are found ahead: half a millisecond of work,
/// and no more memory than the caches of a core hold.
const SLICES_AHEAD: usize = 1024;
/// How many of these slices a thread takes at a time, at least.
const SLICES_A_THREAD: usize = 64;

/// The ends of the pages of the cheapest path.
pub fn cheapest(material: &Material<'_>) -> Vec<Break> {
    let end = Break {
        slice: material.slices.len(),
        note: material.notes.lines.len(),
        ..Break::default()
    };
    let mut paths = Paths::new(end.slice);
    let mut ahead = FoundAhead::default();
    let mut other = PagesFrom::default();
    let mut done = Vec::new();
    for slice in 0..=end.slice {
        ahead.look(material, slice);
        done.clear();
        while let Some(path) = paths.next(slice, &done) {
            done.push(path.end.state());
            if path.end.state() == end.state() {
                break;
            }
            let found = ahead.found(path.end).unwrap_or_else(|| {
                other.find(material, path.end);
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
struct FoundAhead {
    /// The slice at which the first of them begin.
    first: usize,
    /// For each slice from there on, the pages that begin at it. The lists are used again.
    slices: Vec<PagesFrom>,
}

impl FoundAhead {
    /// Finds the pages that begin at a slice and at those behind it, where these are the next that have
    /// not been looked at. Pages can begin at few of the first slices, and a short document has no
    /// others: nothing is found ahead for them.
    fn look(&mut self, material: &Material<'_>, slice: usize) {
        if slice == 0 || !slice.is_multiple_of(SLICES_AHEAD) {
            return;
        }
        self.first = slice;
        self.slices.resize_with(SLICES_AHEAD, Default::default);
        let slices = self.slices.par_iter_mut().enumerate();
        slices
            .with_min_len(SLICES_A_THREAD)
            .for_each(|(index, found)| {
                if let Some(start) = likely(material, slice + index) {
                    found.find(material, start);
                }
            });
    }

    /// The pages that begin at a break, if they have been found.
    fn found(&self, start: Break) -> Option<&PagesFrom> {
        let found = self.slices.get(start.slice.checked_sub(self.first)?)?;
        // What an earlier round left in the list begins at an earlier slice.
        found.begins_at(start).then_some(found)
    }
}

/// The break before a slice that a page most likely begins at, if it may.
fn likely(material: &Material<'_>, slice: usize) -> Option<Break> {
    material.slices.get(slice)?.break_before?;
    Some(Break {
        slice,
        note: material.slices[slice.checked_sub(1)?].notes,
        ..Break::default()
    })
}
