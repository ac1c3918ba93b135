//! How a line fills the measure: what its letters give, and what is left for its spaces.
//!
//! In: what a line lacks, how wide its spaces are, and how far its letters can give. Out: a [`Fit`]:
//! how much of that they do give, and how much wider or narrower each space becomes.
//!
//! Letters come before spaces: a hundred letters that are a two-hundredth wider each are not seen,
//! and spare a line's spaces half of what they would show. (Hàn Thế Thành, "Micro-typographic
//! extensions to the TeX typesetting system", 2000, chapter 3, and pdfTeX after it, take from the
//! letters all that they can give.) Yet letters that differ from line to line show as well, so both
//! are weighed: see [`LETTERS`].

/// What a line is made of, as far as its width can change.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Give {
    /// What it lacks of the measure; below 0, by how much it is too wide.
    pub missing: f64,
    /// Natural width of its spaces, and of what stretches as they do.
    pub stretch: f64,
    /// The same of what shrinks as they do.
    pub shrink: f64,
    /// Natural width of its letters.
    pub text: f64,
    /// How far they can give, either way.
    pub letters: f64,
}

/// How a line fills the measure.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Fit {
    /// By how much each space is wider than its natural width (above 0) or narrower, in parts of
    /// that.
    pub spaces: f64,
    /// How much of what the letters can give they give, -1 to 1.
    pub given: f64,
    /// By how much the letters are wider than they are by nature, or narrower, in parts of that.
    pub letters: f64,
}

/// What letters cost that are twice as wide as they should be, beside 1 for spaces that are; both
/// grow with the square. A line has ten times more of letters than of spaces, so that a hundredth of
/// its letters is worth a tenth of its spaces, and costs an eighth of that.
const LETTERS: f64 = 12.5;
/// What it costs, beside that, where the letters of a line differ from those of its neighbour by so
/// much.
const STEP: f64 = 28.0;
/// A line does without the evenness of letters where its spaces would become wider than this part of
/// their width.
const WIDEST: f64 = 0.3;
/// How often the lines are gone through. After so many times no letter moves by what can be printed.
const ROUNDS: usize = 12;

/// A line without a space cannot be told to be loose by its spaces: it has one of so many points.
const NO_SPACE: f64 = 0.001;

impl Give {
    /// How far letters can give, in parts of their width.
    fn reach(self) -> f64 {
        self.letters / self.text.max(NO_SPACE)
    }

    /// The width of what gives as spaces do, where these are to be wider or are not.
    fn spaces(self, wider: bool) -> f64 {
        if wider { self.stretch } else { self.shrink }
    }

    /// The cheapest fit; where spaces would become narrower than `narrowest` says, in parts of their
    /// width, letters give the more.
    pub fn fit(self, narrowest: f64) -> Fit {
        let spaces = self.spaces(self.missing >= 0.0).max(NO_SPACE);
        let weight = LETTERS * self.reach().powi(2);
        let given = self.missing * self.letters
            / (self.letters * self.letters + weight * spaces * spaces).max(NO_SPACE);
        let most = (self.missing + narrowest * spaces) / self.letters.max(NO_SPACE);
        self.with(given.min(most).clamp(-1.0, 1.0))
    }

    /// The fit in which the letters give so much.
    fn with(self, given: f64) -> Fit {
        let rest = self.missing - given * self.letters;
        Fit {
            spaces: rest / self.spaces(rest >= 0.0).max(NO_SPACE),
            given,
            letters: given * self.reach(),
        }
    }
}

impl Fit {
    /// How far the line is from what its letters and spaces are by nature: 1 where spaces alone are
    /// twice as wide.
    pub fn strain(self) -> f64 {
        self.spaces * self.spaces + LETTERS * self.letters * self.letters
    }
}

/// Evens out how much the letters of neighbouring lines give: the fits of lines, in their order.
///
/// What lines lack is what it is once they are broken; how it is shared between letters and spaces
/// is free within bounds. The sum of what fits cost and of what [`STEP`] charges for the squared
/// differences of neighbours is made smallest, line by line and over again, which comes to rest soon.
pub(super) fn even(gives: &[Give], fits: &mut [Fit], narrowest: f64) {
    for _ in 0..ROUNDS {
        for index in 0..gives.len() {
            let give = gives[index];
            if give.missing == 0.0
                || give.letters < NO_SPACE
                || give.stretch.min(give.shrink) < NO_SPACE
            {
                continue;
            }
            let before = index.checked_sub(1).map(|before| fits[before].letters);
            let after = fits.get(index + 1).map(|after| after.letters);
            let beside = [before, after];
            let count = beside.iter().flatten().count() as f64;
            let sum: f64 = beside.iter().flatten().sum();
            // How far spaces give way when letters are twice as wide.
            let spaces = give.spaces(give.missing >= 0.0);
            let ratio = give.text / spaces;
            let letters = (ratio * give.missing / spaces + STEP * sum)
                / (ratio * ratio + LETTERS + STEP * count);
            let most = (give.missing + narrowest * spaces) / give.letters;
            let least = (give.missing - WIDEST * spaces) / give.letters;
            let given = (letters / give.reach()).max(least.min(1.0)).min(most);
            fits[index] = give.with(given.clamp(-1.0, 1.0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of 300 points of letters, which give 12, and 30 of spaces.
    fn lacking(missing: f64) -> Give {
        Give {
            missing,
            stretch: 30.0,
            shrink: 30.0,
            text: 300.0,
            letters: 12.0,
        }
    }

    #[test]
    fn letters_give_most_of_what_a_line_lacks() {
        let fit = lacking(9.0).fit(0.333);
        assert!(fit.given * 12.0 > 7.5, "{fit:?}");
        assert!((fit.spaces * 30.0 + fit.given * 12.0 - 9.0).abs() < 1e-9);
        assert_eq!(lacking(-30.0).fit(0.333).given, -1.0);
    }

    #[test]
    fn spaces_are_never_narrower_than_they_may_be_while_letters_can_give() {
        for missing in -21..0 {
            let fit = lacking(f64::from(missing)).fit(0.333);
            assert!(fit.spaces >= -0.3331, "{missing} {fit:?}");
        }
    }

    #[test]
    fn neighbours_have_like_letters_and_fill_the_measure_all_the_same() {
        let gives = [lacking(12.0), lacking(-12.0), lacking(6.0), Give::default()];
        let alone = gives.map(|give| give.fit(0.333));
        let mut fits = alone;
        even(&gives, &mut fits, 0.333);
        let steps = |fits: &[Fit]| -> f64 {
            let pairs = fits.windows(2);
            pairs
                .map(|two| (two[0].letters - two[1].letters).abs())
                .sum()
        };
        assert!(steps(&fits) < steps(&alone) * 0.8, "{fits:?}");
        for (give, fit) in gives.iter().zip(fits) {
            let filled = fit.spaces * give.stretch + fit.given * give.letters;
            assert!((filled - give.missing).abs() < 1e-9, "{fit:?}");
        }
        assert_eq!(fits[3], Fit::default());
    }
}
