//! Where pages break, before any of them is set.
//!
//! Lines are chosen and pages divided; no glyph has its place. A book needs no more, as it only says
//! where pages begin: to set them as well would be a tenth of its time and memory, for nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::copy_fitting::Extent;
use super::flow::assemble::{self, Assembled, Assembly};
use super::flow::compose::{self, Blocks, Composed};
use super::flow::context::TextBlock;
use super::flow::furniture::{FolioRoom, Furniture, Misfit, Setter};
use super::flow::galley::{Content, Galley, Piece, SpaceGrowth};
use super::flow::page_text::PageNumbers;
use super::flow::paginate::{self, PagePlan, PageSpace, PlacedSlice};
use super::flow::running;
use super::flow::running_words::Running;
use super::flow::table::{MisfitKind, TableMisfit};
use super::flow::{contents, margin, note, planned};
use super::frame::{Layout, OutlineEntry, Page};
use super::tags::TagTree;
use super::text::font::Fonts;
use super::text::stand_in::StandIn;
use super::text::tall;
use super::text::{Paragraph, Shaper};
use super::{PageSetup, cover};
use crate::document::{Contents, Document, TextId};
use crate::drawing::Drawing;
use crate::geometry::Pt;
use crate::language;
use crate::theme::{Sides, Theme};

/// A document of more pages than this gets a table of contents where it is left to us.
const PAGES_WITHOUT_CONTENTS: usize = 6;

/// How often the pages are made anew while what they say of themselves still changes.
const PASSES: usize = 4;

/// The pages of a document, planned.
pub struct Plan {
    /// For each page the text and the byte of it that the page's flow begins with; `None` where
    /// nothing of the flow stands.
    pub page_starts: Vec<Option<(TextId, usize)>>,
    /// Characters that no face has, in order of code point, each once.
    pub missing_glyphs: Vec<char>,
    /// Faces that stand in for others of their families.
    pub stand_ins: BTreeSet<StandIn>,
    /// The words of lines that are wider than the text block, in order, the first of each paragraph.
    pub overfull: Vec<String>,
    /// Tables that could not be set as they should.
    pub table_misfits: Vec<TableMisfit>,
    /// What has no room on the pages.
    pub misfits: Vec<Misfit>,
    /// What is drawn on the pages, by the anchors of what it is of.
    pub drawings: BTreeMap<String, Drawing>,
    /// What is said of the pages that the document refers to, by the anchors of what stands on them: "p. 7".
    pub pages_said: BTreeMap<String, String>,
    assembly: Assembly,
    galley: Galley,
    pages: Vec<PagePlan>,
    /// The cover, and its back where that is printed on too.
    covers: Vec<Page>,
    tags: TagTree,
    outline: Vec<OutlineEntry>,
}

