//! The container (EPUB 3.3, section 4).
//!
//! epub-builder says what stands in it and in which order: `mimetype` first and stored, the container
//! file, resources, contents. It is given names alone, and every file is then put in its place,
//! deflated as well as can be; those that it writes of itself are replaced, because it knows no page
//! list, no source, no language of the package, and writes creators and languages under one id.
//! Nothing of the archive depends on a clock or on chance.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use epub_builder::{EpubBuilder, EpubContent, EpubVersion, ZipLibrary};
use zip::ZipArchive;
use zip::result::ZipError;

use super::container::{Container, Method};
use super::style;
use crate::export::Error;

/// Where epub-builder puts everything that is not the container's.
pub const FOLDER: &str = "OEBPS/";

/// The package document, the navigation document and the NCX: what epub-builder writes of itself.
pub const OWN: [&str; 3] = ["content.opf", "nav.xhtml", "toc.ncx"];

/// A file of the book.
pub struct PackedFile {
    path: String,
    kind: Kind,
    bytes: Vec<u8>,
}

/// What a file is to epub-builder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One of [`OWN`].
    Own,
    /// XHTML.
    Content,
    /// A style sheet, a picture, a face, of a media type.
    Resource(&'static str),
}

impl PackedFile {
    /// A file at a path.
    pub fn new(path: &str, kind: Kind, bytes: impl Into<Vec<u8>>) -> Self {
        PackedFile {
            path: path.to_string(),
            kind,
            bytes: bytes.into(),
        }
    }
}

/// Packs a book.
pub fn pack(files: &[PackedFile], has_faces: bool) -> Result<Vec<u8>, Error> {
    let packed = build(files).map_err(|error| Error::of_epub(error.to_string()))?;
    finish(packed, files, has_faces).map_err(|error| Error::of_epub(error.to_string()))
}

/// The archive as epub-builder has it, with nothing in the files that are ours.
fn build(files: &[PackedFile]) -> epub_builder::Result<Vec<u8>> {
    let nothing: &[u8] = b"";
    let mut builder = EpubBuilder::new(ZipLibrary::new()?)?;
    builder.epub_version(EpubVersion::V33);
    for PackedFile { path, kind, .. } in files {
        match kind {
            Kind::Own => {}
            Kind::Content => {
                builder.add_content(EpubContent::new(path, nothing))?;
            }
            // Only what it knows as the style sheet keeps it from adding an empty one.
            Kind::Resource(_) if path == style::FILE => {
                builder.stylesheet(nothing)?;
            }
            Kind::Resource(media_type) => {
                builder.add_resource(path, nothing, *media_type)?;
            }
        }
    }
    let mut packed = Vec::new();
    builder.generate(&mut packed)?;
    Ok(packed)
}

/// What tells Apple Books to use the faces of the book, and is wrong where it has none.
const APPLE_OPTIONS: &str = "META-INF/com.apple.ibooks.display-options.xml";

/// The finishing pass: puts every file of ours in its place.
fn finish(
    packed: Vec<u8>,
    files: &[PackedFile],
    has_faces: bool,
) -> zip::result::ZipResult<Vec<u8>> {
    let broken = |reason: &'static str| ZipError::InvalidArchive(reason.into());
    let mut archive = ZipArchive::new(Cursor::new(packed))?;
    let mut container = Container::new();
    let by_path = files.iter().map(|file| (file.path.as_str(), file));
    let by_path: BTreeMap<&str, &PackedFile> = by_path.collect();
    let mut placed = 0;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index)?;
        let name = entry.name().to_string();
        let mut own = Vec::new();
        let bytes = if let Some(path) = name.strip_prefix(FOLDER) {
            placed += 1;
            &by_path.get(path).ok_or_else(|| broken(UNKNOWN))?.bytes
        } else if has_faces || name != APPLE_OPTIONS {
            entry.read_to_end(&mut own)?;
            &own
        } else {
            continue;
        };
        // "The contents of the mimetype file MUST NOT be compressed" (4.2.3); it comes first.
        let method = if index == 0 {
            Method::Stored
        } else {
            Method::Deflated
        };
        let added = container.add(&name, bytes, method);
        added.ok_or_else(|| broken(TOO_LARGE))?;
    }
    if placed != files.len() {
        return Err(broken(UNKNOWN));
    }
    container.finish().ok_or_else(|| broken(TOO_LARGE))
}

const UNKNOWN: &str = "epub-builder has changed the names of its files";
const TOO_LARGE: &str = "it is larger than 4 GiB";
