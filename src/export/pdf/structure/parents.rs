//! The parent tree: from content and annotations back to their elements (ISO 32000-1, 14.7.4.4).

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::super::navigation::LinkAnnotation;
use super::Writer;
use crate::layout::frame::Layout;
use crate::layout::tags::NodeId;

/// The number tree from pages and annotations to elements: a leaf for every so many numbers.
pub fn parent_tree(
    document: &mut Document,
    layout: &Layout,
    links: &[LinkAnnotation<'_>],
    writer: &Writer<'_>,
) -> ObjectId {
    let contents = writer.contents;
    let element = |node: NodeId| {
        let id = writer.ids.get(&node);
        id.map_or(Object::Null, |id| Object::Reference(*id))
    };
    let mut entries: Vec<(i64, Object)> = Vec::with_capacity(contents.len() + links.len());
    for (page, content) in contents.iter().enumerate() {
        let marked = content.marked.iter().enumerate();
        let elements: Vec<Object> = marked
            .map(|(mcid, marked)| match writer.said.get(&(page, mcid)) {
                Some(id) => Object::Reference(*id),
                None => element(layout.tags.owner(marked.slot)),
            })
            .collect();
        let array = document.add_object(elements);
        entries.push((page as i64, Object::Reference(array)));
    }
    entries.extend(
        links
            .iter()
            .map(|link| (link.parent_key, element(link.node))),
    );
    let mut kids = Vec::new();
    for leaf in entries.chunks(64) {
        let limits = [leaf.first(), leaf.last()].into_iter().flatten();
        let limits: Vec<Object> = limits.map(|(key, _)| Object::Integer(*key)).collect();
        let numbers: Vec<Object> = leaf
            .iter()
            .flat_map(|(key, value)| [Object::Integer(*key), value.clone()])
            .collect();
        let mut dictionary = Dictionary::new();
        dictionary.set("Limits", limits);
        dictionary.set("Nums", numbers);
        kids.push(Object::Reference(document.add_object(dictionary)));
    }
    let mut root = Dictionary::new();
    root.set("Kids", kids);
    document.add_object(root)
}
