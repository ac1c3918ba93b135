//! Which pages are set together, and what can be let go of when they are.
//!
//! In: the plans of all pages. Out, by turns: pages to set, and the pieces that no page to come has
//! lines of. A batch takes pages from the beginning of both halves of a document, the first half's
//! first. That is how its paragraphs were dealt out when they were broken, so that a core mostly comes
//! by words that it shaped itself: to count a word that another core counts as well takes twenty times as
//! long, and there are a million in a long report.

use std::ops::{Range, RangeInclusive};

use super::paginate::PagePlan;

/// How many pages of each half are set before what they were made from is let go.
const PAGES_AT_ONCE: usize = 32;

/// The batches of a document.
pub struct Batches<'a> {
    plans: &'a [PagePlan],
    halves: [Half; 2],
}

/// What is still to be done of a half.
struct Half {
    /// The pages to set.
    pages: Range<usize>,
    /// The pieces to let go of.
    pieces: Range<usize>,
}

impl<'a> Batches<'a> {
    /// Those of pages with these plans, of so many pieces.
    pub fn new(plans: &'a [PagePlan], pieces: usize) -> Self {
        let middle = plans.len() / 2;
        let between = first_piece(&plans[middle..]).unwrap_or(pieces);
        // Both halves may have lines of the pieces between them: neither lets go of these.
        let behind = last_piece(&plans[..middle]).map_or(0, |last| last + 1);
        let second = pieces.min(behind.max(between));
        Batches {
            plans,
            halves: [
                Half {
                    pages: 0..middle,
                    pieces: 0..between,
                },
                Half {
                    pages: middle..plans.len(),
                    pieces: second..pieces,
                },
            ],
        }
    }

    /// The pages that are set next, of either half; none when all are set.
    pub fn next_pages(&mut self) -> [Range<usize>; 2] {
        self.halves.each_mut().map(|half| {
            let start = half.pages.start;
            half.pages.start = half.pages.end.min(start + PAGES_AT_ONCE);
            start..half.pages.start
        })
    }

    /// The pieces of either half that are of no more use when those pages are set.
    pub fn done(&mut self) -> [Range<usize>; 2] {
        let plans = self.plans;
        self.halves.each_mut().map(|half| {
            let needed = first_piece(&plans[half.pages.start..half.pages.end]);
            let end = needed.map_or(half.pieces.end, |needed| needed.min(half.pieces.end));
            let start = half.pieces.start;
            half.pieces.start = end.max(start);
            start..half.pieces.start
        })
    }
}

/// The first piece that pages have lines of. Floats come from before what their page begins with, and keep
/// their order: none on a later page was before these.
fn first_piece(plans: &[PagePlan]) -> Option<usize> {
    let mut pages = plans.iter().filter_map(pieces);
    pages.next().map(|pieces| *pieces.start())
}

/// The last of them.
fn last_piece(plans: &[PagePlan]) -> Option<usize> {
    let pages = plans.iter().filter_map(pieces);
    pages.map(|pieces| *pieces.end()).max()
}

/// The pieces that a page has lines of, from the first to the last; pages that are turned have lines of
/// others.
fn pieces(plan: &PagePlan) -> Option<RangeInclusive<usize>> {
    let pieces = plan.slices.iter().map(|slice| slice.piece);
    let first = pieces.clone().min().filter(|_| plan.turned.is_none())?;
    Some(first..=pieces.max()?)
}

#[cfg(test)]
mod tests {
    use super::super::paginate::PlacedSlice;
    use super::*;
    use crate::geometry::Pt;

    /// Pages of three lines each, of pieces of two.
    fn plans(pages: usize) -> Vec<PagePlan> {
        let line = |index: usize| PlacedSlice {
            piece: index / 2,
            index: index % 2,
            top: Pt::ZERO,
        };
        let page = |page: usize| PagePlan {
            slices: (page * 3..page * 3 + 3).map(line).collect(),
            ..PagePlan::default()
        };
        (0..pages).map(page).collect()
    }

    #[test]
    fn every_page_is_set_once_and_no_piece_is_let_go_before_its_last_page() {
        for count in [0, 1, 2, 3, 63, 64, 65, 200] {
            let plans = plans(count);
            let pieces = (count * 3).div_ceil(2);
            let mut batches = Batches::new(&plans, pieces);
            let (mut set, mut gone) = (vec![0; count], vec![false; pieces]);
            loop {
                let pages = batches.next_pages();
                if pages.iter().all(Range::is_empty) {
                    break;
                }
                for page in pages.into_iter().flatten() {
                    set[page] += 1;
                    assert!(plans[page].slices.iter().all(|slice| !gone[slice.piece]));
                }
                let [first, second] = batches.done();
                assert!(first.end <= second.start);
                for piece in first.chain(second) {
                    assert!(!std::mem::replace(&mut gone[piece], true));
                }
            }
            assert!(set.iter().all(|times| *times == 1), "{count} pages");
            let kept = gone.iter().filter(|gone| !**gone).count();
            assert!(kept <= 1, "{kept} pieces of {count} pages are kept");
        }
    }
}
