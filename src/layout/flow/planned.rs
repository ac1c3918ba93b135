//! What the plans of pages tell before a line is set.

use super::Galley;
use super::page_text::PageNumbers;
use super::paginate::PagePlan;
use crate::document::TextId;

/// For each page the text and the byte of it that the page's flow begins with; `None` where nothing
/// of the flow stands.
pub fn page_starts(galley: &Galley, plans: &[PagePlan]) -> Vec<Option<(TextId, usize)>> {
    let start = |plan: &PagePlan| {
        plan.lines.iter().find_map(|placed| {
            let piece = &galley.pieces[placed.piece];
            let range = piece.paragraph.line_range(piece.variant, placed.line);
            Some((piece.paragraph.passage.source?, range.start))
        })
    };
    plans.iter().map(start).collect()
}

/// The page of every destination.
pub fn page_numbers(galley: &Galley, plans: &[PagePlan]) -> PageNumbers {
    let mut numbers = PageNumbers::new();
    for (index, plan) in plans.iter().enumerate() {
        for placed in &plan.lines {
            let piece = &galley.pieces[placed.piece];
            if placed.line == 0
                && let Some(anchor) = &piece.anchor
            {
                numbers.insert(anchor.clone(), index + 1);
            }
            let range = piece.paragraph.line_range(piece.variant, placed.line);
            for (byte, name) in &piece.paragraph.passage.anchors {
                if range.contains(byte) {
                    numbers.insert(name.clone(), index + 1);
                }
            }
        }
        for line in &plan.notes {
            let piece = &galley.notes[line.note][line.piece];
            let range = piece.paragraph.line_range(piece.variant, line.line);
            for (byte, name) in &piece.paragraph.passage.anchors {
                if range.contains(byte) {
                    numbers.insert(name.clone(), index + 1);
                }
            }
        }
    }
    numbers
}
