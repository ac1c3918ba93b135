//! Areas that parts of a drawing are shown within.
//!
//! In: the clips of its groups, each within those around it. Out: one outline, where they come to one: most
//! programs cut a panel of a chart by a rectangle, and little of it reaches beyond.

use std::sync::Arc;

use resvg::tiny_skia::{Path, PathSegment, Point, Rect};
use resvg::usvg::{self, FillRule, Group, Node};

use super::shapes::segments;
use crate::geometry::Segment;
use crate::picture::drawing::Clip;

/// How far from a straight line an edge may be, in the drawing's units.
const STRAIGHT: f32 = 1e-3;

/// Where things are shown.
#[derive(Clone)]
pub enum Area {
    /// Everywhere.
    All,
    /// In a rectangle.
    Rectangle(Rect, Arc<Clip>),
    /// In an area of another shape, all of which lies in a rectangle.
    Other(Rect, Arc<Clip>),
}

impl Area {
    /// All of a picture: what reaches beyond its edges is not seen.
    pub fn of_picture(size: usvg::Size) -> Area {
        let whole = Rect::from_xywh(0.0, 0.0, size.width(), size.height());
        whole.map_or(Area::All, |whole| {
            Area::Rectangle(whole, Arc::new(rectangle(whole)))
        })
    }

    /// What of it a group is shown within; `None` where that cannot be said by one outline.
    pub fn of_group(&self, group: &Group) -> Option<Area> {
        let Some(clip) = group.clip_path() else {
            return Some(self.clone());
        };
        if clip.clip_path().is_some() {
            return None;
        }
        let transform = group.abs_transform().pre_concat(clip.transform());
        let path = only_path(clip.root())?;
        let rule = path.fill()?.rule();
        let outline = path.data().clone();
        let outline = outline.transform(transform.pre_concat(path.abs_transform()))?;
        let bounds = outline.bounds();
        if is_rectangle(&outline) {
            let bounds = match self {
                Area::All => bounds,
                Area::Rectangle(outer, _) => intersection(*outer, bounds),
                Area::Other(outer, _) if holds(bounds, *outer) => return Some(self.clone()),
                Area::Other(..) => return None,
            };
            return Some(Area::Rectangle(bounds, Arc::new(rectangle(bounds))));
        }
        let is_whole = match self {
            Area::All => true,
            Area::Rectangle(outer, _) => holds(*outer, bounds),
            Area::Other(..) => false,
        };
        is_whole.then(|| {
            let clip = Clip {
                path: segments(&outline),
                even_odd: rule == FillRule::EvenOdd,
            };
            Area::Other(bounds, Arc::new(clip))
        })
    }

    /// What cuts something that lies within a rectangle, if anything does.
    pub fn cutting(&self, shape: Rect) -> Option<&Arc<Clip>> {
        match self {
            Area::All => None,
            Area::Rectangle(area, _) if holds(*area, shape) => None,
            Area::Rectangle(_, clip) | Area::Other(_, clip) => Some(clip),
        }
    }

    /// Whether nothing that lies within a rectangle is seen.
    pub fn hides(&self, shape: Rect) -> bool {
        match self {
            Area::All => false,
            Area::Rectangle(area, _) | Area::Other(area, _) => {
                let overlap = intersection(*area, shape);
                overlap.width() <= 0.0 || overlap.height() <= 0.0
            }
        }
    }
}

/// The only path of a group, wherever it lies in it.
fn only_path(group: &Group) -> Option<&usvg::Path> {
    match group.children() {
        [Node::Path(path)] => Some(path),
        [Node::Group(inner)] if inner.clip_path().is_none() && inner.mask().is_none() => {
            only_path(inner)
        }
        _ => None,
    }
}

/// Whether a path is a rectangle whose sides run with those of the picture.
fn is_rectangle(path: &Path) -> bool {
    let mut points: Vec<Point> = Vec::new();
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(point) if points.is_empty() => points.push(point),
            PathSegment::LineTo(point) if points.len() < 6 => points.push(point),
            PathSegment::Close => {}
            _ => return false,
        }
    }
    let same = |one: f32, other: f32| (one - other).abs() <= STRAIGHT;
    if points.len() == 5 && same(points[0].x, points[4].x) && same(points[0].y, points[4].y) {
        points.pop();
    }
    let [one, two, three, four] = points[..] else {
        return false;
    };
    let across = |first: Point, second: Point| same(first.y, second.y);
    let down = |first: Point, second: Point| same(first.x, second.x);
    (across(one, two) && down(two, three) && across(three, four) && down(four, one))
        || (down(one, two) && across(two, three) && down(three, four) && across(four, one))
}

fn rectangle(bounds: Rect) -> Clip {
    let [left, top, right, bottom] =
        [bounds.left(), bounds.top(), bounds.right(), bounds.bottom()].map(f64::from);
    Clip {
        path: vec![
            Segment::Move(left, top),
            Segment::Line(right, top),
            Segment::Line(right, bottom),
            Segment::Line(left, bottom),
            Segment::Close,
        ],
        even_odd: false,
    }
}

/// Whether all of a rectangle lies within another.
fn holds(outer: Rect, inner: Rect) -> bool {
    inner.left() >= outer.left() - STRAIGHT
        && inner.top() >= outer.top() - STRAIGHT
        && inner.right() <= outer.right() + STRAIGHT
        && inner.bottom() <= outer.bottom() + STRAIGHT
}

/// What two rectangles have in common: of no width or height where they have nothing.
fn intersection(one: Rect, other: Rect) -> Rect {
    let left = one.left().max(other.left());
    let top = one.top().max(other.top());
    let right = one.right().min(other.right()).max(left);
    let bottom = one.bottom().min(other.bottom()).max(top);
    Rect::from_ltrb(left, top, right, bottom).unwrap_or(one)
}
