//! Names within the document.
//!
//! A name is made from a title, so that it stays the same while the title does, in ASCII letters,
//! digits and hyphens, so that it is a legal id in XHTML and a legal destination in a PDF. Names
//! that the program itself gives out (`citation-3`, `note-1`) are never taken.

use std::collections::{BTreeMap, BTreeSet};

/// What begins the names that are given out elsewhere.
const RESERVED: &[&str] = &[
    "citation-",
    "call-",
    "note-",
    "source-",
    "question-",
    "event-",
    "page-",
];

/// The names that are taken.
pub struct Anchors {
    taken: BTreeSet<String>,
    numbers: Numbers,
}

impl Anchors {
    /// Those of the parts are taken from the start.
    pub fn new() -> Self {
        let parts = [
            "tldr",
            "key-figures",
            "key-points",
            "summary",
            "recommendations",
            "timeline",
            "faq",
            "glossary",
            "sources",
            "title",
            "colophon",
            "cover",
            "nav",
            "notes",
        ];
        Anchors {
            taken: parts.iter().map(|name| (*name).to_string()).collect(),
            numbers: Numbers::default(),
        }
    }

    /// A name made from a title; where no ASCII letter remains, from what it is.
    pub fn for_title(&mut self, title: &str, kind: &str) -> String {
        let mut name = slug(title);
        if name.is_empty() {
            name = format!("{kind}-1");
        }
        if name.starts_with(|first: char| first.is_ascii_digit())
            || RESERVED.iter().any(|reserved| name.starts_with(reserved))
        {
            name = format!("{kind}-{name}");
        }
        self.unique(name)
    }

    /// A name that nobody else has.
    pub fn unique(&mut self, name: String) -> String {
        if self.taken.insert(name.clone()) {
            return name;
        }
        let base = name.strip_suffix("-1").unwrap_or(&name);
        let free = self.numbers.free(base, |name| self.taken.contains(name));
        self.taken.insert(free.clone());
        free
    }
}

/// Numbers for names that are taken: `-2`, `-3` and so on. It goes on from the last that it gave, so
/// that a thousand titles that are alike, as all are that have no ASCII letter, are quickly told apart.
#[derive(Default)]
pub struct Numbers {
    /// The last number of each name.
    last: BTreeMap<String, u32>,
}

impl Numbers {
    /// The first numbered form of a name that is not taken, and none before the last that it gave.
    pub fn free(&mut self, name: &str, is_taken: impl Fn(&str) -> bool) -> String {
        let last = self.last.entry(name.to_string()).or_insert(1);
        loop {
            *last += 1;
            let numbered = format!("{name}-{last}");
            if !is_taken(&numbered) {
                return numbered;
            }
        }
    }
}

/// The ASCII letters and digits of a title, in lower case, with hyphens between words; at most
/// some sixty of them.
pub fn slug(title: &str) -> String {
    const LONGEST: usize = 60;
    let mut slug = String::new();
    for character in title.chars() {
        if character.is_ascii_alphanumeric() {
            slug.push(character.to_ascii_lowercase());
        } else if !slug.is_empty()
            && !slug.ends_with('-')
            && character != '\''
            && character != '\u{2019}'
        {
            if slug.len() >= LONGEST {
                break;
            }
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_stable_unique_and_never_reserved() {
        let mut anchors = Anchors::new();
        assert_eq!(anchors.for_title("What it cost", "section"), "what-it-cost");
        assert_eq!(
            anchors.for_title("What it cost?", "section"),
            "what-it-cost-2"
        );
        assert_eq!(anchors.for_title("Summary", "section"), "summary-2");
        assert_eq!(anchors.for_title("Note 1", "section"), "section-note-1");
        assert_eq!(anchors.for_title("2025", "section"), "section-2025");
        assert_eq!(
            anchors.for_title("\u{645}\u{642}\u{62f}\u{645}\u{647}", "section"),
            "section-1"
        );
        assert_eq!(
            anchors.for_title("\u{645}\u{642}\u{62f}\u{645}\u{647}", "section"),
            "section-2"
        );
        assert_eq!(
            anchors.for_title("What it cost-2", "section"),
            "what-it-cost-2-2"
        );
        assert_eq!(
            anchors.for_title("What it cost", "section"),
            "what-it-cost-3"
        );
    }
}
