//! What was opened, remembered: a set of faces takes a while to open, and a thousand briefings have the same.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use harfrust::font::Blob;

use super::file::{LARGEST, OwnFace};
use super::identity::identity;
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

/// How a font file that was found is read: whole, or so that its parts come in when they are asked for.
pub type ReadFont = fn(&Path) -> Result<Blob, Unreadable>;

/// Sets of faces and files that were opened. The one that was wanted last stands last.
pub struct Faces {
    read: ReadFont,
    sets: Mutex<Vec<(SetKey, Arc<Fonts>)>>,
    files: Mutex<Vec<KeptFile>>,
    digests: Mutex<Vec<(Origin, Arc<str>)>>,
}

impl Default for Faces {
    /// Files are read whole.
    fn default() -> Self {
        Faces::read_by(|path| Ok(read_given(path, LARGEST)?.into()))
    }
}

impl Faces {
    /// Of files that are read in this way.
    pub fn read_by(read: ReadFont) -> Self {
        Faces {
            read,
            sets: Mutex::default(),
            files: Mutex::default(),
            digests: Mutex::default(),
        }
    }

    /// The SHA-256 of a file, in hexadecimal digits. It is taken once: the faces of a run have few files.
    pub fn digest(&self, origin: &Origin, bytes: &[u8]) -> Arc<str> {
        let mut digests = self.digests.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, known)) = digests.iter().find(|(known, _)| known == origin) {
            return Arc::clone(known);
        }
        let digest: Arc<str> = digest(bytes).into();
        if digests.len() >= MOST_FILES {
            digests.remove(0);
        }
        digests.push((origin.clone(), Arc::clone(&digest)));
        digest
    }

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
        let bytes = (self.read)(path)?;
        let origin = Origin {
            path: PathBuf::from(path),
            identity: identity(&bytes).into(),
        };
        let file = KeptFile {
            bytes,
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
