//! The pages that can begin at a break, and what each costs.
//!
//! In: a break. Out: where a page that begins there may end, with its cost: the square of the lines
//! that it falls short by, and charges for what a reader would mind.

use super::filling::Filling;
use super::material::Material;
use super::paths::Break;
use super::stretch::Stretch;
use crate::geometry::Pt;

/// Charged for a note that runs on to the next page.
const SPLIT_NOTE: f64 = 400.0;
/// Charged for each float that waits for the next page: a page may rather fall short by three lines.
pub const WAITING: f64 = 9.0;
/// Charged for floats that stand behind all that is read: a page may rather be half empty.
const AFTER_THE_END: f64 = 600.0;
/// A line of a page that is left empty, since what follows begins a page of its own.
const LEFT_EMPTY: f64 = 2.0;
/// A line, squared, that the spaces of front matter give way by.
const GIVEN_WAY: f64 = 1.0;
/// What closes the document stands on a page of its own.
const CLOSED_APART: f64 = 9.0;
/// Charged for a last page of fewer than [`FEWEST`] slices.
const STRAY: f64 = 200.0;
/// So many slices a last page holds at least, if it can.
const FEWEST: usize = 3;
/// Charged for the square of the lines by which spaces are stretched; that of the lines that stay empty
/// costs 1.
const STRETCHED: f64 = 0.5;
/// Charged for a page that holds a single line of a paragraph, which begins before it and ends behind it: floats and
/// notes may leave room for no more.
const LONE: f64 = 400.0;
/// Charged for a break where there should be none.
const FORCED: f64 = 1e6;
/// So many lines fewer may stand on a page whose end is no good one, so that no piece is divided there.
const SPARED: usize = 3;
/// Pages that fall short by more lines than this are tried only when there is no other.
pub const SHORT: f64 = 14.0;

/// The pages that can begin at a break.
#[derive(Default)]
pub struct PagesFrom {
    start: Break,
    /// Those that may end where they do, and are full enough.
    legal: Vec<PageEnd>,
    /// Those that fall far short.
    short: Vec<PageEnd>,
    /// The longest, whatever its end.
    forced: Option<Break>,
    /// The longest that divides no piece, whatever binds this to the next.
    undivided: Option<Break>,
}

/// Where a page ends, and what it costs: in as few bytes as can be, for there are a million of
/// them in a long report, and they go from one core to another.
struct PageEnd {
    cost: f64,
    /// How many slices it has.
    slices: u32,
    /// How many lines of notes; no page has tens of thousands.
    notes: u16,
    /// How many floats wait behind it; at most [`MOST_WAITING`](super::filling::MOST_WAITING).
    waiting: u8,
    looseness: i8,
}

impl PagesFrom {
    /// Where the pages end, and what each costs. There is always one.
    pub fn pages(&self) -> impl Iterator<Item = (Break, f64)> {
        let pages = if self.legal.is_empty() {
            &self.short
        } else {
            &self.legal
        };
        pages.iter().map(|end| {
            let to = Break {
                slice: self.start.slice + end.slices as usize,
                note: self.start.note + usize::from(end.notes),
                waiting: usize::from(end.waiting),
                looseness: end.looseness,
            };
            (to, end.cost)
        })
    }

    /// Whether they begin at a break.
    pub fn begins_at(&self, start: Break) -> bool {
        self.start.state() == start.state()
    }

    /// Makes room for those that begin at a break.
    fn begin(&mut self, start: Break) {
        self.start = start;
        self.legal.clear();
        self.short.clear();
        (self.forced, self.undivided) = (None, None);
    }

    fn page_end(&self, to: Break, cost: f64) -> PageEnd {
        PageEnd {
            cost,
            slices: (to.slice - self.start.slice) as u32,
            notes: (to.note - self.start.note) as u16,
            waiting: to.waiting as u8,
            looseness: to.looseness,
        }
    }

    /// Adds a page that ends there.
    pub fn add(&mut self, to: Break, cost: f64) {
        let end = self.page_end(to, cost);
        self.legal.push(end);
    }

    /// Adds one that falls far short.
    fn add_short(&mut self, to: Break, cost: f64) {
        let end = self.page_end(to, cost);
        self.short.push(end);
    }

    /// Finds every page that can begin at a break. What was found before makes room.
    pub fn find(&mut self, material: &Material<'_>, start: Break) {
        self.begin(start);
        let page = Filling::new(material, start, self);
        // Notes that run on from the page before may fill a page alone.
        if start.slice == material.slices.len() {
            if start.waiting > 0 {
                return;
            }
            let notes = material.notes;
            let fitting = notes.fitting(material.space.height, start.note, notes.lines.len());
            let note = fitting.max(start.note + 1);
            let to = Break {
                slice: start.slice,
                note,
                ..Break::default()
            };
            self.add(to, SPLIT_NOTE);
            return;
        }
        // Pages that fall far short are wanted only where there is no other, so they are left for a
        // second look.
        page.find_pages(material, true, self);
        if self.legal.is_empty() {
            self.begin(start);
            let page = Filling::new(material, start, self);
            page.find_pages(material, false, self);
        }
        if self.legal.is_empty()
            && self.short.is_empty()
            && let Some(to) = self.forced
        {
            // Better a line that is parted from what it belongs to than half of it.
            let near = self
                .undivided
                .filter(|undivided| undivided.slice + SPARED >= to.slice);
            self.add(near.unwrap_or(to), FORCED);
        }
    }

