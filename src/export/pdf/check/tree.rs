//! The structure tree, walked through.
//!
//! In: the document. Out: which element each piece of content and each annotation belongs to, and what
//! every element is. It is a tree of standard types, or of others that are mapped to them, and skips no
//! level of headings.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{Breach, dictionary};

/// The standard structure types that tags may have, themselves or by the role map (ISO 32000-1,
/// 14.8.4).
const TYPES: &[&[u8]] = &[
    b"Document",
    b"Sect",
    b"H1",
    b"H2",
    b"H3",
    b"H4",
    b"H5",
    b"H6",
    b"P",
    b"L",
    b"LI",
    b"Lbl",
    b"LBody",
    b"BlockQuote",
    b"Code",
    b"Span",
    b"Link",
    b"Reference",
    b"Note",
    b"BibEntry",
    b"TOC",
    b"TOCI",
    b"Table",
    b"THead",
    b"TBody",
    b"TFoot",
    b"TR",
    b"TH",
    b"TD",
    b"Caption",
    b"Figure",
    b"Formula",
    b"Quote",
    b"Div",
    b"Part",
];

/// An element of the tree.
pub struct Element<'d> {
    /// Its object.
    pub id: ObjectId,
    /// What it says of itself.
    pub dictionary: &'d Dictionary,
    /// Its type.
    pub kind: &'d [u8],
    /// The object above it.
    pub parent: ObjectId,
    /// The annotations that it holds.
    pub annotations: Vec<ObjectId>,
    /// Whether anything but white space is its own content.
    pub says: bool,
}

/// The structure tree: which element each piece of content and each annotation belongs to.
pub struct Tree<'d> {
    /// The element of each piece of marked content, by its page and its MCID.
    pub content: BTreeMap<(ObjectId, i64), ObjectId>,
    /// The element of each annotation.
    pub objects: BTreeMap<ObjectId, ObjectId>,
    /// Every element in the order of reading.
    pub elements: Vec<Element<'d>>,
}

impl<'d> Tree<'d> {
    /// Walks the tree.
    pub fn read(document: &'d Document, root: ObjectId) -> Result<Self, Breach> {
        let mut tree = Tree {
            content: BTreeMap::new(),
            objects: BTreeMap::new(),
            elements: Vec::new(),
        };
        let root_dictionary = dictionary(document, root)?;
        let roles = root_dictionary.get(b"RoleMap").and_then(Object::as_dict);
        let roles = roles.ok();
        let mapped = |kind: &[u8]| roles?.get(kind).and_then(Object::as_name).ok();
        let first = root_dictionary.get(b"K").and_then(Object::as_reference);
        let mut rest = vec![(first.map_err(|_| "no tags")?, root)];
        let mut seen = BTreeSet::new();
        let mut notes = BTreeSet::new();
        let mut level = 0;
        while let Some((id, parent)) = rest.pop() {
            if !seen.insert(id) {
                return Err("a tag in two places".to_string());
            }
            let element = dictionary(document, id)?;
            if element.get(b"P").and_then(Object::as_reference).ok() != Some(parent) {
                return Err("a tag that does not know its parent".to_string());
            }
            let kind = element
                .get(b"S")
                .and_then(Object::as_name)
                .unwrap_or_default();
            // What is standard is mapped to nothing else (ISO 14289-1, 7.1).
            let standard = mapped(kind).unwrap_or(kind);
            if !TYPES.contains(&standard) || (standard != kind && TYPES.contains(&kind)) {
                let kind = String::from_utf8_lossy(kind);
                return Err(format!("a tag of no standard type: {kind}"));
            }
            // ISO 14289-1, 7.9: every note has an identifier of its own.
            let name = element.get(b"ID").and_then(Object::as_str).ok();
            if kind == b"Note" && !name.is_some_and(|name| notes.insert(name)) {
                return Err("a note without a name of its own".to_string());
            }
            if let Some(next) = heading_level(kind) {
                // 7.4.2: no level is skipped on the way down.
                if next > level + 1 {
                    return Err(format!(
                        "a heading of level {next} below one of level {level}"
                    ));
                }
                level = next;
            }
            let first = rest.len();
            tree.elements.push(Element {
                id,
                dictionary: element,
                kind,
                parent,
                annotations: Vec::new(),
                says: false,
            });
            tree.children(element, id, &mut rest)?;
            // The first of them comes next.
            rest[first..].reverse();
        }
        Ok(tree)
    }

    fn children(
        &mut self,
        element: &Dictionary,
        id: ObjectId,
        rest: &mut Vec<(ObjectId, ObjectId)>,
    ) -> Result<(), Breach> {
        let kids = element.get(b"K").and_then(Object::as_array);
        let page = |from: &Dictionary| from.get(b"Pg").and_then(Object::as_reference);
        #[allow(clippy::wildcard_enum_match_arm)]
        // nothing else is content, in any version of lopdf
        for kid in kids.map_err(|_| "a tag without content")? {
            let taken = match kid {
                Object::Reference(kid) => {
                    rest.push((*kid, id));
                    None
                }
                Object::Integer(mark) => {
                    let page = page(element).map_err(|_| "content on no page")?;
                    self.content.insert((page, *mark), id)
                }
                Object::Dictionary(kid) if kid.has_type(b"OBJR") => {
                    let object = kid.get(b"Obj").and_then(Object::as_reference);
                    let object = object.map_err(|_| "a tag for no object")?;
                    if let Some(element) = self.elements.last_mut() {
                        element.annotations.push(object);
                    }
                    self.objects.insert(object, id)
                }
                Object::Dictionary(kid) => {
                    let page = page(kid).map_err(|_| "content on no page")?;
                    let mark = kid.get(b"MCID").and_then(Object::as_i64);
                    self.content
                        .insert((page, mark.map_err(|_| "a tag for nothing")?), id)
                }
                _ => return Err("a tag with what is no content".to_string()),
            };
            if taken.is_some() {
                return Err("content with two tags".to_string());
            }
        }
        Ok(())
    }
}

/// The level of a heading; `None` for any other type.
fn heading_level(kind: &[u8]) -> Option<u8> {
    match kind {
        [b'H', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}
