//! What hangs beside the lines of a paragraph.

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
}
