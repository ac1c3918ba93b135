//! A face, cut down to what a text can draw with it.
//!
//! In: a face and the characters of a text. Out: a TrueType file with their glyphs and all that these can become
//! (OpenType, GSUB). Each keeps its number, and the others are there and blank, so that the tables of the layout hold
//! as they are: Arabic joins and Devanagari stacks as with the whole font. What a PDF takes for this
//! (`subsetter`) leaves the layout out, as its pages are laid out already.
//!
//! A licence may reserve the name of a font to the whole of it (SIL Open Font License 1.1, 3), so a part has a name of
//! its own; who made it, and on which terms it is given, stands in it as before.

use std::collections::BTreeSet;

use harfrust::GlyphId;
use read_fonts::TableProvider;
use read_fonts::collections::IntSet;
use read_fonts::tables::glyf::Glyph;
use read_fonts::tables::gsub::Gsub;
use read_fonts::tables::loca::LocaGlyph;
use read_fonts::types::NameId;
use sha2::{Digest, Sha256};

use super::character_map::CharacterMap;
use crate::export::pdf::outlines;
use crate::export::sfnt::{self, Tables, assembled, set_word};
use crate::layout::text::font::Face;

/// Tables of fonts that draw by more than outlines, or shape by other rules than OpenType's: nobody knows here what of
/// them is used.
const OTHERWISE: &[&[u8; 4]] = &[
    b"CBDT", b"COLR", b"EBDT", b"Glat", b"SVG ", b"Silf", b"morx", b"mort", b"sbix",
];

/// Tables that say of all glyphs what they say of each, and so are kept.
const KEPT: &[&[u8; 4]] = &[b"BASE", b"GDEF", b"GPOS", b"GSUB", b"OS/2", b"kern"];

/// Features that a reader applies only where a style sheet asks for them (OpenType, "Registered features"), which ours
/// does not: other designs and widths of letters, and forms of signs that were printed once.
const UNASKED: &[&[u8; 4]] = &[
    b"aalt", b"afrc", b"cswh", b"dlig", b"expt", b"fwid", b"halt", b"hist", b"hkna", b"hlig",
    b"hojo", b"hwid", b"ital", b"jp04", b"jp78", b"jp83", b"jp90", b"nalt", b"nlck", b"ornm",
    b"palt", b"pwid", b"qwid", b"ruby", b"salt", b"smpl", b"swsh", b"titl", b"tnam", b"trad",
    b"twid", b"vkna",
];

/// Tables that go with outlines as the font has them.
const KEPT_WITH_OUTLINES: &[&[u8; 4]] = &[
    b"cvt ", b"fpgm", b"gasp", b"head", b"hhea", b"hmtx", b"maxp", b"prep",
];

/// Names that stay: who holds the rights, and the licence with its address.
const NAMES: &[NameId] = &[
    NameId::COPYRIGHT_NOTICE,
    NameId::LICENSE_DESCRIPTION,
    NameId::LICENSE_URL,
];

/// The file; `None` of a font of which nobody knows what is used, or whose tables are not as they should be.
pub fn cut(face: &Face, characters: &BTreeSet<char>) -> Option<Vec<u8>> {
    let mut tables = sfnt::tables_of(&face.data, face.index)?;
    if OTHERWISE.iter().any(|tag| tables.contains_key(*tag)) {
        return None;
    }
    let map = CharacterMap::of(face, characters);
    let glyphs = reached(face, &map)?;
    let drawn = match tables.contains_key(b"glyf") && !face.is_varied() {
        true => with_outlines(face, &mut tables, &glyphs)?,
        false => redrawn(face, &glyphs)?,
    };
    let post = nameless(tables.get(b"post"));
    tables.retain(|tag, _| KEPT.contains(&tag));
    tables.extend(drawn);
    tables.insert(*b"cmap", map.table()?);
    tables.insert(*b"post", post);
    let name = name_of_part(&tables);
    tables.insert(*b"name", names(face, &name)?);
    Some(assembled(&[0, 1, 0, 0], &tables))
}

/// The glyphs of characters, and those that they can become: the first is what stands for a missing one.
fn reached(face: &Face, map: &CharacterMap) -> Option<IntSet<GlyphId>> {
    let tables = face.font.tables();
    let count = u32::from(tables.maxp().ok()?.num_glyphs());
    let mut glyphs: IntSet<GlyphId> = map.glyphs().map(GlyphId::from).collect();
    glyphs.insert(GlyphId::from(0u16));
    if let Ok(layout) = tables.gsub() {
        let lookups = layout.collect_lookups(&features(&layout)?).ok()?;
        let reached = layout.closure_glyphs_with_num_glyphs(&lookups, &mut glyphs, count);
        reached.ok()?;
    }
    Some(glyphs)
}

