//! A page of few inks, drawn a band at a time.
//!
//! In: the shapes of a page. Out: its rows, as a PNG holds them. Most rows of a cover are the same as the one
//! above them: where nothing but rectangles reach, one row stands for all to the next edge. Only bands
//! with letters or lines in them are drawn row by row, and only they take room.

use std::ops::Range;

use tiny_skia::Pixmap;

use super::palette::Palette;
use super::shapes::Shape;

/// A shape, and the rows of the page that it may touch.
struct Touching<'a> {
    shape: &'a Shape<'a>,
    rows: Range<u32>,
}

/// The rows of a page so many pixels wide and high; `None` where there is no room for them.
pub fn rows(
    shapes: &[Shape<'_>],
    (width, height): (u32, u32),
    palette: &Palette,
) -> Option<Vec<u8>> {
    let shapes = touching(shapes, height);
    let mut rows = Vec::new();
    let mut done = 0;
    for band in busy(&shapes)
        .into_iter()
        .chain(std::iter::once(height..height))
    {
        quiet(&shapes, done..band.start, width, palette, &mut rows)?;
        if !band.is_empty() {
            let drawn = drawn(&shapes, &band, width)?;
            rows.extend(palette.rows(drawn.data().as_chunks().0, width as usize));
        }
        done = band.end;
    }
    Some(rows)
}

/// The shapes that touch a page so many rows high, in their order.
fn touching<'a>(shapes: &'a [Shape<'a>], height: u32) -> Vec<Touching<'a>> {
    let within = |row: i32| u32::try_from(row).unwrap_or(0).min(height);
    let touching = shapes.iter().map(|shape| {
        let Range { start, end } = shape.rows();
        let rows = within(start)..within(end);
        Touching { shape, rows }
    });
    touching.filter(|shape| !shape.rows.is_empty()).collect()
}

/// The bands in which there is more than rectangles, in order and apart from each other.
fn busy(shapes: &[Touching<'_>]) -> Vec<Range<u32>> {
    let is_rectangle = |shape: &&Touching<'_>| matches!(shape.shape, Shape::Rectangle(..));
    let others = shapes.iter().filter(|shape| !is_rectangle(shape));
    let mut touched: Vec<Range<u32>> = others.map(|shape| shape.rows.clone()).collect();
    touched.sort_by_key(|rows| rows.start);
    let mut bands: Vec<Range<u32>> = Vec::new();
    for rows in touched {
        match bands.last_mut() {
            Some(last) if rows.start <= last.end => last.end = last.end.max(rows.end),
            _ => bands.push(rows),
        }
    }
    bands
}

/// Adds rows that only rectangles touch: one of each kind, as often as it stands there.
fn quiet(
    shapes: &[Touching<'_>],
    band: Range<u32>,
    width: u32,
    palette: &Palette,
    rows: &mut Vec<u8>,
) -> Option<()> {
    let edges = shapes.iter().flat_map(|Touching { rows, .. }| {
        // Where an edge is rounded to is one of three rows.
        let near = |row: u32| row.saturating_sub(1)..row + 3;
        near(rows.start).chain(near(rows.end.saturating_sub(2)))
    });
    let mut edges: Vec<u32> = edges
        .filter(|edge| band.start < *edge && *edge < band.end)
        .chain([band.end])
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let mut row = band.start;
    for edge in edges {
        let count = (edge - row) as usize;
        if count > 0 {
            let drawn = drawn(shapes, &(row..row + 1), width)?;
            let one = palette.rows(drawn.data().as_chunks().0, width as usize);
            (0..count).for_each(|_| rows.extend_from_slice(&one));
        }
        row = edge;
    }
    Some(())
}

/// A band of the page, on white.
fn drawn(shapes: &[Touching<'_>], band: &Range<u32>, width: u32) -> Option<Pixmap> {
    let mut pixmap = Pixmap::new(width, band.end - band.start)?;
    pixmap.fill(tiny_skia::Color::WHITE);
    for Touching { shape, rows } in shapes {
        if rows.start < band.end && band.start < rows.end {
            shape.draw(&mut pixmap, band.start, false);
        }
    }
    Some(pixmap)
}

#[cfg(test)]
mod tests {
    use tiny_skia::{PathBuilder, Rect, Transform};

    use super::*;
    use crate::geometry::Color;

    fn shapes() -> Vec<Shape<'static>> {
        let rectangle = |x: f32, y: f32, width: f32, height: f32, color| {
            let rectangle = Rect::from_xywh(x, y, width, height);
            Shape::Rectangle(rectangle.expect("a rectangle"), color)
        };
        let mut shapes = vec![rectangle(0.0, 3.5, 40.0, 20.2, Color::BLACK)];
        for tenth in 0..30 {
            let y = 40.0 + f64::from(tenth) * 7.3;
            shapes.push(rectangle(3.0, y as f32, 9.0, 1.5, Color::BLACK));
        }
        let circle = PathBuilder::from_circle(20.0, 60.0, 9.5).expect("a circle");
        shapes.push(Shape::Fill(circle, Transform::identity(), Color::BLACK));
        let circle = PathBuilder::from_circle(10.0, -2.0, 4.0).expect("a circle");
        shapes.push(Shape::Fill(circle, Transform::identity(), Color::WHITE));
        shapes
    }

    #[test]
    fn bands_are_what_the_whole_page_is() {
        let (width, height) = (41, 300);
        let palette = Palette::inks(vec![[255; 3], [0; 3]]);
        let shapes = shapes();
        let touching = touching(&shapes, height);
        let whole = drawn(&touching, &(0..height), width).expect("a page");
        let whole = palette.rows(whole.data().as_chunks().0, width as usize);
        let rows = rows(&shapes, (width, height), &palette).expect("rows");
        let row = 1 + width.div_ceil(8) as usize;
        for (index, (row, expected)) in rows.chunks(row).zip(whole.chunks(row)).enumerate() {
            assert_eq!(row, expected, "row {index}");
        }
        assert_eq!(rows.len(), whole.len());
    }

    #[test]
    fn letters_are_drawn_and_what_is_between_is_not() {
        let shapes = shapes();
        let bands = busy(&touching(&shapes, 300));
        assert_eq!(bands, [0..3, 49..71]);
    }
}
