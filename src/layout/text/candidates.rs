//! Where a line may end.
//!
//! In: the segments of a passage. Out: [`Candidate`]s in order, each with running sums of width,
//! stretch and shrink, so that a line between any two of them is measured by subtraction. Two sums
//! belong to a candidate: one of what stands before it when the line ends there (white space
//! dropped, a hyphen added), and one from which the next line is counted.

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

use super::address;
use super::hyphenation;
use super::itemize::{Segment, SegmentKind};
use super::passage::Passage;
use super::protrusion;
use super::shape::{ShapedGlyph, Shaper};
use crate::theme::{Align, ParagraphDesign, Pt};

/// A place where a line may end.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The byte at which the next line begins.
    pub offset: usize,
    /// What kind of place it is.
    pub kind: Kind,
    /// What stands before it when the line ends here.
    pub end: Sums,
    /// Where the next line is counted from.
    pub start: Sums,
    /// How far the line's last mark hangs out.
    pub hang_end: Pt,
    /// How far the next line's first mark hangs out.
    pub hang_start: Pt,
}

/// The kinds of place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The beginning of the passage: no line ends here.
    Start,
    /// White space, or a place between two ideographs or syllables.
    Plain,
    /// After a hyphen or dash of the text.
    Dash,
    /// Within a word, where a hyphen is added.
    Hyphen,
    /// Within an address, where nothing is added.
    Address,
    /// Within a word that no line holds.
    Anywhere,
    /// A forced line break.
    Forced,
    /// The end of the passage.
    End,
}

/// Running sums.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Sums {
    /// Natural width.
    pub width: Pt,
    /// What can be added.
    pub stretch: Pt,
    /// What can be taken away.
    pub shrink: Pt,
}

/// How much is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// Only what the text itself offers.
    Unhyphenated,
    /// Hyphens within words.
    Hyphenated,
    /// A break before every cluster of words that take more than half the measure as well.
    Anywhere,
}

/// How many glyphs a word may have whose parts are shaped to be measured.
const LONGEST_SHAPED: usize = 96;

/// Finds every candidate of a passage.
pub fn candidates(
    passage: &Passage,
    segments: &[Segment],
    design: &ParagraphDesign,
    (effort, measure): (Effort, Pt),
    shaper: &mut Shaper,
) -> Vec<Candidate> {
    let mut finder = Finder {
        passage,
        design,
        effort,
        measure,
        shaper,
        sums: Sums::default(),
        ink: Sums::default(),
        candidates: Vec::with_capacity(passage.content.len() / 5 + 2),
        patterns: (None, None),
    };
    finder.begin();
    let mut opportunities = opportunities(&passage.content).peekable();
    for segment in segments {
        let mut inside = Vec::new();
        while let Some(offset) = opportunities.next_if(|offset| *offset < segment.range().end) {
            if offset > segment.range().start {
                inside.push(offset);
            }
        }
        match segment.kind {
            SegmentKind::Word => finder.word(segment, &inside),
            SegmentKind::Space | SegmentKind::FixedSpace | SegmentKind::Break => {
                finder.space(segment);
            }
            SegmentKind::Leader => finder.leader(segment),
            SegmentKind::Uncovered => finder.uncovered(segment),
        }
        if segment.kind == SegmentKind::Break {
            opportunities.next_if_eq(&segment.range().end);
            finder.push(segment.range().end, Kind::Forced);
        } else if opportunities.next_if_eq(&segment.range().end).is_some()
            && segment.kind != SegmentKind::Leader
            && segment.range().end < passage.content.len()
        {
            finder.after(segment);
        } else if segment.kind == SegmentKind::Uncovered
            && effort == Effort::Anywhere
            && segment.range().end < passage.content.len()
        {
            // A row of boxes is a word that no line may hold.
            finder.push(segment.range().end, Kind::Anywhere);
        }
    }
    finder.push(passage.content.len(), Kind::End);
    finder.candidates
}

/// Line-break opportunities after UAX #14, in order.
fn opportunities(content: &str) -> impl Iterator<Item = usize> + '_ {
    thread_local! {
        static SEGMENTER: LineSegmenterBorrowed<'static> =
            LineSegmenter::new_auto(LineBreakOptions::default());
    }
    SEGMENTER.with(|segmenter| *segmenter).segment_str(content)
}

struct Finder<'a> {
    passage: &'a Passage,
    design: &'a ParagraphDesign,
    effort: Effort,
    measure: Pt,
    shaper: &'a mut Shaper,
    /// Of everything so far.
    sums: Sums,
    /// Of everything so far without the white space at its end.
    ink: Sums,
    candidates: Vec<Candidate>,
    /// The span that patterns were last asked for, and those that it has.
    patterns: (Option<usize>, Option<hypher::Lang>),
}

