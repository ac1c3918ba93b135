//! Drawings: a closed vocabulary of shapes and words, and the charts that are made of it.
//!
//! In: numbers, and how wide words are in the theme's faces. Out: a [`Drawing`], which the layout places as
//! one box and the EPUB writes as SVG: what is drawn is settled once. Coordinates run right and down from the
//! upper left corner, in points.

pub mod chart;
pub mod ticks;

use crate::geometry::{Color, Pt, Rect, Segment};

/// What is drawn, from the bottom up.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    /// Its width.
    pub width: Pt,
    /// Its height.
    pub height: Pt,
    /// Its parts.
    pub parts: Vec<Part>,
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

/// A drawing on its way.
pub struct Pen<'m> {
    drawing: Drawing,
    measure: &'m mut dyn Measure,
}

impl<'m> Pen<'m> {
    /// An empty drawing.
    pub fn new(width: Pt, height: Pt, measure: &'m mut dyn Measure) -> Self {
        let drawing = Drawing {
            width,
            height,
            parts: Vec::new(),
            numbers: 0,
            leaves_out: false,
        };
        Pen { drawing, measure }
    }

    /// How wide words are.
    pub fn width_of(&mut self, text: &str, voice: Voice) -> Pt {
        self.measure.width(text, voice)
    }

    /// The width of the drawing.
    pub fn width(&self) -> f64 {
        self.drawing.width.0
    }

    /// The em of a voice.
    pub fn size(&self, voice: Voice) -> Pt {
        self.measure.size(voice)
    }

