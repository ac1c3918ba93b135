//! Setting a line: from a pair of breaks to glyph runs at their places.
//!
//! In: a paragraph and one of its broken lines. Out: frame items in reading order, placed on a
//! baseline at y 0. Words are put in visual order (UAX #9, rule L2), spaces take what the line lacks, and
//! glyphs widen or narrow by what the theme allows, before spaces do.

use std::ops::Range;
use std::sync::Arc;

use unicode_bidi::Level;

use super::candidates::Kind;
use super::decoration;
use super::paragraph::{Line, Paragraph};
use super::segment::{Segment, SegmentKind};
use super::shape::{Shaper, Word};
use crate::document::NoteId;
use crate::language::Direction;
use crate::layout::frame::{GlyphRun, Item, LinkArea, PlacedWord};
use crate::theme::{Align, ParagraphDesign, Pt};

/// A line, ready to be put on a page.
#[derive(Debug, Clone, Default)]
pub struct SetLine {
    /// What is drawn, in reading order.
    pub items: Vec<Item>,
    /// What can be clicked.
    pub links: Vec<LinkArea>,
    /// The notes that it calls.
    pub notes: Vec<NoteId>,
    /// The places in it that can be led to.
    pub anchors: Vec<String>,
    /// Its bytes in the passage, trailing white space included.
    pub range: Range<usize>,
    /// How much wider than natural its spaces are: 1 is not at all. For transcripts.
    pub space_scale: f64,
}

/// A word, a part of one, or a space on its way to a place.
pub(super) struct Piece<'a> {
    /// What it is, or is a part of.
    pub(super) segment: &'a Segment,
    /// Its bytes in the passage.
    pub(super) range: Range<usize>,
    word: Arc<Word>,
    hyphen: bool,
    level: u8,
    /// Its left edge.
    pub(super) x: Pt,
    /// Its width on this line.
    pub(super) width: Pt,
}

/// How a line is stretched.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    /// Factor of every glyph.
    expansion: f64,
    /// Added after every glyph, in ems.
    tracking: f64,
    /// Factor of every space that stretches.
    spaces: f64,
}

/// Sets a line.
pub(super) fn set(
    paragraph: &Paragraph,
    broken: Line,
    design: &ParagraphDesign,
    shaper: &mut Shaper,
) -> SetLine {
    let range = broken.range();
    let hang_start = Pt(f64::from(broken.hang_start));
    let hang_end = Pt(f64::from(broken.hang_end));
    let ratio = f64::from(broken.ratio);
    let hyphen = broken.kind == Kind::Hyphen;
    let mut pieces = pieces(paragraph, &range, hyphen, shaper);
    let ink = pieces
        .iter()
        .rposition(|piece| !piece.segment.is_space())
        .map_or(0, |last| last + 1);
    let indent = if range.start == 0 {
        paragraph.passage.indent
    } else {
        Pt::ZERO
    };
    let target = paragraph.measure + hang_start + hang_end - indent;
    let last = matches!(broken.kind, Kind::Forced | Kind::End);
    let justified = paragraph.passage.align == Align::Justified;
    let stretch = if justified && !(last && ratio >= 0.0) {
        stretch(paragraph, &pieces[..ink], target, ratio, design)
    } else {
        Stretch {
            expansion: 1.0,
            tracking: 0.0,
            spaces: 1.0,
        }
    };
    measure(paragraph, &mut pieces, stretch);
    fill(&mut pieces[..ink], target);
    place(paragraph, &mut pieces, ink, (hang_start, indent));
    let mut set = SetLine {
        range: range.clone(),
        space_scale: stretch.spaces,
        ..SetLine::default()
    };
    set.items = runs(
        paragraph,
        &pieces,
        stretch,
        range.end == paragraph.passage.content.len(),
    );
    decoration::links(paragraph, &pieces[..ink], design, &mut set);
    decoration::dots(paragraph, &pieces[..ink], &mut set);
    decoration::boxes(paragraph, &pieces[..ink], shaper.fonts(), &mut set);
    let within = |byte: usize| range.contains(&byte) || (last && byte == range.end);
    let passage = &paragraph.passage;
    set.notes.extend(
        passage
            .notes
            .iter()
            .filter(|(byte, _)| within(*byte))
            .map(|(_, note)| *note),
    );
    let anchors = passage.anchors.iter().filter(|(byte, _)| within(*byte));
    set.anchors.extend(anchors.map(|(_, name)| name.clone()));
    set
}

