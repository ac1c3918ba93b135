//! Files on disk, below a folder.
//!
//! A name is looked up once to see where it leads, opened there, and looked at again by what was
//! opened: between two looks somebody may have put a link in its place. A pipe is opened without
//! waiting for who writes into it, so that a name can hang nothing.

use std::fs::{File, Metadata, OpenOptions};

use std::path::{Path, PathBuf};

use super::{Files, Unreadable, below, read_bounded};

/// A folder and what lies below it.
#[derive(Debug, Clone)]
pub struct Folder {
    /// As the user gave it.
    root: PathBuf,
    /// The one file that the user named himself, which may be a link to anywhere.
    given: Option<PathBuf>,
}

impl Folder {
    /// The files below a folder.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Folder {
            root: root.into(),
            given: None,
        }
    }

    /// A file, and those beside it and below its folder.
    pub fn around(file: impl Into<PathBuf>) -> Self {
        let file = file.into();
        let root = file.parent().unwrap_or(Path::new("")).to_path_buf();
        Folder {
            root,
            given: Some(file),
        }
    }

    /// Whether it is the folder around this file.
    pub(super) fn is_around(&self, file: &Path) -> bool {
        self.given.as_deref() == Some(file)
    }

    /// Opens a file that lies below the folder, wherever its name leads.
    fn open(&self, path: &Path) -> Result<File, Unreadable> {
        let root = or_here(&self.root).canonicalize()?;
        let place = path.canonicalize()?;
        if !place.starts_with(&root) {
            return Err(Unreadable::Outside);
        }
        let file = open_regular(&place)?;
        let is_there = place.symlink_metadata()?;
        let unmoved = path.canonicalize()? == place && is_same(&is_there, &file.metadata()?);
        if unmoved {
            Ok(file)
        } else {
            Err(Unreadable::Outside)
        }
    }
}

impl Files for Folder {
    fn resolve(&self, written: &str, by: Option<&Path>) -> Option<PathBuf> {
        below(&self.root, by, written)
    }

    fn read(&self, path: &Path, largest: u64) -> Result<Vec<u8>, Unreadable> {
        let mut file = if self.given.as_deref() == Some(path) {
            open_regular(path)?
        } else {
            self.open(path)?
        };
        read_file(&mut file, largest)
    }
}

/// Reads a file that the user named himself: it may lie anywhere.
///
/// # Errors
///
/// As [`Files::read`], but for where it lies.
pub fn read_given(path: &Path, largest: u64) -> Result<Vec<u8>, Unreadable> {
    read_file(&mut open_regular(path)?, largest)
}

fn read_file(file: &mut File, largest: u64) -> Result<Vec<u8>, Unreadable> {
    if file.metadata()?.len() > largest {
        return Err(Unreadable::TooLarge(largest));
    }
    // It may grow meanwhile.
    read_bounded(file, largest)
}

/// Opens a file, when it is one: what is opened is asked, not what its name said before.
pub fn open_regular(path: &Path) -> Result<File, Unreadable> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits() as i32);
    }
    let file = options.open(path)?;
    if file.metadata()?.is_file() {
        Ok(file)
    } else {
        Err(Unreadable::NotRegular)
    }
}

/// Whether both are of one file.
#[cfg(unix)]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// Whether both are of one file, as far as the system says.
#[cfg(not(unix))]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    (one.file_type(), one.len()) == (other.file_type(), other.len())
}

/// The folder that an empty path means.
fn or_here(path: &Path) -> &Path {
    if path.as_os_str().is_empty() {
        Path::new(".")
    } else {
        path
    }
}
