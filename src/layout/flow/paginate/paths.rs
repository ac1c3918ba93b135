//! Breaks, and the cheapest known way to each.

use rustc_hash::FxHashMap;

/// Where a page ends and the next begins: a slice, and a note line that is still to be placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Break {
    /// Index of the slice.
    pub slice: usize,
    /// Index of the note line.
    pub note: usize,
    /// By how many lines more than is best for them the paragraphs of the page before it are set.
    pub looseness: i8,
}

impl Break {
    /// What matters to the pages that follow.
    pub fn state(self) -> (usize, usize) {
        (self.slice, self.note)
    }
}

/// The cheapest known way to a break.
#[derive(Debug, Clone, Copy)]
pub struct Path {
    /// What its pages cost together.
    pub cost: f64,
    /// The state before its last page.
    pub previous: (usize, usize),
    /// Where that page ends.
    pub end: Break,
}

/// The cheapest known ways to every break. Hardly ever does a slice have more than one, for no note is
/// left over but where a page is full of them: so the first stands in a list by slice, and is looked up
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

    /// One of the ways to a slice, in the order in which they were found.
    pub fn get(&self, slice: usize, index: usize) -> Option<Path> {
        match index.checked_sub(1) {
            None => self.first[slice],
            Some(index) => self.others.get(&slice)?.get(index).copied(),
        }
    }

    /// Takes a way to a break if it is the first, or cheaper than the one that is known.
    pub fn offer(&mut self, path: Path) {
        let (slice, note) = path.end.state();
        let known = match &mut self.first[slice] {
            None => {
                self.first[slice] = Some(path);
                return;
            }
            Some(first) if first.end.note == note => Some(first),
            Some(_) => {
                let others = self.others.entry(slice).or_default();
                let index = others.iter().position(|other| other.end.note == note);
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
    pub fn back_from(&self, end: (usize, usize)) -> Vec<Break> {
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
    fn to(&self, (slice, note): (usize, usize)) -> Option<&Path> {
        let others = self.others.get(&slice).into_iter().flatten();
        let mut known = self.first[slice].iter().chain(others);
        known.find(|path| path.end.note == note)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(cost: f64, previous: (usize, usize), (slice, note): (usize, usize)) -> Path {
        let end = Break {
            slice,
            note,
            looseness: 0,
        };
        Path {
            cost,
            previous,
            end,
        }
    }

    #[test]
    fn the_cheaper_way_to_a_break_is_kept_and_the_first_of_two_that_cost_the_same() {
        let mut paths = Paths::new(5);
        paths.offer(path(3.0, (0, 0), (5, 0)));
        paths.offer(path(4.0, (1, 0), (5, 0)));
        paths.offer(path(3.0, (2, 0), (5, 0)));
        assert_eq!(paths.get(5, 0).map(|path| path.previous), Some((0, 0)));
        paths.offer(path(2.0, (3, 0), (5, 0)));
        assert_eq!(paths.get(5, 0).map(|path| path.previous), Some((3, 0)));
        assert!(paths.get(5, 1).is_none());
    }

    #[test]
    fn ways_that_leave_other_notes_over_are_kept_apart() {
        let mut paths = Paths::new(9);
        paths.offer(path(1.0, (0, 0), (4, 2)));
        paths.offer(path(9.0, (0, 0), (4, 0)));
        paths.offer(path(5.0, (4, 0), (9, 2)));
        let found = [0, 1].map(|index| paths.get(4, index).map(|path| path.end.note));
        assert_eq!(found, [Some(2), Some(0)]);
        let ends = paths.back_from((9, 2));
        let states: Vec<_> = ends.into_iter().map(Break::state).collect();
        assert_eq!(states, [(4, 0), (9, 2)]);
    }

    #[test]
    fn nothing_leads_to_what_was_not_reached() {
        assert!(Paths::new(3).back_from((3, 0)).is_empty());
    }
}
