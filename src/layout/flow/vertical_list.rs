//! A vertical list: pieces that stand one below the other, on their way into the galley.
//!
//! Every kind of block is set as a list of its own, which whoever asked for it gives a name, a marker, a
//! box, and puts below what it has. Nothing is remembered for a piece that is still to come but the
//! space before it: of spaces that meet, the largest counts.

use std::ops::Range;

use super::galley::{BoxDesign, Content, Float, Piece, SpaceGrowth};
use crate::geometry::Pt;
use crate::layout::frame::Item;

/// Pieces one below the other.
#[derive(Debug, Default)]
pub struct VerticalList {
    pieces: Vec<Piece>,
    /// Space between the last piece and the next, at least.
    space: Pt,
    /// Pieces that stay together if they turn out short, the inner groups before those around them, each with how
    /// many lines are short, where that is not as usual.
    short: Vec<(Range<usize>, Option<usize>)>,
}

impl VerticalList {
    /// One piece.
    pub fn of(piece: Piece) -> Self {
        let mut list = VerticalList::default();
        list.push(piece);
        list
    }

    /// Whether it has no pieces.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// How many pieces it has.
    pub fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Its pieces.
    pub fn pieces_mut(&mut self) -> &mut [Piece] {
        &mut self.pieces
    }

    /// Leaves room before the next piece; the largest of several wins.
    pub fn space(&mut self, space: Pt) {
        self.space = self.space.max(space);
    }

    /// Puts a piece below the others.
    pub fn push(&mut self, mut piece: Piece) {
        piece.above = piece.above.max(std::mem::take(&mut self.space));
        self.pieces.push(piece);
    }

    /// Puts another list below it.
    pub fn append(&mut self, mut other: VerticalList) {
        let Some(first) = other.pieces.first_mut() else {
            return self.space(other.space);
        };
        first.above = first.above.max(self.space);
        self.space = other.space;
        if self.pieces.is_empty() {
            self.pieces = other.pieces;
            self.short = other.short;
            return;
        }
        let before = self.pieces.len();
        if other.pieces.capacity() - other.pieces.len() >= before && other.pieces.len() > before {
            // A heading before a long list moves into the room that the list has left: pieces are large,
            // and to copy all of them would take twice their room.
            other.pieces.splice(0..0, std::mem::take(&mut self.pieces));
            self.pieces = other.pieces;
        } else {
            self.pieces.append(&mut other.pieces);
        }
        let short = other.short.into_iter();
        self.short
            .extend(short.map(|(group, most)| (group.start + before..group.end + before, most)));
    }

    /// Puts a box around it. The space below it stays outside.
    pub fn boxed(self, design: BoxDesign) -> Self {
        if self.is_empty() {
            return self;
        }
        let mut list = VerticalList::of(Piece::new(Content::Begin(design)));
        list.append(self);
        list.pieces.push(Piece::new(Content::End));
        list
    }

    /// Lets it stand at the head of the next page where it does not fit on one, with so much space below
    /// it, if it stands in the flow itself.
    pub fn floating(self, below: Pt) -> Self {
        self.boxed(BoxDesign::Float(Float { below }))
    }

    /// Its first piece that is more than the edge of a box.
    pub fn first_mut(&mut self) -> Option<&mut Piece> {
        self.pieces.iter_mut().find(|piece| !piece.is_edge())
    }

    /// Names its top, unless it has a name.
    pub fn name(&mut self, anchor: &str) {
        if let Some(first) = self.first_mut() {
            first.anchors.insert(0, anchor.to_string());
        }
    }

    /// Hangs items beside its first line, before those that hang there: a marker of a list that stands
    /// in another is hung first and read last.
    pub fn hang(&mut self, items: Vec<Item>) {
        let Some(hanging) = self.first_mut().and_then(Piece::hanging_mut) else {
            return;
        };
        if hanging.is_empty() {
            *hanging = items;
        } else {
            hanging.splice(0..0, items);
        }
    }

    /// Hangs items beside its first paragraph, which are read behind it, and keeps that on one page.
    pub fn hang_behind(&mut self, items: Vec<Item>) {
        let Some(first) = self.first_mut() else {
            return;
        };
        first.keep.together = true;
        if let Some(lines) = first.lines_mut() {
            lines.hanging.get_or_insert_default().behind = items;
        }
    }

    /// Keeps it on one page when it is short, and only then. How long it is shows when its paragraphs
    /// are set.
    pub fn keep_short(&mut self) {
        self.short.push((0..self.pieces.len(), None));
    }

    /// Keeps it on one page when it has so many lines or fewer.
    pub fn keep_up_to(&mut self, lines: usize) {
        self.short.push((0..self.pieces.len(), Some(lines)));
    }

    /// Keeps it with its neighbours where it is the first or the last of several: one alone under a heading, or
    /// at the head of a page, looks like a mistake.
    pub fn keep_beside_others(&mut self, index: usize, count: usize) {
        let is_content = |piece: &&mut Piece| !piece.is_edge();
        if index == 0
            && count > 1
            && let Some(last) = self.pieces.iter_mut().rev().find(is_content)
        {
            last.keep.with_next = true;
        }
        if index > 0
            && index + 1 == count
            && let Some(first) = self.first_mut()
        {
            first.keep.with_previous = true;
        }
    }

