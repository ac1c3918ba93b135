//! What numbers belong to, below an axis that lies.
//!
//! All names where they have room, in several lines if need be; else as many as stand apart: many
//! dates at the beginnings of years, quarters or months, few from the first to the last; other names at equal
//! distances. A name at the edge of the drawing is moved back into it, so that it may need the room of another.

use super::super::{Anchor, Pen, Voice};
use super::Design;
use super::plot::{LINE, in_lines};
use crate::document::{Chart, Date};

/// A name has so many lines at most.
const MOST_LINES: usize = 3;
/// Months from one named date to the next.
const MONTHS: [i64; 11] = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
/// So many dates at the beginnings of years or months say where the others are, of more than these.
const FEWEST_BEGINNINGS: usize = 3;
const FEW_DATES: usize = 12;
/// How far names stand apart, in ems: wider than the spaces within them.
const APART: f64 = 0.5;

/// How long lines of names are, of the room that there is: the longest in which they stand apart.
const SHORTER: [f64; 6] = [1.0, 0.9, 0.8, 0.7, 0.6, 0.5];

/// From where to where a name stands.
type Span = (f64, f64);

/// Draws the names of places, the first of which is here. Gives how far down they reach.
pub fn draw(pen: &mut Pen<'_>, chart: &Chart, at: &[f64], y: f64, design: &Design<'_>) -> f64 {
    let size = pen.size(Voice::Axis).0;
    let names = &chart.x;
    if let Some(lines) = all_in_lines(pen, names, at) {
        for (lines, x) in lines.iter().zip(at) {
            let (from, to) = span(pen, lines, *x);
            for (index, line) in lines.iter().enumerate() {
                let point = ((from + to) / 2.0, y + size * (1.4 + LINE * index as f64));
                pen.words(line, point, Anchor::Middle, (Voice::Axis, design.quiet));
            }
        }
        let most = lines.iter().map(Vec::len).max().unwrap_or(1);
        return size * (2.0 + LINE * (most - 1) as f64);
    }
    let spans: Vec<Span> = (names.iter().zip(at))
        .map(|(name, x)| span(pen, std::slice::from_ref(name), *x))
        .collect();
    let shown = match &chart.days {
        Some(days) => calendar(days, &spans, size)
            .or_else(|| from_first_to_last(&spans, at, size))
            .unwrap_or_else(|| equal(&spans, at, size)),
        None => equal(&spans, at, size),
    };
    if shown.len() < names.len() {
        pen.leave_out();
    }
    for place in shown {
        let point = (at[place], y + size * 1.4);
        pen.words(
            &names[place],
            point,
            Anchor::Middle,
            (Voice::Axis, design.quiet),
        );
    }
    size * 2.0
}

/// The lines of all names, as few as let them stand beside each other.
fn all_in_lines(pen: &mut Pen<'_>, names: &[String], at: &[f64]) -> Option<Vec<Vec<String>>> {
    let size = pen.size(Voice::Axis).0;
    let steps = at.windows(2).map(|pair| (pair[1] - pair[0]).abs());
    let room = steps.fold(f64::INFINITY, f64::min) - size * APART;
    // A name that is moved back into the drawing has less room than the others: in shorter lines all may stand apart.
    SHORTER.into_iter().find_map(|part| {
        let lines: Vec<Vec<String>> = names
            .iter()
            .map(|name| in_lines(pen, name, room * part))
            .collect();
        let spans: Vec<Span> = (lines.iter().zip(at))
            .map(|(lines, x)| span(pen, lines, *x))
            .collect();
        let fits = |span: &Span| span.1 - span.0 <= room;
        let most = lines.iter().map(Vec::len).max().unwrap_or(1);
        let apart = spans.windows(2).all(|pair| !touch(pair[0], pair[1], size));
        (most <= MOST_LINES && spans.iter().all(fits) && apart).then_some(lines)
    })
}

/// Where the lines of a name begin and end: at an edge they are moved back into the drawing.
fn span(pen: &mut Pen<'_>, lines: &[String], x: f64) -> Span {
    let widths = lines.iter().map(|line| pen.width_of(line, Voice::Axis).0);
    let wide = widths.fold(0.0, f64::max);
    let left = (x - wide / 2.0).min(pen.width() - wide).max(0.0);
    (left, left + wide)
}

fn touch((from, to): Span, (other_from, other_to): Span, size: f64) -> bool {
    other_from < to + size * APART - 1e-6 && from < other_to + size * APART - 1e-6
}

/// Whether none of the names of these places, which follow each other, touches the next.
fn stand_apart(shown: &[usize], spans: &[Span], size: f64) -> bool {
    let mut pairs = shown.windows(2);
    pairs.all(|pair| !touch(spans[pair[0]], spans[pair[1]], size))
}

/// The places of dates that are the first in their year, quarter or month: as many as have room.
fn calendar(days: &[i64], spans: &[Span], size: f64) -> Option<Vec<usize>> {
    let dates: Option<Vec<Date>> = days.iter().map(|day| Date::of_day(*day)).collect();
    let dates = dates.filter(|dates| dates.len() > FEW_DATES)?;
    let month = |date: &Date| i64::from(date.year) * 12 + i64::from(date.month.unwrap_or(1)) - 1;
    let firsts = |months: i64| -> Vec<usize> {
        let period = |date: &Date| month(date).div_euclid(months);
        let begins = |place: &usize| match place {
            // The data need not begin where a period does.
            0 => month(&dates[0]).rem_euclid(months) == 0 && dates[0].day.unwrap_or(1) == 1,
            place => period(&dates[place - 1]) != period(&dates[*place]),
        };
        (0..dates.len()).filter(begins).collect()
    };
    let found = MONTHS.iter().map(|months| firsts(*months));
    found
        .into_iter()
        .find(|shown| shown.len() >= FEWEST_BEGINNINGS && stand_apart(shown, spans, size))
}

/// The first place, the last, and as many between them as have room, each the nearest to where it would be if they
/// were at equal distances.
fn from_first_to_last(spans: &[Span], at: &[f64], size: f64) -> Option<Vec<usize>> {
    let (first, last) = (*at.first()?, *at.last()?);
    (1..spans.len()).rev().find_map(|steps| {
        let nearest = |step: usize| {
            let wanted = first + (last - first) * step as f64 / steps as f64;
            let off = |place: &usize| (at[*place] - wanted).abs();
            (0..at.len()).min_by(|one, other| off(one).total_cmp(&off(other)))
        };
        let mut shown: Vec<usize> = (0..=steps).filter_map(nearest).collect();
        shown.dedup();
        (shown.len() == steps + 1 && stand_apart(&shown, spans, size)).then_some(shown)
    })
}

/// The first place and every second, third … of those at equal distances: the closest that stand apart, and the last
/// among them where that leaves no fewer than half as many.
fn equal(spans: &[Span], at: &[f64], size: f64) -> Vec<usize> {
    let every = |step: usize| -> Vec<usize> { (0..at.len()).step_by(step).collect() };
    let mut steps = (1..=at.len()).filter(|step| stand_apart(&every(*step), spans, size));
    let Some(closest) = steps.next() else {
        return Vec::new();
    };
    let reaches_last = |step: &usize| (at.len() - 1).is_multiple_of(*step);
    let step = match reaches_last(&closest) {
        true => closest,
        false => steps
            .take_while(|step| *step <= closest * 2)
            .find(reaches_last)
            .unwrap_or(closest),
    };
    every(step)
}
