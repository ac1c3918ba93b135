//! The structure tree (ISO 32000-1, 14.7; ISO 14289-1, 7).
//!
//! In: the tag tree of the layout, the marked content of every page, the annotations of links. Out:
//! structure elements, and the parent tree that leads from content and annotations back to them.
//! Nodes that nothing was drawn for are left out. Elements that point to others say so twice: by
//! `Ref`, and by where the links in them lead (both of ISO 32000-2, and passed over by older readers).

mod cells;
mod entries;
mod figures;
mod marked;
mod parents;
mod roles;

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use self::entries::{Kids, begin};
use self::marked::{Marked, MarkedBySlot};
use self::parents::parent_tree;
pub use self::roles::role_name;
use self::roles::{ROLE_MAP, numbering_name};
use super::attachments::FilesOf;
use super::content::PageContent;
use super::navigation::{self, LinkAnnotation};
use super::numbers::{Operators, real, text};
use super::shell::Shell;
use crate::geometry::Rect;
use crate::layout::frame::Layout;
use crate::layout::tags::{Child, NodeId, Role, TagTree};

/// The marked content that has an element of its own, for what it says: that element, and the one within
/// it that holds the content.
type Said = BTreeMap<Marked, [ObjectId; 2]>;

/// What elements point to.
#[derive(Clone, Copy)]
pub struct Drawn<'a> {
    /// The content of each page.
    pub contents: &'a [PageContent],
    /// The pages.
    pub pages: &'a [ObjectId],
    /// The links on them.
    pub links: &'a [LinkAnnotation<'a>],
    /// The files that go with parts of the document.
    pub files: &'a FilesOf,
}

/// Adds the structure tree.
pub fn add(shell: &mut Shell, layout: &Layout, drawn: Drawn<'_>) {
    let Drawn {
        contents,
        pages,
        links,
        files,
    } = drawn;
    let root = shell.document.new_object_id();
    let mut writer = Writer {
        tree: &layout.tags,
        pages,
        marked: MarkedBySlot::new(layout.tags.slot_count(), contents),
        links: links_by_node(links),
        contents,
        numbers: vec![0; layout.tags.nodes().len()],
        said: Said::new(),
        notes: 0,
        figures: figures::bounds(layout),
        files,
    };
    let document = writer.number(&mut shell.document, TagTree::ROOT);
    writer.write(shell, TagTree::ROOT, root);
    navigation::encode_links(&mut shell.encoded, layout, links, |link| {
        writer.pointed_to(link)
    });
    let parents = parent_tree(shell, layout, links, &writer);
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "StructTreeRoot");
    dictionary.set("K", document.map_or(Object::Null, Object::Reference));
    dictionary.set("ParentTree", parents);
    dictionary.set("ParentTreeNextKey", (pages.len() + links.len()) as i64);
    let mut role_map = Dictionary::new();
    for (own, standard) in ROLE_MAP {
        role_map.set(*own, *standard);
    }
    dictionary.set("RoleMap", role_map);
    shell.document.set_object(root, dictionary);
    shell.set_in_catalog("StructTreeRoot", root);
    let mut mark_info = Dictionary::new();
    mark_info.set("Marked", true);
    shell.set_in_catalog("MarkInfo", mark_info);
}

/// The links, those of a node beside each other.
fn links_by_node<'l>(links: &'l [LinkAnnotation<'l>]) -> Vec<&'l LinkAnnotation<'l>> {
    let mut links: Vec<&LinkAnnotation<'_>> = links.iter().collect();
    links.sort_by_key(|link| link.node);
    links
}

struct Writer<'a> {
    tree: &'a TagTree,
    pages: &'a [ObjectId],
    marked: MarkedBySlot,
    links: Vec<&'a LinkAnnotation<'a>>,
    contents: &'a [PageContent],
    /// The number of each node's element; 0 where it has none, as nothing was drawn for it.
    numbers: Vec<u32>,
    said: Said,
    notes: usize,
    /// Where figures stand, in coordinates that run up.
    figures: BTreeMap<NodeId, Rect>,
    /// The files that go with parts of the document.
    files: &'a FilesOf,
}

