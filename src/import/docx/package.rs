//! The parts of a package.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::xml::{self, Element};

/// How large a part may be, inflated, in bytes.
const LARGEST_PART: u64 = 48 << 20;
/// How many parts a package may have.
const MOST_PARTS: usize = 20_000;

/// A package.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    /// Opens one, or says in a sentence why not.
    pub fn open(bytes: &'a [u8]) -> Result<Self, String> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| "this is no Word document, or a damaged one".to_string())?;
        if archive.len() > MOST_PARTS {
            return Err(format!(
                "this package has {} parts; no Word document has as many",
                archive.len()
            ));
        }
        Ok(Package { archive })
    }

    /// The elements of a part; nothing if there is no such part.
    pub fn part(&mut self, name: &str) -> Result<Option<Element>, String> {
        let Ok(file) = self.archive.by_name(name) else {
            return Ok(None);
        };
        let too_large = || {
            format!(
                "the part `{name}` of this document is larger than {} MB",
                LARGEST_PART >> 20
            )
        };
        if file.size() > LARGEST_PART {
            return Err(too_large());
        }
        let mut bytes = Vec::new();
        // What it says of its size may be a lie.
        let read = file.take(LARGEST_PART + 1).read_to_end(&mut bytes);
        read.map_err(|_| format!("the part `{name}` of this document is damaged"))?;
        if bytes.len() as u64 > LARGEST_PART {
            return Err(too_large());
        }
        let root = xml::read(&String::from_utf8_lossy(&bytes));
        root.map(Some)
            .ok_or_else(|| format!("the part `{name}` of this document is damaged"))
    }
}
