//! The ways through a paragraph that a search has found.
//!
//! In: the nodes of a search that has reached the end. Out: [`Breaking`]s, the cheapest of each number of
//! lines, whose letters are evened out between neighbouring lines.

use super::fit::{self, Fit, Give};
use super::node::Node;
use super::{Breaking, BrokenLine, Search, give};
use crate::layout::text::candidates::Kind;
use crate::theme::Align;

impl Search<'_> {
    /// The paths that reach the end, the best of each number of lines.
    pub(super) fn breakings(&self) -> Vec<Breaking> {
        let mut ends: Vec<&Node> = self
            .active
            .iter()
            .map(|active| &self.nodes[active.node])
            .collect();
        ends.sort_by(|one, two| one.demerits.total_cmp(&two.demerits));
        let mut lengths: Vec<u32> = Vec::new();
        ends.retain(|end| {
            let first = !lengths.contains(&end.line);
            lengths.push(end.line);
            first
        });
        ends.into_iter().map(|end| self.breaking(end)).collect()
    }

    fn breaking(&self, end: &Node) -> Breaking {
        let mut lines = Vec::with_capacity(end.line as usize);
        let mut node = end;
        while let Some(previous) = node.previous {
            let before = &self.nodes[previous as usize];
            lines.push(BrokenLine {
                from: before.candidate(),
                to: node.candidate(),
                fit: node.fit,
                overfull: node.overfull,
            });
            node = before;
        }
        lines.reverse();
        if self.aim.align == Align::Justified {
            self.even(&mut lines);
        }
        Breaking {
            lines,
            demerits: end.demerits,
        }
    }

    /// Shares out anew, between letters and spaces, what each of these lines lacks.
    fn even(&self, lines: &mut [BrokenLine]) {
        let gives = lines.iter().map(|line| {
            let (start, end) = (&self.candidates[line.from], &self.candidates[line.to]);
            let missing = self.aim.measure + start.hang_start + end.hang_end
                - (end.end.width - start.start.width);
            if missing.0 >= 0.0 && matches!(end.kind, Kind::Forced | Kind::End) {
                Give::default()
            } else {
                give(start.start, end.end, missing)
            }
        });
        let gives: Vec<Give> = gives.collect();
        let mut fits: Vec<Fit> = lines.iter().map(|line| line.fit).collect();
        fit::even(&gives, &mut fits, self.aim.narrowest);
        for (line, fit) in lines.iter_mut().zip(fits) {
            line.fit = fit;
        }
    }
}
