//! Codes: which two bytes draw which glyph and mean which characters.
//!
//! In: every glyph of the pages. Out: for each face a table of codes, its subset, its widths and
//! its ToUnicode map. A code stands for a pair of a glyph *and* its characters, so that one glyph
//! may mean a space here and a no-break space there, a hyphen or a soft hyphen, and extraction is
//! exact without ActualText. Codes lead to glyphs through a CIDToGIDMap.
//!
//! A word that stands in many places is one [`Word`] shared by all of them; it is encoded once.

use std::fmt::Write;

use rustc_hash::FxHashMap;

use super::numbers::Operators;
use crate::layout::frame::{GlyphRun, Item, Layout};
use crate::layout::text::font::{Face, FaceId, Fonts};
use crate::layout::text::shape::{ShapedGlyph, Word};

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
    index: FxHashMap<(u16, String), u16>,
}

/// A word as the array of a `TJ` has it.
#[derive(Debug, Clone, PartialEq)]
pub struct EncodedWord {
    /// Strings of codes, and the moves between them.
    pub show: Operators,
    /// Where the pen stands after it, in thousandths of an em from the word's left edge, without
    /// tracking.
    pub end: f64,
    /// How many glyphs it has: each is followed by the tracking.
    pub glyphs: usize,
    /// The glyphs one by one, where some of them are raised above the baseline.
    pub raised: Option<Vec<RaisedGlyph>>,
}

