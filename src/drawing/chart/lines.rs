//! Lines, and areas below them.

use super::super::ticks::Ticks;
use super::super::{Drawing, Measure, Pen, Voice};
use super::end_names::EndNames;
use super::line_numbers::{self, Point};
use super::plot::{self, Room, Scale};
use super::{Design, MOST_SHOWN, Span, annotations, legend, mixed, place_names};
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
    let (least, most) = design.span(chart);
    let (least, most) = match filled || least > 0.0 && least < most * 0.5 {
        true => (least.min(0.0), most.max(0.0)),
        false => (least, most),
    };
    let ticks = Ticks::new(least, most, design.ticks());
    let high = width.0 * design.height(HIGH);
    let extents = chart.extents();
    let names = EndNames::new(&mut pen, chart, &extents, (ticks, high));
    let top = match &names {
        Some(_) => 0.0,
        None => legend::draw(&mut pen, chart, width.0, &design),
    } + plot::room_of_unit(&mut pen, chart, &design);
    let first = pen.count();
    let room = Room {
        top,
        height: high,
        behind: names.as_ref().map_or(0.0, EndNames::wide) + size * 0.8,
    };
    let (area, scale) = plot::upright(&mut pen, chart, ticks, room, &design);
    let at = plot::along(chart, area, &design);
    // What counts lies above the others.
    let mut order: Vec<usize> = (0..chart.series.len()).collect();
    order.sort_by_key(|series| chart.highlight == Some(*series));
    for series in &order {
        bounds(&mut pen, chart, *series, &at, (&scale, &design));
    }
    if filled {
        areas(&mut pen, chart, &extents, &at, (&scale, &design));
    }
    let point = |(place, (_, to)): &(usize, Span)| (*place, (at[*place], scale.at(*to)));
    let of_series = |extents: &Vec<Option<Span>>| -> Vec<Vec<Point>> {
        let runs = runs(extents).into_iter();
        runs.map(|run| run.iter().map(point).collect()).collect()
    };
    let lines: Vec<Vec<Vec<Point>>> = extents.iter().map(of_series).collect();
    let few = chart.count() <= MOST_SHOWN && chart.series.len() <= 2 && chart.x.len() <= 12;
    for series in &order {
        for run in &lines[*series] {
            line(&mut pen, chart, (*series, run), few, &design);
        }
    }
    if let Some(names) = names {
        names.draw(&mut pen, chart, &at, (area, &design));
    }
    if few && design.at_points && chart.arrange == Arrange::Grouped {
        let steps = at.windows(2).map(|pair| (pair[1] - pair[0]).abs());
        let step = steps.fold(f64::INFINITY, f64::min);
        line_numbers::draw(&mut pen, chart, &lines, step, (&scale, &design));
    }
    let below = place_names::draw(&mut pen, chart, &at, area.bottom, &design);
    let moved = annotations::draw(&mut pen, chart, &at, first, (area, &scale, &design));
    let mut drawing = pen.finish();
    drawing.height = Pt(area.bottom + below + moved);
    drawing
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

/// Areas; of those that lie behind each other the largest lies lowest, and the lines of all are drawn above them.
fn areas(
    pen: &mut Pen<'_>,
    chart: &Chart,
    extents: &[Vec<Option<Span>>],
    at: &[f64],
    (scale, design): (&Scale, &Design<'_>),
) {
    let mut order: Vec<usize> = (0..extents.len()).collect();
    if chart.arrange == Arrange::Grouped {
        let reach = |series: &usize| -> f64 {
            let reaches = extents[*series].iter().flatten();
            reaches.map(|(from, to)| (to - from).abs()).sum()
        };
        order.sort_by(|one, other| reach(other).total_cmp(&reach(one)));
    }
    for series in order {
        let color = design.fill(chart, series);
        for run in runs(&extents[series]) {
            area_of(pen, &run, at, scale, color);
        }
    }
}

/// A line, with dots where there are few of them.
fn line(
    pen: &mut Pen<'_>,
    chart: &Chart,
    (series, run): (usize, &Vec<Point>),
    few: bool,
    design: &Design<'_>,
) {
    let color = design.color(chart, series);
    let thick = THICK[usize::from(chart.highlight == Some(series))];
    let points: Vec<(f64, f64)> = run.iter().map(|(_, point)| *point).collect();
    if points.len() > 1 {
        pen.line(&points, color, thick, design.dash(chart, series));
    }
    if few || points.len() == 1 {
        for point in points {
            pen.disc(point, thick * 1.4, color);
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
