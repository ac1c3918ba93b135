//! What the layout hands out: finished pages.
//!
//! The vocabulary is closed and tiny. A page holds runs of glyphs, rules, paths and pictures, some of them turned,
//! each at its place and each with the tag that it belongs to, from the bottom up; beside them stand the areas that
//! can be clicked. A backend draws these in their order and decides nothing.
//!
//! Lengths are points; the origin of a page is its upper left corner, y runs down.

mod glyphs;
mod graphics;

pub use glyphs::{Glyph, GlyphRun, PlacedWord};
pub use graphics::{Cap, Dash, Group, PlacedPath, PlacedPicture, Rule, Stroke};

use std::sync::Arc;

use super::tags::{NodeId, SlotId, TagTree};
use super::text::font::Fonts;
use crate::document::Address;
use crate::geometry::{Pt, Transform};

/// A laid-out document.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The pages in their order.
    pub pages: Vec<Page>,
    /// How many of them are a cover and its back, which no number counts: the first ones.
    pub covers: usize,
    /// What the marked content of the pages means.
    pub tags: TagTree,
    /// The outline, in reading order; nesting is by level.
    pub outline: Vec<OutlineEntry>,
    /// Every place that can be led to, by name, sorted by name.
    pub destinations: Vec<Destination>,
    /// The faces that its glyphs are of.
    pub fonts: Arc<Fonts>,
}

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width of the sheet.
    pub width: Pt,
    /// Height of the sheet.
    pub height: Pt,
    /// What is drawn, from the bottom up: whatever lies behind the text, then the text, in reading order.
    pub items: Vec<Item>,
    /// What can be clicked.
    pub links: Vec<LinkArea>,
}

/// One thing that is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Glyphs on one baseline.
    Glyphs(GlyphRun),
    /// A filled rectangle.
    Rule(Rule),
    /// A line along a path.
    Path(PlacedPath),
    /// A picture.
    Picture(PlacedPicture),
    /// Several of these, turned.
    Group(Group),
}

impl Page {
    /// Its items, and those of each group on it.
    pub fn stretches(&self) -> impl Iterator<Item = &[Item]> {
        let groups = self.items.iter().filter_map(|item| match item {
            Item::Group(group) => Some(&group.items[..]),
            Item::Glyphs(_) | Item::Rule(_) | Item::Path(_) | Item::Picture(_) => None,
        });
        std::iter::once(&self.items[..]).chain(groups)
    }
}

impl Item {
    /// Its runs of glyphs.
    pub fn runs(&self) -> impl Iterator<Item = &GlyphRun> {
        let items = match self {
            Item::Group(group) => &group.items[..],
            Item::Glyphs(_) | Item::Rule(_) | Item::Path(_) | Item::Picture(_) => {
                std::slice::from_ref(self)
            }
        };
        items.iter().filter_map(|item| match item {
            Item::Glyphs(run) => Some(run),
            Item::Rule(_) | Item::Path(_) | Item::Picture(_) | Item::Group(_) => None,
        })
    }

    /// Moves an item.
    pub fn shift(&mut self, right: Pt, down: Pt) {
        match self {
            Item::Glyphs(run) => {
                run.x += right;
                run.y += down;
            }
            Item::Rule(rule) => {
                rule.x += right;
                rule.y += down;
            }
            Item::Path(path) => path.map(|x, y| (x + right.0, y + down.0)),
            Item::Picture(placed) => {
                placed.x += right;
                placed.y += down;
            }
            Item::Group(group) => {
                let shift = Transform::moving(right.0, down.0);
                group.transform = shift.after(group.transform);
            }
        }
    }

    /// Draws it larger or smaller by a factor, seen from the origin.
    pub fn scale(&mut self, factor: f64) {
        let lengths: &mut [&mut Pt] = match self {
            Item::Glyphs(run) => {
                for placed in &mut run.words {
                    placed.x = placed.x * factor;
                }
                &mut [&mut run.x, &mut run.y, &mut run.width, &mut run.size]
            }
            Item::Path(path) => return path.scale(factor),
            Item::Group(group) => {
                group.transform = Transform::scaling(factor).after(group.transform);
                return;
            }
            Item::Rule(rule) => &mut [&mut rule.x, &mut rule.y, &mut rule.width, &mut rule.height],
            Item::Picture(placed) => &mut [
                &mut placed.x,
                &mut placed.y,
                &mut placed.width,
                &mut placed.height,
            ],
        };
        for length in lengths {
            **length = **length * factor;
        }
    }

    /// What it belongs to.
    pub fn mark(&self) -> Mark {
        match self {
            Item::Glyphs(run) => run.mark,
            Item::Rule(rule) => rule.mark,
            Item::Path(path) => path.mark,
            Item::Picture(placed) => placed.mark,
            Item::Group(group) => group.mark,
        }
    }
}

/// Where a thing belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Content of the document.
    Content(SlotId),
    /// What stands on every page.
    Running(RunningMatter),
    /// Rules, underlines and glyphs that say nothing (Layout).
    Decoration,
}

/// What stands on every page (ISO 32000-1, 14.8.2.2.2: pagination artifacts, and table 330).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunningMatter {
    /// Above the text: running heads, a marking.
    Header,
    /// Below the text: folios, a marking.
    Footer,
    /// Behind the text.
    Watermark,
    /// What stands on a page before as well: the head of a table.
    Repeated,
}

/// An area that can be clicked.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkArea {
    /// Left edge.
    pub x: Pt,
    /// Upper edge.
    pub y: Pt,
    /// Width.
    pub width: Pt,
    /// Height.
    pub height: Pt,
    /// Where it leads.
    pub target: Target,
    /// What it says to those who do not see it.
    pub description: String,
    /// The tag of the link.
    pub node: NodeId,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Out of the document.
    Url(Address),
    /// To a destination of that name.
    Destination(String),
}

/// A place that can be led to.
#[derive(Debug, Clone, PartialEq)]
pub struct Destination {
    /// Its name; the same between versions of a document.
    pub name: String,
    /// Its page, from 0.
    pub page: usize,
    /// From the page's upper edge.
    pub y: Pt,
}

/// A line of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineEntry {
    /// 1 and more; never more than one above the line before.
    pub level: u8,
    /// What it says.
    pub title: String,
    /// The destination.
    pub destination: String,
}
