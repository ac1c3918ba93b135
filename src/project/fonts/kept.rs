//! What was opened, remembered: a set of faces takes a while to open, and a thousand briefings have the same.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use harfrust::font::Blob;

use super::file::{LARGEST, OwnFace};
use crate::layout::text::font::{Fonts, Origin};
use crate::project::files::{Unreadable, digest, read_given};
use crate::theme::Weight;

/// How many sets of faces are remembered.
const MOST_SETS: usize = 8;

/// How many files are.
const MOST_FILES: usize = 16;

/// What a face is known by.
type FaceKey = (String, (Weight, bool), Origin, (u32, String));

/// What a set of faces is known by: the set that it was added to, and each of its own.
type SetKey = (u64, Vec<FaceKey>);

/// What tells whether a file is still the same: how many bytes it has, and when it was written.
type Stamp = (u64, Option<SystemTime>);

/// A file that was read.
#[derive(Clone)]
pub struct KeptFile {
    /// What is in it.
    pub bytes: Blob,
    /// Where it is.
    pub origin: Origin,
    stamp: Stamp,
}

/// Sets of faces and files that were opened. The one that was wanted last stands last.
#[derive(Default)]
pub struct Faces {
    sets: Mutex<Vec<(SetKey, Arc<Fonts>)>>,
    files: Mutex<Vec<KeptFile>>,
}

impl Faces {
    /// The faces that there are, and others behind them.
    pub fn with(&self, fonts: &Arc<Fonts>, own: Vec<OwnFace>) -> Arc<Fonts> {
        if own.is_empty() {
            return Arc::clone(fonts);
        }
        let key = (fonts.id(), own.iter().map(key).collect::<Vec<FaceKey>>());
        let mut sets = self.sets.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = sets.iter().position(|(known, _)| *known == key) {
            let known = sets.remove(at);
            let fonts = Arc::clone(&known.1);
            sets.push(known);
            return fonts;
        }
        let opened = own.into_iter().filter_map(OwnFace::open);
        let fonts = fonts.and(opened.collect());
        if sets.len() >= MOST_SETS {
            sets.remove(0);
        }
        sets.push((key, Arc::clone(&fonts)));
        fonts
    }

    /// A file that was found, read, or as it was read before where it has not been written to since.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or is too large.
    pub fn file(&self, path: &Path) -> Result<KeptFile, Unreadable> {
        let data = path.metadata()?;
        let stamp = (data.len(), data.modified().ok());
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let is_it = |file: &KeptFile| file.origin.path == path && file.stamp == stamp;
        if let Some(at) = files.iter().position(is_it) {
            let known = files.remove(at);
            files.push(known.clone());
            return Ok(known);
        }
        let bytes = read_given(path, LARGEST)?;
        let origin = Origin {
            path: PathBuf::from(path),
            digest: digest(&bytes).into(),
        };
        let file = KeptFile {
            bytes: bytes.into(),
            origin,
            stamp,
        };
        if files.len() >= MOST_FILES {
            files.remove(0);
        }
        files.push(file.clone());
        Ok(file)
    }
}

fn key(face: &OwnFace) -> FaceKey {
    let place = format!("{:?}", face.location);
    (
        face.name.family.clone(),
        (face.name.weight, face.name.italic),
        face.origin.clone(),
        (face.index, place),
    )
}
