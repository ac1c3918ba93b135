//! Where a line may end.
//!
//! In: the segments of a passage. Out: [`Candidate`]s in order, each with running sums of width,
//! spaces and what letters can give, so that a line between any two of them is measured by subtraction. Two sums
//! belong to a candidate: one of what stands before it when the line ends there (white space
//! dropped, a hyphen added), and one from which the next line is counted.

mod candidate;
mod citation;
mod cuts;

pub use self::candidate::{Candidate, Kind, Sums};
use self::cuts::too_long;
use super::held;
use super::hyphenation::Patterns;
use super::joint;
use super::passage::Passage;
use super::protrusion;
use super::segment::{Segment, SegmentKind};
use super::shape::Shaper;
use super::writing::{Writing, is_within_korean_word};
use crate::geometry::Pt;
use crate::theme::{Align, ParagraphDesign};

/// How much is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// Only what the text itself offers.
    Unhyphenated,
    /// Hyphens within words that no line holds, even of a heading.
    Needed,
    /// Hyphens within words.
    Hyphenated,
    /// Hyphens, and a break before every cluster, within words that take more than half the measure as
    /// well.
    Anywhere,
}

/// Finds every candidate of a passage, given where its characters offer one.
pub fn candidates(
    passage: &Passage,
    segments: &[Segment],
    design: &ParagraphDesign,
    (effort, measure): (Effort, Pt),
    opportunities: &[usize],
    shaper: &mut Shaper,
) -> Vec<Candidate> {
    let mut finder = Finder {
        passage,
        design,
        effort,
        measure,
        gives: give(passage, segments, design),
        shaper,
        sums: Sums::default(),
        ink: Sums::default(),
        candidates: Vec::with_capacity(opportunities.len() * 3 / 2 + 2),
        indented: Pt::ZERO,
        begins_line: true,
        patterns: (None, None),
        looked_at: 0,
        ink_end: 0,
        blanks: [Pt::ZERO; 2],
    };
    finder.begin(segments);
    let is_desperate = effort == Effort::Anywhere;
    let too_long = is_desperate.then(|| too_long(segments, opportunities, measure));
    let too_long = too_long.unwrap_or_default();
    let mut opportunities = opportunities;
    for (index, segment) in segments.iter().enumerate() {
        let range = segment.range();
        let next = segments.get(index + 1);
        // Segments are short: a look at the next few is quicker than a search.
        let inside = opportunities
            .iter()
            .take_while(|offset| **offset < range.end);
        let (inside, rest) = opportunities.split_at(inside.count());
        let at_end = rest.first() == Some(&range.end);
        opportunities = if at_end { &rest[1..] } else { rest };
        match segment.kind {
            SegmentKind::Word => finder.word(segment, inside),
            SegmentKind::Space
            | SegmentKind::FixedSpace
            | SegmentKind::Separator
            | SegmentKind::Break => finder.space(segment),
            SegmentKind::Leader => finder.leader(segment),
            SegmentKind::MissingGlyph => finder.missing_glyph(segment),
        }
        if let Some(next) = next {
            finder.before(segment, next);
        }
        let is_last = range.end >= passage.content.len();
        let may_part = segment.kind == SegmentKind::MissingGlyph
            || segment.writing.has_joints()
            || too_long.get(index) == Some(&true);
        if segment.kind == SegmentKind::Break {
            finder.push(range.end, Kind::Forced);
        } else if at_end && segment.kind != SegmentKind::Leader && !is_last {
            finder.after(segment);
        } else if may_part && is_desperate && !is_last {
            // A row of boxes, or of marks, is a word that no line may hold; so are letters that change their script.
            finder.push(range.end, Kind::Anywhere);
        }
    }
    finder.push(passage.content.len(), Kind::End);
    finder.candidates
}

