//! Breaks → what stands on the page between two of them.

use super::looseness::LOOSEST;
use super::material::Material;
use super::paths::Break;
use super::slices::Slice;
use super::{PagePlan, PlacedLine};
use crate::theme::Pt;

impl Material<'_> {
    /// What stands on the page between two breaks.
    pub fn plan(&self, from: Break, to: Break) -> PagePlan {
        let mut plan = PagePlan {
            lines: Vec::with_capacity(to.slice - from.slice + LOOSEST),
            notes: self.notes[from.note..to.note].to_vec(),
            variants: self.chosen(from, to),
        };
        let growth = self.growth(from, to);
        let mut y = Pt::ZERO;
        // By how much the spaces above have grown.
        let mut grown = Pt::ZERO;
        for slice in from.slice..to.slice {
            let Slice {
                piece,
                line,
                height,
                ..
            } = self.slices[slice];
            let next = self.slices.get(slice + 1);
            let last = next.is_none_or(|next| next.piece != piece);
            // All pieces that are varied change the same way, at their end.
            let varied = last && plan.variants.iter().any(|(varied, _)| *varied == piece);
            if varied && to.looseness < 0 {
                continue; // the piece is a line shorter than its slices
            }
            let top = self.top(y, slice, slice == from.slice);
            y = top + height;
            grown += self.space.line * growth[slice - from.slice];
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

    /// By how many lines the space above each slice of the page between two breaks grows.
    fn growth(&self, from: Break, to: Break) -> Vec<f64> {
        let slices = &self.slices[from.slice..to.slice];
        if to.slice == self.slices.len() {
            return vec![0.0; slices.len()]; // the last page is as short as it is
        }
        let (shortfall, stretch) = self.shortfall_of(from, to);
        stretch.share_out(stretch.taken(shortfall), slices)
    }

    /// The cheapest variants that make the page between two breaks as long as it is to be.
    fn chosen(&self, from: Break, to: Break) -> Vec<(usize, usize)> {
        let whole = |index: &usize| *index - self.slices[*index].line >= from.slice;
        let mut variants: Vec<(f64, usize, usize)> = (from.slice..to.slice)
            .filter(whole)
            .filter_map(|index| {
                let slice = &self.slices[index];
                let known = slice.variants.as_ref()?;
                let wanted = if to.looseness < 0 {
                    known.shorter
                } else {
                    known.longer
                };
                wanted.map(|(variant, cost)| (cost, slice.piece, variant))
            })
            .collect();
        variants.sort_by(|one, two| one.0.total_cmp(&two.0).then(one.1.cmp(&two.1)));
        variants.truncate(usize::from(to.looseness.unsigned_abs()));
        variants
            .into_iter()
            .map(|(_, piece, variant)| (piece, variant))
            .collect()
    }
}
