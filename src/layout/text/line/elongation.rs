//! Words of Arabic letters that are drawn out to fill a line.
//!
//! In: the pieces of a line, and the width that they are to fill. Out: the same, some of whose words are
//! wider by a [kashida](super::super::kashida), where spaces would be wide and the theme allows it: the best
//! joins of the line first, of words that do not stand beside each other.

use std::borrow::Cow;
use std::sync::Arc;

use super::Piece;
use crate::geometry::Pt;
use crate::layout::text::kashida::{self, Join, TATWEEL};
use crate::layout::text::segment::SegmentKind;
use crate::layout::text::shape::{Shaper, Word};

/// Spaces may be wider by this part of their width before words are drawn out.
const SPACES_FIRST: f64 = 0.1;
/// How many steps an em has: a join of each width is a glyph of its own in a file.
const STEPS: f64 = 16.0;

/// Draws out words of a line that lacks so much, whose spaces are so wide together. No join is wider than so
/// many ems.
pub(super) fn draw_out(
    pieces: &mut [Piece<'_>],
    content: &str,
    (missing, spaces): (Pt, Pt),
    most: f64,
    shaper: &mut Shaper,
) {
    let mut missing = missing - spaces * SPACES_FIRST;
    if missing <= Pt::ZERO {
        return;
    }
    let chosen = chosen(pieces, content);
    for (place, &(index, join)) in chosen.iter().enumerate() {
        let piece = &mut pieces[index];
        let mut text = content[piece.range.clone()].to_string();
        text.insert(join.at, TATWEEL);
        let shaped = shaper.word(piece.segment.setting, &text);
        let Some(least) = width_of_tatweel(&shaped, join) else {
            continue;
        };
        // What is missing is shared by as many as it takes, and drawn once for each at least.
        let size = piece.segment.size;
        let wanted = missing / size;
        let sharing = (wanted / most).ceil().min((chosen.len() - place) as f64);
        let width = (wanted / sharing.max(1.0)).min(most);
        // The word without a join may be wider or narrower by a hair.
        let width = (width * STEPS).floor() / STEPS;
        let Some(word) = shaped.drawn_out(join.at, width.max(least)) else {
            continue;
        };
        let added = size * (word.width - piece.word.width);
        if added <= Pt::ZERO || added > missing {
            continue;
        }
        missing -= added;
        piece.word = Cow::Owned(Arc::new(word));
    }
}

/// The words that may be drawn out, best first: those at the end of the line before those at its beginning, and
/// none beside another.
fn chosen(pieces: &[Piece<'_>], content: &str) -> Vec<(usize, Join)> {
    let words = pieces.iter().enumerate();
    let words = words.filter(|(_, piece)| !piece.segment.is_space());
    let mut joins: Vec<(usize, usize, Join)> = words
        .enumerate()
        .filter(|(_, (_, piece))| may_be_drawn_out(piece))
        .filter_map(|(place, (index, piece))| {
            let join = kashida::best(&content[piece.range.clone()], &piece.word)?;
            Some((place, index, join))
        })
        .collect();
    joins.sort_by_key(|(place, _, join)| (join.rank, std::cmp::Reverse(*place)));
    let mut chosen: Vec<(usize, usize, Join)> = Vec::new();
    for (place, index, join) in joins {
        if chosen
            .iter()
            .all(|(other, _, _)| place.abs_diff(*other) > 1)
        {
            chosen.push((place, index, join));
        }
    }
    let chosen = chosen.into_iter();
    chosen.map(|(_, index, join)| (index, join)).collect()
}

/// Whether a piece is a whole word from right to left.
fn may_be_drawn_out(piece: &Piece<'_>) -> bool {
    piece.segment.kind == SegmentKind::Word
        && piece.range == piece.segment.range()
        && !piece.level.is_multiple_of(2)
        && !piece.segment.raised
}

/// How wide the tatweel of a word is, in ems.
fn width_of_tatweel(word: &Word, join: Join) -> Option<f64> {
    let mut glyphs = word.glyphs.iter();
    let tatweel = glyphs.find(|glyph| glyph.cluster.start as usize == join.at)?;
    Some(tatweel.advance)
}
