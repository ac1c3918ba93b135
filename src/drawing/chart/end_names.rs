//! The names of series at the ends of their lines, or in the middle of where their areas end.
//!
//! Moved apart where they would touch; one that is moved away from its line is led to it.

use super::super::ticks::Ticks;
use super::super::{Anchor, Pen, Voice};
use super::plot::Area;
use super::{Design, Span};
use crate::document::{Arrange, Chart, ChartKind};
use crate::geometry::{Color, LEGIBLE};

/// From one name to the next, in ems.
const APART: f64 = 1.15;
/// The most of the width that names take.
const MOST: f64 = 0.3;
/// How far a name may be from its line before it is led to it, in ems.
const NEAR: f64 = 0.6;
/// How long what leads it there is, in ems.
const LEAD: f64 = 1.4;

/// Names of series, at their heights.
pub struct EndNames {
    names: Vec<EndName>,
    /// How wide they are, with what leads to them.
    wide: f64,
    lead: f64,
}

/// A name of a series.
struct EndName {
    series: usize,
    /// The last place that it has a number for.
    place: usize,
    /// How far above the lower edge of the area its line ends, and how far the name stands.
    ends: f64,
    stands: f64,
}

impl EndNames {
    /// The names, where there is more than one and they have room beside an area that is so high.
    pub fn new(
        pen: &mut Pen<'_>,
        chart: &Chart,
        extents: &[Vec<Option<Span>>],
        (ticks, high): (Ticks, f64),
    ) -> Option<EndNames> {
        let size = pen.size(Voice::Label).0;
        if chart.series.len() < 2 || chart.series.len() as f64 * size * APART > high {
            return None;
        }
        let widths = chart.series.iter();
        let widths = widths.map(|series| pen.width_of(&series.name, Voice::Strong).0);
        let wide = widths.fold(0.0, f64::max);
        if wide > pen.width() * MOST {
            return None;
        }
        let up = |value: f64| (value - ticks.first) / (ticks.last() - ticks.first) * high;
        let banded = chart.kind == ChartKind::Area && chart.arrange != Arrange::Grouped;
        let mut names = Vec::new();
        for (series, extents) in extents.iter().enumerate() {
            let Some(place) = extents.iter().rposition(Option::is_some) else {
                continue;
            };
            let (from, to) = extents[place]?;
            let (from, to) = (up(from), up(to));
            // A band that is lower than its name would leave it to chance which it belongs to.
            if banded && (to - from).abs() < size {
                return None;
            }
            let ends = if banded { (from + to) / 2.0 } else { to };
            names.push(EndName {
                series,
                place,
                ends,
                stands: ends,
            });
        }
        move_apart(&mut names, size * APART, high);
        let led = |name: &EndName| (name.ends - name.stands).abs() > size * NEAR;
        let lead = match names.iter().any(led) {
            true => size * LEAD,
            false => 0.0,
        };
        Some(EndNames {
            names,
            wide: wide + lead,
            lead,
        })
    }

    /// How wide they are.
    pub fn wide(&self) -> f64 {
        self.wide
    }

    /// Draws them.
    pub fn draw(
        &self,
        pen: &mut Pen<'_>,
        chart: &Chart,
        at: &[f64],
        (area, design): (Area, &Design<'_>),
    ) {
        let size = pen.size(Voice::Label).0;
        for name in &self.names {
            let strong = chart.highlight == Some(name.series);
            let voice = if strong { Voice::Strong } else { Voice::Label };
            let color = design.color(chart, name.series);
            let (end, towards, anchor) = match design.right_to_left {
                false => (at[name.place].max(area.right - 4.0), 1.0, Anchor::Start),
                true => (at[name.place].min(area.left + 4.0), -1.0, Anchor::End),
            };
            let (line, stands) = (area.bottom - name.ends, area.bottom - name.stands);
            if self.lead > 0.0 {
                let from = (end + towards * size * 0.3, line);
                let to = (end + towards * (self.lead + size * 0.2), stands);
                pen.line(&[from, to], color, 0.5, None);
            }
            let readable = color.contrast(Color::WHITE) >= LEGIBLE;
            let color = if readable { color } else { design.text };
            pen.words(
                &chart.series[name.series].name,
                (
                    end + towards * (size * 0.6 + self.lead),
                    stands + size * 0.35,
                ),
                anchor,
                (voice, color),
            );
        }
    }
}

/// Moves names apart, from the lowest up and from the highest down, so that all stand beside the area.
fn move_apart(names: &mut [EndName], apart: f64, high: f64) {
    names.sort_by(|one, other| one.ends.total_cmp(&other.ends));
    let mut least = 0.0_f64;
    for name in names.iter_mut() {
        name.stands = name.stands.max(least);
        least = name.stands + apart;
    }
    let mut most = high;
    for name in names.iter_mut().rev() {
        name.stands = name.stands.min(most);
        most = name.stands - apart;
    }
}
