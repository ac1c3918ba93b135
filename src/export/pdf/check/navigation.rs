//! Destinations.
//!
//! In: the document. Every destination that a link or the outline names exists, and stands on a page
//! of the document; the names rise, as a reader that searches them needs (ISO 32000-1, 7.9.6).

use std::collections::BTreeSet;

use lopdf::{Document, Object};

use super::{Breach, get};
use crate::document::Address;
use crate::export::pdf::encoded::{Encoded, Value};

/// Checks links and outline.
pub fn check(document: &Document, encoded: &Encoded) -> Result<(), Breach> {
    let names = names(document)?;
    for object in document.objects.values() {
        let Ok(entry) = object.as_dict() else {
            continue;
        };
        if entry.has_type(b"Annot") {
            return Err("an annotation that is not among the others".to_string());
        }
        let led_to = entry.get(b"Dest").and_then(Object::as_str);
        led_to.map_or(Ok(()), |name| is_somewhere(name, &names))?;
    }
    // What is no annotation is not read for it, of which there is ten times as much.
    let is_annotation = |object: &[u8]| object.starts_with(b"<</Type/Annot");
    let annotations = encoded.iter().filter(|(_, object)| is_annotation(object));
    for (id, _) in annotations {
        check_annotation(&super::encoded(encoded, *id)?, &names)?;
    }
    Ok(())
}

/// Checks where an annotation leads: by an action, or to a place.
fn check_annotation(annotation: &Value<'_>, names: &BTreeSet<&[u8]>) -> Result<(), Breach> {
    let action = annotation.get("A");
    if let Some(action) = action {
        check_action(action)?;
    }
    let led_to = match action {
        Some(action) => action.get("D"),
        None => annotation.get("Dest"),
    };
    let led_to = led_to.and_then(Value::string);
    led_to.map_or(Ok(()), |name| is_somewhere(&name, names))
}

fn is_somewhere(name: &[u8], names: &BTreeSet<&[u8]>) -> Result<(), Breach> {
    match names.contains(name) {
        true => Ok(()),
        false => {
            let name = String::from_utf8_lossy(name);
            Err(format!("a link to `{name}`, which is nowhere"))
        }
    }
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

/// The names of all destinations.
fn names(document: &Document) -> Result<BTreeSet<&[u8]>, Breach> {
    let catalog = document.catalog().map_err(|_| "no catalogue")?;
    let trees = get(document, catalog, "Names")?;
    let trees = trees.as_dict().map_err(|_| "no names")?;
    let tree = get(document, trees, "Dests")?;
    let list = tree
        .as_dict()
        .and_then(|tree| tree.get(b"Names"))
        .and_then(Object::as_array);
    let list = list.map_err(|_| "no destinations")?;
    let mut names = BTreeSet::new();
    for pair in list.chunks(2) {
        let [Object::String(name, _), Object::Array(place)] = pair else {
            return Err("a destination that is no place".to_string());
        };
        if names.last().is_some_and(|last| *last >= name.as_slice()) {
            return Err("destinations out of order".to_string());
        }
        names.insert(name.as_slice());
        let page = place.first().and_then(|page| page.as_reference().ok());
        let page = page.and_then(|page| document.get_dictionary(page).ok());
        if !page.is_some_and(|page| page.has_type(b"Page")) {
            return Err("a destination on no page".to_string());
        }
    }
    Ok(names)
}