/// How far letters can give, a part of their width: not at all among ideographs, which do not, so that
/// those of other scripts would change from line to line for all.
fn give(passage: &Passage, segments: &[Segment], design: &ParagraphDesign) -> f64 {
    let squares = segments.iter();
    let squares = squares.filter(|segment| segment.writing == Writing::Ideographs);
    if passage.align == Align::Justified && squares.count() * 2 > segments.len() {
        return 0.0;
    }
    design.reach()
}

/// A line that goes on hangs behind its beginning, as long as that is no more than this part of the
/// measure.
const MOST_INDENTED: f64 = 0.4;

struct Finder<'a> {
    passage: &'a Passage,
    design: &'a ParagraphDesign,
    effort: Effort,
    measure: Pt,
    /// How far letters can give, a part of their width.
    gives: f64,
    shaper: &'a mut Shaper,
    /// Of everything so far.
    sums: Sums,
    /// Of everything so far without the white space at its end.
    ink: Sums,
    candidates: Vec<Candidate>,
    /// How far the line of code that is gone through is indented.
    indented: Pt,
    /// Whether nothing but white space has come in it.
    begins_line: bool,
    /// The span that patterns were last asked for, and those that it has.
    patterns: (Option<usize>, Option<Patterns>),
    /// The byte up to which white space has been looked for.
    looked_at: usize,
    /// Where what stands before that byte ends without the white space behind it.
    ink_end: usize,
    /// What is blank of the mark that stands before where the sums stand, and of the one behind.
    blanks: [Pt; 2],
}

