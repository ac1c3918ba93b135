//! What stands in a piece: its paragraphs, and what hangs beside the first of them.

use super::{Content, Lines, Piece};
use crate::layout::frame::Item;
use crate::layout::text::Paragraph;

impl Piece {
    /// The first lines in it: of a row, those of its first paragraph.
    pub fn first_lines_mut(&mut self) -> Option<&mut Lines> {
        match &mut self.content {
            Content::Lines(lines) => Some(lines),
            Content::Row(row) => row.cells.first_mut().map(|cell| &mut cell.lines),
            Content::Graphic(_) | Content::Begin(_) | Content::End | Content::Turned(_) => None,
        }
    }

    /// What hangs beside its first line: of a row, that of its first paragraph.
    pub fn hanging_mut(&mut self) -> Option<&mut Vec<Item>> {
        match &mut self.content {
            Content::Lines(lines) => Some(lines.hanging_mut()),
            Content::Graphic(graphic) => Some(&mut graphic.hanging),
            Content::Row(row) => row.cells.first_mut().map(|cell| cell.lines.hanging_mut()),
            Content::Begin(_) | Content::End | Content::Turned(_) => None,
        }
    }

    /// Every paragraph in it, in reading order.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        let cells = match &self.content {
            Content::Row(row) => &row.cells[..],
            Content::Lines(_)
            | Content::Graphic(_)
            | Content::Begin(_)
            | Content::End
            | Content::Turned(_) => &[],
        };
        let cells = cells.iter().map(|cell| &cell.lines.paragraph);
        self.lines()
            .map(|lines| &lines.paragraph)
            .into_iter()
            .chain(cells)
    }

    /// Every paragraph in it.
    pub fn paragraphs_mut(&mut self) -> impl Iterator<Item = &mut Paragraph> {
        let (lines, cells) = match &mut self.content {
            Content::Row(row) => (None, &mut row.cells[..]),
            Content::Lines(lines) => (Some(&mut lines.paragraph), &mut [][..]),
            Content::Graphic(_) | Content::Begin(_) | Content::End | Content::Turned(_) => {
                (None, &mut [][..])
            }
        };
        let cells = cells.iter_mut().map(|cell| &mut cell.lines.paragraph);
        lines.into_iter().chain(cells)
    }

    /// The lines that one of its slices sets: of which paragraph, and which of its lines.
    pub fn lines_of(&self, slice: usize) -> Vec<(&Lines, usize)> {
        match &self.content {
            Content::Lines(lines) => vec![(lines, slice)],
            Content::Row(row) => {
                let placed = row.placed(slice);
                placed.map(|line| (line.lines, line.index)).collect()
            }
            Content::Graphic(_) | Content::Begin(_) | Content::End | Content::Turned(_) => {
                Vec::new()
            }
        }
    }
}
