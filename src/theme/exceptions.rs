//! Words that a house divides otherwise than their language's patterns do.
//!
//! In: words with hyphens where they may be cut (`data-base`), by language; a word without one is never cut, and
//! `=` in place of a hyphen is where the words of a compound join. A theme has some, a briefing has some, and
//! those of the briefing go before. Out: the places of a word that has an exception.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::Deserialize;

/// Words by language, with the only places where they may be cut.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(try_from = "BTreeMap<String, Vec<String>>")]
#[schemars(with = "BTreeMap<String, Vec<String>>", rename = "hyphenation")]
pub struct Exceptions {
    /// By the tag of the language in lower case, then by the word in lower case.
    by_language: BTreeMap<String, BTreeMap<String, Vec<Place>>>,
}

/// A place where a word may be cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// How many characters stand before it.
    pub behind: usize,
    /// Whether two words of a compound join there.
    pub is_joint: bool,
}

/// What is not a word with places to cut it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoWord(String);

impl fmt::Display for NoWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not a word of letters with hyphens where it may be cut, as `data-base` is",
            self.0
        )
    }
}

impl TryFrom<BTreeMap<String, Vec<String>>> for Exceptions {
    type Error = NoWord;

    fn try_from(written: BTreeMap<String, Vec<String>>) -> Result<Self, NoWord> {
        let mut exceptions = Exceptions::default();
        for (language, words) in written {
            for word in words {
                exceptions.add(&language, &word)?;
            }
        }
        Ok(exceptions)
    }
}

impl Exceptions {
    /// Adds a word of a language, which takes the place of the same word.
    pub fn add(&mut self, language: &str, word: &str) -> Result<(), NoWord> {
        let mut letters = String::new();
        let mut places: Vec<Place> = Vec::new();
        for character in word.trim().chars() {
            let behind = letters.chars().count();
            match character {
                '-' | '\u{ad}' | '\u{2010}' | '=' => places.push(Place {
                    behind,
                    is_joint: character == '=',
                }),
                '\'' | '\u{2019}' => letters.push('\u{2019}'),
                _ if character.is_alphabetic() => letters.extend(character.to_lowercase()),
                _ => return Err(NoWord(word.to_string())),
            }
        }
        let count = letters.chars().count();
        let apart = places
            .windows(2)
            .all(|pair| pair[0].behind < pair[1].behind);
        let within = places
            .iter()
            .all(|place| (1..count).contains(&place.behind));
        if count < 2 || !apart || !within {
            return Err(NoWord(word.to_string()));
        }
        let words = self.by_language.entry(language.to_ascii_lowercase());
        words.or_default().insert(letters, places);
        Ok(())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_language.is_empty()
    }

    /// These, and those of others that they do not have.
    pub fn over(&self, others: &Exceptions) -> Exceptions {
        let mut all = others.clone();
        for (language, words) in &self.by_language {
            let own = all.by_language.entry(language.clone()).or_default();
            own.extend(
                words
                    .iter()
                    .map(|(word, places)| (word.clone(), places.clone())),
            );
        }
        all
    }

    /// The places of a word in a language, if it is an exception there: of `en-GB`, or of `en`.
    pub fn places(&self, language: &str, word: &str) -> Option<&[Place]> {
        if self.is_empty() {
            return None;
        }
        let word = word.replace('\'', "\u{2019}").to_lowercase();
        let language = language.to_ascii_lowercase();
        let mut tag = language.as_str();
        loop {
            if let Some(places) = self.by_language.get(tag).and_then(|words| words.get(&word)) {
                return Some(places);
            }
            tag = tag.rsplit_once('-')?.0;
        }
    }

    /// Every word as it is written, by language, in their order: what an edition's name is made from.
    pub fn written(&self) -> impl Iterator<Item = (&str, String)> {
        let words = self
            .by_language
            .iter()
            .flat_map(|(language, words)| words.iter().map(move |word| (language.as_str(), word)));
        words.map(|(language, (word, places))| (language, written(word, places)))
    }
}

fn written(word: &str, places: &[Place]) -> String {
    let mut written = String::new();
    for (index, character) in word.chars().enumerate() {
        if let Some(place) = places.iter().find(|place| place.behind == index) {
            written.push(if place.is_joint { '=' } else { '-' });
        }
        written.push(character);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &[(&str, &str)]) -> Exceptions {
        let mut exceptions = Exceptions::default();
        for (language, word) in words {
            exceptions.add(language, word).expect(word);
        }
        exceptions
    }

    fn behind(exceptions: &Exceptions, language: &str, word: &str) -> Option<Vec<usize>> {
        let places = exceptions.places(language, word)?;
        Some(places.iter().map(|place| place.behind).collect())
    }

    #[test]
    fn a_word_is_found_in_any_case_and_in_the_regions_of_its_language() {
        let exceptions = of(&[
            ("en", "data-base"),
            ("en-GB", "pro-gramme"),
            ("de", "Auf=la-ge"),
        ]);
        assert_eq!(behind(&exceptions, "en", "Database"), Some(vec![4]));
        assert_eq!(behind(&exceptions, "en-GB", "DATABASE"), Some(vec![4]));
        assert_eq!(behind(&exceptions, "en-GB", "programme"), Some(vec![3]));
        assert_eq!(behind(&exceptions, "en", "programme"), None);
        assert_eq!(behind(&exceptions, "fr", "database"), None);
        assert_eq!(behind(&exceptions, "de-AT", "AUFLAGE"), Some(vec![3, 5]));
        let joint = |place: &Place| place.is_joint;
        let places = exceptions.places("de", "Auflage").expect("an exception");
        assert_eq!(places.iter().map(joint).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn a_briefing_goes_before_a_theme_and_a_word_without_hyphens_is_never_cut() {
        let theme = of(&[("en", "data-base"), ("en", "pro-ject")]);
        let both = of(&[("en", "database")]).over(&theme);
        assert_eq!(behind(&both, "en", "database"), Some(Vec::new()));
        assert_eq!(behind(&both, "en", "project"), Some(vec![3]));
        let written: Vec<String> = both.written().map(|(_, word)| word).collect();
        assert_eq!(written, ["database", "pro-ject"]);
    }

    #[test]
    fn what_is_no_word_is_refused() {
        for word in [
            "",
            "-",
            "a",
            "data base",
            "-data",
            "data-",
            "da--ta",
            "da-=ta",
            "e2-e",
            "a.b",
        ] {
            let wrong = Exceptions::default().add("en", word);
            assert!(wrong.is_err(), "{word}");
        }
    }
}
