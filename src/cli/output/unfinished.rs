//! The files that are being written at this moment.
//!
//! There is one list for the whole process, since a signal is sent to a process. Whoever holds it keeps
//! every other thread from beginning a file.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use tempfile::NamedTempFile;

static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A file stands in the list until this is dropped.
pub struct Begun(PathBuf);

/// Makes a file, and puts it into the list in the same moment.
pub fn begin(
    make: impl FnOnce() -> io::Result<NamedTempFile>,
) -> io::Result<(NamedTempFile, Begun)> {
    let mut unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
    let file = make()?;
    let path = file.path().to_path_buf();
    unfinished.insert(path.clone());
    Ok((file, Begun(path)))
}

impl Drop for Begun {
    fn drop(&mut self) {
        let mut unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
        unfinished.remove(&self.0);
    }
}

/// Takes away what has been begun, then does what is asked while nothing can be begun anew.
#[cfg(unix)]
pub fn remove_and<R>(then: impl FnOnce() -> R) -> R {
    let unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
    for path in unfinished.iter() {
        // One that is not there has just become an output.
        let _ = std::fs::remove_file(path);
    }
    then()
}
