//! Degrees of likelihood, and the scales that give them a range.

/// A degree of likelihood: a rung of the seven that either scale has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Likelihood {
    AlmostNoChance,
    VeryUnlikely,
    Unlikely,
    RoughlyEven,
    Likely,
    VeryLikely,
    AlmostCertain,
}

/// A scale of likelihood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LikelihoodScale {
    /// Intelligence Community Directive 203, D.6.e.(2)(a).
    #[default]
    Icd203,
    /// The yardstick of the Professional Head of Intelligence Assessment.
    Phia,
}

/// What the scales call the degrees that both call alike.
const SHARED: &[(&str, Likelihood)] = &[
    ("unlikely", Likelihood::Unlikely),
    ("likely", Likelihood::Likely),
    ("almost certain", Likelihood::AlmostCertain),
    ("probable", Likelihood::Likely),
    ("almost certainly", Likelihood::AlmostCertain),
];

/// What ICD 203 calls the others, with its second names.
const ICD_203: &[(&str, Likelihood)] = &[
    ("almost no chance", Likelihood::AlmostNoChance),
    ("very unlikely", Likelihood::VeryUnlikely),
    ("roughly even", Likelihood::RoughlyEven),
    ("very likely", Likelihood::VeryLikely),
    ("remote", Likelihood::AlmostNoChance),
    ("highly improbable", Likelihood::VeryUnlikely),
    ("improbable", Likelihood::Unlikely),
    ("roughly even chance", Likelihood::RoughlyEven),
    ("roughly even odds", Likelihood::RoughlyEven),
    ("highly probable", Likelihood::VeryLikely),
    ("nearly certain", Likelihood::AlmostCertain),
];

/// What PHIA's yardstick calls them.
const PHIA: &[(&str, Likelihood)] = &[
    ("remote chance", Likelihood::AlmostNoChance),
    ("highly unlikely", Likelihood::VeryUnlikely),
    ("realistic possibility", Likelihood::RoughlyEven),
    ("highly likely", Likelihood::VeryLikely),
];

impl LikelihoodScale {
    /// Every scale by the word that a briefing names it with.
    pub const ALL: &[(&str, LikelihoodScale)] = &[
        ("icd203", LikelihoodScale::Icd203),
        ("phia", LikelihoodScale::Phia),
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            LikelihoodScale::Icd203 => "ICD 203",
            LikelihoodScale::Phia => "PHIA",
        }
    }

    /// The seven degrees by their first names, the least first.
    pub fn degrees(self) -> Vec<&'static str> {
        let mut degrees: Vec<(Likelihood, &str)> = Vec::new();
        for (name, likelihood) in SHARED.iter().chain(self.own()) {
            if !degrees.iter().any(|(known, _)| known == likelihood) {
                degrees.push((*likelihood, name));
            }
        }
        degrees.sort_unstable();
        degrees.into_iter().map(|(_, name)| name).collect()
    }

    fn own(self) -> &'static [(&'static str, Likelihood)] {
        match self {
            LikelihoodScale::Icd203 => ICD_203,
            LikelihoodScale::Phia => PHIA,
        }
    }

    /// The degree of a name, in small letters with spaces between its words.
    pub fn degree(self, name: &str) -> Option<Likelihood> {
        let mut names = SHARED.iter().chain(self.own());
        names
            .find(|(known, _)| *known == name)
            .map(|(_, likelihood)| *likelihood)
    }

    /// Every name of a degree, second names as well.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        SHARED.iter().chain(self.own()).map(|(name, _)| *name)
    }

    /// From how many of a hundred to how many a degree reaches.
    pub fn range(self, likelihood: Likelihood) -> (u8, u8) {
        let ranges = match self {
            LikelihoodScale::Icd203 => [
                (1, 5),
                (5, 20),
                (20, 45),
                (45, 55),
                (55, 80),
                (80, 95),
                (95, 99),
            ],
            LikelihoodScale::Phia => [
                (0, 5),
                (10, 20),
                (25, 35),
                (40, 50),
                (55, 75),
                (80, 90),
                (95, 100),
            ],
        };
        ranges[likelihood as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_scale_has_seven_degrees_in_rising_order() {
        for (_, scale) in LikelihoodScale::ALL {
            let degrees = scale.degrees();
            assert_eq!(degrees.len(), 7);
            let found: Vec<Likelihood> = degrees
                .iter()
                .filter_map(|name| scale.degree(name))
                .collect();
            assert_eq!(found.len(), 7);
            assert!(found.is_sorted());
            assert!(
                found
                    .windows(2)
                    .all(|two| scale.range(two[0]) < scale.range(two[1]))
            );
        }
        assert_eq!(LikelihoodScale::Phia.degrees()[3], "realistic possibility");
        assert_eq!(
            LikelihoodScale::Icd203.degree("realistic possibility"),
            None
        );
        assert_eq!(LikelihoodScale::Phia.degree("very likely"), None);
    }
}
