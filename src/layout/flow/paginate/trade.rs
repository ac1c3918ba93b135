//! Lines that a page gains or loses by the variants of its paragraphs.

use super::rows::Row;

/// How many lines a page may gain or lose.
pub const TRADED: usize = 2;

/// What the variants of the paragraphs on a page so far can give: the cheapest costs first.
#[derive(Default)]
pub struct Trade {
    shorter: [Option<f64>; TRADED],
    longer: [Option<f64>; TRADED],
}

impl Trade {
    /// Takes in what a row offers.
    pub fn add(&mut self, row: &Row) {
        let Some(variants) = &row.variants else {
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
fn insert(costs: &mut [Option<f64>; TRADED], cost: Option<f64>) {
    let mut cost = cost;
    for slot in costs {
        match (*slot, cost) {
            (Some(known), Some(new)) if new < known => std::mem::swap(slot, &mut cost),
            (None, Some(_)) => std::mem::swap(slot, &mut cost),
            (_, _) => {}
        }
    }
}
