//! Cells before their widths are known: composed, tagged, shaped.

use rayon::prelude::*;

use super::columns::MOST_OF_GAPS;
use super::extent::Measured;
use super::{MisfitKind, Parts, TableMisfit, paragraphs};
use crate::document::{Block, Cell, ColumnAlign, RowKind, Table};
use crate::geometry::Pt;
use crate::layout::flow::compose::Composer;
use crate::layout::flow::context::{Context, Within};
use crate::layout::flow::galley::Piece;
use crate::layout::flow::vertical_list::VerticalList;
use crate::layout::frame::Item;
use crate::layout::tags::{CellSpan, NodeId, Role};
use crate::layout::text::{Paragraph, Shaper};
use crate::theme::Align;

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

impl Draft<'_> {
    /// How wide it is in one line, where that is known: of a number.
    pub fn width(&self) -> Option<Pt> {
        let [piece] = self.pieces.as_slice() else {
            return None;
        };
        Some(piece.lines()?.paragraph.natural_width)
    }
}

/// A measure in which every number stands on one line.
const IN_ONE_LINE: Pt = Pt(100_000.0);

/// How many paragraphs a thread takes at a time.
const PARAGRAPHS_AT_ONCE: usize = 64;

impl Composer<'_> {
    /// Composes the cells of a table, and measures them.
    pub(super) fn drafts<'t>(
        &mut self,
        table: &'t Table,
        node: NodeId,
        context: Context,
    ) -> Vec<Vec<Draft<'t>>> {
        let mut parts = Parts {
            table: node,
            head: None,
            body: None,
        };
        let mut drafts = Vec::with_capacity(table.rows.len());
        let mut nodes: Vec<Vec<NodeId>> = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            let part = parts.of(row.kind, self);
            let row_node = self.tags.node(part, Role::TableRow);
            let mut set = Vec::with_capacity(row.cells.len());
            let mut row_nodes = Vec::with_capacity(row.cells.len());
            for cell in &row.cells {
                let role = cell.scope.map_or(Role::DataCell, Role::HeaderCell);
                let node = self.tags.node(row_node, role);
                row_nodes.push(node);
                let align = table.columns.get(cell.column).copied().unwrap_or_default();
                set.push(self.draft(cell, (row.kind, align), context.under(node)));
            }
            drafts.push(set);
            nodes.push(row_nodes);
        }
        self.span_tags(table, &nodes);
        self.shape_all(&mut drafts);
        measure(&mut drafts);
        drafts
    }

    /// Finds where the numbers stand that share a line with others, once all is as large as it will be.
    pub(super) fn align_numbers(&mut self, drafts: &mut [Vec<Draft<'_>>]) {
        for draft in drafts.iter_mut().flatten() {
            draft.point = self.point(draft);
        }
    }

    fn draft<'t>(
        &mut self,
        cell: &'t Cell,
        (kind, align): (RowKind, ColumnAlign),
        context: Context,
    ) -> Draft<'t> {
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
            [Block::Paragraph(paragraph)] => self.cell_text(&paragraph.text, context),
            blocks => self.blocks(blocks, context),
        };
        Draft {
            cell,
            pieces: list.into_pieces(|_| {}),
            probe: context.column.measure,
            measured: Measured::new(&[], Pt::ZERO),
            point: None,
        }
    }

    /// Says of cells what they cover, and which their heads are where their places do not say so.
    fn span_tags(&mut self, table: &Table, nodes: &[Vec<NodeId>]) {
        let heads = table.heads();
        for (row, cells) in table.rows.iter().enumerate() {
            for (index, cell) in cells.cells.iter().enumerate() {
                let heads = heads.as_ref().map_or(&[][..], |heads| &heads[row][index]);
                if cell.columns == 1 && cell.rows == 1 && heads.is_empty() {
                    continue;
                }
                let node = nodes[row][index];
                let heads = heads.iter().map(|(row, index)| nodes[*row][*index]);
                let span = CellSpan {
                    columns: cell.columns,
                    rows: cell.rows,
                    heads: heads.collect(),
                    named: false,
                };
                self.tags.set_span(node, span);
            }
        }
    }

    /// Shapes every paragraph, on every core.
    fn shape_all(&self, drafts: &mut [Vec<Draft<'_>>]) {
        self.on_paragraphs(drafts, |paragraph, theme, shaper| {
            paragraph.shape(theme, shaper)
        });
    }

    /// Does something to every paragraph of a table, on every core.
    pub(super) fn on_paragraphs(
        &self,
        drafts: &mut [Vec<Draft<'_>>],
        work: impl Fn(&mut Paragraph, &crate::theme::Theme, &mut Shaper) + Sync,
    ) {
        let (theme, fonts) = (self.theme, self.shaper.fonts());
        let mut all = paragraphs(drafts);
        all.par_chunks_mut(PARAGRAPHS_AT_ONCE)
            .for_each(|paragraphs| {
                Shaper::with_own(fonts, |shaper| {
                    paragraphs
                        .iter_mut()
                        .for_each(|paragraph| work(paragraph, theme, shaper));
                });
            });
    }

    /// How much smaller a table has to be so that the longest words of its columns have room beside each
    /// other: 1 is not at all.
    pub(super) fn factor(&self, drafts: &[Vec<Draft<'_>>], available: Pt, columns: usize) -> f64 {
        let gaps = self.theme.paragraph.cell_gap * columns.saturating_sub(1) as f64;
        let least = least_width(drafts, columns, |word| word);
        if least <= Pt::ZERO {
            return 1.0;
        }
        ((available - gaps) / least).clamp(0.0, 1.0)
    }

    /// The smallest factor of the theme.
    pub(super) fn smallest(&self) -> f64 {
        (self.theme.paragraph.cell_smallest / self.theme.styles.cell.size).min(1.0)
    }

    /// Sets a table smaller, but not smaller than the theme allows; smaller still where its numbers would stand on
    /// each other, which is noted.
    pub(super) fn shrink(
        &mut self,
        drafts: &mut [Vec<Draft<'_>>],
        (factor, available): (f64, Pt),
        table: &Table,
    ) {
        let columns = table.columns.len();
        let gaps = available * (MOST_OF_GAPS * 0.5);
        let gap = self.theme.paragraph.cell_gap * columns.saturating_sub(1) as f64;
        // Of a word that is divided a few letters stay together.
        let letters = self.theme.styles.cell.size * 2.0;
        let numbers = least_width(drafts, columns, |word| word.min(letters));
        let most = (available - gap.min(gaps)) / numbers.max(Pt(0.1));
        let smallest = self.smallest();
        let factor = factor.max(smallest.min(most));
        if factor < smallest - 1e-6 {
            let kind = MisfitKind::TooWide {
                size: self.theme.styles.cell.size * factor,
                may_turn: available == self.measure,
            };
            self.table_misfits.push(TableMisfit::new(table, kind));
        }
        if factor >= 1.0 {
            return;
        }
        for draft in drafts.iter_mut().flatten() {
            for lines in draft.pieces.iter_mut().filter_map(Piece::lines_mut) {
                let passage = &mut lines.paragraph.passage;
                for span in &mut passage.spans {
                    span.attributes.size = span.attributes.size * factor;
                }
                lines.leading = lines.leading * factor;
                lines.ascent = lines.ascent * factor;
            }
        }
        self.shape_all(drafts);
        measure(drafts);
    }

    /// How far the line that a number shares with those of its column stands from its left edge.
    fn point(&mut self, draft: &mut Draft<'_>) -> Option<Pt> {
        let byte = draft.cell.decimal?;
        let [piece] = draft.pieces.as_mut_slice() else {
            return None;
        };
        let paragraph = &mut piece.lines_mut()?.paragraph;
        let (measure, align) = (paragraph.measure, paragraph.passage.align);
        paragraph.measure = IN_ONE_LINE;
        paragraph.passage.align = Align::Ragged;
        let design = &self.theme.paragraph;
        paragraph.break_lines(design, self.shaper);
        paragraph.measure = paragraph.natural_width;
        let lines = paragraph
            .variants
            .first()
            .map(|variant| variant.lines.len());
        let line = (lines == Some(1)).then(|| paragraph.line(0, 0, design, self.shaper));
        let point = line.and_then(|line| place_of(&line.items, byte));
        if point.is_none() {
            (paragraph.measure, paragraph.passage.align) = (measure, align);
        }
        point
    }
}

/// Measures what has been shaped.
fn measure(drafts: &mut [Vec<Draft<'_>>]) {
    for draft in drafts.iter_mut().flatten() {
        draft.measured = Measured::new(&draft.pieces, draft.probe);
    }
}

/// How narrow the columns may be together, where a word that is so wide may be made so narrow; numbers are not divided.
fn least_width(drafts: &[Vec<Draft<'_>>], columns: usize, word: impl Fn(Pt) -> Pt) -> Pt {
    let mut least = vec![Pt::ZERO; columns];
    let single = |draft: &&Draft<'_>| draft.cell.columns == 1;
    for draft in drafts.iter().flatten().filter(single) {
        let extent = draft.measured.extent();
        let wants = match draft.cell.decimal {
            Some(_) => extent.most,
            None => word(extent.least),
        };
        let column = &mut least[draft.cell.column];
        *column = column.max(wants);
    }
    least.into_iter().sum()
}

impl TableMisfit {
    /// What is the matter with a table.
    pub fn new(table: &Table, kind: MisfitKind) -> Self {
        TableMisfit {
            label: table.label.clone(),
            words: first_words(table),
            kind,
        }
    }
}

/// The first words that the writer of a table has written.
fn first_words(table: &Table) -> String {
    if let Some(caption) = &table.caption {
        let name = table.label.as_deref().unwrap_or_default();
        let own = caption
            .content
            .strip_prefix(name)
            .unwrap_or(&caption.content);
        return own
            .trim_start_matches(|sign: char| !sign.is_alphanumeric())
            .to_string();
    }
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let mut texts = cells.flat_map(|cell| &cell.blocks).flat_map(Block::texts);
    texts
        .next()
        .map_or_else(String::new, |text| text.content.clone())
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
