//! The pen: shapes, lines and words, one after the other, onto a drawing.

use super::{Anchor, Drawing, Fill, Line, Measure, Part, Stroke, Voice, Words, gaps};
use crate::geometry::{Color, Pt, Rect, Segment};

/// How far a line behind what is drawn keeps away from the ends of words, in ems.
const BESIDE: f64 = 0.2;

/// A drawing on its way.
pub struct Pen<'m> {
    drawing: Drawing,
    /// Which of its parts are lines behind what is drawn, and from where to where these go.
    grid: Vec<(usize, Stroke)>,
    measure: &'m mut dyn Measure,
}

impl<'m> Pen<'m> {
    /// An empty drawing.
    pub fn new(width: Pt, height: Pt, measure: &'m mut dyn Measure) -> Self {
        let drawing = Drawing {
            width,
            height,
            parts: Vec::new(),
            language: None,
            numbers: 0,
            leaves_out: false,
        };
        Pen {
            drawing,
            grid: Vec::new(),
            measure,
        }
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

    /// A line behind what is drawn, which gives way to numbers and names.
    pub fn grid_line(&mut self, (from, to): Stroke, color: Color, width: f64) {
        self.grid.push((self.count(), (from, to)));
        self.line(&[from, to], color, width, None);
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

    /// The frames of the words that have been drawn since there were so many parts.
    pub fn frames_from(&self, first: usize) -> impl Iterator<Item = Rect> {
        self.words_from(first).map(|words| self.frame(words))
    }

    fn words_from(&self, first: usize) -> impl Iterator<Item = &Words> {
        let parts = self.drawing.parts.iter().skip(first);
        parts.filter_map(|part| match part {
            Part::Words(words) => Some(words),
            Part::Fill(_) | Part::Line(_) => None,
        })
    }

    fn frame(&self, words: &Words) -> Rect {
        let size = self.measure.size(words.voice);
        Rect {
            left: words.x.0,
            top: (words.y - size * 0.75).0,
            right: (words.x + words.width).0,
            bottom: (words.y + size * 0.2).0,
        }
    }

    /// What of the lines behind what is drawn is no place for them: the frames of numbers and names, with a little
    /// room on both sides.
    fn gaps(&self) -> Vec<Rect> {
        let words = self.words_from(0);
        let words = words.filter(|words| words.voice != Voice::Axis);
        let gap = |words: &Words| {
            let (frame, room) = (self.frame(words), self.size(words.voice).0 * BESIDE);
            Rect {
                left: frame.left - room,
                right: frame.right + room,
                ..frame
            }
        };
        words.map(gap).collect()
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
        for (_, (start, end)) in self.grid.iter_mut().filter(|(part, _)| *part >= from) {
            start.1 += by;
            end.1 += by;
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
    pub fn finish(mut self) -> Drawing {
        let words = self.gaps();
        for (part, stroke) in &self.grid {
            if let Some(Part::Line(line)) = self.drawing.parts.get_mut(*part) {
                line.path = gaps::cut(*stroke, &words);
            }
        }
        let drawn = |part: &Part| !matches!(part, Part::Line(line) if line.path.is_empty());
        self.drawing.parts.retain(drawn);
        self.drawing
    }
}

fn path(points: &[(f64, f64)]) -> Vec<Segment> {
    let mut points = points.iter();
    let first = points.next().map(|(x, y)| Segment::Move(*x, *y));
    let rest = points.map(|(x, y)| Segment::Line(*x, *y));
    first.into_iter().chain(rest).collect()
}
