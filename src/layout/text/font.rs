//! Faces: what they measure, and which one of a family is nearest to what is asked for.
//!
//! In: the files of `fonts/`, compiled into the binary ([`bundled`]). Out: [`Fonts`], built once and
//! shared between threads.

mod bundled;

use std::sync::LazyLock;

use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use harfrust::{Font, GlyphId};

use self::bundled::{BUNDLED, File};
use crate::theme::Weight;

/// Names a face of [`Fonts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// A face.
pub struct Face {
    /// The family, as a theme names it.
    pub family: &'static str,
    /// The weight.
    pub weight: Weight,
    /// Whether it is italic.
    pub italic: bool,
    /// The PostScript name, as a PDF names it.
    pub postscript_name: &'static str,
    /// The font file.
    pub data: &'static [u8],
    /// The file, read.
    pub font: Font,
    /// Units of the em.
    pub units_per_em: f64,
    /// Height of an x in ems; of a mean letter where the script has none.
    pub x_height: f64,
    /// Height of a capital in ems.
    pub cap_height: f64,
    /// Which characters of ASCII it has, a bit each.
    ascii: u128,
}

impl Face {
    /// Reads a file.
    fn read(&(family, weight, italic, postscript_name, data): &File) -> Self {
        let font = Font::new(data, 0).expect("a test opens every bundled face");
        let metrics = font.metrics();
        let units_per_em = f64::from(metrics.units_per_em);
        let ems = |height: Option<f64>, otherwise: f64| {
            height
                .filter(|units| *units > 0.0)
                .map_or(otherwise, |units| units / units_per_em)
        };
        // Noto Naskh Arabic states neither height; its mean letter is about as tall as this.
        let x_height = ems(metrics.x_height.map(|height| height.to_f64()), 0.45);
        let cap_height = ems(metrics.cap_height.map(|height| height.to_f64()), 0.65);
        let has = |byte: &u8| font.charmap().map_unicode(char::from(*byte)).is_some();
        let ascii = (0u8..128)
            .filter(has)
            .fold(0, |set, byte| set | 1u128 << byte);
        Face {
            ascii,
            family,
            weight,
            italic,
            postscript_name,
            data,
            font,
            units_per_em,
            x_height,
            cap_height,
        }
    }

    /// Whether it has a character.
    pub fn has(&self, character: char) -> bool {
        if character.is_ascii() {
            return self.ascii >> u32::from(character) & 1 == 1;
        }
        self.glyph(character).is_some()
    }

    /// The glyph of a character.
    pub fn glyph(&self, character: char) -> Option<u16> {
        self.font
            .charmap()
            .map_unicode(character)
            .and_then(|glyph| u16::try_from(glyph.to_u32()).ok())
    }

    /// The advance of a glyph in ems.
    pub fn advance(&self, glyph: u16) -> f64 {
        f64::from(self.font.glyph_metrics().h_advance(GlyphId::from(glyph))) / self.units_per_em
    }

    /// Draws the outline of a glyph in units of the em; `None` where the file has none that can be
    /// read.
    pub fn draw(&self, glyph: u16, sink: &mut impl PathSink) -> Option<()> {
        let outline = self.font.outline_glyphs().get(GlyphId::from(glyph))?;
        let drawn = outline.draw(&DrawOptions::new(), DrawMemory::Scratch, sink);
        drawn.ok().map(|_| ())
    }

    /// Whether a glyph draws anything. A glyph that cannot be read is taken for one that does.
    pub fn has_ink(&self, glyph: u16) -> bool {
        let mut ink = Ink(false);
        self.draw(glyph, &mut ink).is_none() || ink.0
    }
}

/// Whether anything is drawn.
struct Ink(bool);

impl PathSink for Ink {
    fn move_to(&mut self, _: f32, _: f32) {
        self.0 = true;
    }

    fn line_to(&mut self, _: f32, _: f32) {
        self.0 = true;
    }

    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }

    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }

    fn close(&mut self) {}
}

/// Every face that there is.
pub struct Fonts {
    faces: Vec<Face>,
}

static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts {
    faces: BUNDLED.iter().map(Face::read).collect(),
});

impl Fonts {
    /// The faces that are compiled in.
    pub fn bundled() -> &'static Fonts {
        &FONTS
    }

    /// The families that they are of, one for each face.
    pub fn families(&self) -> impl Iterator<Item = &'static str> {
        self.faces.iter().map(|face| face.family)
    }

    /// A face.
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[usize::from(id.0)]
    }

    /// How many there are; every [`FaceId`] is below this.
    pub fn len(&self) -> usize {
        self.faces.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.faces.is_empty()
    }

    /// The face of a family that comes nearest: its slope matters more than its weight. `None` for
    /// a family that is not there.
    pub fn nearest(&self, family: &str, weight: Weight, italic: bool) -> Option<FaceId> {
        let distance = |face: &Face| {
            let heavier = usize::from(face.weight < weight);
            (
                face.italic != italic,
                (face.weight as i32 - weight as i32).abs(),
                heavier,
            )
        };
        (0u16..)
            .zip(&self.faces)
            .filter(|(_, face)| face.family == family)
            .min_by_key(|(_, face)| distance(face))
            .map(|(index, _)| FaceId(index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::{Family, Theme};

    #[test]
    fn every_bundled_face_opens_and_every_family_of_the_theme_is_there() {
        let fonts = Fonts::bundled();
        assert_eq!(fonts.len(), BUNDLED.len());
        for family in [Family::Serif, Family::Sans, Family::Mono] {
            for name in Theme::default_theme().faces(family) {
                assert!(
                    fonts.nearest(name, Weight::Regular, false).is_some(),
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn a_missing_weight_is_replaced_by_the_heavier_one() {
        let fonts = Fonts::bundled();
        let nearest = |family, weight, italic| {
            fonts
                .nearest(family, weight, italic)
                .map(|id| fonts.face(id).postscript_name)
        };
        assert_eq!(
            nearest("Vazirmatn", Weight::Semibold, true),
            Some("Vazirmatn-Bold")
        );
        assert_eq!(
            nearest("Source Serif 4", Weight::Bold, true),
            Some("SourceSerif4-BoldItalic")
        );
        assert_eq!(nearest("Garamond", Weight::Regular, false), None);
    }
}
