//! Squares of a grid, dark or not: what a QR code is drawn as.
//!
//! In: made by whoever knows the code. Out: written by the PDF as one path, by everything else as the
//! [`Drawing`] that it is. A code has a thousand squares and a document a thousand codes: each is kept in
//! a bit, and becomes shapes where it is drawn.

use super::Drawing;
use super::drawing::Shape;
use crate::geometry::{Color, Segment};

/// Squares of a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modules {
    side: usize,
    /// Row by row, eight to a byte.
    dark: Vec<u8>,
}

/// Dark squares side by side: the column of the first, the row, how many they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// The column of the first.
    pub x: usize,
    /// The row.
    pub y: usize,
    /// How many they are.
    pub length: usize,
}

impl Modules {
    /// Those of a square with so many in a row; each is asked whether it is dark, by its column and row.
    pub fn new(side: usize, is_dark: impl Fn(usize, usize) -> bool) -> Self {
        let mut dark = vec![0; (side * side).div_ceil(8)];
        for y in 0..side {
            for x in 0..side {
                let at = y * side + x;
                dark[at / 8] |= u8::from(is_dark(x, y)) << (at % 8);
            }
        }
        Modules { side, dark }
    }

    /// How many there are in a row, and how many rows.
    pub fn side(&self) -> usize {
        self.side
    }

    /// How many bytes they take.
    pub fn bytes(&self) -> usize {
        self.dark.len()
    }

    fn is_dark(&self, x: usize, y: usize) -> bool {
        let at = y * self.side + x;
        self.dark[at / 8] >> (at % 8) & 1 == 1
    }

    /// The dark ones, row by row, those that touch each other in one.
    pub fn runs(&self) -> Vec<Run> {
        let mut runs = Vec::new();
        for y in 0..self.side {
            let mut begun = None;
            for x in 0..=self.side {
                let dark = x < self.side && self.is_dark(x, y);
                match (begun, dark) {
                    (None, true) => begun = Some(x),
                    (Some(first), false) => {
                        let length = x - first;
                        runs.push(Run {
                            x: first,
                            y,
                            length,
                        });
                        begun = None;
                    }
                    (None, false) | (Some(_), true) => {}
                }
            }
        }
        runs
    }

    /// One shape of all the dark ones, in which a square is a unit wide.
    pub fn drawing(&self) -> Drawing {
        let path = self.runs().into_iter().flat_map(|run| {
            let (left, top) = (run.x as f64, run.y as f64);
            let (right, bottom) = (left + run.length as f64, top + 1.0);
            [
                Segment::Move(left, top),
                Segment::Line(right, top),
                Segment::Line(right, bottom),
                Segment::Line(left, bottom),
                Segment::Close,
            ]
        });
        Drawing {
            width: self.side as f64,
            height: self.side as f64,
            shapes: vec![Shape::opaque(Color::BLACK, path.collect())],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squares_that_touch_in_a_row_are_one_run_and_rows_are_apart() {
        let rows = ["##.", ".#.", "..#"];
        let modules = Modules::new(3, |x, y| rows[y].as_bytes()[x] == b'#');
        let runs = modules.runs();
        let runs: Vec<_> = runs.iter().map(|run| (run.x, run.y, run.length)).collect();
        assert_eq!(runs, [(0, 0, 2), (1, 1, 1), (2, 2, 1)]);
        let drawing = modules.drawing();
        assert_eq!((drawing.width, drawing.shapes[0].path.len()), (3.0, 15));
    }
}
