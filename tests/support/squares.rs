//! A face of squares: ideographs as wide as an em, marks whose ink stands where it does in real ones.
//!
//! In: the characters of a text. Out: a TrueType file that draws each as a rectangle, so that a test can
//! tell where ink stands without a font that covers a script.

use std::collections::BTreeSet;

use briefset::layout::text::font::{Face, Name};
use briefset::theme::Weight;

/// Units of the em, and the advance of every square.
const EM: u16 = 1000;

/// The family of the face.
pub const FAMILY: &str = "Squares";

/// Where the ink of a character stands in its square, from left to right, in thousandths of an em.
pub fn ink(character: char) -> (i16, i16) {
    match character {
        '「' | '『' | '（' | '《' | '\u{201c}' => (600, 950),
        '」' | '』' | '）' | '》' | '\u{201d}' | '、' | '。' | '，' => (50, 400),
        '・' | '：' => (400, 600),
        '！' | '？' => (380, 620),
        '—' | '…' => (0, 1000),
        _ => (40, 960),
    }
}

/// A face that has the characters of a text, those of ASCII left out.
pub fn face(text: &str) -> Face {
    let characters: BTreeSet<char> = text.chars().filter(|one| !one.is_ascii()).collect();
    let characters: Vec<char> = characters.into_iter().collect();
    let name = Name {
        family: FAMILY.to_string(),
        weight: Weight::Regular,
        italic: false,
        postscript: FAMILY.to_string(),
    };
    Face::read(name, file(&characters), 0).expect("a face")
}

fn words(list: &[i64]) -> Vec<u8> {
    let words = list.iter().map(|word| (*word as u16).to_be_bytes());
    words.flatten().collect()
}

fn longs(list: &[u32]) -> Vec<u8> {
    list.iter().flat_map(|long| long.to_be_bytes()).collect()
}

/// A rectangle (OpenType, glyf): four points on their outline.
fn outline((left, right): (i16, i16)) -> Vec<u8> {
    let (bottom, top) = (-60, 860);
    let (left, right) = (i64::from(left), i64::from(right));
    let mut glyph = words(&[1, left, bottom, right, top, 3, 0]);
    glyph.extend([1; 4]);
    // Each point from the one before it: first how far right, then how far up.
    glyph.extend(words(&[
        left,
        0,
        right - left,
        0,
        bottom,
        top - bottom,
        0,
        bottom - top,
    ]));
    glyph
}

/// The file: `.notdef`, then a glyph for each character.
fn file(characters: &[char]) -> Vec<u8> {
    let count = characters.len() as i64 + 1;
    let (mut glyf, mut loca, mut hmtx) = (Vec::new(), vec![0u32], Vec::new());
    let boxes = std::iter::once((0, 1000)).chain(characters.iter().map(|one| ink(*one)));
    for ink in boxes {
        glyf.extend(outline(ink));
        loca.push(glyf.len() as u32);
        hmtx.extend(words(&[i64::from(EM), i64::from(ink.0)]));
    }
    let groups = (1u32..).zip(characters).flat_map(|(glyph, one)| {
        let code = u32::from(*one);
        [code, code, glyph]
    });
    let groups: Vec<u32> = groups.collect();
    let mut cmap = words(&[0, 1, 3, 10, 0, 12, 12, 0]);
    cmap.extend(longs(&[
        16 + groups.len() as u32 * 4,
        0,
        groups.len() as u32 / 3,
    ]));
    cmap.extend(longs(&groups));
    let mut head = longs(&[0x0001_0000, 0x0001_0000, 0, 0x5f0f_3cf5]);
    head.extend(words(&[0, i64::from(EM)]));
    head.extend([0; 16]);
    head.extend(words(&[0, -60, 1000, 860, 0, 8, 2, 1, 0]));
    let mut hhea = words(&[1, 0, 880, -120, 0, i64::from(EM), 0, 0, 1000, 1, 0, 0]);
    hhea.extend(words(&[0, 0, 0, 0, 0, count]));
    let mut maxp = longs(&[0x0001_0000]);
    maxp.extend(words(&[count, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0]));
    assembled(vec![
        (b"cmap", cmap),
        (b"glyf", glyf),
        (b"head", head),
        (b"hhea", hhea),
        (b"hmtx", hmtx),
        (b"loca", longs(&loca)),
        (b"maxp", maxp),
    ])
}

/// Puts tables behind their directory (OpenType, "Organization of an OpenType font").
fn assembled(tables: Vec<(&[u8; 4], Vec<u8>)>) -> Vec<u8> {
    let mut file = words(&[1, 0, tables.len() as i64, 64, 2, 48]);
    let mut at = 12 + tables.len() * 16;
    for (tag, table) in &tables {
        file.extend(*tag);
        file.extend(longs(&[0, at as u32, table.len() as u32]));
        at += table.len().next_multiple_of(4);
    }
    for (_, mut table) in tables {
        table.resize(table.len().next_multiple_of(4), 0);
        file.extend(table);
    }
    file
}
