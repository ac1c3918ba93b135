//! Words → codes at their places.
//!
//! In: a shaped word and the characters that it sets. Out: an [`EncodedWord`]: what a line shows of it.
//! What readers make of a word (find, copy, search) they take from its codes, so these stand in the
//! order and at the places of what they mean; what is drawn elsewhere is moved within the font
//! ([`composite`](super::composite)).
//!
//! - From left to right, the glyphs of a cluster are one code with all its characters: a ligature.
//! - A cluster whose signs are drawn around each other, as in Devanagari, or a letter with an accent that
//!   is a character of its own, has a code a character, in their order; the first draws all of them.
//! - From right to left: [`right_to_left`].
//!
//! Which of these ways what reader understands was measured; ActualText on a word or cluster is none:
//! some readers end a word there (pdf.js), and others know nothing of it. Only private characters, which
//! mean nothing else, have it.

pub mod left_to_right;
pub mod right_to_left;

use unicode_general_category::{GeneralCategory, get_general_category};

use self::left_to_right::ForwardWord;
use self::right_to_left::VisualWord;
use super::codes::{FaceCodes, Shown};
use super::composite::{Composite, Part, WHOLE};
use super::lines::Variant;
use crate::layout::frame::GlyphRun;
use crate::layout::text::font::{Face, FaceId, Fonts};
use crate::layout::text::shape::{ShapedGlyph, Word};

/// A word as a line shows it.
#[derive(Debug, Clone, PartialEq)]
pub enum EncodedWord {
    /// From left to right.
    Forward(ForwardWord),
    /// From right to left.
    Visual(VisualWord),
}

impl EncodedWord {
    /// Gives its codes their bytes, once these are known.
    pub fn settle(&mut self, codes: &FaceCodes) {
        match self {
            EncodedWord::Forward(word) => word.settle(codes),
            EncodedWord::Visual(word) => word.settle(codes),
        }
    }
}

/// A code at its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedCode {
    /// The code.
    pub shown: Shown,
    /// From the word's left edge, in thousandths of an em.
    pub x: f64,
}

/// Encodes a word. The text is what the word sets where it stands; beside it is how it is shown.
pub fn encode(
    codes: &mut FaceCodes,
    word: &Word,
    (text, variant): (&str, Variant),
    run: &GlyphRun,
    fonts: &Fonts,
) -> EncodedWord {
    let face = fonts.face(run.face);
    let clusters = clusters(word, text, face, run.is_right_to_left());
    let mut coder = Coder {
        codes,
        id: run.face,
        fonts,
        face,
    };
    if run.is_right_to_left() {
        EncodedWord::Visual(right_to_left::encode(&mut coder, &clusters, variant))
    } else {
        let among_others = run.level > 0;
        let way = (variant, among_others);
        EncodedWord::Forward(left_to_right::encode(&mut coder, &clusters, way))
    }
}

/// The glyphs of a cluster, and its characters.
#[derive(Clone, Copy)]
struct Cluster<'a> {
    glyphs: &'a [ShapedGlyph],
    characters: &'a str,
    /// Its left end, in thousandths of an em from that of the word.
    left: f64,
    units_per_em: f64,
}

impl Cluster<'_> {
    /// A glyph of it, from its left end.
    fn part(&self, glyph: &ShapedGlyph) -> Part {
        let units = |ems: f64| (ems * self.units_per_em).round() as i16;
        Part {
            glyph: glyph.id,
            x: units(glyph.x - self.left / 1000.0),
            y: units(glyph.rise),
            scale: (f64::from(glyph.scale) * f64::from(WHOLE)).round() as i16,
        }
    }

    /// Whether it is a square with the room beside it.
    fn is_padded(&self) -> bool {
        self.glyphs.iter().any(|glyph| glyph.is_padded)
    }

    /// The glyph, where it is a single one that stands where the pen is.
    fn single(&self) -> Option<u16> {
        let [glyph] = self.glyphs else { return None };
        let part = self.part(glyph);
        ((part.x, part.y, part.scale) == (0, 0, WHOLE)).then_some(glyph.id)
    }
}

/// The clusters of a word in the order of its text.
fn clusters<'a>(
    word: &'a Word,
    text: &'a str,
    face: &Face,
    right_to_left: bool,
) -> Vec<Cluster<'a>> {
    let glyphs = &word.glyphs;
    // Glyphs are in reading order; the pen goes from left to right.
    let mut pens = vec![0.0; glyphs.len()];
    let mut pen = 0.0;
    for index in 0..glyphs.len() {
        let index = if right_to_left {
            glyphs.len() - 1 - index
        } else {
            index
        };
        pens[index] = pen;
        pen += glyphs[index].advance;
    }
    let mut found = Vec::with_capacity(glyphs.len());
    let mut start = 0;
    while start < glyphs.len() {
        let later = glyphs[start + 1..].iter();
        let end = start + 1 + later.take_while(|glyph| glyph.cluster.is_empty()).count();
        let left = pens[if right_to_left { end - 1 } else { start }];
        let bytes = &glyphs[start].cluster;
        let last = text.len().min(bytes.end as usize);
        found.push(Cluster {
            glyphs: &glyphs[start..end],
            characters: text.get(bytes.start as usize..last).unwrap_or_default(),
            left: left * 1000.0,
            units_per_em: face.units_per_em,
        });
        start = end;
    }
    found
}

