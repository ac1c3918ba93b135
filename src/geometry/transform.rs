//! Transformations of the plane.

/// A linear map and a move: a point `(x, y)` goes to `(a x + c y + e, b x + d y + f)`, as PDF and SVG write it
/// (ISO 32000-1, 8.3.4).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Transform {
    /// How far right a step to the right leads.
    pub a: f64,
    /// How far down a step to the right leads.
    pub b: f64,
    /// How far right a step down leads.
    pub c: f64,
    /// How far down a step down leads.
    pub d: f64,
    /// Where the origin goes: right.
    pub e: f64,
    /// Where the origin goes: down.
    pub f: f64,
}

impl Transform {
    /// A move.
    pub fn moving(right: f64, down: f64) -> Self {
        Transform {
            e: right,
            f: down,
            ..Transform::scaling(1.0)
        }
    }

    /// So many times as large, seen from the origin.
    pub fn scaling(factor: f64) -> Self {
        Transform {
            a: factor,
            b: 0.0,
            c: 0.0,
            d: factor,
            e: 0.0,
            f: 0.0,
        }
    }

    /// A turn around the origin, so that what ran to the right rises, by an angle in radians.
    pub fn rising(angle: f64) -> Self {
        let (sine, cosine) = angle.sin_cos();
        Transform {
            a: cosine,
            b: -sine,
            c: sine,
            d: cosine,
            e: 0.0,
            f: 0.0,
        }
    }

    /// Where a point goes.
    pub fn apply(self, (x, y): (f64, f64)) -> (f64, f64) {
        (
            self.a * x + self.c * y + self.e,
            self.b * x + self.d * y + self.f,
        )
    }

    /// The same after another.
    pub fn after(self, first: Transform) -> Self {
        let (e, f) = self.apply((first.e, first.f));
        Transform {
            a: self.a * first.a + self.c * first.b,
            b: self.b * first.a + self.d * first.b,
            c: self.a * first.c + self.c * first.d,
            d: self.b * first.c + self.d * first.d,
            e,
            f,
        }
    }

    /// How many times as large things become: the side of what a unit square becomes, as a square.
    pub fn scale(self) -> f64 {
        (self.a * self.d - self.b * self.c).abs().sqrt()
    }

    /// Where a point comes from that is led here; `None` where that cannot be told.
    pub fn undo(self, (x, y): (f64, f64)) -> Option<(f64, f64)> {
        let area = self.a * self.d - self.b * self.c;
        let (x, y) = (x - self.e, y - self.f);
        let back = (
            (self.d * x - self.c * y) / area,
            (self.a * y - self.b * x) / area,
        );
        (back.0.is_finite() && back.1.is_finite()).then_some(back)
    }

    /// Whether things are only moved, to a thousandth of their size.
    pub fn only_moves(self) -> bool {
        let same = |one: f64, other: f64| (one - other).abs() < 1e-3;
        same(self.a, 1.0) && same(self.b, 0.0) && same(self.c, 0.0) && same(self.d, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_transformation_after_another_is_both() {
        let turn = Transform {
            a: 0.0,
            b: -1.0,
            c: 1.0,
            d: 0.0,
            e: 5.0,
            f: 7.0,
        };
        let both = turn.after(Transform::scaling(2.0));
        let point = (3.0, 4.0);
        let scaled = Transform::scaling(2.0).apply(point);
        assert_eq!(both.apply(point), turn.apply(scaled));
        assert_eq!(both.scale(), 2.0);
        let back = both.undo(both.apply(point)).expect("it can be told");
        assert!((back.0 - point.0).abs() < 1e-9 && (back.1 - point.1).abs() < 1e-9);
        assert_eq!(Transform::scaling(0.0).undo(point), None);
        assert!(!turn.only_moves() && Transform::moving(1.0, 2.0).only_moves());
    }
}
