//! Outputs appear whole or not at all.
//!
//! A file is written beside its place, to the disk, then renamed into it. What was begun is known by
//! its name: a run that is asked to stop takes it away ([`unfinished`]), and where a run was stopped
//! without being asked, the next one in that folder does ([`leftovers`]).

pub mod destination;
mod leftovers;
#[cfg(unix)]
pub mod signals;
mod unfinished;

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// What the name of a file begins with that is being written.
const PREFIX: &str = ".briefset-";
/// And what it ends in.
const SUFFIX: &str = ".part";
/// How many letters and digits, drawn by lot, stand between them.
const DRAWN: usize = 6;

/// Whether a name is one that only this program gives, to what it has not finished.
pub fn is_unfinished(name: &OsStr) -> bool {
    leftovers::is_ours(name)
}

/// Writes the outputs of a run.
#[derive(Debug, Default)]
pub struct Outputs {
    /// The folders that nothing of earlier runs lies in any more.
    swept: Mutex<BTreeSet<PathBuf>>,
}

impl Outputs {
    /// Nothing written yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes a file. An older one of the name stays as it is until the new one is whole. Folders that
    /// are missing are made.
    pub fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        self.replace(folder, path, bytes, None)
    }

    /// The same, unless it is there with these bytes; whether it was written.
    pub fn write_if_changed(&self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        let is_same = fs::metadata(path).is_ok_and(|there| there.len() == bytes.len() as u64)
            && fs::read(path).is_ok_and(|there| there == bytes);
        if !is_same {
            self.write(path, bytes)?;
        }
        Ok(!is_same)
    }

    /// Writes a file anew that is there already: where a link leads to it, it stays a link, and whoever may
    /// read and write it stays the same.
    pub fn rewrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let path = path.canonicalize()?;
        let permissions = fs::metadata(&path)?.permissions();
        if permissions.readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let folder = path.parent().unwrap_or(Path::new("/"));
        self.replace(folder, &path, bytes, Some(permissions))
    }

    /// Writes a file of a folder beside its place, then puts it there.
    fn replace(
        &self,
        folder: &Path,
        path: &Path,
        bytes: &[u8],
        permissions: Option<fs::Permissions>,
    ) -> io::Result<()> {
        self.sweep(folder);
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX).suffix(SUFFIX).rand_bytes(DRAWN);
        #[cfg(unix)]
        if permissions.is_none() {
            // Readable like any file that a program writes; the user's mask is taken off.
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        // What the error says of the place is a name that nobody has given.
        let begun = unfinished::begin(|| builder.tempfile_in(folder));
        let (mut file, _begun) = begun.map_err(|error| io::Error::from(error.kind()))?;
        if let Some(permissions) = permissions {
            file.as_file().set_permissions(permissions)?;
        }
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    }

    /// Takes away what earlier runs have left in a folder, once.
    fn sweep(&self, folder: &Path) {
        let mut swept = self.swept.lock().unwrap_or_else(PoisonError::into_inner);
        if swept.insert(folder.to_path_buf()) {
            drop(swept);
            leftovers::remove(folder);
        }
    }
}
