//! Layout: a document becomes pages.
//!
//! In: a [`Document`], a theme and the wishes for the page. Out: a
//! [`Layout`]: pages of placed glyphs and rules, the tag tree, the outline,
//! destinations. What the pages say of themselves ("p. 4") is settled by repeating the pagination
//! until nothing moves.
//!
//! * [`text`] sets lines, [`flow`] sets blocks and breaks pages;
//! * [`frame`] and [`tags`] are what a backend sees.

pub mod cover;
pub mod flow;
pub mod frame;
pub mod tags;
pub mod text;
mod transcript;

pub use transcript::transcript;

use std::collections::BTreeSet;

use flow::assemble::{self, Assembly};
use flow::compose::{self, Composed};
use flow::contents;
use flow::furniture;
use flow::page_text::PageNumbers;
use flow::paginate::{self, PageSpace};
use flow::{Galley, Piece};
use frame::Layout;
use text::font::Fonts;
use text::{Paragraph, Shaper};

use crate::document::{Contents, Document};
use crate::language;
use crate::theme::{Paper, Sides, Theme};

/// The wishes for the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PageSetup {
    /// The sheet.
    pub paper: Paper,
    /// One or two sides.
    pub sides: Sides,
    /// Whether a table of contents is set.
    pub contents: Contents,
}

/// A document of more pages than this gets a table of contents where it is left to us.
const PAGES_WITHOUT_CONTENTS: usize = 6;

/// How often the pages are made anew while what they say of themselves still changes.
const PASSES: usize = 4;

/// Lays a document out.
pub fn layout(document: &Document, theme: &Theme, setup: PageSetup) -> Layout {
    let mut shaper = Shaper::new(Fonts::bundled());
    let tag = &document.metadata.language;
    let sheet = theme.sheet(setup.paper);
    let scaled = theme.scaled(sheet.scale, tag.script_code());
    // The text block keeps its height, in as many of the wider lines as fit.
    let block = theme.styles.body.leading * (sheet.scale * f64::from(sheet.lines));
    let line = scaled.styles.body.leading;
    let space = PageSpace {
        height: line * (block / line + 0.01).floor(),
        line,
        note_gap: scaled.styles.note.leading * 0.9,
    };
    let Composed {
        mut galley,
        tags,
        outline,
        contents,
    } = compose::compose(document, &scaled, sheet.measure, &mut shaper);
    let wanted = match setup.contents {
        Contents::Always => true,
        Contents::Never => false,
        Contents::Auto => paginate::is_longer_than(PAGES_WITHOUT_CONTENTS, &galley, space),
    };
    let place = contents.place;
    let mut listed = place..place;
    if wanted {
        listed.end += contents.pieces.len();
        galley.pieces.splice(place..place, contents.pieces);
    }
    let mut plans = paginate::paginate(&mut galley, space, &scaled);
    if contents::is_divided(&plans, &listed) && contents::leave_parts(&mut galley.pieces, listed) {
        plans = paginate::paginate(&mut galley, space, &scaled);
    }
    for _ in 1..PASSES {
        let numbers = assemble::page_numbers(&galley, &plans);
        if !update_page_text(&mut galley, &numbers, &scaled, &mut shaper) {
            break;
        }
        plans = paginate::paginate(&mut galley, space, &scaled);
    }
    let assembly = Assembly {
        theme: &scaled,
        sheet,
        sides: setup.sides,
        height: space.height,
        language: language::lookup(tag),
        language_tag: tag,
        direction: tag.direction(),
        title: &document.metadata.title,
        marking: document.marking.as_ref(),
        watermark: document.watermark.as_deref(),
    };
    let mut uncovered = uncovered(&galley);
    uncovered.extend(furniture::uncovered(&assembly, &mut shaper));
    let assembled = assemble::assemble(&assembly, galley, &plans);
    Layout {
        pages: assembled.pages,
        tags,
        outline,
        destinations: assembled.destinations,
        page_starts: assembled.page_starts,
        uncovered: uncovered.into_iter().collect(),
    }
}

/// Sets what depends on pages anew; whether any of it takes more or fewer lines than it did, which
/// is all that pages depend on.
fn update_page_text(
    galley: &mut Galley,
    numbers: &PageNumbers,
    theme: &Theme,
    shaper: &mut Shaper,
) -> bool {
    let mut changed = false;
    for piece in &mut galley.pieces {
        let Some(page_text) = &piece.page_text else {
            continue;
        };
        let passage = page_text.passage(numbers);
        if passage.content != piece.paragraph.passage.content {
            let lines = piece.line_count();
            piece.paragraph = Paragraph::new(passage, piece.paragraph.measure, theme, shaper);
            changed |= piece.line_count() != lines;
        }
    }
    changed
}

fn uncovered(galley: &Galley) -> BTreeSet<char> {
    let notes = galley.notes.iter().flatten();
    galley
        .pieces
        .iter()
        .chain(notes)
        .flat_map(|piece: &Piece| piece.paragraph.uncovered.iter().copied())
        .collect()
}
