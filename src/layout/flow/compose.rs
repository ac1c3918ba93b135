//! Blocks → pieces.
//!
//! In: the document. Out: a galley, the tag tree and the outline. The kinds of block are set in
//! [`blocks`](super::blocks) and its neighbours; here is what they share.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use super::inline::ascent;
use super::{Bar, Galley, Keep, Piece, SpaceGrowth};
use crate::document::{Block, Document, HeadingLevels, NoteId, SectionKind, Text};
use crate::language::{self, Direction, Language, Tag};
use crate::layout::frame::{Item, Mark, OutlineEntry};
use crate::layout::tags::{NodeId, TagTree};
use crate::layout::text::{Paragraph, Passage, Shaper};
use crate::theme::{Pt, TextStyle, Theme};

/// A column of text: the part of the measure that paragraphs are set in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// From the start edge of the text block.
    pub start: Pt,
    /// Width of the lines.
    pub measure: Pt,
}

impl Column {
    /// The same, indented.
    pub fn indented(self, by: Pt) -> Self {
        Column {
            start: self.start + by,
            measure: self.measure - by,
        }
    }
}

/// What a galley comes with.
pub struct Composed {
    /// The column.
    pub galley: Galley,
    /// The tags.
    pub tags: TagTree,
    /// The outline.
    pub outline: Vec<OutlineEntry>,
    /// The table of contents, for whoever wants one in the galley.
    pub contents: Contents,
}

/// A table of contents that is not in the galley yet.
pub struct Contents {
    /// The index that it would have among the pieces.
    pub place: usize,
    /// Its pieces.
    pub pieces: Vec<Piece>,
}

/// Turns a document into a galley.
pub struct Composer<'a> {
    pub(super) document: &'a Document,
    pub(super) theme: &'a Theme,
    pub(super) shaper: &'a mut Shaper,
    pub(super) language: &'static Language,
    pub(super) language_tag: Tag,
    pub(super) tags: TagTree,
    pub(super) note_nodes: BTreeMap<NoteId, NodeId>,
    /// The anchors of the sources, by index.
    pub(super) source_anchors: Vec<String>,
    pub(super) measure: Pt,
    /// The piece that comes next is this far below the last, at least.
    pending: Pt,
    pub(super) pieces: Vec<Piece>,
    pub(super) outline: Vec<OutlineEntry>,
    bars: Vec<Bar>,
    next_bar: u32,
    anchor: Option<String>,
    pub(super) running: Option<String>,
    pub(super) list_depth: u32,
    /// The levels of headings.
    pub(super) levels: HeadingLevels,
    /// The indent of the paragraph that comes next.
    pub(super) indent: Pt,
    /// Pieces that stay together if they turn out short: see [`keep_short`](Self::keep_short).
    short: Vec<Range<usize>>,
}

/// Composes a document for a measure.
pub fn compose(document: &Document, theme: &Theme, measure: Pt, shaper: &mut Shaper) -> Composed {
    let language_tag = document.metadata.language.clone();
    let mut composer = Composer {
        document,
        theme,
        shaper,
        language: language::lookup(&language_tag),
        language_tag,
        tags: TagTree::new(),
        note_nodes: BTreeMap::new(),
        source_anchors: source_anchors(document),
        measure,
        pending: Pt::ZERO,
        pieces: Vec::new(),
        outline: Vec::new(),
        bars: Vec::new(),
        next_bar: 0,
        anchor: None,
        running: None,
        list_depth: 0,
        levels: HeadingLevels::default(),
        indent: Pt::ZERO,
        short: Vec::new(),
    };
    composer.title_block();
    let mut contents = None;
    for part in &document.parts {
        // The one-page answer first: contents lead through what comes after it.
        let front = matches!(part.kind, SectionKind::Tldr | SectionKind::KeyPoints);
        if !front && contents.is_none() {
            let_stretch(&mut composer.pieces);
            let node = composer.contents_node();
            contents = Some((composer.pieces.len(), node, composer.outline.len()));
        }
        composer.part(part);
    }
    composer.colophon();
    let mut notes = composer.notes();
    let mut contents = match contents {
        Some((place, node, first)) => Contents {
            place,
            pieces: composer.contents(node, first),
        },
        None => Contents {
            place: 0,
            pieces: Vec::new(),
        },
    };
    let Composer {
        mut pieces,
        tags,
        outline,
        short,
        ..
    } = composer;
    let all = pieces.iter_mut().chain(notes.iter_mut().flatten());
    set_paragraphs(all.chain(&mut contents.pieces), theme);
    for group in short {
        keep_short(&mut pieces[group]);
    }
    Composed {
        galley: Galley { pieces, notes },
        tags,
        outline,
        contents,
    }
}

