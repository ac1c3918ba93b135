//! The structure tree (ISO 32000-1, 14.7; ISO 14289-1, 7).
//!
//! In: the tag tree of the layout, the marked content of every page, the annotations of links. Out:
//! structure elements, and the parent tree that leads from content and annotations back to them.
//! Nodes that nothing was drawn for are left out. Elements that point to others say so twice: by
//! `Ref`, and by where the links in them lead (both of ISO 32000-2, and passed over by older readers).

mod cells;
mod parents;
mod roles;

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId};

use self::parents::parent_tree;
pub use self::roles::role_name;
use self::roles::{ROLE_MAP, numbering_name};
use super::content::PageContent;
use super::encoded::Encoded;
use super::navigation::{self, LinkAnnotation};
use super::numbers::{real, text};
use super::shell::Shell;
use crate::layout::frame::{Item, Layout, Mark};
use crate::layout::tags::{Child, Node, NodeId, Role, TagTree};

/// A piece of marked content: the index of its page and its MCID.
type Marked = (usize, usize);

/// The marked content that has an element of its own, for what it says.
type Said = BTreeMap<Marked, ObjectId>;

/// Adds the structure tree.
pub fn add(
    shell: &mut Shell,
    layout: &Layout,
    contents: &[PageContent],
    pages: &[ObjectId],
    links: &[LinkAnnotation<'_>],
) {
    let root = shell.document.new_object_id();
    let mut writer = Writer {
        tree: &layout.tags,
        pages,
        slots: marked_by_slot(layout, contents),
        links: annotations_by_node(links),
        contents,
        ids: BTreeMap::new(),
        said: Said::new(),
        notes: 0,
        figures: figures(layout),
    };
    let document = writer.element(shell, TagTree::ROOT, root);
    writer.point(&mut shell.encoded);
    navigation::encode_links(&mut shell.encoded, layout, links, |link| {
        writer.pointed_to(link)
    });
    let parents = parent_tree(&mut shell.document, layout, links, &writer);
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

/// Where each slot's content was drawn, in the order of the pages.
fn marked_by_slot(layout: &Layout, contents: &[PageContent]) -> Vec<Vec<Marked>> {
    let mut slots = vec![Vec::new(); layout.tags.slot_count()];
    for (page, content) in contents.iter().enumerate() {
        for (mcid, marked) in content.marked.iter().enumerate() {
            slots[marked.slot.0 as usize].push((page, mcid));
        }
    }
    slots
}

fn annotations_by_node<'l>(
    links: &'l [LinkAnnotation<'l>],
) -> BTreeMap<NodeId, Vec<&'l LinkAnnotation<'l>>> {
    let mut nodes: BTreeMap<NodeId, Vec<&LinkAnnotation<'_>>> = BTreeMap::new();
    for link in links {
        nodes.entry(link.node).or_default().push(link);
    }
    nodes
}

/// Where every figure stands.
fn figures(layout: &Layout) -> BTreeMap<NodeId, [f64; 4]> {
    let pictures = layout.pages.iter().flat_map(|page| {
        let placed = page.items.iter().filter_map(|item| match item {
            Item::Picture(placed) => Some(placed),
            Item::Glyphs(_) | Item::Rule(_) | Item::Path(_) => None,
        });
        placed.map(|placed| (page.height, placed))
    });
    pictures
        .filter_map(|(height, placed)| match placed.mark {
            Mark::Content(slot) => {
                let bottom = height - placed.y - placed.height;
                let (right, top) = (placed.x + placed.width, height - placed.y);
                let bounds = [placed.x, bottom, right, top].map(|edge| edge.0);
                Some((layout.tags.owner(slot), bounds))
            }
            Mark::Running(_) | Mark::Decoration => None,
        })
        .collect()
}

struct Writer<'a> {
    tree: &'a TagTree,
    pages: &'a [ObjectId],
    slots: Vec<Vec<Marked>>,
    links: BTreeMap<NodeId, Vec<&'a LinkAnnotation<'a>>>,
    contents: &'a [PageContent],
    /// The elements that were written.
    ids: BTreeMap<NodeId, ObjectId>,
    said: Said,
    notes: usize,
    /// Where figures stand: left, bottom, right, top.
    figures: BTreeMap<NodeId, [f64; 4]>,
}

