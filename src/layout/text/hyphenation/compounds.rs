//! Where the words of a compound join: "Auf|lage", "Hafen|behörde", "energi|politik".
//!
//! In: a word of a language that writes its compounds in one. Out: the bytes of its joints. A word is a compound if it
//! can be divided wholly into elements of a list, with linking sounds between them and an ending behind: so a word that
//! the list does not know is left to the patterns, and none is divided that only looks as if. Over a joint no
//! ligature stands, and a line ends there sooner than elsewhere (DIN 5008; Duden, "Ligaturen").
//!
//! A language is a file beside this module, with its elements, and one with words that prove it.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use crate::language::Tag;

/// A word shorter than this is no compound.
const SHORTEST: usize = 5;
/// An element has so many letters at least.
const SHORTEST_ELEMENT: usize = 2;

/// The languages, with their files.
static LANGUAGES: [Language; 6] = [
    Language::new("da", include_str!("compounds/da.toml")),
    Language::new("de", include_str!("compounds/de.toml")),
    Language::new("fi", include_str!("compounds/fi.toml")),
    Language::new("nb", include_str!("compounds/nb.toml")),
    Language::new("nl", include_str!("compounds/nl.toml")),
    Language::new("sv", include_str!("compounds/sv.toml")),
];

struct Language {
    code: &'static str,
    file: &'static str,
    elements: OnceLock<Elements>,
}

impl Language {
    const fn new(code: &'static str, file: &'static str) -> Self {
        Language {
            code,
            file,
            elements: OnceLock::new(),
        }
    }
}

/// A file of a language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    links: Vec<String>,
    endings: Vec<String>,
    elements: String,
}

/// What the compounds of a language are made of.
pub struct Elements {
    links: Vec<String>,
    endings: FxHashSet<String>,
    elements: FxHashSet<Box<str>>,
    /// The bytes of the longest.
    longest: usize,
}

/// The elements of a language, read once; `None` where no list is known.
pub fn elements(tag: &Tag) -> Option<&'static Elements> {
    let code = match tag.primary() {
        "no" => "nb",
        code => code,
    };
    let language = LANGUAGES.iter().find(|language| language.code == code)?;
    Some(
        language
            .elements
            .get_or_init(|| Elements::read(language.file)),
    )
}

/// A row of elements from the beginning of a word.
#[derive(Clone)]
struct Row {
    /// How long its elements are, the last one first.
    lengths: Vec<usize>,
    /// Where they join.
    joints: Vec<usize>,
}

impl Row {
    /// With one more element.
    fn with(&self, length: usize) -> Row {
        let mut lengths = Vec::with_capacity(self.lengths.len() + 1);
        lengths.push(length);
        lengths.extend(&self.lengths);
        Row {
            lengths,
            joints: self.joints.clone(),
        }
    }

    /// Whether it divides a word better than another: into fewer elements, or with a longer one at the end.
    fn is_better(&self, other: &Option<Row>) -> bool {
        other.as_ref().is_none_or(|other| {
            let fewer = other.lengths.len().cmp(&self.lengths.len());
            fewer.then_with(|| self.lengths.cmp(&other.lengths)).is_gt()
        })
    }
}

impl Elements {
    fn read(file: &str) -> Self {
        // A file that is not as it should be divides nothing, and does not pass the tests.
        let file: File = toml::from_str(file).unwrap_or_else(|_| File {
            links: Vec::new(),
            endings: Vec::new(),
            elements: String::new(),
        });
        let elements: FxHashSet<Box<str>> =
            file.elements.split_whitespace().map(Box::from).collect();
        Elements {
            links: file.links,
            endings: file.endings.into_iter().collect(),
            longest: elements
                .iter()
                .map(|element| element.len())
                .max()
                .unwrap_or_default(),
            elements,
        }
    }

    /// The bytes of a word of letters, in any case, before which its elements join.
    pub fn joints(&self, word: &str) -> Vec<usize> {
        if word.len() < SHORTEST || word.len() > super::LONGEST {
            return Vec::new();
        }
        let lower = word.to_lowercase();
        // A letter whose small form is longer than it moves every byte behind it.
        if lower.len() != word.len() || !lower.chars().all(char::is_alphabetic) {
            return Vec::new();
        }
        self.divide(&lower).unwrap_or_default()
    }

