//! A segment: a word or a space of one face, script and direction.
//!
//! It knows its place in the passage and its glyphs, and from them how wide it is and how far it
//! stands above the baseline; lines are measured, broken and set segment by segment.

use std::ops::Range;
use std::sync::Arc;

use super::font::FaceId;
use super::passage::Passage;
use super::shaping_key::SettingId;
use super::word::Word;
use super::writing::Writing;
use crate::geometry::Pt;

/// How far what is raised and shrunk stands above the baseline, in ems of the text around it.
const RISE: f64 = 0.36;

/// A word or a space. A long document has a million of them, so it is kept small.
#[derive(Debug, Clone)]
pub struct Segment {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) span: u32,
    /// Which it is.
    pub kind: SegmentKind,
    /// Its face.
    pub face: FaceId,
    /// What it was shaped with.
    pub setting: SettingId,
    /// The em that it is set in.
    pub size: Pt,
    /// Whether it is raised above the baseline: see [`rise`](Self::rise).
    pub raised: bool,
    /// Embedding level (UAX #9); odd is right to left.
    pub level: u8,
    /// How its letters stand beside each other. A box is one thing, not its digits, and a letter only
    /// among ideographs.
    pub writing: Writing,
    /// Its glyphs.
    pub word: Arc<Word>,
}

/// What a segment is to the line breaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SegmentKind {
    /// Letters and marks.
    Word,
    /// A space that stretches and shrinks: U+0020 and U+00A0.
    Space,
    /// A space of a fixed width: an en space, a thin space.
    FixedSpace,
    /// What fills a line between its text and a number at its end, with dots or without: U+0009.
    Leader,
    /// What parts two phrases of a line, a dot and the spaces around it: seen within a line only.
    Separator,
    /// A forced line break.
    Break,
    /// A character that no face has: a box with its code point.
    MissingGlyph,
}

impl Segment {
    /// Its bytes in the passage.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Index of its span.
    pub fn span(&self) -> usize {
        self.span as usize
    }

    /// Whether it vanishes at the end of a line, as white space does.
    pub fn is_space(&self) -> bool {
        !matches!(self.kind, SegmentKind::Word | SegmentKind::MissingGlyph)
    }

    /// How far above the baseline it stands.
    pub fn rise(&self, passage: &Passage) -> Pt {
        if self.raised {
            passage.spans[self.span()].attributes.size * RISE
        } else {
            Pt::ZERO
        }
    }

    /// Whether its letters may be moved apart.
    pub fn is_spaced(&self) -> bool {
        self.writing == Writing::Apart
    }

    /// What is blank of the square of a mark before its ink and behind it.
    pub fn blanks(&self) -> [Pt; 2] {
        self.word.blanks.map(|ems| self.size * f64::from(ems))
    }

    /// What its style adds after each of its glyphs, in ems.
    pub fn tracking(&self, passage: &Passage) -> f64 {
        if self.is_spaced() {
            passage.spans[self.span()].attributes.tracking
        } else {
            0.0
        }
    }

    /// What its style adds to its natural width.
    pub fn tracked(&self, passage: &Passage) -> Pt {
        self.size * (self.tracking(passage) * self.word.glyphs.len() as f64)
    }

    /// Its natural width.
    pub fn width(&self) -> Pt {
        if self.kind == SegmentKind::Break {
            Pt::ZERO
        } else {
            self.size * self.word.width
        }
    }
}
