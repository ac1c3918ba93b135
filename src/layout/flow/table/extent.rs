//! How wide and how high a cell is: its paragraphs, shaped → what the widths of columns follow from.

use super::widths::{Extent, Steps};
use crate::geometry::Pt;
use crate::layout::flow::galley::Piece;
use crate::layout::text::Chunk;

/// More heights of one cell are not told apart: it is a text, not a cell.
const MOST_STEPS: usize = 40;

/// A paragraph of a cell.
struct Block {
    chunks: Vec<Chunk>,
    /// How much narrower than the cell it is.
    indent: Pt,
    leading: Pt,
    above: Pt,
}

/// What stands in a cell, as far as its size goes.
pub struct Measured {
    blocks: Vec<Block>,
}

impl Measured {
    /// Measures pieces whose paragraphs have been shaped, for a cell that was as wide as `probe`.
    pub fn new(pieces: &[Piece], probe: Pt) -> Self {
        let lines = pieces
            .iter()
            .filter_map(|piece| Some((piece, piece.lines()?)));
        let blocks = lines.enumerate().map(|(index, (piece, lines))| Block {
            chunks: lines.paragraph.chunks(),
            indent: probe - lines.paragraph.measure,
            leading: lines.leading,
            above: if index > 0 { piece.above } else { Pt::ZERO },
        });
        Measured {
            blocks: blocks.collect(),
        }
    }

    /// How narrow it may be and how wide it wants to be.
    pub fn extent(&self) -> Extent {
        let mut extent = Extent {
            least: Pt::ZERO,
            most: Pt::ZERO,
        };
        for block in &self.blocks {
            let mut line = Pt::ZERO;
            for chunk in &block.chunks {
                extent.least = extent.least.max(chunk.ink + block.indent);
                extent.most = extent.most.max(line + chunk.ink + block.indent);
                line = if chunk.ends_line {
                    Pt::ZERO
                } else {
                    line + chunk.ink + chunk.space
                };
            }
        }
        extent
    }

    /// Its height at a width.
    fn height(&self, width: Pt) -> Pt {
        let height = |block: &Block| {
            let lines = line_count(&block.chunks, width - block.indent);
            block.above + block.leading * lines as f64
        };
        self.blocks.iter().map(height).sum()
    }

    /// The widths at which its height changes, found by halving.
    pub fn steps(&self) -> Steps {
        let Extent { least, most } = self.extent();
        let mut steps = vec![(most, self.height(most))];
        let narrowest = self.height(least);
        let mut wide = most;
        while steps.len() < MOST_STEPS
            && let Some((_, height)) = steps.last()
            && *height < narrowest
        {
            // The least width at which it is no higher than here; a hair below it is the next step.
            let height = *height;
            let (mut low, mut high) = (least, wide);
            for _ in 0..20 {
                let middle = (low + high) * 0.5;
                if self.height(middle) <= height {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            if let Some(last) = steps.last_mut() {
                last.0 = high;
            }
            wide = low;
            steps.push((low, self.height(low)));
        }
        if let Some(last) = steps.last_mut() {
            *last = (least, narrowest.max(last.1));
        }
        Steps(steps)
    }
}

/// How many lines words take at least.
fn line_count(chunks: &[Chunk], measure: Pt) -> usize {
    const SLACK: Pt = Pt(0.005);
    let (mut lines, mut line) = (1, Pt::ZERO);
    let mut begun = false;
    for (index, chunk) in chunks.iter().enumerate() {
        if begun && line + chunk.ink > measure + SLACK {
            lines += 1;
            line = Pt::ZERO;
        }
        line += chunk.ink + chunk.space;
        begun = true;
        if chunk.ends_line && index + 1 < chunks.len() {
            lines += 1;
            (line, begun) = (Pt::ZERO, false);
        }
    }
    lines
}
