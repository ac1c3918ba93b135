//! What a heading is the heading of.
//!
//! In: its words, as somebody wrote them: in capitals, with a colon, with the number of entries glued to it as web
//! pages show it (`Sources5`). Out: the part of a briefing that it begins. The words are those of every language that
//! the program has, and others that English, and some neighbours, are fond of. From the headings that were found
//! follows, too, which language a text is in that does not say.

mod vocabulary;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::language::{self, Language, Tag};
use vocabulary::{OTHERS, TERMS};

/// What a heading may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // the names are those of the keys
pub enum Part {
    Tldr,
    KeyPoints,
    Summary,
    Recommendations,
    Timeline,
    Faq,
    Glossary,
    Sources,
    /// Notes at the end, which belong to their calls.
    Notes,
    /// A table of contents.
    Contents,
}

/// A heading that begins a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The part.
    pub part: Part,
    /// Whether it is called a bottom line.
    pub is_bluf: bool,
    /// How many entries it says there are.
    pub count: Option<usize>,
    /// Its words, without a number before it, a count behind it and a colon.
    pub words: String,
}

/// Words with what they begin, and in which language.
type Words = BTreeMap<String, Vec<(Part, bool, &'static str)>>;

/// The words that begin parts, and the languages that have been met.
pub struct Headings {
    words: &'static Words,
    votes: BTreeMap<&'static str, usize>,
}

impl Headings {
    /// Those of every language.
    pub fn new() -> Self {
        static WORDS: OnceLock<Words> = OnceLock::new();
        Headings {
            words: WORDS.get_or_init(all_words),
            votes: BTreeMap::new(),
        }
    }

    /// The part that words begin, if they are a heading of one.
    pub fn find(&self, heading: &str) -> Option<Known> {
        if heading.len() > 120 {
            return None;
        }
        let (words, count) = candidates(heading)
            .into_iter()
            .find(|(words, _)| self.words.contains_key(&folded(words)))?;
        let (part, is_bluf, _) = *self.words.get(&folded(&words))?.first()?;
        Some(Known {
            part,
            is_bluf,
            count,
            words,
        })
    }

    /// Counts the languages that a heading may be of.
    pub fn vote(&mut self, known: &Known) {
        for (.., tag) in self.words.get(&folded(&known.words)).into_iter().flatten() {
            if !tag.is_empty() {
                *self.votes.entry(tag).or_default() += 1;
            }
        }
    }

    /// The language that most headings are of; English where that is as likely as another.
    pub fn language(&self) -> &'static str {
        let most = self.votes.values().max().copied().unwrap_or(0);
        if most == 0 || self.votes.get("en") == Some(&most) {
            return "en";
        }
        let first = self.votes.iter().find(|(_, votes)| **votes == most);
        first.map_or("en", |(tag, _)| tag)
    }
}

/// The words of every language.
fn all_words() -> Words {
    let mut words: BTreeMap<String, Vec<(Part, bool, &'static str)>> = BTreeMap::new();
    for language in language::words_of_every_language() {
        for (key, heading) in language.headings() {
            let of_part = TERMS.iter().find(|(.., term)| *term == key);
            let Some((part, is_bluf, _)) = of_part else {
                continue;
            };
            let meanings = words.entry(folded(heading)).or_default();
            meanings.push((*part, *is_bluf, language.tag));
        }
    }
    for (part, is_bluf, others) in OTHERS {
        for other in *others {
            let entry = words.entry(folded(other)).or_default();
            if entry.is_empty() {
                entry.push((*part, *is_bluf, ""));
            }
        }
    }
    words
}

/// The key of a part, and what a language calls it.
pub fn key_and_term(part: Part, is_bluf: bool, language: &Language) -> (&'static str, &str) {
    let key = match part {
        Part::Tldr => "tldr",
        Part::KeyPoints => "key_points",
        Part::Summary => "summary",
        Part::Recommendations => "recommendations",
        Part::Timeline => "timeline",
        Part::Faq => "faq",
        Part::Glossary => "glossary",
        Part::Sources => "sources",
        Part::Notes => "notes",
        Part::Contents => "contents",
    };
    let term = TERMS
        .iter()
        .find(|(one, bluf, _)| *one == part && *bluf == is_bluf);
    let term = term.and_then(|(.., term)| language::heading(term, &language.terms));
    (key, term.unwrap_or_default())
}

/// The data of a language by its tag.
pub fn language_of(tag: &str) -> Option<&'static Language> {
    Some(language::lookup(&Tag::parse(tag)?))
}

