//! The widths of columns: what stands in them → widths that make a table low.
//!
//! In: for each column how narrow it may be and how wide it wants to be, for each cell how high it is at
//! every width at which that changes, and the width that there is. Out: a width for each column.
//!
//! To find the least height for a width is NP-complete (Anderson & Sobti 1999), so it is come near to, after
//! Marriott, Moulder & Hurst, "HTML automatic table layout" (ACM TWEB 7, 2013): columns begin as wide as
//! they want to be, and the one that costs the least height is made narrower, again and again, until all
//! fit. Then width is taken from some columns and given to others as long as that makes the table lower.
//! Cells that cover several columns, and notes, take no part, but that what covers columns must not stand
//! out of them.

use crate::geometry::Pt;

/// The heights of a cell: from each of these widths on it is so high, the widest first, which is the
/// lowest. It has no height below the last.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Steps(pub Vec<(Pt, Pt)>);

impl Steps {
    /// Its height at a width; that of the narrowest where it is narrower still.
    fn height(&self, width: Pt) -> Pt {
        let wide_enough = self.0.iter().find(|(least, _)| *least <= width + SLACK);
        let step = wide_enough.or(self.0.last());
        step.map_or(Pt::ZERO, |(_, height)| *height)
    }

    /// The widest of its widths below this one.
    fn below(&self, width: Pt) -> Option<Pt> {
        let mut below = self.0.iter().map(|(least, _)| *least);
        below.find(|least| *least < width - SLACK)
    }

    /// Those of one of so many rows that a cell covers: where it is high it costs each of them a part of that.
    pub fn shared(&self, rows: usize) -> Steps {
        let part = 1.0 / rows as f64;
        let steps = self.0.iter();
        Steps(
            steps
                .map(|(width, height)| (*width, *height * part))
                .collect(),
        )
    }

    /// How narrow it may become without being higher.
    fn same_height_from(&self, width: Pt) -> Pt {
        let step = self.0.iter().find(|(least, _)| *least <= width + SLACK);
        step.map_or(width, |(least, _)| *least)
    }
}

/// Lengths that differ by less are one.
const SLACK: Pt = Pt(0.01);
/// A table with more cells is made narrower in few large steps.
const MANY_CELLS: usize = 4_000;
/// In so many steps at least.
const LARGE_STEPS: f64 = 48.0;
/// How many of its next steps a column may take at a time.
const STEPS_TRIED: usize = 6;
/// How often one column is made wider at the cost of others, at most.
const MOST_ROUNDS: usize = 200;

/// A column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// How narrow it may be: as its longest word.
    pub least: Pt,
    /// How wide it wants to be: as everything in one line.
    pub most: Pt,
}

/// A table, as far as it matters to the widths of its columns.
pub struct TableExtent {
    /// Its columns.
    pub columns: Vec<Extent>,
    /// Its cells by row and column; `None` where there is none that counts.
    pub rows: Vec<Vec<Option<Steps>>>,
}

impl TableExtent {
    /// Widths that add up to no more than what there is. Where the longest words have no room beside each
    /// other, the widest columns are made so narrow that theirs are divided.
    pub fn widths(&self, available: Pt) -> Vec<Pt> {
        let mut widths: Vec<Pt> = self.columns.iter().map(|column| column.most).collect();
        self.narrow(&mut widths, available);
        if sum(&widths) > available + SLACK {
            level(&mut widths, available);
            return widths;
        }
        if self.rows.len() * self.columns.len() <= MANY_CELLS {
            self.redistribute(&mut widths, available);
            // From where CSS 2.1 would begin (17.5.2.2), another way may lead lower.
            let mut other = self.between(available);
            self.redistribute(&mut other, available);
            if self.height(&other) < self.height(&widths) - SLACK {
                widths = other;
            }
        }
        self.share_rest(&mut widths, available);
        widths
    }

    /// How high the table is.
    pub fn height(&self, widths: &[Pt]) -> Pt {
        self.rows.iter().map(|row| height_of(row, widths)).sum()
    }

    /// Widths as far between the narrowest and the widest of each column as there is room.
    fn between(&self, available: Pt) -> Vec<Pt> {
        let least: Pt = self.columns.iter().map(|column| column.least).sum();
        let most: Pt = self.columns.iter().map(|column| column.most).sum();
        let part = ((available - least) / (most - least).max(SLACK)).clamp(0.0, 1.0);
        let columns = self.columns.iter();
        columns
            .map(|column| column.least + (column.most - column.least) * part)
            .collect()
    }

    /// Makes columns narrower, each time the one that costs the least height for the width that it gives.
    fn narrow(&self, widths: &mut [Pt], available: Pt) {
        loop {
            let excess = sum(widths) - available;
            if excess <= SLACK {
                return;
            }
            let large = if self.rows.len() * widths.len() > MANY_CELLS {
                excess * (1.0 / LARGE_STEPS)
            } else {
                Pt::ZERO
            };
            let mut best: Option<(f64, usize, Pt)> = None;
            for column in 0..widths.len() {
                let Some(next) = self.next_below(column, widths[column], large) else {
                    continue;
                };
                let gain = widths[column] - next;
                let cost = (self.change(widths, column, next) / gain.min(excess).0).max(0.0);
                if best.is_none_or(|(least, ..)| cost < least) {
                    best = Some((cost, column, next));
                }
            }
            let Some((_, column, next)) = best else {
                return;
            };
            widths[column] = next;
        }
    }

