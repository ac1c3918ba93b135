//! A chart as data → a drawing.
//!
//! In: a [`Chart`], the width that there is, the colours of the theme, how wide words are. Out: a drawing with
//! its axes, what is drawn, its numbers and names. Bars begin at nought. Series are named at their ends or in a
//! line above, and told apart by dashes as well as by colours. Numbers stand at what is drawn where there are
//! few of them.
//!
//! | module | draws |
//! |---|---|
//! | [`plot`] | the axes, and what stands on them |
//! | [`place_names`] | what numbers belong to, below an axis |
//! | [`annotations`] | what is said of places |
//! | [`columns`] | bars that stand |
//! | [`bars`] | what lies: rows, and bars in them |
//! | [`marks`] | dots, ranges and intervals in rows |
//! | [`lines`] | lines and areas |
//! | [`line_numbers`] | numbers at lines |
//! | [`end_names`] | the names of series at the ends of lines |
//! | [`markers`] | dots of several forms |
//! | [`points`] | pairs of numbers |
//! | [`hatches`] | bars of series that are told apart without colour |
//! | [`legend`] | the names of series in a line above |
//! | [`multiples`] | a small drawing for each series |
//! | [`numbers`] | the numbers that have no room at what is drawn |

mod annotations;
mod bars;
mod columns;
mod end_names;
mod hatches;
mod legend;
mod line_numbers;
mod lines;
mod markers;
mod marks;
mod multiples;
mod numbers;
mod place_names;
mod plot;
mod points;

use super::{Drawing, Measure, Pen};
use crate::document::{Arrange, Chart, ChartKind, DataSeries};
use crate::geometry::{Color, LEGIBLE, Pt};
use crate::language::{Decimal, Language};

/// What a chart is drawn with.
#[derive(Debug, Clone, Copy)]
pub struct Design<'a> {
    /// The colours of series, the first that of one alone.
    pub colors: &'a [Color],
    /// That of words.
    pub text: Color,
    /// That of axes' words.
    pub quiet: Color,
    /// That of the lines behind what is drawn.
    pub hairline: Color,
    /// The words and signs of numbers.
    pub language: &'a Language,
    /// How many digits stand behind the decimal mark of its numbers, where none has more.
    pub places: u32,
    /// Whether the chart runs from right to left.
    pub right_to_left: bool,
    /// The least and the most of the scale, where it is one of several drawings that share it.
    pub shared: Option<Span>,
    /// Whether numbers stand at the points of lines, where they have room there.
    pub at_points: bool,
    /// How high a drawing may be: more would not stand on a page with its caption.
    pub tallest: f64,
}

/// Numbers are shown at what is drawn where there are no more of them.
pub const MOST_SHOWN: usize = 60;

/// How light the lines behind what is drawn are at least: of 100.
const LIGHTEST: f64 = 78.0;

/// The least and the most of numbers.
pub type Span = (f64, f64);

/// Draws a chart as wide as this.
pub fn draw(chart: &Chart, width: Pt, design: Design<'_>, measure: &mut dyn Measure) -> Drawing {
    let mut draw = |design: Design<'_>| match chart.small_multiples {
        true => multiples::draw(chart, width, design, measure),
        false => one(chart, width, design, measure),
    };
    let drawing = draw(design);
    // What a table says of all points need not be said at some of them as well.
    let timed = matches!(chart.kind, ChartKind::Line | ChartKind::Area);
    match timed && drawing.numbers > 0 && wants_table(chart, &drawing) {
        true => draw(Design {
            at_points: false,
            ..design
        }),
        false => drawing,
    }
}

/// The numbers of a chart as the parts of a small table, where not all of them stand at what is drawn, and they are
/// few.
pub fn numbers(
    chart: &Chart,
    drawing: &Drawing,
    design: Design<'_>,
    measure: &mut dyn Measure,
) -> Vec<Drawing> {
    match wants_table(chart, drawing) {
        true => numbers::draw(chart, drawing.width, design, measure),
        false => Vec::new(),
    }
}

/// Whether not all that a chart says stands at what is drawn, and it is little enough to be read below that.
fn wants_table(chart: &Chart, drawing: &Drawing) -> bool {
    let count: usize = chart.series.iter().map(DataSeries::count).sum();
    (count > drawing.numbers || drawing.leaves_out) && count <= MOST_SHOWN
}

fn one(chart: &Chart, width: Pt, design: Design<'_>, measure: &mut dyn Measure) -> Drawing {
    match chart.kind {
        ChartKind::Column => columns::draw(chart, width, design, measure),
        ChartKind::Bar | ChartKind::Dot | ChartKind::Range | ChartKind::Interval => {
            bars::draw(chart, width, design, measure)
        }
        ChartKind::Line | ChartKind::Area => lines::draw(chart, width, design, measure),
        ChartKind::Scatter => points::draw(chart, width, design, measure),
    }
}

impl Chart {
    /// How many numbers it shows.
    pub fn count(&self) -> usize {
        let values = self.series.iter().flat_map(|series| &series.values);
        values.flatten().count()
    }

    /// Its numbers as they are drawn: those of every series, stacked or as parts of a hundred where that is
    /// asked for, each from where it begins to where it ends.
    pub fn extents(&self) -> Vec<Vec<Option<Span>>> {
        let places = self.x.len();
        let mut extents = vec![vec![None; places]; self.series.len()];
        for place in 0..places {
            let value = |series: usize| self.series[series].value(place);
            let all: f64 = (0..self.series.len())
                .filter_map(value)
                .map(|value| value.to_f64().abs())
                .sum();
            let (mut above, mut below) = (0.0, 0.0);
            for (series, extents) in extents.iter_mut().enumerate() {
                let Some(number) = value(series) else {
                    continue;
                };
                let number = match self.arrange {
                    Arrange::Percent if all > 0.0 => number.to_f64() / all * 100.0,
                    Arrange::Grouped | Arrange::Stacked | Arrange::Percent => number.to_f64(),
                };
                extents[place] = Some(match self.arrange {
                    Arrange::Grouped => (0.0, number),
                    Arrange::Stacked | Arrange::Percent => {
                        let from = if number < 0.0 { &mut below } else { &mut above };
                        let start = *from;
                        *from += number;
                        (start, *from)
                    }
                });
            }
        }
        extents
    }