/// Whether two headings are the same word.
pub fn is_same(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

/// What a heading may be without its ornaments, each with the count that was taken off.
fn candidates(heading: &str) -> Vec<(String, Option<usize>)> {
    let bare = heading
        .trim()
        .trim_start_matches(['#', '*', '_', '•', '-', '–', ' ']);
    let bare = bare
        .trim_end_matches(['*', '_', '#', ':', '：', ' ', '\u{a0}', '.', '-', '–'])
        .trim();
    let mut found = vec![(bare.to_string(), None)];
    // "1. Summary", "IV. Summary"
    let number = bare.find([' ', '\u{a0}']).filter(|at| {
        let number = bare[..*at].trim_end_matches(['.', ')']);
        let digits = |next: char| next.is_numeric() || next == '.';
        number.chars().all(digits) || number.chars().all(|next| "IVX".contains(next))
    });
    let bare = number.map_or(bare, |at| bare[at..].trim());
    found.push((bare.to_string(), None));
    // "Sources5", "Sources (5)", "Sources 5"
    let open = bare.trim_end_matches([')', ']']);
    let words = open.trim_end_matches(char::is_numeric);
    let digits = &open[words.len()..];
    if !digits.is_empty() {
        let words = words.trim_end_matches([' ', '\u{a0}', '(', '[', ':']);
        found.push((words.to_string(), Some(number_of(digits))));
    }
    found
}

/// A number in the digits of any script.
fn number_of(digits: &str) -> usize {
    let digits = digits.chars().filter_map(crate::import::dates::digit);
    digits
        .take(6)
        .fold(0, |number, digit| number * 10 + digit as usize)
}

/// Words as they are compared.
fn folded(words: &str) -> String {
    let words: Vec<String> = words
        .split_whitespace()
        .map(|word| {
            word.chars()
                .filter(|next| !matches!(next, '\u{200c}'..='\u{200f}'))
                .collect::<String>()
                .to_lowercase()
                .replace('’', "'")
        })
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_known_however_it_is_dressed() {
        let headings = Headings::new();
        for (written, part, count) in [
            ("TL;DR", Part::Tldr, None),
            ("## Key Takeaways:", Part::KeyPoints, None),
            ("EXECUTIVE SUMMARY", Part::Summary, None),
            ("1. Summary", Part::Summary, None),
            ("**FAQ**", Part::Faq, None),
            ("Sources5", Part::Sources, Some(5)),
            ("References (12)", Part::Sources, Some(12)),
            ("منابع۵", Part::Sources, Some(5)),
            ("نکته های کلیدی", Part::KeyPoints, None),
            ("L'essentiel", Part::Tldr, None),
            ("Questions et réponses :", Part::Faq, None),
        ] {
            let known = headings.find(written);
            let known = known.map(|known| (known.part, known.count));
            let expected = (written != "نکته های کلیدی").then_some((part, count));
            assert_eq!(known, expected, "{written}");
        }
        assert_eq!(headings.find("Summary of the last winter"), None);
        assert_eq!(headings.find("2025"), None);
    }

    #[test]
    fn headings_tell_the_language() {
        let mut headings = Headings::new();
        for word in ["Sources", "Résumé", "Points clés"] {
            let known = headings.find(word).expect("a heading");
            headings.vote(&known);
        }
        assert_eq!(headings.language(), "fr");
        assert_eq!(Headings::new().language(), "en");
    }
}
