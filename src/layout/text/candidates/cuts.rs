//! Where a word may be cut.
//!
//! In: a word, and where its characters offer a break (UAX #14). Out: [`Cut`]s in order: those places,
//! and where its syllables end; of an address, between its parts; of a word that no line may hold,
//! anywhere.

use super::{Effort, Finder, Kind};
use crate::geometry::Pt;
use crate::layout::text::segment::{Segment, SegmentKind};
use crate::layout::text::writing::{self, is_within_korean_word};
use crate::layout::text::{address, held, hyphenation};
use crate::theme::Family;

/// A word that is longer than so many lines may be cut anywhere in its first lines and its last; in those
/// between, only near their ends.
const MANY_LINES: f64 = 16.0;
/// How many its first lines are, and its last.
const FIRST_LINES: f64 = 2.0;
/// Where the end of a line begins, in parts of the measure.
const NEAR_END: f64 = 0.9;

/// A place within a word.
pub(super) struct Cut {
    /// The byte of the word before which it is cut.
    pub at: usize,
    pub kind: Kind,
    /// Advance of what stands before the cut, with its hyphen, in ems.
    pub head: f64,
    /// Advance of what stands after it, in ems.
    pub tail: f64,
}

/// Whether a word of so many lines is worth to be cut after so many of them.
fn is_worth_a_cut(after: f64, lines: f64) -> bool {
    lines < MANY_LINES
        || after < FIRST_LINES
        || after > lines - FIRST_LINES
        || after.fract() >= NEAR_END
}

fn kind_of_hyphen(is_joint: bool) -> Kind {
    match is_joint {
        true => Kind::Joint,
        false => Kind::Hyphen,
    }
}

/// Whether the next segment goes on with the word that each is of, which takes more than half of the measure.
pub(super) fn too_long(segments: &[Segment], opportunities: &[usize], measure: Pt) -> Vec<bool> {
    let mut too_long = vec![false; segments.len()];
    let mut start = 0;
    while start < segments.len() {
        let goes_on = |index: &usize| {
            let (one, next) = (&segments[*index], segments.get(index + 1));
            next.is_some_and(|next| one.kind == SegmentKind::Word && next.kind == SegmentKind::Word)
                && opportunities.binary_search(&one.range().end).is_err()
        };
        let end = (start..segments.len()).find(|index| !goes_on(index));
        let end = end.unwrap_or(segments.len() - 1);
        let width: Pt = segments[start..=end].iter().map(Segment::width).sum();
        if width > measure * 0.5 {
            too_long[start..end].fill(true);
        }
        start = end + 1;
    }
    too_long
}

