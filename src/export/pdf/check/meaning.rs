//! What tags must say of themselves to be of use.
//!
//! In: the elements of the structure tree. Whoever hears a document is led from an entry of the
//! contents to its heading, from a call to its note and back, and knows how a list is numbered. The
//! standards ask for less; checkers of quality ask for this as well, as do those who read so.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::tree::Element;
use super::{Breach, dictionary};

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
pub fn check(document: &Document, elements: &[Element<'_>]) -> Result<(), Breach> {
    let known = Known::of(elements);
    say_something(elements)?;
    for element in elements {
        match element.kind {
            b"Note" => known.note(element)?,
            b"TOCI" => known.entry(document, element)?,
            b"L" => list(element)?,
            b"Link" if element.annotations.is_empty() => {
                return Err("a link that cannot be followed".to_string());
            }
            b"Figure" if !says(element.dictionary, "Alt") => {
                return Err("a picture that says nothing".to_string());
            }
            _ => {}
        }
    }
    Ok(())
}

/// Every tag says something, itself or in those below it: a listener stops at each.
fn say_something(elements: &[Element<'_>]) -> Result<(), Breach> {
    let mut saying = BTreeSet::new();
    // Those below an element come after it.
    for element in elements.iter().rev() {
        let says = element.says
            || saying.contains(&element.id)
            || ["ActualText", "Alt"]
                .iter()
                .any(|key| says(element.dictionary, key));
        if !says {
            let kind = String::from_utf8_lossy(element.kind);
            return Err(format!("a tag of white space alone: {kind}"));
        }
        saying.insert(element.parent);
    }
    Ok(())
}

fn says(element: &Dictionary, key: &str) -> bool {
    let words = element.get(key.as_bytes()).and_then(Object::as_str);
    words.is_ok_and(|words| !words.is_empty())
}

/// A list says what its labels show (ISO 14289-1, 7.6).
fn list(element: &Element<'_>) -> Result<(), Breach> {
    let attributes = element.dictionary.get(b"A").and_then(Object::as_dict);
    let numbering = attributes.and_then(|attributes| attributes.get(b"ListNumbering"));
    match numbering.and_then(Object::as_name) {
        Ok(numbering) if NUMBERINGS.contains(&numbering) => Ok(()),
        _ => Err("a list that does not say how it is numbered".to_string()),
    }
}

/// The element that another points to.
fn pointed_to(element: &Element<'_>) -> Option<ObjectId> {
    let list = element.dictionary.get(b"Ref").and_then(Object::as_array);
    list.ok()?.first()?.as_reference().ok()
}

/// The elements of a document, by what is asked of them.
struct Known<'e, 'd> {
    by_id: BTreeMap<ObjectId, &'e Element<'d>>,
    /// What calls point to.
    called: BTreeSet<ObjectId>,
    /// The elements that begin with a label.
    labelled: BTreeSet<ObjectId>,
    /// The links below each entry of the contents.
    links: BTreeMap<ObjectId, Vec<&'e Element<'d>>>,
}

impl<'e, 'd> Known<'e, 'd> {
    fn of(elements: &'e [Element<'d>]) -> Self {
        let by_id: BTreeMap<ObjectId, &Element<'_>> = elements
            .iter()
            .map(|element| (element.id, element))
            .collect();
        let of_kind = |kind: &'static [u8]| {
            let elements = elements.iter();
            elements.filter(move |element| element.kind == kind)
        };
        let called = of_kind(b"Reference").filter_map(pointed_to).collect();
        let labelled = of_kind(b"Lbl").map(|label| label.parent).collect();
        let mut links: BTreeMap<ObjectId, Vec<&Element<'_>>> = BTreeMap::new();
        for link in of_kind(b"Link") {
            let above =
                std::iter::successors(Some(link), |element| by_id.get(&element.parent).copied());
            if let Some(entry) = above.into_iter().find(|element| element.kind == b"TOCI") {
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
    fn note(&self, element: &Element<'_>) -> Result<(), Breach> {
        if !self.labelled.contains(&element.id) {
            return Err("a note without a label".to_string());
        }
        if !self.called.contains(&element.id) {
            return Err("a note that no reference points to".to_string());
        }
        Ok(())
    }

    /// An entry of the contents points to a heading, and a link in it leads there.
    fn entry(&self, document: &Document, element: &Element<'_>) -> Result<(), Breach> {
        let heading = pointed_to(element).and_then(|id| self.by_id.get(&id));
        let heading = heading.filter(|heading| matches!(heading.kind, [b'H', b'1'..=b'6']));
        let heading = heading.ok_or("an entry of the contents that points to no heading")?;
        let links = self.links.get(&element.id).into_iter().flatten();
        let annotations = links.flat_map(|link| &link.annotations);
        for annotation in annotations {
            if led_to(dictionary(document, *annotation)?) == Some(heading.id) {
                return Ok(());
            }
        }
        Err("an entry of the contents that does not lead to its heading".to_string())
    }
}

/// The element that a link leads to (ISO 32000-2, 12.6.4.2).
fn led_to(annotation: &Dictionary) -> Option<ObjectId> {
    let action = annotation.get(b"A").and_then(Object::as_dict).ok()?;
    let place = action.get(b"SD").and_then(Object::as_array).ok()?;
    place.first()?.as_reference().ok()
}
