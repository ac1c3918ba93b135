//! Where figures stand on their pages (ISO 14289-1, 7.3).

use std::collections::BTreeMap;

use crate::layout::frame::{Item, Layout, Mark, PlacedPicture};
use crate::layout::tags::NodeId;

/// The edges of each figure in the coordinates of its page, left, bottom, right and top: around all that is drawn
/// of it.
pub fn bounds(layout: &Layout) -> BTreeMap<NodeId, [f64; 4]> {
    let mut bounds: BTreeMap<NodeId, [f64; 4]> = BTreeMap::new();
    for page in &layout.pages {
        for item in &page.items {
            let Item::Picture(PlacedPicture {
                x,
                y,
                width,
                height,
                mark,
                ..
            }) = item
            else {
                continue;
            };
            let Mark::Content(slot) = mark else { continue };
            let own = [
                *x,
                page.height - *y - *height,
                *x + *width,
                page.height - *y,
            ];
            let own = own.map(|edge| edge.0);
            let known = bounds.entry(layout.tags.owner(*slot)).or_insert(own);
            *known = [
                known[0].min(own[0]),
                known[1].min(own[1]),
                known[2].max(own[2]),
                known[3].max(own[3]),
            ];
        }
    }
    bounds
}
