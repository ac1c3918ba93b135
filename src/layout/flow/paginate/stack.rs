//! What stands on a page so far, one below the other.

use std::ops::Range;

use super::PageSpace;
use super::floats::{Float, FloatQueue};
use super::material::Material;
use super::slices::Slice;
use crate::geometry::Pt;

/// Slices one below the other.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stack {
    /// Its lower edge.
    pub y: Pt,
    /// Whether anything of the flow stands in it.
    pub is_begun: bool,
    /// The space above the next slice, where a float between that and the last stands elsewhere.
    apart: Option<Pt>,
}

impl Stack {
    /// A page that begins with these floats; `put` is told of each slice and its top.
    pub fn of_floats(
        material: &Material<'_>,
        floats: Range<usize>,
        mut put: impl FnMut(usize, Pt),
    ) -> Self {
        let mut stack = Stack::default();
        for float in &material.floats.0[floats] {
            stack.is_begun = false;
            for slice in float.slices.clone() {
                put(slice, stack.put(&material.slices[slice], material.space));
            }
            stack.y = material.space.on_grid(stack.y + float.below);
        }
        stack.is_begun = false;
        stack
    }

    /// Puts a slice below the others; gives its top.
    pub fn put(&mut self, slice: &Slice, space: PageSpace) -> Pt {
        let apart = self.apart.take();
        let above = if self.is_begun {
            apart.unwrap_or(slice.above)
        } else {
            slice.opening
        };
        let mut top = self.y + above;
        if slice.on_grid {
            top = space.on_grid(top);
        }
        self.is_begun = true;
        self.y = top + slice.height;
        top
    }

    /// Goes on past a float, which stands elsewhere.
    pub fn pass(&mut self, floats: FloatQueue<'_>, float: usize) {
        let Float { slices, apart, .. } = &floats.0[float];
        let before = float.checked_sub(1).and_then(|before| floats.0.get(before));
        let stands =
            before.filter(|before| before.slices.end == slices.start && self.apart.is_none());
        let below = stands.map_or(Pt::ZERO, |stands| stands.below);
        self.apart = Some(apart.max(below));
    }
}
