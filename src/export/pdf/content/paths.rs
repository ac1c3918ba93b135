//! Lines along paths.
//!
//! In: a path and how it is stroked. Out: its operators, between `q` and `Q`, so that nothing of it is
//! left for what is drawn next.

use super::{Encoder, Painting, push_color};
use crate::export::pdf::numbers::Operators;
use crate::export::pdf::pictures;
use crate::geometry::Pt;
use crate::layout::frame::{Cap, Dash, PlacedPath, Stroke};

impl Encoder<'_> {
    /// Draws a line along a path.
    pub(super) fn path(&mut self, path: &PlacedPath) {
        self.leave_text();
        self.mark(path.mark);
        push_path(self.text.operators(), path, self.height);
    }
}

/// Appends a path on a page of a height.
fn push_path(stream: &mut Operators, path: &PlacedPath, height: Pt) {
    stream.push_str("q ");
    push_stroke(stream, &path.stroke);
    for segment in &path.segments {
        let (points, operator) = pictures::operands(segment.map(|x, y| (x, height.0 - y)));
        for value in points {
            stream.push_number(value, 3);
        }
        stream.push_str(operator);
        stream.push_str(" ");
    }
    stream.push_str("S Q\n");
}

/// Sets the dashes of lines.
fn push_dash(stream: &mut Operators, dash: Dash) {
    stream.push_str("[");
    stream.push_number(dash.on.0, 4);
    stream.push_number(dash.off.0, 4);
    stream.push_str("]0 d ");
}

/// Sets how lines are drawn.
fn push_stroke(stream: &mut Operators, stroke: &Stroke) {
    stream.push_str(match stroke.cap {
        Cap::Butt => "0 J ",
        Cap::Round => "1 J ",
    });
    stream.push_number(stroke.width.0, 3);
    stream.push_str("w");
    match stroke.dash {
        None => stream.push_str(" "),
        Some(dash) => push_dash(stream, dash),
    }
    push_color(stream, stroke.color, Painting::Stroke);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::{Color, Segment};
    use crate::layout::frame::Mark;

    fn written(segments: Vec<Segment>, cap: Cap, dash: Option<Dash>) -> String {
        let stroke = Stroke {
            width: Pt(0.5),
            color: Color::parse("#ff0000").expect("a colour"),
            cap,
            dash,
        };
        let path = PlacedPath {
            segments,
            stroke,
            mark: Mark::Decoration,
        };
        let mut stream = Operators::default();
        push_path(&mut stream, &path, Pt(100.0));
        String::from_utf8(stream.bytes).expect("operators")
    }

    #[test]
    fn a_path_runs_up_the_page_and_leaves_nothing_behind() {
        let curve = Segment::Cubic(10.0, 0.0, 20.0, 10.0, 20.0, 20.0);
        let segments = vec![Segment::Move(0.0, 0.0), curve, Segment::Close];
        assert_eq!(
            written(segments, Cap::Butt, None),
            "q 0 J 0.5 w 1 0 0 RG\n0 100 m 10 100 20 90 20 80 c h S Q\n"
        );
    }

    #[test]
    fn dashes_of_no_length_are_dots() {
        let segments = vec![Segment::Move(1.0, 99.0), Segment::Line(9.0, 99.0)];
        let dash = Dash {
            on: Pt::ZERO,
            off: Pt(4.0),
        };
        assert_eq!(
            written(segments, Cap::Round, Some(dash)),
            "q 1 J 0.5 w[0 4 ]0 d 1 0 0 RG\n1 1 m 9 1 l S Q\n"
        );
    }
}
