//! Flat shapes: the closed vocabulary that drawings are made of.
//!
//! In: made by the reading of SVG. Out: written by the PDF as paths, by the EPUB as an SVG of
//! nothing but paths and words, by the cover as pixels.

use std::sync::Arc;

use resvg::tiny_skia::{FillRule, Mask, Paint, Path, PathBuilder, Pixmap, Transform};

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
    /// How much of what lies below it covers, in 255ths; never 0.
    pub opacity: u8,
    /// Whether what is enclosed twice is outside.
    pub even_odd: bool,
    /// The outline, from the upper left corner of the drawing.
    pub path: Vec<Segment>,
    /// What it shows within. Shapes that are shown within the same share it.
    pub clip: Option<Arc<Clip>>,
}

/// An area that shapes are shown within.
#[derive(Debug, Clone, PartialEq)]
pub struct Clip {
    /// Its outline, from the upper left corner of the drawing.
    pub path: Vec<Segment>,
    /// Whether what is enclosed twice is outside.
    pub even_odd: bool,
}

impl Shape {
    /// A shape that covers what lies below it.
    pub fn opaque(color: Color, path: Vec<Segment>) -> Self {
        Shape {
            color,
            opacity: u8::MAX,
            even_odd: false,
            path,
            clip: None,
        }
    }

    /// Whether it is shown within the same as another.
    pub fn has_clip_of(&self, other: &Option<Arc<Clip>>) -> bool {
        match (&self.clip, other) {
            (None, None) => true,
            (Some(own), Some(other)) => Arc::ptr_eq(own, other),
            _ => false,
        }
    }
}

impl Drawing {
    /// The drawing as pixels, so many in a row; `None` where there is no room for them.
    pub(super) fn pixels(&self, wide: u32) -> Option<Pixels> {
        let scale = f64::from(wide) / self.width;
        let high = (self.height * scale).ceil().max(1.0) as u32;
        if u64::from(wide) * u64::from(high) > MOST_PIXELS {
            return None;
        }
        let mut pixmap = Pixmap::new(wide, high)?;
        let scale = Transform::from_scale(scale as f32, scale as f32);
        let mut clip: Option<Arc<Clip>> = None;
        let mut mask: Option<Mask> = None;
        for shape in &self.shapes {
            let Some(path) = outline(&shape.path) else {
                continue;
            };
            if !shape.has_clip_of(&clip) {
                clip.clone_from(&shape.clip);
                mask = match &clip {
                    Some(clip) => Some(clip.mask((wide, high), scale)?),
                    None => None,
                };
            }
            let [red, green, blue] = shape.color.channels();
            let mut paint = Paint::default();
            paint.set_color_rgba8(red, green, blue, shape.opacity);
            paint.anti_alias = true;
            let rule = fill_rule(shape.even_odd);
            pixmap.fill_path(&path, &paint, rule, scale, mask.as_ref());
        }
        Some(of_pixmap(&pixmap))
    }
}

impl Clip {
    /// Its pixels, where something shows.
    fn mask(&self, (wide, high): (u32, u32), scale: Transform) -> Option<Mask> {
        let mut mask = Mask::new(wide, high)?;
        // Nothing shows in an area of nothing.
        if let Some(path) = outline(&self.path) {
            mask.fill_path(&path, fill_rule(self.even_odd), true, scale);
        }
        Some(mask)
    }
}

fn fill_rule(even_odd: bool) -> FillRule {
    match even_odd {
        true => FillRule::EvenOdd,
        false => FillRule::Winding,
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
