//! The columns of a table: how wide they are, and where each stands.

use super::draft::Draft;
use super::drafts::Drafts;
use super::widths::{Extent, Steps, TableExtent};
use crate::document::ColumnAlign;
use crate::geometry::Pt;
use crate::layout::flow::context::Column;
use crate::theme::Theme;

/// The most of the width that the gaps between columns take.
pub const MOST_OF_GAPS: f64 = 0.4;
/// How far columns may move apart so that a table is as wide as the text, in gaps.
const MOST_APART: f64 = 2.0;

/// How wide the columns are, and where.
pub struct Columns {
    /// Their widths.
    pub widths: Vec<Pt>,
    /// Between them.
    gap: Pt,
    /// From the start edge of the text block to that of the table.
    start: Pt,
    /// For columns of numbers: how far they reach to the left and to the right of the line that they share.
    pub points: Vec<(Pt, Pt)>,
    /// The width of the text block.
    block: Pt,
    /// Whether the table runs against the document.
    turned: bool,
}

impl Columns {
    /// The widths of the columns.
    pub fn new(drafts: &Drafts<'_>, column: Column, theme: &Theme) -> Self {
        let count = drafts.table.columns.len();
        let between = (count - 1).max(1) as f64;
        // Of many columns, the gaps leave more than half of the width to what stands in them.
        let gap = theme
            .paragraph
            .cell_gap
            .min(column.measure * (MOST_OF_GAPS / between));
        let available = column.measure - gap * (count - 1) as f64;
        let mut extents = vec![
            Extent {
                least: Pt::ZERO,
                most: Pt::ZERO
            };
            count
        ];
        let mut points = vec![(Pt::ZERO, Pt::ZERO); count];
        let single = |draft: &&Draft<'_>| draft.cell.columns == 1;
        for draft in drafts.cells().filter(single) {
            let place = draft.cell.column;
            let extent = draft.measured.extent();
            let known = &mut extents[place];
            if let Some(point) = draft.point {
                let width = draft.width().unwrap_or(extent.most);
                let (left, right) = &mut points[place];
                *left = left.max(point);
                *right = right.max(width - point);
                let both = *left + *right;
                known.least = known.least.max(both);
                known.most = known.most.max(both);
            } else {
                known.least = known.least.max(extent.least);
                known.most = known.most.max(extent.most);
            }
        }
        // What covers several columns may not stand out of them.
        for draft in drafts.cells().filter(|draft| !single(draft)) {
            let covered = draft.cell.column..draft.cell.column + draft.cell.columns;
            let there: Pt = extents[covered.clone()]
                .iter()
                .map(|extent| extent.least)
                .sum();
            let there = there + gap * (draft.cell.columns - 1) as f64;
            let extent = draft.measured.extent();
            let share = 1.0 / draft.cell.columns as f64;
            if extent.least > there {
                let more = (extent.least - there) * share;
                for extent in &mut extents[covered.clone()] {
                    extent.least += more;
                    extent.most = extent.most.max(extent.least);
                }
            }
            // Nor is it broken into lines where the table has room to become wider.
            let most: Pt = extents[covered.clone()]
                .iter()
                .map(|extent| extent.most)
                .sum();
            let most = most + gap * (draft.cell.columns - 1) as f64;
            let wanted = extent.most.min(column.measure);
            if wanted > most {
                let more = (wanted - most) * share;
                extents[covered]
                    .iter_mut()
                    .for_each(|extent| extent.most += more);
            }
        }
        let wanted: Pt = extents.iter().map(|extent| extent.most).sum();
        let widths = if wanted <= available {
            extents.iter().map(|extent| extent.most).collect()
        } else {
            let rows = steps(drafts, count);
            let columns = extents;
            TableExtent { columns, rows }.widths(available)
        };
        let used: Pt = widths.iter().copied().sum();
        let apart = (available - used) * (1.0 / (count.max(2) - 1) as f64);
        let gap = if apart > Pt::ZERO && apart <= gap * MOST_APART {
            gap + apart
        } else {
            gap
        };
        Columns {
            widths,
            gap,
            start: column.start,
            points,
            block: column.block,
            turned: column.turned,
        }
    }

    /// The part of the text block that a cell stands in.
    pub fn of(&self, first: usize, count: usize) -> Column {
        let before: Pt = self.widths[..first].iter().copied().sum();
        let own: Pt = self.widths[first..first + count].iter().copied().sum();
        Column {
            start: self.start + before + self.gap * first as f64,
            measure: own + self.gap * (count - 1) as f64,
            block: self.block,
            turned: self.turned,
        }
    }

    pub fn all(&self) -> Column {
        self.of(0, self.widths.len())
    }
}

/// What each cell is as high as, by rows and columns: those that cover one column. What covers several rows is as
/// high as its part in each of them.
fn steps(drafts: &Drafts<'_>, count: usize) -> Vec<Vec<Option<Steps>>> {
    let is_fixed = |draft: &Draft<'_>| {
        draft.point.is_some()
            && drafts.table.columns.get(draft.cell.column) == Some(&ColumnAlign::Decimal)
    };
    let mut rows = vec![vec![None; count]; drafts.rows.len()];
    for (index, draft) in (drafts.rows.iter().enumerate())
        .flat_map(|(index, row)| row.iter().map(move |draft| (index, draft)))
        .filter(|(_, draft)| draft.cell.columns == 1 && !is_fixed(draft))
    {
        let column = draft.cell.column;
        if draft.cell.rows == 1 {
            rows[index][column] = Some(draft.measured.steps());
            continue;
        }
        let steps = draft.measured.steps().shared(draft.cell.rows);
        for row in rows.iter_mut().skip(index).take(draft.cell.rows) {
            row[column] = Some(steps.clone());
        }
    }
    rows
}
