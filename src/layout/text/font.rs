//! Faces: what they measure, and which one of a family is nearest to what is asked for.
//!
//! In: font files; those of `fonts/` are compiled into the binary ([`mod@bundled`]). Out: [`Fonts`], a set
//! that is handed to whoever shapes, draws or embeds. Nothing remembers one but who was given it.

mod bundled;
mod superiors;

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use harfrust::font::Blob;
use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use harfrust::{Font, GlyphId};

use self::bundled::{BUNDLED, BundledFace};
use crate::theme::Weight;

/// Names a face of [`Fonts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// What a face is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The family, as a theme names it.
    pub family: String,
    /// The weight.
    pub weight: Weight,
    /// Whether it is italic.
    pub italic: bool,
    /// The PostScript name, as a PDF names it.
    pub postscript: String,
}

/// A face.
pub struct Face {
    /// The family, as a theme names it.
    pub family: String,
    /// The weight.
    pub weight: Weight,
    /// Whether it is italic.
    pub italic: bool,
    /// The PostScript name, as a PDF names it.
    pub postscript_name: String,
    /// The font file, which may be a collection.
    pub data: Blob,
    /// Which font of the file it is, from 0.
    pub index: u32,
    /// The font, read.
    pub font: Font,
    /// Units of the em.
    pub units_per_em: f64,
    /// Height of an x in ems; of a mean letter where the script has none.
    pub x_height: f64,
    /// Height of a capital in ems.
    pub cap_height: f64,
    /// Which characters of ASCII it has, a bit each.
    ascii: u128,
    /// Whether it has superior figures, once somebody has asked.
    superiors: OnceLock<bool>,
}

impl Face {
    /// The revision of its file (OpenType, "head", fontRevision).
    pub fn revision(&self) -> Option<f64> {
        let data: &[u8] = self.data.as_ref();
        let long = |at: usize| {
            let bytes = data.get(at..at + 4)?;
            Some(u32::from_be_bytes(bytes.try_into().ok()?))
        };
        let count = usize::from(u16::from_be_bytes(data.get(4..6)?.try_into().ok()?));
        let mut records = (0..count).map(|index| 12 + index * 16);
        let head = records.find(|record| data.get(*record..record + 4) == Some(b"head"))?;
        // A number in 16.16 bits.
        Some(f64::from(long(long(head + 8)? as usize + 4)?) / 65_536.0)
    }

    /// Reads the font of a file that has this index; `None` where there is none that can be read.
    pub fn read(name: Name, data: impl Into<Blob>, index: u32) -> Option<Self> {
        let data = data.into();
        let font = Font::new(data.clone(), index)?;
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
        Some(Face {
            ascii,
            superiors: OnceLock::new(),
            family: name.family,
            weight: name.weight,
            italic: name.italic,
            postscript_name: name.postscript,
            data,
            index,
            font,
            units_per_em,
            x_height,
            cap_height,
        })
    }

    /// Whether it has superior figures for all of 0 to 9, as notes are called by.
    pub fn has_superiors(&self) -> bool {
        *self.superiors.get_or_init(|| superiors::has(&self.font))
    }

    /// Whether the digits of code points, 0 to 9 and A to F, are equally wide.
    fn has_even_digits(&self) -> bool {
        let advance = |digit| Some(self.advance(self.glyph(digit)?));
        let mut advances = "0123456789ABCDEF".chars().map(advance);
        let first = advances.next().flatten();
        first.is_some() && advances.all(|advance| advance == first)
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

/// A set of faces. Those that are compiled in are always among them, so that there is one for every
/// character that the program itself sets.
pub struct Fonts {
    faces: Vec<Face>,
    /// Tells this set from every other of the process.
    id: u64,
    /// A face whose digits of code points are equally wide.
    even_digits: FaceId,
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.faces.iter().map(|face| &face.postscript_name);
        f.debug_list().entries(names).finish()
    }
}

impl Fonts {
    /// The faces that are compiled in.
    pub fn bundled() -> Arc<Fonts> {
        Fonts::with(Vec::new())
    }

    /// The faces that are compiled in, and these behind them.
    pub fn with(others: Vec<Face>) -> Arc<Fonts> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let mut faces: Vec<Face> = BUNDLED.iter().map(bundled).collect();
        faces.extend(others);
        let even_digits = faces.iter().position(Face::has_even_digits);
        let even_digits = even_digits.and_then(|index| u16::try_from(index).ok());
        Arc::new(Fonts {
            faces,
            id: NEXT.fetch_add(1, Ordering::Relaxed),
            even_digits: FaceId(even_digits.unwrap_or(0)),
        })
    }

    /// These faces, and others behind them.
    pub fn and(&self, others: Vec<Face>) -> Arc<Fonts> {
        let again = |face: &Face| {
            let name = Name {
                family: face.family.clone(),
                weight: face.weight,
                italic: face.italic,
                postscript: face.postscript_name.clone(),
            };
            Face::read(name, face.data.clone(), face.index)
        };
        let own = self.faces[BUNDLED.len()..].iter().filter_map(again);
        Fonts::with(own.chain(others).collect())
    }

    /// Tells this set from every other of the process.
    pub(super) fn id(&self) -> u64 {
        self.id
    }

    /// A face whose digits of code points are equally wide.
    pub fn even_digits(&self) -> FaceId {
        self.even_digits
    }

    /// The families that they are of, one for each face.
    pub fn families(&self) -> impl Iterator<Item = &str> {
        self.faces.iter().map(|face| face.family.as_str())
    }

    /// Each face.
    pub fn faces(&self) -> std::slice::Iter<'_, Face> {
        self.faces.iter()
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

/// A face that is compiled in.
fn bundled(bundled: &BundledFace) -> Face {
    let name = Name {
        family: bundled.family.to_string(),
        weight: bundled.weight,
        italic: bundled.italic,
        postscript: bundled.postscript.to_string(),
    };
    Face::read(name, bundled.data, 0).expect("a test opens every bundled face")
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
                .map(|id| fonts.face(id).postscript_name.as_str())
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
