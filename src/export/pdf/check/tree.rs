//! The structure tree, walked through.
//!
//! In: the document. Out: which element each piece of content and each annotation belongs to, and what
//! every element is. It is a tree of standard types, or of others that are mapped to them, and skips no
//! level of headings.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Object, ObjectId};

use super::{Breach, dictionary, encoded};
use crate::export::pdf::Finished;
use crate::export::pdf::encoded::Value;

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
pub struct Element {
    /// Its object.
    pub id: ObjectId,
    /// Its type.
    pub kind: Cow<'static, [u8]>,
    /// The object above it.
    pub parent: ObjectId,
    /// What it points to.
    pub points_to: Option<ObjectId>,
    /// Whether it has words for those who cannot see it (`Alt`).
    pub has_alternative: bool,
    /// Whether it has words of its own (`ActualText`).
    pub has_actual_text: bool,
    /// What it says of the labels of a list (`ListNumbering`).
    pub numbering: Option<Vec<u8>>,
    /// The annotations that it holds.
    pub annotations: Vec<ObjectId>,
    /// Whether anything but white space is its own content.
    pub says: bool,
}

impl Element {
    /// What an object says of itself.
    fn read(id: ObjectId, kind: &[u8], parent: ObjectId, object: &Value<'_>) -> Self {
        let known = TYPES.iter().find(|known| **known == kind);
        let points_to = object.get("Ref").and_then(Value::array);
        let points_to = points_to.and_then(|list| list.first());
        let attributes = object.get("A");
        let numbering = attributes.and_then(|attributes| attributes.get("ListNumbering"));
        Element {
            id,
            kind: known.map_or_else(|| Cow::Owned(kind.to_vec()), |known| Cow::Borrowed(*known)),
            parent,
            points_to: points_to.and_then(Value::reference),
            has_alternative: object.says("Alt"),
            has_actual_text: object.says("ActualText"),
            numbering: numbering.and_then(Value::name).map(<[u8]>::to_vec),
            annotations: Vec::new(),
            says: false,
        }
    }
}

/// The structure tree: which element each piece of content and each annotation belongs to.
pub struct Tree {
    /// The element of each piece of marked content, by its page and its MCID.
    pub content: BTreeMap<(ObjectId, i64), ObjectId>,
    /// The element of each annotation.
    pub objects: BTreeMap<ObjectId, ObjectId>,
    /// Every element in the order of reading.
    pub elements: Vec<Element>,
}

impl Tree {
    /// Walks the tree.
    pub fn read(finished: &Finished, root: ObjectId) -> Result<Self, Breach> {
        let mut tree = Tree {
            content: BTreeMap::new(),
            objects: BTreeMap::new(),
            elements: Vec::new(),
        };
        let root_dictionary = dictionary(&finished.document, root)?;
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
            let element = encoded(&finished.encoded, id)?;
            if element.get("P").and_then(Value::reference) != Some(parent) {
                return Err("a tag that does not know its parent".to_string());
            }
            let kind = element.get("S").and_then(Value::name);
            let kind = kind.unwrap_or_default();
            // What is standard is mapped to nothing else (ISO 14289-1, 7.1).
            let standard = mapped(kind).unwrap_or(kind);
            if !TYPES.contains(&standard) || (standard != kind && TYPES.contains(&kind)) {
                let kind = String::from_utf8_lossy(kind);
                return Err(format!("a tag of no standard type: {kind}"));
            }
            // ISO 14289-1, 7.9: every note has an identifier of its own.
            let name = element.get("ID").and_then(Value::spelled);
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
            let own = Element::read(id, kind, parent, &element);
            tree.elements.push(own);
            tree.children(&element, id, &mut rest)?;
            // The first of them comes next.
            rest[first..].reverse();
        }
        Ok(tree)
    }

    fn children(
        &mut self,
        element: &Value<'_>,
        id: ObjectId,
        rest: &mut Vec<(ObjectId, ObjectId)>,
    ) -> Result<(), Breach> {
        let kids = element.get("K").and_then(Value::array);
        let page = |from: &Value<'_>| from.get("Pg").and_then(Value::reference);
        for kid in kids.ok_or("a tag without content")? {
            let taken = match kid {
                Value::Reference(kid) => {
                    rest.push((*kid, id));
                    None
                }
                Value::Integer(mark) => {
                    let page = page(element).ok_or("content on no page")?;
                    self.content.insert((page, *mark), id)
                }
                Value::Dictionary(_) if kid.is_of_type("OBJR") => {
                    let object = kid.get("Obj").and_then(Value::reference);
                    let object = object.ok_or("a tag for no object")?;
                    if let Some(element) = self.elements.last_mut() {
                        element.annotations.push(object);
                    }
                    self.objects.insert(object, id)
                }
                Value::Dictionary(_) => {
                    let page = page(kid).ok_or("content on no page")?;
                    let mark = kid.get("MCID").and_then(Value::integer);
                    self.content
                        .insert((page, mark.ok_or("a tag for nothing")?), id)
                }
                Value::Name(_) | Value::String(_) | Value::Array(_) | Value::Other => {
                    return Err("a tag with what is no content".to_string());
                }
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