    /// The next width of a column below one, at least so much narrower.
    fn next_below(&self, column: usize, width: Pt, by: Pt) -> Option<Pt> {
        let least = self.columns[column].least;
        let from = (width - by).max(least);
        if from <= least + SLACK {
            return (width > least + SLACK).then_some(least);
        }
        let cells = self.cells(column);
        let next = cells.filter_map(|steps| steps.below(if by > Pt::ZERO { from } else { width }));
        Some(next.fold(least, Pt::max))
    }

    fn cells(&self, column: usize) -> impl Iterator<Item = &Steps> {
        let cells = self.rows.iter();
        cells.filter_map(move |row| row.get(column)?.as_ref())
    }

    /// How much higher the table becomes with another width of a column.
    fn change(&self, widths: &[Pt], column: usize, width: Pt) -> f64 {
        let mut changed = widths.to_vec();
        changed[column] = width;
        let mut change = Pt::ZERO;
        for row in &self.rows {
            if row.get(column).is_some_and(Option::is_some) {
                change += height_of(row, &changed) - height_of(row, widths);
            }
        }
        change.0
    }

    /// Makes columns wider at the cost of others as long as the table becomes lower by it.
    fn redistribute(&self, widths: &mut Vec<Pt>, available: Pt) {
        for _ in 0..MOST_ROUNDS {
            let height = self.height(widths);
            let better = (0..widths.len())
                .flat_map(|column| {
                    let wider = self.wider(column, widths[column]);
                    wider.into_iter().map(move |wider| (column, wider))
                })
                .filter_map(|(column, wider)| self.widened(widths, (column, wider), available))
                .map(|widths| (self.height(&widths), widths))
                .filter(|(lower, _)| *lower < height - SLACK)
                .min_by(|one, two| one.0.0.total_cmp(&two.0.0));
            let Some((_, better)) = better else { return };
            *widths = better;
        }
    }

    /// The next widths of a column at which one of its cells becomes lower.
    fn wider(&self, column: usize, width: Pt) -> Vec<Pt> {
        let steps = self.cells(column).flat_map(|steps| steps.0.iter());
        let wider = steps
            .map(|(least, _)| *least)
            .filter(|least| *least > width + SLACK);
        let mut wider: Vec<Pt> = wider.collect();
        wider.sort_by(|one, two| one.0.total_cmp(&two.0));
        wider.dedup_by(|one, two| (*one - *two).0.abs() < SLACK.0);
        wider.truncate(STEPS_TRIED);
        wider
    }

    /// Widths with one of them so much wider, which the others make up for: with what they have beyond
    /// their needs first, then with the step that costs the least.
    fn widened(
        &self,
        widths: &[Pt],
        (column, wider): (usize, Pt),
        available: Pt,
    ) -> Option<Vec<Pt>> {
        let mut widths = widths.to_vec();
        widths[column] = wider;
        let others = || (0..self.columns.len()).filter(|other| *other != column);
        for other in others() {
            let excess = sum(&widths) - available;
            if excess <= SLACK {
                break;
            }
            let needed = self
                .cells(other)
                .map(|steps| steps.same_height_from(widths[other]))
                .fold(self.columns[other].least, Pt::max);
            widths[other] = needed.max(widths[other] - excess).min(widths[other]);
        }
        while sum(&widths) > available + SLACK {
            let mut best: Option<(f64, usize, Pt)> = None;
            for other in others() {
                if let Some(next) = self.next_below(other, widths[other], Pt::ZERO) {
                    let cost = self.change(&widths, other, next);
                    if best.is_none_or(|(least, ..)| cost < least) {
                        best = Some((cost, other, next));
                    }
                }
            }
            let (_, other, next) = best?;
            widths[other] = next;
        }
        Some(widths)
    }

    /// Gives what is left to columns that are narrower than they want to be.
    fn share_rest(&self, widths: &mut [Pt], available: Pt) {
        let rest = available - sum(widths);
        let wanted = |widths: &[Pt]| -> Vec<Pt> {
            let columns = self.columns.iter().zip(widths);
            columns
                .map(|(column, width)| (column.most - *width).max(Pt::ZERO))
                .collect()
        };
        let wanted = wanted(widths);
        let all = sum(&wanted);
        if rest <= SLACK || all <= SLACK {
            return;
        }
        let part = (rest / all).min(1.0);
        for (width, wanted) in widths.iter_mut().zip(wanted) {
            *width += wanted * part;
        }
    }
}

/// Brings the widest columns down to one width, so that all fit.
fn level(widths: &mut [Pt], available: Pt) {
    let (mut low, mut high) = (Pt::ZERO, available);
    for _ in 0..40 {
        let middle = (low + high) * 0.5;
        let all: Pt = widths.iter().map(|width| width.min(middle)).sum();
        if all <= available {
            low = middle;
        } else {
            high = middle;
        }
    }
    for width in widths {
        *width = width.min(low);
    }
}

fn height_of(row: &[Option<Steps>], widths: &[Pt]) -> Pt {
    let cells = row.iter().zip(widths);
    let heights = cells.filter_map(|(cell, width)| cell.as_ref().map(|steps| steps.height(*width)));
    heights.fold(Pt::ZERO, Pt::max)
}

fn sum(widths: &[Pt]) -> Pt {
    widths.iter().copied().sum()
}

#[cfg(test)]
mod tests;
