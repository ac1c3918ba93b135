//! The file checks itself before it is written.
//!
//! In: the finished document. Out: nothing, or the first promise that it breaks: what PDF/UA-1 (ISO
//! 14289-1) and PDF/A-2a or 3a (ISO 19005) ask of every file, and what would show in no other way: a
//! letter without a meaning, a line that no tag has, a link that leads nowhere. The streams are
//! unpacked and read as any reader would; nothing is taken from what the writer meant to write. A
//! breach is a fault of the program, never of the briefing, and no file comes of it.
//!
//! | module | checks |
//! |---|---|
//! | [`content`] | that operators are in order and everything drawn is marked, and what is marked |
//! | [`structure`] | that marks, tags and annotations lead to each other |
//! | [`tree`] | that tags are of types that readers know |
//! | [`meaning`] | that tags say of themselves what whoever hears them must know |
//! | [`fonts`] | that fonts are embedded, and every code drawn has a glyph, its width and a meaning |
//! | [`navigation`] | that every destination exists |

mod content;
mod fonts;
mod meaning;
mod navigation;
mod numbers;
mod structure;
mod tree;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use rayon::prelude::*;

use super::Finished;
use super::encoded::{Encoded, Value};
use crate::export::Error;
use crate::export::deflate;
use content::Drawn;
use fonts::Fonts;

/// What a document breaks.
type Breach = String;

/// Checks a document.
pub fn check(finished: &Finished) -> Result<(), Error> {
    checked(finished).map_err(Error::of_pdf)
}

fn checked(finished: &Finished) -> Result<(), Breach> {
    let Finished { document, encoded } = finished;
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let fonts = Fonts::of(document)?;
    let drawn: Vec<Drawn> = pages
        .par_iter()
        .map(|page| drawn_on(document, *page, &fonts))
        .collect::<Result<_, Breach>>()?;
    catalog(document)?;
    let (structure, rest) = rayon::join(
        || structure::check(finished, &pages, &drawn),
        || {
            fonts::check(document, &fonts, &pages, &drawn)
                .and_then(|()| navigation::check(document, encoded))
        },
    );
    structure.and(rest)
}

/// What is drawn on a page.
fn drawn_on(document: &Document, page: ObjectId, fonts: &Fonts) -> Result<Drawn, Breach> {
    let dictionary = dictionary(document, page)?;
    let stream = get(document, dictionary, "Contents")?;
    let stream = stream.as_stream().map_err(|_| "a page without content")?;
    content::read(&inflated(stream)?, &fonts.of_page(document, page)?)
}

/// What both standards ask of the catalogue.
fn catalog(document: &Document) -> Result<(), Breach> {
    let catalog = document.catalog().map_err(|_| "no catalogue")?;
    let metadata = get(document, catalog, "Metadata")?;
    let metadata = metadata.as_stream().map_err(|_| "no metadata")?;
    // ISO 19005-3, 6.6.2.1: never filtered.
    if metadata.dict.has(b"Filter") {
        return Err("metadata that only readers of PDF can read".to_string());
    }
    // Only its third part lets files of any kind go along (ISO 19005-2, 6.8).
    let names = catalog.get(b"Names").and_then(Object::as_dict);
    let carries = catalog.has(b"AF") || names.is_ok_and(|names| names.has(b"EmbeddedFiles"));
    if carries && !holds(&metadata.content, b"<pdfaid:part>3<") {
        return Err("files that a document carries and claims not to".to_string());
    }
    let mark_info = get(document, catalog, "MarkInfo")?;
    let preferences = get(document, catalog, "ViewerPreferences")?;
    let is_true = |object: &Object, key: &[u8]| {
        let value = object.as_dict().and_then(|dictionary| dictionary.get(key));
        value.and_then(Object::as_bool).unwrap_or(false)
    };
    if !is_true(mark_info, b"Marked") || !is_true(preferences, b"DisplayDocTitle") {
        return Err("a document that does not say that it is tagged".to_string());
    }
    for key in ["Lang", "OutputIntents", "StructTreeRoot", "PageLabels"] {
        get(document, catalog, key)?;
    }
    if !document.trailer.has(b"ID") {
        return Err("a document without an identifier".to_string());
    }
    Ok(())
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The value of a key, or what it refers to.
fn get<'d>(document: &'d Document, from: &'d Dictionary, key: &str) -> Result<&'d Object, Breach> {
    let value = from.get(key.as_bytes());
    let value = value.map_err(|_| format!("a dictionary without {key}"))?;
    let (_, value) = document
        .dereference(value)
        .map_err(|_| format!("{key} refers to nothing"))?;
    Ok(value)
}

fn dictionary(document: &Document, id: ObjectId) -> Result<&Dictionary, Breach> {
    let found = document.get_dictionary(id);
    found.map_err(|_| format!("object {} is no dictionary", id.0))
}

/// An element or an annotation.
fn encoded(encoded: &Encoded, id: ObjectId) -> Result<Value<'_>, Breach> {
    let found = encoded.get(id);
    found.ok_or_else(|| format!("object {} is no dictionary", id.0))
}

fn inflated(stream: &Stream) -> Result<Vec<u8>, Breach> {
    let bytes = deflate::inflated(&stream.content);
    bytes.ok_or_else(|| "a stream that cannot be unpacked".to_string())
}

#[cfg(test)]
mod tests;