/// What stands on the line, in reading order.
fn pieces<'a>(
    paragraph: &'a Paragraph,
    range: &Range<usize>,
    hyphen: bool,
    shaper: &mut Shaper,
) -> Vec<Piece<'a>> {
    let first = paragraph
        .segments
        .partition_point(|segment| segment.range().end <= range.start);
    // A word and the space behind it are six bytes or so.
    let mut pieces = Vec::with_capacity(range.len() / 3 + 2);
    for segment in &paragraph.segments[first..] {
        if segment.range().start >= range.end {
            break;
        }
        if segment.kind == SegmentKind::Break {
            continue;
        }
        let part = segment.range().start.max(range.start)..segment.range().end.min(range.end);
        let hyphen = hyphen && part.end == range.end;
        let word = if part == segment.range() && !hyphen {
            Arc::clone(&segment.word)
        } else {
            let mut text = paragraph.passage.content[part.clone()].to_string();
            if hyphen {
                text.truncate(text.trim_end_matches('\u{ad}').len());
                text.push('-');
            }
            shaper.word(segment.setting, &text)
        };
        let level = segment.level;
        pieces.push(Piece {
            segment,
            range: part,
            word,
            hyphen,
            level,
            x: Pt::ZERO,
            width: Pt::ZERO,
        });
    }
    pieces
}

