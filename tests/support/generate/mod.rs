//! Briefings that nobody wrote: every key, block and mark, in many languages, the same for a seed.
//!
//! A further key is a line in [`Author::metadata`] or a function beside the other parts; a further
//! mark is an arm of [`Author::mark`], a further block one of [`Author::block`]. A test demands that
//! every key of the format comes up. What is generated is good: a finding about it is a failure.

mod parts;
mod voices;

use super::random::Random;
use voices::{ADDRESSES, ODDS, VOICES, Voice};

/// A generated briefing as YAML.
pub fn briefing(seed: u64) -> String {
    let mut random = Random::new(seed);
    // English is the briefing that most have; every other language has its turn.
    let voice = match seed % 3 {
        0 => &VOICES[0],
        _ => &VOICES[(seed as usize / 3 * 2 + seed as usize % 3 - 1) % VOICES.len()],
    };
    let sources = random.between(0, 12);
    let mut author = Author {
        random,
        voice,
        sources,
        out: String::new(),
    };
    author.metadata();
    author.parts();
    author.out
}

/// What a line may hold.
#[derive(Clone, Copy)]
struct Allowed {
    /// Notes.
    notes: bool,
    /// Links, citations and notes.
    links: bool,
    /// Marks within marks.
    depth: usize,
}

/// A line in which everything may stand.
const ANYTHING: Allowed = Allowed {
    notes: true,
    links: true,
    depth: 2,
};

/// Whoever writes.
struct Author {
    random: Random,
    voice: &'static Voice,
    /// How many sources can be cited: `s1` and so on.
    sources: usize,
    out: String,
}

impl Author {
    fn line(&mut self, indent: usize, line: &str) {
        self.out.push_str(&" ".repeat(indent));
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// A key with a text in double quotes, or below `|`, or above `>`.
    fn key(&mut self, indent: usize, key: &str, text: &str) {
        match self.random.below(4) {
            0 => {
                self.line(indent, &format!("{key}: |"));
                let indent = indent + key.len() - key.trim_start_matches("- ").len() + 2;
                self.line(indent, text);
            }
            1 => {
                self.line(indent, &format!("{key}: >-"));
                let indent = indent + key.len() - key.trim_start_matches("- ").len() + 2;
                self.line(indent, text);
            }
            2 => self.line(indent, &format!("{key}: '{}'", text.replace('\'', "''"))),
            _ => {
                let text = text.replace('\\', "\\\\").replace('"', "\\\"");
                self.line(indent, &format!("{key}: \"{text}\""));
            }
        }
    }

    /// Some words.
    fn words(&mut self, least: usize, most: usize) -> String {
        let count = self.random.between(least, most);
        let words: Vec<&str> = (0..count)
            .map(|_| *self.random.pick(self.voice.words))
            .collect();
        words.join(" ")
    }

    /// A name: plain words.
    fn name(&mut self) -> String {
        self.words(1, 3)
    }

    /// Words with marks among them.
    fn inline(&mut self, least: usize, most: usize, allowed: Allowed) -> String {
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
        let kind = self.random.below(if allowed.links { 11 } else { 7 });
        if allowed.depth == 0 && kind < 3 {
            return self.words(1, 3);
        }
        match kind {
            0 => format!("*{}*", self.inline(1, 4, within)),
            1 => format!("**{}**", self.inline(1, 3, within)),
            2 => format!("\"{}\"", self.inline(1, 3, within)),
            3 => format!("`{} -- \"{}\"`", self.words(1, 2), self.words(1, 1)),
            4 => {
                let foreign = &VOICES[self.random.below(VOICES.len())];
                let home = std::mem::replace(&mut self.voice, foreign);
                let words = self.words(1, 5);
                self.voice = home;
                format!("[{words}]{{lang={}}}", foreign.tag)
            }
            5 => format!("{}<br>{}", self.words(1, 2), self.words(1, 2)),
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
            9 if self.sources > 0 => self.citation(),
            _ if allowed.notes => {
                let most = self.random.between(2, 14);
                format!("{}^[{}]", self.words(1, 1), self.inline(1, most, within))
            }
            _ => self.words(1, 2),
        }
    }

    fn citation(&mut self) -> String {
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

    /// A text of several blocks below a key.
    fn block_key(&mut self, indent: usize, key: &str, headings: bool, most: usize) {
        self.line(indent, &format!("{key}: |"));
        let indent = indent + key.len() - key.trim_start_matches("- ").len() + 2;
        let count = self.random.between(1, most);
        let mut heading = 0;
        for block in 0..count {
            if block > 0 {
                self.out.push('\n');
            }
            if headings && self.random.chance(15) {
                heading = self.random.between(1, heading + 1).min(4);
                let words = self.words(1, 6);
                self.line(indent, &format!("{} {words}", "#".repeat(heading)));
                self.out.push('\n');
            }
            self.block(indent, 0);
        }
    }

    /// A block of a text: its lines are indented by their place in the file.
    fn block(&mut self, indent: usize, depth: usize) {
        let kind = if depth > 1 { 0 } else { self.random.below(10) };
        match kind {
            0..=5 => {
                let text = self.inline(3, 24, ANYTHING);
                self.line(indent, &text);
            }
            6 => self.list(indent, "- ", depth),
            7 => self.list(indent, "3. ", depth),
            8 => {
                let text = self.inline(2, 10, ANYTHING);
                self.line(indent, &format!("> {text}"));
                self.line(indent, ">");
                let text = self.words(3, 9);
                self.line(indent, &format!("> {text}"));
            }
            _ => {
                self.line(indent, "```");
                self.line(indent, "let x = \"a\" -- [@code];");
                self.line(indent, "    indented(y);");
                self.line(indent, "```");
            }
        }
    }

    fn list(&mut self, indent: usize, marker: &str, depth: usize) {
        for _ in 0..self.random.between(1, 4) {
            let text = self.inline(1, 6, ANYTHING);
            self.line(indent, &format!("{marker}{text}"));
            if self.random.chance(20) {
                self.out.push('\n');
                self.block(indent + marker.len(), depth + 1);
                self.out.push('\n');
            }
        }
    }
}