/// Shapes and breaks every paragraph: nearly all the work of a layout.
fn set_paragraphs<'p>(pieces: impl Iterator<Item = &'p mut Piece>, theme: &Theme) {
    on_every_core(pieces, |paragraph, shaper| {
        paragraph.set(theme, shaper);
        true
    });
}

/// How many paragraphs a thread takes at a time: enough to be worth the handing over.
const PARAGRAPHS_AT_ONCE: usize = 32;

/// Does something to the paragraphs of pieces, on every core, as they know nothing of each other;
/// whether it came to anything for any of them.
pub(super) fn on_every_core<'p>(
    pieces: impl Iterator<Item = &'p mut Piece>,
    work: impl Fn(&mut Paragraph, &mut Shaper) -> bool + Sync,
) -> bool {
    let mut paragraphs: Vec<&mut Paragraph> = pieces.map(|piece| &mut piece.paragraph).collect();
    paragraphs
        .par_chunks_mut(PARAGRAPHS_AT_ONCE)
        .map(|paragraphs| {
            Shaper::with_own(|shaper| {
                paragraphs
                    .iter_mut()
                    .fold(false, |any, paragraph| any | work(paragraph, shaper))
            })
        })
        .reduce(|| false, |one, other| one | other)
}

/// Keeps pieces on one page when they are short together, and only then.
fn keep_short(pieces: &mut [Piece]) {
    const SHORT: usize = 8;
    if pieces.iter().map(Piece::line_count).sum::<usize>() > SHORT {
        return;
    }
    let last = pieces.len().saturating_sub(1);
    for (index, piece) in pieces.iter_mut().enumerate() {
        piece.keep.together = true;
        piece.keep.with_next |= index < last;
    }
}

/// Lets the spaces of front matter grow: it stands in few blocks that want to stay whole, and what
/// they leave of a page is better shared out than left at its foot.
pub(super) fn let_stretch(pieces: &mut [Piece]) {
    for piece in pieces {
        piece.growth = SpaceGrowth::Front;
    }
}

