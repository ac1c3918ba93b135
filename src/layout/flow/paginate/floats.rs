//! Floats: what stands where the flow comes to it, or at the head of a page to come.
//!
//! They are a second queue beside the notes. The flow goes on past a float that has no room on its page, and
//! the float waits; the next page begins with those that wait, as many as it holds, in their order. While one
//! waits, all that come after it do.

use std::ops::Range;

use super::paths::Break;
use crate::geometry::Pt;

/// A float, which stands whole on one page.
#[derive(Debug, Clone, PartialEq)]
pub struct Float {
    /// Its slices.
    pub slices: Range<usize>,
    /// The space below it.
    pub below: Pt,
    /// The space above the slice behind it, where it stands elsewhere.
    pub apart: Pt,
}

/// The floats of a flow, in order.
#[derive(Clone, Copy)]
pub struct FloatQueue<'a>(pub &'a [Float]);

impl<'a> FloatQueue<'a> {
    /// Those that stand on the page between two breaks: at its head, and in its flow. Behind the second
    /// come those that go on waiting.
    pub fn between(self, from: Break, to: Break) -> [Range<usize>; 2] {
        let begun = self.before(from.slice);
        let first = begun - from.waiting;
        let end = self.before(to.slice) - to.waiting;
        [first..end.min(begun), begun.min(end)..end]
    }

    /// How many floats end before a slice.
    pub fn before(self, slice: usize) -> usize {
        self.0.partition_point(|float| float.slices.end <= slice)
    }

    /// The slices of the flow between two breaks, without those of floats that stand elsewhere; with each
    /// float that lies before it and does.
    pub fn flow_between(
        self,
        from: Break,
        to: Break,
    ) -> impl Iterator<Item = (usize, Range<usize>)> + use<'a> {
        let [_, standing] = self.between(from, to);
        let passed = &self.0[standing.end..self.before(to.slice).max(standing.end)];
        let mut next = standing.end;
        let flow = (from.slice..to.slice).filter(move |slice| {
            let float = passed.partition_point(|float| float.slices.end <= *slice);
            passed
                .get(float)
                .is_none_or(|float| !float.slices.contains(slice))
        });
        flow.map(move |slice| {
            let first = next;
            while self
                .0
                .get(next)
                .is_some_and(|float| float.slices.end <= slice)
            {
                next += 1;
            }
            (slice, first..next)
        })
    }
}
