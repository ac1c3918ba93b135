//! Rectangles: what touches what.

use super::Transform;

/// A rectangle whose sides run with those of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

impl Rect {
    /// Nothing yet: what it is joined with is all of it.
    pub const NOTHING: Rect = Rect {
        left: f64::INFINITY,
        top: f64::INFINITY,
        right: f64::NEG_INFINITY,
        bottom: f64::NEG_INFINITY,
    };

    /// Its width.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Its height.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The least rectangle that holds both.
    pub fn joined(self, other: Rect) -> Rect {
        Rect {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// The least rectangle that holds what it becomes.
    pub fn transformed(self, transform: Transform) -> Rect {
        let corners = [
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        ];
        let corners = corners.map(|corner| {
            let (x, y) = transform.apply(corner);
            Rect {
                left: x,
                top: y,
                right: x,
                bottom: y,
            }
        });
        corners.into_iter().fold(Rect::NOTHING, Rect::joined)
    }

    /// Whether it has anything in common with another.
    pub fn touches(&self, other: &Rect) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether a point lies in it.
    pub fn holds(&self, (x, y): (f64, f64)) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// Whether a straight line runs through it, after Liang and Barsky ("A New Concept and Method for Line
    /// Clipping", ACM TOG 3, 1984).
    pub fn is_crossed(&self, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> bool {
        let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
        let edges = [
            (x1 - x2, x1 - self.left),
            (x2 - x1, self.right - x1),
            (y1 - y2, y1 - self.top),
            (y2 - y1, self.bottom - y1),
        ];
        for (towards, inside) in edges {
            if towards == 0.0 {
                if inside < 0.0 {
                    return false;
                }
            } else if towards < 0.0 {
                enters = enters.max(inside / towards);
            } else {
                leaves = leaves.min(inside / towards);
            }
        }
        enters <= leaves
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_turned_lies_in_another() {
        let lying = Rect {
            left: 0.0,
            top: -8.0,
            right: 40.0,
            bottom: 2.0,
        };
        let upright = lying.transformed(Transform {
            a: 0.0,
            b: -1.0,
            c: 1.0,
            d: 0.0,
            e: 100.0,
            f: 100.0,
        });
        assert_eq!((upright.left, upright.top), (92.0, 60.0));
        assert_eq!((upright.width(), upright.height()), (10.0, 40.0));
    }

    #[test]
    fn lines_run_through_a_frame_or_past_it() {
        let frame = Rect {
            left: 10.0,
            top: 10.0,
            right: 20.0,
            bottom: 15.0,
        };
        for (from, to, crossed) in [
            ((0.0, 12.0), (30.0, 12.0), true),
            ((0.0, 0.0), (30.0, 30.0), true),
            ((0.0, 16.0), (30.0, 16.0), false),
            ((0.0, 30.0), (12.0, 20.0), false),
            ((12.0, 11.0), (13.0, 12.0), true),
            ((15.0, 0.0), (15.0, 9.0), false),
        ] {
            assert_eq!(frame.is_crossed(from, to), crossed, "{from:?} {to:?}");
        }
    }
}
