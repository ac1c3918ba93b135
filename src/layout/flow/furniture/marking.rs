//! A marking: who may see a document, at the right of head and foot.
//!
//! FIRST, Traffic Light Protocol version 2.0: the label stands in the header and footer of every
//! page, in capitals, in 12 points or more, aligned to the right, in its colour on black.
//!
//! In: a marking, and the room beside running heads and folios. Out: the lines that it is divided into.
//! One that is too long for a line beside a whole running head takes a second; where that is not
//! enough, the head is shortened; and what leaves no room for the folio is too long.

use super::{Heard, MARKING, Setter, mark};
use crate::document::{Marking, Tlp, is_blank};
use crate::geometry::{Color, Pt};
use crate::language::{Direction, Tag};
use crate::layout::frame::{Item, Mark, Rule, RunningMatter};

/// Around the label within its black ground.
const PADDING: Pt = Pt(4.0);
/// Between the label and the words beside it.
const LABEL_GAP: Pt = Pt(8.0);
/// From the baseline of a line to that of the next, in ems.
pub(super) const LEADING: f64 = 1.34;
/// How far the ground of the label reaches above its baseline and below it, in ems.
pub(super) const ABOVE: f64 = 0.95;
pub(super) const BELOW: f64 = 0.3;
/// What no two lines of any sheet have room for: a longer marking is not worth the trying.
const LONGEST: Pt = Pt(10_000.0);
/// Between two pieces of a marking on one line.
const DOT: &str = " \u{b7} ";

/// Where a marking may stand.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// The width beside a whole running head.
    pub beside: Pt,
    /// The width beside the folio.
    pub most: Pt,
    /// Whether there is room for a second line.
    pub two_lines: bool,
}

/// A marking in its lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrangement {
    /// The label, at the end of the first line.
    pub tlp: Option<Tlp>,
    /// The words of each line; those of the first may be none.
    lines: Vec<String>,
    /// Whether the second line goes on with words that the first has begun.
    goes_on: bool,
    /// The width of the longest line.
    pub width: Pt,
}

/// Divides a marking into lines; gives the width that it takes at the least.
pub fn arrange(marking: &Marking, room: Room, setter: &mut Setter<'_>) -> (Arrangement, Pt) {
    let pieces = marking.pieces().into_iter();
    let pieces: Vec<&str> = pieces.filter(|piece| !is_blank(piece)).collect();
    let mut divider = Divider::new(marking.tlp, setter);
    let one = divider.measured(vec![pieces.join(DOT)], false);
    if one.width > LONGEST {
        // Two lines cannot be shorter than half of one.
        let least = one.width * 0.5;
        return (one, least);
    }
    let mut two = Vec::new();
    if room.two_lines && !pieces.is_empty() {
        // A piece is cut only where nothing else has room.
        two.extend(divider.divided(&pieces, DOT, false));
        let joined = pieces.join(DOT);
        let words: Vec<&str> = joined.split(' ').collect();
        two.extend(divider.divided(&words, " ", true));
    }
    let all = || std::iter::once(&one).chain(&two);
    let least = all().map(|each| each.width).fold(one.width, Pt::min);
    let whole = all().find(|each| !each.goes_on && each.width <= room.beside);
    let shortened = two.iter().chain([&one]);
    let mut shortened = shortened.filter(|each| each.width <= room.most.max(least));
    let best = whole.or_else(|| shortened.next()).unwrap_or(&one);
    (best.clone(), least)
}

/// Divides a marking.
struct Divider<'s, 'a> {
    tlp: Option<Tlp>,
    /// The width of the label; none without one.
    label: Pt,
    setter: &'s mut Setter<'a>,
}

impl<'s, 'a> Divider<'s, 'a> {
    fn new(tlp: Option<Tlp>, setter: &'s mut Setter<'a>) -> Self {
        let width = |tlp: Tlp| setter.width(tlp.label(), MARKING) + PADDING * 2.0;
        Divider {
            tlp,
            label: tlp.map_or(Pt::ZERO, width),
            setter,
        }
    }

    fn measured(&mut self, lines: Vec<String>, goes_on: bool) -> Arrangement {
        let mut width = self.label;
        for (index, words) in lines.iter().enumerate() {
            let beside = match self.tlp {
                Some(_) if index == 0 && !words.is_empty() => self.label + LABEL_GAP,
                Some(_) | None => Pt::ZERO,
            };
            width = width.max(self.setter.width(words, MARKING) + beside);
        }
        Arrangement {
            tlp: self.tlp,
            lines,
            goes_on,
            width,
        }
    }

