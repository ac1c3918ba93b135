//! Breaks, and the cheapest known way to each.

use rustc_hash::FxHashMap;

/// Where a page ends and the next begins: a row, and a note line that is still to be placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Break {
    /// Index of the row.
    pub row: usize,
    /// Index of the note line.
    pub note: usize,
    /// Lines that the page before it gains by variants of its paragraphs.
    pub traded: i8,
}

impl Break {
    /// What matters to the pages that follow.
    pub fn state(self) -> (usize, usize) {
        (self.row, self.note)
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

/// The cheapest known ways to every break. Hardly ever does a row have more than one, for no note is
/// left over but where a page is full of them: so the first stands in a list by row, and is looked up
/// as such.
pub struct Paths {
    first: Vec<Option<Path>>,
    /// The others, by row, in the order in which they were found.
    others: FxHashMap<usize, Vec<Path>>,
}

impl Paths {
    /// Those of a flow of so many rows, with the way that has come nowhere yet.
    pub fn new(rows: usize) -> Self {
        let mut paths = Paths {
            first: vec![None; rows + 1],
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

    /// One of the ways to a row, in the order in which they were found.
    pub fn get(&self, row: usize, index: usize) -> Option<Path> {
        match index.checked_sub(1) {
            None => self.first[row],
            Some(index) => self.others.get(&row)?.get(index).copied(),
        }
    }

    /// Takes a way to a break if it is the first, or cheaper than the one that is known.
    pub fn offer(&mut self, path: Path) {
        let (row, note) = path.end.state();
        let known = match &mut self.first[row] {
            None => {
                self.first[row] = Some(path);
                return;
            }
            Some(first) if first.end.note == note => Some(first),
            Some(_) => {
                let others = self.others.entry(row).or_default();
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
    fn to(&self, (row, note): (usize, usize)) -> Option<&Path> {
        let others = self.others.get(&row).into_iter().flatten();
        let mut known = self.first[row].iter().chain(others);
        known.find(|path| path.end.note == note)
    }
}
