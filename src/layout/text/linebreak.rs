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
mod paths;

use self::demerits::{Fitness, OVERFULL};
pub use self::fit::Fit;
use self::fit::Give;
use self::node::{Node, index, keep_best, prune};
use super::candidates::{Candidate, Kind, Sums};
use crate::geometry::Pt;
use crate::theme::Align;

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

/// Leaves out those ways that cut more names than the best.
pub fn keep_names(candidates: &[Candidate], breakings: &mut Vec<Breaking>) {
    let names = |breaking: &Breaking| {
        let ends = breaking.lines.iter().map(|line| candidates[line.to].kind);
        ends.filter(|kind| *kind == Kind::Name).count()
    };
    let best = breakings.first().map_or(0, names);
    breakings.retain(|breaking| names(breaking) <= best);
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

/// A line between two candidates, and what it costs apart from the lines before it.
#[derive(Debug, Clone, Copy)]
struct RatedLine {
    fit: Fit,
    fitness: Fitness,
    /// Of the line by itself.
    by_itself: f64,
    /// What is added where it is the last of several; 0 if it is not the last.
    as_last: f64,
    /// Whether a hyphen stands at its end.
    hyphen: bool,
}

impl Search<'_> {
    fn add(&mut self, node: Node) {
        let start = &self.candidates[node.candidate()];
        self.active.push(Active {
            node: self.nodes.len(),
            candidate: node.candidate(),
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
        // A ragged line may be as short as it is where a name of several words follows.
        let next = self.candidates.get(to + 1).map(|next| next.kind);
        let before_name = self.aim.align != Align::Justified && next == Some(Kind::Name);
        let mut reached = std::mem::take(&mut self.reached);
        reached.clear();
        let mut spent: Option<usize> = None;
        let mut kept = 0;
        // Nodes at the same candidate follow each other, and their lines are alike.
        let mut known = (usize::MAX, None);
        for index in 0..self.active.len() {
            let active = self.active[index];
            if known.0 != active.candidate {
                let fit = self.fit(active.from, until, forced);
                let rated = fit.map(|fit| self.rated(active.candidate, to, fit));
                known = (active.candidate, rated);
            }
            let Some(line) = &known.1 else {
                spent = Some(active.node);
                continue;
            };
            if !forced {
                self.active[kept] = active;
                kept += 1;
            }
            if line.fit.spaces <= self.aim.loosest || forced || before_name {
                keep_best(&mut reached, self.node(active.node, to, line));
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
            let line = self.rated(self.nodes[from].candidate(), to, tightest);
            let node = self.node(from, to, &line);
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

    /// What a line costs that fills the measure so, whatever the lines before it.
    fn rated(&self, from: usize, to: usize, fit: Fit) -> RatedLine {
        let (start, end) = (&self.candidates[from], &self.candidates[to]);
        let by_itself = if self.aim.align == Align::Justified {
            demerits::of_line(fit, end.kind)
        } else {
            demerits::of_ragged(fit.spaces, end.kind)
        };
        let as_last = if end.kind == Kind::End {
            demerits::of_last_line(start, end, self.aim.measure)
        } else {
            0.0
        };
        RatedLine {
            fit,
            fitness: Fitness::of(fit),
            by_itself,
            as_last,
            // A hyphen of the text at the end of a line is seen as one more in a row.
            hyphen: end.kind == Kind::Dash || end.kind.adds_hyphen(),
        }
    }

    /// The node at the end of a line.
    fn node(&self, from: usize, to: usize, line: &RatedLine) -> Node {
        let before = &self.nodes[from];
        let hyphens = if line.hyphen {
            before.hyphens.saturating_add(1)
        } else {
            0
        };
        let mut demerits = demerits::of_hyphens(hyphens) + line.by_itself;
        if before.line > 0 {
            if self.aim.align == Align::Justified {
                demerits += demerits::of_step(before.fit, line.fit);
            }
            demerits += line.as_last;
        }
        Node {
            candidate: index(to),
            line: before.line + 1,
            fitness: line.fitness,
            hyphens,
            demerits: before.demerits + demerits,
            fit: line.fit,
            overfull: false,
            previous: Some(index(from)),
        }
    }
}

/// What a line between two sums is made of.
fn give(from: Sums, until: Sums, missing: Pt) -> Give {
    let width = until.width - from.width;
    let stretch = until.stretch - from.stretch;
    Give {
        missing: missing.0,
        stretch: stretch.0,
        shrink: (until.shrink - from.shrink).0,
        text: (width - stretch).0,
        letters: (until.letters - from.letters).0,
    }
}

#[cfg(test)]
mod tests;