    /// The pieces, once their paragraphs are set.
    pub fn into_pieces(self, set: impl FnOnce(&mut [Piece])) -> Vec<Piece> {
        let mut pieces = self.pieces;
        pieces.shrink_to_fit();
        set(&mut pieces);
        for (group, most) in self.short {
            keep_short(&mut pieces[group], most);
        }
        pieces
    }
}

/// Keeps pieces on one page when they are short together, and only then.
fn keep_short(pieces: &mut [Piece], most: Option<usize>) {
    let lines: usize = pieces.iter().map(Piece::slice_count).sum();
    let usual = match pieces.first().map(|piece| piece.growth) {
        // A key point: its page can be filled without dividing it.
        Some(SpaceGrowth::Front(_)) => 8,
        // Longer ones would leave more of a page than others can take up.
        Some(SpaceGrowth::HalfLines(_) | SpaceGrowth::ToFoot) | None => 4,
    };
    if lines > most.unwrap_or(usual) {
        return;
    }
    let last = pieces.iter().rposition(|piece| !piece.is_edge());
    for (index, piece) in pieces.iter_mut().enumerate() {
        piece.keep.together = true;
        piece.keep.with_next |= last.is_some_and(|last| index < last);
    }
}

/// Lets the spaces of front matter grow: it stands in few blocks that want to stay whole, and what
/// they leave of a page is better shared out than left at its foot. A space may grow by one and a half
/// times what it is; `line` is a line of the body.
pub fn let_stretch(pieces: &mut [Piece], line: Pt) {
    for piece in pieces {
        piece.growth = SpaceGrowth::Front(piece.above / line * 1.5);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Color;
    use crate::language::Direction;
    use crate::layout::flow::galley::{Lines, Panel};
    use crate::layout::text::{Paragraph, Passage};
    use crate::theme::Align;

    /// A piece that is named.
    fn piece(name: &str) -> Piece {
        let passage = Passage::new(name.to_string(), Direction::LeftToRight, Align::Ragged);
        let lines = Lines {
            paragraph: Paragraph::unset(passage, Pt(100.0)),
            variant: 0,
            x: Pt::ZERO,
            leading: Pt(10.0),
            ascent: Pt(8.0),
            hanging: None,
            page_text: None,
        };
        Piece::new(Content::Lines(Box::new(lines)))
    }

    fn design() -> BoxDesign {
        BoxDesign::Panel(Panel {
            x: Pt::ZERO,
            width: Pt(1.0),
            color: Color::BLACK,
            padding: Pt::ZERO,
        })
    }

    /// What a list has, and the space above each piece.
    fn told(list: &VerticalList) -> Vec<(&str, f64)> {
        let told = list.pieces.iter().map(|piece| {
            let words = match &piece.content {
                Content::Lines(lines) => lines.paragraph.passage.content.as_str(),
                Content::Graphic(_) => "graphic",
                Content::Row(_) => "row",
                Content::Begin(_) => "begin",
                Content::End => "end",
                Content::Turned(_) => "turned",
            };
            (words, piece.above.0)
        });
        told.collect()
    }

    #[test]
    fn of_spaces_that_meet_the_largest_counts() {
        let mut inner = VerticalList::default();
        inner.space(Pt(4.0));
        inner.push(piece("b"));
        inner.space(Pt(6.0));
        let mut list = VerticalList::of(piece("a"));
        list.space(Pt(2.0));
        list.space(Pt(3.0));
        list.append(VerticalList::default());
        list.append(inner);
        list.space(Pt(5.0));
        list.push(piece("c"));
        list.push(piece("d"));
        assert_eq!(
            told(&list),
            [("a", 0.0), ("b", 4.0), ("c", 6.0), ("d", 0.0)]
        );
    }

    #[test]
    fn the_space_below_what_stands_in_a_box_stays_outside() {
        let mut inner = VerticalList::of(piece("a"));
        inner.space(Pt(6.0));
        let mut list = VerticalList::default();
        list.space(Pt(2.0));
        list.append(inner.boxed(design()));
        list.push(piece("b"));
        let expected = [("begin", 2.0), ("a", 0.0), ("end", 0.0), ("b", 6.0)];
        assert_eq!(told(&list), expected);
        assert!(VerticalList::default().boxed(design()).is_empty());
    }

    #[test]
    fn names_stand_within_the_box_the_outermost_first() {
        let mut list = VerticalList::of(piece("a")).boxed(design());
        list.name("inner");
        list.name("outer");
        assert_eq!(list.pieces[1].anchors, ["outer", "inner"]);
        assert!(list.pieces[0].anchors.is_empty());
    }

    #[test]
    fn what_is_short_stays_together_and_is_not_bound_to_what_follows() {
        let mut short = VerticalList::of(piece("b"));
        short.push(piece("c"));
        let mut short = short.boxed(design());
        short.keep_short();
        let mut list = VerticalList::of(piece("a"));
        list.append(short);
        list.push(piece("d"));
        let pieces = list.into_pieces(|_| {});
        let bound = pieces.iter().filter(|piece| !piece.is_edge());
        let bound: Vec<_> = bound
            .map(|piece| (piece.keep.together, piece.keep.with_next))
            .collect();
        let (free, first, last) = ((false, false), (true, true), (true, false));
        assert_eq!(bound, [free, first, last, free]);
    }
}
