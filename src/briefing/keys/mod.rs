//! The table of the keys of the format: everything that is known of a key stands here, once.
//!
//! In: nothing. Out: a [`Table`] for each mapping of the format, from [`BRIEFING`] down, and a
//! [`Key`] for each key in it. Whatever deals in keys asks these tables:
//!
//! * decoding ([`record`](super::record)) takes from them which keys there are, which of them this
//!   version reads, how else they are called, and what is said of one that is none;
//! * the [`canonical`](super::canonical) form takes from them the order of keys and the form of values;
//! * CSL-JSON ([`csl`](super::csl)) takes from them which keys of a source are variables of CSL;
//! * the README's tables are written from them, and the generator of the tests makes a value for
//!   every key that it finds in them.
//!
//! How the types fit together:
//!
//! * a [`Table`] is a mapping: what it is called in a sentence, and its keys in the order in which
//!   they are listed. That is the canonical order as well, but for keys that say
//!   [behind which other one](Key::behind) they stand there;
//! * a [`Key`] has a name, a [`Value`], a line of documentation, and whatever else sets it apart;
//! * a [`Value`] says what may stand behind the colon: a text of some [kind](Text), a mapping with a
//!   table of its own, or either; alone or in a list. Tables that hold themselves (sections within
//!   sections) are statics, which may refer to one another.
//!
//! What a value *means* is not told here but where it is read ([`parse`](super::parse)); the words of
//! a choice and what they stand for are one list ([`choices`]), which both look into.

mod briefing;
pub mod choices;
mod metadata;
mod parts;
mod source;
mod value;

pub use briefing::BRIEFING;
pub use metadata::{ACCESSIBILITY, AUTHOR, EPUB, IDENTIFIER, LABELS, LOGO, MARKING, PDF, SERIES};
pub use parts::{
    ABOUT, CHANGE, DEFINED, FAQ, GLOSSARY, KEY_POINT, RECOMMENDATION, SECTION, SUCCESSOR,
    TEXT as MISCALLED_TEXT, TIMELINE,
};
pub use source::{NAME, SOURCE, SOURCE_DATE, UNTITLED};
pub use value::{Count, Text, Value};

/// The version that a key came with, unless it says another.
const FIRST: &str = "0.1.0";

/// A mapping of the format.
pub struct Table {
    /// What it is, for a sentence: "unknown key: not a key of `a section`".
    pub what: &'static str,
    /// Which one it is, for a sentence: "`the briefing` has no `title`".
    pub owner: &'static str,
    /// Its keys, in the order in which they are listed.
    pub keys: &'static [Key],
    /// The keys that an example of it shows.
    pub example: &'static [&'static str],
}

/// A key.
#[derive(Clone, Copy)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What stands behind it.
    pub value: Value,
    /// Whether it has to be there.
    pub required: Required,
    /// One line about it, in the README's markup.
    pub doc: &'static str,
    /// The version that reads it first.
    pub since: &'static str,
    /// Other names of it, which are listed beside it: `bluf` of `tldr`.
    pub other_names: &'static [&'static str],
    /// Other spellings of it, which are read without being listed: `doi` of `DOI`.
    pub spellings: &'static [&'static str],
    /// What people call it who do not know its name, in lower case.
    pub misnomers: &'static [&'static str],
    /// Whether it is left out where the keys are listed for someone who wrote none of them: of a hundred
    /// variables of a source, few are wanted.
    pub rare: bool,
    /// Whether it has no effect on any output, so that the canonical form leaves it out.
    pub silent: bool,
    /// The key behind which it stands in canonical order, where that is not the order of the table.
    behind: Option<&'static str>,
}