impl Finder<'_> {
    fn begin(&mut self, segments: &[Segment]) {
        let blank = segments.first().map_or(Pt::ZERO, |first| first.blanks()[0]);
        let hang_start = match blank > Pt::ZERO {
            true => blank,
            false => protrusion::at_start(self.passage, self.design, 0),
        };
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
            behind: Pt::ZERO,
        });
    }

    /// Adds a candidate where the sums stand. What is blank of marks beside it hangs out of the lines.
    fn push(&mut self, offset: usize, kind: Kind) {
        self.push_at(offset, kind, self.ink, self.sums);
        let [before, behind] = self.blanks;
        if let Some(candidate) = self.candidates.last_mut() {
            // A mark whose square is half blank does not hang out further.
            if before > Pt::ZERO {
                candidate.hang_end = before;
            }
            if behind > Pt::ZERO {
                candidate.hang_start = behind;
            }
        }
    }

    /// Adds what stands between a segment and the next, and looks at the blank on both sides.
    fn before(&mut self, segment: &Segment, next: &Segment) {
        let blank = |segment: &Segment, side: usize| match segment.writing {
            Writing::Ideographs => segment.blanks()[side],
            Writing::Apart | Writing::Joined | Writing::Unspaced => Pt::ZERO,
        };
        if !segment.is_space() {
            self.blanks[0] = blank(segment, 1);
        }
        self.blanks[1] = blank(next, 0);
        if let Some(joint) = joint::between(self.passage, segment, next) {
            self.sums.width += joint.natural;
            self.sums.stretch += joint.stretch;
            self.sums.shrink += joint.shrinking_space(self.design.shrink);
        }
    }

    fn push_at(&mut self, offset: usize, kind: Kind, end: Sums, start: Sums) {
        let (passage, design) = (self.passage, self.design);
        let ink_end = self.ink_end_before(offset);
        let hang_end = protrusion::at_end(passage, design, ink_end, kind.adds_hyphen());
        let hang_start = protrusion::at_start(passage, design, offset);
        let behind = match kind {
            Kind::Forced => Pt::ZERO,
            _ if passage.hang > Pt::ZERO => passage.hang + self.indented,
            _ => Pt::ZERO,
        };
        // Counting from before the line makes it longer by what it hangs behind.
        let start = Sums {
            width: start.width - behind,
            ..start
        };
        self.candidates.push(Candidate {
            offset,
            kind,
            end,
            start,
            hang_end,
            hang_start,
            behind,
        });
    }

    /// Where the text before a byte ends without the white space behind it. Bytes are asked for in
    /// order, so that every character is looked at once, however long the white space is.
    fn ink_end_before(&mut self, offset: usize) -> usize {
        let added = self.passage.content[self.looked_at..offset].trim_end();
        if !added.is_empty() {
            self.ink_end = self.looked_at + added.len();
        }
        self.looked_at = offset;
        self.ink_end
    }

    /// An opportunity after a segment.
    fn after(&mut self, segment: &Segment) {
        let content = &self.passage.content;
        let before = content[..segment.range().end].chars().next_back();
        let after = content[segment.range().end..].chars().next();
        if held::holds(self.passage, segment, segment.range().end) {
            return;
        }
        let kind = match before {
            Some('-' | '\u{2010}' | '\u{2013}' | '\u{2014}') => Kind::Dash,
            _ if self.is_within_name(segment.range()) => Kind::Name,
            _ if segment.is_space() => citation::kind_before(self.passage, segment.range().end),
            // Where a word of Korean changes its script.
            _ if is_within_korean_word(before, after) => match self.divides_korean(segment) {
                true => Kind::Syllable,
                false => return,
            },
            _ => Kind::Plain,
        };
        self.push(segment.range().end, kind);
    }

    /// Whether what follows a range belongs to the same name.
    fn is_within_name(&self, range: std::ops::Range<usize>) -> bool {
        let name = |byte| {
            self.passage
                .span_at(byte)
                .and_then(|span| span.attributes.name)
        };
        name(range.start).is_some_and(|own| name(range.end) == Some(own))
    }

    fn space(&mut self, segment: &Segment) {
        let width = segment.width() + segment.tracked(self.passage);
        if segment.kind == SegmentKind::Break {
            (self.indented, self.begins_line) = (Pt::ZERO, true);
        } else if self.begins_line {
            self.indented = (self.indented + width).min(self.measure * MOST_INDENTED);
        }
        self.sums.width += width;
        if segment.kind == SegmentKind::Space {
            self.sums.stretch += width;
            self.sums.shrink += width;
        }
        // A no-break space holds what stands on both its sides together.
        if segment.kind == SegmentKind::Space
            && self.passage.content[segment.range()].ends_with('\u{a0}')
        {
            self.ink = self.sums;
            self.blanks[0] = Pt::ZERO;
        }
    }

    /// A leader is an em wide at least, and holds the number behind it to the word before it.
    fn leader(&mut self, segment: &Segment) {
        self.sums.width += segment.size;
        self.ink = self.sums;
    }

    /// A box is as wide as it is.
    fn missing_glyph(&mut self, segment: &Segment) {
        self.sums.width += segment.width();
        self.ink = self.sums;
    }

    fn word(&mut self, segment: &Segment, inside: &[usize]) {
        self.begins_line = false;
        let before = self.sums;
        for cut in self.cuts_within(segment, inside) {
            let end = self.with_letters(before, segment, segment.size * cut.head);
            let start = segment.width() - segment.size * cut.tail;
            let start = self.with_letters(before, segment, start);
            self.push_at(segment.range().start + cut.at, cut.kind, end, start);
        }
        self.sums = self.with_letters(before, segment, segment.width());
        self.ink = self.sums;
    }

    /// The sums with so much of a word added.
    fn with_letters(&self, before: Sums, segment: &Segment, width: Pt) -> Sums {
        let give = match self.passage.align {
            Align::Justified if segment.writing != Writing::Ideographs => width * self.gives,
            Align::Justified | Align::Ragged | Align::End | Align::Balanced | Align::Centered => {
                Pt::ZERO
            }
        };
        let tracked = segment.tracked(self.passage);
        let part = if segment.width() > Pt::ZERO {
            width / segment.width()
        } else {
            1.0
        };
        Sums {
            width: before.width + width + tracked * part,
            letters: before.letters + give,
            ..before
        }
    }
}
