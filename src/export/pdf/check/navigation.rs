//! Destinations.
//!
//! In: the document. Every destination that a link or the outline names exists, and stands on a page
//! of the document; the names rise, as a reader that searches them needs (ISO 32000-1, 7.9.6).

use std::borrow::Cow;

use lopdf::{Document, Object, ObjectId};

use super::{Breach, get};
use crate::document::Address;
use crate::export::pdf::encoded::{Encoded, Value};

/// Checks links and outline.
pub fn check(document: &Document, encoded: &Encoded) -> Result<(), Breach> {
    let names = Names::read(document, encoded)?;
    let is_annotation = |(_, object): &(&ObjectId, &Object)| {
        let object = object.as_dict();
        object.is_ok_and(|object| object.has_type(b"Annot"))
    };
    if document.objects.iter().any(|entry| is_annotation(&entry)) {
        return Err("an annotation that is not among the others".to_string());
    }
    // What is an element is not read for it, of which there is ten times as much.
    let is_element = |object: &[u8]| object.starts_with(b"<</Type/StructElem");
    let others = encoded.iter().filter(|(_, object)| !is_element(object));
    for (_, object) in others {
        let object = Value::read(object).ok_or("an object that cannot be read")?;
        if object.is_of_type("Annot") {
            check_annotation(&object, &names)?;
        } else {
            let led_to = object.get("Dest").and_then(Value::string);
            led_to.map_or(Ok(()), |name| names.has(&name))?;
        }
    }
    Ok(())
}

/// Checks where an annotation leads: by an action, or to a place.
fn check_annotation(annotation: &Value<'_>, names: &Names<'_>) -> Result<(), Breach> {
    let action = annotation.get("A");
    if let Some(action) = action {
        check_action(action)?;
    }
    let led_to = match action {
        Some(action) => action.get("D"),
        None => annotation.get("Dest"),
    };
    let led_to = led_to.and_then(Value::string);
    led_to.map_or(Ok(()), |name| names.has(&name))
}

/// Out of a document leads nothing but the address of a link (ISO 32000-1, 12.6.4): other actions start
/// programs, and other schemes read files.
fn check_action(action: &Value<'_>) -> Result<(), Breach> {
    match action.get("S").and_then(Value::name) {
        Some(b"GoTo") => Ok(()),
        Some(b"URI") => {
            let url = action.get("URI").and_then(Value::string);
            let url = String::from_utf8_lossy(url.as_deref().unwrap_or_default()).into_owned();
            match Address::parse(&url) {
                Ok(_) => Ok(()),
                Err(_) => Err(format!("a link to `{url}`, where no link may lead")),
            }
        }
        _ => Err("an action that is no link".to_string()),
    }
}

/// The names of all destinations, in order.
struct Names<'d>(Vec<Cow<'d, [u8]>>);

impl<'d> Names<'d> {
    fn read(document: &Document, encoded: &'d Encoded) -> Result<Self, Breach> {
        let catalog = document.catalog().map_err(|_| "no catalogue")?;
        let trees = get(document, catalog, "Names")?;
        let trees = trees.as_dict().map_err(|_| "no names")?;
        let tree = trees.get(b"Dests").and_then(Object::as_reference);
        let tree = tree.ok().and_then(|tree| encoded.get(tree));
        let list = tree.as_ref().and_then(|tree| tree.get("Names"));
        let mut list = list.and_then(Value::array).ok_or("no destinations")?;
        let mut names = Names(Vec::new());
        while let Some(name) = list.next() {
            let (Some(name), Some(Value::Array(mut place))) = (name.string(), list.next()) else {
                return Err("a destination that is no place".to_string());
            };
            if names.0.last().is_some_and(|last| *last >= name) {
                return Err("destinations out of order".to_string());
            }
            names.0.push(name);
            let page = place.next().and_then(|page| page.reference());
            let page = page.and_then(|page| document.get_dictionary(page).ok());
            if !page.is_some_and(|page| page.has_type(b"Page")) {
                return Err("a destination on no page".to_string());
            }
        }
        Ok(names)
    }

    /// That a name is one of them.
    fn has(&self, name: &[u8]) -> Result<(), Breach> {
        match self.0.binary_search_by(|known| (**known).cmp(name)) {
            Ok(_) => Ok(()),
            Err(_) => {
                let name = String::from_utf8_lossy(name);
                Err(format!("a link to `{name}`, which is nowhere"))
            }
        }
    }
}
