//! Squares with the room beside them.
//!
//! In: the word of a square, and how wide the room is before it and behind it. Out: its word with that room, made
//! once.

use std::sync::Arc;

use super::{REMEMBERED, Shaper, Word};
use crate::layout::text::font::FaceId;

/// Names a square with the room beside it: its face, its glyph, how many bytes it sets, and how wide the room
/// is before it and behind it, in steps of a line's.
pub(super) type Square = (FaceId, u16, u32, [i8; 2]);

impl Shaper {
    /// The word of a square with the room beside it: in steps, and what these are in ems.
    pub fn padded(
        &mut self,
        face: FaceId,
        square: &Word,
        (steps, ems): ([i8; 2], [f64; 2]),
    ) -> Arc<Word> {
        let Some(glyph) = square.glyphs.first() else {
            return Arc::new(square.clone());
        };
        if self.padded.len() >= REMEMBERED {
            self.padded.clear();
        }
        let key = (face, glyph.id, glyph.cluster.end, steps);
        let known = self.padded.entry(key);
        Arc::clone(known.or_insert_with(|| Arc::new(square.padded(ems))))
    }
}