impl<'a> Writer<'a> {
    /// Numbers the element of a node and those below it, so that each can point to those that come
    /// later; `None` when nothing was drawn for them.
    ///
    /// The tree is no deeper than lists and sections nest, which the reading of a briefing limits.
    fn number(&mut self, document: &mut Document, node: NodeId) -> Option<ObjectId> {
        let id = document.new_object_id();
        let mut holds = !self.links_of(node).is_empty();
        let tree = self.tree;
        for child in tree.children(node) {
            match child {
                Child::Node(child) => holds |= self.number(document, child).is_some(),
                Child::Slot(slot) => {
                    let contents = self.contents;
                    for &marked in self.marked.of(slot) {
                        holds = true;
                        if marked.content(contents).said.is_some() {
                            let ids = [document.new_object_id(), document.new_object_id()];
                            self.said.insert(marked, ids);
                        }
                    }
                }
            }
        }
        // A cell that says nothing keeps its place in its row (ISO 14289-1, 7.5).
        let role = tree.nodes()[node.0 as usize].role;
        let stays = matches!(role, Role::HeaderCell(_) | Role::DataCell);
        if !holds && !stays {
            // The number goes back: those below have given theirs back, so it is the last.
            document.max_id -= 1;
            return None;
        }
        self.numbers[node.0 as usize] = id.0;
        Some(id)
    }

    /// The element of a node.
    fn id(&self, node: NodeId) -> Option<ObjectId> {
        let number = self.numbers[node.0 as usize];
        (number > 0).then_some((number, 0))
    }

    /// Writes the element of a node and those below it.
    fn write(&mut self, shell: &mut Shell, node: NodeId, parent: ObjectId) {
        let Some(id) = self.id(node) else { return };
        let tree = self.tree;
        if tree.nodes()[node.0 as usize].role == Role::Note {
            self.notes += 1;
        }
        shell
            .encoded
            .write(id, |out| self.element(out, node, parent));
        for child in tree.children(node) {
            match child {
                Child::Node(child) => self.write(shell, child, id),
                Child::Slot(slot) => {
                    for marked in self.marked.of(slot) {
                        self.write_said(shell, *marked, id);
                    }
                }
            }
        }
    }

    /// Appends the element of a node.
    fn element(&self, out: &mut Operators, node: NodeId, parent: ObjectId) {
        let said = &self.tree.nodes()[node.0 as usize];
        let first_page = self.first_page(node);
        begin(out, role_name(said.role), parent);
        out.push_str("/K[");
        let mut kids = Kids::of(out);
        for child in self.tree.children(node) {
            match child {
                Child::Node(child) => {
                    if let Some(element) = self.id(child) {
                        kids.push(&element.into());
                    }
                }
                Child::Slot(slot) => {
                    for marked in self.marked.of(slot) {
                        kids.push(&self.content(*marked, first_page));
                    }
                }
            }
        }
        for link in self.links_of(node) {
            kids.push(&self.object(link));
        }
        out.push_str("]");
        if let Some(page) = first_page {
            out.push_entry("Pg", &self.pages[page as usize].into());
        }
        if let Some(language) = said.language() {
            out.push_entry("Lang", &text(language.as_str()));
        }
        if let Some(alternative) = said.alternative()
            && said.role != Role::Table
        {
            out.push_entry("Alt", &text(alternative));
        }
        if let Some(file) = said.anchor().and_then(|anchor| self.files.get(anchor)) {
            out.push_entry("AF", &vec![Object::Reference(*file)].into());
        }
        self.attributes(said.role, out);
        self.table_attributes(node, out);
        if let Some(Rect {
            left,
            top,
            right,
            bottom,
        }) = self.figures.get(&node).copied()
        {
            // ISO 14289-1, 7.3: where a figure stands on its page.
            out.push_str("/A<</O/Layout/Placement/Block");
            out.push_entry(
                "BBox",
                &[left, top, right, bottom].map(real).to_vec().into(),
            );
            out.push_str(">>");
        }
        // A link says to which element it leads by its annotations.
        let to = self.pointed_to(node).filter(|_| said.role != Role::Link);
        if let Some(to) = to {
            out.push_entry("Ref", &vec![Object::Reference(to)].into());
        }
        out.push_str(">>");
    }