    /// Tries a page whose paragraphs take so many lines more than is best for them, at what that costs.
    pub fn try_page(
        &mut self,
        material: &Material<'_>,
        end: &Prospect,
        looseness: i8,
        loose_cost: f64,
    ) {
        let (start, slice) = (end.start, end.slice);
        let y = end.y + material.space.line * f64::from(looseness);
        let only = end.is_alone && looseness == 0;
        let overrun = material.overrun(y);
        let gives_way = looseness == 0 && overrun <= end.stretch.gives();
        if overrun > 0.0 && !only && !gives_way {
            return;
        }
        let loose_cost = loose_cost + overrun * overrun * GIVEN_WAY;
        let called = material.slices[slice].notes.max(start.note);
        let note = material
            .notes
            .fitting(material.space.height - y, start.note, called);
        let to = Break {
            slice: slice + 1,
            note,
            waiting: end.waiting,
            looseness,
        };
        let complete = note == called;
        if looseness == 0 && (note > start.note || complete || only) {
            self.forced = Some(to);
            let next = material.slices.get(to.slice);
            if next.is_none_or(|next| next.index == 0) {
                self.undivided = Some(to);
            }
        }
        if !complete && !material.notes.may_split(start.note, note, called) {
            return;
        }
        let split = if complete { 0.0 } else { SPLIT_NOTE };
        let split = split + WAITING * end.waiting as f64;
        let Some(next) = material.slices.get(to.slice) else {
            if end.waiting > 0 {
                let short = material.shortfall(y, start.note, note);
                self.add_short(to, split + short * short + loose_cost + AFTER_THE_END);
                return;
            }
            self.add(to, split + stray(material, start, to) + loose_cost);
            return;
        };
        let Some(within) = next.break_before else {
            return; // it may not end here
        };
        if material.ends_before(to.slice) {
            // It is as short as a last page may be.
            let stray = stray(material, start, to);
            let apart = match next.opens_page {
                true => material.shortfall(y, start.note, note) * LEFT_EMPTY,
                false => CLOSED_APART,
            };
            self.add(to, split + within + stray + loose_cost + apart);
            return;
        }
        let shortfall = material.shortfall(y, start.note, note);
        let stretched = end.stretch.taken(shortfall);
        let left = shortfall - stretched;
        let cost = split + within + left * left + stretched * stretched * STRETCHED + loose_cost;
        let only = &material.slices[start.slice];
        if slice == start.slice && only.index > 0 && next.piece == only.piece {
            self.add_short(to, cost + LONE);
        } else if shortfall > SHORT {
            self.add_short(to, cost);
        } else {
            self.add(to, cost);
        }
    }
}

/// A page that may end after a slice, before any paragraph on it is made shorter or longer.
pub struct Prospect {
    /// Where it begins.
    pub start: Break,
    /// Index of the slice.
    pub slice: usize,
    /// The bottom of the slice, and of what closes the page below it.
    pub y: Pt,
    /// How far the spaces on the page may grow.
    pub stretch: Stretch,
    /// How many floats wait behind it.
    pub waiting: usize,
    /// Whether nothing else stands on the page.
    pub is_alone: bool,
}

impl Prospect {
    /// How many lines the page may want to gain or lose: one that is too long loses some, one that is short
    /// gains them, and any other stays as it is.
    pub fn worth_loosening(&self, material: &Material<'_>) -> &'static [i8] {
        let overrun = material.overrun(self.y);
        if overrun > 0.0 {
            return if self.is_alone || overrun <= self.stretch.gives() {
                &[0, -1, -2]
            } else {
                &[-1, -2]
            };
        }
        let called = material.slices[self.slice].notes.max(self.start.note);
        let short = material.shortfall(self.y, self.start.note, called);
        if (1.0..SHORT).contains(&short) {
            &[0, 1, 2]
        } else {
            &[0]
        }
    }
}

/// What it costs that hardly a line of the text stands on its last page. What closes the document may stand
/// there alone.
fn stray(material: &Material<'_>, start: Break, to: Break) -> f64 {
    let text = material.closing.min(to.slice).saturating_sub(start.slice);
    match (1..FEWEST).contains(&text) && start.slice > 0 {
        true => STRAY,
        false => 0.0,
    }
}