    fn divide(&self, word: &str) -> Option<Vec<usize>> {
        let beginning = Row {
            lengths: Vec::new(),
            joints: Vec::new(),
        };
        // By the byte that the next element begins at.
        let mut rows: Vec<Option<Row>> = vec![None; word.len()];
        rows[0] = Some(beginning);
        let mut whole: Option<Row> = None;
        for start in 0..word.len() {
            let Some(row) = rows[start].clone() else {
                continue;
            };
            for end in self.ends_of_elements(word, start) {
                let longer = row.with(end - start);
                if self.endings.contains(&word[end..]) && longer.is_better(&whole) {
                    whole = Some(longer.clone());
                }
                let links = self
                    .links
                    .iter()
                    .filter(|link| word[end..].starts_with(*link));
                for next in links
                    .map(|link| end + link.len())
                    .filter(|next| *next < word.len())
                {
                    if longer.is_better(&rows[next]) {
                        let mut joined = longer.clone();
                        joined.joints.push(next);
                        rows[next] = Some(joined);
                    }
                }
            }
        }
        whole.map(|row| row.joints)
    }

    /// The bytes where an element that begins at one may end.
    fn ends_of_elements<'a>(
        &'a self,
        word: &'a str,
        start: usize,
    ) -> impl Iterator<Item = usize> + 'a {
        let last = word.len().min(start + self.longest);
        let ends = word[start..].char_indices().skip(SHORTEST_ELEMENT);
        let ends = ends.map(move |(at, _)| start + at).chain([word.len()]);
        ends.filter(move |end| *end <= last && self.elements.contains(&word[start..*end]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [(&str, &str); 6] = [
        ("da", include_str!("compounds/da.words.txt")),
        ("de", include_str!("compounds/de.words.txt")),
        ("fi", include_str!("compounds/fi.words.txt")),
        ("nb", include_str!("compounds/nb.words.txt")),
        ("nl", include_str!("compounds/nl.words.txt")),
        ("sv", include_str!("compounds/sv.words.txt")),
    ];

    fn divided(language: &str, word: &str) -> String {
        let tag = Tag::parse(language).expect("a tag");
        let mut divided = word.to_string();
        let elements = elements(&tag).expect("a list");
        for joint in elements.joints(word).into_iter().rev() {
            divided.insert(joint, '=');
        }
        divided
    }

    #[test]
    fn compounds_are_divided_and_what_only_looks_so_is_not() {
        for (language, words) in WORDS {
            assert!(words.split_whitespace().count() > 140, "{language}");
            for word in words.split_whitespace() {
                let plain = word.replace('=', "");
                assert_eq!(divided(language, &plain), word, "{language}");
            }
        }
    }

    #[test]
    fn a_compound_is_known_in_any_case_and_in_the_regions_of_its_language() {
        assert_eq!(divided("de", "Hafenbehörde"), "Hafen=behörde");
        assert_eq!(divided("de-CH", "AUFLAGE"), "AUF=LAGE");
        assert_eq!(divided("no", "Energipolitikk"), "Energi=politikk");
        assert!(elements(&Tag::parse("fr").expect("a tag")).is_none());
    }

    #[test]
    fn a_word_without_end_takes_no_time() {
        let long = "auflage".repeat(14);
        assert_eq!(divided("de", &long).matches('=').count(), 27);
        assert_eq!(divided("de", &"hafen".repeat(100)), "hafen".repeat(100));
    }

    #[test]
    fn the_elements_of_a_file_are_words_in_small_letters() {
        for language in &LANGUAGES {
            let file: File = toml::from_str(language.file).expect(language.code);
            let mut seen = FxHashSet::default();
            for element in file.elements.split_whitespace() {
                assert!(element.chars().all(char::is_lowercase), "{element}");
                assert!(
                    seen.insert(element),
                    "{element} stands twice in {}",
                    language.code
                );
            }
        }
    }
}
