//! What is drawn beside glyphs: rules, lines along paths, pictures, and groups of things that are turned.

use std::sync::Arc;

use super::{Item, Mark};
use crate::geometry::{Color, Pt, Segment, Transform};
use crate::picture::Picture;

/// A filled rectangle.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Left edge.
    pub x: Pt,
    /// Upper edge.
    pub y: Pt,
    /// Width.
    pub width: Pt,
    /// Height.
    pub height: Pt,
    /// Fill.
    pub color: Color,
    /// What it belongs to; never content.
    pub mark: Mark,
}

/// A line along a path.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedPath {
    /// The path, on the page.
    pub segments: Vec<Segment>,
    /// How the line along it is drawn.
    pub stroke: Stroke,
    /// What it belongs to; never content.
    pub mark: Mark,
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// How thick it is.
    pub width: Pt,
    /// Its colour.
    pub color: Color,
    /// What its ends look like, those of dashes too.
    pub cap: Cap,
    /// Where it is not drawn through.
    pub dash: Option<Dash>,
}

/// The ends of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cap {
    /// They end where the path does.
    Butt,
    /// A half circle around the end of the path.
    Round,
}

/// Dashes, from the beginning of the path on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dash {
    /// How long each is; of no length and with round caps they are dots.
    pub on: Pt,
    /// How far it is from the end of one to the beginning of the next.
    pub off: Pt,
}

impl PlacedPath {
    /// Puts every point of the path elsewhere.
    pub fn map(&mut self, mut place: impl FnMut(f64, f64) -> (f64, f64)) {
        for segment in &mut self.segments {
            *segment = segment.map(&mut place);
        }
    }

    /// Draws it larger or smaller by a factor, seen from the origin.
    pub fn scale(&mut self, factor: f64) {
        self.map(|x, y| (x * factor, y * factor));
        self.stroke.width = self.stroke.width * factor;
        self.stroke.dash = self.stroke.dash.map(|dash| Dash {
            on: dash.on * factor,
            off: dash.off * factor,
        });
    }
}

/// Things that belong together, in coordinates of their own: words that run up the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// From its coordinates to those of the page.
    pub transform: Transform,
    /// What is drawn, from the bottom up, all of it with the group's mark. Groups hold none.
    pub items: Vec<Item>,
    /// What it belongs to.
    pub mark: Mark,
}

/// A picture at its place, as wide and high as it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedPicture {
    /// What is drawn.
    pub picture: Arc<Picture>,
    /// Left edge.
    pub x: Pt,
    /// Upper edge.
    pub y: Pt,
    /// Width.
    pub width: Pt,
    /// Height.
    pub height: Pt,
    /// What it belongs to.
    pub mark: Mark,
}

impl PlacedPicture {
    /// A picture as large as it may be, its upper left corner at the origin.
    pub fn fitting(picture: &Arc<Picture>, (widest, tallest): (Pt, Pt), mark: Mark) -> Self {
        let proportion = picture.width / picture.height;
        let (width, height) = if tallest * proportion <= widest {
            (tallest * proportion, tallest)
        } else {
            (widest, widest * (1.0 / proportion))
        };
        PlacedPicture {
            picture: Arc::clone(picture),
            x: Pt::ZERO,
            y: Pt::ZERO,
            width,
            height,
            mark,
        }
    }
}
