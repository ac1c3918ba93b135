//! Codes: which two bytes draw which glyph and mean which characters.
//!
//! In: every glyph of the pages. Out: for each face a table of codes, its subset, its widths and
//! its ToUnicode map. A code stands for a pair of a glyph *and* its characters, so that one glyph
//! may mean a space here and a no-break space there, a hyphen or a soft hyphen, and extraction is
//! exact without ActualText. Codes lead to glyphs through a CIDToGIDMap.
//!
//! A word that stands in many places is one [`Word`] shared by all of them; it is encoded once.

use std::fmt::Write;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::words::{self, EncodedWord};
use crate::layout::frame::{GlyphRun, Item, Layout, Page};
use crate::layout::text::font::{FaceId, Fonts};
use crate::layout::text::shape::Word;

/// What a code stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// The glyph in the face.
    pub glyph: u16,
    /// The characters.
    pub text: String,
    /// The advance, in thousandths of an em.
    pub width: f64,
}

/// The codes of one face.
#[derive(Debug, Default)]
pub struct FaceCodes {
    /// By code; the first stands for nothing, so that code 0 is never drawn.
    pub codes: Vec<Code>,
    /// The codes of each glyph: hardly ever more than two or three.
    by_glyph: Vec<Vec<u16>>,
}

/// How many pages are asked for their words at once: enough to hold most words many times.
const PAGES_AT_ONCE: usize = 32;

/// Which word it is: the shaper hands one out for all places that set the same characters alike.
type WordKey = (*const Word, bool);

/// The codes of every face that is used, and every word in them.
pub struct FontTable {
    /// By face, in the order of [`FaceId`].
    pub faces: Vec<(FaceId, FaceCodes)>,
    by_face: Vec<usize>,
    words: FxHashMap<usize, EncodedWord>,
    hyphened: FxHashMap<usize, EncodedWord>,
}

impl FontTable {
    /// Gives every glyph of a layout its code, in the order in which they are drawn.
    pub fn collect(layout: &Layout, fonts: &Fonts) -> Self {
        let mut faces: Vec<FaceCodes> = (0..fonts.len()).map(|_| FaceCodes::default()).collect();
        let mut words = FxHashMap::default();
        let mut hyphened = FxHashMap::default();
        // Which words there are is asked of every word, on every core; codes are given one by one.
        let pages = layout.pages.par_chunks(PAGES_AT_ONCE);
        let found: Vec<Vec<(&GlyphRun, usize)>> = pages.map(distinct).collect();
        for (run, index) in found.into_iter().flatten() {
            let codes = &mut faces[usize::from(run.face.0)];
            let (address, soft_hyphen) = key(run, index);
            let known = if soft_hyphen {
                &mut hyphened
            } else {
                &mut words
            };
            known.entry(address as usize).or_insert_with(|| {
                let text = run.word_text(index);
                let word = &run.words[index].word;
                words::encode(codes, word, (text, soft_hyphen), run, fonts)
            });
        }
        let mut by_face = vec![0; faces.len()];
        let faces: Vec<(FaceId, FaceCodes)> = (0u16..)
            .map(FaceId)
            .zip(faces)
            .filter(|(_, codes)| !codes.codes.is_empty())
            .collect();
        for (index, (face, _)) in faces.iter().enumerate() {
            by_face[usize::from(face.0)] = index;
        }
        FontTable {
            faces,
            by_face,
            words,
            hyphened,
        }
    }

    /// The index of a face among those used: its name in the resources is `F` and this.
    pub fn index(&self, face: FaceId) -> usize {
        self.by_face[usize::from(face.0)]
    }

    /// A word of a run, encoded. Every word of the layout that the table was made from is there.
    pub fn word(&self, run: &GlyphRun, index: usize) -> Option<&EncodedWord> {
        let (address, soft_hyphen) = key(run, index);
        let known = if soft_hyphen {
            &self.hyphened
        } else {
            &self.words
        };
        known.get(&(address as usize))
    }
}

/// The first of each word on some pages, in the order in which they are drawn: the run, and which
/// of its words it is.
fn distinct(pages: &[Page]) -> Vec<(&GlyphRun, usize)> {
    let mut seen: FxHashSet<(usize, bool)> = FxHashSet::default();
    let mut found = Vec::new();
    for item in pages.iter().flat_map(|page| &page.items) {
        match item {
            Item::Glyphs(run) => {
                for index in 0..run.words.len() {
                    let (address, soft_hyphen) = key(run, index);
                    if seen.insert((address as usize, soft_hyphen)) {
                        found.push((run, index));
                    }
                }
            }
            Item::Rule(_) | Item::Picture(_) => {}
        }
    }
    found
}

fn key(run: &GlyphRun, index: usize) -> WordKey {
    let placed = &run.words[index];
    (std::sync::Arc::as_ptr(&placed.word), placed.soft_hyphen)
}

impl FaceCodes {
    /// The code of a glyph that stands for these characters, and its width.
    pub(super) fn code(
        &mut self,
        glyph: u16,
        text: &str,
        face: FaceId,
        fonts: &Fonts,
    ) -> (u16, f64) {
        let index = usize::from(glyph);
        if self.by_glyph.len() <= index {
            self.by_glyph.resize(index + 1, Vec::new());
        }
        for &code in &self.by_glyph[index] {
            let known = &self.codes[usize::from(code)];
            if known.text == text {
                return (code, known.width);
            }
        }
        if self.codes.is_empty() {
            self.codes.push(Code {
                glyph: 0,
                text: String::new(),
                width: 0.0,
            });
        }
        // Codes have two bytes. No briefing of legal size has more pairs in one face; if one had,
        // the last code would be drawn for the rest and the check of the output would say so.
        let code = u16::try_from(self.codes.len()).unwrap_or(u16::MAX);
        let width = (fonts.face(face).advance(glyph) * 1_000_000.0).round() / 1000.0;
        self.codes.push(Code {
            glyph,
            text: text.to_string(),
            width,
        });
        self.by_glyph[index].push(code);
        (code, width)
    }

    /// The map from codes to characters (ISO 32000-1, 9.10.3).
    pub fn to_unicode(&self) -> String {
        let mut map = String::from(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
             /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
             /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
             1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n",
        );
        // A glyph that adds a dot to another's letter has no characters of its own, and says so.
        let entries: Vec<(usize, &Code)> = self.codes.iter().enumerate().skip(1).collect();
        // A block holds at most a hundred entries.
        for block in entries.chunks(100) {
            let _ = writeln!(map, "{} beginbfchar", block.len());
            for (index, code) in block {
                let _ = write!(map, "<{index:04x}> <");
                for unit in code.text.encode_utf16() {
                    let _ = write!(map, "{unit:04x}");
                }
                map.push_str(">\n");
            }
            map.push_str("endbfchar\n");
        }
        map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        map
    }
}
