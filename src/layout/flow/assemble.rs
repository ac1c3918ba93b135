//! Plans → pages, on every core: each page is set by [`page`](super::page) and gets its running matter.

use std::collections::BTreeSet;
use std::ops::Range;

use rayon::prelude::*;

use super::batches::Batches;
use super::furniture::{Furniture, Heard, SetFurniture, Setter};
use super::galley::{Galley, Piece};
use super::page::PageBuilder;
use super::paginate::PagePlan;
use super::running_words::{PageInDocument, Running};
use crate::geometry::Pt;
use crate::language::{Direction, Language, Tag};
use crate::layout::frame::{Destination, Page};
use crate::layout::text::{Paragraph, Shaper};
use crate::theme::{Sheet, Sides, Theme};

/// What pages are made with.
pub struct Assembly {
    /// The theme, scaled for the sheet.
    pub theme: Theme,
    /// The sheet.
    pub sheet: Sheet,
    /// The same, turned.
    pub turned: Sheet,
    /// One or two sides.
    pub sides: Sides,
    /// Height of the text block.
    pub height: Pt,
    /// The language of running matter.
    pub language: &'static Language,
    /// Its tag.
    pub language_tag: Tag,
    /// Its direction.
    pub direction: Direction,
    /// The words of heads and feet.
    pub running: Running,
    /// What stands on every page.
    pub furniture: Furniture,
    /// What of it is heard.
    pub heard: Heard,
}

/// The pages and what leads to them.
pub struct Assembled {
    /// The pages.
    pub pages: Vec<Page>,
    /// Sorted by name.
    pub destinations: Vec<Destination>,
}

/// Sets every page, on every core: they know nothing of each other once their plans are made. What
/// the galley holds of a paragraph is let go as soon as its pages are set, so that a long document
/// is never in memory twice.
pub fn assemble(assembly: &Assembly, mut galley: Galley, plans: &[PagePlan]) -> Assembled {
    let planned = Planned {
        plans,
        heads: running_heads(&galley, plans),
        furniture: Shaper::with_own(&galley.fonts, |shaper| {
            let sheets = [&assembly.sheet, &assembly.turned];
            sheets.map(|sheet| furniture(assembly, sheet, shaper))
        }),
    };
    let mut batches = Batches::new(plans, galley.pieces.len());
    let mut halves = [Vec::new(), Vec::new()];
    loop {
        let [first, second] = batches.next_pages();
        let batch: Vec<usize> = first.clone().chain(second).collect();
        if batch.is_empty() {
            break;
        }
        let set = batch.par_chunks(PAGES_A_THREAD).flat_map_iter(|chunk| {
            Shaper::with_own(&galley.fonts, |shaper| {
                let page = |index: &usize| page(assembly, &galley, &planned, *index, shaper);
                chunk.iter().map(page).collect::<Vec<_>>()
            })
        });
        let mut set: Vec<(Page, Vec<Destination>)> = set.collect();
        halves[1].extend(set.drain(first.len()..));
        halves[0].extend(set);
        release(&mut galley.pieces, batches.done());
    }
    let mut assembled = Assembled {
        pages: Vec::with_capacity(plans.len()),
        destinations: Vec::new(),
    };
    let mut named = BTreeSet::new();
    for (page, destinations) in halves.into_iter().flatten() {
        for destination in destinations {
            if named.insert(destination.name.clone()) {
                assembled.destinations.push(destination);
            }
        }
        assembled.pages.push(page);
    }
    assembled
        .destinations
        .sort_by(|one, two| one.name.cmp(&two.name));
    assembled
}

/// What stands on every page of a sheet, set.
fn furniture(assembly: &Assembly, sheet: &Sheet, shaper: &mut Shaper) -> SetFurniture {
    let mut setter = Setter {
        theme: &assembly.theme,
        language: &assembly.language_tag,
        shaper,
    };
    let heard = &assembly.heard;
    assembly.furniture.set(heard, sheet, &mut setter)
}

/// How many pages a thread takes at a time.
const PAGES_A_THREAD: usize = 2;

/// Lets go of two ranges of pieces, the first before the second, each on a core.
fn release(pieces: &mut [Piece], [first, second]: [Range<usize>; 2]) {
    let (before, after) = pieces.split_at_mut(second.start);
    let release = |pieces: &mut [Piece]| {
        let paragraphs = pieces.iter_mut().flat_map(Piece::paragraphs_mut);
        paragraphs.for_each(Paragraph::release);
    };
    rayon::join(
        || release(&mut before[first]),
        || release(&mut after[..second.len()]),
    );
}

/// Where everything on the pages stands, and what stands around it.
struct Planned<'a> {
    plans: &'a [PagePlan],
    /// What each page's head says of its section.
    heads: Vec<String>,
    /// What stands on every page: on those that are upright, and on those that are turned.
    furniture: [SetFurniture; 2],
}

fn page(
    assembly: &Assembly,
    galley: &Galley,
    planned: &Planned<'_>,
    index: usize,
    shaper: &mut Shaper,
) -> (Page, Vec<Destination>) {
    let plan = &planned.plans[index];
    let (sheet, furniture) = match plan.turned {
        None => (&assembly.sheet, &planned.furniture[0]),
        Some(_) => (&assembly.turned, &planned.furniture[1]),
    };
    let mut builder = PageBuilder::new(assembly, sheet, index);
    builder.furniture(furniture);
    builder.flow(galley, plan, shaper);
    builder.notes(galley, plan, shaper);
    let place = PageInDocument {
        index,
        count: planned.plans.len(),
        part: &planned.heads[index],
    };
    if index > 0 {
        builder.running_head(place, shaper);
    }
    builder.foot(place, shaper);
    builder.finish()
}

/// What each page's head says of its section: the one that the page opens in, or else the first
/// that begins on it.
fn running_heads(galley: &Galley, plans: &[PagePlan]) -> Vec<String> {
    let mut running = String::new();
    let head = |plan: &PagePlan| {
        if plan.turned.is_some() {
            return running.clone();
        }
        let opening = plan.flow().first().map(|slice| slice.piece);
        let opens_one = opening.and_then(|piece| galley.pieces[piece].running.as_ref());
        let mut begun = plan
            .slices
            .iter()
            .filter(|slice| slice.index == 0)
            .filter_map(|slice| galley.pieces[slice.piece].running.as_ref());
        let head = match opens_one {
            Some(section) => section.clone(),
            None if running.is_empty() => begun.clone().next().cloned().unwrap_or_default(),
            None => running.clone(),
        };
        if let Some(last) = begun.next_back() {
            running.clone_from(last);
        }
        head
    };
    plans.iter().map(head).collect()
}
