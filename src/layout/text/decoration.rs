//! What is drawn beside the glyphs of a line: the dots of leaders, the boxes of missing glyphs,
//! the corner before a line of code that goes on, the underlines of links with the areas that can be
//! clicked.
//!
//! In: the pieces of a line at their places. Out: rules and areas, added to the line.

use super::font::Fonts;
use super::line::{Piece, SetLine};
use super::missing_glyph::{self, BoxMetrics};
use super::paragraph::Paragraph;
use super::segment::SegmentKind;
use crate::geometry::Pt;
use crate::geometry::Segment;
use crate::language::Direction;
use crate::layout::frame::{Cap, Dash, Item, LinkArea, Mark, PlacedPath, Rule, Stroke};
use crate::theme::ParagraphDesign;

/// How far a line through words lies above their baseline, in ems: amid the small letters of most faces.
const STRUCK_AT: f64 = 0.25;

/// Draws the dots of a leader, on a raster of the whole line so that they stand below each other.
pub fn dots(paragraph: &Paragraph, pieces: &[Piece<'_>], set: &mut SetLine) {
    if !paragraph.passage.dotted {
        return;
    }
    for piece in pieces {
        if piece.segment.kind != SegmentKind::Leader {
            continue;
        }
        let size = piece.segment.size;
        let (apart, gap) = (size * 0.42, size * 0.3);
        let first = ((piece.x + gap).0 / apart.0).ceil();
        let last = ((piece.x + piece.width - gap).0 / apart.0).floor();
        if last < first {
            continue;
        }
        let dot = size * 0.075;
        let attributes = &paragraph.passage.spans[piece.segment.span()].attributes;
        let middle = -dot * 0.5;
        // The last dot stands at the end of the path, whatever is rounded on the way there.
        let end = apart * last + Pt(0.01);
        set.items.push(Item::Path(PlacedPath {
            segments: vec![
                Segment::Move((apart * first).0, middle.0),
                Segment::Line(end.0, middle.0),
            ],
            stroke: Stroke {
                width: dot,
                color: attributes.color,
                cap: Cap::Round,
                dash: Some(Dash {
                    on: Pt::ZERO,
                    off: apart,
                }),
            },
            mark: Mark::Decoration,
        }));
    }
}

/// Marks a line that goes on with a line of code: a corner before it, which nobody hears or copies.
pub fn turn(paragraph: &Paragraph, behind: Pt, set: &mut SetLine) {
    let (passage, hang) = (&paragraph.passage, paragraph.passage.hang);
    let Some(span) = passage.spans.first() else {
        return;
    };
    let left = match passage.direction {
        Direction::LeftToRight => behind - hang,
        Direction::RightToLeft => paragraph.measure - behind,
    };
    let size = span.attributes.size;
    let (thickness, arm, reach) = (size * 0.06, size * 0.35, hang * 0.5);
    let x = match passage.direction {
        Direction::LeftToRight => left + hang * 0.2,
        Direction::RightToLeft => left + hang * 0.3,
    };
    let stem = match passage.direction {
        Direction::LeftToRight => x,
        Direction::RightToLeft => x + reach - thickness,
    };
    let foot = size * -0.22;
    for (x, y, width, height) in [
        (stem, foot - arm, thickness, arm),
        (x, foot, reach, thickness),
    ] {
        set.items.push(Item::Rule(Rule {
            x,
            y,
            width,
            height,
            color: span.attributes.color,
            mark: Mark::Decoration,
        }));
    }
}

/// Frames the boxes of characters that no face has.
pub fn boxes(paragraph: &Paragraph, pieces: &[Piece<'_>], fonts: &Fonts, set: &mut SetLine) {
    let is_missing = |piece: &&Piece<'_>| piece.segment.kind == SegmentKind::MissingGlyph;
    for piece in pieces.iter().filter(is_missing) {
        let segment = piece.segment;
        let color = paragraph.passage.spans[segment.span()].attributes.color;
        let place = BoxMetrics {
            x: piece.x,
            y: -segment.rise(&paragraph.passage),
            width: piece.width,
            size: segment.size,
        };
        let frame = missing_glyph::frame(fonts, &place, color);
        set.items.extend(frame.map(Item::Rule));
    }
}

/// Draws a line through what is struck out, at half the height of its small letters.
pub fn struck(
    paragraph: &Paragraph,
    pieces: &[Piece<'_>],
    design: &ParagraphDesign,
    set: &mut SetLine,
) {
    let spans = &paragraph.passage.spans;
    let attributes = |piece: &Piece<'_>| &spans[piece.segment.span()].attributes;
    let alike = |one: &Piece<'_>, next: &Piece<'_>| {
        let (one, next) = (attributes(one), attributes(next));
        one.struck == next.struck && one.size == next.size && one.color == next.color
    };
    for part in pieces.chunk_by(alike) {
        let attributes = attributes(&part[0]);
        if !attributes.struck {
            continue;
        }
        let left = part.iter().map(|piece| piece.x).fold(part[0].x, Pt::min);
        let ends = part.iter().map(|piece| piece.x + piece.width);
        let right = ends.fold(left, Pt::max);
        set.items.push(Item::Rule(Rule {
            x: left,
            y: -attributes.size * STRUCK_AT,
            width: right - left,
            height: design.rule,
            color: attributes.color,
            mark: Mark::Decoration,
        }));
    }
}

/// Underlines links and marks the areas that can be clicked.
pub fn links(
    paragraph: &Paragraph,
    pieces: &[Piece<'_>],
    design: &ParagraphDesign,
    set: &mut SetLine,
) {
    let mut start = 0;
    while start < pieces.len() {
        let spans = &paragraph.passage.spans;
        let link = |piece: &Piece<'_>| spans[piece.segment.span()].attributes.link;
        let mut end = start + 1;
        while end < pieces.len() && link(&pieces[end]) == link(&pieces[start]) {
            end += 1;
        }
        if let Some(index) = link(&pieces[start])
            && let Some(target) = paragraph.passage.links.get(index)
        {
            let part = &pieces[start..end];
            let left = part.iter().map(|piece| piece.x).fold(part[0].x, Pt::min);
            let right = part
                .iter()
                .map(|piece| piece.x + piece.width)
                .fold(left, Pt::max);
            let attributes = &spans[part[0].segment.span()].attributes;
            let size = attributes.size;
            if let Some(color) = target.underline {
                set.items.push(Item::Rule(Rule {
                    x: left,
                    y: size * 0.16,
                    width: right - left,
                    height: design.rule,
                    color,
                    mark: Mark::Decoration,
                }));
            }
            set.links.push(LinkArea {
                x: left,
                y: -size * 0.8,
                width: right - left,
                height: size * 1.05,
                target: target.target.clone(),
                description: target.description.clone(),
                node: target.node,
            });
        }
        start = end;
    }
}
