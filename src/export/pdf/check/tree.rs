//! The structure tree, walked through.
//!
//! In: the document. Out: which element each piece of content and each annotation belongs to, and what
//! every element is. It is a tree of standard types, or of others that are mapped to them, and skips no
//! level of headings.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;

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

/// What the labels of lists may show (ISO 32000-1, table 347).
const NUMBERINGS: &[&[u8]] = &[
    b"None",
    b"Disc",
    b"Circle",
    b"Square",
    b"Decimal",
    b"UpperRoman",
    b"LowerRoman",
    b"UpperAlpha",
    b"LowerAlpha",
];

/// How much marked content a page may have.
const MOST_MARKS: usize = 1 << 24;

/// An element of the tree. There are some for every paragraph, so it is kept small.
pub struct Element {
    /// Its type, or the standard one that stands for it: an index into [`TYPES`].
    kind: u8,
    /// Whether it has words for those who cannot see it (`Alt`).
    pub has_alternative: bool,
    /// Whether it has words of its own (`ActualText`).
    pub has_actual_text: bool,
    /// Whether it says what the labels of a list show (`ListNumbering`), in a word that readers know.
    pub is_numbered: bool,
    /// Whether anything but white space is its own content.
    pub says: bool,
    /// Which element is above it; none above the first.
    pub parent: Option<Index>,
    /// What it points to.
    pub points_to: Option<ObjectId>,
}

impl Element {
    /// What an object of a type says of itself.
    fn read(kind: u8, parent: Option<Index>, object: &Value<'_>) -> Self {
        let points_to = object.get("Ref").and_then(Value::array);
        let points_to = points_to.and_then(|mut list| list.next());
        let attributes = object.get("A");
        let numbering = attributes.and_then(|attributes| attributes.get("ListNumbering"));
        let numbering = numbering.and_then(Value::name);
        Element {
            kind,
            has_alternative: object.says("Alt"),
            has_actual_text: object.says("ActualText"),
            is_numbered: numbering.is_some_and(|numbering| NUMBERINGS.contains(&numbering)),
            says: false,
            parent,
            points_to: points_to.as_ref().and_then(Value::reference),
        }
    }

    /// Its type.
    pub fn kind(&self) -> &'static [u8] {
        TYPES[usize::from(self.kind)]
    }
}

/// Which element: one more than its place in the order of reading.
pub type Index = NonZeroU32;

/// The structure tree: which element each piece of content and each annotation belongs to.
pub struct Tree {
    /// Every element in the order of reading.
    pub elements: Vec<Element>,
    /// The annotations of elements, in their order.
    pub annotations: Vec<(Index, ObjectId)>,
    /// How many pieces of marked content elements have.
    pub marks: usize,
    /// The element of each object, by its number: that it is, or that has it for an annotation.
    owners: Vec<Option<Index>>,
    /// The element of each piece of marked content, by its page and its MCID.
    content: BTreeMap<ObjectId, Vec<Option<Index>>>,
}

