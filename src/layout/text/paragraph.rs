//! A paragraph: shaped once, broken in several ways, set line by line.

use super::candidates::{self, Candidate, Effort};
use super::itemize::{self, Segment};
use super::line::{self, SetLine};
use super::linebreak::{self, Aim, Breaking};
use super::passage::Passage;
use super::shape::Shaper;
use crate::theme::{Align, ParagraphDesign, Pt, Theme};

/// A passage that has been shaped and broken for one measure.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// What it sets.
    pub passage: Passage,
    /// Its words and spaces.
    pub(super) segments: Vec<Segment>,
    /// Where its lines may end.
    pub(super) candidates: Vec<Candidate>,
    /// Ways to break it, best first; never empty. They differ in their number of lines.
    pub variants: Vec<Breaking>,
    /// Width of its lines.
    pub measure: Pt,
    /// Characters that no face has.
    pub uncovered: Vec<char>,
}

/// What is tried in turn: which breaks, up to which ratio, and whether a line may be too wide.
const ATTEMPTS: &[(Effort, f64, bool)] = &[
    (Effort::Unhyphenated, 0.4, false),
    (Effort::Hyphenated, 1.0, false),
    (Effort::Hyphenated, 4.0, false),
    (Effort::Anywhere, f64::INFINITY, true),
];

/// The same for ragged lines, which are not hyphenated.
const RAGGED_ATTEMPTS: &[(Effort, f64, bool)] = &[
    (Effort::Unhyphenated, f64::INFINITY, false),
    (Effort::Anywhere, f64::INFINITY, true),
];

impl Paragraph {
    /// Shapes a passage and breaks it into lines of a measure.
    pub fn new(passage: Passage, measure: Pt, theme: &Theme, shaper: &mut Shaper) -> Self {
        let itemized = itemize::itemize(&passage, theme, shaper);
        let mut paragraph = Paragraph {
            passage,
            segments: itemized.segments,
            candidates: Vec::new(),
            variants: Vec::new(),
            measure,
            uncovered: itemized.uncovered,
        };
        paragraph.break_lines(&theme.paragraph, shaper);
        paragraph
    }

    /// Its natural width, were it set in one line.
    pub fn natural_width(&self) -> Pt {
        self.candidates.last().map_or(Pt::ZERO, |end| end.end.width)
    }

    /// Whether the best variant breaks within a word that no line holds.
    pub fn cuts_a_word(&self) -> bool {
        let lines = self
            .variants
            .first()
            .map_or(&[][..], |breaking| &breaking.lines);
        lines
            .iter()
            .any(|line| self.candidates[line.to].kind == candidates::Kind::Anywhere)
    }

    /// The bytes of a line of a variant, trailing white space included.
    pub fn line_range(&self, variant: usize, index: usize) -> std::ops::Range<usize> {
        let line = self
            .variants
            .get(variant)
            .and_then(|breaking| breaking.lines.get(index));
        line.map_or(0..0, |line| {
            self.candidates[line.from].offset..self.candidates[line.to].offset
        })
    }

    /// Sets one line of a variant, its baseline at y 0 and its start edge's left at x 0.
    pub fn line(
        &self,
        variant: usize,
        index: usize,
        design: &ParagraphDesign,
        shaper: &mut Shaper,
    ) -> SetLine {
        line::set(self, self.variants[variant].lines[index], design, shaper)
    }

    fn break_lines(&mut self, design: &ParagraphDesign, shaper: &mut Shaper) {
        let attempts = match self.passage.align {
            Align::Justified => ATTEMPTS,
            Align::Ragged | Align::Balanced => RAGGED_ATTEMPTS,
        };
        let mut effort = None;
        for &(wanted, tolerance, desperate) in attempts {
            if effort != Some(wanted) {
                self.candidates = candidates::candidates(
                    &self.passage,
                    &self.segments,
                    design,
                    (wanted, self.measure),
                    shaper,
                );
                effort = Some(wanted);
            }
            let aim = Aim {
                measure: self.measure,
                align: self.passage.align,
                tolerance,
                desperate,
            };
            self.variants = linebreak::break_lines(&self.candidates, aim);
            if !self.variants.is_empty() {
                break;
            }
        }
        if self.passage.align == Align::Balanced {
            self.balance();
        }
    }

    /// Breaks again for the narrowest measure that needs no more lines, so that the lines are as
    /// equal as they can be.
    fn balance(&mut self) {
        let Some(count) = self.variants.first().map(|breaking| breaking.lines.len()) else {
            return;
        };
        if count < 2 {
            return;
        }
        let (mut narrow, mut wide) = (self.measure / (count as f64 + 1.0), self.measure);
        for _ in 0..12 {
            let middle = (narrow + wide) / 2.0;
            let aim = Aim {
                measure: middle,
                align: Align::Balanced,
                tolerance: f64::INFINITY,
                desperate: false,
            };
            let breakings = linebreak::break_lines(&self.candidates, aim);
            let best = breakings
                .into_iter()
                .find(|breaking| breaking.lines.len() <= count);
            match best {
                Some(breaking) => {
                    wide = middle;
                    self.variants = vec![breaking];
                }
                None => narrow = middle,
            }
        }
    }
}
