//! Pages, while they are filled.
//!
//! In: a break. Out: every place where a page that begins there may end, for [`pages`](super::pages) to say what
//! it costs.
//!
//! A page begins with the floats that wait for it. Then slices are put below each other, one after another,
//! and after each it is asked what a page that ends there would cost. At a float that has no room the way
//! divides: on one the page ends before it, on the other it waits, and what follows it fills the page.

use super::feet;
use super::looseness::{LOOSEST, Looseness};
use super::material::Material;
use super::pages::{PagesFrom, Prospect, SHORT, WAITING};
use super::paths::Break;
use super::stack::Stack;
use super::stretch::Stretch;
use crate::geometry::Pt;

/// No more floats wait than this: then a page breaks before the next.
pub const MOST_WAITING: usize = 100;

/// A page that is being filled.
#[derive(Clone)]
pub struct Filling {
    /// Where it begins.
    start: Break,
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

impl Filling {
    /// A page that begins at a break, with the floats that have waited for it, as many as it holds. They may
    /// also be all that stands on it.
    pub fn new(material: &Material<'_>, start: Break, found: &mut PagesFrom) -> Self {
        let waiting = material.floats.before(start.slice);
        let waiting = waiting - start.waiting..waiting;
        let mut end = waiting.start;
        let mut stack = Stack::default();
        for float in waiting.clone() {
            let more = Stack::of_floats(material, waiting.start..float + 1, |_, _| {});
            let bottom = more.y - material.floats.0[float].below;
            if bottom > material.space.height + Pt(0.01) && end > waiting.start {
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
            let shortfall = material.shortfall(stack.y, start.note, start.note);
            let is_last = to.slice == material.slices.len()
                && left == 0
                && to.note == material.notes.lines.len();
            let cost = if is_last { 0.0 } else { shortfall * shortfall };
            found.add(Break { looseness: 0, ..to }, cost + WAITING * left as f64);
        }
        Filling {
            start,
            next: start.slice,
            stack,
            stretch: Stretch::default(),
            offered: Looseness::default(),
            waiting: left,
            has_head: end > waiting.start,
        }
    }

    /// Finds the pages that it can become; of those that fall far short, none if they may be skipped.
    pub fn find_pages(self, material: &Material<'_>, skip_short: bool, found: &mut PagesFrom) {
        let mut page = Some(self);
        while let Some(filling) = page {
            page = filling.fill(material, skip_short, found);
        }
    }

    /// Fills it, and finds the pages that it can become on the way. Where a float has no room on it, the page on
    /// which that waits is given back.
    fn fill(
        self,
        material: &Material<'_>,
        skip_short: bool,
        found: &mut PagesFrom,
    ) -> Option<Filling> {
        let (start, mut page) = (self.start, self);
        let mut other = None;
        let bottom = material.space.height + material.space.line * LOOSEST as f64 + Pt(0.01);
        let shortest = material.space.height - material.space.line * SHORT;
        let mut float = material.floats.before(page.next);
        while let Some(slice) = material.slices.get(page.next) {
            let index = page.next;
            let opens = !page.stack.is_begun;
            if let Some(next) = material.floats.0.get(float)
                && next.slices.start == index
            {
                let waits = page.waiting > 0;
                if waits || (other.is_none() && page.has_no_room(material, float)) {
                    let mut without = page.clone();
                    without.stack.pass(material.floats, float);
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
            // A table would stand before what is counted with it, and that between two parts of the table.
            if page.waiting > 0 && slice.begins_table {
                break;
            }
            page.stack.put(slice, material.space);
            page.next += 1;
            let y = page.stack.y;
            let is_alone = index == start.slice && !page.has_head;
            let gives = material.space.line * page.stretch.gives();
            if y > bottom + gives && !is_alone {
                break;
            }
            // Only a piece that stands on the page whole can be set otherwise.
            if index - slice.index >= start.slice {
                page.offered.add(slice);
            }
            page.stretch.add(slice, opens);
            let next = material.slices.get(index + 1);
            let is_last = next.is_none_or(|next| next.opens_page);
            if skip_short
                && !is_last
                && let Some(next) = next
            {
                if next.break_before.is_none() {
                    continue;
                }
                // All notes that are called make the page as full as it can be.
                let called = slice.notes.max(start.note);
                if y + slice.closing
                    + feet::height(material, start.slice, index)
                    + material.notes.height(start.note, called)
                    < shortest
                {
                    continue;
                }
            }
            let end = Prospect {
                start,
                slice: index,
                y: y + slice.closing + feet::height(material, start.slice, index),
                stretch: page.stretch,
                waiting: page.waiting,
                is_alone,
            };
            for &looseness in end.worth_loosening(material) {
                if let Some(cost) = page.offered.cost(looseness) {
                    found.try_page(material, &end, looseness, cost);
                }
            }
            if is_last {
                break;
            }
        }
        other
    }

    /// Whether a float that comes next does not fit on it, and something stands there.
    fn has_no_room(&self, material: &Material<'_>, float: usize) -> bool {
        let mut stack = self.stack;
        let float = &material.floats.0[float];
        for slice in &material.slices[float.slices.clone()] {
            stack.put(slice, material.space);
        }
        let stands = self.stack.is_begun || self.has_head;
        stands && stack.y > material.space.height + Pt(0.01)
    }
}