impl Finder<'_> {
    /// Every place within a word, in order.
    pub(super) fn cuts_within(&mut self, segment: &Segment, inside: &[usize]) -> Vec<Cut> {
        let text = &self.passage.content[segment.range()];
        let mut cuts = if address::is_address(text) {
            let breaks = address::breaks(text).into_iter();
            breaks
                .map(|at| self.cut(segment, at, Kind::Address))
                .collect()
        } else {
            self.cuts_of_words(segment, inside)
        };
        if self.effort == Effort::Anywhere && segment.width() > self.measure * 0.5 {
            self.add_cuts_anywhere(segment, &mut cuts);
        }
        cuts
    }

    /// Adds every place between two clusters: the last resort. Of a word that takes very many lines,
    /// those are left out that would leave a line short: to weigh every letter of a row without end
    /// against every letter a line before it takes long, and gives the same lines.
    fn add_cuts_anywhere(&mut self, segment: &Segment, cuts: &mut Vec<Cut>) {
        let text = &self.passage.content[segment.range()];
        let takes_hyphen = writing::has_hyphen(text)
            && hyphenation::is_of_letters(text)
            && self.passage.spans[segment.span()].attributes.family != Family::Mono;
        let is_letter = |character: Option<char>| character.is_some_and(char::is_alphabetic);
        let tracking = segment.tracking(self.passage);
        let lines = (segment.width() + segment.tracked(self.passage)) / self.measure;
        let mut so_far = 0.0;
        for glyph in &segment.word.glyphs {
            let at = glyph.cluster.start as usize;
            let after = so_far;
            so_far += segment.size * (glyph.advance + tracking) / self.measure;
            if glyph.cluster.is_empty() || at == 0 || !is_worth_a_cut(after, lines) {
                continue;
            }
            // One letter by itself says nothing, and there are other places enough.
            if takes_hyphen
                && (text[..at].chars().nth(1).is_none() || text[at..].chars().nth(1).is_none())
            {
                continue;
            }
            let (before, after) = (text[..at].chars().next_back(), text[at..].chars().next());
            let kind = if takes_hyphen && is_letter(before) && is_letter(after) {
                Kind::Letters
            } else {
                Kind::Anywhere
            };
            cuts.push(self.cut(segment, at, kind));
        }
        cuts.sort_by_key(|cut| (cut.at, cut.kind.is_last_resort()));
        cuts.dedup_by_key(|cut| cut.at);
    }

    /// Whether a word may be hyphenated.
    fn may_hyphenate(&self, segment: &Segment) -> bool {
        let attributes = &self.passage.spans[segment.span()].attributes;
        match self.effort {
            Effort::Unhyphenated => false,
            Effort::Needed => segment.width() > self.measure && attributes.family != Family::Mono,
            Effort::Hyphenated => attributes.hyphenate,
            Effort::Anywhere => {
                attributes.hyphenate
                    || segment.width() > self.measure * 0.5 && attributes.family != Family::Mono
            }
        }
    }

    /// Whether a word of Korean may be divided.
    pub(super) fn divides_korean(&self, segment: &Segment) -> bool {
        match self.effort {
            Effort::Unhyphenated => false,
            Effort::Needed => segment.width() > self.measure,
            Effort::Hyphenated | Effort::Anywhere => true,
        }
    }

    /// The places that the characters of a word offer, and those between its syllables.
    fn cuts_of_words(&mut self, segment: &Segment, inside: &[usize]) -> Vec<Cut> {
        let base = segment.range().start;
        let attributes = &self.passage.spans[segment.span()].attributes;
        let is_name = attributes.name.is_some();
        let mut cuts = Vec::new();
        for offset in inside {
            if held::holds(self.passage, segment, *offset) {
                continue;
            }
            let before = self.passage.content[..*offset].chars().next_back();
            let after = self.passage.content[*offset..].chars().next();
            let kind = match before {
                Some('\u{ad}') => Kind::Hyphen,
                _ if is_name => Kind::Name,
                _ if is_within_korean_word(before, after) => match self.divides_korean(segment) {
                    true => Kind::Syllable,
                    false => continue,
                },
                Some('-' | '\u{2010}' | '\u{2013}' | '\u{2014}' | '/') => Kind::Dash,
                _ => Kind::Plain,
            };
            cuts.push(self.cut(segment, offset - base, kind));
        }
        if self.may_hyphenate(segment) {
            self.add_hyphens(segment, &mut cuts);
            if !inside.is_empty() {
                cuts.sort_by_key(|cut| (cut.at, matches!(cut.kind, Kind::Hyphen | Kind::Joint)));
                cuts.dedup_by_key(|cut| cut.at);
            }
        }
        cuts
    }

    /// Adds the places between syllables: those of the house, else those of the language.
    fn add_hyphens(&mut self, segment: &Segment, cuts: &mut Vec<Cut>) {
        let text = &self.passage.content[segment.range()];
        let language = &self.passage.spans[segment.span()].attributes.language;
        let patterns = self.patterns(segment.span());
        let exceptions = &self.design.exceptions;
        if let Some(places) = hyphenation::breaks_of_house(text, language, patterns, exceptions) {
            let own = places.into_iter();
            cuts.extend(
                own.map(|place| self.cut(segment, place.at, kind_of_hyphen(place.is_joint))),
            );
        } else if let Some(patterns) = patterns {
            let (word, setting) = (&segment.word, segment.setting);
            let hyphens = self.shaper.hyphens(word, setting, text, patterns);
            cuts.extend(hyphens.iter().map(|own| Cut {
                at: own.at as usize,
                kind: kind_of_hyphen(own.is_joint),
                head: own.head,
                tail: own.tail,
            }));
        }
    }

    fn cut(&mut self, segment: &Segment, at: usize, kind: Kind) -> Cut {
        let text = &self.passage.content[segment.range()];
        let place = (at, kind.adds_hyphen());
        let (word, setting) = (&segment.word, segment.setting);
        let (head, tail) = self.shaper.cut(word, setting, text, place);
        Cut {
            at,
            kind,
            head,
            tail,
        }
    }

    /// The hyphenation patterns of a span, looked up once for all its words.
    fn patterns(&mut self, span: usize) -> Option<hyphenation::Patterns> {
        if self.patterns.0 != Some(span) {
            let language = &self.passage.spans[span].attributes.language;
            self.patterns = (Some(span), hyphenation::patterns(language));
        }
        self.patterns.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The places of a word of so many lines with so many letters each, in lines.
    fn places(lines: u32, letters: u32) -> Vec<f64> {
        let places = (0..lines * letters).map(|letter| f64::from(letter) / f64::from(letters));
        let worth = |after: &f64| is_worth_a_cut(*after, f64::from(lines));
        places.filter(worth).collect()
    }

    #[test]
    fn a_word_of_some_lines_may_be_cut_at_every_letter() {
        assert_eq!(places(15, 90).len(), 15 * 90);
    }

    #[test]
    fn a_word_of_many_lines_is_cut_near_their_ends_and_every_line_can_be_filled() {
        let places = places(1_000, 90);
        assert!(places.len() < 1_000 * 90 * 3 / 10, "{}", places.len());
        let all_but_last = places.iter().filter(|begins| **begins < 999.0);
        for begins in all_but_last.filter(|begins| begins.fract() > NEAR_END + 0.01) {
            let within = places.partition_point(|place| *place <= begins + 1.0 + 1e-9);
            let longest = places[within - 1] - begins;
            assert!(longest > 0.95, "{longest} from {begins}");
        }
    }
}
