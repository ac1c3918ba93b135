//! Which characters a part of a font has, and the table that says so.
//!
//! In: a face and the characters of a text. Out: those of them that the face has, those that a shaper may put in their
//! place, and a few that a reader writes himself: numbers, hyphens, marks of lists; as a table (OpenType, cmap).

use std::collections::{BTreeMap, BTreeSet};

use harfrust::GlyphId;
use read_fonts::TableProvider;
use read_fonts::collections::IntSet;
use unicode_normalization::char::{decompose_canonical, decompose_compatible};

use crate::export::sfnt::{long, word};
use crate::layout::text::font::Face;

/// What a reader may write himself beside ASCII: a space that does not end a line, a soft hyphen, hyphens, dashes, an
/// ellipsis, marks of lists, and the ring below marks that stand alone.
const OF_READERS: &[char] = &[
    '\u{a0}', '\u{ad}', '\u{2010}', '\u{2011}', '\u{2013}', '\u{2014}', '\u{2022}', '\u{2026}',
    '\u{25aa}', '\u{25cb}', '\u{25cc}', '\u{25e6}',
];

/// How many characters a face may have: more than there are.
const MOST: usize = 0x11_0000;

/// Characters and their glyphs.
pub struct CharacterMap {
    glyphs: BTreeMap<char, u16>,
    /// Glyphs of characters with a selector, and the table that leads to them, where the text has any.
    variants: Option<(Vec<u8>, BTreeSet<u16>)>,
}

impl CharacterMap {
    /// That of a face for a text.
    pub fn of(face: &Face, characters: &BTreeSet<char>) -> Self {
        let mut wanted = characters.clone();
        wanted.extend(' '..='~');
        wanted.extend(OF_READERS);
        for character in characters.iter().filter(|character| !character.is_ascii()) {
            // In headings a reader may set capitals.
            wanted.extend(character.to_uppercase().chain(character.to_lowercase()));
            decompose_canonical(*character, |part| {
                wanted.insert(part);
            });
        }
        let all = face.font.charmap().unicodes().take(MOST);
        let all = all.filter_map(|(number, glyph)| {
            let glyph = u16::try_from(glyph.to_u32()).ok();
            Some((char::from_u32(number)?, glyph.filter(|glyph| *glyph != 0)?))
        });
        // With a layout of its own a font joins Arabic by that.
        let is_joined = face.font.tables().gsub().is_ok();
        let is_kept = |character: char| {
            let is_form = matches!(character, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}');
            wanted.contains(&character) || !(is_form && is_joined) && is_made_of(character, &wanted)
        };
        CharacterMap {
            glyphs: all.filter(|(character, _)| is_kept(*character)).collect(),
            variants: variants(face, &wanted),
        }
    }

    /// The glyphs of all of them.
    pub fn glyphs(&self) -> impl Iterator<Item = u16> {
        let variants = self.variants.iter().flat_map(|(_, glyphs)| glyphs);
        self.glyphs.values().chain(variants).copied()
    }

    /// The table; `None` where it would be longer than one may be.
    pub fn table(&self) -> Option<Vec<u8>> {
        let groups = self.groups();
        let in_first_plane = groups.iter().filter(|[first, ..]| *first < 0xffff);
        let segments: Vec<[u32; 3]> = in_first_plane.copied().collect();
        // Old readers know no other; it has no room for many thousand segments.
        let short = short_table(&segments);
        let mut tables = vec![(3u16, 10u16, long_table(&groups))];
        tables.extend(short.map(|table| (3, 1, table)));
        tables.extend(
            self.variants
                .as_ref()
                .map(|(table, _)| (0, 5, table.clone())),
        );
        tables.sort_by_key(|(platform, encoding, _)| (*platform, *encoding));
        let mut table = Vec::new();
        let mut body: Vec<u8> = Vec::new();
        let start = 4 + 8 * tables.len();
        table.extend([0, 0]);
        table.extend((tables.len() as u16).to_be_bytes());
        for (platform, encoding, part) in &tables {
            table.extend(platform.to_be_bytes());
            table.extend(encoding.to_be_bytes());
            table.extend(u32::try_from(start + body.len()).ok()?.to_be_bytes());
            body.extend(part);
        }
        table.extend(body);
        Some(table)
    }

