//! Paths: outlines and lines.

/// A part of a path. Coordinates run right and down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// Begins a contour.
    Move(f64, f64),
    /// A straight line.
    Line(f64, f64),
    /// A cubic Bézier curve: two control points and the end.
    Cubic(f64, f64, f64, f64, f64, f64),
    /// Closes the contour.
    Close,
}

impl Segment {
    /// The same with every point put elsewhere.
    pub fn map(self, mut place: impl FnMut(f64, f64) -> (f64, f64)) -> Self {
        match self {
            Segment::Move(x, y) => {
                let (x, y) = place(x, y);
                Segment::Move(x, y)
            }
            Segment::Line(x, y) => {
                let (x, y) = place(x, y);
                Segment::Line(x, y)
            }
            Segment::Cubic(x1, y1, x2, y2, x, y) => {
                let ((x1, y1), (x2, y2), (x, y)) = (place(x1, y1), place(x2, y2), place(x, y));
                Segment::Cubic(x1, y1, x2, y2, x, y)
            }
            Segment::Close => Segment::Close,
        }
    }

    /// Where it ends, if it leads anywhere.
    pub fn end(self) -> Option<(f64, f64)> {
        match self {
            Segment::Move(x, y) | Segment::Line(x, y) | Segment::Cubic(.., x, y) => Some((x, y)),
            Segment::Close => None,
        }
    }
}
