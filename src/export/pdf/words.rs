//! Words → codes at their places.
//!
//! In: a shaped word and the characters that it sets. Out: an [`EncodedWord`]: what a `TJ` shows of
//! it. Every code means the characters of its glyph; where the glyphs of a cluster stand in another
//! order than its characters, or are other glyphs than theirs, the cluster is marked with its
//! characters as well (ActualText, ISO 32000-1, 14.9.4), for readers that go by glyphs.

use std::ops::Range;

use super::fonts::FaceCodes;
use super::numbers::Operators;
use crate::layout::frame::GlyphRun;
use crate::layout::text::font::{Face, FaceId, Fonts};
use crate::layout::text::shape::{ShapedGlyph, Word};

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
    /// The codes one by one, where some are raised above the baseline or spelled.
    pub one_by_one: Option<Codes>,
}

/// The codes of a word.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Codes {
    /// In the order in which they are shown.
    pub codes: Vec<PlacedCode>,
    /// Those that mean their characters only together, in order.
    pub spelled: Vec<Spelled>,
}

/// A code at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedCode {
    /// The code.
    pub code: u16,
    /// From the word's left edge, in thousandths of an em.
    pub x: f64,
    /// Above the baseline, in ems.
    pub rise: f64,
    /// Its advance, in thousandths of an em.
    pub width: f64,
}

/// Codes that mean their characters only together.
#[derive(Debug, Clone, PartialEq)]
pub struct Spelled {
    /// Which codes of the word.
    pub codes: Range<usize>,
    /// The characters.
    pub text: String,
}

impl Codes {
    /// What is spelled from this code on.
    pub fn begins(&self, index: usize) -> Option<&str> {
        let begins = |spelled: &&Spelled| spelled.codes.start == index;
        let spelled = self.spelled.iter().find(begins)?;
        Some(&spelled.text)
    }

    /// Whether something is spelled up to this code.
    pub fn ends(&self, index: usize) -> bool {
        let mut spelled = self.spelled.iter();
        spelled.any(|spelled| spelled.codes.end == index + 1)
    }
}

/// Encodes a word: its glyphs, moved where they do not stand where their widths put them. What
/// rounding leaves over is carried on, so that it never adds up. The text is what the word sets where
/// it stands, and whether a hyphen was added to it.
pub fn encode(
    codes: &mut FaceCodes,
    word: &Word,
    (text, soft_hyphen): (&str, bool),
    run: &GlyphRun,
    fonts: &Fonts,
) -> EncodedWord {
    let mut encoder = Encoder {
        codes,
        word,
        text,
        id: run.face,
        fonts,
        face: fonts.face(run.face),
        found: Codes {
            codes: Vec::with_capacity(word.glyphs.len()),
            spelled: Vec::new(),
        },
    };
    if run.right_to_left {
        encoder.right_to_left();
    } else {
        encoder.left_to_right(soft_hyphen);
    }
    let found = encoder.found;
    let (show, end) = shown(&found.codes);
    let is_raised = found.codes.iter().any(|code| code.rise.abs() > 1e-4);
    EncodedWord {
        show,
        end,
        glyphs: found.codes.len(),
        one_by_one: (is_raised || !found.spelled.is_empty()).then_some(found),
    }
}

/// The inside of the array that shows codes on the baseline, and where the pen stands after it.
fn shown(codes: &[PlacedCode]) -> (Operators, f64) {
    let mut show = Operators::default();
    // Two bytes a code, some escaped, and a move or two.
    show.bytes.reserve(codes.len() * 3 + 8);
    let mut open = false;
    let mut pen = 0.0;
    for code in codes {
        let move_by = (pen - code.x).round();
        if move_by != 0.0 {
            close(&mut show, &mut open);
            show.push_whole(move_by);
            pen -= move_by;
        }
        if !open {
            show.push_str("(");
            open = true;
        }
        show.push_code(code.code);
        pen += code.width;
    }
    close(&mut show, &mut open);
    (show, pen)
}

fn close(show: &mut Operators, open: &mut bool) {
    if std::mem::take(open) {
        show.push_str(")");
    }
}

/// How far left of the letter before it a code stands that draws nothing, in thousandths of an em:
/// as far as it takes for readers that sort by place (poppler's) to see which comes first.
const ASIDE: f64 = 25.0;

struct Encoder<'a> {
    codes: &'a mut FaceCodes,
    word: &'a Word,
    text: &'a str,
    id: FaceId,
    fonts: &'a Fonts,
    face: &'a Face,
    found: Codes,
}