impl Writer<'_> {
    /// Writes the element of a node and those below it; `None` when nothing was drawn for them.
    ///
    /// The tree is no deeper than lists and sections nest, which the reading of a briefing limits.
    fn element(&mut self, shell: &mut Shell, node: NodeId, parent: ObjectId) -> Option<ObjectId> {
        let tree = self.tree;
        let Node {
            role,
            language,
            alternative,
            points_to: _,
            children,
        } = &tree.nodes()[node.0 as usize];
        let id = shell.document.new_object_id();
        let first_page = self.first_page(children);
        let mut kids = Vec::new();
        for child in children {
            match child {
                Child::Node(child) => {
                    kids.extend(self.element(shell, *child, id).map(Object::Reference));
                }
                Child::Slot(slot) => {
                    for index in 0..self.slots[slot.0 as usize].len() {
                        let marked = self.slots[slot.0 as usize][index];
                        kids.push(self.marked(shell, marked, (id, first_page)));
                    }
                }
            }
        }
        kids.extend(
            self.links
                .get(&node)
                .into_iter()
                .flatten()
                .map(|link| self.object(link)),
        );
        // A cell that says nothing keeps its place in its row (ISO 14289-1, 7.5).
        let stays = matches!(role, Role::HeaderCell(_) | Role::DataCell);
        if kids.is_empty() && !stays {
            // The number goes back: those below have given theirs back, so it is the last.
            shell.document.max_id -= 1;
            return None;
        }
        let mut dictionary = Dictionary::new();
        dictionary.set("Type", "StructElem");
        dictionary.set("S", role_name(*role));
        dictionary.set("P", parent);
        dictionary.set("K", kids);
        if let Some(page) = first_page {
            dictionary.set("Pg", self.pages[page]);
        }
        if let Some(language) = language {
            dictionary.set("Lang", text(language.as_str()));
        }
        if let Some(alternative) = alternative
            && *role != Role::Table
        {
            dictionary.set("Alt", text(alternative));
        }
        self.attributes(*role, &mut dictionary);
        self.table_attributes(node, &mut dictionary);
        if let Some(bounds) = self.figures.get(&node) {
            // ISO 14289-1, 7.3: where a figure stands on its page.
            let mut attributes = Dictionary::new();
            attributes.set("O", "Layout");
            attributes.set("Placement", "Block");
            attributes.set("BBox", bounds.map(real).to_vec());
            dictionary.set("A", attributes);
        }
        shell.encoded.set(id, dictionary);
        self.ids.insert(node, id);
        Some(id)
    }

    /// What some roles must say of themselves.
    fn attributes(&mut self, role: Role, dictionary: &mut Dictionary) {
        match role {
            Role::List(numbering) => {
                let mut attributes = Dictionary::new();
                attributes.set("O", "List");
                attributes.set("ListNumbering", numbering_name(numbering));
                dictionary.set("A", attributes);
            }
            Role::Struck => {
                // ISO 32000-1, table 345: how the words are set says what they are.
                let mut attributes = Dictionary::new();
                attributes.set("O", "Layout");
                attributes.set("TextDecorationType", "LineThrough");
                dictionary.set("A", attributes);
            }
            Role::Note => {
                // ISO 14289-1, 7.9: every note has an identifier of its own.
                self.notes += 1;
                dictionary.set("ID", text(&format!("note-{}", self.notes)));
            }
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

    /// Says of elements that point to others to which, where both were written. A link says it by its
    /// annotations.
    fn point(&self, encoded: &mut Encoded) {
        for (index, node) in (0u32..).zip(self.tree.nodes()) {
            let id = NodeId(index);
            let (Some(from), Some(to)) = (self.ids.get(&id), self.pointed_to(id)) else {
                continue;
            };
            if node.role != Role::Link {
                encoded.add_key(*from, "Ref", vec![Object::Reference(to)].into());
            }
        }
    }

    /// The element that a node points to.
    fn pointed_to(&self, node: NodeId) -> Option<ObjectId> {
        let to = self.tree.nodes()[node.0 as usize].points_to?;
        self.ids.get(&node)?;
        self.ids.get(&to).copied()
    }

    fn first_page(&self, children: &[Child]) -> Option<usize> {
        children.iter().find_map(|child| match child {
            Child::Slot(slot) => self.slots[slot.0 as usize].first().map(|(page, _)| *page),
            Child::Node(_) => None,
        })
    }

    /// Marked content of an element, as a kid of it. Content that stands in the order of its places says
    /// what it means by an element of its own; within that, another holds it: a reader that takes the
    /// words of the element for those of its glyphs, one by one, finds none to take (MuPDF).
    fn marked(
        &mut self,
        shell: &mut Shell,
        marked: Marked,
        (parent, first_page): (ObjectId, Option<usize>),
    ) -> Object {
        let (page, mcid) = marked;
        let Some(said) = &self.contents[page].marked[mcid].said else {
            return self.content(marked, first_page);
        };
        let (outer, inner) = (
            shell.document.new_object_id(),
            shell.document.new_object_id(),
        );
        let element = |parent: ObjectId, kid: Object| {
            let mut dictionary = Dictionary::new();
            dictionary.set("Type", "StructElem");
            dictionary.set("S", "Span");
            dictionary.set("P", parent);
            dictionary.set("K", vec![kid]);
            dictionary
        };
        let mut spoken = element(parent, inner.into());
        spoken.set("ActualText", text(said));
        shell.encoded.set(outer, spoken);
        let mut holder = element(outer, Object::Integer(mcid as i64));
        holder.set("Pg", self.pages[page]);
        shell.encoded.set(inner, holder);
        self.said.insert(marked, inner);
        outer.into()
    }

    fn content(&self, (page, mcid): Marked, first_page: Option<usize>) -> Object {
        if Some(page) == first_page {
            return Object::Integer(mcid as i64);
        }
        let mut dictionary = Dictionary::new();
        dictionary.set("Type", "MCR");
        dictionary.set("Pg", self.pages[page]);
        dictionary.set("MCID", mcid as i64);
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