/// A glyph that may be raised.
#[derive(Debug, Clone, PartialEq)]
pub struct RaisedGlyph {
    /// Its code.
    pub code: u16,
    /// From the word's left edge, in thousandths of an em.
    pub x: f64,
    /// Above the baseline, in ems.
    pub rise: f64,
    /// Its advance, in thousandths of an em.
    pub width: f64,
}

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
        for item in layout.pages.iter().flat_map(|page| &page.items) {
            match item {
                Item::Glyphs(run) => {
                    let codes = &mut faces[usize::from(run.face.0)];
                    for (index, placed) in run.words.iter().enumerate() {
                        let (address, soft_hyphen) = key(run, index);
                        let known = if soft_hyphen {
                            &mut hyphened
                        } else {
                            &mut words
                        };
                        known.entry(address as usize).or_insert_with(|| {
                            let text = run.word_text(index);
                            codes.encode(&placed.word, text, soft_hyphen, run, fonts)
                        });
                    }
                }
                Item::Rule(_) => {}
            }
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

fn key(run: &GlyphRun, index: usize) -> WordKey {
    let placed = &run.words[index];
    (std::sync::Arc::as_ptr(&placed.word), placed.soft_hyphen)
}

/// How far left of the letter before it a code stands that draws nothing, in thousandths of an em:
/// as far as it takes for readers that sort by place (poppler's) to see which comes first.
const ASIDE: f64 = 25.0;

/// A glyph of a face that draws nothing and takes no room.
fn blank(face: &Face) -> Option<u16> {
    let candidates = ['\u{200c}', '\u{200d}', '\u{200b}', '\u{200f}'];
    candidates
        .iter()
        .filter_map(|character| face.glyph(*character))
        .find(|glyph| face.advance(*glyph) == 0.0)
}

impl FaceCodes {
    /// Encodes a word: its glyphs, moved where they do not stand where their widths put them. What
    /// rounding leaves over is carried on, so that it never adds up.
    fn encode(
        &mut self,
        word: &Word,
        text: &str,
        soft_hyphen: bool,
        run: &GlyphRun,
        fonts: &Fonts,
    ) -> EncodedWord {
        let glyphs = if run.right_to_left {
            self.right_to_left(word, text, run.face, fonts)
        } else {
            self.left_to_right(word, text, soft_hyphen, run.face, fonts)
        };
        let mut show = Operators::default();
        let mut open = false;
        let mut pen = 0.0;
        for glyph in &glyphs {
            let move_by = (pen - glyph.x).round();
            if move_by != 0.0 {
                close(&mut show, &mut open);
                // Writing to memory cannot fail.
                let _ = write!(show, "{move_by}");
                pen -= move_by;
            }
            if !open {
                show.push_str("(");
                open = true;
            }
            show.push_code(glyph.code);
            pen += glyph.width;
        }
        close(&mut show, &mut open);
        let raised = glyphs.iter().any(|glyph| glyph.rise.abs() > 1e-4);
        EncodedWord {
            show,
            end: pen,
            glyphs: glyphs.len(),
            raised: raised.then_some(glyphs),
        }
    }

    /// The codes of a word that runs from left to right.
    fn left_to_right(
        &mut self,
        word: &Word,
        text: &str,
        soft_hyphen: bool,
        face: FaceId,
        fonts: &Fonts,
    ) -> Vec<RaisedGlyph> {
        let last = word.glyphs.len().wrapping_sub(1);
        let glyphs = word.glyphs.iter().enumerate();
        glyphs
            .map(|(index, glyph)| {
                let characters = if soft_hyphen && index == last {
                    "\u{ad}"
                } else {
                    text_of(word, text, index)
                };
                self.drawn(glyph, characters, 0.0, face, fonts)
            })
            .collect()
    }

    /// The codes of a word that runs from right to left. Readers sort letters by their left edges;
    /// so every code has one letter at most, and what a glyph sets beyond its first letter (the alef
    /// of a lam-alef, a mark drawn within its base) gets a code of its own, which draws nothing and
    /// stands a little further left.
    fn right_to_left(
        &mut self,
        word: &Word,
        text: &str,
        face: FaceId,
        fonts: &Fonts,
    ) -> Vec<RaisedGlyph> {
        let blank = blank(fonts.face(face));
        let mut codes = Vec::with_capacity(word.glyphs.len());
        let mut start = 0;
        while start < word.glyphs.len() {
            let later = word.glyphs[start + 1..].iter();
            let count = 1 + later.take_while(|glyph| glyph.cluster.is_empty()).count();
            let cluster = &word.glyphs[start].cluster;
            let end = text.len().min(cluster.end as usize);
            let characters = text.get(cluster.start as usize..end).unwrap_or_default();
            let first = characters.chars().next().map_or(0, char::len_utf8);
            let base = &word.glyphs[start];
            for (index, glyph) in word.glyphs[start..start + count].iter().enumerate() {
                let letters = match (index, blank) {
                    (0, Some(_)) => &characters[..first],
                    (_, Some(_)) => "",
                    (_, None) => text_of(word, text, start + index),
                };
                // What is not seen and has no width, a zero-width non-joiner say, would stand at
                // the very edge of the letter before it.
                let aside = if glyph.advance == 0.0 && index == 0 {
                    ASIDE
                } else {
                    0.0
                };
                codes.push(self.drawn(glyph, letters, aside, face, fonts));
            }
            if let Some(blank) = blank {
                let more = characters[first..].char_indices().enumerate();
                for (count, (at, letter)) in more {
                    let letter = &characters[first + at..first + at + letter.len_utf8()];
                    let (code, width) = self.code(blank, letter, face, fonts);
                    let x = base.x * 1000.0 - ASIDE * (count + 1) as f64;
                    codes.push(RaisedGlyph {
                        code,
                        x,
                        rise: 0.0,
                        width,
                    });
                }
            }
            start += count;
        }
        codes
    }

    fn drawn(
        &mut self,
        glyph: &ShapedGlyph,
        characters: &str,
        aside: f64,
        face: FaceId,
        fonts: &Fonts,
    ) -> RaisedGlyph {
        let (code, width) = self.code(glyph.id, characters, face, fonts);
        RaisedGlyph {
            code,
            x: glyph.x * 1000.0 - aside,
            rise: glyph.rise,
            width,
        }
    }

    /// The code of a glyph that stands for these characters, and its width.
    fn code(&mut self, glyph: u16, text: &str, face: FaceId, fonts: &Fonts) -> (u16, f64) {
        let key = (glyph, text.to_string());
        if let Some(code) = self.index.get(&key) {
            return (*code, self.codes[usize::from(*code)].width);
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

fn close(show: &mut Operators, open: &mut bool) {
    if std::mem::take(open) {
        show.push_str(")");
    }
}

/// The characters that a glyph stands for: a share of its cluster. The first glyph of a cluster has
/// its first character and so on, and the last what is left over: a base its letter, a mark its
/// mark, a ligature all its letters. `text` is what the word sets where it stands, which is less
/// than it was shaped from where a hyphen was added.
fn text_of<'t>(word: &Word, text: &'t str, index: usize) -> &'t str {
    let glyphs = &word.glyphs;
    let Some(first) = (0..=index)
        .rev()
        .find(|index| !glyphs[*index].cluster.is_empty())
    else {
        return "";
    };
    let cluster = &glyphs[first].cluster;
    let end = text.len().min(cluster.end as usize);
    let Some(cluster) = text.get(cluster.start as usize..end) else {
        return "";
    };
    let is_last = glyphs
        .get(index + 1)
        .is_none_or(|next| !next.cluster.is_empty());
    let mut characters = cluster.char_indices().skip(index - first);
    let Some((start, character)) = characters.next() else {
        return "";
    };
    let end = if is_last {
        cluster.len()
    } else {
        start + character.len_utf8()
    };
    &cluster[start..end]
}