impl<'a> Encoder<'a> {
    /// The glyphs of the cluster that begins with a glyph, and its characters.
    fn cluster(&self, start: usize) -> (&'a [ShapedGlyph], &'a str) {
        let glyphs = &self.word.glyphs;
        let later = glyphs[start + 1..].iter();
        let count = 1 + later.take_while(|glyph| glyph.cluster.is_empty()).count();
        let cluster = &glyphs[start].cluster;
        let end = self.text.len().min(cluster.end as usize);
        let characters = self.text.get(cluster.start as usize..end);
        (
            &glyphs[start..start + count],
            characters.unwrap_or_default(),
        )
    }

    /// The codes of a word that runs from left to right. The first glyph of a cluster has its first
    /// character and so on, and the last what is left over: a base its letter, a mark its mark, a
    /// ligature all its letters.
    fn left_to_right(&mut self, soft_hyphen: bool) {
        let mut start = 0;
        while start < self.word.glyphs.len() {
            let (glyphs, characters) = self.cluster(start);
            let first = self.found.codes.len();
            let mut rest = characters;
            for (index, glyph) in glyphs.iter().enumerate() {
                let last = index + 1 == glyphs.len();
                let own = if last {
                    rest.len()
                } else {
                    rest.chars().next().map_or(0, char::len_utf8)
                };
                let (mut own, later) = rest.split_at(own);
                if soft_hyphen && start + index + 1 == self.word.glyphs.len() {
                    own = "\u{ad}";
                }
                self.draw(glyph, own, 0.0);
                rest = later;
            }
            if is_spelled(self.face, glyphs, characters) {
                self.spell(first, characters);
            }
            start += glyphs.len();
        }
    }

    /// The codes of a word that runs from right to left. Readers sort letters by their left edges;
    /// so every code has one letter at most, and what a glyph sets beyond its first letter (the alef
    /// of a lam-alef, a mark drawn within its base) gets a code of its own, which draws nothing and
    /// stands a little further left. Readers would put characters that are spelled together in the
    /// order of their places, which is the wrong one: only a single character ever is.
    fn right_to_left(&mut self) {
        let blank = self.face.blank();
        let mut start = 0;
        while start < self.word.glyphs.len() {
            let (glyphs, characters) = self.cluster(start);
            let first = self.found.codes.len();
            let length = characters.chars().next().map_or(0, char::len_utf8);
            // Without a blank glyph, the first has to stand for all.
            let (letter, more) = match blank {
                Some(_) => characters.split_at(length),
                None => (characters, ""),
            };
            for (index, glyph) in glyphs.iter().enumerate() {
                let own = if index == 0 { letter } else { "" };
                // What is not seen and has no width, a zero-width non-joiner say, would stand at
                // the very edge of the letter before it.
                let unseen = index == 0 && glyph.advance == 0.0;
                self.draw(glyph, own, if unseen { ASIDE } else { 0.0 });
            }
            if more.is_empty() && is_spelled(self.face, glyphs, characters) {
                self.spell(first, characters);
            }
            for (count, (at, letter)) in more.char_indices().enumerate() {
                let letter = &more[at..at + letter.len_utf8()];
                let (code, width) =
                    self.codes
                        .code(blank.unwrap_or(0), letter, self.id, self.fonts);
                self.found.codes.push(PlacedCode {
                    code,
                    x: glyphs[0].x * 1000.0 - ASIDE * (count + 1) as f64,
                    rise: 0.0,
                    width,
                });
            }
            start += glyphs.len();
        }
    }

    fn draw(&mut self, glyph: &ShapedGlyph, characters: &str, aside: f64) {
        let (code, width) = self.codes.code(glyph.id, characters, self.id, self.fonts);
        self.found.codes.push(PlacedCode {
            code,
            x: glyph.x * 1000.0 - aside,
            rise: glyph.rise,
            width,
        });
    }

    fn spell(&mut self, first: usize, characters: &str) {
        self.found.spelled.push(Spelled {
            codes: first..self.found.codes.len(),
            text: characters.to_string(),
        });
    }
}

/// Whether a cluster must be spelled. A single glyph means its characters, be they one or many. Of
/// several, each must be that of its own character, or a form of it; it is not where the face draws
/// a character with glyphs that are others' (a box with digits), where they are more or fewer than
/// the characters, or where one is plainly that of another character: a vowel sign that is drawn
/// before its consonant.
fn is_spelled(face: &Face, glyphs: &[ShapedGlyph], characters: &str) -> bool {
    if glyphs.len() < 2 || characters.is_empty() {
        return false;
    }
    let mut all = characters.chars();
    if let (Some(only), None) = (all.next(), all.next()) {
        return face.glyph(only).is_none();
    }
    let own: Vec<Option<u16>> = characters.chars().map(|each| face.glyph(each)).collect();
    glyphs.len() != own.len()
        || glyphs
            .iter()
            .enumerate()
            .any(|(index, glyph)| own[index] != Some(glyph.id) && own.contains(&Some(glyph.id)))
}

#[cfg(test)]
mod tests;
