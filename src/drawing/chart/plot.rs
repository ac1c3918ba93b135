//! Axes: where numbers stand on a drawing, and the lines and words that say so.

use super::super::ticks::Ticks;
use super::super::{Anchor, Pen, Voice};
use super::Design;
use crate::document::{Arrange, Chart};
use crate::language::Decimal;

/// The part of a drawing that numbers are drawn in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

/// An axis of numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// Its ticks.
    pub ticks: Ticks,
    /// Where its first number is.
    pub from: f64,
    /// Where its last number is.
    pub to: f64,
}

impl Scale {
    /// One that lies, in the direction of reading.
    pub fn across(area: Area, ticks: Ticks, design: &Design<'_>) -> Scale {
        let (from, to) = match design.right_to_left {
            false => (area.left, area.right),
            true => (area.right, area.left),
        };
        Scale { ticks, from, to }
    }

    /// Where the least and the most are that a number may be.
    pub fn ends(&self, (low, high): (Decimal, Decimal)) -> [f64; 2] {
        [low, high].map(|end| self.at(end.to_f64()))
    }

    /// Where a number is.
    pub fn at(&self, value: f64) -> f64 {
        let part = (value - self.ticks.first) / (self.ticks.last() - self.ticks.first);
        self.from + (self.to - self.from) * part
    }
}

/// From one line of words to the next, in ems.
pub const LINE: f64 = 1.2;
/// The thickness of the lines behind what is drawn.
const THIN: f64 = 0.3;
/// That of the line at nought.
const AXIS: f64 = 0.6;

/// What an area with an axis that stands has of a drawing.
pub struct Room {
    /// Its upper edge.
    pub top: f64,
    /// How high it is.
    pub height: f64,
    /// What is left free on the side that the axis is not on.
    pub behind: f64,
}

/// Draws an axis that stands, with what is counted above it: the area beside it, and its scale.
pub fn upright(
    pen: &mut Pen<'_>,
    chart: &Chart,
    ticks: Ticks,
    room: Room,
    design: &Design<'_>,
) -> (Area, Scale) {
    let beside = widest_tick(pen, &ticks, design) + pen.size(Voice::Axis).0 * 0.7;
    let width = pen.width();
    let (left, right) = match design.right_to_left {
        false => (beside, width - room.behind),
        true => (room.behind, width - beside),
    };
    let area = Area {
        left,
        top: room.top,
        right,
        bottom: room.top + room.height,
    };
    let scale = Scale {
        ticks,
        from: area.bottom,
        to: area.top,
    };
    upright_axis(pen, area, &scale, design);
    unit_above(pen, chart, area, design);
    (area, scale)
}

/// How much room there is above an area for what is counted.
pub fn room_of_unit(pen: &mut Pen<'_>, chart: &Chart, design: &Design<'_>) -> f64 {
    let size = pen.size(Voice::Axis).0;
    let lines = unit(pen, chart, design).len().max(1);
    size * (1.6 + LINE * (lines - 1) as f64)
}

/// What is counted, in as many lines as it takes: of parts of a hundred, that they are.
fn unit(pen: &mut Pen<'_>, chart: &Chart, design: &Design<'_>) -> Vec<String> {
    let unit = match chart.arrange {
        Arrange::Percent => Some(
            design
                .language
                .numbers
                .percent
                .replace("{}", "")
                .trim()
                .to_string(),
        ),
        Arrange::Grouped | Arrange::Stacked => chart.unit.clone(),
    };
    let width = pen.width();
    unit.map_or_else(Vec::new, |unit| in_lines(pen, &unit, width))
}

/// What is counted, above the axis.
fn unit_above(pen: &mut Pen<'_>, chart: &Chart, area: Area, design: &Design<'_>) {
    let size = pen.size(Voice::Axis).0;
    let (x, anchor) = match design.right_to_left {
        false => (0.0, Anchor::Start),
        true => (pen.width(), Anchor::End),
    };
    for (below, line) in unit(pen, chart, design).iter().rev().enumerate() {
        let y = area.top - size * (0.9 + LINE * below as f64);
        pen.words(line, (x, y), anchor, (Voice::Axis, design.quiet));
    }
}

/// What is counted, below an axis that lies; how far down it reaches.
pub fn unit_below(
    pen: &mut Pen<'_>,
    chart: &Chart,
    area: Area,
    y: f64,
    design: &Design<'_>,
) -> f64 {
    let size = pen.size(Voice::Axis).0;
    let x = (area.left + area.right) / 2.0;
    let lines = unit(pen, chart, design);
    for (line, words) in lines.iter().enumerate() {
        let y = y + size * (0.9 + LINE * line as f64);
        pen.words(words, (x, y), Anchor::Middle, (Voice::Axis, design.quiet));
    }
    match lines.len() {
        0 => 0.0,
        lines => size * (1.5 + LINE * (lines - 1) as f64),
    }
}

