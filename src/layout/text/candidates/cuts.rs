//! Where a word may be cut.
//!
//! In: a word, and where its characters offer a break (UAX #14). Out: [`Cut`]s in order: those places,
//! else where its syllables end; of an address, between its parts; of a word that no line may hold,
//! anywhere.

use super::{Effort, Finder, Kind};
use crate::layout::text::segment::Segment;
use crate::layout::text::{address, hyphenation};

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
            let glyphs = segment.word.glyphs.iter().skip(1);
            for glyph in glyphs.filter(|glyph| !glyph.cluster.is_empty()) {
                let at = glyph.cluster.start as usize;
                cuts.push(self.cut(segment, at, Kind::Anywhere));
            }
            cuts.sort_by_key(|cut| (cut.at, cut.kind == Kind::Anywhere));
            cuts.dedup_by_key(|cut| cut.at);
        }
        cuts
    }

    /// The places that the characters of a word offer, else those between its syllables.
    fn cuts_of_words(&mut self, segment: &Segment, inside: &[usize]) -> Vec<Cut> {
        let base = segment.range().start;
        let text = &self.passage.content[segment.range()];
        let mut cuts = Vec::new();
        for offset in inside {
            if self.passage.content[*offset..].starts_with('\u{2014}') {
                continue;
            }
            let before = self.passage.content[..*offset].chars().next_back();
            let kind = match before {
                Some('\u{ad}') => Kind::Hyphen,
                Some('-' | '\u{2010}' | '\u{2013}' | '\u{2014}' | '/') => Kind::Dash,
                _ => Kind::Plain,
            };
            cuts.push(self.cut(segment, offset - base, kind));
        }
        if self.effort != Effort::Unhyphenated
            && cuts.is_empty()
            && self.passage.spans[segment.span()].attributes.hyphenate
            && let Some(patterns) = self.patterns(segment.span())
        {
            let (word, setting) = (&segment.word, segment.setting);
            let hyphens = self.shaper.hyphens(word, setting, text, patterns);
            cuts.extend(hyphens.iter().map(|hyphen| Cut {
                at: hyphen.at as usize,
                kind: Kind::Hyphen,
                head: hyphen.head,
                tail: hyphen.tail,
            }));
        }
        cuts
    }

    fn cut(&mut self, segment: &Segment, at: usize, kind: Kind) -> Cut {
        let text = &self.passage.content[segment.range()];
        let place = (at, kind == Kind::Hyphen);
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
    fn patterns(&mut self, span: usize) -> Option<hypher::Lang> {
        if self.patterns.0 != Some(span) {
            let language = &self.passage.spans[span].attributes.language;
            self.patterns = (Some(span), hyphenation::patterns(language));
        }
        self.patterns.1
    }
}