impl Finder<'_> {
    fn begin(&mut self) {
        let hang_start = self.hang_start(0);
        self.candidates.push(Candidate {
            offset: 0,
            kind: Kind::Start,
            end: Sums::default(),
            // Counting from before the line makes it longer by the indent.
            start: Sums {
                width: -self.passage.indent,
                ..Sums::default()
            },
            hang_end: Pt::ZERO,
            hang_start,
        });
    }

    /// Adds a candidate where the sums stand.
    fn push(&mut self, offset: usize, kind: Kind) {
        self.push_at(offset, kind, self.ink, self.sums);
    }

    fn push_at(&mut self, offset: usize, kind: Kind, end: Sums, start: Sums) {
        let (hang_end, hang_start) = (self.hang_end(offset, kind), self.hang_start(offset));
        self.candidates.push(Candidate {
            offset,
            kind,
            end,
            start,
            hang_end,
            hang_start,
        });
    }

    /// An opportunity after a segment.
    fn after(&mut self, segment: &Segment) {
        let content = &self.passage.content;
        let before = content[..segment.range().end].chars().next_back();
        let after = content[segment.range().end..].chars().next();
        if !segment.is_space() && after == Some('\u{2014}') {
            return; // an em dash belongs to what stands before it
        }
        let kind = match before {
            Some('-' | '\u{2010}' | '\u{2013}' | '\u{2014}') => Kind::Dash,
            _ => Kind::Plain,
        };
        self.push(segment.range().end, kind);
    }

    fn space(&mut self, segment: &Segment) {
        let width = segment.width();
        self.sums.width += width;
        if segment.kind == SegmentKind::Space {
            self.sums.stretch += width * self.design.stretch;
            self.sums.shrink += width * self.design.shrink;
        }
        // A no-break space holds what stands on both its sides together.
        if self.passage.content[segment.range()].ends_with('\u{a0}') {
            self.ink = self.sums;
        }
    }

    /// A leader is an em wide at least, and holds the number behind it to the word before it.
    fn leader(&mut self, segment: &Segment) {
        self.sums.width += segment.size;
        self.ink = self.sums;
    }

    /// A box is as wide as it is.
    fn uncovered(&mut self, segment: &Segment) {
        self.sums.width += segment.width();
        self.ink = self.sums;
    }

    fn word(&mut self, segment: &Segment, inside: &[usize]) {
        let text = &self.passage.content[segment.range()];
        let before = self.sums;
        for (offset, kind) in self.breaks_within(segment, text, inside) {
            let cut = offset - segment.range().start;
            let (head, tail) = self.cut(segment, cut, kind == Kind::Hyphen);
            let end = self.with_letters(before, segment, head);
            let start = self.with_letters(before, segment, segment.width() - tail);
            self.push_at(offset, kind, end, start);
        }
        self.sums = self.with_letters(before, segment, segment.width());
        self.ink = self.sums;
    }

    /// The sums with so much of a word added.
    fn with_letters(&self, before: Sums, segment: &Segment, width: Pt) -> Sums {
        let flexible = self.passage.align == Align::Justified && segment.level.is_multiple_of(2);
        let flexibility = if flexible {
            let letters = width / segment.size * 2.0; // a letter is about half an em wide
            width * self.design.expansion + segment.size * (self.design.tracking * letters)
        } else {
            Pt::ZERO
        };
        let tracking = self.passage.spans[segment.span()].attributes.tracking;
        let tracked = segment.size * (tracking * segment.word.glyphs.len() as f64);
        let part = if segment.width() > Pt::ZERO {
            width / segment.width()
        } else {
            1.0
        };
        Sums {
            width: before.width + width + tracked * part,
            stretch: before.stretch + flexibility,
            shrink: before.shrink + flexibility,
        }
    }

    /// The widths of the two parts of a word cut at a byte, the first with its hyphen.
    ///
    /// A part whose letters change with the cut is shaped anew; those of a word that is longer than
    /// any word are taken as they stand in it, since shaping both parts of every cut would take the
    /// square of its length.
    fn cut(&mut self, segment: &Segment, cut: usize, hyphen: bool) -> (Pt, Pt) {
        let text = &self.passage.content[segment.range()];
        let whole = &segment.word;
        let right_to_left = !segment.level.is_multiple_of(2);
        // A cluster's later glyphs begin where it ends, and are not meant.
        let starts = |glyph: &&ShapedGlyph| glyph.cluster.start as usize == cut;
        let index = whole
            .glyphs
            .partition_point(|glyph| (glyph.cluster.start as usize) < cut);
        let at = whole.glyphs[index..]
            .iter()
            .take_while(starts)
            .find(|glyph| !glyph.cluster.is_empty());
        let kept = at.filter(|glyph| {
            let long = whole.glyphs.len() > LONGEST_SHAPED;
            long || (glyph.safe_to_break && !right_to_left)
        });
        let tail = match kept {
            Some(glyph) if right_to_left => glyph.x + glyph.advance,
            Some(glyph) => whole.width - glyph.x,
            None => self.shaper.word(segment.setting, &text[cut..]).width,
        };
        let head = match kept {
            Some(_) if !hyphen => whole.width - tail,
            Some(_) if whole.glyphs.len() > LONGEST_SHAPED => {
                whole.width - tail + self.shaper.word(segment.setting, "-").width
            }
            _ => {
                let mut head = text[..cut].to_string();
                if hyphen {
                    head.push('-');
                }
                self.shaper.word(segment.setting, &head).width
            }
        };
        (segment.size * head, segment.size * tail)
    }

    /// Every place within a word, in order.
    fn breaks_within(
        &mut self,
        segment: &Segment,
        text: &str,
        inside: &[usize],
    ) -> Vec<(usize, Kind)> {
        let base = segment.range().start;
        if address::is_address(text) {
            return address::breaks(text)
                .into_iter()
                .map(|at| (base + at, Kind::Address))
                .collect();
        }
        let mut breaks: Vec<(usize, Kind)> = inside
            .iter()
            .filter(|offset| !self.passage.content[**offset..].starts_with('\u{2014}'))
            .map(|&offset| {
                let before = self.passage.content[..offset].chars().next_back();
                let kind = match before {
                    Some('\u{ad}') => Kind::Hyphen,
                    Some('-' | '\u{2010}' | '\u{2013}' | '\u{2014}' | '/') => Kind::Dash,
                    _ => Kind::Plain,
                };
                (offset, kind)
            })
            .collect();
        let attributes = &self.passage.spans[segment.span()].attributes;
        if self.effort != Effort::Unhyphenated
            && attributes.hyphenate
            && breaks.is_empty()
            && let Some(patterns) = self.patterns(segment.span())
        {
            let language = &self.passage.spans[segment.span()].attributes.language;
            let cuts = self.shaper.hyphens(text, language, patterns);
            breaks.extend(cuts.iter().map(|at| (base + at, Kind::Hyphen)));
        }
        if self.effort == Effort::Anywhere && segment.width() > self.measure * 0.5 {
            let clusters = segment
                .word
                .glyphs
                .iter()
                .skip(1)
                .filter(|glyph| !glyph.cluster.is_empty());
            breaks.extend(
                clusters.map(|glyph| (base + glyph.cluster.start as usize, Kind::Anywhere)),
            );
            breaks.sort_by_key(|(offset, kind)| (*offset, *kind == Kind::Anywhere));
            breaks.dedup_by_key(|(offset, _)| *offset);
        }
        breaks
    }

    /// The hyphenation patterns of a span, looked up once for all its words.
    fn patterns(&mut self, span: usize) -> Option<hypher::Lang> {
        if self.patterns.0 != Some(span) {
            let language = &self.passage.spans[span].attributes.language;
            self.patterns = (Some(span), hyphenation::patterns(language));
        }
        self.patterns.1
    }

    fn hang_end(&self, offset: usize, kind: Kind) -> Pt {
        let text = self.passage.content[..offset].trim_end();
        let character = match kind {
            Kind::Hyphen => Some('-'),
            Kind::Start | Kind::Plain | Kind::Dash | Kind::Address | Kind::Anywhere => {
                text.chars().next_back()
            }
            Kind::Forced | Kind::End => text.chars().next_back(),
        };
        let Some(character) = character else {
            return Pt::ZERO;
        };
        let byte = text.len().saturating_sub(1);
        self.hang(byte, character, protrusion::at_end(character))
    }

    fn hang_start(&self, offset: usize) -> Pt {
        let Some(character) = self.passage.content[offset..].chars().next() else {
            return Pt::ZERO;
        };
        self.hang(offset, character, protrusion::at_start(character))
    }

    /// A part of a character's advance, at the place of a byte.
    fn hang(&self, byte: usize, character: char, part: f64) -> Pt {
        if part == 0.0 || self.passage.align != Align::Justified {
            return Pt::ZERO;
        }
        let Some(span) = self.passage.span_at(byte) else {
            return Pt::ZERO;
        };
        // Marks are alike in all faces of a theme: a fair mean serves where the face is not known.
        let advance = match character {
            '.' | ',' | '\'' | '\u{2019}' | '\u{2018}' | ':' | ';' => 0.25,
            '-' | '\u{ad}' | '\u{2010}' | '\u{2011}' => 0.32,
            '\u{201c}' | '\u{201d}' | '"' | '\u{ab}' | '\u{bb}' => 0.42,
            '\u{2014}' => 0.85,
            _ => 0.5,
        };
        span.attributes.size * (advance * part * self.design.protrusion)
    }
}
