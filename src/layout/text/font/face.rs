//! A face: one font of a file, at one place between its masters, and what it measures.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use harfrust::font::Blob;
use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use harfrust::{Font, GlyphId, Tag};
use read_fonts::TableProvider;

use super::description::{FaceKind, kind};
use super::superiors;
use crate::theme::Weight;

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

/// A place in the design space of a variable font: values of its axes, in the units of the axes (OpenType,
/// "fvar"). Axes that are not named stand at their defaults; a font of one design has none.
pub type Location = Vec<([u8; 4], f32)>;

/// The file that a face was read from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// Its path, as it was given or found.
    pub path: PathBuf,
    /// What tells it from every other file: hexadecimal digits.
    pub identity: Arc<str>,
}

/// How many units the em of a font may have (OpenType, "head").
const UNITS_OF_EM: std::ops::RangeInclusive<u16> = 16..=16384;

/// How many characters are looked at to tell whether a face draws anything.
const SAMPLE: usize = 24;

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
    /// What its letters are like.
    pub kind: FaceKind,
    /// The file that it was read from; none where it is compiled in, or came in a program's memory.
    pub origin: Option<Origin>,
    /// The font file, which may be a collection.
    pub data: Blob,
    /// Which font of the file it is, from 0.
    pub index: u32,
    /// The font, read, at its place between the masters.
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
        let head = self.font.tables().head().ok()?;
        Some(head.font_revision().to_f64())
    }

    /// Reads the font of a file that has this index; `None` where there is none that can be read.
    pub fn read(name: Name, data: impl Into<Blob>, index: u32) -> Option<Self> {
        Face::read_at(name, data, index, &Location::new())
    }

    /// The same, at a place in the design space of the font.
    pub fn read_at(
        name: Name,
        data: impl Into<Blob>,
        index: u32,
        location: &Location,
    ) -> Option<Self> {
        let data = data.into();
        let font = Font::new(data.clone(), index)?;
        let values = location.iter().map(|(tag, value)| (Tag::new(tag), *value));
        let font = font.instance_builder().variations(values).build();
        let metrics = font.metrics();
        // With others no reader of a PDF takes it (OpenType, "head").
        let said = font.tables().head().map(|head| head.units_per_em());
        if said.is_ok_and(|said| !UNITS_OF_EM.contains(&said)) {
            return None;
        }
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
            kind: kind(&font, &name.family),
            origin: None,
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

    /// The same, read from this file.
    #[must_use]
    pub fn from_file(self, origin: Origin) -> Self {
        Face {
            origin: Some(origin),
            ..self
        }
    }

    /// Whether it stands elsewhere in its design space than what its file draws by default.
    pub fn is_varied(&self) -> bool {
        let mut coordinates = self.font.normalized_coords().iter();
        coordinates.any(|coordinate| coordinate.to_bits() != 0)
    }

    /// Whether it has small capitals (OpenType, `smcp`).
    pub fn has_small_capitals(&self) -> bool {
        let table = self.font.tables().gsub().ok();
        let features = table.and_then(|table| table.feature_list().ok());
        let mut records = features.iter().flat_map(|list| list.feature_records());
        records.any(|record| record.feature_tag() == Tag::new(b"smcp"))
    }

    /// Whether it has superior figures for all of 0 to 9, as notes are called by.
    pub fn has_superiors(&self) -> bool {
        *self.superiors.get_or_init(|| superiors::has(&self.font))
    }

    /// Whether the digits of code points, 0 to 9 and A to F, are equally wide.
    pub(super) fn has_even_digits(&self) -> bool {
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

    /// Over how many ems its letters reach, from the lowest to the highest, as it says itself (OpenType, "hhea").
    pub fn reach(&self) -> Option<f64> {
        let line = self.font.metrics().hhea_line?;
        let reach = line.ascender.to_f64() - line.descender.to_f64();
        Some(reach / self.units_per_em)
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

    /// Whether it draws any of some characters that it has: a font of pictures alone, or one that is damaged, has letters
    /// without outlines. Where it has none of them nothing is known, and it is taken for one that does.
    pub fn draws_any(&self, characters: impl Iterator<Item = char>) -> bool {
        let seen = characters.filter(|character| !character.is_whitespace());
        let mut glyphs = seen
            .filter_map(|character| self.glyph(character))
            .take(SAMPLE)
            .peekable();
        let draws = |glyph| {
            let mut ink = Ink(false);
            self.draw(glyph, &mut ink).is_some() && ink.0
        };
        glyphs.peek().is_none() || glyphs.any(draws)
    }

    /// Whether it draws any of the letters and digits that it has first.
    pub fn draws_letters(&self) -> bool {
        let characters = self.font.charmap().unicodes();
        let characters = characters.filter_map(|(character, _)| char::from_u32(character));
        self.draws_any(characters.filter(|character| character.is_alphanumeric()))
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
