//! The tag tree: what the content of the pages means, in the order in which it is read.
//!
//! In: the flow builds it while it sets the blocks, from the document alone, so that its order is
//! the document's wherever pages break and notes land. Out: a tree of nodes whose leaves are
//! *slots*. Whatever is drawn names its slot; a backend collects what it drew for a slot, page by
//! page, and so finds the marked content of each leaf. A paragraph that crosses a page is one node
//! with one slot.

use std::collections::BTreeMap;

use crate::document::Scope;
use crate::language::Tag;

/// Names a node.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

/// Names a slot: a leaf that collects drawn content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlotId(pub u32);

/// What a node is: standard structure types of ISO 32000-1, 14.8.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The whole.
    Document,
    /// A part or section.
    Section,
    /// A heading, 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list, and what its labels show.
    List(Numbering),
    /// An item of a list.
    ListItem,
    /// The marker of an item or the number of a note.
    Label,
    /// The body of an item.
    ListBody,
    /// A quotation set off.
    BlockQuote,
    /// Code.
    Code,
    /// Words of another language.
    Span,
    /// Words with emphasis.
    Emphasis,
    /// Words of importance.
    Strong,
    /// Words that no longer hold.
    Struck,
    /// A link.
    Link,
    /// The call of a note, or a citation.
    Reference,
    /// A note.
    Note,
    /// An entry of the sources.
    BibliographyEntry,
    /// A table of contents.
    Contents,
    /// An entry of one.
    ContentsItem,
    /// A picture; [`Node::alternative`] says what it shows.
    Figure,
    /// A table.
    Table,
    /// What a table or a figure is called, and shows.
    Caption,
    /// The rows of a table's head.
    TableHead,
    /// The other rows.
    TableBody,
    /// A row.
    TableRow,
    /// A cell that is a head, of what.
    HeaderCell(Scope),
    /// A cell with data.
    DataCell,
}

/// What the labels of a list show: values of `ListNumbering` (ISO 32000-1, table 347).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Numbering {
    /// Neither numbers nor bullets: terms, dates, dashes.
    None,
    /// Round bullets.
    Disc,
    /// Decimal numbers, in whichever digits.
    Decimal,
}

/// A node of the tree. There are some for every paragraph, so it is kept small.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// The node that it points to: the heading of an entry of the contents, the note of a call, the
    /// call of a note; of a link, where it leads.
    pub points_to: Option<NodeId>,
    /// What few nodes say.
    words: Option<Box<Words>>,
    /// The first of what it holds, and the last.
    ends: Option<(Child, Child)>,
    /// What comes after it in the node above it.
    next: Option<Child>,
}

/// What few nodes say of themselves.
#[derive(Debug, Clone, PartialEq, Default)]
struct Words {
    language: Option<Tag>,
    alternative: Option<String>,
    anchor: Option<String>,
}

impl Node {
    /// One that holds nothing yet.
    fn new(role: Role) -> Self {
        Node {
            role,
            points_to: None,
            words: None,
            ends: None,
            next: None,
        }
    }

    /// Its language where it differs from its parent's.
    pub fn language(&self) -> Option<&Tag> {
        self.words.as_ref()?.language.as_ref()
    }

    /// What it says to those who do not see it.
    pub fn alternative(&self) -> Option<&str> {
        self.words.as_ref()?.alternative.as_deref()
    }

    /// The anchor of what it is the node of, where files may go with that: a table, a chart.
    pub fn anchor(&self) -> Option<&str> {
        self.words.as_ref()?.anchor.as_deref()
    }

    fn words(&mut self) -> &mut Words {
        self.words.get_or_insert_default()
    }
}

/// What a node holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Child {
    /// Another node.
    Node(NodeId),
    /// Drawn content.
    Slot(SlotId),
}

/// What is to be said of a cell beside what it is.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CellSpan {
    /// How many columns it covers.
    pub columns: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// The cells that are its heads, where that cannot be told from their places.
    pub heads: Vec<NodeId>,
    /// Whether others call it their head by its name.
    pub named: bool,
}

/// A slot of the tree.
#[derive(Debug, Clone, PartialEq)]
struct Slot {
    /// The node that it belongs to.
    owner: NodeId,
    /// What comes after it there.
    next: Option<Child>,
}

/// The tree.
#[derive(Debug, Clone, PartialEq)]
pub struct TagTree {
    nodes: Vec<Node>,
    slots: Vec<Slot>,
    /// What is to be said of cells beside what they are.
    cells: BTreeMap<NodeId, CellSpan>,
}

impl TagTree {
    /// The root's id.
    pub const ROOT: NodeId = NodeId(0);

    /// A tree of one Document.
    pub fn new() -> Self {
        TagTree {
            nodes: vec![Node::new(Role::Document)],
            slots: Vec::new(),
            cells: BTreeMap::new(),
        }
    }

