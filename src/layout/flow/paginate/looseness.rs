//! Looseness: by how many lines more than is best for them the paragraphs of a page are set.
//!
//! The word is TeX's. A page that would fall short is filled by a paragraph that is set in a line more,
//! and one that would be too long loses a line; what that costs, the paragraph's variants say.

use super::slices::Slice;

/// By how many lines a page may be looser, or tighter.
pub const LOOSEST: usize = 2;

/// What the variants of the paragraphs on a page so far can give: the cheapest costs first.
#[derive(Clone, Default)]
pub struct Looseness {
    shorter: [Option<f64>; LOOSEST],
    longer: [Option<f64>; LOOSEST],
}

impl Looseness {
    /// Takes in what a slice offers.
    pub fn add(&mut self, slice: &Slice) {
        let Some(variants) = &slice.variants else {
            return;
        };
        insert(&mut self.shorter, variants.shorter.map(|(_, cost)| cost));
        insert(&mut self.longer, variants.longer.map(|(_, cost)| cost));
    }

    /// What so many lines more cost; `None` where they cannot be had.
    pub fn cost(&self, lines: i8) -> Option<f64> {
        let costs = if lines < 0 {
            &self.shorter
        } else {
            &self.longer
        };
        costs[..usize::from(lines.unsigned_abs())]
            .iter()
            .copied()
            .sum()
    }
}

/// Keeps the smallest costs in order.
fn insert(costs: &mut [Option<f64>; LOOSEST], cost: Option<f64>) {
    let mut cost = cost;
    for slot in costs {
        match (*slot, cost) {
            (Some(known), Some(new)) if new < known => std::mem::swap(slot, &mut cost),
            (None, Some(_)) => std::mem::swap(slot, &mut cost),
            (_, _) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::slices::Variants;
    use super::super::tests::line;
    use super::*;

    #[test]
    fn the_cheapest_paragraphs_are_taken_first() {
        let mut offered = Looseness::default();
        for (shorter, longer) in [(5.0, None), (2.0, Some(1.0)), (3.0, None)] {
            offered.add(&Slice {
                variants: Some(Box::new(Variants {
                    shorter: Some((1, shorter)),
                    longer: longer.map(|cost| (2, cost)),
                })),
                ..line(0)
            });
        }
        offered.add(&line(1));
        assert_eq!(offered.cost(0), Some(0.0));
        assert_eq!(offered.cost(-1), Some(2.0));
        assert_eq!(offered.cost(-2), Some(5.0));
        assert_eq!(offered.cost(1), Some(1.0));
        assert_eq!(offered.cost(2), None, "one paragraph alone can be longer");
    }
}
