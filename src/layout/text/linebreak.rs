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

/// How tight a line is, in Knuth and Plass's four classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fitness {
    Tight,
    Decent,
    Loose,
    VeryLoose,
}

impl Fitness {
    fn of(ratio: f64) -> Self {
        match ratio {
            ratio if ratio < -0.5 => Fitness::Tight,
            ratio if ratio <= 0.5 => Fitness::Decent,
            ratio if ratio <= 1.0 => Fitness::Loose,
            _ => Fitness::VeryLoose,
        }
    }

    fn far_from(self, other: Fitness) -> bool {
        (self as i32 - other as i32).abs() > 1
    }
}

/// A break that some path through the paragraph reaches.
#[derive(Debug, Clone, Copy)]
struct Node {
    candidate: usize,
    /// Lines up to here.
    line: usize,
    fitness: Fitness,
    /// Hyphens in a row that end here.
    hyphens: u8,
    demerits: f64,
    ratio: f64,
    previous: Option<usize>,
}

/// Charged for every line.
const LINE: f64 = 10.0;
/// Charged for a hyphen that is added, before squaring.
const HYPHEN: f64 = 5.0;
/// For a break after a hyphen or dash of the text.
const DASH: f64 = 20.0;
/// For a break within an address.
const ADDRESS: f64 = 40.0;
/// For a break between any two letters.
const ANYWHERE: f64 = 5_000.0;
/// For a second hyphen in a row.
const HYPHENS: f64 = 40_000.0;
/// For a third.
const LADDER: f64 = 1e7;
/// For neighbours of unlike tightness.
const MISMATCH: f64 = 4_000.0;
/// For a last line that begins with the rest of a word.
const LAST_HYPHEN: f64 = 20_000.0;
/// For a last line shorter than [`SCRAP`].
const LAST_SCRAP: f64 = 15_000.0;
/// A last line shorter than this part of the measure is a scrap.
const SCRAP: f64 = 0.1;
/// For a line wider than the measure.
const OVERFULL: f64 = 1e10;
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
    search.add(Node {
        candidate: 0,
        line: 0,
        fitness: Fitness::Decent,
        hyphens: 0,
        demerits: 0.0,
        ratio: 0.0,
        previous: None,
    });
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
        let kind = self.candidates[to].kind;
        let fitness = Fitness::of(ratio);
        // A hyphen of the text at the end of a line is seen as one more in a row.
        let hyphens = if matches!(kind, Kind::Hyphen | Kind::Dash) {
            before.hyphens.saturating_add(1)
        } else {
            0
        };
        let badness = (100.0 * ratio.abs().powi(3)).min(1e6);
        let penalty = match kind {
            Kind::Start | Kind::Plain | Kind::Forced | Kind::End => 0.0,
            Kind::Dash => DASH,
            Kind::Hyphen => HYPHEN,
            Kind::Address => ADDRESS,
            Kind::Anywhere => ANYWHERE,
        };
        let mut demerits = (LINE + badness + penalty).powi(2);
        demerits += match hyphens {
            0 | 1 => 0.0,
            2 => HYPHENS,
            _ => LADDER,
        };
        if self.aim.align == Align::Justified && before.line > 0 && fitness.far_from(before.fitness)
        {
            demerits += MISMATCH;
        }
        if kind == Kind::End && before.line > 0 {
            demerits += self.last_line(before.candidate, to);
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

    fn last_line(&self, from: usize, to: usize) -> f64 {
        let (start, end) = (&self.candidates[from], &self.candidates[to]);
        let mut demerits = 0.0;
        if start.kind == Kind::Hyphen {
            demerits += LAST_HYPHEN;
        }
        if end.end.width - start.start.width < self.aim.measure * SCRAP {
            demerits += LAST_SCRAP;
        }
        demerits
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

/// Keeps a node unless a cheaper one is alike in all that matters to what follows.
fn keep_best(reached: &mut Vec<Node>, node: Node) {
    let alike = |other: &&mut Node| {
        other.line == node.line
            && other.fitness == node.fitness
            && other.hyphens.min(2) == node.hyphens.min(2)
    };
    match reached.iter_mut().find(alike) {
        Some(other) if other.demerits > node.demerits => *other = node,
        Some(_) => {}
        None => reached.push(node),
    }
}

/// Drops nodes that are more than a line away from the cheapest, since no page wants them, and those
/// that cannot win: another of as many lines and no more hyphens costs less even if its neighbour
/// below will be of unlike tightness.
fn prune(reached: &mut Vec<Node>) {
    if reached.len() < 2 {
        return;
    }
    reached.sort_by(|one, two| one.demerits.total_cmp(&two.demerits));
    let line = reached[0].line;
    let mut kept = 0;
    for index in 0..reached.len() {
        let node = reached[index];
        let beaten = reached[..kept].iter().any(|other| {
            other.line == node.line
                && other.hyphens <= node.hyphens
                && other.demerits + MISMATCH <= node.demerits
        });
        if node.line.abs_diff(line) <= 1 && !beaten {
            reached[kept] = node;
            kept += 1;
        }
    }
    reached.truncate(kept);
}

#[cfg(test)]
mod tests;
