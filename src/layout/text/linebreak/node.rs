//! The breaks that paths through a paragraph reach, and which of them are worth going on from.

use super::demerits::{Fitness, MOST_OF_A_STEP};
use super::fit::Fit;

/// A break that some path through the paragraph reaches. A word without end has a few at every letter,
/// so it is kept small.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    /// Index of the candidate.
    pub candidate: u32,
    /// Lines up to here.
    pub line: u32,
    pub fitness: Fitness,
    /// Hyphens in a row that end here.
    pub hyphens: u8,
    /// Of the whole path.
    pub demerits: f64,
    /// Of the line that ends here.
    pub fit: Fit,
    /// Whether that line is wider than the measure.
    pub overfull: bool,
    /// Index of the node at the beginning of that line.
    pub previous: Option<u32>,
}

/// An index as nodes keep it.
pub(super) fn index(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

impl Node {
    /// The beginning of the paragraph.
    pub const START: Node = Node {
        candidate: 0,
        line: 0,
        fitness: Fitness::Decent,
        hyphens: 0,
        demerits: 0.0,
        fit: Fit {
            spaces: 0.0,
            given: 0.0,
            letters: 0.0,
        },
        overfull: false,
        previous: None,
    };

    /// Index of the candidate.
    pub fn candidate(&self) -> usize {
        self.candidate as usize
    }
}

/// Keeps a node unless a cheaper one is alike in all that matters to what follows.
pub(super) fn keep_best(reached: &mut Vec<Node>, node: Node) {
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
/// that cannot win: another of as many lines and no more hyphens costs less even if the letters of the
/// line below will be of another width.
pub(super) fn prune(reached: &mut Vec<Node>) {
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
                && other.demerits + MOST_OF_A_STEP <= node.demerits
        });
        if node.line.abs_diff(line) <= 1 && !beaten {
            reached[kept] = node;
            kept += 1;
        }
    }
    reached.truncate(kept);
}
