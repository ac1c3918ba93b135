//! What the plans of pages tell before a line is set.

use super::galley::{Galley, Piece};
use super::page_text::PageNumbers;
use super::paginate::PagePlan;
use crate::document::TextId;

/// For each page the text and the byte of it that the page's flow begins with; `None` where nothing
/// of the flow stands.
pub fn page_starts(galley: &Galley, plans: &[PagePlan]) -> Vec<Option<(TextId, usize)>> {
    let start = |plan: &PagePlan| {
        let (first, index) = plan.begins?;
        let last = plan.flow().last()?.piece;
        let mut pieces = galley.pieces_of(plan).iter().enumerate();
        let pieces = pieces
            .by_ref()
            .skip(first)
            .take_while(|(piece, _)| *piece <= last);
        let slices = pieces.flat_map(|(place, piece)| {
            let from = if place == first { index } else { 0 };
            (from..piece.slice_count()).map(move |slice| (piece, slice))
        });
        let mut lines = slices.flat_map(|(piece, slice)| piece.lines_of(slice));
        lines.find_map(|(lines, index)| {
            let source = lines.paragraph.passage.source?;
            Some((source, lines.range(index).start))
        })
    };
    plans.iter().map(start).collect()
}

/// The page of every destination.
pub fn page_numbers(galley: &Galley, plans: &[PagePlan]) -> PageNumbers {
    let mut numbers = PageNumbers::new();
    for (index, plan) in plans.iter().enumerate() {
        for placed in &plan.slices {
            let piece = &galley.pieces_of(plan)[placed.piece];
            if placed.index == 0 {
                let anchors = piece.anchors.iter().cloned();
                numbers.extend(anchors.map(|anchor| (anchor, index + 1)));
            }
            add_anchors(&mut numbers, piece, placed.index, index + 1);
        }
        for line in &plan.notes {
            let piece = &galley.notes[line.note][line.piece];
            add_anchors(&mut numbers, piece, line.line, index + 1);
        }
    }
    numbers
}

/// Adds the page of the destinations within a line.
fn add_anchors(numbers: &mut PageNumbers, piece: &Piece, line: usize, page: usize) {
    for (lines, line) in piece.lines_of(line) {
        let range = lines.range(line);
        for (byte, name) in &lines.paragraph.passage.anchors {
            if range.contains(byte) {
                numbers.insert(name.clone(), page);
            }
        }
    }
}
