//! What tags must say of themselves to be of use.
//!
//! In: the elements of the structure tree. Whoever hears a document is led from an entry of the
//! contents to its heading, from a call to its note and back, and knows how a list is numbered. The
//! standards ask for less; checkers of quality ask for this as well, as do those who read so.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::ObjectId;

use super::tree::Element;
use super::{Breach, encoded};
use crate::export::pdf::encoded::{Encoded, Value};

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

/// Checks the elements of a document.
pub fn check(objects: &Encoded, elements: &[Element]) -> Result<(), Breach> {
    let known = Known::of(elements);
    say_something(elements)?;
    for element in elements {
        match &*element.kind {
            b"Note" => known.note(element)?,
            b"TOCI" => known.entry(objects, element)?,
            b"L" => list(element)?,
            b"Link" if element.annotations.is_empty() => {
                return Err("a link that cannot be followed".to_string());
            }
            b"Figure" if !element.has_alternative => {
                return Err("a picture that says nothing".to_string());
            }
            _ => {}
        }
    }
    Ok(())
}

/// Every tag says something, itself or in those below it: a listener stops at each.
fn say_something(elements: &[Element]) -> Result<(), Breach> {
    let mut saying = BTreeSet::new();
    // Those below an element come after it.
    for element in elements.iter().rev() {
        // A cell that says nothing keeps its place in its row.
        let is_cell = matches!(element.kind.as_ref(), b"TD" | b"TH");
        let says = is_cell
            || element.says
            || element.has_actual_text
            || element.has_alternative
            || saying.contains(&element.id);
        if !says {
            let kind = String::from_utf8_lossy(&element.kind);
            return Err(format!("a tag of white space alone: {kind}"));
        }
        saying.insert(element.parent);
    }
    Ok(())
}

/// A list says what its labels show (ISO 14289-1, 7.6).
fn list(element: &Element) -> Result<(), Breach> {
    match element.numbering.as_deref() {
        Some(numbering) if NUMBERINGS.contains(&numbering) => Ok(()),
        _ => Err("a list that does not say how it is numbered".to_string()),
    }
}

/// The elements of a document, by what is asked of them.
struct Known<'e> {
    by_id: BTreeMap<ObjectId, &'e Element>,
    /// What calls point to.
    called: BTreeSet<ObjectId>,
    /// The elements that begin with a label.
    labelled: BTreeSet<ObjectId>,
    /// The links below each entry of the contents.
    links: BTreeMap<ObjectId, Vec<&'e Element>>,
}

impl<'e> Known<'e> {
    fn of(elements: &'e [Element]) -> Self {
        let by_id: BTreeMap<ObjectId, &Element> = elements
            .iter()
            .map(|element| (element.id, element))
            .collect();
        let of_kind = |kind: &'static [u8]| {
            let elements = elements.iter();
            elements.filter(move |element| *element.kind == *kind)
        };
        let called = of_kind(b"Reference")
            .filter_map(|call| call.points_to)
            .collect();
        let labelled = of_kind(b"Lbl").map(|label| label.parent).collect();
        let mut links: BTreeMap<ObjectId, Vec<&Element>> = BTreeMap::new();
        for link in of_kind(b"Link") {
            let above =
                std::iter::successors(Some(link), |element| by_id.get(&element.parent).copied());
            if let Some(entry) = above.into_iter().find(|element| *element.kind == *b"TOCI") {
                links.entry(entry.id).or_default().push(link);
            }
        }
        Known {
            by_id,
            called,
            labelled,
            links,
        }
    }

    /// A note has its number, and something calls it.
    fn note(&self, element: &Element) -> Result<(), Breach> {
        if !self.labelled.contains(&element.id) {
            return Err("a note without a label".to_string());
        }
        if !self.called.contains(&element.id) {
            return Err("a note that no reference points to".to_string());
        }
        Ok(())
    }

    /// An entry of the contents points to a heading, and a link in it leads there.
    fn entry(&self, objects: &Encoded, element: &Element) -> Result<(), Breach> {
        let heading = element.points_to.and_then(|id| self.by_id.get(&id));
        let heading = heading.filter(|heading| matches!(&*heading.kind, [b'H', b'1'..=b'6']));
        let heading = heading.ok_or("an entry of the contents that points to no heading")?;
        let links = self.links.get(&element.id).into_iter().flatten();
        let annotations = links.flat_map(|link| &link.annotations);
        for annotation in annotations {
            if led_to(&encoded(objects, *annotation)?) == Some(heading.id) {
                return Ok(());
            }
        }
        Err("an entry of the contents that does not lead to its heading".to_string())
    }
}

/// The element that a link leads to (ISO 32000-2, 12.6.4.2).
fn led_to(annotation: &Value<'_>) -> Option<ObjectId> {
    let place = annotation.get("A")?.get("SD")?.array()?;
    place.first()?.reference()
}
