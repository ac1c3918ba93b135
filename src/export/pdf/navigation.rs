//! What leads through the document: links, named destinations, the outline, page labels.

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::encoded::Encoded;
use super::numbers::{real, text};
use super::shell::Shell;
use crate::document::Metadata;
use crate::layout::frame::{Destination, Layout, LinkArea, OutlineEntry, Page, Target};
use crate::layout::tags::NodeId;
use crate::theme::Sides;

/// A link's annotation.
pub struct LinkAnnotation<'a> {
    /// The annotation.
    pub id: ObjectId,
    /// The index of its page.
    pub page: usize,
    /// The tag that it belongs to.
    pub node: NodeId,
    /// Its key in the parent tree.
    pub parent_key: i64,
    /// What can be clicked.
    area: &'a LinkArea,
}

/// Gives the pages their annotations, which [`encode_links`] writes once it is known which elements they
/// lead to.
pub fn add_links<'a>(
    document: &mut Document,
    layout: &'a Layout,
    pages: &[ObjectId],
) -> Vec<LinkAnnotation<'a>> {
    let mut links = Vec::new();
    for (index, page) in layout.pages.iter().enumerate() {
        let mut annotations = Vec::new();
        for area in &page.links {
            let parent_key = (pages.len() + links.len()) as i64;
            let id = document.new_object_id();
            annotations.push(Object::Reference(id));
            links.push(LinkAnnotation {
                id,
                page: index,
                node: area.node,
                parent_key,
                area,
            });
        }
        if annotations.is_empty() {
            continue;
        }
        if let Ok(page) = document
            .get_object_mut(pages[index])
            .and_then(Object::as_dict_mut)
        {
            page.set("Annots", annotations);
        }
    }
    links
}

/// Writes annotations; `led_to` knows which element the link of a tag leads to.
pub fn encode_links(
    encoded: &mut Encoded,
    layout: &Layout,
    links: &[LinkAnnotation<'_>],
    led_to: impl Fn(NodeId) -> Option<ObjectId>,
) {
    for link in links {
        let page = &layout.pages[link.page];
        let mut annotation = annotation(link.area, page, link.parent_key);
        if let Some(element) = led_to(link.node) {
            lead_to_element(&mut annotation, element, layout);
        }
        encoded.set(link.id, annotation);
    }
}

fn annotation(area: &LinkArea, page: &Page, parent_key: i64) -> Dictionary {
    let top = page.height - area.y;
    let rectangle = [area.x, top - area.height, area.x + area.width, top];
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "Annot");
    dictionary.set("Subtype", "Link");
    dictionary.set("Rect", rectangle.map(|value| real(value.0)).to_vec());
    dictionary.set("Border", vec![0.into(), 0.into(), 0.into()]);
    dictionary.set("F", 4); // printed, as ISO 19005 asks
    dictionary.set("Contents", text(&area.description));
    dictionary.set("StructParent", parent_key);
    match &area.target {
        Target::Url(url) => {
            let mut action = Dictionary::new();
            action.set("Type", "Action");
            action.set("S", "URI");
            // A URI is ASCII (ISO 32000-1, 12.6.4.7).
            action.set("URI", Object::string_literal(url.to_ascii()));
            dictionary.set("A", action);
        }
        Target::Destination(name) => dictionary.set("Dest", Object::string_literal(name.as_str())),
    }
    dictionary
}

/// Lets the annotation of a link lead to an element as well as to a place of a page: readers that know
/// structure destinations go by the first (ISO 32000-2, 12.6.4.2), the others by the second.
fn lead_to_element(annotation: &mut Dictionary, element: ObjectId, layout: &Layout) {
    let Some(destination) = annotation.remove(b"Dest") else {
        return;
    };
    let known = &layout.destinations;
    let name = destination.as_str().unwrap_or_default();
    let known = known.binary_search_by(|known| known.name.as_bytes().cmp(name));
    let top = known.map_or(Object::Null, |index| {
        top(&layout.destinations[index], layout)
    });
    let mut action = Dictionary::new();
    action.set("Type", "Action");
    action.set("S", "GoTo");
    action.set("D", destination);
    let place = [
        Object::Reference(element),
        "XYZ".into(),
        Object::Null,
        top,
        Object::Null,
    ];
    action.set("SD", place.to_vec());
    annotation.set("A", action);
}

/// How far above the lower edge of its page a destination is.
fn top(destination: &Destination, layout: &Layout) -> Object {
    real((layout.pages[destination.page].height - destination.y).0)
}

