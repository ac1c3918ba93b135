//! Breaking a paragraph into lines, all of them at once.
//!
//! In: candidates and a measure. Out: [`Breaking`]s, the best of each number of lines, best first;
//! the page breaker may take another than the first where that saves a widow.
//!
//! After Donald E. Knuth and Michael F. Plass, "Breaking Paragraphs into Lines", Software: Practice
//! and Experience 11 (1981): the demerits of a paragraph are the sum over its lines, and the cheapest
//! path through the feasible breaks wins. A line is rated by its [`Fit`]: by how far its letters and
//! its spaces are from what they are by nature. Demerits grow with the square of that, not its sixth
//! power as in TeX, so that their sum is small where the spaces of a page are alike, and much steeper
//! only where spaces are so wide that they are seen. Rated beside it are hyphens, hyphens in a row,
//! neighbours whose letters differ, and a last line of a scrap. When the breaks are chosen, what each
//! line lacks is shared out anew so that neighbouring lines have like letters.

mod demerits;
mod fit;
mod node;

use self::demerits::{Fitness, OVERFULL};
pub use self::fit::Fit;
use self::fit::Give;
use self::node::{Node, keep_best, prune};
use super::candidates::{Candidate, Kind, Sums};
use crate::theme::{Align, Pt};

/// One way to break a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Breaking {
    /// Its lines.
    pub lines: Vec<BrokenLine>,
    /// What it costs; less is better.
    pub demerits: f64,
}

/// A line between two candidates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BrokenLine {
    /// Index of the candidate that it begins after.
    pub from: usize,
    /// Index of the candidate that it ends at.
    pub to: usize,
    /// How it fills the measure.
    pub fit: Fit,
    /// Whether it is wider than that, since nothing else was left.
    pub overfull: bool,
}

/// What a paragraph is broken for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Aim {
    /// Width of the lines.
    pub measure: Pt,
    /// How they are filled.
    pub align: Align,
    /// By how much a space may be wider than its natural width, in parts of that; of a ragged line,
    /// how far it may fall short, in parts of what it should at most.
    pub loosest: f64,
    /// By how much a space may be narrower, in parts of its natural width: 0 to 1.
    pub narrowest: f64,
    /// Whether a line may be wider than the measure when nothing else is left.
    pub desperate: bool,
}

/// A ragged line that falls short by this part of the measure counts as stretched to its limit.
const RAG: f64 = 0.22;

/// The best way for each number of lines, best first. Empty when nothing is feasible.
pub fn break_lines(candidates: &[Candidate], aim: Aim) -> Vec<Breaking> {
    let mut search = Search {
        candidates,
        aim,
        nodes: Vec::with_capacity(candidates.len()),
        active: Vec::with_capacity(16),
        reached: Vec::with_capacity(8),
    };
    search.add(Node::START);
    for to in 1..candidates.len() {
        search.visit(to);
        if search.active.is_empty() {
            return Vec::new();
        }
    }
    search.breakings()
}

/// Whether more than two lines of a breaking end in a hyphen in a row.
pub fn has_ladder(candidates: &[Candidate], breaking: &Breaking) -> bool {
    let hyphened = |line: &BrokenLine| candidates[line.to].kind.adds_hyphen();
    let mut three = breaking.lines.windows(3);
    three.any(|three| three.iter().all(hyphened))
}

/// Whether the last line of a breaking is one short word, or less.
pub fn ends_in_scrap(candidates: &[Candidate], breaking: &Breaking, measure: Pt) -> bool {
    let (last, before) = (breaking.lines.last(), breaking.lines.len().checked_sub(2));
    let last = last.filter(|_| before.is_some());
    last.is_some_and(|last| {
        demerits::is_scrap(&candidates[last.from], &candidates[last.to], measure)
    })
}

struct Search<'a> {
    candidates: &'a [Candidate],
    aim: Aim,
    nodes: Vec<Node>,
    /// Nodes from which a line may still be drawn.
    active: Vec<Active>,
    /// Nodes at the candidate that is being visited.
    reached: Vec<Node>,
}

/// A node from which a line may still be drawn, with the sums that the line is counted from.
#[derive(Debug, Clone, Copy)]
struct Active {
    node: usize,
    candidate: usize,
    from: Sums,
}

