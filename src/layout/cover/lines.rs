//! The lines of a cover: how large, and where they break.

use super::{Cover, HEIGHT, LARGEST_TITLE, MARGIN, WIDTH};
use crate::document::Text;
use crate::geometry::{Color, Pt};
use crate::layout::flow::compose::plain;
use crate::layout::flow::inline::running_passage;
use crate::layout::frame::{Item, Mark};
use crate::layout::text::Paragraph;
use crate::theme::{Align, Capitals, ColorName, Family, Figures, TextStyle, Weight};

impl Cover<'_> {
    /// The largest size at which the title takes less than half the height; a little less where its
    /// lines are then more even.
    pub(super) fn title_style(&mut self, title: &Text) -> TextStyle {
        let family = self.theme.styles.title.family;
        let mut size = LARGEST_TITLE;
        let mut fitting: Option<TextStyle> = None;
        loop {
            let style = self.style(family, Weight::Semibold, size);
            let paragraph = self.paragraph_within(title, &style, HEIGHT * 0.45);
            let fits = paragraph.as_ref().is_some_and(|paragraph| {
                let lines = paragraph.variants[0].lines.len();
                let broken = lines > 1 && paragraph.cuts_a_word();
                style.leading * (lines as f64) < HEIGHT * 0.45 && !broken
            });
            let is_even = |paragraph: &Paragraph| self.is_even(paragraph);
            if fits && paragraph.as_ref().is_some_and(is_even) {
                return style;
            }
            if fits && fitting.is_none() {
                fitting = Some(style.clone());
            }
            let smallest = fitting.as_ref().map_or(16.0, |style| style.size.0 * 0.8);
            if size <= smallest.max(16.0) {
                return fitting.unwrap_or(style);
            }
            size -= 2.0;
        }
    }

    /// Whether no line but the last is less than half as wide as the widest.
    fn is_even(&mut self, paragraph: &Paragraph) -> bool {
        let count = paragraph.variants[0].lines.len();
        let design = &self.theme.paragraph;
        let shaper = &mut self.shaper;
        let mut width = |index: usize| -> Pt {
            let items = paragraph.line(0, index, design, shaper).items;
            let runs = items.iter().map(|item| match item {
                Item::Glyphs(run) => run.width,
                Item::Rule(_) | Item::Path(_) | Item::Picture(_) | Item::Group(_) => Pt::ZERO,
            });
            runs.sum()
        };
        let widths: Vec<Pt> = (0..count).map(&mut width).collect();
        let widest = widths.iter().copied().fold(Pt::ZERO, Pt::max);
        let but_last = widths.iter().take(count.saturating_sub(1));
        but_last.copied().all(|width| width >= widest * 0.5)
    }

    /// What has points between its parts, as authors have: a part a line, without the points, where
    /// each has room on one and all take no more than a line more than to run them on.
    pub(super) fn listed(&mut self, text: &Text, style: &TextStyle) -> Paragraph {
        let run_on = self.paragraph(text, style);
        let lines = |paragraph: &Paragraph| paragraph.variants[0].lines.len();
        let parts: Vec<&str> = text.content.split("\u{a0}\u{b7} ").collect();
        if !self.lists || lines(&run_on) == 1 || parts.len() > lines(&run_on) + 1 {
            return run_on;
        }
        let listed = self.set(parts.join("\u{2028}"), text, style);
        if lines(&listed) == parts.len() {
            listed
        } else {
            run_on
        }
    }

    pub(super) fn paragraph(&mut self, text: &Text, style: &TextStyle) -> Paragraph {
        self.set(plain(text), text, style)
    }

    /// Sets a text, unless its words alone take more than this height: such a text need not be broken
    /// into lines to know, which would take long in every size that is tried.
    pub(super) fn paragraph_within(
        &mut self,
        text: &Text,
        style: &TextStyle,
        height: Pt,
    ) -> Option<Paragraph> {
        let mut paragraph = self.unset(plain(text), text, style);
        paragraph.shape(self.theme, &mut self.shaper);
        if style.leading * paragraph.least_lines() as f64 > height {
            return None;
        }
        paragraph.break_lines(&self.theme.paragraph, &mut self.shaper);
        Some(paragraph)
    }

    /// Sets words in the language of a text.
    fn set(&mut self, words: String, text: &Text, style: &TextStyle) -> Paragraph {
        let mut paragraph = self.unset(words, text, style);
        paragraph.set(self.theme, &mut self.shaper);
        paragraph
    }

    /// Words in the language of a text, still to be set.
    fn unset(&self, words: String, text: &Text, style: &TextStyle) -> Paragraph {
        let language = text
            .language
            .as_ref()
            .unwrap_or(&self.document.metadata.language);
        let mut passage = running_passage(words, self.theme, style, language, Mark::Decoration);
        passage.direction = self.document.metadata.language.direction();
        for span in &mut passage.spans {
            span.attributes.color = Color::WHITE;
        }
        Paragraph::unset(passage, WIDTH - MARGIN * 2.0)
    }

    /// Sets a paragraph below a height, as many of its lines as the cover shows; gives the height below
    /// it.
    pub(super) fn put(&mut self, paragraph: &Paragraph, style: &TextStyle, top: Pt) -> Pt {
        let mut y = top;
        for index in 0..paragraph.variants[0].lines.len() {
            if y < -style.leading * 2.0 || y > HEIGHT + style.leading {
                y += style.leading;
                continue;
            }
            let baseline = y + style.leading * 0.5 + style.size * 0.33;
            let line = paragraph.line(0, index, &self.theme.paragraph, &mut self.shaper);
            for mut item in line.items {
                item.shift(MARGIN, baseline);
                self.page.items.push(item);
            }
            y += style.leading;
        }
        y
    }

    /// A voice of the cover, in a family of the theme.
    pub(super) fn style(&self, family: Family, weight: Weight, size: f64) -> TextStyle {
        // A title of large letters has room enough in every script.
        let script = self.document.metadata.language.script_code();
        let design = self.theme.scripts.get(script).filter(|_| size < 30.0);
        let leading = 1.22 * design.map_or(1.0, |design| design.leading);
        TextStyle {
            family,
            weight,
            italic: false,
            size: Pt(size),
            leading: Pt(size * leading),
            color: ColorName::Text,
            align: if self.is_centered() {
                Align::Centered
            } else {
                Align::Balanced
            },
            figures: Figures::Lining,
            capitals: Capitals::Typed,
            tracking: 0.0,
        }
    }
}
