//! Codes: which two bytes draw which glyph and mean which characters.
//!
//! In: every glyph of the pages. Out: for each face a table of codes, its subset, its widths and
//! its ToUnicode map. A code stands for a pair of a glyph *and* its characters, so that one glyph
//! may mean a space here and a no-break space there, a hyphen or a soft hyphen, and extraction is
//! exact without ActualText. Codes lead to glyphs through a CIDToGIDMap.

use std::collections::HashMap;
use std::fmt::Write;

use crate::layout::frame::{Glyph, GlyphRun, Item, Layout};
use crate::layout::text::font::{FaceId, Fonts};

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
    index: HashMap<(u16, String), u16>,
}

/// The codes of every face that is used.
pub struct FontTable {
    /// By face, in the order of [`FaceId`].
    pub faces: Vec<(FaceId, FaceCodes)>,
    by_face: HashMap<FaceId, usize>,
}

impl FontTable {
    /// Gives every glyph of a layout its code, in the order in which they are drawn.
    pub fn collect(layout: &Layout, fonts: &Fonts) -> Self {
        let mut faces: Vec<FaceCodes> = (0..fonts.len()).map(|_| FaceCodes::default()).collect();
        for item in layout.pages.iter().flat_map(|page| &page.items) {
            match item {
                Item::Glyphs(run) => {
                    let codes = &mut faces[usize::from(run.face.0)];
                    for (index, glyph) in run.glyphs.iter().enumerate() {
                        codes.add(glyph.id, text_of(run, index), run.face, fonts);
                    }
                }
                Item::Rule(_) => {}
            }
        }
        let faces: Vec<(FaceId, FaceCodes)> = (0u16..)
            .map(FaceId)
            .zip(faces)
            .filter(|(_, codes)| !codes.codes.is_empty())
            .collect();
        let by_face = faces
            .iter()
            .enumerate()
            .map(|(index, (face, _))| (*face, index))
            .collect();
        FontTable { faces, by_face }
    }

    /// The index of a face among those used: its name in the resources is `F` and this.
    pub fn index(&self, face: FaceId) -> usize {
        self.by_face.get(&face).copied().unwrap_or(0)
    }

    /// The code of a glyph of a run, and its width in thousandths of an em.
    pub fn code(&self, run: &GlyphRun, index: usize) -> (u16, f64) {
        let codes = &self.faces[self.index(run.face)].1;
        let key = (run.glyphs[index].id, text_of(run, index).to_string());
        let code = codes.index.get(&key).copied().unwrap_or(0);
        (
            code,
            codes
                .codes
                .get(usize::from(code))
                .map_or(0.0, |code| code.width),
        )
    }
}

impl FaceCodes {
    fn add(&mut self, glyph: u16, text: &str, face: FaceId, fonts: &Fonts) {
        let key = (glyph, text.to_string());
        if self.index.contains_key(&key) {
            return;
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
        self.index.insert(key, code);
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

/// The characters that a glyph stands for: a share of its cluster. The first glyph of a cluster has
/// its first character and so on, and the last what is left over: a base its letter, a mark its
/// mark, a ligature all its letters.
pub fn text_of(run: &GlyphRun, index: usize) -> &str {
    let glyph = &run.glyphs[index];
    if glyph.soft_hyphen {
        return "\u{ad}";
    }
    let Some((first, cluster)) = cluster_of(run, index) else {
        return "";
    };
    let last = (index + 1..run.glyphs.len())
        .take_while(|next| run.glyphs[*next].cluster.is_empty() && !run.glyphs[*next].soft_hyphen)
        .last()
        .unwrap_or(index);
    let mut characters = cluster.char_indices().skip(index - first);
    let Some((start, character)) = characters.next() else {
        return "";
    };
    let end = if index == last {
        cluster.len()
    } else {
        start + character.len_utf8()
    };
    &cluster[start..end]
}

/// The cluster that a glyph belongs to: the index of its first glyph and its characters.
fn cluster_of(run: &GlyphRun, index: usize) -> Option<(usize, &str)> {
    let first = (0..=index)
        .rev()
        .find(|index| !run.glyphs[*index].cluster.is_empty())?;
    let Glyph { cluster, .. } = &run.glyphs[first];
    let text = run.text.get(cluster.start as usize..cluster.end as usize)?;
    Some((first, text))
}
