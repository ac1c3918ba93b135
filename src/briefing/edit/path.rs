//! Where a value stands, and why it stays as it is.

use std::fmt;

/// Where a value stands: the keys and the numbers of items that lead to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Path(pub(super) Vec<Step>);

/// A step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Item(usize),
}

impl Path {
    /// That of the whole file.
    pub fn new() -> Self {
        Self::default()
    }

    /// The value behind a key, which is called as the file calls it.
    pub fn key(mut self, name: impl Into<String>) -> Self {
        self.0.push(Step::Key(name.into()));
        self
    }

    /// An item of a list, from 0.
    pub fn item(mut self, number: usize) -> Self {
        self.0.push(Step::Item(number));
        self
    }

    /// That of what it stands in; of the whole file, its own.
    pub(super) fn around(&self) -> Self {
        let steps = self.0.len().saturating_sub(1);
        Path(self.0[..steps].to_vec())
    }
}

/// Why a file is not edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing is at the path. What stands behind an alias has no path but its own.
    Missing,
    /// A key of the name is there already.
    Taken,
    /// It has a name or is called by one, or something around it or in it.
    Named,
    /// A comment stands between brackets where it would have to go along.
    Comment,
    /// It would not be read as what it is to be.
    Unreadable,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refusal::Missing => "there is nothing at this path",
            Refusal::Taken => "there is a key of this name already",
            Refusal::Named => "aliases would say something else: write their values out first",
            Refusal::Comment => {
                "a comment stands between the brackets: write the values on lines of their own first"
            }
            Refusal::Unreadable => "it would not be read as what it is to be",
        })
    }
}

impl std::error::Error for Refusal {}
