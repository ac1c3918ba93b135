//! Marks, tags and annotations.
//!
//! In: the document and what its pages have marked. Each piece of marked content belongs to one
//! element, and the parent tree leads from it back to that element (ISO 32000-1, 14.7.4.4); the same
//! for every annotation, which also says what it is (ISO 14289-1, 7.18).

use lopdf::{Object, ObjectId};

use super::content::Drawn;
use super::numbers::{Numbers, numbers};
use super::tree::Tree;
use super::{Breach, dictionary, encoded, get, meaning};
use crate::export::pdf::Finished;
use crate::export::pdf::encoded::{Encoded, Value};

/// Checks the tree.
pub fn check(finished: &Finished, pages: &[ObjectId], drawn: &[Drawn]) -> Result<(), Breach> {
    let document = &finished.document;
    let catalog = document.catalog().map_err(|_| "no catalogue")?;
    let root = catalog
        .get(b"StructTreeRoot")
        .and_then(Object::as_reference);
    let root = root.map_err(|_| "no structure tree")?;
    let mut tree = Tree::read(finished, root)?;
    let parents = get(document, dictionary(document, root)?, "ParentTree")?;
    let parents = numbers(&finished.encoded, parents)?;
    let mut marks = 0;
    let mut annotations = 0;
    for (page, drawn) in pages.iter().zip(drawn) {
        let dictionary = dictionary(document, *page)?;
        content(finished, *page, drawn, &tree, &parents)?;
        marks += drawn.marks.len();
        let Ok(list) = dictionary.get(b"Annots").and_then(Object::as_array) else {
            continue;
        };
        for annotation in list {
            annotations += 1;
            let id = annotation
                .as_reference()
                .map_err(|_| "an annotation within its page")?;
            check_annotation(&finished.encoded, id, &tree, &parents)?;
        }
    }
    if marks != tree.marks || annotations != tree.annotations.len() {
        return Err("a tag for what is not on any page".to_string());
    }
    for element in saying(pages, drawn, &tree) {
        tree.elements[element].says = true;
    }
    meaning::check(&finished.encoded, &tree)
}

/// The elements that have more than white space for content.
fn saying(pages: &[ObjectId], drawn: &[Drawn], tree: &Tree) -> Vec<usize> {
    let marks = pages.iter().zip(drawn).flat_map(|(page, drawn)| {
        let marks = drawn.marks.iter().zip(&drawn.says);
        let saying = marks.filter(|(_, says)| **says);
        saying.filter_map(|(mark, _)| tree.content(*page, *mark))
    });
    marks.map(|element| element.get() as usize - 1).collect()
}

/// The marked content of one page.
fn content(
    finished: &Finished,
    page: ObjectId,
    drawn: &Drawn,
    tree: &Tree,
    parents: &Numbers,
) -> Result<(), Breach> {
    let dictionary = dictionary(&finished.document, page)?;
    let key = dictionary.get(b"StructParents").and_then(Object::as_i64);
    let key = key.map_err(|_| "a page that leads to no tags")?;
    let elements = parents
        .get(key)
        .ok_or("a page that the parent tree lacks")?;
    let elements = finished.encoded.get(elements);
    let elements = elements.as_ref().and_then(Value::array);
    let elements = elements.ok_or("a page without its tags")?;
    let count = elements.count();
    if count != drawn.marks.len() {
        return Err(format!("{} marks and {count} tags", drawn.marks.len()));
    }
    for (index, (mark, element)) in (0i64..).zip(drawn.marks.iter().zip(elements)) {
        let element = element.reference().and_then(|id| tree.owner(id));
        if *mark != index || element.is_none() || tree.content(page, index) != element {
            return Err(format!("marked content {mark} without its tag"));
        }
    }
    // Links are reached in the order of the text (ISO 14289-1, 7.18.3).
    match dictionary.get(b"Tabs").and_then(Object::as_name) {
        Ok(b"S") => Ok(()),
        _ => Err("a page without an order of its links".to_string()),
    }
}

fn check_annotation(
    objects: &Encoded,
    id: ObjectId,
    tree: &Tree,
    parents: &Numbers,
) -> Result<(), Breach> {
    let annotation = encoded(objects, id)?;
    let key = annotation.get("StructParent").and_then(Value::integer);
    let key = key.ok_or("an annotation that leads to no tag")?;
    let element = parents.get(key).and_then(|id| tree.owner(id));
    if element.is_none() || tree.owner(id) != element {
        return Err("an annotation without its tag".to_string());
    }
    if !annotation.says("Contents") {
        return Err("an annotation that does not say what it is".to_string());
    }
    // ISO 19005-3, 6.3.2: printed, not hidden.
    match annotation.get("F").and_then(Value::integer) {
        Some(4) => Ok(()),
        _ => Err("an annotation that is not printed".to_string()),
    }
}
