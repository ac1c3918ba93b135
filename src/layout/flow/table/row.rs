//! Rows of tables, as they stand in the galley.

use std::ops::Range;

use crate::geometry::{Color, Pt};
use crate::layout::flow::galley::Lines;

/// A row of a table: every paragraph of its cells at its place.
#[derive(Debug)]
pub struct TableRow {
    /// The paragraphs, in reading order.
    pub cells: Vec<CellLines>,
    /// The rules in it.
    pub rules: Vec<RowRule>,
    /// The heights of its slices: one, unless it is higher than a page.
    pub slices: Vec<Pt>,
    /// What stands in cells that begin in a row above and reach down to this one, for the page that it
    /// opens.
    pub carried: Vec<CellLines>,
    /// Which notes of its table its cells call: the [bits](crate::layout::flow::paginate::feet::call) of their
    /// indices.
    pub calls: u64,
}

/// A paragraph of a cell.
#[derive(Debug, Clone)]
pub struct CellLines {
    /// Its lines.
    pub lines: Lines,
    /// Which of them stand here: all, unless its cell covers so many rows that it goes on from row to row.
    pub part: Range<usize>,
    /// From the top of the row to that of the first of them.
    pub top: Pt,
}

impl CellLines {
    /// All lines of a paragraph, the first of them so far down.
    pub fn whole(lines: Lines, top: Pt) -> Self {
        CellLines {
            part: 0..lines.count(),
            lines,
            top,
        }
    }
}

/// A rule in a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RowRule {
    /// From the top of the row to its upper edge.
    pub y: Pt,
    /// Its left edge, from that of the text block.
    pub x: Pt,
    /// Its width.
    pub width: Pt,
    /// Its thickness.
    pub thickness: Pt,
    /// Its colour.
    pub color: Color,
}

/// What a table repeats on the pages that it stands on.
#[derive(Debug)]
pub struct TableFrame {
    /// At the head of those that it goes on to.
    pub head: TableHead,
    /// At the foot of those that it goes on from.
    pub notes: TableNotes,
}

/// The notes of a table that its cells call.
#[derive(Debug, Default)]
pub struct TableNotes {
    /// Which each is of the pieces that stand behind the table.
    pub behind: Vec<usize>,
    /// Space above them.
    pub space: Pt,
    /// Which of them are called in the head.
    pub called_by_head: u64,
}

/// The head of a table, as it is repeated on the pages that the table goes on to.
#[derive(Debug)]
pub struct TableHead {
    /// How many pieces it is, with the caption above it.
    pub pieces: usize,
    /// What says that the table goes on: "Table 2 (continued)".
    pub continued: Option<Lines>,
    /// Space below that.
    pub space: Pt,
    /// Its rows.
    pub rows: Vec<TableRow>,
    /// How high all of it is.
    pub height: Pt,
}

/// A line of a row's slice.
pub struct PlacedLine<'r> {
    /// The paragraph.
    pub lines: &'r Lines,
    /// Which of its lines.
    pub index: usize,
    /// From the top of the slice to that of the line.
    pub top: Pt,
}

/// Lengths that differ by less are one.
const SLACK: Pt = Pt(0.01);

impl TableRow {
    /// Its height.
    pub fn height(&self) -> Pt {
        self.slices.iter().copied().sum()
    }

    /// Where a slice begins and ends, from the top of the row.
    fn range(&self, slice: usize) -> (Pt, Pt) {
        let before = self.slices.iter().take(slice).copied();
        let start = before.sum();
        (
            start,
            start + self.slices.get(slice).copied().unwrap_or(Pt::ZERO),
        )
    }

    /// The lines of a slice, in reading order.
    pub fn placed(&self, slice: usize) -> impl Iterator<Item = PlacedLine<'_>> {
        let (start, end) = self.range(slice);
        let first = slice == 0;
        let last = slice + 1 == self.slices.len();
        self.cells.iter().flat_map(move |cell| {
            let lines = &cell.lines;
            let first_line = cell.part.start;
            let place = move |index: usize| cell.top + lines.leading * (index - first_line) as f64;
            // What reaches beyond the row, as its cell covers several, is set with it.
            let stands = move |index: &usize| {
                let top = place(*index) + SLACK;
                (first || top >= start) && (last || top < end)
            };
            let placed = move |index| PlacedLine {
                lines,
                index,
                top: place(index) - start,
            };
            cell.part.clone().filter(stands).map(placed)
        })
    }

    /// The rules of a slice, placed from its top.
    pub fn rules_of(&self, slice: usize) -> impl Iterator<Item = RowRule> {
        let (start, end) = self.range(slice);
        let last = slice + 1 == self.slices.len();
        let rules = self.rules.iter();
        let within =
            move |rule: &&RowRule| rule.y + SLACK >= start && (last || rule.y + SLACK < end);
        rules.filter(within).map(move |rule| RowRule {
            y: rule.y - start,
            ..*rule
        })
    }

    /// Divides it where no line of any cell stands, if it is higher than a page.
    pub fn divide(&mut self, page: Pt) {
        if self.height() <= page {
            return;
        }
        let mut edges: Vec<(Pt, Pt)> = self
            .placed(0)
            .map(|line| (line.top, line.top + line.lines.leading))
            .collect();
        edges.sort_by(|one, two| one.0.0.total_cmp(&two.0.0));
        let height = self.height();
        let (mut slices, mut start, mut bottom) = (Vec::new(), Pt::ZERO, Pt::ZERO);
        for (top, end) in edges {
            if top + SLACK >= bottom && bottom > Pt::ZERO {
                slices.push(top - start);
                start = top;
            }
            bottom = bottom.max(end);
        }
        slices.push(height - start);
        self.slices = slices;
    }
}

#[cfg(test)]
mod tests;
