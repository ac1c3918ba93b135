//! Where the content of each slot was drawn.

use crate::export::pdf::content::{MarkedContent, PageContent};
use crate::layout::tags::SlotId;

/// A piece of marked content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Marked {
    /// The index of its page.
    pub page: u32,
    /// Its MCID.
    pub mcid: u32,
}

impl Marked {
    /// What is known of it.
    pub fn content(self, contents: &[PageContent]) -> &MarkedContent {
        &contents[self.page as usize].marked[self.mcid as usize]
    }
}

/// The marked content of all slots, in one list: most have one piece, and there are as many slots as
/// paragraphs.
pub struct MarkedBySlot {
    marked: Vec<Marked>,
    /// Where the pieces of each slot begin; behind the last, where they end.
    starts: Vec<u32>,
}

impl MarkedBySlot {
    /// Of so many slots, in the order of the pages.
    pub fn new(slots: usize, contents: &[PageContent]) -> Self {
        let mut starts = vec![0u32; slots + 1];
        let all = || contents.iter().flat_map(|content| &content.marked);
        for marked in all() {
            starts[marked.slot.0 as usize + 1] += 1;
        }
        for slot in 0..slots {
            starts[slot + 1] += starts[slot];
        }
        let mut next = starts.clone();
        let mut marked = vec![Marked { page: 0, mcid: 0 }; all().count()];
        for (page, content) in (0u32..).zip(contents) {
            for (mcid, piece) in (0u32..).zip(&content.marked) {
                let place = &mut next[piece.slot.0 as usize];
                marked[*place as usize] = Marked { page, mcid };
                *place += 1;
            }
        }
        MarkedBySlot { marked, starts }
    }

    /// The pieces of a slot.
    pub fn of(&self, slot: SlotId) -> &[Marked] {
        let slot = slot.0 as usize;
        &self.marked[self.starts[slot] as usize..self.starts[slot + 1] as usize]
    }
}
