//! What the layout hands out: finished pages.
//!
//! The vocabulary is closed and tiny. A page holds runs of glyphs and rules, each at its place and
//! each with the tag that it belongs to; beside them stand the areas that can be clicked. A backend
//! draws these and decides nothing.
//!
//! Lengths are points; the origin of a page is its upper left corner, y runs down.

use std::ops::Range;
use std::sync::Arc;

use super::tags::{NodeId, SlotId, TagTree};
use super::text::font::{FaceId, Fonts};
use super::text::shape::Word;
use crate::document::{Address, TextId};
use crate::picture::Picture;
use crate::theme::{Color, Pt};

/// A laid-out document.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The pages in their order.
    pub pages: Vec<Page>,
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
    /// A picture.
    Picture(PlacedPicture),
}

impl Item {
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
            Item::Picture(placed) => {
                placed.x += right;
                placed.y += down;
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
            Item::Picture(placed) => placed.mark,
        }
    }
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
}

/// Glyphs of one face, size and colour on one baseline.
///
/// They are held as the words that the shaper made, shared by every place that sets the same word:
/// a line of text costs a few bytes a word, and a backend can encode each word once.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphRun {
    /// The face.
    pub face: FaceId,
    /// The em.
    pub size: Pt,
    /// How much wider than designed the glyphs are drawn: 1 is not at all.
    pub expansion: f64,
    /// Space after every glyph, in ems; it is expanded like the glyphs.
    pub tracking: f64,
    /// The colour.
    pub color: Color,
    /// Left end of the run.
    pub x: Pt,
    /// The baseline.
    pub y: Pt,
    /// From the left end to the right one.
    pub width: Pt,
    /// The words and spaces in the order of their text: from left to right, or from right to left
    /// where its level is odd.
    pub words: Vec<PlacedWord>,
    /// The characters that the run sets, in reading order.
    pub text: String,
    /// Where they stand in the document; `None` for what depends on pages, and for the space that a
    /// forced break of the line is heard as.
    pub source: Option<(TextId, Range<usize>)>,
    /// Embedding level (UAX #9): odd where the characters run from right to left; above 0 where they
    /// stand among such.
    pub level: u8,
    /// What it belongs to.
    pub mark: Mark,
}

/// A word or a space of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedWord {
    /// Its glyphs.
    pub word: Arc<Word>,
    /// Its left edge, from the run's left end.
    pub x: Pt,
    /// Where its characters begin in the run's text; they end where those of the next word begin.
    pub start: u32,
    /// Whether its last glyph is a hyphen that the line breaker added.
    pub soft_hyphen: bool,
}

/// One glyph of a run: see [`GlyphRun::glyphs`].
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Its index in the face.
    pub id: u16,
    /// Left edge of its advance, from the run's left end.
    pub x: Pt,
    /// How far above the baseline it is raised.
    pub rise: Pt,
    /// Its advance.
    pub advance: Pt,
    /// How large it is drawn: 1, but the digits in a box.
    pub scale: f64,
    /// The characters that it sets, as bytes of the run's text. Empty for the second and later
    /// glyphs of a cluster.
    pub cluster: Range<u32>,
    /// Whether it is a hyphen that the line breaker added: U+00AD to whoever extracts the text.
    pub soft_hyphen: bool,
}

impl GlyphRun {
    /// Whether the characters run from right to left.
    pub fn is_right_to_left(&self) -> bool {
        self.level % 2 == 1
    }

    /// The characters of a word, by its index.
    pub fn word_text(&self, index: usize) -> &str {
        let start = self.words[index].start as usize;
        let next = self.words.get(index + 1);
        let end = next.map_or(self.text.len(), |next| next.start as usize);
        self.text.get(start..end).unwrap_or_default()
    }

    /// Every glyph, in the order of the text.
    pub fn glyphs(&self) -> impl Iterator<Item = Glyph> + '_ {
        let unit = self.size * self.expansion;
        self.words
            .iter()
            .enumerate()
            .flat_map(move |(index, placed)| {
                let length = u32::try_from(self.word_text(index).len()).unwrap_or(u32::MAX);
                let glyphs = &placed.word.glyphs;
                glyphs.iter().enumerate().map(move |(index, glyph)| {
                    let (start, end) = (
                        glyph.cluster.start.min(length),
                        glyph.cluster.end.min(length),
                    );
                    Glyph {
                        id: glyph.id,
                        x: placed.x + unit * (glyph.x + self.tracking * index as f64),
                        rise: self.size * glyph.rise,
                        advance: unit * (glyph.advance + self.tracking),
                        scale: glyph.scale.into(),
                        cluster: placed.start + start..placed.start + end,
                        soft_hyphen: placed.soft_hyphen && index + 1 == glyphs.len(),
                    }
                })
            })
    }
}

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
    /// Where it is a row of round dots instead, as thick as it is high: how far apart they stand.
    pub dots: Option<Pt>,
    /// What it belongs to; never content.
    pub mark: Mark,
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
