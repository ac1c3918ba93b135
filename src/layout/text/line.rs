//! ShapingKey a line: from a pair of breaks to glyph runs at their places.
//!
//! In: a paragraph and one of its broken lines. Out: frame items in reading order, placed on a
//! baseline at y 0. Words are put in visual order (UAX #9, rule L2), spaces take what the line lacks, and
//! glyphs widen or narrow by what the theme allows, before spaces do.

mod elongation;
mod padding;
mod runs;
mod stretch;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use unicode_bidi::Level;

use self::stretch::Stretch;
use super::decoration;
use super::emphasis;
use super::joint::{self, Joint};
use super::paragraph::{Line, Paragraph};
use super::segment::{Segment, SegmentKind};
use super::shape::{Shaper, Word};
use crate::geometry::Pt;
use crate::language::Direction;
use crate::layout::frame::{Item, LinkArea};
use crate::theme::{Align, ParagraphDesign};

/// A line, ready to be put on a page.
#[derive(Debug, Clone, Default)]
pub struct SetLine {
    /// What is drawn, in reading order.
    pub items: Vec<Item>,
    /// What can be clicked.
    pub links: Vec<LinkArea>,
    /// The places in it that can be led to.
    pub anchors: Vec<String>,
    /// How much wider than natural its spaces are: 1 is not at all. For transcripts.
    pub space_scale: f64,
}

/// A word, a part of one, or a space on its way to a place.
pub(super) struct Piece<'a> {
    /// What it is, or is a part of.
    pub(super) segment: &'a Segment,
    /// Its bytes in the passage.
    pub(super) range: Range<usize>,
    /// Borrowed where it is all of its segment: to count who holds a word makes cores wait for each
    /// other, and it is counted once for the page.
    word: Cow<'a, Arc<Word>>,
    /// Whether a space is set and heard in its place.
    is_space_instead: bool,
    hyphen: bool,
    level: u8,
    /// Its left edge.
    pub(super) x: Pt,
    /// Its width on this line.
    pub(super) width: Pt,
    /// What stands between it and the next, if anything does that is no character.
    joint: Option<Joint>,
    /// How wide that is on this line.
    gap: Pt,
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
    let hyphen = broken.kind.adds_hyphen();
    let mut pieces = pieces(paragraph, &range, hyphen, shaper);
    let ink = pieces
        .iter()
        .rposition(|piece| !piece.segment.is_space())
        .map_or(0, |last| last + 1);
    hide_separators(&mut pieces[ink..], shaper);
    let indent = match range.start {
        0 => paragraph.passage.indent,
        _ => Pt(f64::from(broken.behind)),
    };
    let target = paragraph.measure + hang_start + hang_end - indent;
    let justified = paragraph.passage.align == Align::Justified;
    let stretch = if justified && broken.filled {
        let letters = f64::from(broken.letters);
        if design.kashida > 0.0 && pieces.iter().any(|piece| !piece.level.is_multiple_of(2)) {
            let lacks = stretch::lacks(paragraph, &pieces[..ink], (target, letters), design);
            let content = &paragraph.passage.content;
            elongation::draw_out(&mut pieces[..ink], content, lacks, design.kashida, shaper);
        }
        stretch::stretch(paragraph, &pieces[..ink], target, letters, design)
    } else {
        Stretch::NONE
    };
    stretch::measure(paragraph, &mut pieces, stretch, design);
    padding::pad(&mut pieces[..ink], shaper);
    stretch::fill(&mut pieces[..ink], target);
    place(paragraph, &mut pieces, ink, (hang_start, hang_end, indent));
    let passage = &paragraph.passage;
    let ends_paragraph = range.end == passage.content.len();
    let anchors = passage.anchors.iter();
    let anchors = anchors.filter(|(byte, _)| range.contains(byte));
    let mut set = SetLine {
        items: runs::runs(paragraph, &pieces, stretch, ends_paragraph),
        links: Vec::new(),
        anchors: anchors.map(|(_, name)| name.clone()).collect(),
        space_scale: stretch.spaces,
    };
    decoration::struck(paragraph, &pieces[..ink], design, &mut set);
    decoration::links(paragraph, &pieces[..ink], design, &mut set);
    emphasis::draw(paragraph, &pieces[..ink], &mut set);
    decoration::dots(paragraph, &pieces[..ink], &mut set);
    decoration::boxes(paragraph, &pieces[..ink], shaper.fonts(), &mut set);
    if indent > paragraph.passage.indent && paragraph.passage.marks_turns {
        decoration::turn(paragraph, indent, &mut set);
    }
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
        let part = segment.range().start.max(range.start)..segment.range().end.min(range.end);
        let hyphen = hyphen && part.end == range.end;
        let word = if segment.kind == SegmentKind::Break {
            Cow::Owned(shaper.word(segment.setting, runs::SPACE))
        } else if part == segment.range() && !hyphen {
            Cow::Borrowed(&segment.word)
        } else {
            let whole = segment.range();
            let text = &paragraph.passage.content[whole.clone()];
            let within = part.start - whole.start..part.end - whole.start;
            Cow::Owned(shaper.part(&segment.word, segment.setting, (text, within), hyphen))
        };
        let level = segment.level;
        pieces.push(Piece {
            segment,
            range: part,
            word,
            is_space_instead: segment.kind == SegmentKind::Break,
            hyphen,
            level,
            x: Pt::ZERO,
            width: Pt::ZERO,
            joint: None,
            gap: Pt::ZERO,
        });
    }
    for index in 1..pieces.len() {
        let (one, other) = (pieces[index - 1].segment, pieces[index].segment);
        pieces[index - 1].joint = joint::between(&paragraph.passage, one, other);
    }
    pieces
}

/// Puts a space in place of what would part two phrases, where the line ends between them.
fn hide_separators(pieces: &mut [Piece<'_>], shaper: &mut Shaper) {
    for piece in pieces {
        if piece.segment.kind == SegmentKind::Separator {
            piece.word = Cow::Owned(shaper.word(piece.segment.setting, runs::SPACE));
            piece.is_space_instead = true;
        }
    }
}

/// Gives every piece its place: those before `ink` in visual order along the measure, the white
/// space after them beyond its end, where it is not seen but keeps words apart when the text is
/// extracted.
fn place(
    paragraph: &Paragraph,
    pieces: &mut [Piece<'_>],
    ink: usize,
    (hang_start, hang_end, indent): (Pt, Pt, Pt),
) {
    let width: Pt = pieces[..ink]
        .iter()
        .map(|piece| piece.width + piece.gap)
        .sum();
    let right_to_left = paragraph.passage.direction == Direction::RightToLeft;
    let left = match (paragraph.passage.align, right_to_left) {
        (Align::Centered, _) => {
            (paragraph.measure - (width - hang_start - hang_end)) * 0.5 - hang_start
        }
        (Align::End, true) => indent - hang_end,
        (Align::End, false) => paragraph.measure + hang_end - width,
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
        x += pieces[index].width + pieces[index].gap;
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
