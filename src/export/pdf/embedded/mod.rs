//! The way back: files out of a PDF.
//!
//! In: the bytes of any PDF, whoever made it. Out: a file that goes with the document (ISO 19005-3,
//! annex E). The file may come from anywhere and be anything; reading it takes time and memory in
//! proportion to its size and never panics. (lopdf, which writes our files, loads every object that
//! a file claims to have, as often as it claims it.)

mod filters;
mod objects;
mod streams;
mod syntax;

use std::fmt;

use objects::Objects;
use syntax::Value;

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It does not begin as a PDF does.
    NotPdf,
    /// It has no catalogue.
    Broken,
    /// A stream that is needed is cut off or changed, or is not there.
    Damaged,
    /// A stream that is needed has a filter of this name.
    UnknownFilter(String),
    /// It is encrypted.
    Encrypted,
    /// What is in it is larger than any briefing.
    TooLarge,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            Fault::NotPdf => "it is not a PDF",
            Fault::Broken => "it is a broken PDF: it has no catalogue",
            Fault::Damaged => "it is a broken PDF: what would hold the briefing is damaged",
            Fault::Encrypted => "it is encrypted: take its password off first",
            Fault::TooLarge => "it unpacks to more than any briefing",
            Fault::UnknownFilter(name) => {
                return write!(
                    formatter,
                    "it is packed with `{name}`, which is not known here: write it anew with \
                     `qpdf --decode-level=all` first"
                );
            }
        };
        formatter.write_str(words)
    }
}

impl std::error::Error for Fault {}

/// How many files a document may have for the one that is looked for to be found.
const MOST_FILES: usize = 64;

/// The first file that goes with a document and has one of these names and this relationship.
pub fn find(bytes: &[u8], names: &[&str], relationship: &str) -> Result<Option<Vec<u8>>, Fault> {
    // The header stands in the first kilobyte, if not at its start (ISO 32000-1, annex H.3.4.1).
    let head = &bytes[..bytes.len().min(1024)];
    if !head.windows(5).any(|window| window == b"%PDF-") {
        return Err(Fault::NotPdf);
    }
    let mut objects = Objects::find(bytes)?;
    let found = among(&mut objects, names, relationship);
    // What was not found may stand where nothing could be read.
    match (found, objects.unread) {
        (Ok(None) | Err(Fault::Broken), Some(unread)) => Err(unread),
        (found, _) => found,
    }
}

fn among(
    objects: &mut Objects<'_>,
    names: &[&str],
    relationship: &str,
) -> Result<Option<Vec<u8>>, Fault> {
    let root = objects.root.ok_or(Fault::Broken)?;
    let catalog = objects.get(root)?.ok_or(Fault::Broken)?;
    let Some(associated) = catalog.get("AF") else {
        return Ok(None);
    };
    let Some(Value::Array(files)) = objects.resolve(associated)? else {
        return Ok(None);
    };
    for file in files.iter().take(MOST_FILES) {
        let Some(file) = objects.resolve(file)? else {
            continue;
        };
        let related = file
            .get("AFRelationship")
            .is_some_and(|own| own.is_name(relationship));
        if !related || !names.iter().any(|name| is_named(&file, name)) {
            continue;
        }
        let embedded = match file.get("EF") {
            Some(embedded) => objects.resolve(embedded)?,
            None => None,
        };
        let stream = embedded
            .as_ref()
            .and_then(|files| files.get("UF").or(files.get("F")));
        if let Some(Value::Reference(stream)) = stream {
            return objects
                .stream(*stream)?
                .map_or(Err(Fault::Damaged), |file| Ok(Some(file)));
        }
    }
    Ok(None)
}

/// Whether a file specification has a name, in whatever encoding.
fn is_named(file: &Value, name: &str) -> bool {
    let Some(Value::Text(own)) = file.get("UF").or(file.get("F")) else {
        return false;
    };
    match own.as_slice() {
        [0xfe, 0xff, units @ ..] => units
            .chunks(2)
            .map(|unit| u16::from_be_bytes([unit[0], unit.get(1).copied().unwrap_or(0)]))
            .eq(name.encode_utf16()),
        [0xef, 0xbb, 0xbf, utf8 @ ..] => utf8 == name.as_bytes(),
        plain => plain == name.as_bytes(),
    }
}

#[cfg(test)]
mod tests;
