//! A page → a PNG: the EPUB's cover, previews.
//!
//! In: the same frames that a PDF is written from. Out: a picture of them, drawn with tiny-skia.
//!
//! A page of few inks is drawn in these and nothing between them, as a press does: at the size of a
//! cover the steps of an edge are finer than a screen shows, and steps in between would double the
//! file. What shows a picture is smoothed.

use harfrust::font::glyph::outline::PathSink;
use tiny_skia::{
    ColorU8, FillRule, FilterQuality, LineCap, Paint, PathBuilder, Pixmap, PixmapPaint, Rect,
    Stroke, StrokeDash, Transform,
};

use crate::export::deflate::Deflater;
use crate::geometry::{Color, Pt, Segment};
use crate::layout::frame::{Cap, GlyphRun, Item, Page, PlacedPath, PlacedPicture, Rule};
use crate::layout::text::font::Fonts;
use crate::picture::Pixels;

mod palette;

use palette::Palette;

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The PNG file.
    pub png: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// Why a picture could not be made: a fault of the program, never of the briefing.
#[derive(Debug)]
pub struct Error(String);

impl std::fmt::Display for Error {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "the picture cannot be drawn: {}", self.0)
    }
}

impl std::error::Error for Error {}

/// Draws a page, whose glyphs are of these faces, at so many pixels a point.
pub fn draw(page: &Page, fonts: &Fonts, scale: f64) -> Result<Picture, Error> {
    let pixels = |length: f64| (length * scale).round() as u32;
    let (width, height) = (pixels(page.width.0), pixels(page.height.0));
    let mut pixmap = Pixmap::new(width, height)
        .ok_or_else(|| Error(format!("{width} by {height} pixels are none, or too many")))?;
    pixmap.fill(tiny_skia::Color::WHITE);
    let inks = inks(page);
    let pen = Pen {
        fonts,
        scale,
        smooth: inks.is_none(),
    };
    for item in &page.items {
        match item {
            Item::Rule(rule) => pen.fill_rule(&mut pixmap, rule),
            Item::Path(path) => pen.stroke_path(&mut pixmap, path),
            Item::Glyphs(run) => pen.fill_glyphs(&mut pixmap, run),
            Item::Picture(placed) => show(&mut pixmap, placed, scale),
        }
    }
    Ok(Picture {
        png: encode(&pixmap, inks)?,
        width,
        height,
    })
}

/// Draws a picture at its place, its pixels blended down to those of the page.
fn show(pixmap: &mut Pixmap, placed: &PlacedPicture, scale: f64) {
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
    pixmap.draw_pixmap(0, 0, source.as_ref(), &paint, transform, None);
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

/// How pages are drawn.
struct Pen<'a> {
    fonts: &'a Fonts,
    /// Pixels for each point.
    scale: f64,
    /// Whether edges are smoothed.
    smooth: bool,
}

impl Pen<'_> {
    fn paint(&self, color: Color) -> Paint<'static> {
        let mut paint = Paint {
            anti_alias: self.smooth,
            ..Paint::default()
        };
        paint.set_color_rgba8(color.red, color.green, color.blue, 255);
        paint
    }

    fn fill_rule(&self, pixmap: &mut Pixmap, rule: &Rule) {
        let pixels = |length: f64| (length * self.scale) as f32;
        let rectangle = Rect::from_xywh(
            pixels(rule.x.0),
            pixels(rule.y.0),
            pixels(rule.width.0),
            pixels(rule.height.0),
        );
        if let Some(rectangle) = rectangle {
            let paint = self.paint(rule.color);
            pixmap.fill_rect(rectangle, &paint, Transform::identity(), None);
        }
    }

    fn stroke_path(&self, pixmap: &mut Pixmap, path: &PlacedPath) {
        let mut builder = PathBuilder::new();
        for segment in &path.segments {
            match *segment {
                Segment::Move(x, y) => builder.move_to(x as f32, y as f32),
                Segment::Line(x, y) => builder.line_to(x as f32, y as f32),
                Segment::Cubic(x1, y1, x2, y2, x, y) => builder.cubic_to(
                    x1 as f32, y1 as f32, x2 as f32, y2 as f32, x as f32, y as f32,
                ),
                Segment::Close => builder.close(),
            }
        }
        let Some(outline) = builder.finish() else {
            return;
        };
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
        let scale = self.scale as f32;
        let transform = Transform::from_scale(scale, scale);
        let paint = self.paint(path.stroke.color);
        pixmap.stroke_path(&outline, &paint, &stroke, transform, None);
    }

    fn fill_glyphs(&self, pixmap: &mut Pixmap, run: &GlyphRun) {
        let face = self.fonts.face(run.face);
        for glyph in run.glyphs() {
            let unit = run.size.0 * self.scale * glyph.scale / face.units_per_em;
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
                ((run.x + glyph.x).0 * self.scale) as f32,
                ((run.y - glyph.rise).0 * self.scale) as f32,
            );
            let paint = self.paint(run.color);
            pixmap.fill_path(&path, &paint, FillRule::Winding, transform, None);
        }
    }
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

