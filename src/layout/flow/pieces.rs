//! Adding pieces to the galley: texts and passages, the space above them, what hangs beside them.

use super::compose::{Column, Composer};
use super::inline::{ascent, running_passage};
use super::{Keep, Piece, SpaceGrowth};
use crate::document::Text;
use crate::language::Direction;
use crate::layout::frame::Item;
use crate::layout::tags::NodeId;
use crate::layout::text::{Paragraph, Passage};
use crate::theme::{Align, Pt, TextStyle};

/// How much smaller a heading is whose words are too long, as a part of its size.
const SMALLER: f64 = 0.85;
/// The widest letter, in ems.
const WIDEST_LETTER: f64 = 1.2;

impl Composer<'_> {
    /// Leaves room before the next piece; the largest of several wins.
    pub(super) fn space(&mut self, space: Pt) {
        self.pending = self.pending.max(space);
    }

    /// Names the top of the next piece.
    pub(super) fn anchor_next(&mut self, anchor: &str) {
        self.anchor = Some(anchor.to_string());
    }

    /// How many pieces there are.
    pub(super) fn piece_count(&self) -> usize {
        self.pieces.len()
    }

    /// The pieces from an index on.
    pub(super) fn pieces_from(&mut self, index: usize) -> &mut [Piece] {
        self.pieces.get_mut(index..).unwrap_or(&mut [])
    }

    /// Keeps what came since an index on one page when it is short, and only then. How long it is
    /// shows when its paragraphs are set.
    pub(super) fn keep_short(&mut self, first: usize) {
        self.short.push(first..self.pieces.len());
    }

    /// Adds a text as a piece.
    pub(super) fn text(&mut self, text: &Text, style: &TextStyle, column: Column, node: NodeId) {
        let passage = self.passage(text, style, node);
        self.add(passage, style, column);
    }

    /// Adds a title or a heading as a piece: a size smaller where a word of it is longer than a line,
    /// and hyphenated only where that does not help.
    pub(super) fn heading_text(
        &mut self,
        text: &Text,
        style: &TextStyle,
        column: Column,
        node: NodeId,
    ) {
        if self.has_word_longer_than(column.measure, text, style) {
            let smaller = TextStyle {
                size: style.size * SMALLER,
                ..style.clone()
            };
            self.text(text, &smaller, column, node);
        } else {
            self.text(text, style, column, node);
        }
    }

    fn has_word_longer_than(&mut self, measure: Pt, text: &Text, style: &TextStyle) -> bool {
        // No letter is much wider than an em, so most words need not be set to be known.
        let longest = text
            .content
            .split_whitespace()
            .map(|word| word.chars().count());
        if style.size * longest.max().unwrap_or(0) as f64 * WIDEST_LETTER < measure {
            return false;
        }
        let language = text.language.as_ref().unwrap_or(&self.language_tag);
        let passage = running_passage(text.content.clone(), self.theme, style, language);
        Paragraph::new(passage, measure, self.theme, self.shaper).cuts_a_word()
    }

    /// Adds a passage as a piece.
    pub(super) fn add(&mut self, passage: Passage, style: &TextStyle, column: Column) {
        let piece = self.piece(passage, style, column);
        self.pieces.push(piece);
    }

    fn piece(&mut self, passage: Passage, style: &TextStyle, column: Column) -> Piece {
        Piece {
            paragraph: Paragraph::unset(passage, column.measure),
            variant: 0,
            x: self.left(column),
            leading: style.leading,
            ascent: ascent(style),
            above: std::mem::take(&mut self.pending),
            growth: SpaceGrowth::HalfLines(0),
            keep: Keep::default(),
            on_grid: style.leading == self.theme.styles.body.leading,
            hanging: Vec::new(),
            hanging_links: Vec::new(),
            bars: self.bars.clone(),
            rule_above: None,
            anchor: self.anchor.take(),
            running: self.running.take(),
            page_text: None,
        }
    }

    /// A piece that is not part of the column: a note.
    pub(super) fn detached(
        &mut self,
        passage: Passage,
        style: &TextStyle,
        column: Column,
    ) -> Piece {
        let bars = std::mem::take(&mut self.bars);
        let pending = std::mem::take(&mut self.pending);
        let piece = self.piece(passage, style, column);
        (self.bars, self.pending) = (bars, pending);
        piece
    }

    /// Sets a text in one line that ends at a place: the number of a source, a marker.
    pub(super) fn label(
        &mut self,
        text: &Text,
        style: &TextStyle,
        end: Pt,
        node: NodeId,
    ) -> Vec<Item> {
        let mut passage = self.passage(text, style, node);
        passage.align = Align::Ragged;
        let paragraph = Paragraph::new(passage, Pt(10_000.0), self.theme, self.shaper);
        let width = paragraph.natural_width;
        let left = match self.language_tag.direction() {
            Direction::LeftToRight => end - width,
            Direction::RightToLeft => self.measure - end,
        };
        self.one_line(&paragraph, left)
    }

    /// The only line of a paragraph, its left end at a place.
    pub(super) fn one_line(&mut self, paragraph: &Paragraph, left: Pt) -> Vec<Item> {
        let mut line = paragraph.line(0, 0, &self.theme.paragraph, self.shaper);
        let offset = match paragraph.passage.direction {
            Direction::LeftToRight => Pt::ZERO,
            Direction::RightToLeft => paragraph.measure - paragraph.natural_width,
        };
        for item in &mut line.items {
            item.shift(left - offset, Pt::ZERO);
        }
        line.items
    }

    /// Hangs items beside the first line of the piece at an index, before those that hang there: a
    /// marker of a list that stands in another is hung first and read last.
    pub(super) fn hang(&mut self, index: usize, items: Vec<Item>) {
        if let Some(piece) = self.pieces.get_mut(index) {
            piece.hanging.splice(0..0, items);
        }
    }
}

/// Keeps pieces on one page when they are short together, and only then.
pub(super) fn keep_short(pieces: &mut [Piece]) {
    let lines: usize = pieces.iter().map(Piece::line_count).sum();
    let most = match pieces.first().map(|piece| piece.growth) {
        // A key point: its page can be filled without dividing it.
        Some(SpaceGrowth::Front(_)) => 8,
        // Longer ones would leave more of a page than others can take up.
        Some(SpaceGrowth::HalfLines(_)) | None => 4,
    };
    if lines > most {
        return;
    }
    let last = pieces.len().saturating_sub(1);
    for (index, piece) in pieces.iter_mut().enumerate() {
        piece.keep.together = true;
        piece.keep.with_next |= index < last;
    }
}

/// Lets the spaces of front matter grow: it stands in few blocks that want to stay whole, and what
/// they leave of a page is better shared out than left at its foot. A space may grow by one and a half times what it is; `line` is a line of the body.
pub(super) fn let_stretch(pieces: &mut [Piece], line: Pt) {
    for piece in pieces {
        piece.growth = SpaceGrowth::Front(piece.above / line * 1.5);
    }
}
