//! Floats: what stands where the flow comes to it, or at the head of a page to come.
//!
//! They are a second queue beside the notes. The flow goes on past a float that has no room on its page, and
//! the float waits; the next page begins with those that wait, as many as it holds, in their order. While one
//! waits, all that come after it do.

use std::ops::Range;

use super::material::Material;
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

/// What stands on a page so far, one below the other.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stack {
    /// Its lower edge.
    pub y: Pt,
    /// Whether anything of the flow stands in it.
    pub is_begun: bool,
    /// The space above the next slice, where a float between that and the last stands elsewhere.
    apart: Option<Pt>,
}

impl Material<'_> {
    /// Puts a slice below others; gives its top.
    pub fn put(&self, stack: &mut Stack, slice: usize) -> Pt {
        let slice = &self.slices[slice];
        let apart = stack.apart.take();
        let above = if stack.is_begun {
            apart.unwrap_or(slice.above)
        } else {
            slice.opening
        };
        let mut top = stack.y + above;
        if slice.on_grid {
            top = self.on_grid(top);
        }
        stack.is_begun = true;
        stack.y = top + slice.height;
        top
    }

    /// Goes on past a float, which stands elsewhere.
    pub fn pass(&self, stack: &mut Stack, float: usize) {
        let Float { slices, apart, .. } = &self.floats[float];
        let before = float
            .checked_sub(1)
            .and_then(|before| self.floats.get(before));
        let stands =
            before.filter(|before| before.slices.end == slices.start && stack.apart.is_none());
        let below = stands.map_or(Pt::ZERO, |stands| stands.below);
        stack.apart = Some(apart.max(below));
    }

    /// A page that begins with these floats; `put` is told of each slice and its top.
    pub fn head(&self, floats: Range<usize>, mut put: impl FnMut(usize, Pt)) -> Stack {
        let mut stack = Stack::default();
        for float in &self.floats[floats] {
            stack.is_begun = false;
            for slice in float.slices.clone() {
                put(slice, self.put(&mut stack, slice));
            }
            stack.y = self.on_grid(stack.y + float.below);
        }
        stack.is_begun = false;
        stack
    }

    /// Those that stand on the page between two breaks: at its head, and in its flow. Behind the second
    /// come those that go on waiting.
    pub fn floats_between(&self, from: Break, to: Break) -> [Range<usize>; 2] {
        let begun = self.floats_before(from.slice);
        let first = begun - from.waiting;
        let end = self.floats_before(to.slice) - to.waiting;
        [first..end.min(begun), begun.min(end)..end]
    }

    /// How many floats end before a slice.
    pub fn floats_before(&self, slice: usize) -> usize {
        self.floats
            .partition_point(|float| float.slices.end <= slice)
    }

    /// The slices of the flow between two breaks, without those of floats that stand elsewhere; with each
    /// float that lies before it and does.
    pub fn flow_between(
        &self,
        from: Break,
        to: Break,
    ) -> impl Iterator<Item = (usize, Range<usize>)> {
        let [_, standing] = self.floats_between(from, to);
        let passed = &self.floats[standing.end..self.floats_before(to.slice).max(standing.end)];
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
                .floats
                .get(next)
                .is_some_and(|float| float.slices.end <= slice)
            {
                next += 1;
            }
            (slice, first..next)
        })
    }
}
