//! What numbers belong to, below an axis that lies.
//!
//! All names where they have room, in several lines if need be; else as many as stand apart: dates at the
//! beginnings of years, quarters or months, other names at equal distances.

use super::super::{Anchor, Pen, Voice};
use super::Design;
use super::plot::{LINE, in_lines};
use crate::document::{Chart, Date};

/// A name has so many lines at most.
const MOST_LINES: usize = 3;
/// Months from one named date to the next.
const MONTHS: [i64; 11] = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

/// Draws the names of places, the first of which is here. Gives how far down they reach.
pub fn draw(pen: &mut Pen<'_>, chart: &Chart, at: &[f64], y: f64, design: &Design<'_>) -> f64 {
    let size = pen.size(Voice::Axis).0;
    let names = &chart.x;
    let steps = at.windows(2).map(|pair| (pair[1] - pair[0]).abs());
    let step = steps.fold(f64::INFINITY, f64::min);
    let room = step - size * 0.5;
    let lines: Vec<Vec<String>> = names.iter().map(|name| in_lines(pen, name, room)).collect();
    let mut width = |line: &String| pen.width_of(line, Voice::Axis).0;
    let widest = lines.iter().flatten().map(&mut width).fold(0.0, f64::max);
    let most = lines.iter().map(Vec::len).max().unwrap_or(1);
    if widest <= room && most <= MOST_LINES {
        for (lines, x) in lines.iter().zip(at) {
            for (index, line) in lines.iter().enumerate() {
                let point = (*x, y + size * (1.4 + LINE * index as f64));
                pen.words(line, point, Anchor::Middle, (Voice::Axis, design.quiet));
            }
        }
        return size * (2.0 + LINE * (most - 1) as f64);
    }
    let spans: Vec<(f64, f64)> = (names.iter().zip(at))
        .map(|(name, x)| span(pen, name, *x))
        .collect();
    let shown = calendar(chart, &spans, size).unwrap_or_else(|| equal(&spans, at, size));
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

/// Where a name begins and ends: at an edge it is moved back into the drawing.
fn span(pen: &mut Pen<'_>, name: &str, x: f64) -> (f64, f64) {
    let wide = pen.width_of(name, Voice::Axis).0;
    let left = (x - wide / 2.0).min(pen.width() - wide).max(0.0);
    (left, left + wide)
}

fn touch((from, to): (f64, f64), (other_from, other_to): (f64, f64), size: f64) -> bool {
    other_from < to + size * 0.4 && from < other_to + size * 0.4
}

/// The places of dates that are the first in their year, quarter or month: as many as have room.
fn calendar(chart: &Chart, spans: &[(f64, f64)], size: f64) -> Option<Vec<usize>> {
    let dates = chart.days.as_ref()?.iter();
    let dates: Option<Vec<Date>> = dates.map(|day| Date::of_day(*day)).collect();
    let dates = dates?;
    let month = |date: &Date| i64::from(date.year) * 12 + i64::from(date.month.unwrap_or(1)) - 1;
    let apart = |shown: &Vec<usize>| {
        let mut pairs = shown.windows(2);
        pairs.all(|pair| !touch(spans[pair[0]], spans[pair[1]], size))
    };
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
        .find(|shown| shown.len() >= 2 && apart(shown))
}

/// The first place and every second, third … of those at equal distances.
fn equal(spans: &[(f64, f64)], at: &[f64], size: f64) -> Vec<usize> {
    let widths = spans.iter().map(|(from, to)| to - from);
    let apart = widths.fold(0.0, f64::max) + size * 0.6;
    let mut shown: Vec<usize> = Vec::new();
    for place in 0..spans.len() {
        let free = shown.last().is_none_or(|last| {
            (at[place] - at[*last]).abs() >= apart - 1e-6
                && !touch(spans[*last], spans[place], size)
        });
        if free {
            shown.push(place);
        }
    }
    shown
}
