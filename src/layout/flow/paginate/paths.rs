//! Breaks, and the cheapest known way to each.

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

/// The cheapest known ways to every break. There is one list a row, in the order of the notes that
/// are still to come: hardly ever longer than one, so that to look a break up is to look at its row.
pub struct Paths(Vec<Vec<Path>>);

impl Paths {
    /// Those of a flow of so many rows, with the way that has come nowhere yet.
    pub fn new(rows: usize) -> Self {
        let mut paths = Paths(vec![Vec::new(); rows + 1]);
        let start = Break::default();
        paths.offer(Path {
            cost: 0.0,
            previous: start.state(),
            end: start,
        });
        paths
    }

    /// The ways to a row.
    pub fn at(&self, row: usize) -> &[Path] {
        &self.0[row]
    }

    /// Takes a way to a break if it is the first, or cheaper than the one that is known.
    pub fn offer(&mut self, path: Path) {
        let (row, note) = path.end.state();
        let known = &mut self.0[row];
        match known.binary_search_by_key(&note, |path| path.end.note) {
            Ok(index) if path.cost < known[index].cost => known[index] = path,
            Ok(_) => {}
            Err(index) => {
                // Room for one: a vector would make room for four, in a long report for millions.
                known.reserve_exact(1);
                known.insert(index, path);
            }
        }
    }

    /// The breaks on the way to the last one.
    pub fn back_from(&self, end: (usize, usize)) -> Vec<Break> {
        let mut breaks = Vec::new();
        let mut at = end;
        while at != Break::default().state() {
            let found = self.0[at.0].iter().find(|path| path.end.note == at.1);
            let Some(path) = found else { break };
            breaks.push(path.end);
            at = path.previous;
        }
        breaks.reverse();
        breaks
    }
}