/// Whether a key has to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Required {
    /// It may be left out.
    No,
    /// It may be left out where others stand for it: all the keys of one of these groups.
    UnlessStoodFor(&'static [&'static [&'static str]]),
    /// It may not be left out.
    Yes,
}

/// Where a key stands in canonical order: by the place of the key in the table that it stands behind, and
/// by how many there are between the two. A key that is not known comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(usize, usize);

impl Rank {
    /// That of a key which is not in the table.
    pub const LAST: Rank = Rank(usize::MAX, 0);
}

impl Table {
    /// The key of a name, also in another spelling.
    pub fn find(&self, name: &str) -> Option<&'static Key> {
        let keys: &'static [Key] = self.keys;
        let mut spelled = keys
            .iter()
            .filter(|key| key.other_names.contains(&name) || key.spellings.contains(&name));
        let named = keys.iter().find(|key| key.name == name);
        named.or_else(|| spelled.next())
    }

    /// Its keys, as they are listed.
    pub fn known(&self) -> impl Iterator<Item = &'static Key> + use<> {
        let keys: &'static [Key] = self.keys;
        keys.iter()
    }

    /// The names of those, with the other names that are listed.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.known().flat_map(Key::names)
    }

    /// The same, without those of keys that few need.
    pub fn usual_names(&self) -> Vec<&'static str> {
        let usual = self.known().filter(|key| !key.rare);
        usual.flat_map(Key::names).collect()
    }

    /// Where a key stands in canonical order.
    pub fn rank(&self, key: &Key) -> Rank {
        let mut hops = 0;
        let mut name = key.name;
        // A table has less hops than keys; a test holds that each leads to a key.
        while hops < self.keys.len() {
            let Some(place) = self.keys.iter().position(|key| key.name == name) else {
                break;
            };
            match self.keys[place].behind {
                None => return Rank(place, hops),
                Some(before) => name = before,
            }
            hops += 1;
        }
        Rank::LAST
    }

    /// Its keys in canonical order.
    pub fn in_canonical_order(&self) -> Vec<&'static Key> {
        let keys: &'static [Key] = self.keys;
        let mut keys: Vec<&Key> = keys.iter().collect();
        keys.sort_by_key(|key| self.rank(key));
        keys
    }
}

/// The `id` of what texts refer to.
pub const ID: Key = Key::new(
    "id",
    Value::text(Text::Verbatim),
    "what `[#id]` in a text refers to it by",
);

impl Key {
    /// A key that may be left out.
    pub const fn new(name: &'static str, value: Value, doc: &'static str) -> Self {
        Key {
            name,
            value,
            required: Required::No,
            doc,
            since: FIRST,
            other_names: &[],
            spellings: &[],
            misnomers: &[],
            rare: false,
            silent: false,
            behind: None,
        }
    }

    /// It has to be there.
    pub const fn required(self) -> Self {
        let required = Required::Yes;
        Key { required, ..self }
    }

    /// It has to be there, unless all the keys of one of these groups are. One that is `true` or `false` stands for it
    /// where it is true.
    pub const fn required_unless(self, groups: &'static [&'static [&'static str]]) -> Self {
        let required = Required::UnlessStoodFor(groups);
        Key { required, ..self }
    }

    /// It has other names, which are listed beside its own.
    pub const fn or(self, other_names: &'static [&'static str]) -> Self {
        Key {
            other_names,
            ..self
        }
    }

    /// How it is written where somebody has written it so: other names that are listed stay, as `bluf` has another
    /// heading than `tldr`; other spellings become its own.
    pub fn written(&self, name: &str) -> &'static str {
        let listed = self.other_names.iter().find(|other| **other == name);
        listed.copied().unwrap_or(self.name)
    }

    /// It has other spellings, which are read without being listed.
    pub const fn also_spelled(self, spellings: &'static [&'static str]) -> Self {
        Key { spellings, ..self }
    }

    /// People call it otherwise. Of two keys with the same misnomer, the first of the table is meant.
    pub const fn miscalled(self, misnomers: &'static [&'static str]) -> Self {
        Key { misnomers, ..self }
    }

    /// It is left out where the keys are listed.
    pub const fn rare(self) -> Self {
        let rare = true;
        Key { rare, ..self }
    }

    /// It has no effect on any output.
    pub const fn silent(self) -> Self {
        let silent = true;
        Key { silent, ..self }
    }

    /// In canonical order, it stands right behind another key of its table.
    pub const fn behind(self, name: &'static str) -> Self {
        let behind = Some(name);
        Key { behind, ..self }
    }

    /// Its names as they are listed.
    fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        std::iter::once(self.name).chain(self.other_names.iter().copied())
    }
}

/// Every table that can be reached from that of a briefing, each once, with the keys that lead to it:
/// `sections`, `blocks`.
pub fn tables() -> Vec<(Vec<&'static str>, &'static Table)> {
    let mut found: Vec<(Vec<&str>, &'static Table)> = vec![(Vec::new(), &BRIEFING)];
    let mut next = 0;
    while let Some((path, table)) = found.get(next).cloned() {
        next += 1;
        for key in table.keys {
            for below in [key.value.row(), key.value.table()].into_iter().flatten() {
                if !found.iter().any(|(_, known)| std::ptr::eq(*known, below)) {
                    let path = path.iter().copied().chain([key.name]);
                    found.push((path.collect(), below));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests;
