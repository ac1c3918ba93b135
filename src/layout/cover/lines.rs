//! The lines of a cover: how large, and where they break.

use super::{Cover, MARGIN, WIDTH};
use crate::document::Text;
use crate::geometry::{Color, Pt};
use crate::layout::flow::compose::plain;
use crate::layout::flow::inline::running_passage;
use crate::layout::frame::{Item, Mark};
use crate::layout::text::{Attributes, Paragraph, Passage, Span};
use crate::theme::{Align, Capitals, ColorName, Family, Figures, TextStyle, Weight};

/// A title has no more lines than these as long as it is larger than [`SHELF_TITLE`].
const FEW_LINES: usize = 3;
/// The size that a title keeps: more than six pixels where the cover is 100 wide.
const SHELF_TITLE: f64 = 26.0;

/// Between phrases in a row. A line never begins with a dot.
const DOT: &str = "\u{a0}\u{b7} ";

impl Cover<'_> {
    /// The largest size at which the title takes less than half the height, and no more than three lines as long
    /// as it can still be read on a shelf; a little less where its lines are then more even.
    pub(super) fn title_style(&mut self, title: &Text) -> TextStyle {
        let height = self.page.height;
        let family = self.theme.styles.title.family;
        let mut size = self.largest;
        let mut fitting: Option<TextStyle> = None;
        loop {
            let style = self.style(family, Weight::Semibold, size);
            let paragraph = self.paragraph_within(title, &style, height * 0.45);
            let fits = paragraph.as_ref().is_some_and(|paragraph| {
                let lines = paragraph.variants[0].lines.len();
                let broken = lines > 1 && paragraph.cuts_a_word();
                let few = lines <= FEW_LINES || size <= SHELF_TITLE;
                style.leading * (lines as f64) < height * 0.45 && !broken && few
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

    /// Phrases, as the names of authors: each on a line of its own where there is room on one, and all take
    /// no more than a line more than in one row with dots between them.
    pub(super) fn listed(&mut self, phrases: &[&str], style: &TextStyle) -> Paragraph {
        let row = self.row(phrases, style);
        let mut run_on = self.unset(row);
        run_on.set(self.theme, &mut self.shaper);
        let lines = |paragraph: &Paragraph| paragraph.variants[0].lines.len();
        if !self.lists || lines(&run_on) == 1 || phrases.len() > lines(&run_on) + 1 {
            return run_on;
        }
        let language = &self.document.metadata.language;
        let list = phrases.join("\u{2028}");
        let list = running_passage(list, self.theme, style, language, Mark::Decoration);
        let mut listed = self.unset(list);
        listed.set(self.theme, &mut self.shaper);
        if lines(&listed) == phrases.len() {
            listed
        } else {
            run_on
        }
    }

    /// Phrases with dots between them, which are seen within lines only, as in the title block.
    fn row(&self, phrases: &[&str], style: &TextStyle) -> Passage {
        let language = &self.document.metadata.language;
        let row = phrases.join(DOT);
        let mut row = running_passage(row, self.theme, style, language, Mark::Decoration);
        let whole = row.spans.remove(0).attributes;
        let mut start = 0;
        for (index, phrase) in phrases.iter().enumerate() {
            if index > 0 {
                row.spans.push(Span {
                    range: start..start + DOT.len(),
                    attributes: Attributes {
                        separator: true,
                        ..whole.clone()
                    },
                });
                start += DOT.len();
            }
            row.spans.push(Span {
                range: start..start + phrase.len(),
                attributes: Attributes {
                    name: Some(start),
                    ..whole.clone()
                },
            });
            start += phrase.len();
        }
        row
    }

    pub(super) fn paragraph(&mut self, text: &Text, style: &TextStyle) -> Paragraph {
        let mut paragraph = self.unset(self.words(text, style));
        paragraph.set(self.theme, &mut self.shaper);
        paragraph
    }

    /// Sets a text, unless its words alone take more than this height: such a text need not be broken
    /// into lines to know, which would take long in every size that is tried.
    pub(super) fn paragraph_within(
        &mut self,
        text: &Text,
        style: &TextStyle,
        height: Pt,
    ) -> Option<Paragraph> {
        let mut paragraph = self.unset(self.words(text, style));
        paragraph.shape(self.theme, &mut self.shaper);
        if style.leading * paragraph.least_lines() as f64 > height {
            return None;
        }
        paragraph.break_lines(&self.theme.paragraph, &mut self.shaper);
        Some(paragraph)
    }

    /// The words of a text, in its language.
    fn words(&self, text: &Text, style: &TextStyle) -> Passage {
        let language = text
            .language
            .as_ref()
            .unwrap_or(&self.document.metadata.language);
        running_passage(plain(text), self.theme, style, language, Mark::Decoration)
    }

    /// Words in white, still to be set.
    fn unset(&self, mut passage: Passage) -> Paragraph {
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
            if y < -style.leading * 2.0 || y > self.page.height + style.leading {
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