impl Composer<'_> {
    /// The whole measure.
    pub(super) fn whole(&self) -> Column {
        Column {
            start: Pt::ZERO,
            measure: self.measure,
        }
    }

    /// A column's left edge on the page: mirrored where the document runs from right to left.
    pub(super) fn left(&self, column: Column) -> Pt {
        match self.language_tag.direction() {
            Direction::LeftToRight => column.start,
            Direction::RightToLeft => self.measure - column.start - column.measure,
        }
    }

    /// Leaves room before the next piece; the largest of several wins.
    pub(super) fn space(&mut self, space: Pt) {
        self.pending = self.pending.max(space);
    }

    /// Names the top of the next piece.
    pub(super) fn anchor_next(&mut self, anchor: &str) {
        self.anchor = Some(anchor.to_string());
    }

    /// How many pieces there are.
    pub(super) fn piece_count(&self) -> usize {
        self.pieces.len()
    }

    /// The pieces from an index on.
    pub(super) fn pieces_from(&mut self, index: usize) -> &mut [Piece] {
        self.pieces.get_mut(index..).unwrap_or(&mut [])
    }

    /// Keeps what came since an index on one page when it is short, and only then. How long it is
    /// shows when its paragraphs are set.
    pub(super) fn keep_short(&mut self, first: usize) {
        self.short.push(first..self.pieces.len());
    }

    /// Adds a text as a piece.
    pub(super) fn text(&mut self, text: &Text, style: &TextStyle, column: Column, node: NodeId) {
        let passage = self.passage(text, style, node);
        self.add(passage, style, column);
    }

    /// Adds a passage as a piece.
    pub(super) fn add(&mut self, passage: Passage, style: &TextStyle, column: Column) {
        let piece = self.piece(passage, style, column);
        self.pieces.push(piece);
    }

    fn piece(&mut self, passage: Passage, style: &TextStyle, column: Column) -> Piece {
        Piece {
            paragraph: Paragraph::unset(passage, column.measure),
            variant: 0,
            x: self.left(column),
            leading: style.leading,
            ascent: ascent(style),
            above: std::mem::take(&mut self.pending),
            growth: SpaceGrowth::HalfLines(0),
            keep: Keep::default(),
            on_grid: style.leading == self.theme.styles.body.leading,
            hanging: Vec::new(),
            hanging_links: Vec::new(),
            bars: self.bars.clone(),
            rule_above: None,
            anchor: self.anchor.take(),
            running: self.running.take(),
            page_text: None,
        }
    }

    /// A piece that is not part of the column: a note.
    pub(super) fn detached(
        &mut self,
        passage: Passage,
        style: &TextStyle,
        column: Column,
    ) -> Piece {
        let bars = std::mem::take(&mut self.bars);
        let pending = std::mem::take(&mut self.pending);
        let piece = self.piece(passage, style, column);
        (self.bars, self.pending) = (bars, pending);
        piece
    }

    /// Sets a text in one line that ends at a place: the number of a source, a marker.
    pub(super) fn label(
        &mut self,
        text: &Text,
        style: &TextStyle,
        end: Pt,
        node: NodeId,
    ) -> Vec<Item> {
        let mut passage = self.passage(text, style, node);
        passage.align = crate::theme::Align::Ragged;
        let paragraph = Paragraph::new(passage, Pt(10_000.0), self.theme, self.shaper);
        let width = paragraph.natural_width;
        let left = match self.language_tag.direction() {
            Direction::LeftToRight => end - width,
            Direction::RightToLeft => self.measure - end,
        };
        self.one_line(&paragraph, left)
    }

    /// The only line of a paragraph, its left end at a place.
    pub(super) fn one_line(&mut self, paragraph: &Paragraph, left: Pt) -> Vec<Item> {
        let mut line = paragraph.line(0, 0, &self.theme.paragraph, self.shaper);
        let offset = match paragraph.passage.direction {
            Direction::LeftToRight => Pt::ZERO,
            Direction::RightToLeft => paragraph.measure - paragraph.natural_width,
        };
        for item in &mut line.items {
            item.shift(left - offset, Pt::ZERO);
        }
        line.items
    }

    /// Hangs items beside the first line of the piece at an index, before those that hang there: a
    /// marker of a list that stands in another is hung first and read last.
    pub(super) fn hang(&mut self, index: usize, items: Vec<Item>) {
        if let Some(piece) = self.pieces.get_mut(index) {
            piece.hanging.splice(0..0, items);
        }
    }

    /// Starts a rule beside what follows; `start` is its distance from the start edge.
    pub(super) fn open_bar(&mut self, start: Pt, thickness: Pt) -> usize {
        let first = self.bars.len();
        let x = self.left(Column {
            start,
            measure: thickness,
        });
        self.bars.push(Bar {
            x,
            thickness,
            color: self.theme.colors.accent,
            pad: Pt::ZERO,
            id: self.next_bar,
        });
        self.next_bar += 1;
        first
    }

    /// Starts a panel behind what follows.
    pub(super) fn open_panel(&mut self) -> usize {
        let first = self.open_bar(Pt::ZERO, self.measure);
        let (color, pad) = (self.theme.colors.panel, self.theme.paragraph.bar_gap * 0.7);
        if let Some(bar) = self.bars.last_mut() {
            (bar.color, bar.pad) = (color, pad);
        }
        first
    }

    pub(super) fn close_bar(&mut self, first: usize) {
        self.bars.truncate(first);
    }
}

/// The anchors of the sources in the order of their numbers.
fn source_anchors(document: &Document) -> Vec<String> {
    let blocks = document.parts.iter().flat_map(|part| &part.blocks);
    blocks
        .filter_map(|block| match block {
            Block::References(references) => Some(references),
            Block::Paragraph(_)
            | Block::List(_)
            | Block::Quote(_)
            | Block::Code(_)
            | Block::Definitions(_)
            | Block::Section(_) => None,
        })
        .flatten()
        .map(|reference| reference.anchor.clone())
        .collect()
}

/// The characters of a text on one line.
pub fn plain(text: &Text) -> String {
    text.content.replace(['\u{2028}', '\n'], " ")
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

    /// What it belongs to.
    pub fn mark(&self) -> Mark {
        match self {
            Item::Glyphs(run) => run.mark,
            Item::Rule(rule) => rule.mark,
            Item::Picture(placed) => placed.mark,
        }
    }
}
