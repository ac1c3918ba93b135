//! What is tried until a paragraph has lines: which breaks, and how far its spaces may give.

use crate::layout::text::candidates::Effort;

/// What is tried until lines are found.
pub(super) struct Attempt {
    /// Which breaks.
    pub effort: Effort,
    /// By how much spaces may be narrower, in parts of their width, if the theme lets them.
    pub narrowest: f64,
    /// By how much they may be wider, in parts of what the theme lets them before a line is loose.
    pub loosest: f64,
    /// Whether a line may be too wide.
    pub desperate: bool,
}

impl Attempt {
    const fn new(effort: Effort, narrowest: f64, loosest: f64, desperate: bool) -> Self {
        Attempt {
            effort,
            narrowest,
            loosest,
            desperate,
        }
    }

    /// What is tried in turn. A paragraph whose spaces are even without a hyphen is given none, and words
    /// need not be hyphenated to know.
    pub const JUSTIFIED: &[Attempt] = &[
        Attempt::new(Effort::Unhyphenated, 0.1, 0.2, false),
        Attempt::new(Effort::Hyphenated, 1.0, 1.0, false),
        Attempt::new(Effort::Hyphenated, 1.0, 4.0, false),
        Attempt::new(Effort::Anywhere, 1.0, f64::INFINITY, true),
    ];

    /// The same for ragged lines, in which only words are hyphenated that no line holds.
    pub const RAGGED: &[Attempt] = &[
        Attempt::new(Effort::Unhyphenated, 1.0, f64::INFINITY, false),
        Attempt::new(Effort::Needed, 1.0, f64::INFINITY, false),
        Attempt::new(Effort::Anywhere, 1.0, f64::INFINITY, true),
    ];
}
