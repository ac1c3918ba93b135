//! Flat shapes of a drawing.
//!
//! In: a drawing as usvg has it. Out: the [`Shape`]s that it is made of, or nothing where it has what is more
//! than flat: gradients, patterns, masks, layers that are seen through. Lines become the shapes that they
//! cover; what is cut is shown within one area, and as it is where that cuts nothing off.

use std::sync::Arc;

use resvg::tiny_skia::{Path, PathSegment, Point, Transform};
use resvg::usvg::{self, FillRule, Group, Node, Paint, PaintOrder, Tree};

use super::area::Area;
use crate::geometry::{Color, Segment};
use crate::picture::cost;
use crate::picture::drawing::{Clip, Shape};

/// How often the area that shapes are shown within may change: for each, a whole picture of pixels may have to be
/// made.
const MOST_CLIPS: usize = 100;

/// The shapes of a drawing, its lines as fine as is asked; `None` when any is not flat.
pub fn flat(tree: &Tree, fineness: f32) -> Option<Vec<Shape>> {
    let mut collector = Collector {
        fineness,
        shapes: Vec::new(),
        clip: None,
        changes: 0,
    };
    collector.group(tree.root(), &Area::of_picture(tree.size()), 1.0)?;
    Some(collector.shapes)
}

struct Collector {
    fineness: f32,
    shapes: Vec<Shape>,
    /// What the last shape that is cut is shown within.
    clip: Option<Arc<Clip>>,
    /// How often that has changed.
    changes: usize,
}

impl Collector {
    fn group(&mut self, group: &Group, area: &Area, opacity: f32) -> Option<()> {
        if group.mask().is_some()
            || !group.filters().is_empty()
            || group.blend_mode() != usvg::BlendMode::Normal
        {
            return None;
        }
        let mut opacity = opacity;
        if group.opacity().get() < 1.0 {
            // What lies on each other in a layer is not seen through one by one.
            if paints(group) > 1 {
                return None;
            }
            opacity *= group.opacity().get();
        }
        let area = area.of_group(group)?;
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, &area, opacity)?,
                Node::Path(path) if path.is_visible() => self.path(path, &area, opacity)?,
                Node::Path(_) | Node::Text(_) => {}
                Node::Image(_) => return None,
            }
        }
        Some(())
    }

    fn path(&mut self, path: &usvg::Path, area: &Area, opacity: f32) -> Option<()> {
        let bounds = path.abs_stroke_bounding_box();
        if area.hides(bounds) {
            return Some(());
        }
        let clip = match area.cutting(bounds) {
            Some(clip) => Some(self.shared(clip)?),
            None => None,
        };
        let fill = match path.fill() {
            Some(fill) => {
                let (color, opacity) = (solid(fill.paint())?, fill.opacity().get() * opacity);
                let even_odd = fill.rule() == FillRule::EvenOdd;
                shape(
                    path.data(),
                    path.abs_transform(),
                    (color, opacity),
                    clip.as_ref(),
                )?
                .map(|shape| Shape { even_odd, ..shape })
            }
            None => None,
        };
        let stroke = match path.stroke() {
            Some(stroke) => {
                let (color, opacity) = (solid(stroke.paint())?, stroke.opacity().get() * opacity);
                let mut pen = stroke.to_tiny_skia();
                let dash = pen.dash.take();
                let dashed = dash.and_then(|dash| path.data().dash(&dash, 1.0));
                let line = dashed.as_ref().unwrap_or(path.data());
                let fineness = cost::outlines::fineness_of(path, self.fineness);
                let covered = line.stroke(&pen, fineness)?;
                shape(
                    &covered,
                    path.abs_transform(),
                    (color, opacity),
                    clip.as_ref(),
                )?
            }
            None => None,
        };
        let both = match path.paint_order() {
            PaintOrder::FillAndStroke => [fill, stroke],
            PaintOrder::StrokeAndFill => [stroke, fill],
        };
        self.shapes.extend(both.into_iter().flatten());
        Some(())
    }

    /// An area as the shape before has it, where it has the same; `None` where there are too many of them.
    fn shared(&mut self, clip: &Arc<Clip>) -> Option<Arc<Clip>> {
        let known = self.clip.as_ref().filter(|known| *known == clip);
        let shared = known.unwrap_or(clip).clone();
        if known.is_none() {
            self.changes += 1;
        }
        self.clip = Some(Arc::clone(&shared));
        (self.changes <= MOST_CLIPS).then_some(shared)
    }
}

/// How many times something is painted in a group, at most two counted.
fn paints(group: &Group) -> usize {
    let mut count = 0;
    for node in group.children() {
        count += match node {
            Node::Group(group) => paints(group),
            Node::Path(path) if path.is_visible() => {
                usize::from(path.fill().is_some()) + usize::from(path.stroke().is_some())
            }
            Node::Path(_) | Node::Text(_) => 0,
            Node::Image(_) => 2,
        };
        if count > 1 {
            break;
        }
    }
    count
}

/// A shape of a colour that is so opaque; nothing where it cannot be seen, `None` where it is nowhere.
fn shape(
    path: &Path,
    transform: Transform,
    (color, opacity): (Color, f32),
    clip: Option<&Arc<Clip>>,
) -> Option<Option<Shape>> {
    let opacity = (opacity * 255.0).round() as u8;
    if opacity == 0 {
        return Some(None);
    }
    let outline = path.clone().transform(transform)?;
    Some(Some(Shape {
        opacity,
        clip: clip.cloned(),
        ..Shape::opaque(color, segments(&outline))
    }))
}

fn solid(paint: &Paint) -> Option<Color> {
    match paint {
        Paint::Color(color) => Some(Color {
            red: color.red,
            green: color.green,
            blue: color.blue,
        }),
        _ => None,
    }
}

/// A path as its parts.
pub fn segments(path: &Path) -> Vec<Segment> {
    let mut pen = (0.0, 0.0);
    let of = |point: Point| (f64::from(point.x), f64::from(point.y));
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
    segments.collect()
}
