//! Fonts and the codes that are drawn in them.
//!
//! In: the document and what its pages draw. Each font is embedded and maps its codes to characters
//! (ISO 14289-1, 7.21.4 and 7.21.7), and each code is as wide as its glyph (ISO 19005-3, 6.2.11.5); no
//! code leads to the glyph that stands for none, which a reader sees as a box and a listener not at all
//! (7.21.8).

use std::collections::BTreeMap;

use harfrust::{Font, GlyphId};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::content::Drawn;
use super::{Breach, dictionary, get, inflated};
use crate::document::is_blank;

/// How far a width may be from that of the glyph, in thousandths of an em.
const TOLERANCE: f64 = 0.5;

/// Where the codes of a simple font stand in its program (OpenType, cmap: symbols).
const SYMBOLS: u32 = 0xf000;

/// What a font says of its codes.
pub struct FontCodes {
    /// Whether they have one byte, not two.
    pub is_simple: bool,
    /// Those that mean white space: a bit each.
    pub blanks: Vec<u64>,
    /// What each means.
    meanings: BTreeMap<usize, String>,
}

/// Those of the fonts of a page, by their names in its resources.
pub type PageFonts<'a> = BTreeMap<&'a [u8], &'a FontCodes>;

/// The fonts of a document.
pub struct Fonts(BTreeMap<ObjectId, FontCodes>);

impl Fonts {
    /// Reads what every font says of its codes, once: pages have them in common.
    pub fn of(document: &Document) -> Result<Self, Breach> {
        let mut fonts = BTreeMap::new();
        for (id, object) in &document.objects {
            let font = object.as_dict().ok();
            let Some(font) = font.filter(|font| font.has(b"ToUnicode")) else {
                continue;
            };
            let meanings = meanings(document, font)?;
            let mut blanks = Vec::new();
            for (code, _) in meanings.iter().filter(|(_, says)| is_blank(says)) {
                if blanks.len() <= code / 64 {
                    blanks.resize(code / 64 + 1, 0);
                }
                blanks[code / 64] |= 1 << (code % 64);
            }
            let codes = FontCodes {
                is_simple: is_simple(font),
                blanks,
                meanings,
            };
            fonts.insert(*id, codes);
        }
        Ok(Fonts(fonts))
    }

    /// Those of a page.
    pub fn of_page<'a>(
        &'a self,
        document: &'a Document,
        page: ObjectId,
    ) -> Result<PageFonts<'a>, Breach> {
        let ids = ids(document, page)?.into_iter();
        let codes = ids.filter_map(|(name, id)| Some((name, self.0.get(&id)?)));
        Ok(codes.collect())
    }
}

/// The fonts of a page, by their names.
fn ids(document: &Document, page: ObjectId) -> Result<BTreeMap<&[u8], ObjectId>, Breach> {
    let resources = get(document, dictionary(document, page)?, "Resources")?;
    let resources = resources
        .as_dict()
        .map_err(|_| "a page without resources")?;
    let fonts = get(document, resources, "Font")?;
    let fonts = fonts.as_dict().map_err(|_| "a page without fonts")?;
    let ids = fonts.iter().map(|(name, font)| {
        let id = font.as_reference();
        let id = id.map_err(|_| "a font that the page does not have")?;
        Ok((name.as_slice(), id))
    });
    ids.collect()
}

fn is_simple(font: &Dictionary) -> bool {
    let kind = font.get(b"Subtype").and_then(Object::as_name);
    kind.is_ok_and(|kind| kind == b"TrueType")
}

/// Checks the fonts of every page.
pub fn check(
    document: &Document,
    known: &Fonts,
    pages: &[ObjectId],
    drawn: &[Drawn],
) -> Result<(), Breach> {
    // All that is drawn in a font, by its object.
    let mut used: BTreeMap<ObjectId, Vec<u64>> = BTreeMap::new();
    for (page, drawn) in pages.iter().zip(drawn) {
        if drawn.codes.is_empty() {
            continue;
        }
        let fonts = ids(document, *page)?;
        for (name, codes) in &drawn.codes {
            let font = fonts.get(name.as_slice());
            let font = font.ok_or("a font that the page does not have")?;
            let all = used.entry(*font).or_default();
            all.resize(all.len().max(codes.len()), 0);
            all.iter_mut()
                .zip(codes)
                .for_each(|(all, codes)| *all |= codes);
        }
    }
    used.iter().try_for_each(|(font, codes)| {
        let known = known.0.get(font).ok_or("a font without meanings")?;
        check_font(document, *font, known, codes)
    })
}

fn check_font(
    document: &Document,
    font: ObjectId,
    known: &FontCodes,
    used: &[u64],
) -> Result<(), Breach> {
    let font = dictionary(document, font)?;
    let read = match known.is_simple {
        true => simple(document, font)?,
        false => composite(document, font)?,
    };
    let program = Font::new(read.program, 0).ok_or("a font that cannot be read")?;
    let (metrics, count) = (program.glyph_metrics(), program.metrics().num_glyphs);
    let units_per_em = f64::from(program.metrics().units_per_em);
    for code in codes(used) {
        let glyph = match &read.glyphs {
            Some(glyphs) => glyphs.get(code).copied().map(u32::from),
            None => {
                (program.charmap().map_unicode(SYMBOLS + code as u32)).map(|glyph| glyph.to_u32())
            }
        };
        let glyph = glyph.filter(|glyph| code != 0 && *glyph != 0 && *glyph < count);
        let glyph = glyph.ok_or(format!("code {code} draws the glyph that stands for none"))?;
        let width = read
            .widths
            .get(&code)
            .filter(|_| known.meanings.contains_key(&code));
        let width = width.ok_or(format!("code {code} has no meaning or no width"))?;
        let drawn = f64::from(metrics.h_advance(GlyphId::new(glyph))) * 1000.0 / units_per_em;
        if (width - drawn).abs() > TOLERANCE {
            return Err(format!("code {code} is not as wide as its glyph"));
        }
    }
    Ok(())
}

