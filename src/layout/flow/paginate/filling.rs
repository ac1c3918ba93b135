//! Pages, while they are filled.
//!
//! In: a break. Out: every place where a page that begins there may end, for [`pages`](super::pages) to say what
//! it costs.
//!
//! A page begins with the floats that wait for it. Then slices are put below each other, one after another,
//! and after each it is asked what a page that ends there would cost. At a float that has no room the way
//! divides: on one the page ends before it, on the other it waits, and what follows it fills the page.

use super::floats::Stack;
use super::looseness::{LOOSEST, Looseness};
use super::material::Material;
use super::pages::{PagesFrom, Prospect, SHORT, WAITING};
use super::paths::Break;
use super::stretch::Stretch;
use crate::geometry::Pt;

/// No more floats wait than this: then a page breaks before the next.
pub const MOST_WAITING: usize = 100;

/// A page that is being filled.
#[derive(Clone)]
pub struct Filling {
    /// The slice that comes next.
    next: usize,
    /// What stands on the page.
    stack: Stack,
    /// How far its spaces may grow.
    stretch: Stretch,
    /// What its paragraphs can give.
    offered: Looseness,
    /// How many floats wait for the next.
    waiting: usize,
    /// Whether it begins with floats.
    has_head: bool,
}

impl Material<'_> {
    /// A page that begins at a break, with the floats that have waited for it, as many as it holds. They may
    /// also be all that stands on it.
    pub fn begun(&self, start: Break, found: &mut PagesFrom) -> Filling {
        let waiting = self.floats_before(start.slice);
        let waiting = waiting - start.waiting..waiting;
        let mut end = waiting.start;
        let mut stack = Stack::default();
        for float in waiting.clone() {
            let more = self.head(waiting.start..float + 1, |_, _| {});
            let bottom = more.y - self.floats[float].below;
            if bottom > self.space.height + Pt(0.01) && end > waiting.start {
                break;
            }
            (stack, end) = (more, float + 1);
        }
        let left = waiting.end - end;
        if end > waiting.start {
            let to = Break {
                waiting: left,
                ..start
            };
            let shortfall = self.shortfall(stack.y, start.note, start.note);
            let is_last = to.slice == self.slices.len() && left == 0 && to.note == self.notes.len();
            let cost = if is_last { 0.0 } else { shortfall * shortfall };
            found.add(Break { looseness: 0, ..to }, cost + WAITING * left as f64);
        }
        Filling {
            next: start.slice,
            stack,
            stretch: Stretch::default(),
            offered: Looseness::default(),
            waiting: left,
            has_head: end > waiting.start,
        }
    }

    /// The pages that begin at a break; of those that fall far short, none if they may be skipped.
    pub fn pages_from(
        &self,
        start: Break,
        page: &Filling,
        skip_short: bool,
        found: &mut PagesFrom,
    ) {
        let mut page = Some(page.clone());
        while let Some(filling) = page {
            page = self.fill(start, filling, skip_short, found);
        }
    }

    /// Finds the pages that a page which is being filled can become. Where a float has no room on it, the page
    /// on which that waits is given back.
    fn fill(
        &self,
        start: Break,
        mut page: Filling,
        skip_short: bool,
        found: &mut PagesFrom,
    ) -> Option<Filling> {
        let mut other = None;
        let bottom = self.space.height + self.space.line * LOOSEST as f64 + Pt(0.01);
        let shortest = self.space.height - self.space.line * SHORT;
        let mut float = self.floats_before(page.next);
        while let Some(slice) = self.slices.get(page.next) {
            let index = page.next;
            let opens = !page.stack.is_begun;
            if let Some(next) = self.floats.get(float)
                && next.slices.start == index
            {
                let waits = page.waiting > 0;
                if waits || (other.is_none() && self.has_no_room(&page, float)) {
                    let mut without = page.clone();
                    self.pass(&mut without.stack, float);
                    without.next = next.slices.end;
                    without.waiting += 1;
                    if waits {
                        if without.waiting > MOST_WAITING {
                            break;
                        }
                        page = without;
                        float += 1;
                        continue;
                    }
                    other = Some(without);
                }
                float += 1;
            }
            self.put(&mut page.stack, index);
            page.next += 1;
            let y = page.stack.y;
            let is_alone = index == start.slice && !page.has_head;
            if y > bottom && !is_alone {
                break;
            }
            // Only a piece that stands on the page whole can be set otherwise.
            if index - slice.index >= start.slice {
                page.offered.add(slice);
            }
            page.stretch.add(slice, opens);
            let next = self.slices.get(index + 1);
            if skip_short && let Some(next) = next {
                if next.break_before.is_none() {
                    continue;
                }
                // All notes that are called make the page as full as it can be.
                let called = slice.notes.max(start.note);
                if y + slice.closing
                    + self.foot(start.slice, index)
                    + self.notes_height(start.note, called)
                    < shortest
                {
                    continue;
                }
            }
            let end = Prospect {
                start,
                slice: index,
                y: y + slice.closing + self.foot(start.slice, index),
                stretch: page.stretch,
                waiting: page.waiting,
                is_alone,
            };
            for &looseness in self.worth_loosening(&end) {
                if let Some(cost) = page.offered.cost(looseness) {
                    self.page(&end, looseness, cost, found);
                }
            }
        }
        other
    }

    /// Whether a float that comes next does not fit on a page on which something stands.
    fn has_no_room(&self, page: &Filling, float: usize) -> bool {
        let mut stack = page.stack;
        let float = &self.floats[float];
        for slice in float.slices.clone() {
            self.put(&mut stack, slice);
        }
        let stands = page.stack.is_begun || page.has_head;
        stands && stack.y > self.space.height + Pt(0.01)
    }
}