/// The colours of a page of no more than four, its white ground among them.
fn inks(page: &Page) -> Option<Vec<Color>> {
    let mut inks = vec![Color::WHITE];
    for item in &page.items {
        let color = match item {
            Item::Rule(rule) => rule.color,
            Item::Path(path) => path.stroke.color,
            Item::Glyphs(run) => run.color,
            Item::Picture(_) => return None,
        };
        if !inks.contains(&color) {
            inks.push(color);
        }
    }
    (inks.len() <= 4).then_some(inks)
}

fn channels(color: Color) -> [u8; 3] {
    [color.red, color.green, color.blue]
}

/// The picture as a PNG without an alpha channel, as pages are opaque: of few colours where that is
/// all it has.
fn encode(pixmap: &Pixmap, inks: Option<Vec<Color>>) -> Result<Vec<u8>, Error> {
    let (pixels, _) = pixmap.data().as_chunks();
    let palette = match inks {
        Some(inks) => Some(Palette::inks(inks.into_iter().map(channels).collect())),
        None => Palette::of(pixels),
    };
    let Some(palette) = palette else {
        let pixels = Pixels {
            width: pixmap.width(),
            height: pixmap.height(),
            gray: false,
            colors: pixels
                .iter()
                .flat_map(|pixel| &pixel[..3])
                .copied()
                .collect(),
            alpha: None,
        };
        return Ok(pixels.to_png());
    };
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    let failed = |error: png::EncodingError| Error(error.to_string());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(palette.depth);
    encoder.set_palette(palette.colors.concat());
    let rows = Deflater::of_pictures().zlib(&palette.rows(pixels, pixmap.width() as usize));
    let mut writer = encoder.write_header().map_err(failed)?;
    writer
        .write_chunk(png::chunk::IDAT, &rows)
        .map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::frame::{Dash, Mark};

    /// The colours of a page of 20 by 20 points on which one thing is drawn.
    fn drawn(item: Item) -> impl Fn(usize, usize) -> u8 {
        let page = Page {
            width: Pt(20.0),
            height: Pt(20.0),
            items: vec![item],
            links: Vec::new(),
        };
        let picture = draw(&page, &Fonts::bundled(), 1.0).expect("a page of a size");
        let mut decoder = png::Decoder::new(std::io::Cursor::new(picture.png));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().expect("a picture");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a small picture")];
        reader.next_frame(&mut pixels).expect("a whole picture");
        move |x, y| pixels[(y * 20 + x) * 3]
    }

    fn line(segments: Vec<Segment>, cap: Cap, dash: Option<Dash>) -> Item {
        let stroke = crate::layout::frame::Stroke {
            width: Pt(4.0),
            color: Color::BLACK,
            cap,
            dash,
        };
        Item::Path(PlacedPath {
            segments,
            stroke,
            mark: Mark::Decoration,
        })
    }

    #[test]
    fn lines_follow_their_path_and_end_as_they_are_to() {
        let segments = vec![
            Segment::Move(4.0, 4.0),
            Segment::Cubic(4.0, 4.0, 16.0, 4.0, 16.0, 4.0),
            Segment::Line(16.0, 16.0),
        ];
        for (cap, beyond) in [(Cap::Butt, 255), (Cap::Round, 0)] {
            let pixel = drawn(line(segments.clone(), cap, None));
            assert_eq!((pixel(10, 3), pixel(16, 10)), (0, 0), "{cap:?}");
            assert_eq!(pixel(10, 10), 255, "{cap:?}: a line, no area");
            assert_eq!(pixel(2, 4), beyond, "{cap:?}");
        }
    }

    #[test]
    fn dashes_leave_gaps() {
        let segments = vec![Segment::Move(0.0, 10.0), Segment::Line(20.0, 10.0)];
        let dash = Dash {
            on: Pt(4.0),
            off: Pt(6.0),
        };
        let pixel = drawn(line(segments, Cap::Butt, Some(dash)));
        let row = [1, 6, 11, 16].map(|x| pixel(x, 10));
        assert_eq!(row, [0, 255, 0, 255]);
    }
}
