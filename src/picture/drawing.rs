//! Flat shapes: the closed vocabulary that drawings are made of.
//!
//! In: made by the reading of SVG. Out: written by the PDF as paths, by the EPUB as an SVG of
//! nothing but paths, by the cover as pixels.

use std::fmt::Write as _;

use resvg::tiny_skia::{FillRule, Paint, Path, PathBuilder, Pixmap, Transform};

use super::{MOST_PIXELS, Pixels};
use crate::geometry::{Color, Segment};

/// A drawing of flat shapes.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Width, in its own units.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// What is drawn, from the bottom up.
    pub shapes: Vec<Shape>,
}

/// A shape filled with one colour.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The colour.
    pub color: Color,
    /// Whether what is enclosed twice is outside.
    pub even_odd: bool,
    /// The outline, from the upper left corner of the drawing.
    pub path: Vec<Segment>,
}

impl Drawing {
    /// The drawing as an SVG file that holds nothing but paths.
    pub fn to_svg(&self) -> String {
        let mut svg = String::new();
        let number = |value: f64| (value * 1000.0).round() / 1000.0;
        let (width, height) = (number(self.width), number(self.height));
        // Writing to a string cannot fail.
        let _ = write!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\">"
        );
        for shape in &self.shapes {
            let [red, green, blue] = shape.color.channels();
            let _ = write!(svg, "<path fill=\"#{red:02x}{green:02x}{blue:02x}\"");
            if shape.even_odd {
                svg.push_str(" fill-rule=\"evenodd\"");
            }
            svg.push_str(" d=\"");
            for segment in &shape.path {
                let (letter, points): (char, &[f64]) = match segment {
                    Segment::Move(x, y) => ('M', &[*x, *y]),
                    Segment::Line(x, y) => ('L', &[*x, *y]),
                    Segment::Cubic(x1, y1, x2, y2, x, y) => ('C', &[*x1, *y1, *x2, *y2, *x, *y]),
                    Segment::Close => ('Z', &[]),
                };
                svg.push(letter);
                for (index, value) in points.iter().enumerate() {
                    if index > 0 {
                        svg.push(' ');
                    }
                    let _ = write!(svg, "{}", number(*value));
                }
            }
            svg.push_str("\"/>");
        }
        svg.push_str("</svg>\n");
        svg
    }

    /// The drawing as pixels, so many in a row; `None` where there is no room for them.
    pub(super) fn pixels(&self, wide: u32) -> Option<Pixels> {
        let scale = f64::from(wide) / self.width;
        let high = (self.height * scale).ceil().max(1.0) as u32;
        if u64::from(wide) * u64::from(high) > MOST_PIXELS {
            return None;
        }
        let mut pixmap = Pixmap::new(wide, high)?;
        for shape in &self.shapes {
            let Some(path) = outline(&shape.path) else {
                continue;
            };
            let [red, green, blue] = shape.color.channels();
            let mut paint = Paint::default();
            paint.set_color_rgba8(red, green, blue, 255);
            paint.anti_alias = true;
            let rule = if shape.even_odd {
                FillRule::EvenOdd
            } else {
                FillRule::Winding
            };
            let scale = Transform::from_scale(scale as f32, scale as f32);
            pixmap.fill_path(&path, &paint, rule, scale, None);
        }
        Some(of_pixmap(&pixmap))
    }
}

/// A path as tiny-skia draws it; `None` where it draws nothing.
pub fn outline(segments: &[Segment]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for segment in segments {
        match *segment {
            Segment::Move(x, y) => builder.move_to(x as f32, y as f32),
            Segment::Line(x, y) => builder.line_to(x as f32, y as f32),
            Segment::Cubic(x1, y1, x2, y2, x, y) => builder.cubic_to(
                x1 as f32, y1 as f32, x2 as f32, y2 as f32, x as f32, y as f32,
            ),
            Segment::Close => builder.close(),
        }
    }
    builder.finish()
}

/// Pixels as they are kept, of pixels as they are drawn: premultiplied.
pub(super) fn of_pixmap(pixmap: &Pixmap) -> Pixels {
    let mut colors = Vec::with_capacity(pixmap.pixels().len() * 3);
    let mut alpha = Vec::with_capacity(pixmap.pixels().len());
    for pixel in pixmap.pixels() {
        let color = pixel.demultiply();
        colors.extend([color.red(), color.green(), color.blue()]);
        alpha.push(color.alpha());
    }
    let opaque = alpha.iter().all(|alpha| *alpha == u8::MAX);
    Pixels {
        width: pixmap.width(),
        height: pixmap.height(),
        gray: false,
        colors,
        alpha: (!opaque).then_some(alpha),
    }
}
