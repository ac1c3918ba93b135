//! The pictures of a run: each is drawn once while it is remembered, and no more of them at a time
//! than there is room for.
//!
//! A picture may cost as much as [`picture::read`] allows it. A thousand briefings have the same logo,
//! or a thousand of them, and as many threads as a machine has work on them: so what was read last is
//! kept, and what is being drawn on all threads shares one [`Room`].

use std::sync::{Arc, Mutex, PoisonError};

use crate::picture::{self, Picture, PictureFault, Room};

/// How many pictures are remembered. A house has a few logos.
const MOST: usize = 16;
/// How many bytes the pictures that are remembered may have together.
const MOST_BYTES: usize = 64 << 20;

/// What pictures were read.
pub struct Pictures {
    room: Room,
    /// The one that was wanted last stands last.
    kept: Mutex<Vec<Arc<Picture>>>,
}

impl Pictures {
    /// None yet.
    pub fn new() -> Self {
        Pictures {
            room: Room::new(),
            kept: Mutex::new(Vec::new()),
        }
    }

    /// The picture that these bytes are the file of.
    ///
    /// # Errors
    ///
    /// See [`picture::read`].
    pub fn read(&self, bytes: &[u8]) -> Result<Arc<Picture>, PictureFault> {
        let digest = picture::digest(bytes);
        if let Some(picture) = self.known(&digest) {
            return Ok(picture);
        }
        let picture = picture::read_within(bytes, digest, &self.room)?;
        self.keep(&picture);
        Ok(picture)
    }

    fn known(&self, digest: &str) -> Option<Arc<Picture>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.iter().position(|kept| kept.digest == digest)?;
        let known = kept.remove(at);
        kept.push(Arc::clone(&known));
        Some(known)
    }

    fn keep(&self, picture: &Arc<Picture>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.iter().any(|kept| kept.digest == picture.digest) {
            return; // another thread was faster
        }
        kept.push(Arc::clone(picture));
        while kept.len() > MOST || bytes(&kept) > MOST_BYTES {
            kept.remove(0);
        }
    }
}

/// How many bytes pictures have together.
fn bytes(pictures: &[Arc<Picture>]) -> usize {
    pictures.iter().map(|picture| picture.bytes()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn logo(width: usize) -> String {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='10'>\
             <path d='M0 0h10v10z' opacity='.5'/></svg>"
        )
    }

    #[test]
    fn a_picture_is_drawn_once() {
        let pictures = Pictures::new();
        let read = || pictures.read(logo(20).as_bytes()).expect("a picture");
        assert!(Arc::ptr_eq(&read(), &read()));
    }

    #[test]
    fn no_more_is_remembered_than_there_is_room_for() {
        let pictures = Pictures::new();
        for width in 1..=MOST + 5 {
            pictures.read(logo(width).as_bytes()).expect("a picture");
            let kept = pictures.kept.lock().expect("no panic");
            assert!(kept.len() <= MOST && bytes(&kept) <= MOST_BYTES);
        }
        assert_eq!(pictures.kept.lock().expect("no panic").len(), MOST);
    }
}