/// The features that a reader may apply, by their places in the list of all.
fn features(layout: &Gsub<'_>) -> Option<IntSet<u16>> {
    let list = layout.feature_list().ok()?;
    let is_asked = |tag: &[u8; 4]| {
        // Numbered sets of other designs, and designs of single characters.
        let is_numbered = matches!(tag, [b's', b's', ..] | [b'c', b'v', ..]);
        let is_numbered = is_numbered && tag[2..].iter().all(u8::is_ascii_digit);
        !is_numbered && !UNASKED.contains(&tag)
    };
    let features = (0u16..).zip(list.feature_records());
    let asked = features.filter(|(_, record)| is_asked(&record.feature_tag().into_bytes()));
    Some(asked.map(|(index, _)| index).collect())
}

/// Outlines as the font has them, of these glyphs and the parts that they are put together of.
fn with_outlines(face: &Face, tables: &mut Tables, glyphs: &IntSet<GlyphId>) -> Option<Tables> {
    let font = face.font.tables();
    let (glyf, loca) = (font.glyf().ok()?, font.loca(None).ok()?);
    let mut glyphs = glyphs.clone();
    let mut waiting: Vec<GlyphId> = glyphs.iter().collect();
    while let Some(glyph) = waiting.pop() {
        let outline = loca.get(glyph, &glyf).and_then(LocaGlyph::into_glyph);
        if let Some(Glyph::Composite(composite)) = outline {
            let parts = composite.components().map(|part| part.glyph);
            waiting.extend(parts.filter(|part| glyphs.insert(*part)));
        }
    }
    let whole = tables.remove(b"glyf")?;
    let (mut outlines, mut places) = (Vec::new(), Vec::new());
    for index in 0..usize::from(font.maxp().ok()?.num_glyphs()) {
        places.extend(u32::try_from(outlines.len()).ok()?.to_be_bytes());
        if !glyphs.contains(GlyphId::from(index as u32)) {
            continue;
        }
        let (start, end) = (loca.get_raw(index)?, loca.get_raw(index + 1)?);
        outlines.extend(whole.get(start as usize..end as usize)?);
        outlines.resize(outlines.len().next_multiple_of(4), 0);
    }
    places.extend(u32::try_from(outlines.len()).ok()?.to_be_bytes());
    let mut drawn: Tables = KEPT_WITH_OUTLINES
        .iter()
        .filter_map(|tag| tables.remove(*tag).map(|table| (**tag, table)))
        .collect();
    // Places have four bytes (OpenType, head, indexToLocFormat).
    set_word(drawn.get_mut(b"head")?, 50, 1)?;
    drawn.insert(*b"glyf", outlines);
    drawn.insert(*b"loca", places);
    Some(drawn)
}

/// Outlines that are drawn anew: of PostScript's, and of a place between the masters of a variable font.
fn redrawn(face: &Face, glyphs: &IntSet<GlyphId>) -> Option<Tables> {
    let count = face.font.tables().maxp().ok()?.num_glyphs();
    let kept = (0..count).map(|glyph| glyphs.contains(GlyphId::from(glyph)).then_some(glyph));
    sfnt::tables(&outlines::truetype_with_gaps(face, kept)?)
}

/// The same table without what glyphs are called, which nobody reads in a book (OpenType, post, version 3).
fn nameless(post: Option<&Vec<u8>>) -> Vec<u8> {
    const LENGTH: usize = 32;
    let mut table = post.cloned().unwrap_or_default();
    table.resize(LENGTH, 0);
    table[..4].copy_from_slice(&0x0003_0000u32.to_be_bytes());
    table
}

/// What a part is called: by what it draws, so that two parts of a font are not taken for one.
fn name_of_part(tables: &Tables) -> String {
    let mut hash = Sha256::new();
    for table in tables.values() {
        hash.update(table);
    }
    let letters = hash.finalize();
    let letters = letters
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26));
    format!("Part {}", letters.collect::<String>())
}

/// The table of names: those that stay, and what the part is called.
fn names(face: &Face, name: &str) -> Option<Vec<u8>> {
    let known = face.font.names();
    let said = |id: &NameId| {
        let found = known.get(*id)?.english_or_first()?;
        Some((*id, found.name().chars().collect::<String>()))
    };
    let mut names: Vec<(NameId, String)> = NAMES.iter().filter_map(said).collect();
    names.extend([
        (NameId::FAMILY_NAME, name.to_string()),
        (NameId::SUBFAMILY_NAME, "Regular".to_string()),
        (NameId::UNIQUE_ID, name.to_string()),
        (NameId::FULL_NAME, name.to_string()),
        (NameId::POSTSCRIPT_NAME, name.replace(' ', "")),
    ]);
    names.sort_by_key(|(id, _)| id.to_u16());
    let word = |number: usize| u16::try_from(number).ok();
    let mut table = Vec::new();
    let mut texts: Vec<u8> = Vec::new();
    let mut put = |words: &[u16]| table.extend(words.iter().flat_map(|word| word.to_be_bytes()));
    put(&[0, word(names.len())?, word(6 + 12 * names.len())?]);
    for (id, text) in &names {
        let text: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        // Windows, Unicode, English (OpenType, name).
        put(&[
            3,
            1,
            0x409,
            id.to_u16(),
            word(text.len())?,
            word(texts.len())?,
        ]);
        texts.extend(text);
    }
    table.extend(texts);
    Some(table)
}
