//! A paragraph: shaped once, broken in several ways, set line by line.

mod attempt;
mod chunks;
mod variants;

use std::borrow::Cow;

use self::attempt::Attempt;
pub use self::chunks::Chunk;
use super::candidates::{self, Candidate, Effort, Kind};
use super::line::{self, SetLine};
use super::linebreak::{self, Aim, Breaking, BrokenLine, Fit};
use super::opportunities::{has_unspaced_words, opportunities};
use super::passage::Passage;
use super::segment::Segment;
use super::shape::Shaper;
use super::stand_in::StandIn;
use crate::geometry::Pt;
use crate::language::Direction;
use crate::layout::frame::Item;
use crate::theme::{Align, ParagraphDesign, Theme};
use std::collections::BTreeSet;

/// A measure in which everything stands on one line.
const WIDER_THAN_ALL: Pt = Pt(100_000.0);

/// A paragraph of more lines is not balanced: nobody sees how long the last of them is beside the others.
const MOST_BALANCED: usize = 40;

/// A passage that has been shaped and broken for one measure.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// What it sets.
    pub passage: Passage,
    /// Its words and spaces.
    pub(super) segments: Vec<Segment>,
    /// Ways to break it, best first; empty until it is [set](Self::set). They differ in their number
    /// of lines.
    pub variants: Vec<Variant>,
    /// Width of its lines.
    pub measure: Pt,
    /// Its width, were it set in one line.
    pub natural_width: Pt,
    /// Characters that no face has.
    pub missing_glyphs: Vec<char>,
    /// Where its lines may end, if its words have no spaces between them: these take long to find.
    word_ends: Option<Vec<usize>>,
    /// Faces that stand in for others of their families.
    pub stand_ins: BTreeSet<StandIn>,
    /// Whether variants beside the best have been looked for.
    looked_further: bool,
}

/// One way to break a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// Its lines.
    pub lines: Vec<Line>,
    /// What it costs; less is better.
    pub demerits: f64,
}

impl Variant {
    fn new(breaking: &Breaking, candidates: &[Candidate]) -> Self {
        let line = |line: &BrokenLine| {
            let (from, to) = (&candidates[line.from], &candidates[line.to]);
            Line::between(from, to, line)
        };
        Variant {
            lines: breaking.lines.iter().map(line).collect(),
            demerits: breaking.demerits,
        }
    }
}

/// A line of a variant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// Its first byte in the passage.
    pub start: u32,
    /// The byte that the next line begins at.
    pub end: u32,
    /// What it ends at.
    pub kind: Kind,
    /// How far it stands behind the start edge, in points, as it goes on with a line of code.
    pub behind: f32,
    /// How much of what its letters can give they give, -1 to 1.
    pub letters: f32,
    /// Whether it is wider than the measure, since it can end nowhere within it.
    pub overfull: bool,
    /// Whether it is filled to the measure: not a last line that falls short of it.
    pub filled: bool,
    /// How far its first mark hangs out, in points.
    pub hang_start: f32,
    /// How far its last mark hangs out, in points.
    pub hang_end: f32,
}

impl Line {
    /// Its bytes in the passage, trailing white space included.
    pub fn range(&self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    fn between(from: &Candidate, to: &Candidate, broken: &BrokenLine) -> Self {
        let fit = broken.fit;
        let byte = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Line {
            start: byte(from.offset),
            end: byte(to.offset),
            kind: to.kind,
            behind: from.behind.0 as f32,
            letters: fit.given as f32,
            overfull: broken.overfull,
            filled: fit != Fit::default() || !matches!(to.kind, Kind::Forced | Kind::End),
            hang_start: from.hang_start.0 as f32,
            hang_end: to.hang_end.0 as f32,
        }
    }
}

impl Paragraph {
    /// Shapes a passage and breaks it into lines of a measure.
    pub fn new(passage: Passage, measure: Pt, theme: &Theme, shaper: &mut Shaper) -> Self {
        let mut paragraph = Self::unset(passage, measure);
        paragraph.set(theme, shaper);
        paragraph
    }

