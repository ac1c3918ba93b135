//! What no line divides, for whoever looks for a measure: the widths of columns follow from it.

use std::ops::Range;

use super::Paragraph;
use crate::geometry::Pt;
use crate::layout::text::held;
use crate::layout::text::segment::{Segment, SegmentKind};
use crate::layout::text::writing::is_within_korean_word;

/// What no line divides, and what stands behind it on its line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chunk {
    /// Its width.
    pub ink: Pt,
    /// The width of the white space behind it.
    pub space: Pt,
    /// Whether a line ends behind it in any case.
    pub ends_line: bool,
}

impl Paragraph {
    /// What no line divides, once it is shaped; nothing is hyphenated.
    pub fn chunks(&self) -> Vec<Chunk> {
        let opportunities = self.opportunities();
        let mut opportunities = opportunities.iter().copied().peekable();
        let mut chunks = Vec::new();
        let mut chunk = Chunk {
            ink: Pt::ZERO,
            space: Pt::ZERO,
            ends_line: false,
        };
        let mut close = |chunk: &mut Chunk| {
            if chunk.ink > Pt::ZERO || chunk.ends_line {
                chunks.push(*chunk);
                *chunk = Chunk {
                    ink: Pt::ZERO,
                    space: Pt::ZERO,
                    ends_line: false,
                };
            }
        };
        for segment in &self.segments {
            let range = segment.range();
            if segment.kind == SegmentKind::Break {
                chunk.ends_line = true;
                close(&mut chunk);
                continue;
            }
            // A word may end within a segment, behind a hyphen.
            let mut from = range.start;
            while let Some(at) = opportunities.next_if(|at| *at <= range.end) {
                if held::holds(&self.passage, segment, at) || self.is_within_word(at) {
                    continue;
                }
                if at > from {
                    add(&mut chunk, segment.is_space(), width_of(segment, from..at));
                    from = at;
                }
                close(&mut chunk);
            }
            if from < range.end {
                add(
                    &mut chunk,
                    segment.is_space(),
                    width_of(segment, from..range.end),
                );
            }
        }
        close(&mut chunk);
        chunks
    }
}

impl Paragraph {
    /// Whether a byte lies within a word of Korean, which is divided only where it must be.
    fn is_within_word(&self, at: usize) -> bool {
        let (before, after) = self.passage.content.split_at(at);
        is_within_korean_word(before.chars().next_back(), after.chars().next())
    }
}

/// The width of the glyphs of some bytes.
fn width_of(segment: &Segment, bytes: Range<usize>) -> Pt {
    let start = segment.range().start;
    if bytes == segment.range() {
        return segment.width();
    }
    let is_of = |cluster: usize| bytes.contains(&(start + cluster));
    let glyphs = segment.word.glyphs.iter();
    let glyphs = glyphs.filter(|glyph| is_of(glyph.cluster.start as usize));
    segment.size * glyphs.map(|glyph| glyph.advance).sum::<f64>()
}

/// Adds to a chunk: white space counts with what stands behind it, if anything does.
fn add(chunk: &mut Chunk, is_space: bool, width: Pt) {
    if is_space {
        chunk.space += width;
    } else {
        chunk.ink += std::mem::take(&mut chunk.space) + width;
    }
}
