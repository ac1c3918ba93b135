//! What stands on every page and is no part of its text: marking, watermark.
//!
//! In: what a document asks for, and the sheet. Out: items at their places. Both are heard once, before
//! the title: on the first page they are content, with tags of their own, and on the others artifacts.
//! What does not fit is told of with how long it is ([`Misfit`]), and is no reason to leave it out: who
//! may see a document stands on it in any case.

pub mod marking;
mod places;
pub mod watermark;

use std::fmt;

use self::marking::{Arrangement, Room};
use self::watermark::Watermark;
use super::inline::running_passage;
use crate::document::{Document, is_blank};
use crate::geometry::{Color, Pt};
use crate::language::Tag;
use crate::layout::frame::{Item, Mark, RunningMatter};
use crate::layout::tags::{Role, SlotId, TagTree};
use crate::layout::text::{Paragraph, Shaper};
use crate::theme::{
    Align, Capitals, ColorName, Family, Figures, FolioPlace, Sheet, Sides, TextStyle, Theme, Weight,
};

/// Between what stands at the two ends of a line of running matter, at least.
pub const GAP: Pt = Pt(12.0);

/// The number of a page, beside which a marking stands.
#[derive(Debug, Clone, Copy)]
pub struct FolioRoom {
    /// The width of the widest.
    pub width: Pt,
    /// Where the theme wants it.
    pub place: FolioPlace,
    /// How many sides of a sheet are printed.
    pub sides: Sides,
}

impl FolioRoom {
    /// Whether it stands at the left of every page, away from any marking.
    fn is_at_left(self) -> bool {
        self.place == FolioPlace::Side && self.sides == Sides::One
    }
}

/// What stands on every page.
#[derive(Debug, Default)]
pub struct Furniture {
    /// Who may see it.
    pub marking: Option<Arrangement>,
    /// Whether the marking at the foot stands a line above the number of the page, whose place it would take.
    pub is_above_folio: bool,
    /// Whether the number of the page has to give way to the marking, which has no room above it.
    pub moves_folio: bool,
    watermark: Option<Watermark>,
    /// What of it is too long.
    pub misfits: Vec<Misfit>,
}

/// What a document asks for that has no room on its pages.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Misfit {
    /// What it is.
    pub piece: FurniturePiece,
    /// How long it is, divided as well as it can be.
    pub length: Pt,
    /// How long it may be.
    pub room: Pt,
}

/// The pieces of furniture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FurniturePiece {
    /// Who may see it.
    Marking,
    /// A word behind the text.
    Watermark,
}

impl fmt::Display for FurniturePiece {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            FurniturePiece::Marking => "marking",
            FurniturePiece::Watermark => "watermark",
        })
    }
}

impl Furniture {
    /// Measures what a document asks for. A marking shares its line with folios.
    pub fn measure(
        document: &Document,
        (sheet, height): (&Sheet, Pt),
        folio: FolioRoom,
        setter: &mut Setter<'_>,
    ) -> Self {
        let mut furniture = Furniture::default();
        if let Some(marking) = &document.marking {
            let room = Room {
                beside: sheet.measure * 0.55 - GAP,
                most: sheet.measure - folio.width - GAP,
                two_lines: places::has_two_lines((sheet, height), setter.reach()),
            };
            let (arrangement, length) = marking::arrange(marking, room, setter);
            if length > room.most {
                furniture.misfits.push(Misfit {
                    piece: FurniturePiece::Marking,
                    length,
                    room: room.most,
                });
            }
            let beside = match folio.place {
                FolioPlace::Middle => (sheet.measure - folio.width) * 0.5 - GAP,
                FolioPlace::Side => Pt::ZERO,
            };
            if !folio.is_at_left() && arrangement.width > beside {
                let room = arrangement.line_count() < 2 && room.two_lines;
                (furniture.is_above_folio, furniture.moves_folio) = (room, !room);
            }
            furniture.marking = Some(arrangement);
        }
        if let Some(words) = document.watermark.as_ref().filter(|words| !is_blank(words)) {
            let (watermark, misfit) = watermark::measure(words, sheet, setter);
            furniture.watermark = Some(watermark);
            furniture.misfits.extend(misfit);
        }
        furniture
    }

    /// The characters of it that no face has, if it has room.
    pub fn missing_glyphs(&self, setter: &mut Setter<'_>) -> Vec<char> {
        if !self.misfits.is_empty() {
            return Vec::new();
        }
        let words = self.marking.iter().flat_map(Arrangement::words);
        let texts = words.chain(self.watermark.iter().map(|mark| mark.words.as_str()));
        let texts: Vec<&str> = texts.collect();
        let missing = texts
            .into_iter()
            .flat_map(|words| setter.paragraph(words, MARKING).missing_glyphs);
        missing.collect()
    }

