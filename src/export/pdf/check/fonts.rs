//! Fonts and the codes that are drawn in them.
//!
//! In: the document and what its pages draw. Each font is embedded and maps its codes to characters
//! (ISO 14289-1, 7.21.4 and 7.21.7); no code leads to the glyph that stands for none, which a reader
//! sees as a box and a listener not at all (7.21.8).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::content::Drawn;
use super::{Breach, dictionary, get, inflated};
use crate::document::is_blank;

/// What a code of a font means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    /// Nothing is said of it.
    None,
    /// White space.
    Blank,
    /// Characters that can be read.
    Words,
}

/// The codes that mean white space: for each font, a bit each.
pub struct Blanks(BTreeMap<ObjectId, Vec<u64>>);

impl Blanks {
    /// Those of every font of a document. What is wrong with a font is found when it is checked.
    pub fn of(document: &Document) -> Self {
        let fonts = document.objects.iter().filter_map(|(id, object)| {
            let font = object
                .as_dict()
                .ok()
                .filter(|font| font.has(b"ToUnicode"))?;
            let meanings = meanings(document, font).ok()?;
            let mut blanks = vec![0; meanings.len().div_ceil(64)];
            for (code, meaning) in meanings.iter().enumerate() {
                blanks[code / 64] |= u64::from(*meaning == Meaning::Blank) << (code % 64);
            }
            Some((*id, blanks))
        });
        Blanks(fonts.collect())
    }

    /// Those of the fonts of a page, by their names there.
    pub fn of_page<'a>(&'a self, document: &'a Document, page: &'a Dictionary) -> PageBlanks<'a> {
        let fonts = get(document, page, "Resources").and_then(|resources| {
            let resources = resources.as_dict().map_err(|_| "no resources")?;
            let fonts = get(document, resources, "Font")?.as_dict();
            Ok(fonts.map_err(|_| "no fonts")?)
        });
        let fonts = fonts.into_iter().flat_map(Dictionary::iter);
        let blanks = fonts.filter_map(|(name, font)| {
            let blanks = self.0.get(&font.as_reference().ok()?)?;
            Some((name.as_slice(), blanks.as_slice()))
        });
        blanks.collect()
    }
}

/// The codes that mean white space, by the names of fonts.
pub type PageBlanks<'a> = BTreeMap<&'a [u8], &'a [u64]>;

/// Checks the fonts of every page.
pub fn check(document: &Document, pages: &[ObjectId], drawn: &[Drawn]) -> Result<(), Breach> {
    // All that is drawn in a font, by its object.
    let mut used: BTreeMap<ObjectId, Vec<u64>> = BTreeMap::new();
    for (page, drawn) in pages.iter().zip(drawn) {
        if drawn.codes.is_empty() {
            continue;
        }
        let resources = get(document, dictionary(document, *page)?, "Resources")?;
        let resources = resources
            .as_dict()
            .map_err(|_| "a page without resources")?;
        let fonts = get(document, resources, "Font")?;
        let fonts = fonts.as_dict().map_err(|_| "a page without fonts")?;
        for (name, codes) in &drawn.codes {
            let font = fonts.get(name).and_then(Object::as_reference);
            let font = font.map_err(|_| "a font that the page does not have")?;
            let all = used.entry(font).or_default();
            all.resize(all.len().max(codes.len()), 0);
            all.iter_mut()
                .zip(codes)
                .for_each(|(all, codes)| *all |= codes);
        }
    }
    used.iter()
        .try_for_each(|(font, codes)| check_font(document, *font, codes))
}

fn check_font(document: &Document, font: ObjectId, used: &[u64]) -> Result<(), Breach> {
    let font = dictionary(document, font)?;
    let descendants = get(document, font, "DescendantFonts")?;
    let descendant = descendants.as_array().ok().and_then(|list| list.first());
    let descendant = descendant
        .and_then(|descendant| document.dereference(descendant).ok())
        .and_then(|(_, descendant)| descendant.as_dict().ok())
        .ok_or("a font without a descendant")?;
    let descriptor = get(document, descendant, "FontDescriptor")?;
    let descriptor = descriptor
        .as_dict()
        .map_err(|_| "a font without a description")?;
    if !["FontFile2", "FontFile3"]
        .iter()
        .any(|key| get(document, descriptor, key).is_ok())
    {
        return Err("a font that is not embedded".to_string());
    }
    let meanings = meanings(document, font)?;
    let glyphs = get(document, descendant, "CIDToGIDMap")?;
    let glyphs = inflated(glyphs.as_stream().map_err(|_| "a font without glyphs")?)?;
    let widths = widths(descendant)?;
    for code in codes(used) {
        let glyph = glyphs.chunks_exact(2).nth(code).unwrap_or_default();
        if code == 0 || glyph.iter().all(|byte| *byte == 0) {
            return Err(format!("code {code} draws the glyph that stands for none"));
        }
        let meaning = meanings.get(code).copied().unwrap_or(Meaning::None);
        if meaning == Meaning::None || code >= widths {
            return Err(format!("code {code} has no meaning or no width"));
        }
    }
    Ok(())
}

/// What a string of UTF-16 in hexadecimal digits means.
fn meaning_of(digits: &[u8]) -> Meaning {
    let units = digits
        .split(|byte| *byte == b'>')
        .next()
        .unwrap_or_default();
    let units = units.chunks(4).map(|unit| {
        let unit = std::str::from_utf8(unit).ok()?;
        u16::from_str_radix(unit, 16).ok()
    });
    let characters = units
        .collect::<Option<Vec<u16>>>()
        .and_then(|units| String::from_utf16(&units).ok());
    match characters {
        Some(characters) if is_blank(&characters) => Meaning::Blank,
        Some(_) | None => Meaning::Words,
    }
}

/// The codes of a set.
fn codes(used: &[u64]) -> impl Iterator<Item = usize> + '_ {
    (0..used.len() * 64).filter(|code| used[code / 64] >> (code % 64) & 1 == 1)
}

/// For how many codes from 0 there are widths.
fn widths(descendant: &Dictionary) -> Result<usize, Breach> {
    match descendant
        .get(b"W")
        .and_then(Object::as_array)
        .map(Vec::as_slice)
    {
        Ok([Object::Integer(0), Object::Array(widths)]) => Ok(widths.len()),
        _ => Err("a font without widths".to_string()),
    }
}

/// What the codes of a font mean by its ToUnicode map.
fn meanings(document: &Document, font: &Dictionary) -> Result<Vec<Meaning>, Breach> {
    let map = get(document, font, "ToUnicode")?;
    let map = inflated(map.as_stream().map_err(|_| "a font without meanings")?)?;
    let mut known = Vec::new();
    for line in map
        .split(|byte| *byte == b'\n')
        .filter(|line| line.starts_with(b"<"))
    {
        let (code, meaning) = (line.get(1..5), line.get(5..8));
        let (Some(code), Some(b"> <")) = (code, meaning) else {
            continue;
        };
        let code = std::str::from_utf8(code)
            .ok()
            .and_then(|code| usize::from_str_radix(code, 16).ok());
        // 7.21.7: neither 0 nor a byte-order mark nor its reverse.
        let says = line.get(8..12).unwrap_or_default();
        if [b"0000", b"feff", b"fffe"]
            .iter()
            .any(|forbidden| says == *forbidden)
        {
            return Err("a code that means no character".to_string());
        }
        if let Some(code) = code {
            if known.len() <= code {
                known.resize(code + 1, Meaning::None);
            }
            known[code] = meaning_of(&line[8..]);
        }
    }
    Ok(known)
}
