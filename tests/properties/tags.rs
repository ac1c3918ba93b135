//! The tag tree: whole, and in the order of reading.

use std::collections::{BTreeMap, BTreeSet};

use briefset::document::TextId;
use briefset::layout::frame::Mark;
use briefset::layout::tags::{Child, NodeId, Role, SlotId, TagTree};

use super::{SAMPLES, Sample};
use crate::support::pages;

/// Every slot that something is drawn for, with the text that it begins with.
fn drawn(sample: &Sample) -> BTreeMap<SlotId, Option<TextId>> {
    let mut drawn = BTreeMap::new();
    for run in sample.edition.layout.pages.iter().flat_map(pages::runs) {
        if let Mark::Content(slot) = run.mark {
            let text = run.source.as_ref().map(|(text, _)| *text);
            drawn.entry(slot).or_insert(text);
        }
    }
    drawn
}

#[test]
fn every_node_is_reached_and_every_slot_is_its_owners() {
    for sample in SAMPLES.iter() {
        let tags = &sample.edition.layout.tags;
        let parents = pages::parents(tags);
        assert_eq!(
            parents.len() + 1,
            tags.nodes().len(),
            "a node hangs in no tree"
        );
        let mut slots = BTreeSet::new();
        for index in 0..tags.nodes().len() as u32 {
            let mut above = NodeId(index);
            while let Some(parent) = parents.get(&above) {
                assert!(parent < &above, "a node stands before its parent");
                above = *parent;
            }
            assert_eq!(above, TagTree::ROOT);
            for child in tags.children(NodeId(index)) {
                if let Child::Slot(slot) = child {
                    assert!(slots.insert(slot), "a slot has two owners");
                    assert_eq!(tags.owner(slot), NodeId(index));
                }
            }
        }
        assert_eq!(slots.len(), tags.slot_count());
    }
}

/// The child of the root that a node lies in.
fn part_of(mut node: NodeId, parents: &BTreeMap<NodeId, NodeId>) -> NodeId {
    while let Some(parent) = parents
        .get(&node)
        .filter(|parent| **parent != TagTree::ROOT)
    {
        node = *parent;
    }
    node
}

#[test]
fn every_slot_is_drawn() {
    for sample in SAMPLES.iter() {
        let tags = &sample.edition.layout.tags;
        let parents = pages::parents(tags);
        let drawn = drawn(sample);
        // A picture is drawn without any text.
        let is_text =
            |slot: &SlotId| tags.nodes()[tags.owner(*slot).0 as usize].role != Role::Figure;
        let slots = || {
            let slots = (0..tags.slot_count()).map(|slot| SlotId(slot as u32));
            slots.filter(is_text)
        };
        let part = |slot: SlotId| part_of(tags.owner(slot), &parents);
        let with_text: BTreeSet<NodeId> = drawn.keys().map(|slot| part(*slot)).collect();
        let empty: BTreeSet<NodeId> = slots()
            .map(part)
            .filter(|part| !with_text.contains(part))
            .collect();
        assert!(
            empty.len() <= 1,
            "seed {}: {empty:?} are not set",
            sample.seed
        );
        let is_contents = |node: &u32| tags.nodes()[*node as usize].role == Role::Contents;
        let nodes = (0..tags.nodes().len() as u32).filter(is_contents);
        let contents: BTreeSet<NodeId> =
            nodes.map(|node| part_of(NodeId(node), &parents)).collect();
        for slot in slots() {
            if drawn.contains_key(&slot) {
                continue;
            }
            // A table of contents that nobody wants is not set, and a backend leaves it out.
            if empty.contains(&part(slot)) {
                continue;
            }
            // Of the links from a source to its citations, those to one page are one.
            let owner = tags.owner(slot);
            let entry =
                |node: &NodeId| tags.nodes()[node.0 as usize].role == Role::BibliographyEntry;
            let above = parents.get(&owner);
            let back_link = entry(&owner) || above.is_some_and(entry);
            // Contents that would spill onto a second page list the parts alone, and no figures or tables.
            let mut around =
                pages::ancestors(&parents, owner).map(|node| tags.nodes()[node.0 as usize].role);
            let in_contents = contents.contains(&part(slot));
            let listed = in_contents
                && around.any(|role| matches!(role, Role::ContentsItem | Role::Heading(3)));
            assert!(
                back_link || listed,
                "seed {}: nothing is drawn for {slot:?} of {:?}",
                sample.seed,
                tags.nodes()[owner.0 as usize]
            );
        }
    }
}

#[test]
fn the_tree_is_read_in_the_order_of_the_texts() {
    for sample in SAMPLES.iter() {
        let tags = &sample.edition.layout.tags;
        let drawn = drawn(sample);
        let mut read = Vec::new();
        let mut rest = vec![Child::Node(TagTree::ROOT)];
        while let Some(child) = rest.pop() {
            match child {
                Child::Node(node) => {
                    let children: Vec<Child> = tags.children(node).collect();
                    rest.extend(children.into_iter().rev());
                }
                Child::Slot(slot) => read.extend(drawn.get(&slot).copied().flatten()),
            }
        }
        read.dedup();
        let mut seen = BTreeSet::new();
        let mut highest = None;
        for text in read {
            // A text goes on behind the note that it calls.
            if seen.insert(text) {
                assert!(
                    highest < Some(text),
                    "seed {}: {text:?} is read too late",
                    sample.seed
                );
                highest = Some(text);
            }
        }
    }
}
