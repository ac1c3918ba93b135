//! Words of pictures.
//!
//! In: a picture at its place, with its words as its file has them. Out: glyphs in faces of the theme, at the
//! places and in the sizes that the file asks for. The faces are other than the file's, so that words are wider
//! or narrower than their author saw them: they grow from the point that they are anchored at, and where the
//! file says how wide they are they are made so.

use std::collections::BTreeSet;

use super::inline::label;
use super::typography::Typography;
use crate::geometry::{Pt, Rect, Transform};
use crate::layout::frame::{Group, Item, Mark, PlacedPicture};
use crate::layout::text::{Paragraph, Shaper};
use crate::picture::{Anchor, Inscription, Lettering};
use crate::theme::{Family, TextStyle, Weight};

/// By how much glyphs are made wider or narrower so that words are as wide as is asked; what is asked beyond that
/// makes them smaller, or is not done.
const STRETCH: std::ops::RangeInclusive<f64> = 0.85..=1.15;

/// How far letters reach above their baseline, in ems, and below it.
const ABOVE: f64 = 0.75;
const BELOW: f64 = 0.22;

/// Sets the words of pictures.
pub struct InscriptionSetter<'a> {
    /// The theme that has the faces, and the language of the document.
    pub typography: Typography<'a>,
    /// What shapes words.
    pub shaper: &'a mut Shaper,
    /// Takes characters that no face has.
    pub missing_glyphs: &'a mut BTreeSet<char>,
}

/// Words of one style on their way: their items, from the baseline's beginning, and how wide they are.
struct SetWords {
    items: Vec<Item>,
    width: Pt,
}

/// Where words go so that they stay within their picture: where faces are other than their author's they may reach
/// beyond its edge. They are moved back, and made smaller where they are longer than it.
fn within(placed: &PlacedPicture, turn: Transform, extent: Rect) -> Transform {
    let (left, top) = (placed.x.0, placed.y.0);
    let (width, height) = (placed.width.0, placed.height.0);
    let around = extent.transformed(turn);
    let smaller = (width / around.width())
        .min(height / around.height())
        .min(1.0);
    let turn = turn.after(Transform::scaling(smaller));
    let around = extent.transformed(turn);
    let into = |start: f64, end: f64, from: f64, length: f64| {
        (from - start).max(0.0) - (end - from - length).max(0.0)
    };
    let right = into(around.left, around.right, left, width);
    let down = into(around.top, around.bottom, top, height);
    Transform::moving(right, down).after(turn)
}

impl InscriptionSetter<'_> {
    /// The words of a picture.
    pub fn set(&mut self, placed: &PlacedPicture) -> Vec<Item> {
        let picture = &placed.picture;
        let place = Transform {
            a: placed.width.0 / picture.width,
            d: placed.height.0 / picture.height,
            ..Transform::moving(placed.x.0, placed.y.0)
        };
        let inscriptions = picture.inscriptions.iter();
        inscriptions
            .flat_map(|inscription| self.inscription(inscription, place, placed))
            .collect()
    }

    /// An inscription, as what it becomes on the page. Sizes are those on the page; what is more than that is how
    /// it is turned.
    fn inscription(
        &mut self,
        inscription: &Inscription,
        place: Transform,
        placed: &PlacedPicture,
    ) -> Vec<Item> {
        let transform = place.after(inscription.transform);
        let scale = transform.scale();
        let turn = transform.after(Transform::scaling(1.0 / scale));
        let (mut items, line) = self.baseline(inscription, scale, placed.mark);
        let turn = within(placed, turn, line);
        if turn.only_moves() {
            for item in &mut items {
                item.shift(Pt(turn.e), Pt(turn.f));
            }
            return items;
        }
        vec![Item::Group(Group {
            transform: turn,
            items,
            mark: placed.mark,
        })]
    }

    /// The words of an inscription on a baseline through the origin, and what room they take.
    fn baseline(&mut self, inscription: &Inscription, scale: f64, mark: Mark) -> (Vec<Item>, Rect) {
        let mut items = Vec::new();
        let mut extent = Rect {
            left: 0.0,
            top: 0.0,
            right: 0.0,
            bottom: 0.0,
        };
        let (mut pen, mut first) = (Pt::ZERO, Pt::ZERO);
        for (index, lettering) in inscription.letterings.iter().enumerate() {
            let right = Pt(lettering.right * scale);
            match index {
                // What moves all of them is no part of them.
                0 => first = right,
                _ => pen += right,
            }
            let down = Pt(lettering.down * scale);
            let mut set = self.words(lettering, scale, mark);
            for item in &mut set.items {
                item.shift(pen, down);
            }
            pen += set.width;
            items.append(&mut set.items);
            let size = lettering.size * scale;
            extent.top = extent.top.min(down.0 - size * ABOVE);
            extent.bottom = extent.bottom.max(down.0 + size * BELOW);
        }
        let left = first
            + match inscription.anchor {
                Anchor::Start => Pt::ZERO,
                Anchor::Middle => pen * -0.5,
                Anchor::End => -pen,
            };
        for item in &mut items {
            item.shift(left, Pt::ZERO);
        }
        extent.left = left.0;
        extent.right = (left + pen).0;
        (items, extent)
    }

    /// Words of one style, drawn so many times as large as the file has them. A space behind them keeps them apart
    /// from the next for whoever reads the text of the page.
    fn words(&mut self, lettering: &Lettering, scale: f64, mark: Mark) -> SetWords {
        let paragraph = self.line(&lettering.text, lettering, scale, mark);
        let width = paragraph.natural_width;
        let apart = format!("{} ", lettering.text);
        let paragraph = self.line(&apart, lettering, scale, mark);
        self.missing_glyphs.extend(&paragraph.missing_glyphs);
        let mut items =
            paragraph.only_line(Pt::ZERO, &self.typography.theme.paragraph, self.shaper);
        let Some(wanted) = lettering.length.filter(|_| width > Pt::ZERO) else {
            return SetWords { items, width };
        };
        let factor = wanted * scale / width.0;
        let stretch = factor.clamp(*STRETCH.start(), *STRETCH.end());
        let smaller = (factor / stretch).min(1.0);
        for item in &mut items {
            item.scale(smaller);
            if let Item::Glyphs(run) = item {
                run.stretch(stretch);
            }
        }
        SetWords {
            items,
            width: width * (stretch * smaller),
        }
    }

    fn line(&mut self, text: &str, lettering: &Lettering, scale: f64, mark: Mark) -> Paragraph {
        let (theme, language) = (self.typography.theme, self.typography.language_tag);
        let remark = &theme.styles.remark;
        let style = TextStyle {
            family: match lettering.monospaced {
                true => Family::Mono,
                false => remark.family,
            },
            weight: match lettering.bold {
                true => Weight::Bold,
                false => Weight::Regular,
            },
            italic: lettering.italic,
            size: Pt(lettering.size * scale),
            ..remark.clone()
        };
        let mut passage = label(text.to_string(), theme, &style, language, mark);
        for span in &mut passage.spans {
            span.attributes.color = lettering.color;
        }
        Paragraph::in_one_line(passage, theme, self.shaper)
    }
}
