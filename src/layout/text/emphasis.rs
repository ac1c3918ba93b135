//! The dots beside letters that are emphasised, in languages that have them in place of italics.
//!
//! In: a line that is set. Out: a dot for each letter and figure of its emphasised words: in Chinese below (CLREQ,
//! 3.4.2), in Japanese above (JLREQ, 3.3.9). Nobody hears or copies them; that words are emphasised, their tag says.

use super::line::SetLine;
use super::paragraph::Paragraph;
use crate::geometry::{Color, Pt, Segment};
use crate::language::Tag;
use crate::layout::frame::{Cap, GlyphRun, Item, Mark, PlacedPath, Stroke};

/// On which side of a letter its dot stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmphasisDots {
    /// Above it.
    Above,
    /// Below it.
    Below,
}

/// How wide a dot is, in ems.
const WIDTH: f64 = 0.17;
/// From the baseline to the middle of a dot above, in ems: clear of the square, which ends at 0.88.
const ABOVE: f64 = 1.06;
/// And of one below: the square ends at 0.12.
const BELOW: f64 = 0.27;

impl EmphasisDots {
    /// Those of a language, if it emphasises with dots.
    pub fn of(language: &Tag) -> Option<Self> {
        match language.script_code() {
            "Hans" | "Hant" => Some(EmphasisDots::Below),
            "Jpan" => Some(EmphasisDots::Above),
            _ => None,
        }
    }

    /// From the baseline down to its middle, in ems.
    fn depth(self) -> f64 {
        match self {
            EmphasisDots::Above => -ABOVE,
            EmphasisDots::Below => BELOW,
        }
    }
}

/// Draws the dots of a line.
pub fn draw(paragraph: &Paragraph, set: &mut SetLine) {
    let spans = &paragraph.passage.spans;
    if spans.iter().all(|span| span.attributes.dots.is_none()) {
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
    let y = run.y + run.size * side.depth();
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
