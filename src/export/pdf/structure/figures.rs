//! Where figures stand on their pages (ISO 14289-1, 7.3).

use std::collections::BTreeMap;

use crate::geometry::Rect;
use crate::layout::frame::{Item, Layout, Mark};
use crate::layout::tags::NodeId;

/// The rectangle around all that is drawn of each figure, in the coordinates of its page, which run up: its top is
/// the lower edge.
pub fn bounds(layout: &Layout) -> BTreeMap<NodeId, Rect> {
    let mut bounds: BTreeMap<NodeId, Rect> = BTreeMap::new();
    for page in &layout.pages {
        for item in &page.items {
            let Item::Picture(placed) = item else {
                continue;
            };
            let Mark::Content(slot) = placed.mark else {
                continue;
            };
            // Up the page is less here.
            let own = Rect {
                left: placed.x.0,
                top: (page.height - placed.y - placed.height).0,
                right: (placed.x + placed.width).0,
                bottom: (page.height - placed.y).0,
            };
            let known = bounds.entry(layout.tags.owner(slot)).or_insert(own);
            *known = known.joined(own);
        }
    }
    bounds
}
