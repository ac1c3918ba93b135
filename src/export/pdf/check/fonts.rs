//! Fonts and the codes that are drawn in them.
//!
//! In: the document and what its pages draw. Each font is embedded and maps its codes to characters
//! (ISO 14289-1, 7.21.4 and 7.21.7); no code leads to the glyph that stands for none, which a reader
//! sees as a box and a listener not at all (7.21.8).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::content::Drawn;
use super::{Breach, dictionary, get, inflated};

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
        if !meanings.get(code).copied().unwrap_or(false) || code >= widths {
            return Err(format!("code {code} has no meaning or no width"));
        }
    }
    Ok(())
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

/// Which codes the ToUnicode map has, each once.
fn meanings(document: &Document, font: &Dictionary) -> Result<Vec<bool>, Breach> {
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
                known.resize(code + 1, false);
            }
            known[code] = true;
        }
    }
    Ok(known)
}