    /// Shapes a passage that stands in one line, however long that is.
    pub fn in_one_line(passage: Passage, theme: &Theme, shaper: &mut Shaper) -> Self {
        Self::new(passage, WIDER_THAN_ALL, theme, shaper)
    }

    /// A paragraph that is still to be shaped and broken.
    pub fn unset(passage: Passage, measure: Pt) -> Self {
        Paragraph {
            passage,
            segments: Vec::new(),
            variants: Vec::new(),
            measure,
            natural_width: Pt::ZERO,
            missing_glyphs: Vec::new(),
            word_ends: None,
            stand_ins: BTreeSet::new(),
            looked_further: false,
        }
    }

    /// Shapes it and breaks it into lines.
    pub fn set(&mut self, theme: &Theme, shaper: &mut Shaper) {
        self.shape(theme, shaper);
        self.break_lines(&theme.paragraph, shaper);
    }

    /// Shapes it: how much it holds is known then, and not yet where its lines end.
    pub fn shape(&mut self, theme: &Theme, shaper: &mut Shaper) {
        let content = &self.passage.content;
        self.word_ends = has_unspaced_words(content).then(|| opportunities(content));
        let words = self.word_ends.as_deref();
        let itemized = super::itemize::itemize(&self.passage, words, theme, shaper);
        self.segments = itemized.segments;
        self.segments.shrink_to_fit();
        self.missing_glyphs = itemized.missing_glyphs;
        self.stand_ins = itemized.stand_ins;
    }

    /// Where the characters of it offer the end of a line.
    fn opportunities(&self) -> Cow<'_, [usize]> {
        match &self.word_ends {
            Some(known) => Cow::Borrowed(known),
            None => Cow::Owned(opportunities(&self.passage.content)),
        }
    }

    /// How many lines it takes at least once it is shaped, if no-break spaces leave it places enough:
    /// its words need so many, however they are broken and whatever its spaces shrink to.
    pub fn least_lines(&self) -> usize {
        let words = self.segments.iter().filter(|segment| !segment.is_space());
        let ink: Pt = words.map(Segment::width).sum();
        (ink / self.measure) as usize
    }

    /// Lets go of everything that setting a line needs. No line can be set after this.
    pub fn release(&mut self) {
        self.segments = Vec::new();
        self.variants = Vec::new();
        self.word_ends = None;
        self.passage.content = String::new();
        self.passage.spans = Vec::new();
    }

    /// Whether the best variant breaks within a word.
    pub fn cuts_a_word(&self) -> bool {
        let lines = self
            .variants
            .first()
            .map_or(&[][..], |variant| &variant.lines);
        lines.iter().any(|line| line.kind.cuts_a_word())
    }

    /// Whether a line of the best variant ends in a hyphen that was added.
    pub fn ends_in_hyphen(&self, line: usize) -> bool {
        let line = self.variants.first().and_then(|best| best.lines.get(line));
        line.is_some_and(|line| line.kind.adds_hyphen())
    }

