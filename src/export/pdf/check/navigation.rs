//! Destinations.
//!
//! In: the document. Every destination that a link or the outline names exists, and stands on a page
//! of the document; the names rise, as a reader that searches them needs (ISO 32000-1, 7.9.6).

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object};

use super::{Breach, get};
use crate::document::Address;

/// Checks links and outline.
pub fn check(document: &Document) -> Result<(), Breach> {
    let names = names(document)?;
    for object in document.objects.values() {
        let Ok(dictionary) = object.as_dict() else {
            continue;
        };
        let action = dictionary.get(b"A").and_then(Object::as_dict);
        // Elements have attributes by the same name.
        if let Ok(action) = action
            && dictionary.has_type(b"Annot")
        {
            check_action(action)?;
        }
        let led_to = match action {
            Ok(action) => action.get(b"D"),
            Err(_) => dictionary.get(b"Dest"),
        };
        if let Ok(Object::String(name, _)) = led_to
            && !names.contains(name.as_slice())
        {
            let name = String::from_utf8_lossy(name);
            return Err(format!("a link to `{name}`, which is nowhere"));
        }
    }
    Ok(())
}

/// Out of a document leads nothing but the address of a link (ISO 32000-1, 12.6.4): other actions start
/// programs, and other schemes read files.
fn check_action(action: &Dictionary) -> Result<(), Breach> {
    let kind = action.get(b"S").and_then(Object::as_name);
    match kind {
        Ok(b"GoTo") => Ok(()),
        Ok(b"URI") => {
            let url = action.get(b"URI").and_then(Object::as_str);
            let url = String::from_utf8_lossy(url.unwrap_or_default());
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
