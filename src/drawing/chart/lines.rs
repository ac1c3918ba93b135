//! Lines, and areas below them.

use super::super::ticks::Ticks;
use super::super::{Anchor, Drawing, Measure, Pen, Voice};
use super::plot::{self, Area, Room, Scale};
use super::{Design, MOST_SHOWN, Span, annotations, legend, mixed};
use crate::document::{Arrange, Chart, ChartKind};
use crate::geometry::{Color, Pt};

/// How high the area of the lines is, of the width of the drawing.
const HIGH: f64 = 0.46;
/// The thickness of a line, and of the one that counts.
const THICK: [f64; 2] = [1.4, 2.2];

/// Draws lines or areas.
pub fn draw(chart: &Chart, width: Pt, design: Design<'_>, measure: &mut dyn Measure) -> Drawing {
    let mut pen = super::pen(width, 0.0, measure);
    let size = pen.size(Voice::Axis).0;
    let filled = chart.kind == ChartKind::Area;
    let ends = end_names(&mut pen, chart);
    let has_room = chart.series.len() as f64 * size * 1.2 <= width.0 * HIGH;
    let named = ends.is_some_and(|wide| !filled && has_room && wide <= width.0 * 0.3);
    let top = match named {
        true => 0.0,
        false => legend::draw(&mut pen, chart, width.0, &design),
    } + size * 1.6;
    let first = pen.count();
    let (least, most) = design.span(chart);
    let (least, most) = match filled || least > 0.0 && least < most * 0.5 {
        true => (least.min(0.0), most.max(0.0)),
        false => (least, most),
    };
    let ticks = Ticks::new(least, most, design.ticks());
    let behind = match named {
        true => ends.unwrap_or(0.0) + size * 0.8,
        false => size * 0.8,
    };
    let room = Room {
        top,
        height: width.0 * design.height(HIGH),
        behind,
    };
    let (area, scale) = plot::upright(&mut pen, chart, ticks, room, &design);
    let at = plot::along(chart, area, &design);
    let extents = chart.extents();
    // What counts lies above the others.
    let mut order: Vec<usize> = (0..chart.series.len()).collect();
    order.sort_by_key(|series| chart.highlight == Some(*series));
    let mut labels = Vec::new();
    for series in order {
        bounds(&mut pen, chart, series, &at, (&scale, &design));
        for run in runs(&extents[series]) {
            if filled {
                let color = mixed(design.color(chart, series), Color::WHITE, 0.45);
                area_of(&mut pen, &run, &at, &scale, color);
            }
            one(&mut pen, chart, (series, &run), &at, (&scale, &design));
        }
        if let Some((place, (_, to))) = last(&extents[series]) {
            labels.push((series, place, scale.at(to)));
        }
    }
    if named {
        name_ends(&mut pen, chart, labels, &at, (area, &design));
    }
    let below = plot::names(&mut pen, &chart.x, &at, area.bottom, &design);
    let moved = annotations::draw(&mut pen, chart, &at, first, (area, &scale, &design));
    let mut drawing = pen.finish();
    drawing.height = Pt(area.bottom + below + moved);
    drawing
}

/// How wide the names of series are at the ends of their lines; `None` where there is one alone.
fn end_names(pen: &mut Pen<'_>, chart: &Chart) -> Option<f64> {
    if chart.series.len() < 2 {
        return None;
    }
    let names = chart
        .series
        .iter()
        .map(|series| pen.width_of(&series.name, Voice::Strong).0);
    Some(names.fold(0.0, f64::max))
}

/// A part of a line without a gap: places, and what is drawn there.
type Drawn = Vec<(usize, Span)>;

