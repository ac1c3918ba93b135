//! A shaped word.
//!
//! In: what the shaper has left in its buffer. Out: a [`Word`], its glyphs placed in ems, each cluster
//! with its bytes: all that lines are measured and set by.

use std::ops::Range;
use std::sync::OnceLock;

use harfrust::Buffer;

/// A shaped word.
#[derive(Debug, Clone, Default)]
pub struct Word {
    /// Its glyphs in reading order.
    pub glyphs: Vec<ShapedGlyph>,
    /// Its advance in ems.
    pub width: f64,
    /// What is blank of the square of a mark before its ink and behind it, in ems.
    pub blanks: [f32; 2],
    /// The bytes over which no ligature stands, as the words of a compound join there.
    pub(super) bars: Box<[usize]>,
    /// Where it may be hyphenated, once that was asked.
    pub(super) hyphens: OnceLock<Box<[Hyphen]>>,
}

/// One glyph of a word.
#[derive(Debug, Clone, PartialEq)]
pub struct ShapedGlyph {
    /// Its index in the face.
    pub id: u16,
    /// From the word's left edge to the glyph's origin, in ems.
    pub x: f64,
    /// Above the baseline, in ems.
    pub rise: f64,
    /// Its advance in ems.
    pub advance: f64,
    /// How large it is drawn: 1, but the digits in a box.
    pub scale: f32,
    /// Whether its advance is its own wherever it stands so, and not what kerning made of it: that of a
    /// square with the room beside it.
    pub is_padded: bool,
    /// The bytes of the word that it sets; empty for the later glyphs of a cluster.
    pub cluster: Range<u32>,
    /// Whether the word may be cut before it without shaping it anew.
    pub safe_to_break: bool,
}

/// A place where a word may be hyphenated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hyphen {
    /// The byte before which it is cut.
    pub at: u32,
    /// Whether the words of a compound join there.
    pub is_joint: bool,
    /// Advance of what stands before the cut, the hyphen included, in ems.
    pub head: f64,
    /// Advance of what stands after it, in ems.
    pub tail: f64,
}

/// What was remembered of its hyphens is no part of a word.
impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        self.width == other.width && self.glyphs == other.glyphs
    }
}

impl Word {
    /// A word of these glyphs, as wide as this in ems.
    pub fn new(glyphs: Vec<ShapedGlyph>, width: f64) -> Self {
        Word {
            glyphs,
            width,
            blanks: [0.0; 2],
            bars: Box::default(),
            hyphens: OnceLock::new(),
        }
    }

    /// What the shaper has made of a text of so many bytes: its glyphs placed, and in reading order.
    pub(super) fn read(
        buffer: &Buffer,
        units_per_em: f64,
        right_to_left: bool,
        length: usize,
    ) -> Word {
        let mut pen = 0.0;
        let mut glyphs: Vec<ShapedGlyph> = buffer
            .glyph_infos()
            .iter()
            .zip(buffer.glyph_positions())
            .map(|(info, position)| {
                let ems = |units: i32| f64::from(units) / units_per_em;
                let glyph = ShapedGlyph {
                    id: u16::try_from(info.glyph_id).unwrap_or(0),
                    x: pen + ems(position.x_offset),
                    rise: ems(position.y_offset),
                    advance: ems(position.x_advance),
                    scale: 1.0,
                    is_padded: false,
                    cluster: info.cluster..info.cluster,
                    safe_to_break: !info.unsafe_to_break(),
                };
                pen += ems(position.x_advance);
                glyph
            })
            .collect();
        if right_to_left {
            // They come in the order in which they are drawn; reversed, a base stands before its marks.
            glyphs.reverse();
        }
        close_clusters(&mut glyphs, u32::try_from(length).unwrap_or(u32::MAX));
        Word::new(glyphs, pen)
    }

    /// The word of one square, with so much more before it and behind it, in ems.
    pub(super) fn padded(&self, [before, behind]: [f64; 2]) -> Word {
        let glyphs = self.glyphs.iter().map(|glyph| ShapedGlyph {
            x: glyph.x + before,
            advance: glyph.advance + before + behind,
            is_padded: true,
            ..glyph.clone()
        });
        Word::new(glyphs.collect(), self.width + before + behind)
    }

    /// The word of a space, once for each character of a text.
    pub(super) fn repeated(&self, text: &str) -> Word {
        let mut glyphs = Vec::new();
        let mut width = 0.0;
        for (byte, character) in text.char_indices() {
            let end = byte + character.len_utf8();
            let cluster = u32::try_from(byte).unwrap_or(0)..u32::try_from(end).unwrap_or(0);
            for glyph in &self.glyphs {
                glyphs.push(ShapedGlyph {
                    x: width + glyph.x,
                    cluster: cluster.clone(),
                    ..glyph.clone()
                });
            }
            width += self.width;
        }
        Word::new(glyphs, width)
    }
}

/// Gives the first glyph of each cluster all bytes of the cluster.
fn close_clusters(glyphs: &mut [ShapedGlyph], length: u32) {
    let mut end = length;
    let mut index = glyphs.len();
    while index > 0 {
        let start = glyphs[index - 1].cluster.start;
        let mut first = index - 1;
        while first > 0 && glyphs[first - 1].cluster.start == start {
            first -= 1;
        }
        glyphs[first].cluster = start..end;
        for glyph in &mut glyphs[first + 1..index] {
            glyph.cluster = end..end;
        }
        end = start;
        index = first;
    }
}
