//! A cell before its width is known.
//!
//! In: a cell, and its tag. Out: what stands in it, as pieces that are still to be shaped.

use super::extent::Measured;
use crate::document::{Block, Cell, ColumnAlign, RowKind, Text, Voice};
use crate::geometry::Pt;
use crate::layout::flow::blocks;
use crate::layout::flow::compose::Composer;
use crate::layout::flow::context::{Context, Within};
use crate::layout::flow::galley::Piece;
use crate::layout::flow::vertical_list::VerticalList;
use crate::layout::frame::Item;
use crate::layout::text::Shaper;
use crate::theme::{Align, ParagraphDesign};

/// A measure in which every number stands on one line.
const IN_ONE_LINE: Pt = Pt(100_000.0);

/// A cell on its way.
pub struct Draft<'t> {
    /// The cell.
    pub cell: &'t Cell,
    /// What stands in it, set for a cell as wide as the probe.
    pub pieces: Vec<Piece>,
    /// How wide that was.
    pub probe: Pt,
    /// How wide and high it wants to be.
    pub measured: Measured,
    /// For a number: how far the line that it shares with others stands from its left edge.
    pub point: Option<Pt>,
}

impl<'t> Draft<'t> {
    /// Composes a cell of a row of a kind, in a column that is aligned so.
    pub fn compose(
        composer: &mut Composer<'_>,
        cell: &'t Cell,
        (kind, align): (RowKind, ColumnAlign),
        context: Context,
    ) -> Self {
        let within = match kind {
            RowKind::Head | RowKind::Group => Within::CellHead,
            RowKind::Total => Within::CellTotal,
            RowKind::Body => Within::Cell,
        };
        let align = match align {
            _ if kind == RowKind::Group => Align::Ragged,
            _ if kind == RowKind::Head && cell.columns > 1 => Align::Centered,
            ColumnAlign::Start => Align::Ragged,
            ColumnAlign::End | ColumnAlign::Decimal => Align::End,
            ColumnAlign::Center => Align::Centered,
        };
        let context = context.in_cell(within, align);
        let list = match cell.blocks.as_slice() {
            [] => VerticalList::default(),
            [Block::Paragraph(paragraph)] => text_alone(composer, &paragraph.text, context),
            blocks => blocks::set(composer, blocks, context),
        };
        Draft {
            cell,
            pieces: list.into_pieces(|_| {}),
            probe: context.column.measure,
            measured: Measured::new(&[], Pt::ZERO),
            point: None,
        }
    }

    /// How wide it is in one line, where that is known: of a number.
    pub fn width(&self) -> Option<Pt> {
        let [piece] = self.pieces.as_slice() else {
            return None;
        };
        Some(piece.lines()?.paragraph.natural_width)
    }

    /// How far the line that a number shares with those of its column stands from its left edge.
    pub fn find_point(&mut self, design: &ParagraphDesign, shaper: &mut Shaper) -> Option<Pt> {
        let byte = self.cell.decimal?;
        let [piece] = self.pieces.as_mut_slice() else {
            return None;
        };
        let paragraph = &mut piece.lines_mut()?.paragraph;
        let (measure, align) = (paragraph.measure, paragraph.passage.align);
        paragraph.measure = IN_ONE_LINE;
        paragraph.passage.align = Align::Ragged;
        paragraph.break_lines(design, shaper);
        paragraph.measure = paragraph.natural_width;
        let lines = paragraph
            .variants
            .first()
            .map(|variant| variant.lines.len());
        let line = (lines == Some(1)).then(|| paragraph.line(0, 0, design, shaper));
        let point = line.and_then(|line| place_of(&line.items, byte));
        if point.is_none() {
            (paragraph.measure, paragraph.passage.align) = (measure, align);
        }
        point
    }

    /// Makes its letters so much smaller; they are still to be shaped.
    pub fn scale(&mut self, factor: f64) {
        for lines in self.pieces.iter_mut().filter_map(Piece::lines_mut) {
            let passage = &mut lines.paragraph.passage;
            for span in &mut passage.spans {
                span.attributes.size = span.attributes.size * factor;
            }
            lines.leading = lines.leading * factor;
            lines.ascent = lines.ascent * factor;
        }
    }
}

/// A text that stands in a cell alone: in the cell itself, with no paragraph around it.
fn text_alone(composer: &mut Composer<'_>, text: &Text, context: Context) -> VerticalList {
    let style = composer.typography.style(Voice::Body, context);
    let passage = composer.passage(text, style, context.node);
    let mut piece = composer.piece(passage, style, context.column);
    if let (Some(lines), Some(align)) = (piece.lines_mut(), context.align) {
        lines.paragraph.passage.align = align;
    }
    VerticalList::of(piece)
}

/// Where a byte of a text stands on its line: the left edge of its character, or the right edge of the one
/// before it.
fn place_of(items: &[Item], byte: usize) -> Option<Pt> {
    let mut before = None;
    for item in items {
        let Item::Glyphs(run) = item else { continue };
        let Some((_, source)) = &run.source else {
            continue;
        };
        for glyph in run.glyphs() {
            let start = source.start + glyph.cluster.start as usize;
            let end = source.start + glyph.cluster.end as usize;
            if start == byte && end > byte {
                return Some(run.x + glyph.x);
            }
            if end == byte && end > start {
                before = Some(run.x + glyph.x + glyph.advance);
            }
        }
    }
    before
}