    /// Gives it tags, before all others, in the order in which it is seen.
    pub fn tag(&self, tags: &mut TagTree, language: &Tag) -> Heard {
        let mut place = 0;
        let mut next = |language: Option<Tag>| {
            let node = tags.node_at(TagTree::ROOT, place, Role::Paragraph);
            if let Some(language) = language {
                tags.set_language(node, language);
            }
            place += 1;
            tags.slot(node)
        };
        let marking = self.marking.as_ref();
        // The label is never translated.
        let foreign = Some(Tag::english()).filter(|english| english != language);
        let mut heard = Heard::default();
        if let Some(marking) = marking {
            let before = marking.texts_before_label(language.direction());
            heard.words.extend((0..before).map(|_| next(None)));
            heard.label = marking.tlp.map(|_| next(foreign));
            let after = marking.texts() - before;
            heard.words.extend((0..after).map(|_| next(None)));
        }
        heard.watermark = self.watermark.as_ref().map(|_| next(None));
        heard
    }

    /// Sets it, once for all pages.
    pub fn set(&self, heard: &Heard, sheet: &Sheet, setter: &mut Setter<'_>) -> SetFurniture {
        let unheard = Heard::default();
        let mut set = SetFurniture::default();
        if let Some(marking) = &self.marking {
            let mut places = places::baselines(marking, sheet, setter.reach());
            if self.is_above_folio {
                let size = setter.theme.styles.running.size;
                places.foot = vec![places::above_folio(sheet, setter.reach(), size)];
            }
            let (head, foot) = (RunningMatter::Header, RunningMatter::Footer);
            set.heads =
                [heard, &unheard].map(|heard| marking.set((&places.head, head), heard, setter));
            set.foot = marking.set((&places.foot, foot), &unheard, setter);
        }
        if let Some(watermark) = &self.watermark {
            set.watermarks = [heard.watermark, None].map(|slot| {
                let mark = mark(slot, RunningMatter::Watermark);
                watermark.set(sheet, mark, setter)
            });
        }
        set
    }
}

/// The slots of what is heard, as far as it is there.
#[derive(Debug, Clone, Default)]
pub struct Heard {
    words: Vec<SlotId>,
    label: Option<SlotId>,
    watermark: Option<SlotId>,
}

/// What belongs to a slot is content; without one it is an artifact.
fn mark(slot: Option<SlotId>, matter: RunningMatter) -> Mark {
    slot.map_or(Mark::Running(matter), Mark::Content)
}

/// What stands on every page, set. Markings end at x 0, the right edge of the text block.
#[derive(Debug, Default)]
pub struct SetFurniture {
    /// The marking in the head of the first page, where it is heard, and of the others.
    pub heads: [Vec<Item>; 2],
    /// The marking in the foot.
    pub foot: Vec<Item>,
    /// The watermark of the first page, and of the others.
    pub watermarks: [Vec<Item>; 2],
}

/// The least size of a marking, and the only one on a page (FIRST, Traffic Light Protocol 2.0).
pub const MARKING: Pt = Pt(12.0);

/// Sets words of furniture: all of them are of one voice.
pub struct Setter<'a> {
    /// How everything looks.
    pub theme: &'a Theme,
    /// The document's language.
    pub language: &'a Tag,
    /// What shapes them.
    pub shaper: &'a mut Shaper,
}

impl Setter<'_> {
    /// How much further than Latin letters those of the document's script reach.
    fn reach(&self) -> f64 {
        let script = self.theme.scripts.get(self.language.script_code());
        script.map_or(1.0, |design| design.size.max(1.0))
    }

    fn paragraph(&mut self, words: &str, size: Pt) -> Paragraph {
        let (style, language) = (style(size), self.language);
        let passage = running_passage(
            words.to_string(),
            self.theme,
            &style,
            language,
            Mark::Decoration,
        );
        Paragraph::in_one_line(passage, self.theme, self.shaper)
    }

    /// How wide words are; of many more than any line holds, about how wide.
    fn width(&mut self, words: &str, size: Pt) -> Pt {
        match words.char_indices().nth(MOST_MEASURED) {
            None => self.paragraph(words, size).natural_width,
            Some((end, _)) => {
                let part = words.len() as f64 / end as f64;
                self.paragraph(&words[..end], size).natural_width * part
            }
        }
    }

    /// Words on a baseline at y 0 that end at a place.
    fn put(&mut self, words: &str, size: Pt, (color, mark): (Color, Mark), right: Pt) -> Vec<Item> {
        let mut paragraph = self.paragraph(words, size);
        for span in &mut paragraph.passage.spans {
            (span.attributes.color, span.attributes.mark) = (color, mark);
        }
        let left = right - paragraph.natural_width;
        paragraph.only_line(left, &self.theme.paragraph, self.shaper)
    }
}

/// How many characters are measured one by one.
const MOST_MEASURED: usize = 2_000;

fn style(size: Pt) -> TextStyle {
    TextStyle {
        family: Family::Sans,
        weight: Weight::Semibold,
        italic: false,
        size,
        leading: size * 1.2,
        color: ColorName::Text,
        align: Align::Ragged,
        figures: Figures::Lining,
        capitals: Capitals::Typed,
        tracking: 0.0,
    }
}
