//! The cells of a table before the widths of its columns are known: composed, tagged, shaped, and made so small
//! that they have room beside each other.

use std::sync::Arc;

use rayon::prelude::*;

use super::columns::MOST_OF_GAPS;
use super::draft::Draft;
use super::extent::Measured;
use super::misfit::{MisfitKind, TableMisfit};
use crate::document::{RowKind, Table};
use crate::geometry::Pt;
use crate::layout::flow::compose::Composer;
use crate::layout::flow::context::Context;
use crate::layout::flow::galley::Piece;
use crate::layout::flow::typography::Typography;
use crate::layout::tags::{CellSpan, NodeId, Role, TagTree};
use crate::layout::text::font::Fonts;
use crate::layout::text::{Paragraph, Shaper};
use crate::theme::{ParagraphDesign, Theme};

/// The cells of a table on their way.
pub struct Drafts<'t> {
    /// The table.
    pub table: &'t Table,
    /// Its cells, row by row.
    pub rows: Vec<Vec<Draft<'t>>>,
}

/// How many paragraphs a thread takes at a time.
const PARAGRAPHS_AT_ONCE: usize = 64;

impl<'t> Drafts<'t> {
    /// Composes the cells of a table, and measures them.
    pub fn compose(
        composer: &mut Composer<'_>,
        table: &'t Table,
        node: NodeId,
        context: Context,
    ) -> Self {
        let mut parts = Parts {
            table: node,
            head: None,
            body: None,
        };
        let mut rows = Vec::with_capacity(table.rows.len());
        let mut nodes: Vec<Vec<NodeId>> = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            let part = parts.of(row.kind, &mut composer.tags);
            let row_node = composer.tags.node(part, Role::TableRow);
            let mut set = Vec::with_capacity(row.cells.len());
            let mut row_nodes = Vec::with_capacity(row.cells.len());
            for cell in &row.cells {
                let role = cell.scope.map_or(Role::DataCell, Role::HeaderCell);
                let node = composer.tags.node(row_node, role);
                row_nodes.push(node);
                let align = table.columns.get(cell.column).copied().unwrap_or_default();
                set.push(Draft::compose(
                    composer,
                    cell,
                    (row.kind, align),
                    context.under(node),
                ));
            }
            rows.push(set);
            nodes.push(row_nodes);
        }
        span_tags(table, &nodes, &mut composer.tags);
        let mut drafts = Drafts { table, rows };
        drafts.shape(composer.typography.theme, composer.shaper.fonts());
        drafts
    }

    /// Every cell, row by row.
    pub fn cells(&self) -> impl Iterator<Item = &Draft<'t>> {
        self.rows.iter().flatten()
    }

    /// Every cell, row by row.
    pub fn cells_mut(&mut self) -> impl Iterator<Item = &mut Draft<'t>> {
        self.rows.iter_mut().flatten()
    }

    /// Does something to every paragraph, on every core.
    pub fn on_paragraphs(
        &mut self,
        fonts: &Arc<Fonts>,
        work: impl Fn(&mut Paragraph, &mut Shaper) + Sync,
    ) {
        let pieces = self.cells_mut().flat_map(|draft| &mut draft.pieces);
        let mut all: Vec<&mut Paragraph> = pieces.flat_map(Piece::paragraphs_mut).collect();
        all.par_chunks_mut(PARAGRAPHS_AT_ONCE)
            .for_each(|paragraphs| {
                Shaper::with_own(fonts, |shaper| {
                    paragraphs
                        .iter_mut()
                        .for_each(|paragraph| work(paragraph, shaper));
                });
            });
    }

    /// Shapes every paragraph, and measures the cells.
    fn shape(&mut self, theme: &Theme, fonts: &Arc<Fonts>) {
        self.on_paragraphs(fonts, |paragraph, shaper| paragraph.shape(theme, shaper));
        for draft in self.cells_mut() {
            draft.measured = Measured::new(&draft.pieces, draft.probe);
        }
    }

    /// Finds where the numbers stand that share a line with others, once all is as large as it will be.
    pub fn align_numbers(&mut self, design: &ParagraphDesign, shaper: &mut Shaper) {
        for draft in self.cells_mut() {
            draft.point = draft.find_point(design, shaper);
        }
    }

    /// How much smaller a table has to be so that the longest words of its columns have room beside each
    /// other: 1 is not at all.
    pub fn factor(&self, theme: &Theme, available: Pt) -> f64 {
        let gaps = theme.paragraph.cell_gap * self.table.columns.len().saturating_sub(1) as f64;
        let least = self.least_width(|word| word);
        if least <= Pt::ZERO {
            return 1.0;
        }
        ((available - gaps) / least).clamp(0.0, 1.0)
    }

    /// Sets a table as small as it has to be, but not smaller than the theme allows; smaller still where its
    /// numbers would stand on each other, which is told.
    pub fn shrink(
        &mut self,
        typography: &Typography<'_>,
        fonts: &Arc<Fonts>,
        available: Pt,
    ) -> Option<TableMisfit> {
        let theme = typography.theme;
        let gaps = available * (MOST_OF_GAPS * 0.5);
        let gap = theme.paragraph.cell_gap * self.table.columns.len().saturating_sub(1) as f64;
        // Of a word that is divided a few letters stay together.
        let letters = theme.styles.cell.size * 2.0;
        let numbers = self.least_width(|word| word.min(letters));
        let most = (available - gap.min(gaps)) / numbers.max(Pt(0.1));
        let smallest = smallest(theme);
        let factor = self.factor(theme, available).max(smallest.min(most));
        let misfit = (factor < smallest - 1e-6).then(|| {
            let kind = MisfitKind::TooWide {
                size: theme.styles.cell.size * factor,
                may_turn: available == typography.measure,
            };
            TableMisfit::new(self.table, kind)
        });
        if factor < 1.0 {
            self.cells_mut().for_each(|draft| draft.scale(factor));
            self.shape(theme, fonts);
        }
        misfit
    }

    /// How narrow the columns may be together, where a word that is so wide may be made so narrow; numbers are
    /// not divided.
    fn least_width(&self, word: impl Fn(Pt) -> Pt) -> Pt {
        let mut least = vec![Pt::ZERO; self.table.columns.len()];
        for draft in self.cells().filter(|draft| draft.cell.columns == 1) {
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
}

/// The smallest factor of a theme.
pub fn smallest(theme: &Theme) -> f64 {
    (theme.paragraph.cell_smallest / theme.styles.cell.size).min(1.0)
}

/// The tags of a table's parts, made when the first row of each comes up.
struct Parts {
    table: NodeId,
    head: Option<NodeId>,
    body: Option<NodeId>,
}

impl Parts {
    fn of(&mut self, kind: RowKind, tags: &mut TagTree) -> NodeId {
        let table = self.table;
        match kind {
            RowKind::Head => *self
                .head
                .get_or_insert_with(|| tags.node(table, Role::TableHead)),
            RowKind::Body | RowKind::Group | RowKind::Total => *self
                .body
                .get_or_insert_with(|| tags.node(table, Role::TableBody)),
        }
    }
}

/// Says of cells what they cover, and which their heads are where their places do not say so.
fn span_tags(table: &Table, nodes: &[Vec<NodeId>], tags: &mut TagTree) {
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
            tags.set_span(node, span);
        }
    }
}