impl Plan {
    /// Divides a document into pages.
    pub fn new(document: &Document, theme: &Theme, fonts: &Arc<Fonts>, setup: PageSetup) -> Self {
        let mut shaper = Shaper::new(Arc::clone(fonts));
        let tag = &document.metadata.language;
        let sheet = theme.sheet(setup.paper);
        let scaled = theme.scaled(sheet.scale, tall::leading(theme, fonts, tag));
        let mut scaled = scaled.tightened(setup.tightness);
        let exceptions = document.hyphenation.over(&theme.hyphenation);
        scaled.paragraph.exceptions = Arc::new(exceptions);
        // The text block keeps its height, in as many of the wider lines as fit.
        let block = theme.styles.body.leading * (sheet.scale * f64::from(sheet.lines));
        let line = scaled.styles.body.leading;
        let space = PageSpace {
            height: line * (block / line + 0.01).floor(),
            line,
            note_gap: scaled.styles.note.leading * 0.9,
        };
        let turned = sheet.turned(line, space.height);
        let turned_space = PageSpace {
            height: line * f64::from(turned.lines),
            ..space
        };
        let blocks = Blocks {
            upright: TextBlock {
                measure: sheet.measure,
                height: space.height,
            },
            turned: TextBlock {
                measure: turned.measure,
                height: turned_space.height,
            },
            margin: match setup.sides {
                Sides::One => margin::room(sheet, theme.paragraph.margin),
                Sides::Two => Pt::ZERO,
            },
        };
        let Composed {
            mut galley,
            mut tags,
            outline,
            contents,
            drawings,
            table_misfits,
            missing_glyphs: in_drawings,
        } = compose::compose(document, &scaled, blocks, &mut shaper);
        if setup.tightness.fewer_lines {
            take_fewest_lines(&mut galley, &scaled);
        }
        let pages = divide(
            &mut galley,
            setup.contents,
            (contents, &mut tags),
            ([space, turned_space], &scaled),
            &mut shaper,
        );
        let language = language::lookup(tag);
        let referred_to = document.page_references();
        let mut pages_said = BTreeMap::new();
        if !galley.notes.is_empty() || !referred_to.is_empty() {
            let numbers = planned::page_numbers(&galley, &pages);
            let found = referred_to.into_iter().filter_map(|anchor| {
                let page = language.number(*numbers.get(anchor)? as u64);
                let said = language.terms.page_short.replace("{}", &page);
                // "p." and its number stay on one line.
                Some((anchor.to_string(), said.replace(' ', "\u{a0}")))
            });
            pages_said.extend(found);
            note::name_back_links(&mut galley.notes, &numbers, language);
        }
        let folio = match &document.marking {
            Some(_) => running::widest_folio(pages.len(), (language, tag), &scaled, &mut shaper),
            None => Pt::ZERO,
        };
        let folio = FolioRoom {
            width: folio,
            place: theme.folio,
            sides: setup.sides,
        };
        let mut setter = Setter {
            theme: &scaled,
            language: tag,
            shaper: &mut shaper,
        };
        let place = (sheet, space.height);
        let furniture = Furniture::measure(document, place, folio, &mut setter);
        let misfits = furniture.misfits.clone();
        let mut missing = missing_glyphs(&galley);
        missing.extend(furniture.missing_glyphs(&mut setter));
        let running = Running::of(document, theme, language);
        missing.extend(running.missing_glyphs(language, &mut setter));
        missing.extend(in_drawings);
        let assembly = Assembly {
            theme: scaled,
            sheet: sheet.clone(),
            turned,
            sides: setup.sides,
            height: space.height,
            language,
            language_tag: tag.clone(),
            direction: tag.direction(),
            running,
            heard: furniture.tag(&mut tags, tag),
            furniture,
        };
        tags.shrink();
        let too_wide = |misfit: &TableMisfit| matches!(misfit.kind, MisfitKind::TooWide { .. });
        let tables_are = table_misfits.iter().any(too_wide);
        Plan {
            page_starts: planned::page_starts(&galley, &pages),
            missing_glyphs: missing.into_iter().collect(),
            stand_ins: stand_ins(&galley),
            overfull: overfull(&galley, tables_are),
            table_misfits,
            misfits,
            drawings,
            pages_said,
            assembly,
            galley,
            covers: cover::before(pages.len(), document, theme, fonts, setup),
            pages,
            tags,
            outline,
        }
    }

    /// How much of its pages the text takes.
    pub fn extent(&self) -> Extent {
        let line = self.assembly.theme.styles.body.leading;
        let slices = self.pages.last().map_or(&[][..], |page| &page.slices);
        // What stands at the foot could stand below the text.
        let is_closing = |slice: &PlacedSlice| {
            slice.index == 0 && self.galley.pieces[slice.piece].growth == SpaceGrowth::ToFoot
        };
        let closing = slices.iter().position(is_closing);
        let above = closing.map_or(Pt::ZERO, |first| {
            let before = first.checked_sub(1).map(|before| slices[before].top + line);
            slices[first].top - before.unwrap_or(Pt::ZERO)
        });
        let last = slices.last().map_or(Pt::ZERO, |slice| {
            let piece = &self.galley.pieces_of(&self.pages[self.pages.len() - 1])[slice.piece];
            slice.top - above + piece.slice_height(slice.index)
        });
        Extent {
            pages: self.pages.len(),
            last: (last / line - 0.01).ceil().max(1.0) as usize,
        }
    }

