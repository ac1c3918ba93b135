//! Other ways to set a paragraph than the best: in a line more or less.
//!
//! In: a paragraph that is set. Out: variants of it, for the page that falls short by a line, and for the text that
//! is to have room on so many pages.

use super::{Effort, Paragraph, Variant};
use crate::layout::text::candidates;
use crate::layout::text::linebreak::{self, Aim};
use crate::layout::text::shape::Shaper;
use crate::theme::{Align, Theme};

impl Paragraph {
    /// Looks for ways to set it in a line more or less than is best, which need not be as good;
    /// whether any was found that was not known.
    pub fn add_variants(&mut self, theme: &Theme, shaper: &mut Shaper) -> bool {
        let Some(best) = self.variants.first().map(|variant| variant.lines.len()) else {
            return false;
        };
        if self.passage.align != Align::Justified || best < 3 || self.looked_further {
            return false;
        }
        self.looked_further = true;
        let candidates = candidates::candidates(
            &self.passage,
            &self.segments,
            &theme.paragraph,
            (Effort::Hyphenated, self.measure),
            &self.opportunities(),
            shaper,
        );
        let aim = Aim {
            measure: self.measure,
            align: self.passage.align,
            loosest: theme.paragraph.stretch,
            narrowest: theme.paragraph.shrink,
            desperate: false,
        };
        let known = self.variants.len();
        let mut breakings = linebreak::break_lines(&candidates, aim);
        linebreak::keep_names(&candidates, &mut breakings);
        for breaking in breakings {
            let count = breaking.lines.len();
            let new = self
                .variants
                .iter()
                .all(|variant| variant.lines.len() != count);
            if new && count.abs_diff(best) == 1 {
                self.variants.push(Variant::new(&breaking, &candidates));
            }
        }
        self.variants.len() > known
    }

    /// Prefers the way that takes the fewest lines to the best.
    pub fn take_fewest_lines(&mut self, theme: &Theme, shaper: &mut Shaper) {
        self.add_variants(theme, shaper);
        let fewest = (0..self.variants.len()).min_by_key(|index| self.variants[*index].lines.len());
        if let Some(fewest) = fewest {
            self.variants.swap(0, fewest);
        }
    }
}
