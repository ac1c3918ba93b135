//! SVG files.
//!
//! In: a file. Out: a [`Drawing`] where it is made of flat, opaque shapes, as most logos are; else
//! pixels. usvg resolves styles, units, references and transformations; lines become the shapes that
//! they cover.
//!
//! Text is refused, since it would look different with every font, and so are pictures within, which
//! may lie elsewhere, filters and markers.

use resvg::tiny_skia::{Path, PathSegment, Pixmap, Transform};
use resvg::usvg::{self, FillRule, Group, Node, Paint, Tree, roxmltree};

use super::drawing::{Shape, of_pixmap};
use super::{Content, Drawing, PictureFault, Room, SAVE_AGAIN, cost};
use crate::geometry::{Color, Segment};

/// How large a file may be, in bytes.
const LARGEST: usize = 2 << 20;
/// Pixels of the longer side, where a drawing must become some: 5 cm at 600 dots to the inch.
const PIXELS: f64 = 1_200.0;

/// Into how many parts of the longer side a line is set, when it becomes the shape that it covers: of a
/// logo 5 cm wide, a two-hundredth of a millimetre.
const FINENESS: f32 = 10_000.0;
/// How many times longer than the other a side may be.
const MOST_PROPORTION: f32 = 1_000.0;
/// How many times its longer side a shape may reach from its corner.
const MOST_REACH: f64 = 1_000.0;

/// Whether a file looks like an SVG.
pub fn is_svg(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(4096)];
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let text = String::from_utf8_lossy(start);
    text.trim_start().starts_with('<') && text.contains("<svg")
}

/// Reads a file.
pub fn read(bytes: &[u8], room: &Room) -> Result<Content, PictureFault> {
    if bytes.len() > LARGEST {
        return Err(PictureFault::new(
            "is an SVG of more than 2 megabytes",
            "simplify it, or save it as PNG",
        ));
    }
    let damaged = |_| PictureFault::new("is damaged: it is an SVG that cannot be read", SAVE_AGAIN);
    let text = std::str::from_utf8(bytes).map_err(|_| {
        PictureFault::new("is not UTF-8", "save it as UTF-8, which every editor can")
    })?;
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        nodes_limit: cost::MOST_ELEMENTS * 2,
        ..roxmltree::ParsingOptions::default()
    };
    let document = roxmltree::Document::parse_with_options(text, options)
        .map_err(|error| error.to_string())
        .map_err(damaged)?;
    check(&document)?;
    cost::check_rules(&document)?;
    let tree = Tree::from_xmltree(&document, &usvg::Options::default())
        .map_err(|error| error.to_string())
        .map_err(damaged)?;
    let size = tree.size();
    check_proportion(size)?;
    let fineness = FINENESS / size.width().max(size.height());
    cost::outlines::check(tree.root(), fineness)?;
    let mut shapes = Vec::new();
    if flat(tree.root(), fineness, &mut shapes).is_some() {
        let drawing = Drawing {
            width: f64::from(size.width()),
            height: f64::from(size.height()),
            shapes,
        };
        check_reach(&drawing)?;
        return Ok(Content::Drawing(drawing));
    }
    let scale = PIXELS as f32 / size.width().max(size.height());
    let pixels = |length: f32| (length * scale).ceil().max(1.0) as u32;
    let (wide, high) = (pixels(size.width()), pixels(size.height()));
    let scale = Transform::from_scale(scale, scale);
    let needed = cost::layers::check(tree.root(), scale, (wide, high))?;
    room.within(needed, || {
        let mut pixmap = Pixmap::new(wide, high).ok_or_else(|| damaged(String::new()))?;
        resvg::render(&tree, scale, &mut pixmap.as_mut());
        Ok(Content::Pixels(of_pixmap(&pixmap)))
    })
}

/// Refuses what is a line rather than a picture: drawn as high as a logo it would not be seen, drawn as
/// wide as a cover it would be as high as a house.
fn check_proportion(size: usvg::Size) -> Result<(), PictureFault> {
    let (width, height) = (size.width(), size.height());
    let sound = width.is_finite() && height.is_finite();
    if sound && width.max(height) <= width.min(height) * MOST_PROPORTION {
        return Ok(());
    }
    Err(PictureFault::new(
        format!("is {width} by {height} large, which no page can show"),
        "give its `width`, `height` and `viewBox` usual numbers",
    ))
}

/// Refuses shapes that reach so far beyond the picture that a PDF has no number for where they end
/// (ISO 32000-1, Annex C), or that are nowhere.
fn check_reach(drawing: &Drawing) -> Result<(), PictureFault> {
    let furthest = drawing.width.max(drawing.height) * MOST_REACH;
    let within = |value: f64| value.abs() <= furthest;
    let sound = |segment: &Segment| match *segment {
        Segment::Move(x, y) | Segment::Line(x, y) => within(x) && within(y),
        Segment::Cubic(x1, y1, x2, y2, x, y) => [x1, y1, x2, y2, x, y].into_iter().all(within),
        Segment::Close => true,
    };
    let mut segments = drawing.shapes.iter().flat_map(|shape| &shape.path);
    if segments.all(sound) {
        return Ok(());
    }
    Err(PictureFault::new(
        "has shapes that reach a thousand times beyond its edges",
        "cut them to the edges, or give its `viewBox` usual numbers",
    ))
}

