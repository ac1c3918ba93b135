//! What is said of places in a chart.

use super::super::{Anchor, Pen, Voice};
use super::Design;
use super::plot::{Area, Scale};
use crate::document::{Annotation, Chart};
use crate::geometry::Rect;

/// From one line of words to the next, in ems.
const LINE: f64 = 1.2;

/// The words of annotations on one line: where those begin and end, and what they belong to.
type Level = Vec<(f64, f64, f64)>;

/// What is said of places, at the top of the area, with a line down to what is drawn there and its number; what
/// would touch stands on a line of its own above. `from` is the first part that makes way for these: gives how
/// far it has moved down.
pub fn draw(
    pen: &mut Pen<'_>,
    chart: &Chart,
    at: &[f64],
    from: usize,
    (area, scale, design): (Area, &Scale, &Design<'_>),
) -> f64 {
    let size = pen.size(Voice::Label).0;
    let annotations = chart.annotations.iter().filter_map(|annotation| {
        let x = at.get(annotation.place).copied()?;
        let wide = pen.width_of(&annotation.words, Voice::Label).0 + size * 0.4;
        let begins = x + wide <= area.right;
        let (left, right) = if begins { (x, x + wide) } else { (x - wide, x) };
        Some((
            annotation,
            begins,
            (left - size * 0.5, right + size * 0.5, x),
        ))
    });
    let mut annotations: Vec<_> = annotations.collect();
    // The lines down from words pass by those below them that lie on the other side: so of words that begin at
    // their place the last is lowest, and of those that end there the first.
    annotations.sort_by(
        |(_, one_begins, (.., one)), (_, other_begins, (.., other))| {
            let along = if *one_begins {
                other.total_cmp(one)
            } else {
                one.total_cmp(other)
            };
            other_begins.cmp(one_begins).then(along)
        },
    );
    // Numbers and units that reach up to where the lowest words stand keep these away.
    let above: Vec<Rect> = pen
        .frames_from(from)
        .filter(|taken| taken.top < area.top + size * 0.3)
        .collect();
    let mut levels: Vec<Level> = Vec::new();
    let mut placed = Vec::new();
    for (annotation, begins, span) in annotations {
        let (left, right, _) = span;
        let taken = above
            .iter()
            .filter(|taken| left < taken.right && taken.left < right);
        let highest = taken.map(|taken| taken.top).fold(f64::INFINITY, f64::min);
        let least = ((area.top + size * 0.3 - highest) / (size * LINE)).ceil();
        let least = least.max(0.0) as usize;
        levels.resize_with(levels.len().max(least), Level::new);
        let level = level(&levels, least, span);
        if level == levels.len() {
            levels.push(Level::new());
        }
        levels[level].push(span);
        placed.push((annotation, (span.2, begins), level));
    }
    let moved = levels.len().saturating_sub(1) as f64 * size * LINE;
    pen.lower(from, moved);
    for (annotation, place, level) in placed {
        let up = level as f64 * size * LINE;
        let annotated = (annotation, place, moved - up);
        one(pen, chart, annotated, moved, (area, scale, design));
    }
    moved
}

/// The lowest level on which words touch no others and from which no line down crosses words.
fn level(levels: &[Level], least: usize, (left, right, x): (f64, f64, f64)) -> usize {
    let is_free = |level: &Level| {
        level
            .iter()
            .all(|(from, to, _)| right < *from || *to < left)
    };
    let crosses = |level: &Level| level.iter().any(|(from, to, _)| (*from..=*to).contains(&x));
    let is_crossed = |level: &Level| {
        level
            .iter()
            .any(|(.., other)| (left..=right).contains(other))
    };
    let found = (least..levels.len()).find(|level| {
        is_free(&levels[*level])
            && !levels[..*level].iter().any(crosses)
            && !levels[level + 1..].iter().any(is_crossed)
    });
    found.unwrap_or(levels.len())
}

/// Draws what is said of a place: so far below the top of the area, which with all in it has moved down.
fn one(
    pen: &mut Pen<'_>,
    chart: &Chart,
    (annotation, (x, begins), down): (&Annotation, (f64, bool), f64),
    moved: f64,
    (area, scale, design): (Area, &Scale, &Design<'_>),
) {
    let size = pen.size(Voice::Label).0;
    let extents = chart.extents();
    let bounds = chart
        .series
        .iter()
        .filter_map(|series| series.most(annotation.place));
    let drawn = extents
        .iter()
        .filter_map(|extents| extents[annotation.place]);
    let drawn = drawn
        .map(|(from, to)| from.max(to))
        .chain(bounds.map(|high| high.to_f64()));
    let highest = drawn
        .map(|value| scale.at(value))
        .fold(area.bottom, f64::min);
    let (top, bottom) = (area.top + down - size * 0.6, highest + moved - size * 1.5);
    if bottom > top + size {
        pen.line(
            &[(x, top), (x, bottom)],
            design.quiet,
            0.5,
            Some((1.5, 1.5)),
        );
    }
    let (x, anchor) = match begins {
        true => (x + size * 0.4, Anchor::Start),
        false => (x - size * 0.4, Anchor::End),
    };
    pen.words(
        &annotation.words,
        (x, area.top + down - size * 0.1),
        anchor,
        (Voice::Label, design.text),
    );
}