/// Ticks of an axis that lies and is so long: as many as their words have room for.
pub fn lying_ticks(
    pen: &mut Pen<'_>,
    (least, most): (f64, f64),
    long: f64,
    design: &Design<'_>,
) -> Ticks {
    let size = pen.size(Voice::Axis).0;
    let wanted = (long / (size * 6.0)).clamp(2.0, 7.0) as usize;
    let mut ticks = Ticks::new(least, most, wanted);
    for fewer in (2..wanted).rev() {
        let step = long / (ticks.count - 1).max(1) as f64;
        if widest_tick(pen, &ticks, design) + size * 0.5 <= step {
            break;
        }
        ticks = Ticks::new(least, most, fewer);
    }
    ticks
}

/// The words of the ticks of an axis that stands, with the lines that they are for.
fn upright_axis(pen: &mut Pen<'_>, area: Area, scale: &Scale, design: &Design<'_>) {
    let size = pen.size(Voice::Axis).0;
    let places = scale.ticks.places();
    for value in scale.ticks.values() {
        let y = scale.at(value);
        let (color, width) = if value == 0.0 {
            (design.quiet, AXIS)
        } else {
            (design.grid(), THIN)
        };
        pen.grid_line(((area.left, y), (area.right, y)), color, width);
        let words = design.tick(value, places);
        let (x, anchor) = match design.right_to_left {
            false => (area.left - size * 0.5, Anchor::End),
            true => (area.right + size * 0.5, Anchor::Start),
        };
        pen.words(
            &words,
            (x, y + size * 0.35),
            anchor,
            (Voice::Axis, design.quiet),
        );
    }
}

/// The same of an axis that lies. Where all words have no room beside each other, nought has its own before
/// the ends have theirs, and those before the rest.
pub fn lying_axis(pen: &mut Pen<'_>, area: Area, scale: &Scale, design: &Design<'_>) {
    let size = pen.size(Voice::Axis).0;
    let places = scale.ticks.places();
    let mut labels = Vec::new();
    for value in scale.ticks.values() {
        let x = scale.at(value);
        let (color, width) = if value == 0.0 {
            (design.quiet, AXIS)
        } else {
            (design.grid(), THIN)
        };
        pen.grid_line(((x, area.top), (x, area.bottom)), color, width);
        let words = design.tick(value, places);
        let half = (pen.width_of(&words, Voice::Axis).0 + size * 0.5) / 2.0;
        labels.push((value, words, x, half));
    }
    let last = labels.len().saturating_sub(1);
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by_key(|index| match labels[*index].0 {
        0.0 => 0,
        _ if *index == last => 1,
        _ if *index == 0 => 2,
        _ => 3,
    });
    let mut shown: Vec<usize> = Vec::new();
    for index in order {
        let (_, _, x, half) = labels[index];
        let has_room = |other: &usize| {
            let (_, _, its_x, its_half) = labels[*other];
            (its_x - x).abs() >= its_half + half
        };
        if shown.iter().all(has_room) {
            shown.push(index);
        }
    }
    // They are heard in their order. From right to left pdf.js would take those that stand beside each other, each
    // further left, for one word.
    if !design.right_to_left {
        shown.sort_unstable();
    }
    for (_, words, x, _) in shown.into_iter().map(|index| &labels[index]) {
        let place = (*x, area.bottom + size * 1.4);
        pen.words(words, place, Anchor::Middle, (Voice::Axis, design.quiet));
    }
}

/// How wide the words of ticks are.
fn widest_tick(pen: &mut Pen<'_>, ticks: &Ticks, design: &Design<'_>) -> f64 {
    let places = ticks.places();
    let widths = ticks.values().map(|value| {
        let words = design.tick(value, places);
        pen.width_of(&words, Voice::Axis).0
    });
    widths.fold(0.0, f64::max)
}

/// The middle of each of so many places side by side.
pub fn middles(area: Area, count: usize, right_to_left: bool) -> Vec<f64> {
    let step = (area.right - area.left) / count.max(1) as f64;
    let middle = |place: usize| {
        let place = if right_to_left {
            count - 1 - place
        } else {
            place
        };
        area.left + step * (place as f64 + 0.5)
    };
    (0..count).map(middle).collect()
}

/// Where each place is along an axis, from edge to edge: dates at their distances, all else at equal ones.
pub fn along(chart: &Chart, area: Area, design: &Design<'_>) -> Vec<f64> {
    let (left, right) = (area.left + 4.0, area.right - 4.0);
    let count = chart.x.len();
    let parts: Vec<f64> = match chart.days.as_deref() {
        Some([first, .., last]) if first < last => {
            let days = chart.days.iter().flatten();
            let whole = (last - first) as f64;
            days.map(|day| (day - first) as f64 / whole).collect()
        }
        _ => {
            let steps = (count.max(2) - 1) as f64;
            (0..count).map(|place| place as f64 / steps).collect()
        }
    };
    let at = |part: f64| match design.right_to_left {
        false => left + (right - left) * part,
        true => right - (right - left) * part,
    };
    parts.into_iter().map(at).collect()
}

/// A name in as many lines as it takes. What is held together, the day and the month of a date, is not parted.
pub fn in_lines(pen: &mut Pen<'_>, name: &str, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split([' ', '\n']).filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if pen.width_of(&format!("{line} {word}"), Voice::Axis).0 <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_string()),
        }
    }
    lines
}