    /// What some roles must say of themselves.
    fn attributes(&self, role: Role, out: &mut Operators) {
        match role {
            Role::List(numbering) => {
                out.push_str("/A<</O/List/ListNumbering/");
                out.push_str(numbering_name(numbering));
                out.push_str(">>");
            }
            // ISO 32000-1, table 345: how the words are set says what they are.
            Role::Struck => out.push_str("/A<</O/Layout/TextDecorationType/LineThrough>>"),
            // ISO 14289-1, 7.9: every note has an identifier of its own.
            Role::Note => out.push_entry("ID", &text(&format!("note-{}", self.notes))),
            Role::Document
            | Role::Section
            | Role::Heading(_)
            | Role::Paragraph
            | Role::ListItem
            | Role::Label
            | Role::ListBody
            | Role::BlockQuote
            | Role::Code
            | Role::Span
            | Role::Emphasis
            | Role::Strong
            | Role::Link
            | Role::Reference
            | Role::BibliographyEntry
            | Role::Contents
            | Role::ContentsItem
            | Role::Figure
            | Role::Table
            | Role::Caption
            | Role::TableHead
            | Role::TableBody
            | Role::TableRow
            | Role::HeaderCell(_)
            | Role::DataCell => {}
        }
    }

    /// The element that a node points to, where both are written.
    fn pointed_to(&self, node: NodeId) -> Option<ObjectId> {
        let to = self.tree.nodes()[node.0 as usize].points_to?;
        self.id(node)?;
        self.id(to)
    }

    fn first_page(&self, node: NodeId) -> Option<u32> {
        self.tree.children(node).find_map(|child| match child {
            Child::Slot(slot) => self.marked.of(slot).first().map(|marked| marked.page),
            Child::Node(_) => None,
        })
    }

    /// The annotations of a node.
    fn links_of(&self, node: NodeId) -> &[&'a LinkAnnotation<'a>] {
        let first = self.links.partition_point(|link| link.node < node);
        let links = &self.links[first..];
        &links[..links.partition_point(|link| link.node == node)]
    }

    /// Writes the elements of marked content that stands in the order of its places, and says what it
    /// means by an element of its own; within that, another holds it: a reader that takes the words of the
    /// element for those of its glyphs, one by one, finds none to take (MuPDF).
    fn write_said(&self, shell: &mut Shell, marked: Marked, parent: ObjectId) {
        let (Some(&[outer, inner]), Some(said)) =
            (self.said.get(&marked), &marked.content(self.contents).said)
        else {
            return;
        };
        shell.encoded.write(outer, |out| {
            begin(out, "Span", parent);
            out.push_entry("K", &vec![Object::Reference(inner)].into());
            out.push_entry("ActualText", &text(said));
            out.push_str(">>");
        });
        shell.encoded.write(inner, |out| {
            begin(out, "Span", outer);
            out.push_entry("K", &vec![Object::from(i64::from(marked.mcid))].into());
            out.push_entry("Pg", &self.pages[marked.page as usize].into());
            out.push_str(">>");
        });
    }

    /// Marked content as a kid of an element.
    fn content(&self, marked: Marked, first_page: Option<u32>) -> Object {
        if let Some([outer, _]) = self.said.get(&marked) {
            return Object::Reference(*outer);
        }
        if Some(marked.page) == first_page {
            return Object::Integer(marked.mcid.into());
        }
        let mut dictionary = Dictionary::new();
        dictionary.set("Type", "MCR");
        dictionary.set("Pg", self.pages[marked.page as usize]);
        dictionary.set("MCID", i64::from(marked.mcid));
        Object::Dictionary(dictionary)
    }

    fn object(&self, link: &LinkAnnotation<'_>) -> Object {
        let mut dictionary = Dictionary::new();
        dictionary.set("Type", "OBJR");
        dictionary.set("Obj", link.id);
        dictionary.set("Pg", self.pages[link.page]);
        Object::Dictionary(dictionary)
    }
}
