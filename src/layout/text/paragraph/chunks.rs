//! What no line divides, for whoever looks for a measure: the widths of columns follow from it.

use super::Paragraph;
use crate::geometry::Pt;
use crate::layout::text::candidates;
use crate::layout::text::segment::SegmentKind;

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
        let opportunities = candidates::opportunities(&self.passage.content);
        let mut opportunities = opportunities.into_iter().peekable();
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
            let width = segment.width();
            if segment.kind == SegmentKind::Break {
                chunk.ends_line = true;
                close(&mut chunk);
                continue;
            }
            // A word may end within a segment, behind a hyphen; its part of that is taken by its letters.
            let mut from = range.start;
            while let Some(at) = opportunities.next_if(|at| *at <= range.end) {
                if at > from {
                    add(
                        &mut chunk,
                        segment.is_space(),
                        width * part(from, at, &range),
                    );
                    from = at;
                }
                close(&mut chunk);
            }
            if from < range.end {
                add(
                    &mut chunk,
                    segment.is_space(),
                    width * part(from, range.end, &range),
                );
            }
        }
        close(&mut chunk);
        chunks
    }
}

fn part(from: usize, to: usize, of: &std::ops::Range<usize>) -> f64 {
    (to - from) as f64 / of.len().max(1) as f64
}

/// Adds to a chunk: white space counts with what stands behind it, if anything does.
fn add(chunk: &mut Chunk, is_space: bool, width: Pt) {
    if is_space {
        chunk.space += width;
    } else {
        chunk.ink += std::mem::take(&mut chunk.space) + width;
    }
}
