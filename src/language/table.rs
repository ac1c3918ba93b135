//! The table of languages: which tag has which file.
//!
//! In: a tag. Out: the language's data with the digits that the tag asks for, read on first use and kept.
//! The files are compiled in.

use std::sync::OnceLock;

use super::digits::{self, Digits, SYSTEMS};
use super::{Language, Tag};

/// One language file.
struct LanguageFile {
    /// The tag that it serves: a primary language, or a narrower tag in its canonical case.
    tag: &'static str,
    /// The text of its file.
    toml: &'static str,
    /// What it says, once it has been read: as the file has it, then with the digits of each system.
    languages: [OnceLock<Language>; SYSTEMS.len() + 1],
}

const fn entry(tag: &'static str, toml: &'static str) -> LanguageFile {
    LanguageFile {
        tag,
        toml,
        languages: [const { OnceLock::new() }; SYSTEMS.len() + 1],
    }
}

/// The default, whose terms also serve a language without a file.
static ENGLISH: LanguageFile = entry("en", include_str!("en.toml"));

/// Every other language: a new one is its file and its line here.
static OTHERS: [LanguageFile; 22] = [
    entry("ar", include_str!("ar.toml")),
    entry("cs", include_str!("cs.toml")),
    entry("da", include_str!("da.toml")),
    entry("de", include_str!("de.toml")),
    entry("el", include_str!("el.toml")),
    entry("es", include_str!("es.toml")),
    entry("fa", include_str!("fa.toml")),
    entry("fi", include_str!("fi.toml")),
    entry("fr", include_str!("fr.toml")),
    entry("he", include_str!("he.toml")),
    entry("hi", include_str!("hi.toml")),
    entry("it", include_str!("it.toml")),
    entry("nb", include_str!("nb.toml")),
    entry("nl", include_str!("nl.toml")),
    entry("no", include_str!("nb.toml")),
    entry("pl", include_str!("pl.toml")),
    entry("pt", include_str!("pt.toml")),
    entry("ru", include_str!("ru.toml")),
    entry("sv", include_str!("sv.toml")),
    entry("tr", include_str!("tr.toml")),
    entry("uk", include_str!("uk.toml")),
    entry("ur", include_str!("ur.toml")),
];

/// The data of a language: those of the whole tag, else of the tag without its last subtags (RFC
/// 4647, section 3.4), else English.
pub fn lookup(tag: &Tag) -> &'static Language {
    let system = digits::system(tag);
    let mut wanted = tag.as_str();
    loop {
        if let Some(entry) = OTHERS.iter().find(|entry| entry.tag == wanted) {
            return entry.read(system);
        }
        match wanted.rsplit_once('-') {
            Some((shorter, _)) => wanted = shorter,
            None => return ENGLISH.read(system),
        }
    }
}

/// The tag of every language that there is.
pub fn tags() -> impl Iterator<Item = &'static str> {
    std::iter::once(&ENGLISH)
        .chain(&OTHERS)
        .map(|entry| entry.tag)
}

impl LanguageFile {
    fn read(&self, system: Option<usize>) -> &Language {
        let place = system.map_or(0, |system| system + 1);
        self.languages[place].get_or_init(|| match system {
            Some(system) => Language {
                digits: Digits::of(SYSTEMS[system]),
                ..self.read(None).clone()
            },
            None => toml::from_str(self.toml)
                .expect("language files are part of the program and tested"),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::language::Role;

    fn entries() -> impl Iterator<Item = &'static LanguageFile> {
        std::iter::once(&ENGLISH).chain(&OTHERS)
    }

    #[test]
    fn every_language_file_loads_and_is_whole() {
        for entry in entries() {
            let language: Language =
                toml::from_str(entry.toml).unwrap_or_else(|error| panic!("{}: {error}", entry.tag));
            assert_eq!(language.digits.chars().count(), 10, "{}", entry.tag);
            let letters: BTreeSet<char> = language.letters.chars().collect();
            assert_eq!(letters.len(), language.letters.chars().count());
            assert!(letters.len() > 20, "{}", entry.tag);
            assert_eq!(
                Tag::parse(entry.tag).map(|tag| tag.to_string()).as_deref(),
                Some(entry.tag),
                "tags of the table are in canonical case"
            );
            for part in ["{day}", "{month}", "{year}"] {
                assert!(language.dates.full.contains(part), "{}: {part}", entry.tag);
            }
            for (key, role) in Role::ALL {
                let words = language.roles.words_for(*role);
                assert!(!words.is_empty(), "{}: no {key}", entry.tag);
                for word in words {
                    assert_eq!(language.roles.named(word), *role, "{}: {word}", entry.tag);
                }
            }
        }
    }

    #[test]
    fn a_language_without_a_file_gets_english_terms() {
        let tag = Tag::parse("tlh-Latn").expect("a tag");
        assert_eq!(lookup(&tag).name, "English");
        let regional = Tag::parse("en-GB").expect("a tag");
        assert_eq!(lookup(&regional).name, "English");
    }

    #[test]
    fn dates_are_written_in_words() {
        let english = lookup(&Tag::english());
        assert_eq!(
            english.date(2026, Some(1), Some(15)),
            "15\u{a0}January 2026"
        );
        assert_eq!(english.date(2026, Some(1), None), "January 2026");
        assert_eq!(english.date(2026, None, None), "2026");
        assert_eq!(english.date(2026, Some(13), None), "2026");
        let spanish = lookup(&Tag::parse("es").expect("a tag"));
        let date = spanish.date(2026, Some(1), Some(15));
        assert_eq!(date, "15\u{a0}de\u{a0}enero de 2026");
    }
}
