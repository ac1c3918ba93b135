//! Frames around what is drawn: what touches what.

/// A rectangle around something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

impl Frame {
    /// Whether it has anything in common with another.
    pub fn touches(&self, other: &Frame) -> bool {
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
    fn lines_run_through_a_frame_or_past_it() {
        let frame = Frame {
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
