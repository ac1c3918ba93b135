//! Dots of several forms, so that series are told apart without colour.

use super::super::Pen;
use crate::geometry::Color;

/// Draws the dot of a series around a point: a disc, a diamond, a square, a triangle, and so on again.
pub fn draw(pen: &mut Pen<'_>, series: usize, (x, y): (f64, f64), radius: f64, color: Color) {
    match series % 4 {
        0 => pen.disc((x, y), radius, color),
        1 => {
            let reach = radius * 1.2;
            let corners = [
                (x, y - reach),
                (x + reach, y),
                (x, y + reach),
                (x - reach, y),
            ];
            pen.polygon(&corners, color);
        }
        2 => {
            let half = radius * 0.9;
            pen.rectangle((x - half, y - half), (x + half, y + half), color);
        }
        _ => {
            let reach = radius * 1.25;
            let corners = [
                (x, y - reach),
                (x + reach, y + reach * 0.75),
                (x - reach, y + reach * 0.75),
            ];
            pen.polygon(&corners, color);
        }
    }
}
