//! The dots beside letters that are emphasised, in languages that have them in place of italics.
//!
//! In: a line that is set. Out: a dot for each letter and figure of its emphasised words ([`EmphasisDots`]). Nobody
//! hears or copies them; that words are emphasised, their tag says.

use super::line::{Piece, SetLine};
use super::paragraph::Paragraph;
use crate::geometry::{Color, Pt, Segment};
use crate::language::EmphasisDots;
use crate::layout::frame::{Cap, GlyphRun, Item, Mark, PlacedPath, Stroke};

/// How wide a dot is, in ems.
const WIDTH: f64 = 0.17;
/// From the baseline to the middle of a dot above, in ems: clear of the square, which ends at 0.88.
const ABOVE: f64 = 1.06;
/// And of one below: the square ends at 0.12.
const BELOW: f64 = 0.27;

/// From the baseline down to the middle of a dot, in ems.
fn depth(side: EmphasisDots) -> f64 {
    match side {
        EmphasisDots::Above => -ABOVE,
        EmphasisDots::Below => BELOW,
    }
}

/// Draws the dots of a line of these pieces.
pub fn draw(paragraph: &Paragraph, pieces: &[Piece<'_>], set: &mut SetLine) {
    let spans = &paragraph.passage.spans;
    let is_plain = |piece: &Piece<'_>| spans[piece.segment.span()].attributes.dots.is_none();
    if pieces.iter().all(is_plain) {
        return;
    }
    let mut dots = Vec::new();
    for item in &set.items {
        let Item::Glyphs(run) = item else {
            continue;
        };
        let Some((_, range)) = &run.source else {
            continue;
        };
        let span = spans.partition_point(|span| span.range.end <= range.start);
        let side = spans.get(span).and_then(|span| span.attributes.dots);
        if let Some(side) = side {
            dots.extend(of_run(run, side));
        }
    }
    set.items.extend(dots);
}

/// The dots of a run: marks of punctuation have none.
fn of_run(run: &GlyphRun, side: EmphasisDots) -> Vec<Item> {
    let letters = run.glyphs().filter(|glyph| {
        let cluster = glyph.cluster.start as usize..glyph.cluster.end as usize;
        run.text[cluster].chars().any(char::is_alphanumeric)
    });
    let y = run.y + run.size * depth(side);
    let dots = letters.map(|glyph| {
        let middle = run.x + glyph.x + glyph.advance * 0.5;
        dot(middle, y, run.size * WIDTH, run.color)
    });
    dots.collect()
}

/// A dot: a line of hardly any length, with round ends.
fn dot(x: Pt, y: Pt, width: Pt, color: Color) -> Item {
    let half = 0.005;
    Item::Path(PlacedPath {
        segments: vec![
            Segment::Move(x.0 - half, y.0),
            Segment::Line(x.0 + half, y.0),
        ],
        stroke: Stroke {
            width,
            color,
            cap: Cap::Round,
            dash: None,
        },
        mark: Mark::Decoration,
    })
}
