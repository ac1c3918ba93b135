//! What stands on every page and is no part of its text: marking, watermark.
//!
//! FIRST, Traffic Light Protocol version 2.0: the label stands in the header and footer of every
//! page, in capitals, in 12 points or more, aligned to the right, in its colour on black.

use super::assemble::Assembly;
use super::inline::running_passage;
use crate::document::{Marking, Tlp};
use crate::language::{Direction, Tag};
use crate::layout::frame::{Item, Mark, Rule};
use crate::layout::text::{Paragraph, Shaper};
use crate::theme::{
    Align, Capitals, Color, ColorName, Family, Figures, Pt, TextStyle, Theme, Weight,
};

/// The least size of a marking.
const MARKING: Pt = Pt(12.0);
/// Around the label within its black ground.
const PADDING: Pt = Pt(4.0);
/// Between the label and the words beside it.
const GAP: Pt = Pt(8.0);
/// A watermark is so pale that text over it keeps its contrast.
const PALE: Color = Color {
    red: 0xec,
    green: 0xee,
    blue: 0xf0,
};
/// The size of a watermark of few letters.
const LARGEST_WATERMARK: f64 = 96.0;

/// What stands on every page, set once.
#[derive(Debug, Default)]
pub struct Furniture {
    /// The marking on a baseline at y 0, its right end at x 0.
    pub marking: Vec<Item>,
    /// The watermark at its place on the sheet.
    pub watermark: Vec<Item>,
}

impl Furniture {
    /// Sets it for the pages of an assembly.
    pub fn set(assembly: &Assembly, shaper: &mut Shaper) -> Self {
        let (theme, sheet) = (&assembly.theme, &assembly.sheet);
        let tag = &assembly.language_tag;
        let shown = assembly.marking.as_ref();
        let shown = shown.map(|it| marking(it, theme, tag, shaper));
        let size = (sheet.width, sheet.height);
        let behind = assembly.watermark.as_deref();
        let behind = behind.map(|words| watermark(words, size, theme, tag, shaper));
        Furniture {
            marking: shown.unwrap_or_default(),
            watermark: behind.unwrap_or_default(),
        }
    }
}

/// A marking on a baseline at y 0, its right end at x 0.
pub fn marking(marking: &Marking, theme: &Theme, language: &Tag, shaper: &mut Shaper) -> Vec<Item> {
    let mut items = Vec::new();
    let mut right = Pt::ZERO;
    if let Some(tlp) = marking.tlp {
        right = label(tlp, theme, shaper, &mut items);
    }
    if !marking.words.is_empty() {
        let words = marking.words.join(" \u{b7} ");
        let style = style(MARKING, ColorName::Text);
        put(
            words, &style, None, language, right, theme, shaper, &mut items,
        );
    }
    items
}

/// The characters of what stands on every page that no face has.
pub fn uncovered(assembly: &Assembly, shaper: &mut Shaper) -> Vec<char> {
    let words = assembly.marking.as_ref();
    let words = words.map(|marking| marking.words.join(" "));
    let texts = words.into_iter().chain(assembly.watermark.clone());
    let style = style(MARKING, ColorName::Text);
    texts
        .flat_map(|words| {
            let passage = running_passage(words, &assembly.theme, &style, &assembly.language_tag);
            Paragraph::new(passage, Pt(10_000.0), &assembly.theme, shaper).uncovered
        })
        .collect()
}

/// The label on its ground; gives where what stands beside it ends.
fn label(tlp: Tlp, theme: &Theme, shaper: &mut Shaper, items: &mut Vec<Item>) -> Pt {
    let (red, green, blue) = tlp.color();
    let color = Color { red, green, blue };
    let style = style(MARKING, ColorName::Text);
    let mut letters = Vec::new();
    let width = put(
        tlp.label().to_string(),
        &style,
        Some(color),
        // The label is never translated.
        &Tag::english(),
        -PADDING,
        theme,
        shaper,
        &mut letters,
    );
    let ground = Rule {
        x: -(width + PADDING * 2.0),
        y: -MARKING * 0.95,
        width: width + PADDING * 2.0,
        height: MARKING * 1.25,
        color: Color::BLACK,
        dots: None,
        mark: Mark::Pagination,
    };
    let left = ground.x;
    items.push(Item::Rule(ground));
    items.extend(letters);
    left - GAP
}

/// Sets words so that they end at a place; gives their width.
#[allow(clippy::too_many_arguments)] // all of them say where and how; none belongs to another
fn put(
    words: String,
    style: &TextStyle,
    color: Option<Color>,
    language: &Tag,
    right: Pt,
    theme: &Theme,
    shaper: &mut Shaper,
    items: &mut Vec<Item>,
) -> Pt {
    let mut passage = running_passage(words, theme, style, language);
    if let Some(color) = color {
        passage
            .spans
            .iter_mut()
            .for_each(|span| span.attributes.color = color);
    }
    let paragraph = Paragraph::new(passage, Pt(10_000.0), theme, shaper);
    let width = paragraph.natural_width;
    let offset = match paragraph.passage.direction {
        Direction::LeftToRight => Pt::ZERO,
        Direction::RightToLeft => paragraph.measure - width,
    };
    for mut item in paragraph.line(0, 0, &theme.paragraph, shaper).items {
        item.shift(right - width - offset, Pt::ZERO);
        items.push(item);
    }
    width
}

/// A watermark in the middle of a sheet: as large as the measure allows.
fn watermark(
    words: &str,
    (width, height): (Pt, Pt),
    theme: &Theme,
    language: &Tag,
    shaper: &mut Shaper,
) -> Vec<Item> {
    let mut items = Vec::new();
    let natural = put(
        words.to_string(),
        &style(Pt(100.0), ColorName::Text),
        None,
        language,
        Pt::ZERO,
        theme,
        shaper,
        &mut items,
    );
    items.clear();
    if natural <= Pt::ZERO {
        return items;
    }
    let size = Pt((width.0 * 0.86 * 100.0 / natural.0).min(LARGEST_WATERMARK));
    let shown = natural * (size.0 / 100.0);
    let (right, style) = ((width + shown) * 0.5, style(size, ColorName::Text));
    put(
        words.to_string(),
        &style,
        Some(PALE),
        language,
        right,
        theme,
        shaper,
        &mut items,
    );
    for item in &mut items {
        item.shift(Pt::ZERO, height * 0.5 + size * 0.35);
    }
    items
}

fn style(size: Pt, color: ColorName) -> TextStyle {
    TextStyle {
        family: Family::Sans,
        weight: Weight::Semibold,
        italic: false,
        size,
        leading: size * 1.2,
        color,
        align: Align::Ragged,
        figures: Figures::Lining,
        capitals: Capitals::Typed,
        tracking: 0.0,
    }
}
