//! Breaks → what stands on the page between two of them.

use super::paths::Break;
use super::rows::Row;
use super::strip::Strip;
use super::trade::TRADED;
use super::{PagePlan, PlacedLine};
use crate::theme::Pt;

impl Strip<'_> {
    /// What stands on the page between two breaks.
    pub fn plan(&self, from: Break, to: Break) -> PagePlan {
        let mut plan = PagePlan {
            lines: Vec::with_capacity(to.row - from.row + TRADED),
            notes: self.notes[from.note..to.note].to_vec(),
            variants: self.chosen(from, to),
        };
        let growth = self.growth(from, to);
        let mut y = Pt::ZERO;
        // By how much the spaces above have grown.
        let mut grown = Pt::ZERO;
        for row in from.row..to.row {
            let Row {
                piece,
                line,
                height,
                ..
            } = self.rows[row];
            let next = self.rows.get(row + 1);
            let last = next.is_none_or(|next| next.piece != piece);
            // All pieces that are varied change the same way, at their end.
            let varied = last && plan.variants.iter().any(|(varied, _)| *varied == piece);
            if varied && to.traded < 0 {
                continue; // the piece is a line shorter than its rows
            }
            let top = self.top(y, row, row == from.row);
            y = top + height;
            grown += self.space.line * growth[row - from.row];
            plan.lines.push(PlacedLine {
                piece,
                line,
                top: top + grown,
            });
            if varied {
                let line = line + 1;
                plan.lines.push(PlacedLine {
                    piece,
                    line,
                    top: y + grown,
                });
                y += height;
            }
        }
        plan
    }

    /// By how many lines the space above each row of the page between two breaks grows.
    fn growth(&self, from: Break, to: Break) -> Vec<f64> {
        let rows = &self.rows[from.row..to.row];
        if to.row == self.rows.len() {
            return vec![0.0; rows.len()]; // the last page is as short as it is
        }
        let (shortfall, stretch) = self.shortfall_of(from, to);
        stretch.share_out(stretch.taken(shortfall), rows)
    }

    /// The cheapest variants that make the page between two breaks as long as it is to be.
    fn chosen(&self, from: Break, to: Break) -> Vec<(usize, usize)> {
        let whole = |index: &usize| *index - self.rows[*index].line >= from.row;
        let mut variants: Vec<(f64, usize, usize)> = (from.row..to.row)
            .filter(whole)
            .filter_map(|index| {
                let row = &self.rows[index];
                let known = row.variants.as_ref()?;
                let wanted = if to.traded < 0 {
                    known.shorter
                } else {
                    known.longer
                };
                wanted.map(|(variant, cost)| (cost, row.piece, variant))
            })
            .collect();
        variants.sort_by(|one, two| one.0.total_cmp(&two.0).then(one.1.cmp(&two.1)));
        variants.truncate(usize::from(to.traded.unsigned_abs()));
        variants
            .into_iter()
            .map(|(_, piece, variant)| (piece, variant))
            .collect()
    }
}
