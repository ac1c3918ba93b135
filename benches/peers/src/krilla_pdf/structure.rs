//! What the document is: its tags and its outline.

use std::num::NonZeroU16;

use briefset::document::Scope;
use briefset::layout::tags::{Child, NodeId, Numbering, Role, TagTree as Tags};
use krilla::outline::{Outline, OutlineNode};
use krilla::tagging::{ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

use super::Writer;

impl Writer<'_> {
    /// Sets the outline.
    pub fn outline(&mut self) {
        // The entries that are open, from the outermost: each closes into the one before it.
        let mut open: Vec<(u8, OutlineNode)> = Vec::new();
        let mut outline = Outline::new();
        let mut close = |open: &mut Vec<(u8, OutlineNode)>| {
            if let Some((_, node)) = open.pop() {
                match open.last_mut() {
                    Some((_, above)) => above.push_child(node),
                    None => outline.push_child(node),
                }
            }
        };
        for entry in &self.report.edition.layout.outline {
            while open.last().is_some_and(|(level, _)| *level >= entry.level) {
                close(&mut open);
            }
            let destination = self.destinations[self.place(&entry.destination)].clone();
            open.push((
                entry.level,
                OutlineNode::new(entry.title.clone(), destination),
            ));
        }
        while !open.is_empty() {
            close(&mut open);
        }
        self.document.set_outline(outline);
    }

    /// Sets the tags of what was drawn.
    pub fn tags(&mut self) {
        let language = &self.report.edition.document.metadata.language;
        let mut tree = TagTree::new().with_lang(Some(language.as_str().to_string()));
        let children = self.children(Tags::ROOT);
        children.into_iter().for_each(|child| tree.push(child));
        self.document.set_tag_tree(tree);
    }

    /// What a node holds: content, nodes below it, its annotations.
    fn children(&mut self, node: NodeId) -> Vec<Node> {
        let report = self.report;
        let mut children = Vec::new();
        for child in report.edition.layout.tags.children(node) {
            match child {
                Child::Node(child) => children.extend(self.group(child)),
                Child::Slot(slot) => {
                    let drawn = std::mem::take(&mut self.slots[slot.0 as usize]);
                    children.extend(drawn.into_iter().map(Node::from));
                }
            }
        }
        let links = std::mem::take(&mut self.links[node.0 as usize]);
        children.extend(links.into_iter().map(Node::from));
        children
    }

    fn group(&mut self, id: NodeId) -> Option<Node> {
        let report = self.report;
        let node = &report.edition.layout.tags.nodes()[id.0 as usize];
        let children = self.children(id);
        if children.is_empty() {
            return None;
        }
        let level = |level: u8| NonZeroU16::new(level.into()).expect("a level");
        let mut tag: TagKind = match node.role {
            Role::Document | Role::Section => Tag::Section.into(),
            Role::Heading(number) => {
                let title = std::mem::take(&mut self.titles[id.0 as usize]);
                Tag::Hn(level(number.min(6)), Some(title)).into()
            }
            Role::Paragraph => Tag::P.into(),
            Role::List(Numbering::None) => Tag::L(ListNumbering::None).into(),
            Role::List(Numbering::Disc) => Tag::L(ListNumbering::Disc).into(),
            Role::List(Numbering::Decimal) => Tag::L(ListNumbering::Decimal).into(),
            Role::ListItem => Tag::LI.into(),
            Role::Label => Tag::Lbl.into(),
            Role::ListBody => Tag::LBody.into(),
            Role::BlockQuote => Tag::BlockQuote.into(),
            Role::Code => Tag::Code.into(),
            Role::Span => Tag::Span.into(),
            Role::Emphasis => Tag::Em.into(),
            Role::Strong => Tag::Strong.into(),
            Role::Struck => Tag::Span.into(),
            Role::Link => Tag::Link.into(),
            Role::Reference => Tag::Reference.into(),
            Role::Note => Tag::Note.into(),
            Role::BibliographyEntry => Tag::BibEntry.into(),
            Role::Contents => Tag::TOC.into(),
            Role::ContentsItem => Tag::TOCI.into(),
            Role::Figure => Tag::Figure(node.alternative().map(str::to_string)).into(),
            Role::Table => Tag::Table.into(),
            Role::Caption => Tag::Caption.into(),
            Role::TableHead => Tag::THead.into(),
            Role::TableBody => Tag::TBody.into(),
            Role::TableRow => Tag::TR.into(),
            Role::HeaderCell(Scope::Column) => Tag::TH(TableHeaderScope::Column).into(),
            Role::HeaderCell(Scope::Row | Scope::RowGroup) => Tag::TH(TableHeaderScope::Row).into(),
            Role::DataCell => Tag::TD.into(),
        };
        if let Some(language) = node.language() {
            tag.set_lang(Some(language.as_str().to_string()));
        }
        Some(TagGroup::with_children(tag, children).into())
    }
}
