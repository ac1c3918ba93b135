//! The galley: one long column of pieces, ready to be cut into pages.
//!
//! A piece is what is set in one go, with the space above it: a paragraph in its lines, a graphic, or
//! the beginning or the end of a box around the pieces between them. The search for page breaks sees
//! none of this. Each piece yields it the slices that stand whole on one page: a line, a graphic.

mod hanging;
mod within;

use std::sync::Arc;

pub use self::hanging::Hanging;
use super::page_text::PageText;
use super::paginate::PagePlan;
pub use super::table::{CellLines, RowRule, TableFrame, TableHead, TableNotes, TableRow};
use crate::document::NoteId;
use crate::geometry::{Color, Pt};
use crate::layout::frame::Item;
use crate::layout::text::Paragraph;
use crate::layout::text::font::Fonts;

/// One long column, ready to be cut into pages.
#[derive(Debug)]
pub struct Galley {
    /// The pieces in reading order.
    pub pieces: Vec<Piece>,
    /// The notes; [`NoteId`] is an index into this.
    pub notes: Vec<Vec<Piece>>,
    /// What stands on pages that are turned, behind the page on which the flow has come to it;
    /// [`Content::Turned`] is an index into this.
    pub turned: Vec<Vec<Piece>>,
    /// The faces that their words are shaped with.
    pub fonts: Arc<Fonts>,
}

impl Galley {
    /// The pieces that a page has slices of.
    pub fn pieces_of(&self, plan: &PagePlan) -> &[Piece] {
        match plan.turned {
            Some(turned) => &self.turned[turned],
            None => &self.pieces,
        }
    }
}

/// A part of the column.
#[derive(Debug)]
pub struct Piece {
    /// What it sets.
    pub content: Content,
    /// Space above it; dropped at the top of a page.
    pub above: Pt,
    /// How far that space may grow where a page would fall short.
    pub growth: SpaceGrowth,
    /// How it may be divided.
    pub keep: Keep,
    /// Whether its top is brought back to the half-line grid.
    pub on_grid: bool,
    /// Whether it begins a page, whatever room is left on the one before.
    pub opens_page: bool,
    /// A rule across the space above it.
    pub rule_above: Option<Box<RuleAbove>>,
    /// The destinations at its top, the outermost first.
    pub anchors: Vec<String>,
    /// The running head from here on.
    pub running: Option<String>,
}

/// What a piece sets.
#[derive(Debug)]
pub enum Content {
    /// A paragraph, which pages may divide between its lines. It is held apart: a list that has room for
    /// pieces to come would keep as much again for them as for those that it has.
    Lines(Box<Lines>),
    /// A graphic, which stands on one page.
    Graphic(Graphic),
    /// A row of a table, cut between pages only where it is higher than one.
    Row(Box<TableRow>),
    /// The beginning of a box around the pieces that follow, up to its [end](Content::End).
    Begin(BoxDesign),
    /// The end of the box that was begun last.
    End,
    /// Where the flow comes to what stands on a page that is turned.
    Turned(usize),
}

/// A paragraph in its lines.
#[derive(Debug, Clone)]
pub struct Lines {
    /// Its text, shaped and broken.
    pub paragraph: Paragraph,
    /// Which of the paragraph's variants is set.
    pub variant: usize,
    /// From the left edge of the text block to that of the paragraph.
    pub x: Pt,
    /// From baseline to baseline.
    pub leading: Pt,
    /// From the top of a line to its baseline.
    pub ascent: Pt,
    /// What hangs beside its first line: a marker, a number.
    pub hanging: Option<Box<Hanging>>,
    /// What it says about pages, if anything.
    pub page_text: Option<Box<PageText>>,
}

/// A graphic.
#[derive(Debug)]
pub struct Graphic {
    /// What is drawn, from the bottom up, placed from the text block's left edge and its own top.
    pub items: Vec<Item>,
    /// Its height.
    pub height: Pt,
    /// What hangs beside it: a marker, a number. Placed from the text block's left edge, and a line below its top.
    pub hanging: Vec<Item>,
}

/// What a box does to what stands in it.
#[derive(Debug)]
pub enum BoxDesign {
    /// It stands behind or beside it.
    Panel(Panel),
    /// It holds a table, whose head it repeats.
    Table(Box<TableFrame>),
    /// It holds a float, which stands here, or at the head of the next page where it does not fit.
    Float(Float),
}

/// What stands where the flow comes to it, or at the head of a page to come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Float {
    /// Space below it; dropped at the foot of a page.
    pub below: Pt,
}

impl BoxDesign {
    /// How far it reaches above what stands in it, and below, on every page that it stands on.
    pub fn padding(&self) -> Pt {
        match self {
            BoxDesign::Panel(panel) => panel.padding,
            BoxDesign::Table(_) | BoxDesign::Float(_) => Pt::ZERO,
        }
    }

    /// How high that is which it repeats where it goes on.
    pub fn repeated(&self) -> Pt {
        match self {
            BoxDesign::Panel(_) | BoxDesign::Float(_) => Pt::ZERO,
            BoxDesign::Table(table) => table.head.height,
        }
    }

    /// How many of its first pieces are what it repeats, or what stands above that.
    pub fn opening_pieces(&self) -> usize {
        match self {
            BoxDesign::Panel(_) | BoxDesign::Float(_) => 0,
            BoxDesign::Table(table) => table.head.pieces,
        }
    }

