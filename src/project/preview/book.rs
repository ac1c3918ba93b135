//! A book that was just written, opened to be looked at file by file.
//!
//! In: the bytes of an EPUB of our own. Out: its files by their names, and in which order they are read.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

/// The file that says what a book is made of.
const PACKAGE: &str = "OEBPS/content.opf";

/// The folder that its files lie in.
const FOLDER: &str = "OEBPS/";

/// How many bytes a file of a book may have: more than any picture that a briefing may name.
const LARGEST: u64 = 64 << 20;

/// A book, opened.
pub struct Book {
    bytes: Vec<u8>,
    order: Vec<String>,
    is_right_to_left: bool,
    /// What each file is, by its name.
    kinds: BTreeMap<String, String>,
}

impl Book {
    /// Opens a book.
    ///
    /// # Errors
    ///
    /// Where it is none of ours: why, in words.
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, String> {
        let mut book = Book {
            bytes,
            order: Vec::new(),
            is_right_to_left: false,
            kinds: BTreeMap::new(),
        };
        let package = book.entry(PACKAGE).ok_or("the book cannot be opened")?;
        let package = String::from_utf8(package).map_err(|error| error.to_string())?;
        book.read_package(&package)
            .map_err(|error| error.to_string())?;
        Ok(book)
    }

    /// The names of the files that are read, in their order.
    pub fn order(&self) -> &[String] {
        &self.order
    }

    /// Whether its pages go on to the left.
    pub fn is_right_to_left(&self) -> bool {
        self.is_right_to_left
    }

    /// A file and its media type.
    pub fn file(&self, name: &str) -> Option<(Vec<u8>, &str)> {
        let kind = self.kinds.get(name)?;
        let bytes = self.entry(&format!("{FOLDER}{name}"))?;
        Some((bytes, kind))
    }

    fn entry(&self, name: &str) -> Option<Vec<u8>> {
        let mut archive = ZipArchive::new(Cursor::new(&self.bytes[..])).ok()?;
        let entry = archive.by_name(name).ok()?;
        let mut bytes = Vec::new();
        entry.take(LARGEST).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    fn read_package(&mut self, package: &str) -> Result<(), quick_xml::Error> {
        let mut reader = Reader::from_str(package);
        let mut names = BTreeMap::new();
        loop {
            let element = match reader.read_event()? {
                Event::Start(element) | Event::Empty(element) => element,
                Event::Eof => return Ok(()),
                _ => continue,
            };
            match element.name().as_ref() {
                "item" => {
                    let id = attribute(&element, "id").unwrap_or_default();
                    let name = attribute(&element, "href").unwrap_or_default();
                    let kind = attribute(&element, "media-type").unwrap_or_default();
                    self.kinds.insert(name.clone(), kind);
                    names.insert(id, name);
                }
                "spine" => {
                    let direction = attribute(&element, "page-progression-direction");
                    self.is_right_to_left = direction.as_deref() == Some("rtl");
                }
                "itemref" if attribute(&element, "linear").as_deref() != Some("no") => {
                    let id = attribute(&element, "idref").unwrap_or_default();
                    self.order.extend(names.get(&id).cloned());
                }
                _ => {}
            }
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    let value = attribute.normalized_value(XmlVersion::Explicit1_0);
    Some(value.ok()?.into_owned())
}
