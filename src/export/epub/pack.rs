//! The container (EPUB 3.3, section 4).
//!
//! epub-builder packs: `mimetype` first and stored, the container file, contents and resources.
//! What it writes about them is then replaced, because it knows no page list, no source, no
//! language of the package, and writes creators and languages under one id. Nothing of the file
//! depends on a clock or on chance: the builder's own dates and identifiers are in what is replaced,
//! and every entry is stamped 1980.

use std::io::{Cursor, Write};

use epub_builder::{EpubBuilder, EpubContent, EpubVersion, ZipLibrary};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::Error;

/// Where epub-builder puts everything that is not the container's.
const FOLDER: &str = "OEBPS/";

/// A resource: a style sheet, a picture, a face.
pub struct Resource {
    path: String,
    media_type: &'static str,
    bytes: Vec<u8>,
}

impl Resource {
    /// A resource at a path.
    pub fn new(path: &str, media_type: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        Resource {
            path: path.to_string(),
            media_type,
            bytes: bytes.into(),
        }
    }
}

/// What replaces epub-builder's own.
pub struct Replacements {
    /// The package document.
    pub package: String,
    /// The navigation document.
    pub navigation: String,
    /// The NCX.
    pub ncx: String,
}

impl Replacements {
    fn of(&self, name: &str) -> Option<&str> {
        match name.strip_prefix(FOLDER)? {
            "content.opf" => Some(&self.package),
            "nav.xhtml" => Some(&self.navigation),
            "toc.ncx" => Some(&self.ncx),
            _ => None,
        }
    }
}

/// Packs a book. `contents` are the names and texts of its XHTML files.
pub fn pack(
    contents: &[(String, String)],
    resources: &[Resource],
    replacements: &Replacements,
    has_faces: bool,
) -> Result<Vec<u8>, Error> {
    let packed = build(contents, resources).map_err(|error| Error(error.to_string()))?;
    finish(packed, replacements, has_faces).map_err(|error| Error(error.to_string()))
}

fn build(contents: &[(String, String)], resources: &[Resource]) -> epub_builder::Result<Vec<u8>> {
    let mut builder = EpubBuilder::new(ZipLibrary::new()?)?;
    builder.epub_version(EpubVersion::V33);
    for Resource {
        path,
        media_type,
        bytes,
    } in resources
    {
        // Only what it knows as the style sheet keeps it from adding an empty one.
        if path == super::style::FILE {
            builder.stylesheet(bytes.as_slice())?;
        } else {
            builder.add_resource(path, bytes.as_slice(), *media_type)?;
        }
    }
    for (name, text) in contents {
        builder.add_content(EpubContent::new(name, text.as_bytes()))?;
    }
    let mut packed = Vec::new();
    builder.generate(&mut packed)?;
    Ok(packed)
}

/// What tells Apple Books to use the faces of the book, and is wrong where it has none.
const APPLE_OPTIONS: &str = "META-INF/com.apple.ibooks.display-options.xml";

/// The finishing pass: replaces what is ours and copies the rest as it is, compressed already.
fn finish(
    packed: Vec<u8>,
    replacements: &Replacements,
    has_faces: bool,
) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(packed))?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    // Not what another crate may turn the default into: 1980-01-01.
    let stamp = DateTime::default();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(stamp)
        .unix_permissions(PERMISSIONS);
    let mut replaced = 0;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index)?;
        if let Some(text) = replacements.of(entry.name()) {
            replaced += 1;
            writer.start_file(entry.name(), options)?;
            writer.write_all(text.as_bytes())?;
        } else if has_faces || entry.name() != APPLE_OPTIONS {
            writer.raw_copy_file_touch(entry, stamp, Some(PERMISSIONS))?;
        }
    }
    if replaced != 3 {
        let reason = "epub-builder has changed the names of its files";
        return Err(zip::result::ZipError::InvalidArchive(reason.into()));
    }
    Ok(writer.finish()?.into_inner())
}

/// Everyone may read a file of the book, its owner may write it.
const PERMISSIONS: u32 = 0o644;