/// How a font draws its codes.
struct ReadFont {
    program: Vec<u8>,
    /// Which glyph a code draws, where the program does not say it.
    glyphs: Option<Vec<u16>>,
    /// In thousandths of an em.
    widths: BTreeMap<usize, f64>,
}

/// A font of codes of one byte.
fn simple(document: &Document, font: &Dictionary) -> Result<ReadFont, Breach> {
    let first = font.get(b"FirstChar").and_then(Object::as_i64);
    let first = first.map_err(|_| "a font without widths")? as usize;
    let widths = font.get(b"Widths").and_then(Object::as_array);
    let widths = widths.map_err(|_| "a font without widths")?;
    if font.has(b"Encoding") {
        return Err("a font of its own codes with those of a standard".to_string());
    }
    Ok(ReadFont {
        program: program(document, font)?,
        glyphs: None,
        widths: (first..).zip(numbers(widths)?).collect(),
    })
}

/// A font of codes of two bytes.
fn composite(document: &Document, font: &Dictionary) -> Result<ReadFont, Breach> {
    let descendants = get(document, font, "DescendantFonts")?;
    let descendant = descendants.as_array().ok().and_then(|list| list.first());
    let descendant = descendant
        .and_then(|descendant| document.dereference(descendant).ok())
        .and_then(|(_, descendant)| descendant.as_dict().ok())
        .ok_or("a font without a descendant")?;
    let glyphs = get(document, descendant, "CIDToGIDMap")?;
    let glyphs = inflated(glyphs.as_stream().map_err(|_| "a font without glyphs")?)?;
    let glyphs = glyphs.chunks_exact(2);
    let glyphs = glyphs.map(|glyph| u16::from_be_bytes([glyph[0], glyph[1]]));
    let runs = descendant.get(b"W").and_then(Object::as_array);
    let mut widths = BTreeMap::new();
    for run in runs.map_err(|_| "a font without widths")?.chunks(2) {
        let [Object::Integer(first), Object::Array(run)] = run else {
            return Err("a font without widths".to_string());
        };
        widths.extend((*first as usize..).zip(numbers(run)?));
    }
    Ok(ReadFont {
        program: program(document, descendant)?,
        glyphs: Some(glyphs.collect()),
        widths,
    })
}

fn numbers(list: &[Object]) -> Result<Vec<f64>, Breach> {
    let number = |object: &Object| match object {
        Object::Integer(number) => Ok(*number as f64),
        Object::Real(number) => Ok(f64::from(*number)),
        _ => Err("a width that is no number".to_string()),
    };
    list.iter().map(number).collect()
}

/// The font program of a font that names its description.
fn program(document: &Document, font: &Dictionary) -> Result<Vec<u8>, Breach> {
    let descriptor = get(document, font, "FontDescriptor")?;
    let descriptor = descriptor
        .as_dict()
        .map_err(|_| "a font without a description")?;
    let file = get(document, descriptor, "FontFile2");
    let file = file.map_err(|_| "a font that is not embedded")?;
    inflated(
        file.as_stream()
            .map_err(|_| "a font that is not embedded")?,
    )
}

/// The codes of a set.
fn codes(used: &[u64]) -> impl Iterator<Item = usize> + '_ {
    (0..used.len() * 64).filter(|code| used[code / 64] >> (code % 64) & 1 == 1)
}

/// What the ToUnicode map says of each code.
fn meanings(document: &Document, font: &Dictionary) -> Result<BTreeMap<usize, String>, Breach> {
    let map = get(document, font, "ToUnicode")?;
    let map = inflated(map.as_stream().map_err(|_| "a font without meanings")?)?;
    let map = String::from_utf8_lossy(&map);
    let mut known = BTreeMap::new();
    let mut lines = map.lines();
    while let Some(line) = lines.next() {
        if !line.ends_with(" beginbfchar") {
            continue;
        }
        for line in lines.by_ref().take_while(|line| *line != "endbfchar") {
            let pair = line
                .strip_prefix('<')
                .and_then(|line| line.strip_suffix('>'));
            let pair = pair.and_then(|pair| pair.split_once("> <"));
            let (code, says) = pair.ok_or("a map of codes that is not in order")?;
            // 7.21.7: neither 0 nor a byte-order mark nor its reverse; and something.
            let first = says.get(..4).unwrap_or_default();
            if ["", "0000", "feff", "fffe"].contains(&first) {
                return Err("a code that means no character".to_string());
            }
            let code = usize::from_str_radix(code, 16).map_err(|_| "a code that is no number")?;
            if known.insert(code, characters(says)).is_some() {
                return Err("a code that means two things".to_string());
            }
        }
    }
    Ok(known)
}

/// The characters of UTF-16 in hexadecimal digits.
fn characters(digits: &str) -> String {
    let units = digits.as_bytes().chunks(4).map(|unit| {
        let unit = std::str::from_utf8(unit).ok();
        unit.and_then(|unit| u16::from_str_radix(unit, 16).ok())
    });
    let units: Vec<u16> = units.map(Option::unwrap_or_default).collect();
    String::from_utf16_lossy(&units)
}
