//! Keys that are written by what their table says of them: whatever needs no more than a value of its kind.
//!
//! A key that is new in the program comes up here by itself. One whose values mean more than their kind (an
//! ORCID iD, a path) is written by hand, and named among those that are.

use briefset::briefing::keys::{self, Count, Key, Required, Table, Text, Value};

use super::{ANYTHING, Author};

/// How many briefings of a hundred have a key that may be left out.
const OFTEN: usize = 50;

/// Dates, and a time.
const DATES: &[&str] = &["2026-01-15", "2026-01", "2026", "2026-02-01T23:30:00+02:00"];

impl Author {
    /// The keys of a table that are not written by hand, each or not.
    pub(super) fn others(&mut self, table: &Table, indent: usize, by_hand: &[&str]) {
        for key in table.known().filter(|key| !by_hand.contains(&key.name)) {
            if key.required == Required::Yes || self.random.chance(OFTEN) {
                self.value(indent, key.name, &key.value);
            }
        }
    }

    /// A key, with or without a hyphen before it, and a value of its kind.
    pub(super) fn value(&mut self, indent: usize, key: &str, value: &Value) {
        let below = indent + key.len() - key.trim_start_matches("- ").len();
        let is_list = value.count != Count::One;
        match (value.table(), value.text) {
            (Some(table), text) if text.is_none() || self.random.chance(50) => {
                self.line(indent, &format!("{key}:"));
                if !is_list {
                    return self.mapping(below + 2, "", table);
                }
                for _ in 0..self.random.between(1, 3) {
                    self.mapping(below + 2, "- ", table);
                }
            }
            (_, Some(text)) if is_list => {
                let (one, other) = (self.line_of(text), self.line_of(text));
                self.line(indent, &format!("{key}: [\"{one}\", \"{other}\"]"));
            }
            (_, Some(Text::Blocks)) => self.block_key(indent, key, false, 3),
            (_, Some(Text::Line)) => {
                let text = self.inline(1, 6, ANYTHING);
                self.key(indent, key, &text);
            }
            (_, Some(Text::Plain | Text::Name)) => {
                let text = self.name();
                self.key(indent, key, &text);
            }
            (_, Some(text)) => {
                let text = self.line_of(text);
                self.line(indent, &format!("{key}: {text}"));
            }
            (_, None) => unreachable!("a value is a text or a mapping"),
        }
    }

    /// A mapping whose first line has a mark before it; it has one key at least.
    fn mapping(&mut self, indent: usize, mark: &str, table: &Table) {
        let known: Vec<&Key> = table.known().collect();
        let first = self.random.below(known.len());
        let mut mark = mark;
        let mut indent = indent;
        for (place, key) in known.into_iter().enumerate() {
            let wanted = key.required == Required::Yes || place == first;
            if wanted || self.random.chance(OFTEN) {
                self.value(indent, &format!("{mark}{}", key.name), &key.value);
                indent += mark.len();
                mark = "";
            }
        }
    }

    /// A short text of a kind, in a line.
    fn line_of(&mut self, text: Text) -> String {
        match text {
            Text::Choice(words) => self.next_of(&words()).to_string(),
            Text::Degree => self.next_of(&keys::choices::degrees()).to_string(),
            Text::Boolean => self.next_of(&["true", "false"]).to_string(),
            Text::Date | Text::SourceDate => self.next_of(DATES).to_string(),
            Text::Number => self.random.between(1, 9).to_string(),
            Text::Language => self.voice.tag.to_string(),
            Text::Verbatim | Text::Variable => {
                (*self.random.pick(&["1.10", "PI-2026-07", "Supplement"])).to_string()
            }
            Text::Plain
            | Text::Line
            | Text::Blocks
            | Text::Name
            | Text::Levels
            | Text::Hyphenated
            | Text::Anything => self.name(),
        }
    }
}