/// Refuses what cannot be shown alike everywhere, and what grows without end when it is resolved.
fn check(document: &roxmltree::Document<'_>) -> Result<(), PictureFault> {
    for element in document.descendants().filter(roxmltree::Node::is_element) {
        let (message, help) = match element.tag_name().name() {
            "text" => (
                "has text, which looks different where another font is at hand",
                "convert its text to paths, which drawing programs call outlines",
            ),
            "image" | "feImage" => (
                "has a picture of its own in it",
                "use that picture itself, or save the whole as PNG",
            ),
            "filter" | "marker" => (
                "has filters or markers, which programs draw each in its own way",
                "convert them to paths, or save the whole as PNG",
            ),
            _ => continue,
        };
        return Err(PictureFault::new(message, help));
    }
    cost::check_elements(document)
}

/// Collects the shapes of a group; `None` when it has any that is not flat and opaque.
fn flat(group: &Group, fineness: f32, shapes: &mut Vec<Shape>) -> Option<()> {
    if group.opacity().get() < 1.0
        || group.clip_path().is_some()
        || group.mask().is_some()
        || !group.filters().is_empty()
        || group.blend_mode() != usvg::BlendMode::Normal
    {
        return None;
    }
    for node in group.children() {
        match node {
            Node::Group(group) => flat(group, fineness, shapes)?,
            Node::Path(path) if path.is_visible() => of_path(path, fineness, shapes)?,
            Node::Path(_) => {}
            Node::Image(_) | Node::Text(_) => return None,
        }
    }
    Some(())
}

fn of_path(path: &usvg::Path, fineness: f32, shapes: &mut Vec<Shape>) -> Option<()> {
    let fill = match path.fill() {
        Some(fill) => Some(Shape {
            color: solid(fill.paint(), fill.opacity())?,
            even_odd: fill.rule() == FillRule::EvenOdd,
            path: outline(path.data(), path.abs_transform())?,
        }),
        None => None,
    };
    let stroke = match path.stroke() {
        Some(stroke) => {
            let mut pen = stroke.to_tiny_skia();
            let dash = pen.dash.take();
            let dashed = dash.and_then(|dash| path.data().dash(&dash, 1.0));
            let line = dashed.as_ref().unwrap_or(path.data());
            let fineness = cost::outlines::fineness_of(path, fineness);
            let covered = line.stroke(&pen, fineness)?;
            Some(Shape {
                color: solid(stroke.paint(), stroke.opacity())?,
                even_odd: false,
                path: outline(&covered, path.abs_transform())?,
            })
        }
        None => None,
    };
    match path.paint_order() {
        usvg::PaintOrder::FillAndStroke => shapes.extend(fill.into_iter().chain(stroke)),
        usvg::PaintOrder::StrokeAndFill => shapes.extend(stroke.into_iter().chain(fill)),
    }
    Some(())
}

fn solid(paint: &Paint, opacity: usvg::Opacity) -> Option<Color> {
    match paint {
        Paint::Color(color) if opacity.get() >= 1.0 => Some(Color {
            red: color.red,
            green: color.green,
            blue: color.blue,
        }),
        _ => None,
    }
}

fn outline(path: &Path, transform: Transform) -> Option<Vec<Segment>> {
    let path = path.clone().transform(transform)?;
    let mut pen = (0.0, 0.0);
    let of = |point: resvg::tiny_skia::Point| (f64::from(point.x), f64::from(point.y));
    let segments = path.segments().map(|segment| match segment {
        PathSegment::MoveTo(to) => {
            pen = of(to);
            Segment::Move(pen.0, pen.1)
        }
        PathSegment::LineTo(to) => {
            pen = of(to);
            Segment::Line(pen.0, pen.1)
        }
        PathSegment::QuadTo(control, to) => {
            // The same curve with two control points.
            let ((x, y), (control_x, control_y), end) = (pen, of(control), of(to));
            pen = end;
            let toward = |from: f64, to: f64| from + (to - from) * 2.0 / 3.0;
            Segment::Cubic(
                toward(x, control_x),
                toward(y, control_y),
                toward(end.0, control_x),
                toward(end.1, control_y),
                end.0,
                end.1,
            )
        }
        PathSegment::CubicTo(one, two, to) => {
            let ((x1, y1), (x2, y2)) = (of(one), of(two));
            pen = of(to);
            Segment::Cubic(x1, y1, x2, y2, pen.0, pen.1)
        }
        PathSegment::Close => Segment::Close,
    });
    Some(segments.collect())
}