    /// The notes of the table that it holds, if any: the box begins with one of these pieces.
    pub fn notes<'p>(
        &'p self,
        pieces: &'p [Piece],
        begin: usize,
    ) -> impl Iterator<Item = &'p Piece> {
        let behind = match self {
            BoxDesign::Panel(_) | BoxDesign::Float(_) => &[][..],
            BoxDesign::Table(table) => &table.notes.behind,
        };
        // Nothing is looked for where there is nothing to find.
        let end = (!behind.is_empty()).then(|| end_of(pieces, begin));
        let place = move |note: &usize| pieces.get(end? + 1 + note);
        behind.iter().filter_map(place)
    }
}

/// The piece that ends the box which another begins.
fn end_of(pieces: &[Piece], begin: usize) -> usize {
    let mut open = 0;
    for (place, piece) in pieces.iter().enumerate().skip(begin) {
        match piece.content {
            Content::Begin(_) => open += 1,
            Content::End => open -= 1,
            Content::Lines(_) | Content::Graphic(_) | Content::Row(_) | Content::Turned(_) => {}
        }
        if open == 0 {
            return place;
        }
    }
    pieces.len()
}

/// A panel behind what stands in a box, or, where it is narrow, a rule beside that.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Panel {
    /// Its left edge, from that of the text block.
    pub x: Pt,
    /// Its width.
    pub width: Pt,
    /// Its colour.
    pub color: Color,
    /// How far it reaches above what stands in it, and below, on every page that it stands on.
    pub padding: Pt,
}

/// How far the space above a piece may grow where a page would fall short.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SpaceGrowth {
    /// In front matter (title block, TL;DR, key points, contents): by so many lines, in the measure of
    /// those around it.
    Front(f64),
    /// Elsewhere: by so many half-lines.
    HalfLines(u8),
    /// On the last page by all that is free, so that what is below stands at the foot; on no other.
    ToFoot,
}

/// How a piece may be divided between pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Keep {
    /// All its lines on one page.
    pub together: bool,
    /// Its last line on the page of the next piece's first lines.
    pub with_next: bool,
    /// Its first lines on the page of the last line of the piece before it.
    pub with_previous: bool,
}

impl Keep {
    /// A heading: whole, and with what it is the heading of.
    pub const HEADING: Keep = Keep {
        together: true,
        with_next: true,
        with_previous: false,
    };
}

/// A rule across the space above a piece.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RuleAbove {
    /// Its left edge, from that of the text block.
    pub x: Pt,
    /// Its width.
    pub width: Pt,
    /// Its thickness.
    pub thickness: Pt,
    /// Its colour.
    pub color: Color,
    /// From the top of the piece's first line up to the rule.
    pub up: Pt,
}

impl Piece {
    /// One that stands below others without a space, and may be divided.
    pub fn new(content: Content) -> Self {
        Piece {
            content,
            above: Pt::ZERO,
            growth: SpaceGrowth::HalfLines(0),
            keep: Keep::default(),
            on_grid: false,
            opens_page: false,
            rule_above: None,
            anchors: Vec::new(),
            running: None,
        }
    }

    /// Its lines, if it is a paragraph.
    pub fn lines(&self) -> Option<&Lines> {
        match &self.content {
            Content::Lines(lines) => Some(lines),
            Content::Graphic(_)
            | Content::Row(_)
            | Content::Begin(_)
            | Content::End
            | Content::Turned(_) => None,
        }
    }

    /// Its lines, if it is a paragraph.
    pub fn lines_mut(&mut self) -> Option<&mut Lines> {
        match &mut self.content {
            Content::Lines(lines) => Some(lines),
            Content::Graphic(_)
            | Content::Row(_)
            | Content::Begin(_)
            | Content::End
            | Content::Turned(_) => None,
        }
    }

    /// Whether it is the beginning or the end of a box, or stands elsewhere: pages have nothing of it by
    /// itself.
    pub fn is_edge(&self) -> bool {
        match &self.content {
            Content::Lines(_) | Content::Graphic(_) | Content::Row(_) => false,
            Content::Begin(_) | Content::End | Content::Turned(_) => true,
        }
    }

    /// How many slices it yields.
    pub fn slice_count(&self) -> usize {
        match &self.content {
            Content::Lines(lines) => lines.count(),
            Content::Graphic(_) => 1,
            Content::Row(row) => row.slices.len(),
            Content::Begin(_) | Content::End | Content::Turned(_) => 0,
        }
    }

    /// The height of one of its slices.
    pub fn slice_height(&self, index: usize) -> Pt {
        match &self.content {
            Content::Lines(lines) => lines.height(index),
            Content::Graphic(graphic) => graphic.height,
            Content::Row(row) => row.slices.get(index).copied().unwrap_or(Pt::ZERO),
            Content::Begin(_) | Content::End | Content::Turned(_) => Pt::ZERO,
        }
    }
}

impl Lines {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.paragraph
            .variants
            .get(self.variant)
            .map_or(0, |breaking| breaking.lines.len())
    }

    /// What is drawn beside its first line.
    fn hanging_mut(&mut self) -> &mut Vec<Item> {
        &mut self.hanging.get_or_insert_default().items
    }

    /// The bytes of the passage that a line sets.
    pub fn range(&self, line: usize) -> std::ops::Range<usize> {
        self.paragraph.line_range(self.variant, line)
    }

    /// The notes that a line calls.
    pub fn notes(&self, line: usize) -> impl Iterator<Item = NoteId> + '_ {
        let range = self.range(line);
        let last = line + 1 == self.count();
        self.paragraph
            .passage
            .notes
            .iter()
            .filter(move |(byte, _)| range.contains(byte) || (last && *byte >= range.end))
            .map(|(_, note)| *note)
    }
}
