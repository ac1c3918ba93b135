//! Breaking a paragraph into lines, all of them at once.
//!
//! In: candidates and a measure. Out: [`Breaking`]s, the best of each number of lines, best first;
//! the page breaker may take another than the first where that saves a widow.
//!
//! After Donald E. Knuth and Michael F. Plass, "Breaking Paragraphs into Lines", Software: Practice
//! and Experience 11 (1981): lines are rated by how far their spaces stretch, the demerits of a
//! paragraph are the sum over its lines, and the cheapest path through the feasible breaks wins.
//! Rated beside the stretch are hyphens, hyphens in a row, neighbours of unlike tightness, and a
//! last line of a scrap.

mod demerits;
mod node;

use self::demerits::{Fitness, MISMATCH, OVERFULL};
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
    /// How far it is stretched (above 0) or shrunk (below), in parts of what it can.
    pub ratio: f64,
}

/// What a paragraph is broken for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Aim {
    /// Width of the lines.
    pub measure: Pt,
    /// How they are filled.
    pub align: Align,
    /// The ratio above which a line is not taken.
    pub tolerance: f64,
    /// The ratio below which it is not, -1 to 0.
    pub tightest: f64,
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
        let mut known = (usize::MAX, 0.0);
        for index in 0..self.active.len() {
            let active = self.active[index];
            if known.0 != active.candidate {
                known = (active.candidate, self.ratio(active.from, until, forced));
            }
            let ratio = known.1;
            if ratio < self.aim.tightest {
                spent = Some(active.node);
                continue;
            }
            if !forced {
                self.active[kept] = active;
                kept += 1;
            }
            if ratio <= self.aim.tolerance || forced {
                keep_best(&mut reached, self.node(active.node, to, ratio));
            }
        }
        self.active.truncate(kept);
        if kept == 0
            && reached.is_empty()
            && self.aim.desperate
            && let Some(from) = spent
        {
            let node = self.node(from, to, -1.0);
            reached.push(Node {
                demerits: node.demerits + OVERFULL,
                ..node
            });
        }
        prune(&mut reached);
        for node in &reached {
            self.add(*node);
        }
        self.reached = reached;
    }

    /// How far a line is stretched or shrunk; below -1 when it is too wide.
    fn ratio(&self, from: Sums, until: Sums, last: bool) -> f64 {
        let missing = self.aim.measure - (until.width - from.width);
        if self.aim.align != Align::Justified {
            if missing.0 < -0.01 {
                return -2.0;
            }
            return if last {
                0.0
            } else {
                missing / (self.aim.measure * RAG)
            };
        }
        if missing.0 >= 0.0 {
            if last {
                return 0.0;
            }
            let stretch = until.stretch - from.stretch;
            return if stretch.0 > 0.0 {
                missing / stretch
            } else {
                missing.0 * 1_000.0
            };
        }
        let shrink = until.shrink - from.shrink;
        if shrink.0 > 0.0 {
            missing / shrink
        } else if missing.0 > -0.01 {
            0.0
        } else {
            -2.0
        }
    }

    /// The node at the end of a line.
    fn node(&self, from: usize, to: usize, ratio: f64) -> Node {
        let before = &self.nodes[from];
        let (start, end) = (&self.candidates[before.candidate], &self.candidates[to]);
        let fitness = Fitness::of(ratio);
        // A hyphen of the text at the end of a line is seen as one more in a row.
        let hyphens = if matches!(end.kind, Kind::Hyphen | Kind::Dash) {
            before.hyphens.saturating_add(1)
        } else {
            0
        };
        let mut demerits = demerits::of_line(ratio, end.kind) + demerits::of_hyphens(hyphens);
        if self.aim.align == Align::Justified && before.line > 0 && fitness.far_from(before.fitness)
        {
            demerits += MISMATCH;
        }
        if end.kind == Kind::End && before.line > 0 {
            demerits += demerits::of_last_line(start, end, self.aim.measure);
        }
        Node {
            candidate: to,
            line: before.line + 1,
            fitness,
            hyphens,
            demerits: before.demerits + demerits,
            ratio,
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
                ratio: node.ratio,
            });
            node = &self.nodes[previous];
        }
        lines.reverse();
        Breaking {
            lines,
            demerits: end.demerits,
        }
    }
}

#[cfg(test)]
mod tests;