    /// Divides pieces into two lines that are as short as they can be. `goes_on` says whether the
    /// pieces are words of one text.
    fn divided(&mut self, pieces: &[&str], between: &str, goes_on: bool) -> Option<Arrangement> {
        let setter = &mut *self.setter;
        let widths: Vec<Pt> = pieces
            .iter()
            .map(|piece| setter.width(piece, MARKING))
            .collect();
        let gap = setter.width(&format!("x{between}x"), MARKING) - setter.width("xx", MARKING);
        let all: Pt = widths.iter().copied().sum();
        let mut first = self.label;
        let mut rest = all + gap * (pieces.len() as f64 - 1.0);
        let mut best: Option<(Pt, usize)> = self.tlp.map(|_| (first.max(rest), 0));
        for (count, width) in (1..pieces.len()).zip(&widths) {
            first += *width + if count == 1 { LABEL_GAP } else { gap };
            rest = rest - *width - gap;
            let longest = first.max(rest);
            if best.is_none_or(|(known, _)| longest < known) {
                best = Some((longest, count));
            }
        }
        let (_, count) = best?;
        let lines = [&pieces[..count], &pieces[count..]].map(|line| line.join(between));
        Some(self.measured(lines.into(), goes_on && count > 0))
    }
}

impl Arrangement {
    /// How many lines it has.
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// The words of each line that has any.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let lines = self.lines.iter().map(String::as_str);
        lines.filter(|words| !words.is_empty())
    }

    /// How many texts its words are: two lines may be one.
    pub fn texts(&self) -> usize {
        let lines = self.words().count();
        if self.goes_on { lines.min(1) } else { lines }
    }

    /// How many of them are read before the label, which stands at the right of the first line.
    pub fn texts_before_label(&self, direction: Direction) -> usize {
        let begins = self.lines.first().is_some_and(|words| !words.is_empty());
        match direction {
            Direction::LeftToRight => usize::from(begins),
            Direction::RightToLeft => 0,
        }
    }

    /// Sets it on the baselines of a head or a foot, each line with its right end at x 0.
    pub fn set(
        &self,
        (baselines, matter): (&[Pt], RunningMatter),
        heard: &Heard,
        setter: &mut Setter<'_>,
    ) -> Vec<Item> {
        let mut items = Vec::new();
        let mut text = 0;
        for (index, (words, baseline)) in self.lines.iter().zip(baselines).enumerate() {
            let mut line = Vec::new();
            let mut label_items = Vec::new();
            let mut right = Pt::ZERO;
            if let Some(tlp) = self.tlp.filter(|_| index == 0) {
                let width;
                (label_items, width) = label(tlp, (mark(heard.label, matter), matter), setter);
                right = -(width + LABEL_GAP);
            }
            if !words.is_empty() {
                let slot = heard.words.get(if self.goes_on { 0 } else { text });
                // The line is heard apart from the one that goes on with it.
                let end = if self.goes_on && index == 0 { " " } else { "" };
                let color = setter.theme.colors.text;
                let words = format!("{words}{end}");
                let mark = mark(slot.copied(), matter);
                line.extend(setter.put(&words, MARKING, (color, mark), right));
                text += 1;
            }
            // In the order in which they are read.
            match setter.language.direction() {
                Direction::LeftToRight => line.extend(label_items),
                Direction::RightToLeft => line.splice(0..0, label_items).for_each(drop),
            }
            for item in &mut line {
                item.shift(Pt::ZERO, *baseline);
            }
            items.extend(line);
        }
        items
    }
}

/// A marking in the upper right corner of a cover: around a baseline at y 0, most of two lines above it,
/// its right end at x 0, smaller where it is wider than the cover. Nothing else stands there, and a book says it in
/// full on its title page.
pub fn on_cover(marking: &Marking, width: Pt, setter: &mut Setter<'_>) -> Vec<Item> {
    let room = Room {
        beside: width,
        most: width,
        two_lines: true,
    };
    let (arrangement, _) = arrange(marking, room, setter);
    let leading = MARKING * (LEADING * setter.reach());
    let first = match arrangement.line_count() {
        0 | 1 => Pt::ZERO,
        _ => -leading * 0.75,
    };
    let baselines = [first, first + leading];
    let mut items = arrangement.set(
        (&baselines, RunningMatter::Header),
        &Heard::default(),
        setter,
    );
    let part = width / arrangement.width.max(width);
    items.iter_mut().for_each(|item| item.scale(part));
    items
}

/// The label on its ground, with its right end at x 0, and how wide it is.
fn label(
    tlp: Tlp,
    (mark, matter): (Mark, RunningMatter),
    setter: &mut Setter<'_>,
) -> (Vec<Item>, Pt) {
    let color = tlp.color();
    let english = Tag::english();
    let mut setter = Setter {
        language: &english,
        theme: setter.theme,
        shaper: setter.shaper,
    };
    let width = setter.width(tlp.label(), MARKING) + PADDING * 2.0;
    let ground = Rule {
        x: -width,
        y: -MARKING * ABOVE,
        width,
        height: MARKING * (ABOVE + BELOW),
        color: Color::BLACK,
        mark: Mark::Running(matter),
    };
    let letters = setter.put(tlp.label(), MARKING, (color, mark), -PADDING);
    let items = std::iter::once(Item::Rule(ground)).chain(letters);
    (items.collect(), width)
}