/// Adds destinations, outline, page labels and the wishes for how the document opens.
pub fn add(
    shell: &mut Shell,
    layout: &Layout,
    pages: &[ObjectId],
    (metadata, sides): (&Metadata, Sides),
) {
    let destinations = shell.document.new_object_id();
    shell.encoded.write(destinations, |out| {
        out.push_str("<</Names[");
        for destination in &layout.destinations {
            out.push_object(&Object::string_literal(destination.name.as_str()));
            let place = vec![
                Object::Reference(pages[destination.page]),
                "XYZ".into(),
                Object::Null,
                top(destination, layout),
                Object::Null,
            ];
            out.push_object(&place.into());
        }
        out.push_str("]>>");
    });
    shell.set_name_tree("Dests", destinations);
    if let Some(outline) = outline(shell, &layout.outline) {
        shell.set_in_catalog("Outlines", outline);
        shell.set_in_catalog("PageMode", "UseOutlines");
    }
    let mut style = Dictionary::new();
    style.set("S", "D");
    let mut numbers = Vec::new();
    if layout.covers > 0 {
        // The numbers on the pages do not count a cover and its back.
        let mut roman = Dictionary::new();
        roman.set("S", "r");
        numbers.extend([Object::Integer(0), Object::Dictionary(roman)]);
    }
    let first = Object::Integer(layout.covers as i64);
    numbers.extend([first, Object::Dictionary(style)]);
    let mut labels = Dictionary::new();
    labels.set("Nums", numbers);
    shell.set_in_catalog("PageLabels", labels);
    let mut preferences = Dictionary::new();
    preferences.set("DisplayDocTitle", true);
    let right_to_left = super::is_right_to_left(metadata);
    match sides {
        Sides::One => {}
        Sides::Two => {
            // The direction of pages is said only where two lie side by side: PDFium takes it for that
            // of every line, and turns around those that run from left to right.
            if right_to_left {
                preferences.set("Direction", "R2L");
            }
            // As its copies lie open: the first page alone, where the binding lets it (ISO 32000-1,
            // table 28), and printed on both sides as one turns its leaves (table 150).
            let first = if right_to_left {
                "TwoPageLeft"
            } else {
                "TwoPageRight"
            };
            shell.set_in_catalog("PageLayout", first);
            preferences.set("Duplex", "DuplexFlipLongEdge");
        }
    }
    shell.set_in_catalog("ViewerPreferences", preferences);
}

/// Writes the outline as a tree; an entry deeper than the one before it is its child.
fn outline(shell: &mut Shell, entries: &[OutlineEntry]) -> Option<ObjectId> {
    let document = &mut shell.document;
    if entries.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = entries.iter().map(|_| document.new_object_id()).collect();
    let parents = parents(entries);
    let children = |parent: Option<usize>| -> Vec<usize> {
        (0..entries.len())
            .filter(|index| parents[*index] == parent)
            .collect()
    };
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); entries.len()];
    for (index, parent) in parents.iter().enumerate() {
        if let Some(parent) = parent {
            below[*parent].push(index);
        }
    }
    let top = children(None);
    for siblings in std::iter::once(&top).chain(&below) {
        for (place, index) in siblings.iter().enumerate() {
            let mut item = Dictionary::new();
            item.set("Title", text(&entries[*index].title));
            item.set(
                "Dest",
                Object::string_literal(entries[*index].destination.as_str()),
            );
            item.set("Parent", parents[*index].map_or(root, |parent| ids[parent]));
            if let Some(previous) = place.checked_sub(1).and_then(|place| siblings.get(place)) {
                item.set("Prev", ids[*previous]);
            }
            if let Some(next) = siblings.get(place + 1) {
                item.set("Next", ids[*next]);
            }
            if let (Some(first), Some(last)) = (below[*index].first(), below[*index].last()) {
                item.set("First", ids[*first]);
                item.set("Last", ids[*last]);
                // Closed: a reader sees the parts first.
                item.set("Count", -(below[*index].len() as i64));
            }
            shell.encoded.set(ids[*index], item);
        }
    }
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "Outlines");
    dictionary.set("First", ids[top[0]]);
    dictionary.set("Last", ids[top[top.len() - 1]]);
    dictionary.set("Count", top.len() as i64);
    shell.document.set_object(root, dictionary);
    Some(root)
}

/// The entry above each one: the last before it of a lower level.
fn parents(entries: &[OutlineEntry]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    entries
        .iter()
        .enumerate()
        .map(|(index, entry)| {
            while open
                .pop_if(|above| entries[*above].level >= entry.level)
                .is_some()
            {}
            let parent = open.last().copied();
            open.push(index);
            parent
        })
        .collect()
}
