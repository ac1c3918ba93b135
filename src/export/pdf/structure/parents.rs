//! The parent tree: from content and annotations back to their elements (ISO 32000-1, 14.7.4.4).

use lopdf::{Dictionary, Object, ObjectId};

use super::super::navigation::LinkAnnotation;
use super::Writer;
use super::marked::Marked;
use crate::export::pdf::numbers::Operators;
use crate::export::pdf::shell::Shell;
use crate::layout::frame::Layout;

/// How many numbers a leaf has.
const LEAF: usize = 64;

/// The number tree from pages and annotations to elements: a leaf for every so many numbers.
pub fn parent_tree(
    shell: &mut Shell,
    layout: &Layout,
    links: &[LinkAnnotation<'_>],
    writer: &Writer<'_>,
) -> ObjectId {
    let contents = writer.contents;
    let mut entries: Vec<(i64, Option<ObjectId>)> =
        Vec::with_capacity(contents.len() + links.len());
    for (page, content) in (0u32..).zip(contents) {
        let array = shell.document.new_object_id();
        shell.encoded.write(array, |out| {
            for (mcid, marked) in (0u32..).zip(&content.marked) {
                out.push_str(if mcid == 0 { "[" } else { " " });
                let element = match writer.said.get(&Marked { page, mcid }) {
                    Some([_, inner]) => Some(*inner),
                    None => writer.id(layout.tags.owner(marked.slot)),
                };
                push(out, element);
            }
            out.push_str(if content.marked.is_empty() { "[]" } else { "]" });
        });
        entries.push((i64::from(page), Some(array)));
    }
    entries.extend(
        links
            .iter()
            .map(|link| (link.parent_key, writer.id(link.node))),
    );
    let mut kids = Vec::new();
    for leaf in entries.chunks(LEAF) {
        let id = shell.document.new_object_id();
        shell.encoded.write(id, |out| {
            let limits = [leaf.first(), leaf.last()].into_iter().flatten();
            let limits: Vec<Object> = limits.map(|(key, _)| Object::Integer(*key)).collect();
            out.push_str("<<");
            out.push_entry("Limits", &limits.into());
            out.push_str("/Nums");
            for (index, (key, element)) in leaf.iter().enumerate() {
                out.push_str(if index == 0 { "[" } else { " " });
                out.push_integer(*key);
                out.push_str(" ");
                push(out, *element);
            }
            out.push_str("]>>");
        });
        kids.push(Object::Reference(id));
    }
    let mut root = Dictionary::new();
    root.set("Kids", kids);
    shell.document.add_object(root)
}

fn push(out: &mut Operators, element: Option<ObjectId>) {
    match element {
        Some(id) => out.push_reference(id),
        None => out.push_str("null"),
    }
}
