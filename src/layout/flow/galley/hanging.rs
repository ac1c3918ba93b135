//! What hangs beside the lines of a paragraph.

use super::Lines;
use crate::geometry::Pt;
use crate::layout::frame::{Item, LinkArea};

/// What hangs beside a paragraph. Placed from the text block's left edge and the first line's baseline.
#[derive(Debug, Clone, Default)]
pub struct Hanging {
    /// What is drawn, and read before the paragraph: a marker, a number.
    pub items: Vec<Item>,
    /// What can be clicked in it.
    pub links: Vec<LinkArea>,
    /// What is read behind the paragraph: how sure it is.
    pub behind: Vec<Item>,
    /// How far down it reaches from the top of the first line. The paragraph is as high as that at least, and no page
    /// ends beside it.
    pub reach: Pt,
}

impl Lines {
    /// The height of a line: what hangs beside the paragraph has room in its last.
    pub(super) fn height(&self, line: usize) -> Pt {
        let all = self.leading * self.count() as f64;
        match line + 1 == self.count() {
            true => self.leading + (self.reach() - all).max(Pt::ZERO),
            false => self.leading,
        }
    }

    /// How far down that reaches which hangs beside it.
    pub fn reach(&self) -> Pt {
        let hanging = self.hanging.as_deref();
        hanging.map_or(Pt::ZERO, |hanging| hanging.reach)
    }
}