    /// The least and the most that is drawn, with what lies between `low` and `high`.
    pub fn span(&self) -> Span {
        let drawn = self.extents().into_iter().flatten().flatten();
        let ends = drawn.flat_map(|(from, to)| match self.arrange {
            Arrange::Grouped => [to, to],
            Arrange::Stacked | Arrange::Percent => [from, to],
        });
        let bounds = self
            .series
            .iter()
            .flat_map(|series| series.low.iter().chain(&series.high));
        let bounds = bounds.flatten().map(|number| number.to_f64());
        let mut span: Option<Span> = None;
        for number in ends.chain(bounds) {
            let (least, most) = span.unwrap_or((number, number));
            span = Some((least.min(number), most.max(number)));
        }
        span.unwrap_or((0.0, 1.0))
    }
}

impl Design<'_> {
    /// The colour of a series: where one counts, the others are quiet.
    pub fn color(&self, chart: &Chart, series: usize) -> Color {
        match chart.highlight {
            Some(highlight) if highlight != series => mixed(self.quiet, Color::WHITE, 0.45),
            Some(_) => self.colors.first().copied().unwrap_or(self.text),
            None => {
                let count = self.colors.len().max(1);
                self.colors
                    .get(series % count)
                    .copied()
                    .unwrap_or(self.text)
            }
        }
    }

    /// The colour of a series' area: paler than its line, and no two in a row as pale as each other, so that they
    /// are told apart in black and white.
    pub fn fill(&self, chart: &Chart, series: usize) -> Color {
        let part = [0.45, 0.72, 0.3, 0.6][series % 4];
        mixed(self.color(chart, series), Color::WHITE, part)
    }

    /// The dashes of a series: those that follow the first are told from it without colour.
    pub fn dash(&self, chart: &Chart, series: usize) -> Option<(f64, f64)> {
        if chart.highlight == Some(series) {
            return None;
        }
        match series % 4 {
            0 => None,
            1 => Some((5.0, 2.5)),
            2 => Some((1.5, 2.0)),
            _ => Some((7.0, 3.0)),
        }
    }

    /// The colour of the lines behind what is drawn: no darker than they need be, whatever rules the theme has.
    fn grid(&self) -> Color {
        let lightness = self.hairline.lightness();
        let part = ((LIGHTEST - lightness) / (100.0 - lightness)).clamp(0.0, 1.0);
        mixed(self.hairline, Color::WHITE, part)
    }

    /// The least and the most of the scale of a chart.
    fn span(&self, chart: &Chart) -> Span {
        self.shared.unwrap_or_else(|| chart.span())
    }

    /// How high the area is that numbers are drawn in, of the width of the drawing, where one alone has so much.
    fn height(&self, alone: f64) -> f64 {
        if self.shared.is_some() {
            alone * 1.35
        } else {
            alone
        }
    }

    /// About how many ticks an axis that stands has.
    fn ticks(&self) -> usize {
        if self.shared.is_some() { 4 } else { 6 }
    }

    /// A number as it stands at what is drawn.
    pub fn number(&self, number: Decimal) -> String {
        self.language.in_places(number.filled(self.places))
    }

    /// What stands in a bar that is a part of a hundred or of a pile: its number, or its part where the numbers of its
    /// place do not add up to a hundred themselves, and whether that is the number.
    pub fn part(
        &self,
        chart: &Chart,
        (series, place): (usize, usize),
        extent: Span,
    ) -> (String, bool) {
        let number = chart.series[series].value(place);
        let all = chart.series.iter().filter_map(|series| series.value(place));
        let all: f64 = all.map(|number| number.to_f64().abs()).sum();
        let is_number = chart.arrange != Arrange::Percent || (all - 100.0).abs() < 1.0;
        match number.filter(|_| is_number) {
            Some(number) => (self.number(number), true),
            None => {
                let part = (extent.1 - extent.0).abs().round() as i128;
                let part = self.language.in_places(Decimal {
                    units: part,
                    places: 0,
                });
                (self.language.numbers.percent.replace("{}", &part), false)
            }
        }
    }

    /// A number of an axis.
    pub fn tick(&self, value: f64, places: u32) -> String {
        let units = (value * 10_f64.powi(i32::try_from(places).unwrap_or(0))).round() as i128;
        self.language.in_places(Decimal { units, places })
    }
}

/// A colour on the way from one to another.
fn mixed(one: Color, other: Color, part: f64) -> Color {
    let channel = |one: u8, other: u8| {
        let mixed = f64::from(one) + (f64::from(other) - f64::from(one)) * part;
        mixed.round().clamp(0.0, 255.0) as u8
    };
    Color {
        red: channel(one.red, other.red),
        green: channel(one.green, other.green),
        blue: channel(one.blue, other.blue),
    }
}

/// Text on a colour: white where that can be read, else black.
fn on(color: Color) -> Color {
    if color.contrast(Color::WHITE) >= LEGIBLE {
        Color::WHITE
    } else {
        Color::BLACK
    }
}

/// The pen of a chart that is so high.
fn pen(width: Pt, height: f64, measure: &mut dyn Measure) -> Pen<'_> {
    Pen::new(width, Pt(height), measure)
}

#[cfg(test)]
mod tests;
