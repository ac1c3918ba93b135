//! `@string`: words that stand for others.
//!
//! In: a value of pieces, texts and names. Out: one text. A string may be made of strings that came before it, so none
//! holds itself; but each may hold the one before it twice, so what all of them come to is bounded.

use std::collections::BTreeMap;

use biblatex::{RawChunk, Spanned};

/// How long a value may become, in bytes, by the strings in it.
const LONGEST: usize = 1 << 20;

/// And how many bytes all values may take from strings together.
const MOST: usize = 8 << 20;

/// The strings that are known so far.
#[derive(Default)]
pub struct Strings {
    known: BTreeMap<String, String>,
    spent: usize,
}

impl Strings {
    /// Adds a string; a later one of the same name holds from there on.
    pub fn add(&mut self, name: &str, value: String) {
        self.known.insert(name.to_lowercase(), value);
    }

    /// What a value of pieces says. A name that is none of a string stays, as that of a month does.
    pub fn expanded(&mut self, pieces: &[Spanned<RawChunk<'_>>]) -> String {
        let mut value = String::new();
        for piece in pieces {
            match &piece.v {
                RawChunk::Normal(text) => value.push_str(text),
                RawChunk::Abbreviation(name) => match self.known.get(&name.to_lowercase()) {
                    Some(known)
                        if value.len() + known.len() <= LONGEST
                            && self.spent + known.len() <= MOST =>
                    {
                        self.spent += known.len();
                        value.push_str(known);
                    }
                    Some(_) | None => value.push_str(name),
                },
            }
        }
        value
    }
}
