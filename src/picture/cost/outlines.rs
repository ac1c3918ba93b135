//! How many segments the outlines of a drawing have: of its paths, of what its lines cover, and of
//! their dashes.
//!
//! In: a drawing as usvg has it. Out: a fault where there are too many. What a line covers is found by
//! setting it piece by piece, so that no more is in memory than one piece costs.

use resvg::tiny_skia::{Path, PathBuilder, PathSegment};
use resvg::usvg::{self, Group, Node};

use crate::picture::PictureFault;

/// How many segments all outlines may have together.
const MOST_SEGMENTS: usize = 1_000_000;
/// How many dashes all lines may have together.
const MOST_DASHES: f64 = 20_000.0;
/// How many segments of a line are set at a time.
const PIECE: usize = 64;

/// Refuses outlines of so many segments that no page needs them; lines are set to within the
/// `fineness`th part of the drawing's unit.
pub fn check(group: &Group, fineness: f32) -> Result<(), PictureFault> {
    let mut outlines = Outlines {
        fineness,
        segments: 0,
        dashes: 0.0,
    };
    outlines.group(group)
}

/// How fine the lines of a path are set in its own units, when they are set so fine in the drawing's.
pub fn fineness_of(path: &usvg::Path, fineness: f32) -> f32 {
    let (across, down) = path.abs_transform().get_scale();
    fineness * across.max(down)
}

struct Outlines {
    fineness: f32,
    segments: usize,
    dashes: f64,
}

impl Outlines {
    fn group(&mut self, group: &Group) -> Result<(), PictureFault> {
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group)?,
                Node::Path(path) => self.path(path)?,
                Node::Image(_) | Node::Text(_) => {}
            }
            // What fills, clips and masks it.
            let mut beside = Ok(());
            node.subroots(|group| {
                if beside.is_ok() {
                    beside = self.group(group);
                }
            });
            beside?;
        }
        Ok(())
    }

    fn path(&mut self, path: &usvg::Path) -> Result<(), PictureFault> {
        self.add(path.data().len())?;
        let Some(stroke) = path.stroke() else {
            return Ok(());
        };
        if let Some(pattern) = stroke.dasharray() {
            let once: f32 = pattern.iter().sum();
            let often = length(path.data()) / f64::from(once).max(f64::MIN_POSITIVE);
            self.dashes += often * pattern.len() as f64;
            if self.dashes.is_nan() || self.dashes > MOST_DASHES {
                return Err(PictureFault::new(
                    "has lines of too many dashes",
                    "make the dashes longer, or the lines solid",
                ));
            }
        }
        let mut pen = stroke.to_tiny_skia();
        pen.dash = None;
        let fineness = fineness_of(path, self.fineness);
        for piece in pieces(path.data()) {
            let covered = piece.stroke(&pen, fineness);
            self.add(covered.map_or(0, |covered| covered.len()))?;
        }
        Ok(())
    }

    fn add(&mut self, segments: usize) -> Result<(), PictureFault> {
        self.segments = self.segments.saturating_add(segments);
        if self.segments <= MOST_SEGMENTS {
            return Ok(());
        }
        Err(PictureFault::new(
            "has outlines of too many points",
            "simplify its paths, or save it as PNG",
        ))
    }
}

/// A path in pieces, each of which begins where the last ended.
fn pieces(path: &Path) -> impl Iterator<Item = Path> {
    let segments: Vec<PathSegment> = path.segments().collect();
    let mut pieces = Vec::new();
    let (mut start, mut at) = (None, None);
    for chunk in segments.chunks(PIECE) {
        let mut builder = PathBuilder::new();
        let first = at;
        if let Some((x, y)) = first {
            builder.move_to(x, y);
        }
        for segment in chunk {
            match *segment {
                PathSegment::MoveTo(to) => builder.move_to(to.x, to.y),
                PathSegment::LineTo(to) => builder.line_to(to.x, to.y),
                PathSegment::QuadTo(one, to) => builder.quad_to(one.x, one.y, to.x, to.y),
                PathSegment::CubicTo(one, two, to) => {
                    builder.cubic_to(one.x, one.y, two.x, two.y, to.x, to.y);
                }
                PathSegment::Close => builder.close(),
            }
            (start, at) = match end(segment) {
                Some(end) if matches!(segment, PathSegment::MoveTo(_)) => (Some(end), Some(end)),
                Some(end) => (start, Some(end)),
                None => (start, start),
            };
        }
        pieces.extend(builder.finish());
    }
    pieces.into_iter()
}

/// Where a segment ends; `None` where its contour begins.
fn end(segment: &PathSegment) -> Option<(f32, f32)> {
    match segment {
        PathSegment::MoveTo(to)
        | PathSegment::LineTo(to)
        | PathSegment::QuadTo(_, to)
        | PathSegment::CubicTo(_, _, to) => Some((to.x, to.y)),
        PathSegment::Close => None,
    }
}

/// At most how long a path is: a curve is no longer than the way along its control points.
fn length(path: &Path) -> f64 {
    let (mut start, mut at) = ((0.0, 0.0), (0.0, 0.0));
    let mut length = 0.0;
    for segment in path.segments() {
        let way = match segment {
            PathSegment::MoveTo(to) => {
                start = (to.x, to.y);
                at = start;
                continue;
            }
            PathSegment::LineTo(to) => vec![(to.x, to.y)],
            PathSegment::QuadTo(one, to) => vec![(one.x, one.y), (to.x, to.y)],
            PathSegment::CubicTo(one, two, to) => {
                vec![(one.x, one.y), (two.x, two.y), (to.x, to.y)]
            }
            PathSegment::Close => vec![start],
        };
        for to in way {
            length += f64::from(to.0 - at.0).hypot(f64::from(to.1 - at.1));
            at = to;
        }
    }
    length
}