/// Gives codes to the clusters of a word.
struct Coder<'a> {
    codes: &'a mut FaceCodes,
    id: FaceId,
    fonts: &'a Fonts,
    face: &'a Face,
}

impl Coder<'_> {
    /// The code of a glyph as the face has it. Text that says nothing is a space: a code without
    /// characters is read as its own number (MuPDF, pdf.js).
    fn glyph(&mut self, glyph: u16, text: &str) -> Shown {
        let text = if text.is_empty() { " " } else { text };
        self.codes.glyph(glyph, text, self.id, self.fonts)
    }

    /// The code of a glyph that is put together of a cluster's, or some of them.
    fn composite(&mut self, cluster: &Cluster<'_>, advance: u16, text: &str) -> Shown {
        let drawn = cluster.glyphs.iter().filter(|glyph| self.has_ink(glyph.id));
        let composite = Composite {
            parts: drawn.map(|glyph| cluster.part(glyph)).collect(),
            advance,
        };
        self.put_together(composite, text)
    }

    fn put_together(&mut self, composite: Composite, text: &str) -> Shown {
        let text = if text.is_empty() { " " } else { text };
        self.codes.composite(composite, text, self.id, self.fonts)
    }

    fn has_ink(&mut self, glyph: u16) -> bool {
        self.codes.has_ink(glyph, self.face)
    }

    /// A code that draws nothing.
    fn blank(&mut self, advance: u16, text: &str) -> Shown {
        self.put_together(Composite::blank(advance), text)
    }

    /// How wide a cluster is in units of the face: what kerning adds to it is a move, so that it is
    /// one code wherever it stands. A blank is as wide as it was made, and so are a box and a square with
    /// the room beside it.
    fn advance(&mut self, cluster: &Cluster<'_>) -> u16 {
        let mut glyphs = cluster.glyphs.iter();
        let is_box = cluster.glyphs.iter().any(|glyph| glyph.scale != 1.0);
        let is_made = is_box || cluster.is_padded() || !glyphs.any(|glyph| self.has_ink(glyph.id));
        let glyphs = cluster.glyphs.iter().filter(|glyph| glyph.advance != 0.0);
        let ems: f64 = glyphs
            .map(|glyph| match is_made {
                true => glyph.advance,
                false => self.face.advance(glyph.id),
            })
            .sum();
        (ems * self.face.units_per_em).round() as u16
    }

    /// The code of all of a cluster, with what it says.
    fn whole(&mut self, cluster: &Cluster<'_>, text: &str) -> Shown {
        let shaped: f64 = cluster.glyphs.iter().map(|glyph| glyph.advance).sum();
        match cluster.single() {
            Some(glyph)
                if !cluster.is_padded()
                    && (self.has_ink(glyph) || self.is_as_wide(glyph, shaped)) =>
            {
                self.glyph(glyph, text)
            }
            _ => {
                let advance = self.advance(cluster);
                self.composite(cluster, advance, text)
            }
        }
    }

    /// Whether a glyph is as wide by itself as it was set, in ems.
    fn is_as_wide(&self, glyph: u16, shaped: f64) -> bool {
        (shaped - self.face.advance(glyph)).abs() < 1e-6
    }
}

/// Shares a width out among several, the first of which gets what is left over.
fn shares(advance: u16, count: usize) -> impl Fn(usize) -> u16 {
    let count = u16::try_from(count).unwrap_or(u16::MAX).max(1);
    let each = advance / count;
    move |index| {
        if index == 0 {
            advance - each * (count - 1)
        } else {
            each
        }
    }
}

/// Whether a character takes no room beside others.
fn takes_no_room(character: char) -> bool {
    !character.is_ascii()
        && matches!(
            get_general_category(character),
            GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark
        )
}

/// A space left of a letter that says it: not as the first of its characters, as then the code would be
/// taken for a space (pdf.js).
const SPACE_BEFORE: &str = "\u{61c} ";

/// What a character says among letters from right to left: there, a space that does not break counts as a
/// separator of numbers and would join them to others (PDFium).
fn said(character: char) -> char {
    if character.is_whitespace() {
        ' '
    } else {
        character
    }
}

/// Whether a character only joins others or keeps them from it: it belongs to the one before it.
fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests;