/// How far the line must stretch to end at the measure.
fn stretch(
    paragraph: &Paragraph,
    pieces: &[Piece<'_>],
    target: Pt,
    ratio: f64,
    design: &ParagraphDesign,
) -> Stretch {
    let part = ratio.clamp(-1.0, 1.0);
    let mut stretch = Stretch {
        expansion: 1.0 + design.expansion * part,
        tracking: design.tracking * part,
        spaces: 1.0,
    };
    let mut fixed = Pt::ZERO;
    let mut spaces = Pt::ZERO;
    for piece in pieces {
        if piece.segment.kind == SegmentKind::Space {
            spaces += natural(paragraph, piece);
        } else {
            fixed += stretched(paragraph, piece, stretch);
        }
    }
    if spaces.0 > 0.0 {
        // Never less than a hair: an overfull line is better than one that runs together.
        stretch.spaces = ((target - fixed) / spaces).max(0.4);
    }
    stretch
}

fn natural(paragraph: &Paragraph, piece: &Piece<'_>) -> Pt {
    let tracking = piece.segment.tracking(&paragraph.passage);
    piece.segment.size * (piece.word.width + tracking * piece.word.glyphs.len() as f64)
}

/// Whether glyphs of a piece are widened: not those of a box.
fn is_flexible(piece: &Piece<'_>) -> bool {
    piece.segment.kind != SegmentKind::Uncovered
}

fn stretched(paragraph: &Paragraph, piece: &Piece<'_>, stretch: Stretch) -> Pt {
    if !is_flexible(piece) {
        return natural(paragraph, piece);
    }
    let glyphs = piece.word.glyphs.len() as f64;
    let tracking = tracked(paragraph, piece.segment, stretch);
    piece.segment.size * stretch.expansion * (piece.word.width + tracking * glyphs)
}

/// What comes after each glyph of a segment on a line that is stretched so, in ems.
fn tracked(paragraph: &Paragraph, segment: &Segment, stretch: Stretch) -> f64 {
    let added = if segment.spaced {
        stretch.tracking
    } else {
        0.0
    };
    segment.tracking(&paragraph.passage) + added
}

/// Gives every piece its width.
fn measure(paragraph: &Paragraph, pieces: &mut [Piece<'_>], stretch: Stretch) {
    for piece in pieces {
        piece.width = if piece.segment.kind == SegmentKind::Space {
            natural(paragraph, piece) * stretch.spaces
        } else {
            stretched(paragraph, piece, stretch)
        };
    }
}

/// Gives a leader what the line lacks.
fn fill(pieces: &mut [Piece<'_>], target: Pt) {
    let is_leader = |piece: &Piece<'_>| piece.segment.kind == SegmentKind::Leader;
    let others = pieces.iter().filter(|piece| !is_leader(piece));
    let width: Pt = others.map(|piece| piece.width).sum();
    if let Some(leader) = pieces.iter_mut().find(|piece| is_leader(piece)) {
        leader.width = (target - width).max(leader.segment.size);
    }
}

/// Gives every piece its place: those before `ink` in visual order along the measure, the white
/// space after them beyond its end, where it is not seen but keeps words apart when the text is
/// extracted.
fn place(
    paragraph: &Paragraph,
    pieces: &mut [Piece<'_>],
    ink: usize,
    (hang_start, indent): (Pt, Pt),
) {
    let width: Pt = pieces[..ink].iter().map(|piece| piece.width).sum();
    let right_to_left = paragraph.passage.direction == Direction::RightToLeft;
    let left = match (paragraph.passage.align, right_to_left) {
        (Align::Centered, _) => (paragraph.measure - width) * 0.5,
        (_, true) => paragraph.measure + hang_start - width - indent,
        (_, false) => indent - hang_start,
    };
    let order: Vec<usize> = if pieces[..ink].iter().all(|piece| piece.level == 0) {
        (0..ink).collect()
    } else {
        let number = |piece: &Piece<'_>| Level::new(piece.level).unwrap_or(Level::ltr());
        let levels: Vec<Level> = pieces[..ink].iter().map(number).collect();
        unicode_bidi::ParagraphBidiInfo::reorder_visual(&levels)
    };
    let mut x = left;
    for index in order {
        pieces[index].x = x;
        x += pieces[index].width;
    }
    let mut edge = if right_to_left { left } else { x };
    for piece in &mut pieces[ink..] {
        piece.level = u8::from(right_to_left);
        piece.x = if right_to_left {
            edge - piece.width
        } else {
            edge
        };
        edge = if right_to_left {
            piece.x
        } else {
            edge + piece.width
        };
    }
}

/// Turns pieces into runs: neighbours that are set alike become one.
fn runs(paragraph: &Paragraph, pieces: &[Piece<'_>], stretch: Stretch, last: bool) -> Vec<Item> {
    let mut items = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let mut end = start + 1;
        while end < pieces.len() && are_alike(&pieces[start], &pieces[end]) {
            end += 1;
        }
        // White space at the end of a paragraph keeps nothing apart.
        let all_space = pieces[start..end]
            .iter()
            .all(|piece| piece.segment.is_space());
        if !(all_space && last && end == pieces.len()) {
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
        // A run has one tracking.
        && one.segment.spaced == other.segment.spaced
        && (one.segment.kind == SegmentKind::Uncovered)
            == (other.segment.kind == SegmentKind::Uncovered)
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
    let flexible = is_flexible(&pieces[0]);
    let expansion = if flexible { stretch.expansion } else { 1.0 };
    let mut run = GlyphRun {
        face: segment.face,
        size: segment.size,
        expansion,
        tracking: tracked(paragraph, segment, stretch),
        color: attributes.color,
        x: left,
        y: -segment.rise(&paragraph.passage),
        width: right - left,
        words: Vec::with_capacity(pieces.len()),
        text: paragraph.passage.content[range.clone()].to_string(),
        source: paragraph
            .passage
            .source
            .filter(|_| range.end <= paragraph.passage.source_length)
            .map(|id| (id, range.clone())),
        right_to_left: pieces[0].level % 2 == 1,
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
