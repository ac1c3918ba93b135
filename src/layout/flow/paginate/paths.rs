//! Breaks, and the cheapest known way to each.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

/// Where a page ends and the next begins: a slice, and a note line that is still to be placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Break {
    /// Index of the slice.
    pub slice: usize,
    /// Index of the note line.
    pub note: usize,
    /// How many of the floats before the slice wait for a page to come.
    pub waiting: usize,
    /// By how many lines more than is best for them the paragraphs of the page before it are set.
    pub looseness: i8,
}

impl Break {
    /// What matters to the pages that follow.
    pub fn state(self) -> State {
        State {
            slice: self.slice,
            note: self.note,
            waiting: self.waiting,
        }
    }
}

/// What of a break matters to the pages that follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct State {
    /// Index of the slice.
    pub slice: usize,
    /// Index of the note line.
    pub note: usize,
    /// How many floats wait.
    pub waiting: usize,
}

/// The cheapest known way to a break.
#[derive(Debug, Clone, Copy)]
pub struct Path {
    /// What its pages cost together.
    pub cost: f64,
    /// The state before its last page.
    pub previous: State,
    /// Where that page ends.
    pub end: Break,
}

/// The cheapest known ways to every break. Hardly ever does a slice have more than one, for no note is
/// left over but where a page is full of them, and few floats wait: so the first stands in a list by slice, and is looked up
/// as such.
pub struct Paths {
    first: Vec<Option<Path>>,
    /// The others, by slice, in the order in which they were found.
    others: FxHashMap<usize, Vec<Path>>,
}

impl Paths {
    /// Those of a flow of so many slices, with the way that has come nowhere yet.
    pub fn new(slices: usize) -> Self {
        let mut paths = Paths {
            first: vec![None; slices + 1],
            others: FxHashMap::default(),
        };
        let start = Break::default();
        paths.offer(Path {
            cost: 0.0,
            previous: start.state(),
            end: start,
        });
        paths
    }

    /// The way to a slice that is gone on from next, if there is one beside those that are done. A page
    /// without any slice leads from a state to another of the same slice, where fewer floats wait or more of
    /// the notes stands: so those come later.
    pub fn next(&self, slice: usize, done: &[State]) -> Option<Path> {
        let others = self.others.get(&slice).into_iter().flatten();
        let known = self.first[slice].iter().chain(others);
        let left = known.filter(|path| !done.contains(&path.end.state()));
        left.min_by_key(|path| (Reverse(path.end.waiting), path.end.note))
            .copied()
    }

    /// Takes a way to a break if it is the first, or cheaper than the one that is known.
    pub fn offer(&mut self, path: Path) {
        let state = path.end.state();
        let slice = state.slice;
        let known = match &mut self.first[slice] {
            None => {
                self.first[slice] = Some(path);
                return;
            }
            Some(first) if first.end.state() == state => Some(first),
            Some(_) => {
                let others = self.others.entry(slice).or_default();
                let index = others.iter().position(|other| other.end.state() == state);
                match index {
                    Some(index) => others.get_mut(index),
                    None => {
                        others.push(path);
                        return;
                    }
                }
            }
        };
        if let Some(known) = known.filter(|known| path.cost < known.cost) {
            *known = path;
        }
    }

    /// The breaks on the way to the last one.
    pub fn back_from(&self, end: State) -> Vec<Break> {
        let mut breaks = Vec::new();
        let mut at = end;
        while at != Break::default().state() {
            let Some(path) = self.to(at) else { break };
            breaks.push(path.end);
            at = path.previous;
        }
        breaks.reverse();
        breaks
    }

    /// The way to a state.
    fn to(&self, state: State) -> Option<&Path> {
        let others = self.others.get(&state.slice).into_iter().flatten();
        let mut known = self.first[state.slice].iter().chain(others);
        known.find(|path| path.end.state() == state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state((slice, note): (usize, usize)) -> State {
        State {
            slice,
            note,
            waiting: 0,
        }
    }

    fn path(cost: f64, previous: (usize, usize), (slice, note): (usize, usize)) -> Path {
        let end = Break {
            slice,
            note,
            ..Break::default()
        };
        Path {
            cost,
            previous: state(previous),
            end,
        }
    }

    #[test]
    fn the_cheaper_way_to_a_break_is_kept_and_the_first_of_two_that_cost_the_same() {
        let mut paths = Paths::new(5);
        paths.offer(path(3.0, (0, 0), (5, 0)));
        paths.offer(path(4.0, (1, 0), (5, 0)));
        paths.offer(path(3.0, (2, 0), (5, 0)));
        let known = |paths: &Paths| paths.next(5, &[]).map(|path| path.previous);
        assert_eq!(known(&paths), Some(state((0, 0))));
        paths.offer(path(2.0, (3, 0), (5, 0)));
        assert_eq!(known(&paths), Some(state((3, 0))));
        assert!(paths.next(5, &[state((5, 0))]).is_none());
    }

    #[test]
    fn ways_that_leave_other_notes_over_are_kept_apart() {
        let mut paths = Paths::new(9);
        paths.offer(path(1.0, (0, 0), (4, 2)));
        paths.offer(path(9.0, (0, 0), (4, 0)));
        paths.offer(path(5.0, (4, 0), (9, 2)));
        let mut done = Vec::new();
        while let Some(path) = paths.next(4, &done) {
            done.push(path.end.state());
        }
        assert_eq!(done, [(4, 0), (4, 2)].map(state));
        let ends = paths.back_from(state((9, 2)));
        let states: Vec<_> = ends.into_iter().map(Break::state).collect();
        assert_eq!(states, [(4, 0), (9, 2)].map(state));
    }

    #[test]
    fn nothing_leads_to_what_was_not_reached() {
        assert!(Paths::new(3).back_from(state((3, 0))).is_empty());
    }
}
