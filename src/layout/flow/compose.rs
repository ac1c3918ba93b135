//! Blocks → pieces.
//!
//! In: the document. Out: a galley, the tag tree and the outline. The kinds of block are set in
//! [`blocks`](super::blocks) and its neighbours; here is what they share.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use super::pieces::{keep_short, let_stretch};
use super::{Bar, Galley, Piece};
use crate::document::{Block, Document, HeadingLevels, NoteId, SectionKind, Text};
use crate::language::{self, Direction, Language, Tag};
use crate::layout::frame::OutlineEntry;
use crate::layout::tags::{NodeId, TagTree};
use crate::layout::text::{Paragraph, Shaper};
use crate::theme::{Pt, Theme};

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
    /// The tags of the first calls of notes.
    pub(super) call_nodes: BTreeMap<NoteId, NodeId>,
    /// The tags of headings, by their destinations.
    pub(super) heading_nodes: BTreeMap<String, NodeId>,
    /// The anchors of the sources, by index.
    pub(super) source_anchors: Vec<String>,
    pub(super) measure: Pt,
    /// The piece that comes next is this far below the last, at least.
    pub(super) pending: Pt,
    pub(super) pieces: Vec<Piece>,
    pub(super) outline: Vec<OutlineEntry>,
    /// The rules beside the piece that comes next.
    pub(super) bars: Vec<Bar>,
    pub(super) next_bar: u32,
    /// The name of the top of the piece that comes next.
    pub(super) anchor: Option<String>,
    pub(super) running: Option<String>,
    pub(super) list_depth: u32,
    /// The levels of headings.
    pub(super) levels: HeadingLevels,
    /// The indent of the paragraph that comes next.
    pub(super) indent: Pt,
    /// Pieces that stay together if they turn out short: see [`keep_short`](Self::keep_short).
    pub(super) short: Vec<Range<usize>>,
}

/// Composes a document for a measure.
pub fn compose(document: &Document, theme: &Theme, measure: Pt, shaper: &mut Shaper) -> Composed {
    let mut composer = Composer::new(document, theme, measure, shaper);
    composer.title_block();
    let mut contents = None;
    for part in &document.parts {
        // The one-page answer first: contents lead through what comes after it.
        let front = matches!(part.kind, SectionKind::Tldr | SectionKind::KeyPoints);
        if !front && contents.is_none() {
            let_stretch(&mut composer.pieces, theme.styles.body.leading);
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
const PARAGRAPHS_AT_ONCE: usize = 8;

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

impl<'a> Composer<'a> {
    /// One that has nothing yet.
    fn new(document: &'a Document, theme: &'a Theme, measure: Pt, shaper: &'a mut Shaper) -> Self {
        let language_tag = document.metadata.language.clone();
        Composer {
            document,
            theme,
            shaper,
            language: language::lookup(&language_tag),
            language_tag,
            tags: TagTree::new(),
            note_nodes: BTreeMap::new(),
            call_nodes: BTreeMap::new(),
            heading_nodes: BTreeMap::new(),
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
        }
    }

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
