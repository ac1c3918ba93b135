//! Where figures stand on their pages (ISO 14289-1, 7.3).

use std::collections::BTreeMap;

use crate::geometry::Rect;
use crate::layout::frame::{Item, Layout, Mark};
use crate::layout::tags::NodeId;

/// The edges of each figure in the coordinates of its page, left, bottom, right and top: around all that is drawn
/// of it.
pub fn bounds(layout: &Layout) -> BTreeMap<NodeId, [f64; 4]> {
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
    let edges = |rect: Rect| [rect.left, rect.top, rect.right, rect.bottom];
    bounds
        .into_iter()
        .map(|(node, rect)| (node, edges(rect)))
        .collect()
}
