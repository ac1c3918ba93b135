//! Which characters a font has.
//!
//! In: a font's map from characters to glyphs. Out: ranges of code points, as a font of sixty thousand signs has them
//! in a few hundred.

use std::collections::BTreeMap;

use harfrust::Font;
use read_fonts::TableProvider;
use read_fonts::tables::cmap::{CmapSubtable, SequentialMapGroup};
use unicode_script::{Script, UnicodeScript};

/// How many characters of a map are looked at: more than there are.
const MOST: usize = 0x11_0000;

/// Ranges of code points in order, apart from each other; both ends are within.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage(Vec<(u32, u32)>);

impl Coverage {
    /// That of a font.
    pub fn of(font: &Font) -> Self {
        Coverage(merged(grouped(font).unwrap_or_else(|| one_by_one(font))))
    }

    /// Whether it has a character.
    pub fn has(&self, character: char) -> bool {
        let number = u32::from(character);
        let before = self.0.partition_point(|(first, _)| *first <= number);
        before > 0 && number <= self.0[before - 1].1
    }

    /// Whether it has all characters that another has.
    pub fn has_all(&self, other: &Coverage) -> bool {
        other.0.iter().all(|(first, last)| {
            let before = self.0.partition_point(|(own, _)| own <= first);
            before > 0 && *last <= self.0[before - 1].1
        })
    }

    /// How many characters it has.
    pub fn count(&self) -> usize {
        let lengths = self.0.iter().map(|(first, last)| last - first + 1);
        lengths.map(|length| length as usize).sum()
    }

    /// The scripts that it is for, by their codes (ISO 15924): those that it has `enough` of, as somebody judges by the
    /// script and the number of its characters.
    pub fn scripts(&self, is_enough: impl Fn(Script, usize) -> bool) -> Vec<&'static str> {
        let mut counts: BTreeMap<&'static str, (Script, usize)> = BTreeMap::new();
        let characters = self.0.iter().flat_map(|(first, last)| *first..=*last);
        for character in characters.filter_map(char::from_u32) {
            let script = character.script();
            if matches!(script, Script::Common | Script::Inherited | Script::Unknown) {
                continue;
            }
            counts.entry(script.short_name()).or_insert((script, 0)).1 += 1;
        }
        let enough = counts
            .into_iter()
            .filter(|(_, (script, count))| is_enough(*script, *count));
        enough.map(|(code, _)| code).collect()
    }
}

/// Ranges in order, apart from each other: a map in disorder is one all the same.
fn merged(mut ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    ranges.sort_unstable();
    let mut merged: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
    for (first, last) in ranges {
        match merged.last_mut() {
            Some((_, end)) if first <= end.saturating_add(1) => *end = last.max(*end),
            _ => merged.push((first, last)),
        }
    }
    merged
}

/// The characters of a map, one after the other.
fn one_by_one(font: &Font) -> Vec<(u32, u32)> {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for (character, glyph) in font.charmap().unicodes().take(MOST) {
        if glyph.to_u32() == 0 {
            continue;
        }
        match ranges.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(character) => *last = character,
            _ => ranges.push((character, character)),
        }
    }
    ranges
}

/// The characters of a map that says which stand in a row (OpenType, "cmap", format 12), as those of all large fonts do;
/// `None` where it is another. A collection for East Asia has ten such maps of forty-five thousand characters.
fn grouped(font: &Font) -> Option<Vec<(u32, u32)>> {
    let tables = font.tables();
    let map = tables.cmap().ok()?;
    let (_, record, CmapSubtable::Format12(map)) = map.best_subtable()? else {
        return None;
    };
    if tables.dmap().is_ok() || record.is_symbol() {
        return None;
    }
    let glyphs = u32::from(tables.maxp().ok()?.num_glyphs());
    let range = |group: &SequentialMapGroup| {
        let (first, last) = (group.start_char_code(), group.end_char_code());
        let glyph = group.start_glyph_id();
        // The first glyph of a font says that there is none; those behind the last are not there.
        let first = first.checked_add(u32::from(glyph == 0))?;
        let last = last.min(
            group
                .start_char_code()
                .checked_add(glyphs.checked_sub(glyph)?)?
                .checked_sub(1)?,
        );
        let last = last.min(u32::from(char::MAX));
        (first <= last).then_some((first, last))
    };
    Some(map.groups().iter().filter_map(range).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::text::font::Fonts;

    #[test]
    fn groups_say_what_their_characters_say_one_by_one() {
        let fonts = Fonts::bundled();
        let mut grouped_maps = 0;
        for face in fonts.faces() {
            let Some(ranges) = grouped(&face.font) else {
                continue;
            };
            grouped_maps += 1;
            let coverage = merged(ranges);
            assert_eq!(
                coverage,
                merged(one_by_one(&face.font)),
                "{}",
                face.postscript_name
            );
        }
        assert!(grouped_maps > 3, "{grouped_maps} maps");
    }
}