impl Search<'_> {
    fn add(&mut self, node: Node) {
        let start = &self.candidates[node.candidate];
        self.active.push(Active {
            node: self.nodes.len(),
            candidate: node.candidate,
            from: Sums {
                width: start.start.width + start.hang_start,
                ..start.start
            },
        });
        self.nodes.push(node);
    }

    /// Tries a line from every active node to a candidate.
    fn visit(&mut self, to: usize) {
        let end = &self.candidates[to];
        let forced = matches!(end.kind, Kind::Forced | Kind::End);
        let until = Sums {
            width: end.end.width - end.hang_end,
            ..end.end
        };
        let mut reached = std::mem::take(&mut self.reached);
        reached.clear();
        let mut spent: Option<usize> = None;
        let mut kept = 0;
        // Nodes at the same candidate follow each other, and their lines are alike.
        let mut known = (usize::MAX, None);
        for index in 0..self.active.len() {
            let active = self.active[index];
            if known.0 != active.candidate {
                known = (active.candidate, self.fit(active.from, until, forced));
            }
            let Some(fit) = known.1 else {
                spent = Some(active.node);
                continue;
            };
            if !forced {
                self.active[kept] = active;
                kept += 1;
            }
            if fit.spaces <= self.aim.loosest || forced {
                keep_best(&mut reached, self.node(active.node, to, fit));
            }
        }
        self.active.truncate(kept);
        if kept == 0
            && reached.is_empty()
            && self.aim.desperate
            && let Some(from) = spent
        {
            let tightest = Fit {
                spaces: -self.aim.narrowest,
                given: -1.0,
                letters: 0.0,
            };
            let node = self.node(from, to, tightest);
            reached.push(Node {
                demerits: node.demerits + OVERFULL,
                overfull: true,
                ..node
            });
        }
        prune(&mut reached);
        for node in &reached {
            self.add(*node);
        }
        self.reached = reached;
    }

    /// How a line fills the measure; `None` when it is too wide.
    fn fit(&self, from: Sums, until: Sums, last: bool) -> Option<Fit> {
        let missing = self.aim.measure - (until.width - from.width);
        if self.aim.align != Align::Justified {
            let short = if last {
                0.0
            } else {
                missing / (self.aim.measure * RAG)
            };
            let fit = Fit {
                spaces: short,
                ..Fit::default()
            };
            return (missing.0 >= -0.01).then_some(fit);
        }
        if missing.0 >= 0.0 && last {
            return Some(Fit::default());
        }
        let give = give(from, until, missing);
        let fit = give.fit(self.aim.narrowest);
        (fit.spaces >= -self.aim.narrowest - 1e-6).then_some(fit)
    }

    /// The node at the end of a line.
    fn node(&self, from: usize, to: usize, fit: Fit) -> Node {
        let before = &self.nodes[from];
        let (start, end) = (&self.candidates[before.candidate], &self.candidates[to]);
        let justified = self.aim.align == Align::Justified;
        // A hyphen of the text at the end of a line is seen as one more in a row.
        let hyphens = if end.kind == Kind::Dash || end.kind.adds_hyphen() {
            before.hyphens.saturating_add(1)
        } else {
            0
        };
        let mut demerits = demerits::of_hyphens(hyphens);
        if justified {
            demerits += demerits::of_line(fit, end.kind);
            if before.line > 0 {
                demerits += demerits::of_step(before.fit, fit);
            }
        } else {
            demerits += demerits::of_ragged(fit.spaces, end.kind);
        }
        if end.kind == Kind::End && before.line > 0 {
            demerits += demerits::of_last_line(start, end, self.aim.measure);
        }
        Node {
            candidate: to,
            line: before.line + 1,
            fitness: Fitness::of(fit),
            hyphens,
            demerits: before.demerits + demerits,
            fit,
            overfull: false,
            previous: Some(from),
        }
    }

    /// The paths that reach the end, the best of each number of lines.
    fn breakings(&self) -> Vec<Breaking> {
        let mut ends: Vec<&Node> = self
            .active
            .iter()
            .map(|active| &self.nodes[active.node])
            .collect();
        ends.sort_by(|one, two| one.demerits.total_cmp(&two.demerits));
        let mut lengths: Vec<usize> = Vec::new();
        ends.retain(|end| {
            let first = !lengths.contains(&end.line);
            lengths.push(end.line);
            first
        });
        ends.into_iter().map(|end| self.breaking(end)).collect()
    }

    fn breaking(&self, end: &Node) -> Breaking {
        let mut lines = Vec::with_capacity(end.line);
        let mut node = end;
        while let Some(previous) = node.previous {
            let from = self.nodes[previous].candidate;
            lines.push(BrokenLine {
                from,
                to: node.candidate,
                fit: node.fit,
                overfull: node.overfull,
            });
            node = &self.nodes[previous];
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

/// What a line between two sums is made of.
fn give(from: Sums, until: Sums, missing: Pt) -> Give {
    let spaces = until.spaces - from.spaces;
    Give {
        missing: missing.0,
        spaces: spaces.0,
        text: (until.width - from.width - spaces).0,
        letters: (until.letters - from.letters).0,
    }
}

#[cfg(test)]
mod tests;
