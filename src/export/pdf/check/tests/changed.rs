//! A sound document, as it is written and as it can be changed.

use std::borrow::Cow;

use super::*;
use crate::document::Contents;
use crate::export::Edition;
use crate::export::epub::sample;
use crate::export::pdf::{Input, finished};
use crate::layout::PageSetup;
use crate::layout::text::font::Fonts;
use crate::theme;

/// A document with links, notes, sources, contents and several fonts.
pub fn sound() -> Finished {
    let theme = theme::built_in("default").expect("a theme");
    let setup = PageSetup {
        contents: Contents::Always,
        ..PageSetup::default()
    };
    let edition = Edition::new(sample::english(), theme, Fonts::bundled(), setup, None);
    let input = Input {
        metadata: &edition.document.metadata,
        sides: edition.setup.sides,
        identifier: "urn:example",
        source_date_epoch: None,
        attachments: &[],
        image_dpi: 300,
    };
    finished(Cow::Owned(edition.layout), &input).expect("a document")
}

/// The same with all of its objects where they can be changed, and which of them were bytes.
pub fn changeable() -> (Document, Vec<ObjectId>) {
    let Finished {
        mut document,
        encoded,
    } = sound();
    let ids: Vec<ObjectId> = encoded.iter().map(|(id, _)| id).collect();
    for id in &ids {
        let value = encoded.get(*id).expect("an object that can be read back");
        document.set_object(*id, object(&value));
    }
    (document, ids)
}

fn object(value: &Value<'_>) -> Object {
    match value {
        Value::Name(name) => Object::Name(name.to_vec()),
        Value::String(spelled) => Object::string_literal(*spelled),
        Value::Integer(number) => Object::Integer(*number),
        Value::Reference(id) => Object::Reference(*id),
        Value::Array(values) => Object::Array(values.map(|value| object(&value)).collect()),
        Value::Dictionary(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|(key, value)| (key.to_vec(), object(value)));
            Object::Dictionary(entries.collect())
        }
        Value::Other => Object::Null,
    }
}

/// What the check says of a document that was changed.
pub fn check_changed((document, ids): &(Document, Vec<ObjectId>)) -> Result<(), Breach> {
    let (mut document, mut encoded) = (document.clone(), Encoded::default());
    // And those that were added.
    let elements = all(&document, "StructElem");
    for id in ids.iter().chain(&elements) {
        if let Some(changed) = document.objects.remove(id) {
            encoded.set(*id, changed);
        }
    }
    checked(&Finished { document, encoded })
}
