//! What a line costs.
//!
//! In: how far a line is stretched, what kind of place it ends at, and the line before it. Out:
//! demerits; those of a paragraph are the sum over its lines.

use crate::layout::text::candidates::{Candidate, Kind};
use crate::theme::Pt;

/// Charged for every line.
const LINE: f64 = 10.0;
/// Charged for a hyphen that is added, before squaring.
const HYPHEN: f64 = 5.0;
/// For a break after a hyphen or dash of the text.
const DASH: f64 = 20.0;
/// For a break within an address.
const ADDRESS: f64 = 40.0;
/// For a break between any two letters.
const ANYWHERE: f64 = 5_000.0;
/// For a second hyphen in a row.
const HYPHENS: f64 = 40_000.0;
/// For a third.
const LADDER: f64 = 1e7;
/// For neighbours of unlike tightness.
pub(super) const MISMATCH: f64 = 4_000.0;
/// For a last line that begins with the rest of a word.
const LAST_HYPHEN: f64 = 20_000.0;
/// For a last line shorter than [`SCRAP`].
const LAST_SCRAP: f64 = 15_000.0;
/// A last line shorter than this part of the measure is a scrap.
const SCRAP: f64 = 0.1;
/// For a line wider than the measure.
pub(super) const OVERFULL: f64 = 1e10;

/// How tight a line is, in Knuth and Plass's four classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fitness {
    Tight,
    Decent,
    Loose,
    VeryLoose,
}

impl Fitness {
    pub fn of(ratio: f64) -> Self {
        match ratio {
            ratio if ratio < -0.5 => Fitness::Tight,
            ratio if ratio <= 0.5 => Fitness::Decent,
            ratio if ratio <= 1.0 => Fitness::Loose,
            _ => Fitness::VeryLoose,
        }
    }

    pub fn far_from(self, other: Fitness) -> bool {
        (self as i32 - other as i32).abs() > 1
    }
}

/// Of a line by itself.
pub(super) fn of_line(ratio: f64, kind: Kind) -> f64 {
    let badness = (100.0 * ratio.abs().powi(3)).min(1e6);
    let penalty = match kind {
        Kind::Start | Kind::Plain | Kind::Forced | Kind::End => 0.0,
        Kind::Dash => DASH,
        Kind::Hyphen => HYPHEN,
        Kind::Address => ADDRESS,
        Kind::Anywhere => ANYWHERE,
    };
    (LINE + badness + penalty).powi(2)
}

/// Of so many hyphens in a row.
pub(super) fn of_hyphens(in_a_row: u8) -> f64 {
    match in_a_row {
        0 | 1 => 0.0,
        2 => HYPHENS,
        _ => LADDER,
    }
}

/// Of a last line from one candidate to another.
pub(super) fn of_last_line(from: &Candidate, to: &Candidate, measure: Pt) -> f64 {
    let mut demerits = 0.0;
    if from.kind == Kind::Hyphen {
        demerits += LAST_HYPHEN;
    }
    if to.end.width - from.start.width < measure * SCRAP {
        demerits += LAST_SCRAP;
    }
    demerits
}
