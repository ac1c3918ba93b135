//! Drawings: a closed vocabulary of shapes and words, and the charts that are made of it.
//!
//! In: numbers, and how wide words are in the theme's faces. Out: a [`Drawing`], which the layout places as
//! one box and the EPUB writes as SVG: what is drawn is settled once. Coordinates run right and down from the
//! upper left corner, in points.

pub mod chart;
mod gaps;
mod pen;
pub mod ticks;

pub use pen::Pen;

use crate::geometry::{Color, Pt, Segment};
use crate::language::Tag;

/// What is drawn, from the bottom up.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    /// Its width.
    pub width: Pt,
    /// Its height.
    pub height: Pt,
    /// Its parts.
    pub parts: Vec<Part>,
    /// The language of its words, where that is not the document's.
    pub language: Option<Tag>,
    /// How many numbers stand at what is drawn.
    pub numbers: usize,
    /// Whether names of places have no room in it.
    pub leaves_out: bool,
}

/// A part of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A shape filled with one colour.
    Fill(Fill),
    /// A line along a path.
    Line(Line),
    /// Words on one line.
    Words(Words),
}

impl Part {
    /// Puts it elsewhere.
    fn shift(&mut self, right: f64, down: f64) {
        match self {
            Part::Fill(Fill { path, .. }) | Part::Line(Line { path, .. }) => {
                for segment in path {
                    *segment = segment.map(|x, y| (x + right, y + down));
                }
            }
            Part::Words(words) => {
                words.x += Pt(right);
                words.y += Pt(down);
            }
        }
    }
}

/// A filled shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Fill {
    /// Its outline.
    pub path: Vec<Segment>,
    /// Its colour.
    pub color: Color,
}

/// A line along a path.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The path.
    pub path: Vec<Segment>,
    /// Its colour.
    pub color: Color,
    /// Its thickness.
    pub width: Pt,
    /// How long its dashes are and how far apart, where it has some.
    pub dash: Option<(Pt, Pt)>,
}

/// Words on one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Their left edge.
    pub x: Pt,
    /// Their baseline.
    pub y: Pt,
    /// How wide they are.
    pub width: Pt,
    /// The voice that they are set in.
    pub voice: Voice,
    /// Their colour.
    pub color: Color,
}

/// A voice of a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// Numbers and names of axes.
    Axis,
    /// Numbers at what is drawn, names of series.
    Label,
    /// The same of what counts.
    Strong,
}

/// How wide words are in a voice, and how large it is.
pub trait Measure {
    /// The width of words on one line.
    fn width(&mut self, text: &str, voice: Voice) -> Pt;
    /// The em of a voice.
    fn size(&self, voice: Voice) -> Pt;
}

/// Where words stand at a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// They begin there.
    Start,
    /// Their middle is there.
    Middle,
    /// They end there.
    End,
}

/// A straight line from one point to another.
pub type Stroke = ((f64, f64), (f64, f64));
