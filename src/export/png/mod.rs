//! A page → a PNG: the EPUB's cover, previews.
//!
//! In: the same frames that a PDF is written from. Out: a picture of them, drawn with tiny-skia.
//!
//! A page of few inks is drawn in these and nothing between them, as a press does: at the size of a
//! cover the steps of an edge are finer than a screen shows, and steps in between would double the
//! file. What shows a picture is smoothed.

use tiny_skia::Pixmap;

use crate::export::Error;
use crate::export::deflate::Deflater;
use crate::geometry::Color;
use crate::layout::frame::Page;
use crate::layout::text::font::Fonts;
use crate::picture::Pixels;

mod bands;
mod palette;
mod shapes;

use palette::Palette;
use shapes::{Shape, shapes};

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

/// Draws a page, whose glyphs are of these faces, at so many pixels a point.
pub fn draw(page: &Page, fonts: &Fonts, scale: f64) -> Result<Picture, Error> {
    let size = size(page, scale);
    let shapes = shapes(page, fonts, scale);
    let png = match inks(&shapes) {
        Some(inks) => {
            let palette = Palette::inks(inks.into_iter().map(channels).collect());
            let rows = bands::rows(&shapes, size, &palette);
            indexed(&palette, &rows.ok_or_else(|| no_room(size))?, size)?
        }
        None => smooth(&shapes, size)?,
    };
    Ok(Picture {
        png,
        width: size.0,
        height: size.1,
    })
}

/// The same with steps between the inks, as a page is to be seen at the size of its pixels.
pub fn draw_smooth(page: &Page, fonts: &Fonts, scale: f64) -> Result<Picture, Error> {
    let size = size(page, scale);
    Ok(Picture {
        png: smooth(&shapes(page, fonts, scale), size)?,
        width: size.0,
        height: size.1,
    })
}

/// How many pixels a page has.
fn size(page: &Page, scale: f64) -> (u32, u32) {
    let pixels = |length: f64| (length * scale).round() as u32;
    (pixels(page.width.0), pixels(page.height.0))
}

fn no_room((width, height): (u32, u32)) -> Error {
    Error::of_picture(format!("{width} by {height} pixels are none, or too many"))
}

/// The colours of a page of no more than four, its white ground among them.
fn inks(shapes: &[Shape<'_>]) -> Option<Vec<Color>> {
    let mut inks = vec![Color::WHITE];
    for shape in shapes {
        let color = shape.color()?;
        if !inks.contains(&color) {
            inks.push(color);
        }
    }
    (inks.len() <= 4).then_some(inks)
}

fn channels(color: Color) -> [u8; 3] {
    [color.red, color.green, color.blue]
}

/// A page of many colours as a PNG without an alpha channel, as pages are opaque: of few colours where
/// that is all it has.
fn smooth(shapes: &[Shape<'_>], (width, height): (u32, u32)) -> Result<Vec<u8>, Error> {
    let pixmap = Pixmap::new(width, height);
    let mut pixmap = pixmap.ok_or_else(|| no_room((width, height)))?;
    pixmap.fill(tiny_skia::Color::WHITE);
    for shape in shapes {
        shape.draw(&mut pixmap, 0, true);
    }
    let (pixels, _) = pixmap.data().as_chunks();
    if let Some(palette) = Palette::of(pixels) {
        let rows = palette.rows(pixels, width as usize);
        return indexed(&palette, &rows, (width, height));
    }
    let colors = pixels.iter().flat_map(|pixel| &pixel[..3]);
    let pixels = Pixels {
        width,
        height,
        gray: false,
        colors: colors.copied().collect(),
        alpha: None,
    };
    Ok(pixels.to_png())
}

/// A PNG of the rows of a picture.
fn indexed(palette: &Palette, rows: &[u8], (width, height): (u32, u32)) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    let failed = |error: png::EncodingError| Error::of_picture(error.to_string());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(palette.depth);
    encoder.set_palette(palette.colors.concat());
    let rows = Deflater::of_pictures().zlib(rows);
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
    use crate::geometry::{Pt, Segment};
    use crate::layout::frame::{Cap, Dash, Item, Mark, PlacedPath};

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
