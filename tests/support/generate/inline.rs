//! Lines: words with marks among them.

use super::voices::{ADDRESSES, ODDS};
use super::{Author, STRANGERS, VOICES};

/// What a line may hold.
#[derive(Clone, Copy)]
pub struct Allowed {
    /// Notes.
    notes: bool,
    /// Links, citations and notes.
    links: bool,
    /// Marks within marks.
    depth: usize,
}

/// A line in which everything may stand.
pub const ANYTHING: Allowed = Allowed {
    notes: true,
    links: true,
    depth: 2,
};

/// A line without links.
pub const NO_LINKS: Allowed = Allowed {
    links: false,
    ..ANYTHING
};

/// A line without notes.
pub const NO_NOTES: Allowed = Allowed {
    notes: false,
    ..ANYTHING
};

impl Author {
    /// Words with marks among them.
    pub(super) fn inline(&mut self, least: usize, most: usize, allowed: Allowed) -> String {
        let mut pieces = vec![self.words(1, 2)];
        let count = self.random.between(least, most);
        while pieces.len() < count {
            let piece = if self.random.chance(72) {
                self.words(1, 6)
            } else if self.random.chance(25) {
                (*self.random.pick(ODDS)).to_string()
            } else {
                self.mark(allowed)
            };
            pieces.push(piece);
        }
        pieces.push(self.words(1, 1));
        pieces.join(" ")
    }

    /// A mark around words.
    fn mark(&mut self, allowed: Allowed) -> String {
        let within = Allowed {
            depth: allowed.depth.saturating_sub(1),
            notes: false,
            ..allowed
        };
        let kind = self.random.below(if allowed.links { 12 } else { 7 });
        if allowed.depth == 0 && kind < 3 {
            return self.words(1, 3);
        }
        match kind {
            0 => format!("*{}*", self.inline(1, 4, within)),
            1 if self.random.chance(30) => format!("~~{}~~", self.inline(1, 3, within)),
            1 => format!("**{}**", self.inline(1, 3, within)),
            2 => format!("\"{}\"", self.inline(1, 3, within)),
            3 => format!("`{} -- \"{}\"`", self.words(1, 2), self.words(1, 1)),
            4 => self.foreign(),
            5 => {
                let end = *self.random.pick(&["<br>", "<br/>"]);
                format!("{}{end}{}", self.words(1, 2), self.words(1, 2))
            }
            6 if !self.ids.is_empty() && allowed.links => {
                let id = self.random.pick(&self.ids.clone()).clone();
                let page = if self.random.chance(40) { ", p." } else { "" };
                format!("[#{id}{page}]")
            }
            6 => "-- ".to_string() + &self.words(1, 2),
            7 => {
                let address = *self.random.pick(ADDRESSES);
                let plain = Allowed {
                    links: false,
                    ..within
                };
                format!("[{}](<{address}>)", self.inline(1, 3, plain))
            }
            8 => {
                let addresses = &ADDRESSES[..ADDRESSES.len() - 1];
                format!("<{}>", self.random.pick(addresses))
            }
            9 => "<berths@example.org>".to_string(),
            10 if self.sources > 0 => self.citation(),
            _ if allowed.notes => {
                let most = self.random.between(2, 14);
                let mut called = format!("{}^[{}]", self.words(1, 1), self.inline(1, most, within));
                if self.random.chance(20) {
                    called.push_str(&format!("^[{}]", self.words(1, 3)));
                }
                called
            }
            _ => self.words(1, 2),
        }
    }

    /// Words of another language, strong ones among them.
    fn foreign(&mut self) -> String {
        let foreign = if self.strangers && self.random.chance(30) {
            self.random.pick(STRANGERS)
        } else {
            self.random.pick(VOICES)
        };
        let home = std::mem::replace(&mut self.voice, foreign);
        let mut words = self.words(1, 5);
        if self.random.chance(20) {
            words = format!("{words} **{}**", self.words(1, 2));
        }
        self.voice = home;
        format!("[{words}]{{lang={}}}", foreign.tag)
    }

    pub(super) fn citation(&mut self) -> String {
        let count = self.random.between(1, 3);
        let items: Vec<String> = (0..count)
            .map(|_| {
                let source = self.random.between(1, self.sources);
                match self.random.below(4) {
                    0 => format!("@s{source}, p. {}", self.random.between(1, 300)),
                    1 => format!("see @s{source}"),
                    2 => format!("-@s{source}, pp. 3-5"),
                    _ => format!("@s{source}"),
                }
            })
            .collect();
        format!("[{}]", items.join("; "))
    }
}