    /// The bytes of a line of a variant, trailing white space included.
    pub fn line_range(&self, variant: usize, index: usize) -> std::ops::Range<usize> {
        let line = self
            .variants
            .get(variant)
            .and_then(|variant| variant.lines.get(index));
        line.map_or(0..0, Line::range)
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

    /// Sets its only line, the baseline at y 0 and its left end at a place, in whichever direction it
    /// runs.
    pub fn only_line(&self, left: Pt, design: &ParagraphDesign, shaper: &mut Shaper) -> Vec<Item> {
        let mut line = self.line(0, 0, design, shaper);
        let offset = match self.passage.direction {
            Direction::LeftToRight => Pt::ZERO,
            Direction::RightToLeft => self.measure - self.natural_width,
        };
        for item in &mut line.items {
            item.shift(left - offset, Pt::ZERO);
        }
        line.items
    }

    /// The words of its first line that is wider than the measure, if one is.
    pub fn overfull(&self) -> Option<&str> {
        let lines = &self.variants.first()?.lines;
        let line = lines.iter().find(|line| line.overfull)?;
        self.passage.content.get(line.range())
    }

    /// Breaks it into lines once it is shaped.
    pub fn break_lines(&mut self, design: &ParagraphDesign, shaper: &mut Shaper) {
        let attempts = match self.passage.align {
            Align::Justified => Attempt::JUSTIFIED,
            Align::Ragged | Align::End | Align::Balanced | Align::Centered => Attempt::RAGGED,
        };
        let justified = self.passage.align == Align::Justified;
        let opportunities = self.opportunities().into_owned();
        let mut candidates = Vec::new();
        let mut breakings = Vec::new();
        let mut effort = None;
        for attempt in attempts {
            let wanted = attempt.effort;
            if effort != Some(wanted) {
                let aim = (wanted, self.measure);
                candidates = candidates::candidates(
                    &self.passage,
                    &self.segments,
                    design,
                    aim,
                    &opportunities,
                    shaper,
                );
                effort = Some(wanted);
            }
            let aim = Aim {
                measure: self.measure,
                align: self.passage.align,
                // A theme may let spaces stretch by nothing; there must be an end to that.
                loosest: attempt.loosest * design.stretch.max(0.01),
                narrowest: design.shrink.min(attempt.narrowest),
                desperate: attempt.desperate,
            };
            breakings = linebreak::break_lines(&candidates, aim);
            let is_good = |best: &Breaking| match wanted {
                // Where a hyphen further up spares a last line of one short word, it is worth it.
                Effort::Unhyphenated => {
                    !justified || !linebreak::ends_in_scrap(&candidates, best, self.measure)
                }
                // So are wider spaces that spare a third hyphen in a row.
                Effort::Hyphenated if attempt.loosest <= 1.0 => {
                    !linebreak::has_ladder(&candidates, best)
                }
                Effort::Hyphenated | Effort::Needed | Effort::Anywhere => true,
            };
            if breakings.first().is_some_and(is_good) {
                break;
            }
        }
        linebreak::keep_names(&candidates, &mut breakings);
        if self.passage.align.is_balanced() {
            self.balance(&candidates, &mut breakings);
        }
        self.natural_width = candidates.last().map_or(Pt::ZERO, |end| end.end.width);
        self.variants = breakings
            .iter()
            .map(|breaking| Variant::new(breaking, &candidates))
            .collect();
    }

    /// Breaks again for the narrowest measure that needs no more lines, and cuts no more words and
    /// names, so that the lines are as equal as they can be.
    fn balance(&self, candidates: &[Candidate], breakings: &mut Vec<Breaking>) {
        let Some(count) = breakings.first().map(|breaking| breaking.lines.len()) else {
            return;
        };
        if !(2..=MOST_BALANCED).contains(&count) {
            return;
        }
        let cuts = |breaking: &Breaking| {
            let kinds = breaking.lines.iter().map(|line| candidates[line.to].kind);
            let cut = |kind: &Kind| kind.cuts_a_word() || *kind == Kind::Name;
            kinds.filter(cut).count()
        };
        let most = cuts(&breakings[0]);
        let (mut narrow, mut wide) = (self.measure / (count as f64 + 1.0), self.measure);
        for _ in 0..12 {
            let middle = (narrow + wide) / 2.0;
            let aim = Aim {
                measure: middle,
                align: Align::Balanced,
                loosest: f64::INFINITY,
                narrowest: 0.0,
                desperate: false,
            };
            let best = linebreak::break_lines(candidates, aim)
                .into_iter()
                .find(|breaking| breaking.lines.len() <= count && cuts(breaking) <= most);
            match best {
                Some(breaking) => {
                    wide = middle;
                    *breakings = vec![breaking];
                }
                None => narrow = middle,
            }
        }
    }
}