impl Tree {
    /// Walks the tree.
    pub fn read(finished: &Finished, root: ObjectId) -> Result<Self, Breach> {
        let mut tree = Tree {
            elements: Vec::new(),
            annotations: Vec::new(),
            marks: 0,
            owners: vec![None; finished.document.max_id as usize + 1],
            content: BTreeMap::new(),
        };
        let root_dictionary = dictionary(&finished.document, root)?;
        let roles = root_dictionary.get(b"RoleMap").and_then(Object::as_dict);
        let roles = roles.ok();
        let mapped = |kind: &[u8]| roles?.get(kind).and_then(Object::as_name).ok();
        let first = root_dictionary.get(b"K").and_then(Object::as_reference);
        let mut rest: Vec<(ObjectId, Option<Index>)> = vec![(first.map_err(|_| "no tags")?, None)];
        let mut notes = BTreeSet::new();
        let mut level = 0;
        while let Some((id, parent)) = rest.pop() {
            let element = encoded(&finished.encoded, id)?;
            let above = element.get("P").and_then(Value::reference);
            let knows_parent = match parent {
                Some(parent) => above.is_some_and(|above| tree.owner(above) == Some(parent)),
                None => above == Some(root),
            };
            if !knows_parent {
                return Err("a tag that does not know its parent".to_string());
            }
            let kind = element.get("S").and_then(Value::name);
            let kind = kind.unwrap_or_default();
            // What is standard is mapped to nothing else (ISO 14289-1, 7.1).
            let standard = mapped(kind).unwrap_or(kind);
            let is_standard = standard == kind || !TYPES.contains(&kind);
            let known = TYPES.iter().position(|known| *known == standard);
            let Some(known) = known.filter(|_| is_standard) else {
                let kind = String::from_utf8_lossy(kind);
                return Err(format!("a tag of no standard type: {kind}"));
            };
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
            tree.elements
                .push(Element::read(known as u8, parent, &element));
            let index = u32::try_from(tree.elements.len()).ok().and_then(Index::new);
            let index = index.ok_or("more tags than can be counted")?;
            tree.own(id, index).ok_or("a tag in two places")?;
            tree.children(&element, index, &mut rest)?;
            // The first of them comes next.
            rest[first..].reverse();
        }
        Ok(tree)
    }

    /// The element that an object is, or that has it for an annotation.
    pub fn owner(&self, (number, _): ObjectId) -> Option<Index> {
        *self.owners.get(number as usize)?
    }

    /// The element of a piece of marked content.
    pub fn content(&self, page: ObjectId, mark: i64) -> Option<Index> {
        let marks = self.content.get(&page)?;
        *marks.get(usize::try_from(mark).ok()?)?
    }

    /// An element by its index.
    pub fn element(&self, index: Index) -> &Element {
        &self.elements[index.get() as usize - 1]
    }

    /// Lets an element have an object; `None` if another has it, or there is none of the number.
    fn own(&mut self, (number, _): ObjectId, index: Index) -> Option<()> {
        let owner = self.owners.get_mut(number as usize)?;
        owner.replace(index).is_none().then_some(())
    }

    /// Lets an element have marked content; `None` if another has it.
    fn mark(&mut self, page: ObjectId, mark: i64, index: Index) -> Option<()> {
        let mark = usize::try_from(mark)
            .ok()
            .filter(|mark| *mark < MOST_MARKS)?;
        let marks = self.content.entry(page).or_default();
        if marks.len() <= mark {
            marks.resize(mark + 1, None);
        }
        self.marks += 1;
        marks[mark].replace(index).is_none().then_some(())
    }

    fn children(
        &mut self,
        element: &Value<'_>,
        index: Index,
        rest: &mut Vec<(ObjectId, Option<Index>)>,
    ) -> Result<(), Breach> {
        let kids = element.get("K").and_then(Value::array);
        let page = |from: &Value<'_>| from.get("Pg").and_then(Value::reference);
        for kid in kids.ok_or("a tag without content")? {
            let taken = match &kid {
                Value::Reference(kid) => {
                    rest.push((*kid, Some(index)));
                    Some(())
                }
                Value::Integer(mark) => {
                    let page = page(element).ok_or("content on no page")?;
                    self.mark(page, *mark, index)
                }
                Value::Dictionary(_) if kid.is_of_type("OBJR") => {
                    let object = kid.get("Obj").and_then(Value::reference);
                    let object = object.ok_or("a tag for no object")?;
                    self.annotations.push((index, object));
                    self.own(object, index)
                }
                Value::Dictionary(_) => {
                    let page = page(&kid).ok_or("content on no page")?;
                    let mark = kid.get("MCID").and_then(Value::integer);
                    self.mark(page, mark.ok_or("a tag for nothing")?, index)
                }
                Value::Name(_) | Value::String(_) | Value::Array(_) | Value::Other => {
                    return Err("a tag with what is no content".to_string());
                }
            };
            taken.ok_or("content with two tags")?;
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