    /// Adds a node as the last child of another.
    pub fn node(&mut self, parent: NodeId, role: Role) -> NodeId {
        let id = self.add(role);
        self.append(parent, Child::Node(id));
        id
    }

    /// Adds a node as the child of another at a place among its children.
    pub fn node_at(&mut self, parent: NodeId, place: usize, role: Role) -> NodeId {
        let before = place.checked_sub(1);
        let before = before.and_then(|before| self.children(parent).nth(before));
        let Some((first, last)) = self.nodes[parent.0 as usize].ends else {
            return self.node(parent, role);
        };
        if before == Some(last) {
            return self.node(parent, role);
        }
        let id = self.add(role);
        let child = Child::Node(id);
        match before {
            Some(before) => {
                let after = *self.next(before);
                *self.next(child) = after;
                *self.next(before) = Some(child);
            }
            None => {
                *self.next(child) = Some(first);
                self.nodes[parent.0 as usize].ends = Some((child, last));
            }
        }
        id
    }

    /// Lets a node that holds nothing hold what another did.
    pub fn hand_over(&mut self, from: NodeId, to: NodeId) {
        self.nodes[to.0 as usize].ends = self.nodes[from.0 as usize].ends.take();
    }

    /// Gives a node a language.
    pub fn set_language(&mut self, node: NodeId, language: Tag) {
        self.nodes[node.0 as usize].words().language = Some(language);
    }

    /// Says what a node shows to those who do not see it.
    pub fn set_alternative(&mut self, node: NodeId, words: &str) {
        self.nodes[node.0 as usize].words().alternative = Some(words.to_string());
    }

    /// Says of what a node is: a table, a chart with this anchor.
    pub fn set_anchor(&mut self, node: NodeId, anchor: &str) {
        self.nodes[node.0 as usize].words().anchor = Some(anchor.to_string());
    }

    /// Says of a cell what it covers, and which its heads are.
    pub fn set_span(&mut self, node: NodeId, span: CellSpan) {
        for head in &span.heads {
            self.cells
                .entry(*head)
                .or_insert(CellSpan {
                    columns: 1,
                    rows: 1,
                    ..CellSpan::default()
                })
                .named = true;
        }
        let known = self.cells.entry(node).or_default();
        let named = known.named;
        *known = CellSpan { named, ..span };
    }

    /// What is to be said of a cell, if anything.
    pub fn span(&self, node: NodeId) -> Option<&CellSpan> {
        self.cells.get(&node)
    }

    /// Lets a node point to another.
    pub fn point(&mut self, from: NodeId, to: NodeId) {
        self.nodes[from.0 as usize].points_to = Some(to);
    }

    /// Adds a slot as the last child of a node.
    pub fn slot(&mut self, node: NodeId) -> SlotId {
        let id = SlotId(index(self.slots.len()));
        self.slots.push(Slot {
            owner: node,
            next: None,
        });
        self.append(node, Child::Slot(id));
        id
    }

    /// Gives back the room for what might have been added.
    pub fn shrink(&mut self) {
        self.nodes.shrink_to_fit();
        self.slots.shrink_to_fit();
    }

    /// Every node; a [`NodeId`] is an index into this.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// What a node holds, in reading order.
    pub fn children(&self, node: NodeId) -> impl Iterator<Item = Child> + '_ {
        let first = self.nodes[node.0 as usize].ends.map(|(first, _)| first);
        std::iter::successors(first, |child| match child {
            Child::Node(id) => self.nodes[id.0 as usize].next,
            Child::Slot(id) => self.slots[id.0 as usize].next,
        })
    }

    /// The node of a slot.
    pub fn owner(&self, slot: SlotId) -> NodeId {
        self.slots[slot.0 as usize].owner
    }

    /// How many slots there are.
    pub fn slot_count(&self) -> usize {
        self.slots.len()
    }

    fn add(&mut self, role: Role) -> NodeId {
        let id = NodeId(index(self.nodes.len()));
        self.nodes.push(Node::new(role));
        id
    }

    fn append(&mut self, parent: NodeId, child: Child) {
        let ends = &mut self.nodes[parent.0 as usize].ends;
        let before = ends.map(|(_, last)| last);
        *ends = Some((ends.map_or(child, |(first, _)| first), child));
        if let Some(before) = before {
            *self.next(before) = Some(child);
        }
    }

    fn next(&mut self, child: Child) -> &mut Option<Child> {
        match child {
            Child::Node(id) => &mut self.nodes[id.0 as usize].next,
            Child::Slot(id) => &mut self.slots[id.0 as usize].next,
        }
    }
}

impl Default for TagTree {
    fn default() -> Self {
        Self::new()
    }
}

fn index(length: usize) -> u32 {
    u32::try_from(length)
        .expect("a document of fewer than 2^32 tags, as briefings are limited in size")
}
