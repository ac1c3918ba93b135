//! Pieces at their places → glyph runs.

use std::sync::Arc;

use super::Piece;
use super::stretch::{Stretch, expanded, tracked};
use crate::geometry::Pt;
use crate::language::is_arabic_digit;
use crate::layout::frame::{GlyphRun, Item, PlacedWord};
use crate::layout::text::Paragraph;
use crate::layout::text::segment::SegmentKind;

/// What a forced break of the line, or a dot that is not seen at its end, is heard as, in place of its
/// character: readers know spaces, and run the words of two lines together where there is nothing.
pub(super) const SPACE: &str = " ";

/// Turns pieces into runs: neighbours that are set alike become one.
pub(super) fn runs(
    paragraph: &Paragraph,
    pieces: &[Piece<'_>],
    stretch: Stretch,
    last: bool,
) -> Vec<Item> {
    let mut items = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let mut end = start + 1;
        while end < pieces.len() && are_alike(&pieces[start], &pieces[end]) {
            end += 1;
        }
        // White space at the end of a paragraph keeps nothing apart, unless it was put behind a number in Arabic
        // digits, as on the axis of a chart: that is said as a part of a line from right to left.
        let all_space = pieces[start..end]
            .iter()
            .all(|piece| piece.segment.is_space());
        let before = start.checked_sub(1).map(|before| &pieces[before].range);
        let before = before.map_or("", |range| &paragraph.passage.content[range.clone()]);
        let is_needless =
            all_space && last && end == pieces.len() && !before.ends_with(is_arabic_digit);
        if !is_needless {
            items.push(Item::Glyphs(run(paragraph, &pieces[start..end], stretch)));
        }
        start = end;
    }
    items
}

fn are_alike(one: &Piece<'_>, other: &Piece<'_>) -> bool {
    one.segment.span() == other.segment.span()
        && one.segment.face == other.segment.face
        && one.segment.size == other.segment.size
        && one.segment.raised == other.segment.raised
        // A run has one tracking and one expansion.
        && one.segment.writing == other.segment.writing
        && !one.is_space_instead
        && !other.is_space_instead
        && (one.segment.kind == SegmentKind::MissingGlyph)
            == (other.segment.kind == SegmentKind::MissingGlyph)
        && one.level == other.level
}

fn run(paragraph: &Paragraph, pieces: &[Piece<'_>], stretch: Stretch) -> GlyphRun {
    let segment = pieces[0].segment;
    let attributes = &paragraph.passage.spans[segment.span()].attributes;
    let left = pieces
        .iter()
        .map(|piece| piece.x)
        .fold(pieces[0].x, Pt::min);
    let right = pieces
        .iter()
        .map(|piece| piece.x + piece.width)
        .fold(left, Pt::max);
    let range = pieces[0].range.start..pieces[pieces.len() - 1].range.end;
    let is_space_instead = pieces[0].is_space_instead;
    let mut run = GlyphRun {
        face: segment.face,
        size: segment.size,
        expansion: expanded(segment, stretch),
        tracking: tracked(paragraph, segment, stretch),
        color: attributes.color,
        x: left,
        y: -segment.rise(&paragraph.passage),
        width: right - left,
        words: Vec::with_capacity(pieces.len()),
        text: if is_space_instead {
            SPACE.to_string()
        } else {
            paragraph.passage.content[range.clone()].to_string()
        },
        source: paragraph
            .passage
            .source
            .filter(|_| !is_space_instead && range.end <= paragraph.passage.source_length)
            .map(|id| (id, range.clone())),
        level: pieces[0].level,
        mark: attributes.mark,
    };
    for piece in pieces {
        run.words.push(PlacedWord {
            word: Arc::clone(&piece.word),
            x: piece.x - left,
            start: u32::try_from(piece.range.start - range.start).unwrap_or(0),
            soft_hyphen: piece.hyphen,
        });
    }
    run
}
