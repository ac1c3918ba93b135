//! What a line costs.
//!
//! In: how a line fills the measure, what kind of place it ends at, and the line before it. Out:
//! demerits; those of a paragraph are the sum over its lines.

use super::fit::Fit;
use crate::geometry::Pt;
use crate::layout::text::candidates::{Candidate, Kind};

/// What a strain of 1 costs: of spaces that are twice as wide as they should be.
const STRAIN: f64 = 20_000.0;
/// At this strain what a line costs has doubled, and soon it cannot be borne: spaces that are half as
/// wide again as they should be are seen.
const SEEN: f64 = 0.2;
/// For a hyphen that is added, in units of strain.
const HYPHEN: f64 = 0.11;
/// For one that is added where the words of a compound join.
const JOINT: f64 = 0.06;
/// For a break after a hyphen or dash of the text.
const DASH: f64 = 0.05;
/// For a break within a word of Korean: spaces half as wide again as they should be are better.
const SYLLABLE: f64 = 0.6;
/// For a line that begins with a citation.
const CITATION: f64 = 0.06;
/// For a last line that holds a citation and no word: half a word before it is better, and so are wide spaces.
const LAST_CITATION: f64 = 2.0;
/// For a break within a name.
const NAME: f64 = 3.0;
/// For a break within an address.
const ADDRESS: f64 = 0.3;
/// For a break between any two letters.
const ANYWHERE: f64 = 1_000.0;
/// For a second hyphen in a row.
const PAIR: f64 = 0.5;
/// For a third.
const LADDER: f64 = 500.0;
/// For neighbours whose letters differ by so much, squared.
const STEP: f64 = 25.0;
/// The most that a step can come to: from letters as narrow as can be to letters as wide, which
/// themes allow a twenty-fifth of their width or so.
pub(super) const MOST_OF_A_STEP: f64 = STEP * 0.08 * 0.08 * STRAIN;
/// For a last line that begins with the rest of a word.
const LAST_HYPHEN: f64 = 1.0;
/// For a last line that is a scrap.
const LAST_SCRAP: f64 = 0.75;
/// A last line shorter than this part of the measure is a scrap.
const SCRAP: f64 = 0.1;
/// A last line of one word that is shorter than this part of the measure is one too.
const SHORT_WORD: f64 = 0.16;
/// Charged for every line, so that of two ways that cost the same the shorter is taken.
const LINE: f64 = 100.0;
/// For a line wider than the measure.
pub(super) const OVERFULL: f64 = 1e10;

/// Whether a line's letters are narrowed, widened, or neither much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fitness {
    Tight,
    Decent,
    Loose,
}

impl Fitness {
    pub fn of(fit: Fit) -> Self {
        match fit.given {
            given if given < -0.33 => Fitness::Tight,
            given if given <= 0.33 => Fitness::Decent,
            _ => Fitness::Loose,
        }
    }
}

/// Of a filled line by itself.
pub(super) fn of_line(fit: Fit, kind: Kind) -> f64 {
    let strain = fit.strain();
    let penalty = match kind {
        Kind::Start | Kind::Plain | Kind::Forced | Kind::End => 0.0,
        Kind::Syllable => SYLLABLE,
        Kind::Citation => CITATION,
        Kind::LastCitation => LAST_CITATION,
        Kind::Name => NAME,
        Kind::Dash => DASH,
        Kind::Hyphen => HYPHEN,
        Kind::Joint => JOINT,
        Kind::Address => ADDRESS,
        Kind::Letters | Kind::Anywhere => ANYWHERE,
    };
    let seen = 1.0 + (strain / SEEN).powi(2);
    LINE + (strain * seen + penalty).min(1e6) * STRAIN
}

/// Of a ragged line by itself: it falls short by so many parts of what it may.
pub(super) fn of_ragged(short: f64, kind: Kind) -> f64 {
    let badness = (100.0 * short.abs().powi(3)).min(1e6);
    let penalty = match kind {
        Kind::Start | Kind::Plain | Kind::Forced | Kind::End => 0.0,
        Kind::Hyphen => 5.0,
        Kind::Syllable => 30.0,
        Kind::Joint => 3.0,
        Kind::Dash => 20.0,
        Kind::Citation => 10.0,
        Kind::LastCitation => 150.0,
        // More than the badness of all lines together: short ones are better than half a name.
        Kind::Name => 1e8,
        Kind::Address => 40.0,
        Kind::Letters | Kind::Anywhere => 5_000.0,
    };
    (10.0 + badness + penalty).powi(2)
}

/// Of two filled lines, one below the other.
pub(super) fn of_step(one: Fit, other: Fit) -> f64 {
    STEP * (one.letters - other.letters).powi(2) * STRAIN
}

/// Of so many hyphens in a row.
pub(super) fn of_hyphens(in_a_row: u8) -> f64 {
    match in_a_row {
        0 | 1 => 0.0,
        2 => PAIR * STRAIN,
        _ => LADDER * STRAIN,
    }
}

/// Of a last line from one candidate to another.
pub(super) fn of_last_line(from: &Candidate, to: &Candidate, measure: Pt) -> f64 {
    let mut demerits = 0.0;
    if from.kind.adds_hyphen() {
        demerits += LAST_HYPHEN * STRAIN;
    }
    if is_scrap(from, to, measure) {
        demerits += LAST_SCRAP * STRAIN;
    }
    demerits
}

/// Whether a last line is a scrap: one short word, or less.
pub(super) fn is_scrap(from: &Candidate, to: &Candidate, measure: Pt) -> bool {
    let width = to.end.width - from.start.width;
    let one_word = to.end.stretch <= from.start.stretch;
    width < measure * SCRAP || one_word && width < measure * SHORT_WORD
}
