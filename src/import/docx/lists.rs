//! Paragraphs with a number or a bullet → lists within lists.

use crate::import::draft::{Block, Line};

/// How deep lists nest.
const DEEPEST: usize = 8;

/// Items on their way: each with its level and the first number of its list, if that has any.
#[derive(Default)]
pub struct Items {
    items: Vec<(usize, Option<u64>, Vec<Block>)>,
}

impl Items {
    /// Adds an item.
    pub fn add(&mut self, level: usize, start: Option<u64>, line: Line) {
        self.items
            .push((level.min(DEEPEST), start, vec![Block::Paragraph(line)]));
    }

    /// Adds a further paragraph to the last item, if there is one.
    pub fn go_on(&mut self, line: &Line) -> bool {
        let last = self.items.last_mut();
        last.map(|(.., blocks)| blocks.push(Block::Paragraph(line.clone())))
            .is_some()
    }

    /// The lists of all items.
    pub fn finish(&mut self) -> Vec<Block> {
        let items = std::mem::take(&mut self.items);
        let mut rest = items.into_iter().peekable();
        let mut lists = Vec::new();
        while let Some((level, ..)) = rest.peek() {
            let level = *level;
            lists.push(list(level, &mut rest));
        }
        lists
    }
}

type Rest = std::iter::Peekable<std::vec::IntoIter<(usize, Option<u64>, Vec<Block>)>>;

/// The list of a level that begins here.
fn list(level: usize, rest: &mut Rest) -> Block {
    let start = rest.peek().and_then(|(_, start, _)| *start);
    let mut items: Vec<Vec<Block>> = Vec::new();
    while let Some((next, kind, _)) = rest.peek() {
        let (next, is_numbered) = (*next, kind.is_some());
        if next > level {
            let inner = list(next, rest);
            match items.last_mut() {
                Some(item) => item.push(inner),
                None => items.push(vec![inner]),
            }
        } else if next == level && is_numbered == start.is_some() {
            items.extend(rest.next().map(|(.., blocks)| blocks));
        } else {
            break;
        }
    }
    Block::List(start, items)
}
