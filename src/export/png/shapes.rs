//! What is drawn on a page, in pixels.
//!
//! In: the items of a page. Out: [`Shape`]s in their order, from the bottom up, each of which knows the rows
//! that it touches, so that a page can be drawn in [`bands`](super::bands).

use std::ops::Range;

use harfrust::font::glyph::outline::PathSink;
use tiny_skia::{
    ColorU8, FillRule, FilterQuality, LineCap, Paint, Path, PathBuilder, Pixmap, PixmapPaint, Rect,
    Stroke, StrokeDash, Transform,
};

use crate::geometry::{Color, Pt};
use crate::layout::frame::{Cap, GlyphRun, Item, Page, PlacedPath, PlacedPicture, Rule};
use crate::layout::text::font::Fonts;
use crate::picture::Pixels;
use crate::picture::drawing::outline;

/// A part of a page, in pixels.
pub enum Shape<'a> {
    /// A rectangle.
    Rectangle(Rect, Color),
    /// An outline that is filled: a glyph.
    Fill(Path, Transform, Color),
    /// A line along a path.
    Line(Path, Box<Stroke>, Transform, Color),
    /// A picture, at so many pixels a point, and how it is turned.
    Picture(&'a PlacedPicture, f64, Transform),
}

/// The shapes of a page at so many pixels a point.
pub fn shapes<'a>(page: &'a Page, fonts: &Fonts, scale: f64) -> Vec<Shape<'a>> {
    of_items(&page.items, fonts, scale)
}

fn of_items<'a>(items: &'a [Item], fonts: &Fonts, scale: f64) -> Vec<Shape<'a>> {
    let mut shapes = Vec::new();
    for item in items {
        match item {
            Item::Rule(rule) => shapes.extend(rectangle(rule, scale)),
            Item::Path(path) => shapes.extend(line(path, scale)),
            Item::Glyphs(run) => glyphs(run, fonts, scale, &mut shapes),
            Item::Picture(placed) => {
                shapes.push(Shape::Picture(placed, scale, Transform::identity()));
            }
            Item::Group(group) => {
                let turn = in_pixels(group.transform, scale);
                let inner = of_items(&group.items, fonts, scale).into_iter();
                shapes.extend(inner.map(|shape| shape.turned(turn)));
            }
        }
    }
    shapes
}

/// A transformation of points, as one of pixels.
fn in_pixels(transform: crate::geometry::Transform, scale: f64) -> Transform {
    let crate::geometry::Transform { a, b, c, d, e, f } = transform;
    let [a, b, c, d, e, f] = [a, b, c, d, e * scale, f * scale].map(|value| value as f32);
    Transform::from_row(a, b, c, d, e, f)
}

fn rectangle(rule: &Rule, scale: f64) -> Option<Shape<'static>> {
    let pixels = |length: Pt| (length.0 * scale) as f32;
    let [x, y, width, height] = [rule.x, rule.y, rule.width, rule.height].map(pixels);
    let rectangle = Rect::from_xywh(x, y, width, height)?;
    Some(Shape::Rectangle(rectangle, rule.color))
}

fn line(path: &PlacedPath, scale: f64) -> Option<Shape<'static>> {
    let outline = outline(&path.segments)?;
    let dash = path.stroke.dash.and_then(|dash| {
        let lengths = vec![dash.on.0 as f32, dash.off.0 as f32];
        StrokeDash::new(lengths, 0.0)
    });
    let stroke = Stroke {
        width: path.stroke.width.0 as f32,
        line_cap: match path.stroke.cap {
            Cap::Butt => LineCap::Butt,
            Cap::Round => LineCap::Round,
        },
        dash,
        ..Stroke::default()
    };
    let scale = Transform::from_scale(scale as f32, scale as f32);
    Some(Shape::Line(
        outline,
        Box::new(stroke),
        scale,
        path.stroke.color,
    ))
}

fn glyphs(run: &GlyphRun, fonts: &Fonts, scale: f64, shapes: &mut Vec<Shape<'_>>) {
    let face = fonts.face(run.face);
    for glyph in run.glyphs() {
        let unit = run.size.0 * scale * glyph.scale / face.units_per_em;
        let mut builder = Builder(PathBuilder::new());
        if face.draw(glyph.id, &mut builder).is_none() {
            continue;
        }
        let Some(path) = builder.0.finish() else {
            continue;
        };
        let transform = Transform::from_row(
            (unit * run.expansion) as f32,
            0.0,
            0.0,
            -unit as f32,
            ((run.x + glyph.x).0 * scale) as f32,
            ((run.y - glyph.rise).0 * scale) as f32,
        );
        shapes.push(Shape::Fill(path, transform, run.color));
    }
}

