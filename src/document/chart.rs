//! Charts: numbers that are drawn.

use super::{Remark, Text};
use crate::language::{Decimal, Tag};

/// A chart, as data. How it is drawn is told by [`drawing`](crate::drawing).
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Its name within the document, as [`Section::anchor`](super::Section::anchor).
    pub anchor: String,
    /// What it is called: "Chart 2".
    pub label: Option<String>,
    /// The same and what it finds, above it.
    pub title: Option<Text>,
    /// Its language, where that is not the document's.
    pub language: Option<Tag>,
    /// What is measured, in which unit, where and when, below that.
    pub subtitle: Option<Text>,
    /// How its numbers are drawn.
    pub kind: ChartKind,
    /// How several series stand beside each other.
    pub arrange: Arrange,
    /// Whether each series has a drawing of its own, on the scale of all.
    pub small_multiples: bool,
    /// What the numbers belong to: as many as each series has.
    pub x: Vec<String>,
    /// The days from 1970-01-01 at which these are, where they are dates that follow each other.
    pub days: Option<Vec<i64>>,
    /// The series; not empty.
    pub series: Vec<DataSeries>,
    /// The one that counts, by its index.
    pub highlight: Option<usize>,
    /// What is said of places in it.
    pub annotations: Vec<Annotation>,
    /// What is counted, beside the axis.
    pub unit: Option<String>,
    /// What it shows, for those who do not see it.
    pub alternative: String,
    /// What stands below it: its notes, then its source.
    pub remarks: Vec<Remark>,
}

/// How numbers are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChartKind {
    /// Bars that stand.
    Column,
    /// Bars that lie.
    Bar,
    /// Lines.
    Line,
    /// Lines with what is below them filled.
    Area,
    /// A dot for each number, along a line for each of the things that they belong to.
    Dot,
    /// A bar from the first series to the second, or from `low` to `high`.
    Range,
    /// A dot for each pair of numbers.
    Scatter,
    /// A dot, with a line from `low` to `high` through it.
    Interval,
}

impl Chart {
    /// How many digits stand behind the decimal mark of its numbers: all count the same, so all have as many.
    pub fn places(&self) -> u32 {
        most_places(&self.series)
    }
}

/// How many digits the numbers of series have behind the decimal mark at most.
pub fn most_places(series: &[DataSeries]) -> u32 {
    series.iter().map(DataSeries::places).max().unwrap_or(0)
}

/// How several series stand beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Arrange {
    /// Side by side.
    #[default]
    Grouped,
    /// One on the other.
    Stacked,
    /// The same, as parts of a hundred.
    Percent,
}

/// A series of numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct DataSeries {
    /// What it is called; may be empty where there is one.
    pub name: String,
    /// Its numbers; none where there is a gap.
    pub values: Vec<Option<Decimal>>,
    /// The least that each may be, where that is known.
    pub low: Vec<Option<Decimal>>,
    /// The most.
    pub high: Vec<Option<Decimal>>,
}

impl DataSeries {
    /// Its number at a place; none where there is a gap.
    pub fn value(&self, place: usize) -> Option<Decimal> {
        at(&self.values, place)
    }

    /// How many numbers it has, those of bounds with them.
    pub fn count(&self) -> usize {
        let all = [&self.values, &self.low, &self.high];
        all.into_iter().flatten().flatten().count()
    }

    /// How many digits it has behind a decimal mark at most.
    pub fn places(&self) -> u32 {
        let all = [&self.values, &self.low, &self.high];
        let places = all.into_iter().flatten().flatten();
        places.map(|number| number.places).max().unwrap_or(0)
    }

    /// The most that its number at a place may be.
    pub fn most(&self, place: usize) -> Option<Decimal> {
        at(&self.high, place)
    }

    /// The least and the most that its number at a place may be, where both are known.
    pub fn bounds(&self, place: usize) -> Option<(Decimal, Decimal)> {
        Some((at(&self.low, place)?, self.most(place)?))
    }

    /// What stands above its numbers: its name, or what is counted.
    pub fn head<'a>(&'a self, unit: Option<&'a str>) -> &'a str {
        match unit {
            Some(unit) if self.name.is_empty() => unit,
            _ => &self.name,
        }
    }
}

fn at(numbers: &[Option<Decimal>], place: usize) -> Option<Decimal> {
    numbers.get(place).copied().flatten()
}

/// What is said of a place in a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotation {
    /// The index of what it belongs to.
    pub place: usize,
    /// What it says; short.
    pub words: String,
}

impl Decimal {
    /// As near as a binary number comes to it.
    pub fn to_f64(self) -> f64 {
        self.units as f64 / 10_f64.powi(i32::try_from(self.places).unwrap_or(0))
    }
}