    /// A filled rectangle; its corners may be given in any order.
    pub fn rectangle(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), color: Color) {
        let path = vec![
            Segment::Move(x1.min(x2), y1.min(y2)),
            Segment::Line(x1.max(x2), y1.min(y2)),
            Segment::Line(x1.max(x2), y1.max(y2)),
            Segment::Line(x1.min(x2), y1.max(y2)),
            Segment::Close,
        ];
        self.drawing.parts.push(Part::Fill(Fill { path, color }));
    }

    /// A filled polygon.
    pub fn polygon(&mut self, points: &[(f64, f64)], color: Color) {
        let mut path = path(points);
        path.push(Segment::Close);
        self.drawing.parts.push(Part::Fill(Fill { path, color }));
    }

    /// A disc.
    pub fn disc(&mut self, (x, y): (f64, f64), radius: f64, color: Color) {
        // Four curves come within a thousandth of a circle.
        let bend = radius * 0.552_284_75;
        let curve =
            |x1, y1, x2, y2, x3, y3| Segment::Cubic(x + x1, y + y1, x + x2, y + y2, x + x3, y + y3);
        let path = vec![
            Segment::Move(x + radius, y),
            curve(radius, bend, bend, radius, 0.0, radius),
            curve(-bend, radius, -radius, bend, -radius, 0.0),
            curve(-radius, -bend, -bend, -radius, 0.0, -radius),
            curve(bend, -radius, radius, -bend, radius, 0.0),
            Segment::Close,
        ];
        self.drawing.parts.push(Part::Fill(Fill { path, color }));
    }

    /// A line through points.
    pub fn line(
        &mut self,
        points: &[(f64, f64)],
        color: Color,
        width: f64,
        dash: Option<(f64, f64)>,
    ) {
        self.drawing.parts.push(Part::Line(Line {
            path: path(points),
            color,
            width: Pt(width),
            dash: dash.map(|(on, off)| (Pt(on), Pt(off))),
        }));
    }

    /// Straight lines of one colour.
    pub fn strokes(&mut self, lines: &[Stroke], color: Color, width: f64) {
        let lines = lines.iter();
        let path =
            lines.flat_map(|(from, to)| [Segment::Move(from.0, from.1), Segment::Line(to.0, to.1)]);
        self.drawing.parts.push(Part::Line(Line {
            path: path.collect(),
            color,
            width: Pt(width),
            dash: None,
        }));
    }

    /// Words at a point of their baseline.
    pub fn words(
        &mut self,
        text: &str,
        (x, y): (f64, f64),
        anchor: Anchor,
        (voice, color): (Voice, Color),
    ) {
        if text.is_empty() {
            return;
        }
        let width = self.measure.width(text, voice);
        let x = match anchor {
            Anchor::Start => Pt(x),
            Anchor::Middle => Pt(x) - width * 0.5,
            Anchor::End => Pt(x) - width,
        };
        // Words that would leave the drawing are moved back into it.
        let x = x.min(self.drawing.width - width).max(Pt::ZERO);
        self.drawing.parts.push(Part::Words(Words {
            text: text.to_string(),
            x,
            y: Pt(y),
            width,
            voice,
            color,
        }));
    }

    /// A number at what is drawn, at a point of its baseline.
    pub fn number(&mut self, number: &str, at: (f64, f64), anchor: Anchor, color: Color) {
        self.drawing.numbers += 1;
        self.words(number, at, anchor, (Voice::Label, color));
    }

    /// What stands in the middle of a part of a whole: its number, or how much of the whole it is.
    pub fn part(&mut self, words: &str, at: (f64, f64), is_number: bool, color: Color) {
        self.drawing.numbers += usize::from(is_number);
        self.words(words, at, Anchor::Middle, (Voice::Label, color));
    }

    /// A number at what is drawn where lines lie behind it, which give way.
    pub fn number_on_paper(
        &mut self,
        number: &str,
        (x, y): (f64, f64),
        anchor: Anchor,
        color: Color,
    ) {
        let size = self.size(Voice::Label).0;
        let wide = self.width_of(number, Voice::Label).0;
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - wide / 2.0,
            Anchor::End => x - wide,
        };
        let pad = size * 0.12;
        self.rectangle(
            (left - pad, y - size * 0.72),
            (left + wide + pad, y + size * 0.06),
            Color::WHITE,
        );
        self.number(number, (x, y), anchor, color);
    }

    /// The frames of the words that have been drawn since there were so many parts.
    pub fn frames_from(&self, first: usize) -> impl Iterator<Item = Rect> {
        let parts = self.drawing.parts.iter().skip(first);
        parts.filter_map(|part| match part {
            Part::Words(words) => {
                let size = self.measure.size(words.voice);
                Some(Rect {
                    left: words.x.0,
                    top: (words.y - size * 0.75).0,
                    right: (words.x + words.width).0,
                    bottom: (words.y + size * 0.2).0,
                })
            }
            Part::Fill(_) | Part::Line(_) => None,
        })
    }

    /// Whether no words stand within a frame.
    pub fn is_free(&self, frame: Rect) -> bool {
        !self.frames_from(0).any(|taken| taken.touches(&frame))
    }

    /// Notes that a name has no room.
    pub fn leave_out(&mut self) {
        self.drawing.leaves_out = true;
    }

    /// How many parts have been drawn.
    pub fn count(&self) -> usize {
        self.drawing.parts.len()
    }

    /// Moves down what was drawn from a part on.
    pub fn lower(&mut self, from: usize, by: f64) {
        for part in self.drawing.parts.iter_mut().skip(from) {
            part.shift(0.0, by);
        }
    }

    /// Puts another drawing at a place.
    pub fn place(&mut self, drawing: Drawing, (x, y): (f64, f64)) {
        self.drawing.numbers += drawing.numbers;
        self.drawing.leaves_out |= drawing.leaves_out;
        for mut part in drawing.parts {
            part.shift(x, y);
            self.drawing.parts.push(part);
        }
    }

    /// How wide words are, and how large: what another drawing is measured with.
    pub fn measure(&mut self) -> &mut dyn Measure {
        self.measure
    }

    /// The drawing.
    pub fn finish(self) -> Drawing {
        self.drawing
    }
}

fn path(points: &[(f64, f64)]) -> Vec<Segment> {
    let mut points = points.iter();
    let first = points.next().map(|(x, y)| Segment::Move(*x, *y));
    let rest = points.map(|(x, y)| Segment::Line(*x, *y));
    first.into_iter().chain(rest).collect()
}
