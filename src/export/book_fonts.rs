//! The fonts that go with a book.
//!
//! In: a theme and the faces that there are; then the characters of a book. Out: which family has a character, as on
//! the pages, and font files that are [cut] down to what the book draws.

mod character_map;
mod cut;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::epub::{FontSource, FontStyle};
use super::sfnt;
use crate::layout::text::face_choice::asked;
use crate::layout::text::font::{FaceId, Fonts};
use crate::theme::{Family, Theme, Weight};

/// The faces that pages are set in, for a book.
pub struct FontsOfPages<'a> {
    /// How they look.
    pub theme: &'a Theme,
    /// The faces.
    pub fonts: &'a Fonts,
}

impl FontsOfPages<'_> {
    /// The face of a family in a style; none where another would stand in for it, as a reader's own guess is better.
    fn face(&self, family: &str, style: FontStyle) -> Option<FaceId> {
        let FontStyle { weight, italic } = style;
        let id = self.fonts.nearest(family, weight, italic)?;
        let face = self.fonts.face(id);
        let is_bold = |weight: Weight| weight > Weight::Regular;
        let is_it = face.italic == italic && is_bold(face.weight) == is_bold(weight);
        is_it.then_some(id)
    }
}

impl FontSource for FontsOfPages<'_> {
    fn family(&self, family: Family, character: char) -> Option<String> {
        let has = |name: &&str| {
            let regular = self.fonts.nearest(name, Weight::Regular, false);
            regular.is_some_and(|id| self.fonts.face(id).has(character))
        };
        let asked = asked(self.theme, self.fonts, family);
        asked.into_iter().find(has).map(str::to_string)
    }

    fn has(&self, family: &str, style: FontStyle) -> bool {
        self.face(family, style).is_some()
    }

    fn file(
        &self,
        family: &str,
        style: FontStyle,
        characters: &BTreeSet<char>,
    ) -> Option<Cow<'_, [u8]>> {
        let face = self.fonts.face(self.face(family, style)?);
        match cut::cut(face, characters) {
            Some(file) => Some(Cow::Owned(file)),
            // The whole file draws its default, which is another face.
            None if face.is_varied() => None,
            None => sfnt::single(&face.data, face.index),
        }
    }
}
