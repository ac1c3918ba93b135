//! Runs of glyphs.

use std::ops::Range;
use std::sync::Arc;

use super::Mark;
use crate::document::TextId;
use crate::geometry::{Color, Pt};
use crate::layout::text::font::FaceId;
use crate::layout::text::shape::Word;

/// Glyphs of one face, size and colour on one baseline.
///
/// They are held as the words that the shaper made, shared by every place that sets the same word:
/// a line of text costs a few bytes a word, and a backend can encode each word once.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphRun {
    /// The face.
    pub face: FaceId,
    /// The em.
    pub size: Pt,
    /// How much wider than designed the glyphs are drawn: 1 is not at all.
    pub expansion: f64,
    /// Space after every glyph, in ems; it is expanded like the glyphs.
    pub tracking: f64,
    /// The colour.
    pub color: Color,
    /// Left end of the run.
    pub x: Pt,
    /// The baseline.
    pub y: Pt,
    /// From the left end to the right one.
    pub width: Pt,
    /// The words and spaces in the order of their text: from left to right, or from right to left
    /// where its level is odd.
    pub words: Vec<PlacedWord>,
    /// The characters that the run sets, in reading order.
    pub text: String,
    /// Where they stand in the document; `None` for what depends on pages, and for the space that a
    /// forced break of the line is heard as.
    pub source: Option<(TextId, Range<usize>)>,
    /// Embedding level (UAX #9): odd where the characters run from right to left; above 0 where they
    /// stand among such.
    pub level: u8,
    /// What it belongs to.
    pub mark: Mark,
}

/// A word or a space of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedWord {
    /// Its glyphs.
    pub word: Arc<Word>,
    /// Its left edge, from the run's left end.
    pub x: Pt,
    /// Where its characters begin in the run's text; they end where those of the next word begin.
    pub start: u32,
    /// Whether its last glyph is a hyphen that the line breaker added.
    pub soft_hyphen: bool,
}

/// One glyph of a run: see [`GlyphRun::glyphs`].
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Its index in the face.
    pub id: u16,
    /// Left edge of its advance, from the run's left end.
    pub x: Pt,
    /// How far above the baseline it is raised.
    pub rise: Pt,
    /// Its advance.
    pub advance: Pt,
    /// How large it is drawn: 1, but the digits in a box.
    pub scale: f64,
    /// The characters that it sets, as bytes of the run's text. Empty for the second and later
    /// glyphs of a cluster.
    pub cluster: Range<u32>,
    /// Whether it is a hyphen that the line breaker added: U+00AD to whoever extracts the text.
    pub soft_hyphen: bool,
}

impl GlyphRun {
    /// Draws it wider or narrower by a factor, from the origin on.
    pub fn stretch(&mut self, factor: f64) {
        self.expansion *= factor;
        self.x = self.x * factor;
        self.width = self.width * factor;
        for placed in &mut self.words {
            placed.x = placed.x * factor;
        }
    }

    /// Whether the characters run from right to left.
    pub fn is_right_to_left(&self) -> bool {
        self.level % 2 == 1
    }

    /// The characters of a word, by its index.
    pub fn word_text(&self, index: usize) -> &str {
        let start = self.words[index].start as usize;
        let next = self.words.get(index + 1);
        let end = next.map_or(self.text.len(), |next| next.start as usize);
        self.text.get(start..end).unwrap_or_default()
    }

    /// Every glyph, in the order of the text.
    pub fn glyphs(&self) -> impl Iterator<Item = Glyph> + '_ {
        let unit = self.size * self.expansion;
        self.words
            .iter()
            .enumerate()
            .flat_map(move |(index, placed)| {
                let length = u32::try_from(self.word_text(index).len()).unwrap_or(u32::MAX);
                let glyphs = &placed.word.glyphs;
                glyphs.iter().enumerate().map(move |(index, glyph)| {
                    let (start, end) = (
                        glyph.cluster.start.min(length),
                        glyph.cluster.end.min(length),
                    );
                    Glyph {
                        id: glyph.id,
                        x: placed.x + unit * (glyph.x + self.tracking * index as f64),
                        rise: self.size * glyph.rise,
                        advance: unit * (glyph.advance + self.tracking),
                        scale: glyph.scale.into(),
                        cluster: placed.start + start..placed.start + end,
                        soft_hyphen: placed.soft_hyphen && index + 1 == glyphs.len(),
                    }
                })
            })
    }
}
