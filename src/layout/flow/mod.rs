//! Blocks → pages.
//!
//! In: the document. Out: pages.
//!
//! First [`compose`] turns blocks into a [`Galley`]: one long column of [`Piece`]s, each a paragraph
//! with the space above it, what hangs beside it, and how it may be divided. Then [`paginate`]
//! decides where pages break, which is all that a book must know of them ([`planned`]). Last,
//! [`assemble`] sets the lines of each page at their places, with its notes and its running matter.

// A new kind of block or frame item is a compile error here until each place has learned of it.
#![deny(clippy::wildcard_enum_match_arm)]

pub mod assemble;
mod bars;
mod batches;
mod blocks;
pub mod compose;
pub mod contents;
mod definitions;
pub mod furniture;
pub mod inline;
mod list;
pub mod note;
pub mod page;
pub mod page_text;
pub mod paginate;
mod pieces;
pub mod planned;
mod references;
pub mod running;
mod title;

use page_text::PageText;

use super::frame::{Item, LinkArea};
use super::text::Paragraph;
use crate::document::NoteId;
use crate::theme::{Color, Pt};

/// One long column, ready to be cut into pages.
#[derive(Debug)]
pub struct Galley {
    /// The pieces in reading order.
    pub pieces: Vec<Piece>,
    /// The notes; [`NoteId`] is an index into this.
    pub notes: Vec<Vec<Piece>>,
}

/// A paragraph in the column.
#[derive(Debug)]
pub struct Piece {
    /// Its text, shaped and broken.
    pub paragraph: Paragraph,
    /// Which of the paragraph's variants is set.
    pub variant: usize,
    /// From the left edge of the text block to that of the paragraph.
    pub x: Pt,
    /// From baseline to baseline.
    pub leading: Pt,
    /// From the top of a line to its baseline.
    pub ascent: Pt,
    /// Space above it; dropped at the top of a page.
    pub above: Pt,
    /// How far that space may grow where a page would fall short.
    pub growth: SpaceGrowth,
    /// How it may be divided.
    pub keep: Keep,
    /// Whether its first line is brought back to the half-line grid.
    pub on_grid: bool,
    /// What hangs beside its first line: a marker, a number. Placed from the text block's left edge
    /// and the line's baseline.
    pub hanging: Vec<Item>,
    /// What can be clicked in it.
    pub hanging_links: Vec<LinkArea>,
    /// Rules along its side.
    pub bars: Vec<Bar>,
    /// A rule across the space above it.
    pub rule_above: Option<RuleAbove>,
    /// The destination at its top.
    pub anchor: Option<String>,
    /// The running head from here on.
    pub running: Option<String>,
    /// What it says about pages, if anything.
    pub page_text: Option<Box<PageText>>,
}

/// How far the space above a piece may grow where a page would fall short.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SpaceGrowth {
    /// In front matter (title block, TL;DR, key points, contents): by so many lines, in the measure of
    /// those around it.
    Front(f64),
    /// Elsewhere: by so many half-lines.
    HalfLines(u8),
}

/// How a piece may be divided between pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Keep {
    /// All its lines on one page.
    pub together: bool,
    /// Its last line on the page of the next piece's first lines.
    pub with_next: bool,
}

/// A rule along the side of pieces. Neighbours with the same rule share one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Its left edge, from that of the text block.
    pub x: Pt,
    /// Its thickness.
    pub thickness: Pt,
    /// Its colour.
    pub color: Color,
    /// How far it reaches above the first line and below the last.
    pub pad: Pt,
    /// Which rule it is: equal on the pieces that share it.
    pub id: u32,
}

/// A rule across the space above a piece.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RuleAbove {
    /// Its left edge, from that of the text block.
    pub x: Pt,
    /// Its width.
    pub width: Pt,
    /// Its thickness.
    pub thickness: Pt,
    /// Its colour.
    pub color: Color,
    /// From the top of the piece's first line up to the rule.
    pub up: Pt,
}

impl Piece {
    /// How many lines it has.
    pub fn line_count(&self) -> usize {
        self.paragraph
            .variants
            .get(self.variant)
            .map_or(0, |breaking| breaking.lines.len())
    }

    /// The notes that a line calls.
    pub fn notes(&self, line: usize) -> impl Iterator<Item = NoteId> + '_ {
        let range = self.paragraph.line_range(self.variant, line);
        let last = line + 1 == self.line_count();
        self.paragraph
            .passage
            .notes
            .iter()
            .filter(move |(byte, _)| range.contains(byte) || (last && *byte >= range.end))
            .map(|(_, note)| *note)
    }
}