impl Shape<'_> {
    /// The same, put elsewhere as a part of a group.
    fn turned(self, turn: Transform) -> Self {
        match self {
            Shape::Rectangle(rectangle, color) => {
                Shape::Fill(PathBuilder::from_rect(rectangle), turn, color)
            }
            Shape::Fill(path, transform, color) => {
                Shape::Fill(path, transform.post_concat(turn), color)
            }
            Shape::Line(path, stroke, transform, color) => {
                Shape::Line(path, stroke, transform.post_concat(turn), color)
            }
            Shape::Picture(placed, scale, before) => {
                Shape::Picture(placed, scale, before.post_concat(turn))
            }
        }
    }

    /// Its colour, unless it has many.
    pub fn color(&self) -> Option<Color> {
        match self {
            Shape::Rectangle(_, color) | Shape::Fill(_, _, color) | Shape::Line(.., color) => {
                Some(*color)
            }
            Shape::Picture(..) => None,
        }
    }

    /// The rows that it may touch.
    pub fn rows(&self) -> Range<i32> {
        let around = match self {
            Shape::Rectangle(rectangle, _) => Some(*rectangle),
            Shape::Fill(path, transform, _) => path.bounds().transform(*transform),
            Shape::Line(path, stroke, transform, _) => {
                let reach = stroke.width / 2.0;
                let around = path.bounds().outset(reach, reach);
                around.and_then(|around| around.transform(*transform))
            }
            Shape::Picture(placed, scale, turn) => {
                let pixels = |length: Pt| (length.0 * scale) as f32;
                let [x, y, width, height] =
                    [placed.x, placed.y, placed.width, placed.height].map(pixels);
                let around = Rect::from_xywh(x, y, width, height);
                around.and_then(|around| around.transform(*turn))
            }
        };
        // A row more on either side, as edges are rounded.
        around.map_or(i32::MIN..i32::MAX, |around| {
            around.top().floor() as i32 - 1..around.bottom().ceil() as i32 + 1
        })
    }

    /// Draws it on pixels whose first row is the page's row `top`.
    pub fn draw(&self, pixmap: &mut Pixmap, top: u32, smooth: bool) {
        let up = -(top as f32);
        match self {
            Shape::Rectangle(rectangle, color) => {
                let rectangle = if smooth {
                    Some(*rectangle)
                } else {
                    whole_rows(rectangle)
                };
                let moved = Transform::from_translate(0.0, up);
                if let Some(rectangle) = rectangle {
                    pixmap.fill_rect(rectangle, &paint(*color, smooth), moved, None);
                }
            }
            Shape::Fill(path, transform, color) => {
                let moved = transform.post_translate(0.0, up);
                let paint = paint(*color, smooth);
                pixmap.fill_path(path, &paint, FillRule::Winding, moved, None);
            }
            Shape::Line(path, stroke, transform, color) => {
                let moved = transform.post_translate(0.0, up);
                pixmap.stroke_path(path, &paint(*color, smooth), stroke, moved, None);
            }
            Shape::Picture(placed, scale, turn) => {
                show(pixmap, (placed, *turn), *scale, up);
            }
        }
    }
}

/// A rectangle of the rows whose middles it covers: an edge that runs through a middle is then on the same
/// side of it wherever a band begins.
fn whole_rows(rectangle: &Rect) -> Option<Rect> {
    let row = |edge: f32| (edge - 0.5).ceil();
    let (top, bottom) = (row(rectangle.top()), row(rectangle.bottom()));
    Rect::from_ltrb(rectangle.left(), top, rectangle.right(), bottom)
}

fn paint(color: Color, smooth: bool) -> Paint<'static> {
    let mut paint = Paint {
        anti_alias: smooth,
        ..Paint::default()
    };
    paint.set_color_rgba8(color.red, color.green, color.blue, 255);
    paint
}

/// Draws a picture at its place, its pixels blended down to those of the page.
fn show(pixmap: &mut Pixmap, (placed, turn): (&PlacedPicture, Transform), scale: f64, up: f32) {
    let wide = (placed.width.0 * scale).ceil().max(1.0) as u32;
    let Some(pixels) = placed.picture.pixels(wide) else {
        return;
    };
    let Some(source) = premultiplied(&pixels) else {
        return;
    };
    let stretch = |length: Pt, pixels: u32| (length.0 * scale / f64::from(pixels.max(1))) as f32;
    let transform = Transform::from_row(
        stretch(placed.width, source.width()),
        0.0,
        0.0,
        stretch(placed.height, source.height()),
        (placed.x.0 * scale) as f32,
        (placed.y.0 * scale) as f32,
    );
    let paint = PixmapPaint {
        quality: FilterQuality::Bicubic,
        ..PixmapPaint::default()
    };
    let moved = transform.post_concat(turn).post_translate(0.0, up);
    pixmap.draw_pixmap(0, 0, source.as_ref(), &paint, moved, None);
}

/// Pixels as tiny-skia draws them.
fn premultiplied(pixels: &Pixels) -> Option<Pixmap> {
    let mut pixmap = Pixmap::new(pixels.width, pixels.height)?;
    let channels = if pixels.gray { 1 } else { 3 };
    let colors = pixels.colors.chunks_exact(channels);
    for (index, (target, color)) in pixmap.pixels_mut().iter_mut().zip(colors).enumerate() {
        let alpha = pixels.alpha.as_ref();
        let alpha = alpha.and_then(|alpha| alpha.get(index)).copied();
        let [red, green, blue] = match color {
            [gray] => [*gray; 3],
            [red, green, blue] => [*red, *green, *blue],
            _ => return None,
        };
        let alpha = alpha.unwrap_or(u8::MAX);
        *target = ColorU8::from_rgba(red, green, blue, alpha).premultiply();
    }
    Some(pixmap)
}

/// Takes an outline in font units.
struct Builder(PathBuilder);

impl PathSink for Builder {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.0.quad_to(cx0, cy0, x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.cubic_to(cx0, cy0, cx1, cy1, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}
