//! What tags must say of themselves to be of use.
//!
//! In: the elements of the structure tree. Whoever hears a document is led from an entry of the
//! contents to its heading, from a call to its note and back, and knows how a list is numbered. The
//! standards ask for less; checkers of quality ask for this as well, as do those who read so.

use std::collections::BTreeMap;

use lopdf::ObjectId;

use super::tree::{Element, Index, Tree};
use super::{Breach, encoded};
use crate::export::pdf::encoded::{Encoded, Value};

/// Checks the elements of a document.
pub fn check(objects: &Encoded, tree: &Tree) -> Result<(), Breach> {
    say_something(&tree.elements)?;
    let known = Known::of(tree);
    for (index, element) in (1..).filter_map(Index::new).zip(&tree.elements) {
        match element.kind() {
            b"Note" => known.note(index)?,
            b"TOCI" => known.entry(objects, index)?,
            b"L" if !element.is_numbered => {
                // ISO 14289-1, 7.6.
                return Err("a list that does not say how it is numbered".to_string());
            }
            b"Link" if annotations(tree, index).is_empty() => {
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
    let mut saying = Marks::of(elements.len());
    // Those below an element come after it.
    for (place, element) in elements.iter().enumerate().rev() {
        // A cell that says nothing keeps its place in its row.
        let is_cell = matches!(element.kind(), b"TD" | b"TH");
        let says = is_cell
            || element.says
            || element.has_actual_text
            || element.has_alternative
            || saying.0[place];
        if !says {
            let kind = String::from_utf8_lossy(element.kind());
            return Err(format!("a tag of white space alone: {kind}"));
        }
        saying.add(element.parent);
    }
    Ok(())
}

/// The annotations of an element.
fn annotations(tree: &Tree, element: Index) -> &[(Index, ObjectId)] {
    let all = &tree.annotations;
    let of = &all[all.partition_point(|(other, _)| *other < element)..];
    &of[..of.partition_point(|(other, _)| *other == element)]
}

/// Some of the elements.
struct Marks(Vec<bool>);

impl Marks {
    /// None of so many.
    fn of(count: usize) -> Self {
        Marks(vec![false; count])
    }

    fn add(&mut self, element: Option<Index>) {
        if let Some(element) = element {
            self.0[element.get() as usize - 1] = true;
        }
    }

    fn has(&self, element: Index) -> bool {
        self.0[element.get() as usize - 1]
    }
}

/// The elements of a document, by what is asked of them.
struct Known<'t> {
    tree: &'t Tree,
    /// What calls point to.
    called: Marks,
    /// The elements that begin with a label.
    labelled: Marks,
    /// The links below each entry of the contents.
    links: BTreeMap<Index, Vec<Index>>,
}

impl<'t> Known<'t> {
    fn of(tree: &'t Tree) -> Self {
        let mut known = Known {
            tree,
            called: Marks::of(tree.elements.len()),
            labelled: Marks::of(tree.elements.len()),
            links: BTreeMap::new(),
        };
        for (index, element) in (1..).filter_map(Index::new).zip(&tree.elements) {
            match element.kind() {
                b"Reference" => {
                    let called = element.points_to.and_then(|id| tree.owner(id));
                    known.called.add(called);
                }
                b"Lbl" => known.labelled.add(element.parent),
                b"Link" => {
                    let above = |index: &Index| tree.element(*index).parent;
                    let is_entry = |index: &Index| tree.element(*index).kind() == b"TOCI";
                    let mut above = std::iter::successors(Some(index), above);
                    if let Some(entry) = above.find(is_entry) {
                        known.links.entry(entry).or_default().push(index);
                    }
                }
                _ => {}
            }
        }
        known
    }

    /// A note has its number, and something calls it.
    fn note(&self, element: Index) -> Result<(), Breach> {
        if !self.labelled.has(element) {
            return Err("a note without a label".to_string());
        }
        if !self.called.has(element) {
            return Err("a note that no reference points to".to_string());
        }
        Ok(())
    }

    /// An entry of the contents points to a heading, a table or a figure, and a link in it leads there.
    fn entry(&self, objects: &Encoded, element: Index) -> Result<(), Breach> {
        let tree = self.tree;
        let to = tree.element(element).points_to;
        let heading = to.and_then(|id| tree.owner(id));
        let heading = heading.filter(|index| {
            matches!(
                tree.element(*index).kind(),
                [b'H', b'1'..=b'6'] | b"Table" | b"Figure"
            )
        });
        let heading = heading.ok_or("an entry of the contents that points to no heading")?;
        let links = self.links.get(&element).into_iter().flatten();
        for (_, annotation) in links.flat_map(|link| annotations(tree, *link)) {
            let led_to = led_to(&encoded(objects, *annotation)?);
            if led_to.is_some_and(|id| tree.owner(id) == Some(heading)) {
                return Ok(());
            }
        }
        Err("an entry of the contents that does not lead to its heading".to_string())
    }
}

/// The element that a link leads to (ISO 32000-2, 12.6.4.2).
fn led_to(annotation: &Value<'_>) -> Option<ObjectId> {
    let mut place = annotation.get("A")?.get("SD")?.array()?;
    place.next()?.reference()
}
