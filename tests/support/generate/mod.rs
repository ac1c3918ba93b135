//! Briefings that nobody wrote: every key, value, block, mark and language, the same for a seed.
//!
//! A further key comes from its table (`keys.rs`), unless its values mean more than their kind: then it is a
//! line in `metadata.rs` or a function in `parts.rs`. A further mark is an arm in `inline.rs`, a further block
//! of a text one in `blocks.rs`, a further language an entry in `voices.rs`. A test demands that everything that the program knows comes up. What is generated is good: a finding
//! about it is a failure.

mod blocks;
mod charts;
mod inline;
mod keys;
mod metadata;
mod parts;
mod sources;
mod tables;
mod voices;

use briefset::project::Embed;

use super::random::Random;
use inline::ANYTHING;
use voices::{STRANGERS, VOICES, Voice};

/// A generated briefing as YAML.
pub fn briefing(seed: u64) -> String {
    let mut random = Random::new(seed);
    let number = usize::try_from(seed).expect("a seed of a test");
    // English is the briefing that most have; every other language has its turn.
    let voice = match number % 3 {
        0 => &VOICES[0],
        rest => &VOICES[(number / 3 * 2 + rest - 1) % VOICES.len()],
    };
    let sources = random.between(0, 12);
    let mut author = Author {
        random,
        voice,
        strangers: has_strangers(seed),
        sources,
        turn: number * 13,
        ids: Vec::new(),
        out: String::new(),
    };
    author.metadata();
    author.parts();
    author.out
}

/// A briefing of so many tables as YAML.
pub fn tables(seed: u64, count: usize) -> String {
    let number = usize::try_from(seed).expect("a seed of a test");
    let voice = &VOICES[number % VOICES.len()];
    let mut author = Author {
        random: Random::new(seed + 1_000),
        voice,
        strangers: false,
        sources: 0,
        turn: number * 13,
        ids: Vec::new(),
        out: String::new(),
    };
    let paper = ["a4", "letter", "a5"][number % 3];
    author.line(0, &format!("title: Tables {seed}"));
    author.line(0, &format!("lang: {}", voice.tag));
    author.line(0, &format!("pdf: {{paper: {paper}}}"));
    author.line(0, "sections:");
    author.line(2, "- title: Tables");
    author.line(4, "blocks:");
    for _ in 0..count {
        author.table(6, false);
    }
    author.out
}

/// Whether a briefing has words that no font of the program has, and that it is warned of therefore.
pub fn has_strangers(seed: u64) -> bool {
    seed % 12 == 7
}

/// How much of itself its PDF carries: each way has its turn.
pub fn embed(seed: u64) -> Embed {
    let ways = Embed::ALL;
    let (_, way) = ways[usize::try_from(seed).expect("a seed of a test") % ways.len()];
    way
}

/// The tags of all languages that briefings are generated in.
pub fn languages() -> impl Iterator<Item = &'static str> {
    VOICES.iter().map(|voice| voice.tag)
}

/// The tags of those whose words no font of the program has.
pub fn strangers() -> impl Iterator<Item = &'static str> {
    STRANGERS.iter().map(|voice| voice.tag)
}

/// From which seed on every language has had its turn.
pub fn turns() -> u64 {
    3 * VOICES.len() as u64
}

/// One of the languages by its turn, and words of it.
pub fn voice_words(turn: usize) -> (&'static str, Vec<&'static str>) {
    let voice = &VOICES[turn % VOICES.len()];
    (voice.tag, voice.words())
}

/// Whoever writes.
struct Author {
    random: Random,
    voice: &'static Voice,
    /// Whether words of languages without a font may come up.
    strangers: bool,
    /// How many sources can be cited: `s1` and so on.
    sources: usize,
    /// Counts choices of which each has its turn.
    turn: usize,
    /// What texts may refer to.
    ids: Vec<String>,
    out: String,
}

impl Author {
    fn line(&mut self, indent: usize, line: &str) {
        self.out.push_str(&" ".repeat(indent));
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// A line, so many times in a hundred.
    fn perhaps(&mut self, percent: usize, indent: usize, line: &str) {
        if self.random.chance(percent) {
            self.line(indent, line);
        }
    }

    /// One of several, the next one each time: where there are more than chance would find.
    fn next_of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        self.turn += 1;
        choices[self.turn % choices.len()]
    }

    /// A key with a text in quotes, below `|`, above `>`, or bare.
    fn key(&mut self, indent: usize, key: &str, text: &str) {
        let below = indent + key.len() - key.trim_start_matches("- ").len() + 2;
        match self.random.below(5) {
            0 => {
                self.line(indent, &format!("{key}: |"));
                self.line(below, text);
            }
            1 => {
                self.line(indent, &format!("{key}: >-"));
                self.line(below, text);
            }
            2 => self.line(indent, &format!("{key}: '{}'", text.replace('\'', "''"))),
            3 if is_plain(text) => self.line(indent, &format!("{key}: {text}")),
            _ => {
                let text = text.replace('\\', "\\\\").replace('"', "\\\"");
                self.line(indent, &format!("{key}: \"{text}\""));
            }
        }
    }

    /// Some words.
    fn words(&mut self, least: usize, most: usize) -> String {
        let count = self.random.between(least, most);
        let known = self.voice.words();
        let words: Vec<&str> = (0..count).map(|_| *self.random.pick(&known)).collect();
        words.join(" ")
    }

    /// A name: plain words.
    fn name(&mut self) -> String {
        self.words(1, 3)
    }
}

/// Whether YAML takes a text as it stands, without quotes: one that has no mark of its own in it.
fn is_plain(text: &str) -> bool {
    let marks = |mark: char| ":#\"'`*&!%@[]{}|>\\<".contains(mark);
    !text.contains(marks) && text.starts_with(char::is_alphabetic)
}
