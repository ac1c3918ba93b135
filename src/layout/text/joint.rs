//! What stands between two segments where the text has no space.
//!
//! In: two neighbours on a line. Out: the [`Joint`] between them: how far apart they stand by nature, and
//! how far that can give. A line of ideographs has no spaces to fill it with, so its gaps do: those between
//! letters a little each, the blank halves of its marks much more. Words of Thai stand apart only where
//! a line is filled.
//!
//! After JLREQ (3.1.4, consecutive punctuation; 3.2.3, Western letters among Japanese ones; 3.8, line
//! adjustment) and CLREQ (3.1.6, 3.2.2). The amounts are those at which a page is evenly grey: a gap of a
//! line that falls short by one letter is some hundredths of an em.

use super::fullwidth::{self, MarkClass};
use super::passage::Passage;
use super::segment::Segment;
use super::writing::{Writing, is_hangul};
use crate::geometry::Pt;

/// What stands between two segments.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Joint {
    /// How far they stand apart; below 0 where the blank of a mark is left out.
    pub natural: Pt,
    /// It stretches as a space of this width does.
    pub stretch: Pt,
    /// How much narrower it can become at most.
    pub shrink: Pt,
}

/// In ems: between two ideographs a line stretches as if it had a space so wide.
const IDEOGRAPHS: f64 = 0.1;
/// The same between two words that have no space between them.
const WORDS: f64 = 0.12;
/// Between an ideograph and a Western letter or figure, by nature: a quarter (JLREQ, 3.2.3).
const WESTERN: f64 = 0.25;
/// How much narrower that can become.
const WESTERN_SHRINK: f64 = 0.125;
/// How much of the blank of two marks beside each other is left out: one of two halves.
const SQUEEZED: f64 = 0.5;
/// Of the blank behind a full stop, this part can be left out: what ends a sentence is seen to.
const STOP: f64 = 0.5;

/// What stands between a segment and the next; `None` where nothing can.
pub fn between(passage: &Passage, one: &Segment, other: &Segment) -> Option<Joint> {
    if !one.writing.has_joints() && !other.writing.has_joints() {
        return None;
    }
    // What is from right to left has joints of its own kind, and a call belongs to what it stands behind.
    let is_plain = |segment: &Segment| !segment.is_space() && segment.level.is_multiple_of(2);
    let (is_call, alike) = (
        passage.spans[other.span()].attributes.raised,
        one.level == other.level,
    );
    if !is_plain(one) || !is_plain(other) || !alike || is_call {
        return None;
    }
    let last = passage.content[one.range()].chars().next_back()?;
    let first = passage.content[other.range()].chars().next()?;
    match (one.writing, other.writing) {
        (Writing::Ideographs, Writing::Ideographs) => Some(of_squares((one, last), (other, first))),
        (Writing::Ideographs, _) => of_western((one, last), first, one.blanks()[1]),
        (_, Writing::Ideographs) => of_western((other, first), last, other.blanks()[0]),
        (Writing::Unspaced, Writing::Unspaced) => Some(Joint {
            stretch: one.size * WORDS,
            ..Joint::default()
        }),
        _ => None,
    }
}

/// Between two squares.
fn of_squares((one, last): (&Segment, char), (other, first): (&Segment, char)) -> Joint {
    let (before, after) = (fullwidth::class(last), fullwidth::class(first));
    let blank = one.blanks()[1] + other.blanks()[0];
    let size = one.size.min(other.size);
    // A dash of two squares is one line.
    let is_drawn_on = last == first && before == Some(MarkClass::Line);
    let holds = is_drawn_on || holds_behind(before) || holds_before(after);
    let stretch = if holds { Pt::ZERO } else { size * IDEOGRAPHS };
    match (before, after) {
        (Some(_), Some(_)) => {
            let squeezed = blank.min(size * SQUEEZED);
            Joint {
                natural: -squeezed,
                stretch,
                shrink: (blank - squeezed) * 0.5,
            }
        }
        _ => Joint {
            natural: Pt::ZERO,
            stretch,
            shrink: blank
                * if before == Some(MarkClass::Stop) {
                    STOP
                } else {
                    1.0
                },
        },
    }
}

/// Between a square and a letter or figure of another script, with what is blank of the square on that
/// side.
fn of_western((square, own): (&Segment, char), western: char, blank: Pt) -> Option<Joint> {
    let stretch = square.size * IDEOGRAPHS;
    let class = fullwidth::class(own);
    if class.is_some() {
        let holds = blank == Pt::ZERO;
        return Some(Joint {
            natural: Pt::ZERO,
            stretch: if holds { Pt::ZERO } else { stretch },
            shrink: blank,
        });
    }
    // Korean with Chinese characters in it is one text.
    let is_letter = western.is_alphanumeric() && !is_hangul(western);
    Some(Joint {
        natural: if is_letter {
            square.size * WESTERN
        } else {
            Pt::ZERO
        },
        stretch: if is_letter {
            square.size * WESTERN
        } else {
            Pt::ZERO
        },
        shrink: if is_letter {
            square.size * WESTERN_SHRINK
        } else {
            Pt::ZERO
        },
    })
}

/// Whether nothing comes between a mark and what it opens.
fn holds_behind(mark: Option<MarkClass>) -> bool {
    mark == Some(MarkClass::Opening)
}

/// Whether nothing comes between a mark and what it closes.
fn holds_before(mark: Option<MarkClass>) -> bool {
    matches!(
        mark,
        Some(MarkClass::Closing | MarkClass::Stop | MarkClass::Middle | MarkClass::Ending)
    )
}

impl Joint {
    /// By how much it can be narrower in terms of a space that can by so large a part of its width.
    pub fn shrinking_space(&self, narrowest: f64) -> Pt {
        if narrowest > 0.0 {
            self.shrink / narrowest
        } else {
            Pt::ZERO
        }
    }

    /// Its width on a line whose spaces are wider by so large a part of theirs, or narrower.
    pub fn width(&self, wider: f64, narrowest: f64) -> Pt {
        if wider >= 0.0 {
            self.natural + self.stretch * wider
        } else {
            self.natural + self.shrinking_space(narrowest) * wider.max(-narrowest)
        }
    }
}
