//! Files that are in memory: for programs that have no disk, and for those that keep briefings
//! elsewhere.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::{Files, Unreadable, below};

/// Files by their names, which lie in folders as their slashes say. No other file can be reached.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Memory {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }

    /// And this one. A second one of a name takes the place of the first.
    #[must_use]
    pub fn with(mut self, name: impl Into<PathBuf>, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.insert(name.into(), bytes.into());
        self
    }
}

impl Files for Memory {
    fn resolve(&self, written: &str, by: Option<&Path>) -> Option<PathBuf> {
        below(Path::new(""), by, written)
    }

    fn read(&self, path: &Path, largest: u64) -> Result<Vec<u8>, Unreadable> {
        let Some(bytes) = self.files.get(path) else {
            return Err(io::Error::from(io::ErrorKind::NotFound).into());
        };
        if bytes.len() as u64 > largest {
            return Err(Unreadable::TooLarge(largest));
        }
        Ok(bytes.clone())
    }
}
