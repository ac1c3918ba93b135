//! Blocks → pieces.
//!
//! In: the document. Out: a galley, the tag tree and the outline. The kinds of block are set in [`blocks`]
//! and its neighbours, each as a list of its own; here is what they share, and where their lists are put
//! together.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::context::TextBlock;
use super::galley::{Galley, Piece};
use super::table::TableMisfit;
use super::targets::Targets;
use super::typography::Typography;
use super::vertical_list::let_stretch;
use super::{blocks, colophon, contents, note, title};
use crate::document::{Document, SectionKind, Text};
use crate::drawing::Drawing;
use crate::geometry::Pt;
use crate::layout::frame::OutlineEntry;
use crate::layout::tags::{NodeId, TagTree};
use crate::layout::text::font::Fonts;
use crate::layout::text::{Paragraph, Shaper};
use crate::theme::Theme;

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
    /// What was drawn, by the anchors of what it is of.
    pub drawings: BTreeMap<String, Drawing>,
    /// Tables that could not be set as they should.
    pub table_misfits: Vec<TableMisfit>,
    /// Characters of drawings that no face has.
    pub missing_glyphs: BTreeSet<char>,
}

/// A table of contents that is not in the galley yet.
#[derive(Default)]
pub struct Contents {
    /// Where it would stand: behind the title block, and before what it leads through.
    pub places: [ContentsPlace; 2],
    /// Its pieces, whose tags belong to the second place.
    pub pieces: Vec<Piece>,
}

/// A place that the table of contents may have.
#[derive(Debug, Default, Clone, Copy)]
pub struct ContentsPlace {
    /// The index of its first piece.
    pub index: usize,
    /// Its node in the tag tree.
    pub node: NodeId,
}

/// Turns a document into a galley: what every block is set with, and what it adds to beside the galley.
pub struct Composer<'a> {
    pub(super) document: &'a Document,
    pub(super) typography: Typography<'a>,
    pub(super) shaper: &'a mut Shaper,
    pub(super) tags: TagTree,
    pub(super) targets: Targets<'a>,
    pub(super) outline: Vec<OutlineEntry>,
    /// What stands on pages that are turned.
    pub(super) turned: Vec<Vec<Piece>>,
    /// What was drawn, by the anchors of what it is of.
    pub(super) drawings: BTreeMap<String, Drawing>,
    pub(super) table_misfits: Vec<TableMisfit>,
    pub(super) missing_glyphs: BTreeSet<char>,
}

/// The text blocks of pages.
#[derive(Debug, Clone, Copy)]
pub struct Blocks {
    /// Of most.
    pub upright: TextBlock,
    /// Of those that are turned.
    pub turned: TextBlock,
    /// How wide words in the margin before the text may be; 0 where none stand there.
    pub margin: Pt,
}

/// Composes a document for pages with such text blocks.
pub fn compose(
    document: &Document,
    theme: &Theme,
    blocks: Blocks,
    shaper: &mut Shaper,
) -> Composed {
    let typography = Typography::new(document, theme, blocks);
    let mut composer = Composer::new(document, typography, shaper);
    let mut list = title::block(&mut composer);
    let after_title = ContentsPlace {
        index: list.len(),
        node: contents::node(&mut composer),
    };
    let mut contents = None;
    for part in &document.parts {
        // The one-page answer first: contents lead through what comes after it.
        let front = matches!(
            part.kind,
            SectionKind::Tldr | SectionKind::KeyFigures | SectionKind::KeyPoints
        );
        if !front && contents.is_none() {
            let_stretch(list.pieces_mut(), theme.styles.body.leading);
            let node = contents::node(&mut composer);
            let index = list.len();
            contents = Some((ContentsPlace { index, node }, composer.outline.len()));
        }
        list.space(theme.paragraph.section_space);
        list.append(blocks::part(&mut composer, part));
    }
    if let Some(closing) = &document.colophon {
        // Where the page has room, it stands at its foot; this is the least that lies above its rule.
        list.space(theme.paragraph.section_space * CLOSING_SPACE);
        list.append(colophon::set(&mut composer, closing));
    }
    let mut notes = note::set_all(&mut composer);
    let mut turned = std::mem::take(&mut composer.turned);
    let mut contents = match contents {
        Some((place, first)) => Contents {
            places: [after_title, place],
            pieces: contents::set(&mut composer, place.node, first),
        },
        None => Contents::default(),
    };
    let fonts = Arc::clone(composer.shaper.fonts());
    let pieces = list.into_pieces(|pieces| {
        let all = pieces.iter_mut().chain(notes.iter_mut().flatten());
        let all = all.chain(turned.iter_mut().flatten());
        set_paragraphs(all.chain(&mut contents.pieces), theme, &fonts);
    });
    Composed {
        galley: Galley {
            pieces,
            notes,
            turned,
            fonts,
        },
        tags: composer.tags,
        outline: composer.outline,
        contents,
        drawings: composer.drawings,
        table_misfits: composer.table_misfits,
        missing_glyphs: composer.missing_glyphs,
    }
}

/// Shapes and breaks every paragraph: nearly all the work of a layout.
fn set_paragraphs<'p>(
    pieces: impl Iterator<Item = &'p mut Piece>,
    theme: &Theme,
    fonts: &Arc<Fonts>,
) {
    on_every_core(pieces, fonts, |paragraph, shaper| {
        paragraph.set(theme, shaper);
        true
    });
}

/// The least space above what closes the document, a part of that between sections.
const CLOSING_SPACE: f64 = 0.6;

/// How many paragraphs a thread takes at a time: enough to be worth the handing over.
const PARAGRAPHS_AT_ONCE: usize = 8;

/// Does something to the paragraphs of pieces, on every core, as they know nothing of each other;
/// whether it came to anything for any of them.
pub fn on_every_core<'p>(
    pieces: impl Iterator<Item = &'p mut Piece>,
    fonts: &Arc<Fonts>,
    work: impl Fn(&mut Paragraph, &mut Shaper) -> bool + Sync,
) -> bool {
    let lines = pieces.filter_map(Piece::lines_mut);
    let mut paragraphs: Vec<&mut Paragraph> = lines.map(|lines| &mut lines.paragraph).collect();
    paragraphs
        .par_chunks_mut(PARAGRAPHS_AT_ONCE)
        .map(|paragraphs| {
            Shaper::with_own(fonts, |shaper| {
                paragraphs
                    .iter_mut()
                    .fold(false, |any, paragraph| any | work(paragraph, shaper))
            })
        })
        .reduce(|| false, |one, other| one | other)
}

impl<'a> Composer<'a> {
    /// One that has nothing yet.
    fn new(document: &'a Document, typography: Typography<'a>, shaper: &'a mut Shaper) -> Self {
        Composer {
            document,
            typography,
            shaper,
            tags: TagTree::new(),
            targets: Targets::new(document, typography.language),
            outline: Vec::new(),
            turned: Vec::new(),
            drawings: BTreeMap::new(),
            table_misfits: Vec::new(),
            missing_glyphs: BTreeSet::new(),
        }
    }
}

/// The characters of a text on one line.
pub fn plain(text: &Text) -> String {
    text.content.replace(['\u{2028}', '\n'], " ")
}