    /// Characters that follow each other and whose glyphs do: the first, the last, and the glyph of the first. None
    /// reaches from the first plane into the next.
    fn groups(&self) -> Vec<[u32; 3]> {
        let mut groups: Vec<[u32; 3]> = Vec::new();
        for (character, glyph) in &self.glyphs {
            let (character, glyph) = (u32::from(*character), u32::from(*glyph));
            match groups.last_mut() {
                Some([first, last, of_first])
                    if *last + 1 == character
                        && *of_first + (character - *first) == glyph
                        && character != 0x1_0000 =>
                {
                    *last = character;
                }
                _ => groups.push([character, character, glyph]),
            }
        }
        groups
    }
}

/// Whether a shaper may write a character in place of others that are there: it is put together of them, or is a form
/// of one of Arabic's, which fonts without a layout of their own are set by.
fn is_made_of(character: char, wanted: &BTreeSet<char>) -> bool {
    if character.is_ascii() {
        return false;
    }
    let (mut parts, mut are_there) = (0, true);
    let part = |part: char| {
        parts += usize::from(part != character);
        are_there &= wanted.contains(&part);
    };
    match character {
        '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' => decompose_compatible(character, part),
        _ => decompose_canonical(character, part),
    }
    parts > 0 && are_there
}

/// The glyphs of characters with a selector behind them, and the table of all that the face has (OpenType, cmap,
/// format 14); none where the text has no selector.
fn variants(face: &Face, wanted: &BTreeSet<char>) -> Option<(Vec<u8>, BTreeSet<u16>)> {
    let is_selector =
        |character: &char| matches!(character, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}');
    if !wanted.iter().any(is_selector) {
        return None;
    }
    let map = face.font.tables().cmap().ok()?;
    let bytes = map.offset_data().as_bytes();
    let count = usize::from(word(bytes, 2)?);
    let mut records = (0..count).map(|index| 4 + index * 8);
    let record =
        records.find(|at| (word(bytes, *at), word(bytes, at + 2)) == (Some(0), Some(5)))?;
    let start = long(bytes, record + 4)? as usize;
    let length = long(bytes, start.checked_add(2)?)? as usize;
    let table = bytes.get(start..start.checked_add(length)?)?;
    if word(table, 0) != Some(14) {
        return None;
    }
    let characters: IntSet<u32> = wanted.iter().copied().map(u32::from).collect();
    let mut glyphs: IntSet<GlyphId> = IntSet::empty();
    map.closure_glyphs(&characters, &mut glyphs);
    let glyphs = glyphs
        .iter()
        .filter_map(|glyph| u16::try_from(glyph.to_u32()).ok());
    Some((table.to_vec(), glyphs.collect()))
}

/// A table for all of Unicode (OpenType, cmap, format 12).
fn long_table(groups: &[[u32; 3]]) -> Vec<u8> {
    let length = (16 + 12 * groups.len()) as u32;
    let mut table = vec![0, 12, 0, 0];
    let head = [length, 0, groups.len() as u32];
    let numbers = head.iter().chain(groups.iter().flatten());
    table.extend(numbers.flat_map(|number| number.to_be_bytes()));
    table
}

/// A table for the first plane (OpenType, cmap, format 4), each segment of which leads to glyphs by a distance; `None`
/// where it would be longer than it can say.
fn short_table(segments: &[[u32; 3]]) -> Option<Vec<u8>> {
    let mut segments = segments.to_vec();
    // The one that ends all such tables leads to the missing glyph.
    segments.push([0xffff, 0xffff, 0]);
    let count = u16::try_from(segments.len()).ok()?;
    let length = u16::try_from(16 + 8 * segments.len()).ok()?;
    let (twice, halvings) = (count.checked_mul(2)?, count.ilog2() as u16);
    let range = 2u16 << halvings;
    let mut words = vec![4, length, 0, twice, range, halvings, twice - range];
    words.extend(segments.iter().map(|[_, last, _]| *last as u16));
    words.push(0);
    words.extend(segments.iter().map(|[first, ..]| *first as u16));
    let distance = |[first, _, glyph]: &[u32; 3]| (glyph.wrapping_sub(*first)) as u16;
    words.extend(segments.iter().map(distance));
    words.extend(segments.iter().map(|_| 0));
    Some(words.iter().flat_map(|word| word.to_be_bytes()).collect())
}
