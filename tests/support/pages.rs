//! A layout, asked what stands where.

use std::collections::BTreeMap;

use briefset::document::{Block, Document, Note, Section, Text, TextId};
use briefset::layout::frame::{GlyphRun, Item, Layout, Mark, Page};
use briefset::layout::tags::{Child, NodeId, Role, SlotId, TagTree};

use super::pdf::Pdf;

/// The runs of a page in reading order.
pub fn runs(page: &Page) -> impl Iterator<Item = &GlyphRun> {
    page.items.iter().flat_map(Item::runs)
}

/// What a page of a PDF says, in the order in which it is drawn. Running matter is no part of it; it has
/// no tags in whose text the order could be told.
pub fn said(pdf: &Pdf, index: usize) -> String {
    let marked = pdf.marked(index).iter();
    let content = marked.filter(|marked| marked.id.is_some());
    content.map(|marked| marked.said.as_str()).collect()
}

/// The runs of a page that are content of the document.
pub fn content(page: &Page) -> impl Iterator<Item = &GlyphRun> {
    runs(page).filter(|run| matches!(run.mark, Mark::Content(_)))
}

/// The parent of every node.
pub fn parents(tags: &TagTree) -> BTreeMap<NodeId, NodeId> {
    let mut parents = BTreeMap::new();
    for node in (0u32..).take(tags.nodes().len()).map(NodeId) {
        for child in tags.children(node) {
            if let Child::Node(child) = child {
                assert!(
                    parents.insert(child, node).is_none(),
                    "{child:?} has two parents"
                );
            }
        }
    }
    parents
}

/// What a run belongs to, innermost first; empty for running matter.
pub fn roles(layout: &Layout, parents: &BTreeMap<NodeId, NodeId>, run: &GlyphRun) -> Vec<Role> {
    let Mark::Content(slot) = run.mark else {
        return Vec::new();
    };
    ancestors(parents, layout.tags.owner(slot))
        .map(|node| layout.tags.nodes()[node.0 as usize].role)
        .collect()
}

/// A node and those around it, innermost first.
pub fn ancestors(
    parents: &BTreeMap<NodeId, NodeId>,
    node: NodeId,
) -> impl Iterator<Item = NodeId> + '_ {
    std::iter::successors(Some(node), |node| parents.get(node).copied())
}

/// Every text of a document by its id.
pub fn texts(document: &Document) -> BTreeMap<TextId, &Text> {
    let mut texts = Texts(BTreeMap::new());
    let block = &document.title_block;
    texts.add(Some(&block.title));
    for text in [
        &block.notice,
        &block.kicker,
        &block.subtitle,
        &block.imprint,
    ] {
        texts.add(text.as_ref());
    }
    block.byline.iter().for_each(|line| texts.add(Some(line)));
    document.parts.iter().for_each(|part| texts.section(part));
    for note in &document.notes {
        texts.add(Some(&note.label));
        note.blocks.iter().for_each(|block| texts.block(block));
    }
    let colophon = document.colophon.iter();
    colophon.for_each(|colophon| texts.section(colophon));
    texts.0
}

/// Every text of a note by its id, without its number.
pub fn texts_of_note(note: &Note) -> BTreeMap<TextId, &Text> {
    let mut texts = Texts(BTreeMap::new());
    note.blocks.iter().for_each(|block| texts.block(block));
    texts.0
}

struct Texts<'a>(BTreeMap<TextId, &'a Text>);

impl<'a> Texts<'a> {
    fn add(&mut self, text: Option<&'a Text>) {
        if let Some(text) = text {
            assert!(
                self.0.insert(text.id, text).is_none(),
                "{:?} is two texts",
                text.id
            );
        }
    }

    fn section(&mut self, section: &'a Section) {
        self.add(section.heading.as_ref());
        section.blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &'a Block) {
        for text in block.texts() {
            self.add(Some(text));
        }
    }
}

/// What is drawn, in the order of the tag tree.
pub fn in_reading_order(layout: &Layout) -> String {
    let mut drawn: Vec<String> = vec![String::new(); layout.tags.slot_count()];
    for run in layout.pages.iter().flat_map(runs) {
        if let GlyphRun {
            mark: Mark::Content(slot),
            text,
            ..
        } = run
        {
            drawn[slot.0 as usize].push_str(text);
        }
    }
    let mut read = String::new();
    let mut rest = vec![Child::Node(TagTree::ROOT)];
    while let Some(child) = rest.pop() {
        match child {
            Child::Node(node) => {
                let children: Vec<Child> = layout.tags.children(node).collect();
                rest.extend(children.into_iter().rev());
            }
            Child::Slot(SlotId(slot)) => read.push_str(&drawn[slot as usize]),
        }
    }
    read
}
