//! Contents are of use where they are seen at once.

use briefset::export::Edition;
use briefset::layout::frame::Mark;
use briefset::layout::tags::{NodeId, Role};

use crate::support::{edition, pages};

/// A briefing of so many parts with two sections each.
fn briefing(parts: usize) -> String {
    let mut yaml = String::from("title: Moorings\ntoc: true\nkey_points: [A point.]\nsections:\n");
    for part in 0..parts {
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
    let (mut whole, mut few, mut divided) = (0, 0, 0);
    for parts in [2, 5, 9, 10, 11, 14, 20, 30, 36, 48] {
        let edition = edition::edition("contents.yaml", &briefing(parts));
        match entries(&edition)[..] {
            [all] if all == parts * 3 => whole += 1,
            [all] if all == parts => few += 1,
            // The parts alone may still be divided, but neither the first nor the last stands alone.
            [one, other] if one + other == parts => {
                assert!(one > 1 && other > 1, "{one} and {other}");
                divided += 1;
            }
            ref other => panic!("{parts} parts: {other:?} entries a page"),
        }
    }
    assert!(
        whole > 2 && few > 2 && divided > 0,
        "{whole}, {few}, {divided}"
    );
}

#[test]
fn contents_stand_between_the_title_and_the_text_or_alone_on_their_page() {
    let page_of = |edition: &Edition, name: &str| {
        let mut destinations = edition.layout.destinations.iter();
        destinations
            .find(|one| one.name == name)
            .map(|one| one.page)
    };
    let alone = edition::edition("contents.yaml", &briefing(9));
    let named = ["key-points", "contents", "berth-0"].map(|name| page_of(&alone, name));
    assert_eq!(named, [Some(0), Some(1), Some(2)]);
    // Few entries leave the answer on the first page.
    let short = edition::edition("contents.yaml", &briefing(2));
    let named = ["key-points", "contents", "berth-0"].map(|name| page_of(&short, name));
    assert_eq!(named, [Some(0), Some(0), Some(0)]);
    let high = |name: &str| {
        let mut destinations = short.layout.destinations.iter();
        destinations.find(|one| one.name == name).map(|one| one.y.0)
    };
    assert!(high("contents") < high("key-points") && high("key-points") < high("berth-0"));
    let without_points = briefing(9).replace("key_points: [A point.]\n", "");
    let below = edition::edition("contents.yaml", &without_points);
    let named = ["contents", "berth-0"].map(|name| page_of(&below, name));
    assert_eq!(named, [Some(0), Some(0)]);
}
