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
pub enum PdfFault {
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

impl fmt::Display for PdfFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            PdfFault::NotPdf => "it is not a PDF",
            PdfFault::Broken => "it is a broken PDF: it has no catalogue",
            PdfFault::Damaged => "it is a broken PDF: what would hold the briefing is damaged",
            PdfFault::Encrypted => "it is encrypted: take its password off first",
            PdfFault::TooLarge => "it unpacks to more than any briefing",
            PdfFault::UnknownFilter(name) => {
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

impl std::error::Error for PdfFault {}

/// How many files a document may have for the one that is looked for to be found.
const MOST_FILES: usize = 4_096;

/// The first file that goes with a document and has one of these names and this relationship.
pub fn find(bytes: &[u8], names: &[&str], relationship: &str) -> Result<Option<Vec<u8>>, PdfFault> {
    let wanted = |name: &str| names.contains(&name);
    let found = all(bytes, relationship, 1, wanted)?;
    Ok(found.into_iter().next().map(|(_, file)| file))
}

/// The files that go with a document and have this relationship and a name that is wanted, so many at most: their
/// names, and what is in them.
pub fn all(
    bytes: &[u8],
    relationship: &str,
    most: usize,
    wanted: impl Fn(&str) -> bool,
) -> Result<Vec<(String, Vec<u8>)>, PdfFault> {
    // The header stands in the first kilobyte, if not at its start (ISO 32000-1, annex H.3.4.1).
    let head = &bytes[..bytes.len().min(1024)];
    if !head.windows(5).any(|window| window == b"%PDF-") {
        return Err(PdfFault::NotPdf);
    }
    let mut objects = Objects::find(bytes)?;
    let found = among(&mut objects, relationship, most, wanted);
    let is_nothing = match &found {
        Ok(found) => found.is_empty(),
        Err(fault) => *fault == PdfFault::Broken,
    };
    // What was not found may stand where nothing could be read.
    match objects.unread {
        Some(unread) if is_nothing => Err(unread),
        _ => found,
    }
}

fn among(
    objects: &mut Objects<'_>,
    relationship: &str,
    most: usize,
    wanted: impl Fn(&str) -> bool,
) -> Result<Vec<(String, Vec<u8>)>, PdfFault> {
    let root = objects.root.ok_or(PdfFault::Broken)?;
    let catalog = objects.get(root)?.ok_or(PdfFault::Broken)?;
    let mut found = Vec::new();
    let Some(associated) = catalog.get("AF") else {
        return Ok(found);
    };
    let Some(Value::Array(files)) = objects.resolve(associated)? else {
        return Ok(found);
    };
    for file in files.iter().take(MOST_FILES) {
        if found.len() == most {
            break;
        }
        let Some(file) = objects.resolve(file)? else {
            continue;
        };
        let related = file
            .get("AFRelationship")
            .is_some_and(|own| own.is_name(relationship));
        let Some(name) = name_of(&file).filter(|name| related && wanted(name)) else {
            continue;
        };
        let embedded = match file.get("EF") {
            Some(embedded) => objects.resolve(embedded)?,
            None => None,
        };
        let stream = embedded
            .as_ref()
            .and_then(|files| files.get("UF").or(files.get("F")));
        if let Some(Value::Reference(stream)) = stream {
            let stream = objects.stream(*stream)?.ok_or(PdfFault::Damaged)?;
            found.push((name, stream));
        }
    }
    Ok(found)
}

/// The name of a file specification, in whatever encoding.
fn name_of(file: &Value) -> Option<String> {
    let Some(Value::Text(own)) = file.get("UF").or(file.get("F")) else {
        return None;
    };
    match own.as_slice() {
        [0xfe, 0xff, units @ ..] => {
            let units = units.chunks(2);
            let units =
                units.map(|unit| u16::from_be_bytes([unit[0], unit.get(1).copied().unwrap_or(0)]));
            String::from_utf16(&units.collect::<Vec<u16>>()).ok()
        }
        [0xef, 0xbb, 0xbf, utf8 @ ..] => String::from_utf8(utf8.to_vec()).ok(),
        plain => String::from_utf8(plain.to_vec()).ok(),
    }
}

#[cfg(test)]
mod tests;
