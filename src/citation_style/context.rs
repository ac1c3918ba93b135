//! What rendering has at hand, and what it tells of itself.

use std::collections::BTreeMap;

use super::element::Element;
use super::item::Item;
use super::locale::Locale;
use super::output::{Node, is_empty};
use super::style::Style;

/// How much of given names is shown where a style shows family names alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Given {
    /// Their first letters.
    Initials,
    /// All of them.
    Whole,
}

/// What tells an item from others that would look alike.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Distinct {
    /// How many names are shown more than the style shows.
    pub more_names: usize,
    /// The given names that are shown, by the place of a name.
    pub given: BTreeMap<usize, Given>,
    /// Whether the condition `disambiguate` holds.
    pub by_condition: bool,
    /// The number of the letter behind the year, from 0.
    pub letter: Option<usize>,
}

/// What a citation is to those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// The first of its item.
    First,
    /// A later one.
    Subsequent,
    /// One right behind another of the same item.
    Ibid,
    /// The same, with another locator.
    IbidWithLocator,
}

/// What is known of one item in one citation.
#[derive(Debug, Clone, PartialEq)]
pub struct InCitation {
    /// What kind of place is cited, and which.
    pub locator: Option<(String, String)>,
    /// What it is to those before it.
    pub position: Position,
    /// Whether one of the same item stands in a note near by.
    pub is_near: bool,
    /// The number of the note in which its item was cited first.
    pub first_note: Option<u32>,
    /// Whether the first names are left out.
    pub without_author: bool,
}

impl InCitation {
    /// A first citation of the whole of an item.
    pub fn first() -> Self {
        InCitation {
            locator: None,
            position: Position::First,
            is_near: false,
            first_note: None,
            without_author: false,
        }
    }
}

/// How names are shortened in a key of the order.
#[derive(Debug, Clone, Copy, Default)]
pub struct SortNames {
    /// From how many names on.
    pub min: Option<usize>,
    /// To how many.
    pub use_first: Option<usize>,
    /// Whether the last is shown as well.
    pub use_last: Option<bool>,
}

/// What rendering of one item has at hand.
pub struct Context<'a> {
    /// The style.
    pub style: &'a Style,
    /// The terms.
    pub locale: &'a Locale,
    /// What is rendered: `citation` or `bibliography`, whose attributes hold within it.
    pub part: &'a Element,
    /// The item.
    pub item: &'a Item,
    /// What is known of it in a citation; nothing in an entry.
    pub cite: Option<&'a InCitation>,
    /// The number of its item, from 1.
    pub number: usize,
    /// What tells it from others.
    pub distinct: &'a Distinct,
    /// How names are shortened, where a key of the order is what is made.
    pub sort: Option<SortNames>,
    /// Whether the letter behind a year has a place of its own in the style.
    pub letter_has_place: bool,
    /// Variables that have stood in for another, and are not said again.
    pub said: Vec<String>,
    /// The names in whose place something else stands, while that is looked for.
    pub instead_of: Option<&'a Element>,
    /// Whether the letter behind the year was written.
    pub letter_written: bool,
    /// Whether the first names were left out.
    pub author_left_out: bool,
}

impl Context<'_> {
    /// Whether titles are in English, which is when they are set in title case.
    pub fn is_english(&self) -> bool {
        let of_item = self.item.is_english();
        of_item.unwrap_or_else(|| self.locale.language.starts_with("en"))
    }

    /// Notes that a variable is said. What stands in the place of names is not said again.
    pub fn say(&mut self, variable: &str) {
        if self.instead_of.is_some() && !self.is_said(variable) {
            self.said.push(variable.to_string());
        }
    }

    /// Whether a variable has been said in place of another.
    pub fn is_said(&self, variable: &str) -> bool {
        self.said.iter().any(|said| said == variable)
    }
}

/// What came of an element.
#[derive(Debug, Default)]
pub struct Made {
    /// Its output.
    pub nodes: Vec<Node>,
    /// Whether a variable was asked for.
    pub asked: bool,
    /// Whether one that was asked for is there.
    pub got: bool,
}

impl Made {
    /// Output that no variable is in.
    pub fn fixed(nodes: Vec<Node>) -> Self {
        Made {
            nodes,
            ..Made::default()
        }
    }

    /// Output of a variable, which may be missing.
    pub fn of_variable(nodes: Vec<Node>) -> Self {
        let got = !is_empty(&nodes);
        Made {
            nodes,
            asked: true,
            got,
        }
    }

    /// Whether nothing is to be seen.
    pub fn is_empty(&self) -> bool {
        is_empty(&self.nodes)
    }
}