    /// Sets the pages. What they are made from is let go on the way.
    pub fn set(self) -> Layout {
        let fonts = Arc::clone(&self.galley.fonts);
        let Assembled {
            mut pages,
            mut destinations,
        } = assemble::assemble(&self.assembly, self.galley, &self.pages);
        let covers = self.covers.len();
        pages.splice(0..0, self.covers);
        for destination in &mut destinations {
            destination.page += covers;
        }
        Layout {
            pages,
            covers,
            tags: self.tags,
            outline: self.outline,
            destinations,
            fonts,
        }
    }
}

/// Sets every paragraph in the fewest lines that it can be set in.
fn take_fewest_lines(galley: &mut Galley, theme: &Theme) {
    let fonts = Arc::clone(&galley.fonts);
    let notes = galley.notes.iter_mut().flatten();
    let pieces = galley.pieces.iter_mut().chain(notes);
    compose::on_every_core(pieces, &fonts, |paragraph, shaper| {
        paragraph.take_fewest_lines(theme, shaper);
        true
    });
}

/// Divides a galley into pages, with its table of contents where one is wanted, until what the pages
/// say of themselves is true.
fn divide(
    galley: &mut Galley,
    wanted: Contents,
    (contents, tags): (compose::Contents, &mut TagTree),
    ([space, turned], theme): ([PageSpace; 2], &Theme),
    shaper: &mut Shaper,
) -> Vec<PagePlan> {
    let wanted = match wanted {
        Contents::Always => true,
        Contents::Never => false,
        Contents::Auto => paginate::is_longer_than(PAGES_WITHOUT_CONTENTS, galley, space),
    };
    let listed = match wanted {
        true => contents::put(contents, galley, tags, space),
        false => 0..0,
    };
    let mut plans = paginate::paginate(galley, space, theme);
    if contents::is_divided(&plans, &listed) && contents::leave_parts(&mut galley.pieces, listed) {
        plans = paginate::paginate(galley, space, theme);
    }
    plans = paginate::insert_turned(galley, plans, turned, theme);
    for _ in 1..PASSES {
        let numbers = planned::page_numbers(galley, &plans);
        if !update_page_text(galley, &numbers, theme, shaper) {
            break;
        }
        plans = paginate::paginate(galley, space, theme);
        plans = paginate::insert_turned(galley, plans, turned, theme);
    }
    plans
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
    for lines in galley.pieces.iter_mut().filter_map(Piece::lines_mut) {
        let Some(page_text) = &lines.page_text else {
            continue;
        };
        let passage = page_text.passage(numbers);
        if passage.content != lines.paragraph.passage.content {
            let count = lines.count();
            lines.paragraph = Paragraph::new(passage, lines.paragraph.measure, theme, shaper);
            changed |= lines.count() != count;
        }
    }
    changed
}

fn missing_glyphs(galley: &Galley) -> BTreeSet<char> {
    let paragraphs = paragraphs(galley);
    paragraphs
        .flat_map(|paragraph| paragraph.missing_glyphs.iter().copied())
        .collect()
}

fn stand_ins(galley: &Galley) -> BTreeSet<StandIn> {
    let paragraphs = paragraphs(galley);
    paragraphs
        .flat_map(|paragraph| paragraph.stand_ins.iter().copied())
        .collect()
}

/// The lines that are too wide. Those of tables say nothing new where whole tables are.
fn overfull(galley: &Galley, tables_are: bool) -> Vec<String> {
    let counts = |piece: &&Piece| !(tables_are && matches!(piece.content, Content::Row(_)));
    let notes = galley.notes.iter().flatten();
    let pieces = galley
        .pieces
        .iter()
        .chain(galley.turned.iter().flatten())
        .chain(notes);
    let lines = pieces.filter(counts).flat_map(Piece::paragraphs);
    let lines = lines.filter_map(Paragraph::overfull);
    lines.map(|line| line.trim().to_string()).collect()
}

/// Everything that is set in lines, the notes behind the rest.
fn paragraphs(galley: &Galley) -> impl Iterator<Item = &Paragraph> {
    let notes = galley.notes.iter().flatten();
    galley
        .pieces
        .iter()
        .chain(notes)
        .flat_map(Piece::paragraphs)
}
