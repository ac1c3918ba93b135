//! Where files come from, and which of them may be read.
//!
//! In: a path as somebody wrote it, and the file that it is written in. Out: the bytes of a file, or
//! why there are none. Whoever sends a briefing may write any path into it, so a path means a file
//! beside the one that it is written in, below the folder that the user gave, or nothing:
//! [`Files::resolve`] reads it as words, [`Files::read`] looks at what is really there.
//!
//! A [`Record`] remembers what was asked for, so that a program that watches knows what to look at.

mod folder;
mod memory;

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

pub use folder::{Folder, open_regular, read_given};
pub use memory::Memory;

/// Files to read from.
pub trait Files: Sync {
    /// The file that is meant by a path that is written in the file `by`, or that was given with no
    /// file around it. `None` where that is outside of what may be read.
    fn resolve(&self, written: &str, by: Option<&Path>) -> Option<PathBuf>;

    /// All of a file.
    ///
    /// # Errors
    ///
    /// When there is none, when it is no regular file, when it lies outside of what may be read, and
    /// when it has more than `largest` bytes, which is found before they are read.
    fn read(&self, path: &Path, largest: u64) -> Result<Vec<u8>, Unreadable>;
}

/// Why a file cannot be read: words to follow "cannot be read: ".
#[derive(Debug)]
pub enum Unreadable {
    /// It lies elsewhere than its name says, where nothing may be read.
    Outside,
    /// It is a folder, a pipe or a device.
    NotRegular,
    /// It has more bytes than these.
    TooLarge(u64),
    /// What the system says.
    System(io::Error),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::Outside => write!(f, "it is a link that leads out of the folder"),
            Unreadable::NotRegular => write!(f, "it is no regular file"),
            Unreadable::TooLarge(bytes) if bytes >> 20 == 0 => {
                write!(f, "it is larger than {bytes} bytes")
            }
            Unreadable::TooLarge(bytes) => write!(f, "it is larger than {} MB", bytes >> 20),
            Unreadable::System(error) => write!(f, "{error}"),
        }
    }
}

impl From<io::Error> for Unreadable {
    fn from(error: io::Error) -> Self {
        Unreadable::System(error)
    }
}

/// A path that is written in a file of a folder, as a path of that folder, when it stays below `root`.
/// The words alone decide: neither need be there.
fn below(root: &Path, by: Option<&Path>, written: &str) -> Option<PathBuf> {
    let folder = by.and_then(Path::parent).unwrap_or(root);
    let mut path = folder.to_path_buf();
    // Whether `path` may be shortened is asked of what lies between it and the root.
    let mut depth = folder.strip_prefix(root).ok()?.components().count();
    for part in Path::new(written).components() {
        match part {
            Component::CurDir => {}
            Component::Normal(name) => {
                path.push(name);
                depth += 1;
            }
            Component::ParentDir => {
                depth = depth.checked_sub(1)?;
                path.pop();
            }
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(path)
}

/// Reads to the end of something, but no more of it than can be meant.
///
/// # Errors
///
/// When it cannot be read, or has more than `largest` bytes.
pub fn read_bounded(input: &mut dyn Read, largest: u64) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::new();
    input
        .take(largest.saturating_add(1))
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > largest {
        return Err(Unreadable::TooLarge(largest));
    }
    Ok(bytes)
}

/// The SHA-256 of bytes, in hexadecimal digits.
pub fn digest(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A file that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRead {
    /// Where it is, or would be.
    pub path: PathBuf,
    /// How many bytes it had; `None` where it could not be read.
    pub bytes: Option<u64>,
    /// The SHA-256 of those in hexadecimal digits, where that was asked for.
    pub digest: Option<String>,
}

/// Files, and what was read of them.
pub struct Record<'a> {
    files: &'a dyn Files,
    /// Those around files that the user gave beside the briefing.
    given: Vec<Folder>,
    /// Which of those a path was found in.
    within: BTreeMap<PathBuf, usize>,
    /// Whether it is remembered what was in them.
    digests: bool,
    read: Vec<FileRead>,
}

impl<'a> Record<'a> {
    /// Of these files nothing yet, nor of what lies beside those that the user gave besides.
    pub fn new<'g>(files: &'a dyn Files, given: impl IntoIterator<Item = &'g Path>) -> Self {
        Record {
            files,
            given: given.into_iter().map(Folder::around).collect(),
            within: BTreeMap::new(),
            digests: false,
            read: Vec::new(),
        }
    }

    /// The same, that remembers what was in the files, if that is asked for.
    #[must_use]
    pub fn with_digests(self, digests: bool) -> Self {
        Record { digests, ..self }
    }

    /// See [`Files::resolve`]. What is written in a file that the user gave lies beside that.
    pub fn resolve(&mut self, written: &str, by: Option<&Path>) -> Option<PathBuf> {
        let is_in = |folder: &Folder| by.is_some_and(|by| folder.is_around(by));
        let Some(place) = self.given.iter().position(is_in) else {
            return self.files.resolve(written, by);
        };
        let path = self.given[place].resolve(written, by)?;
        self.within.insert(path.clone(), place);
        Some(path)
    }

    /// See [`Files::read`]; remembered, whatever comes of it.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn read(&mut self, path: &Path, largest: u64) -> Result<Vec<u8>, Unreadable> {
        let bytes = match self.within.get(path) {
            Some(place) => self.given[*place].read(path, largest),
            None => self.files.read(path, largest),
        };
        self.read.push(FileRead {
            path: path.to_path_buf(),
            bytes: bytes.as_ref().ok().map(|bytes| bytes.len() as u64),
            digest: bytes
                .as_ref()
                .ok()
                .filter(|_| self.digests)
                .map(|bytes| digest(bytes)),
        });
        bytes
    }

    /// Remembers a file that was read elsewhere, once: how many bytes it had, and their digest where that is asked for;
    /// nothing where it could not be read.
    pub fn note(
        &mut self,
        path: &Path,
        bytes: Option<u64>,
        digest: impl FnOnce() -> Option<Arc<str>>,
    ) {
        if self.read.iter().any(|known| known.path == path) {
            return;
        }
        let digest = if self.digests { digest() } else { None };
        self.read.push(FileRead {
            path: path.to_path_buf(),
            bytes,
            digest: digest.map(|digest| digest.to_string()),
        });
    }

    /// What was asked for, in that order.
    pub fn into_read(self) -> Vec<FileRead> {
        self.read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_from_the_file_that_it_is_written_in_and_stays_below_the_root() {
        let root = Path::new("content");
        let by = Path::new("content/2026/a.yaml");
        let cases = [
            ("logo.png", Some("content/2026/logo.png")),
            ("./img/logo.png", Some("content/2026/img/logo.png")),
            ("../img/logo.png", Some("content/img/logo.png")),
            ("../2026/../b.png", Some("content/b.png")),
            ("../../b.png", None),
            ("../../content/b.png", None),
            ("/etc/hostname", None),
        ];
        for (written, expected) in cases {
            let found = below(root, Some(by), written);
            assert_eq!(found.as_deref(), expected.map(Path::new), "{written}");
        }
        assert_eq!(
            below(root, None, "a.png").as_deref(),
            Some(Path::new("content/a.png"))
        );
    }

    #[test]
    fn no_more_is_read_than_is_allowed() {
        let read = |bytes: &[u8], largest| read_bounded(&mut &bytes[..], largest);
        assert_eq!(read(b"four", 4).expect("four bytes"), b"four");
        assert!(matches!(read(b"four", 3), Err(Unreadable::TooLarge(3))));
    }
}