/// The parts of a line between its gaps.
fn runs(extents: &[Option<Span>]) -> Vec<Drawn> {
    let mut runs: Vec<Drawn> = vec![Vec::new()];
    for (place, extent) in extents.iter().enumerate() {
        match extent {
            Some(extent) => {
                if let Some(run) = runs.last_mut() {
                    run.push((place, *extent));
                }
            }
            None => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

fn last(extents: &[Option<Span>]) -> Option<(usize, Span)> {
    let place = extents.iter().rposition(Option::is_some)?;
    Some((place, extents[place]?))
}

/// Fills what lies between where numbers begin and where they end.
fn area_of(pen: &mut Pen<'_>, run: &Drawn, at: &[f64], scale: &Scale, color: Color) {
    let above = run
        .iter()
        .map(|(place, (_, to))| (at[*place], scale.at(*to)));
    let below = run
        .iter()
        .rev()
        .map(|(place, (from, _))| (at[*place], scale.at(*from)));
    let points: Vec<(f64, f64)> = above.chain(below).collect();
    pen.polygon(&points, color);
}

fn one(
    pen: &mut Pen<'_>,
    chart: &Chart,
    (series, run): (usize, &Drawn),
    at: &[f64],
    (scale, design): (&Scale, &Design<'_>),
) {
    let color = design.color(chart, series);
    let thick = THICK[usize::from(chart.highlight == Some(series))];
    let points: Vec<(f64, f64)> = run
        .iter()
        .map(|(place, (_, to))| (at[*place], scale.at(*to)))
        .collect();
    if points.len() > 1 {
        pen.line(&points, color, thick, design.dash(chart, series));
    }
    let size = pen.size(Voice::Label).0;
    let few = chart.count() <= MOST_SHOWN && chart.series.len() <= 2 && chart.x.len() <= 12;
    let steps = at.windows(2).map(|pair| (pair[1] - pair[0]).abs());
    let step = steps.fold(f64::INFINITY, f64::min);
    for (index, (place, _)) in run.iter().enumerate() {
        let (x, y) = points[index];
        if few || points.len() == 1 {
            pen.disc((x, y), thick * 1.4, color);
        }
        let number = chart.series[series].value(*place);
        if let Some(number) = number.filter(|_| few && chart.arrange == Arrange::Grouped) {
            let words = design.number(number);
            if pen.width_of(&words, Voice::Label).0 > step {
                continue;
            }
            let above = series == 0 || y + size * 1.3 > scale.from;
            let y = if above {
                y - size * 0.6
            } else {
                y + size * 1.3
            };
            pen.number(&words, (x, y), Anchor::Middle, design.text);
        }
    }
}

/// What lies between the least and the most that numbers may be: a fan.
fn bounds(
    pen: &mut Pen<'_>,
    chart: &Chart,
    series: usize,
    at: &[f64],
    (scale, design): (&Scale, &Design<'_>),
) {
    let numbers = &chart.series[series];
    let bounds = |place: usize| {
        let (low, high) = numbers.bounds(place)?;
        Some((low.to_f64(), high.to_f64()))
    };
    let bounds: Vec<Option<Span>> = (0..chart.x.len()).map(bounds).collect();
    let color = mixed(design.color(chart, series), Color::WHITE, 0.75);
    for run in runs(&bounds).iter().filter(|run| run.len() > 1) {
        area_of(pen, run, at, scale, color);
    }
}

/// The names of series at the ends of their lines, moved apart where they would touch.
fn name_ends(
    pen: &mut Pen<'_>,
    chart: &Chart,
    mut labels: Vec<(usize, usize, f64)>,
    at: &[f64],
    (area, design): (Area, &Design<'_>),
) {
    let size = pen.size(Voice::Label).0;
    labels.sort_by(|one, two| one.2.total_cmp(&two.2));
    let mut lowest = f64::NEG_INFINITY;
    for label in &mut labels {
        label.2 = label.2.max(lowest + size * 1.15);
        lowest = label.2;
    }
    // Back up where the last has left the area.
    let over = (lowest - area.bottom).max(0.0);
    for (series, place, y) in labels {
        let strong = chart.highlight == Some(series);
        let voice = if strong { Voice::Strong } else { Voice::Label };
        let color = design.color(chart, series);
        let color = if color.contrast(Color::WHITE) >= 4.5 {
            color
        } else {
            design.text
        };
        let (x, anchor) = match design.right_to_left {
            false => (at[place].max(area.right - 4.0) + size * 0.6, Anchor::Start),
            true => (at[place].min(area.left + 4.0) - size * 0.6, Anchor::End),
        };
        pen.words(
            &chart.series[series].name,
            (x, y - over + size * 0.35),
            anchor,
            (voice, color),
        );
    }
}
