//! Contents are of use where they are seen at once.

use briefset::export::Edition;
use briefset::layout::frame::Mark;
use briefset::layout::tags::{NodeId, Role};

use crate::support::{edition, pages};

/// A briefing whose contents begin the lower on their page the more key points stand before them.
fn briefing(key_points: usize) -> String {
    let mut yaml = String::from("title: Moorings\ntoc: true\nkey_points:\n");
    for point in 0..key_points {
        yaml += &format!("  - Point {point} is as long as a line.\n");
    }
    yaml += "sections:\n";
    for part in 0..7 {
        yaml += &format!("  - title: Berth {part}\n    body: Text.\n    sections:\n");
        for section in ["day", "night"] {
            yaml += &format!("      - {{title: Berth {part} by {section}, body: Light.}}\n");
        }
    }
    yaml
}

/// The entries of the contents on each page that has any.
fn entries(edition: &Edition) -> Vec<usize> {
    let tags = &edition.layout.tags;
    let parents = pages::parents(tags);
    let item = |mark: Mark| {
        let Mark::Content(slot) = mark else {
            return None;
        };
        let is_item = |node: &NodeId| tags.nodes()[node.0 as usize].role == Role::ContentsItem;
        pages::ancestors(&parents, tags.owner(slot)).find(is_item)
    };
    let counts = edition.layout.pages.iter().map(|page| {
        let mut items: Vec<NodeId> = pages::runs(page).filter_map(|run| item(run.mark)).collect();
        items.sort_unstable();
        items.dedup();
        items.len()
    });
    counts.filter(|count| *count > 0).collect()
}

#[test]
fn contents_list_sections_only_where_all_stands_on_one_page() {
    let (mut whole, mut parts) = (0, 0);
    for key_points in 1..24 {
        let edition = edition::edition("contents.yaml", &briefing(key_points));
        match entries(&edition)[..] {
            [21] => whole += 1,
            [7] => parts += 1,
            // The parts alone may still be divided, but neither the first nor the last stands alone.
            [one, other] if one + other == 7 => assert!(one > 1 && other > 1, "{one} and {other}"),
            ref other => panic!("{key_points} key points: {other:?} entries a page"),
        }
    }
    assert!(whole > 0 && parts > 0, "{whole} and {parts}");
}
