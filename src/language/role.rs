//! What people did in a briefing, in the words of a language.
//!
//! In: a role as it is written. Out: the [`Role`] that it names. The list is closed: whoever did
//! anything that no language has a word for here is an author, as a lead author and an analyst are.

use std::collections::BTreeMap;

use serde::Deserialize;

/// What someone did in a briefing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names are those of the keys in the files of languages
pub enum Role {
    #[default]
    Author,
    Editor,
    Translator,
    Reviewer,
    Illustrator,
    Photographer,
    Cartographer,
    Designer,
    Proofreader,
    Contributor,
    /// Whoever answers questions: the publisher's contact.
    Contact,
    Publisher,
    /// Whoever paid for it, or asked for it.
    Funder,
}

impl Role {
    /// Every role by its key.
    pub const ALL: &[(&str, Role)] = &[
        ("author", Role::Author),
        ("editor", Role::Editor),
        ("translator", Role::Translator),
        ("reviewer", Role::Reviewer),
        ("illustrator", Role::Illustrator),
        ("photographer", Role::Photographer),
        ("cartographer", Role::Cartographer),
        ("designer", Role::Designer),
        ("proofreader", Role::Proofreader),
        ("contributor", Role::Contributor),
        ("contact", Role::Contact),
        ("publisher", Role::Publisher),
        ("funder", Role::Funder),
    ];
}

/// What stands between the roles of someone who has several: `editor, translator`.
const BETWEEN: &[char] = &[',', ';', '/', '&', '+', '\u{60c}', '\u{61b}'];

/// The words of a language for what people did.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Roles(BTreeMap<Role, Vec<String>>);

impl Roles {
    /// The words for a role: the one that is shown after a name, then others.
    pub fn words_for(&self, role: Role) -> &[String] {
        self.0.get(&role).map_or(&[], Vec::as_slice)
    }

    /// The role that is written so: in the words of this language, or by its key. Of someone who did
    /// several things, the first; an author as soon as one of them is an author's.
    pub fn named(&self, written: &str) -> Role {
        let roles = written.split(BETWEEN).map(|one| self.one_role(one));
        let mut roles = roles.collect::<Vec<Role>>().into_iter();
        let first = roles.next().unwrap_or_default();
        if roles.any(|role| role == Role::Author) {
            return Role::Author;
        }
        first
    }

    fn one_role(&self, written: &str) -> Role {
        let wanted = folded(written);
        let by_key = Role::ALL.iter().find(|(key, _)| *key == wanted);
        let listed = |words: &Vec<String>| words.iter().any(|word| folded(word) == wanted);
        let by_word = self.0.iter().find(|(_, words)| listed(words));
        let found = by_key.map(|(_, role)| *role);
        found.or(by_word.map(|(role, _)| *role)).unwrap_or_default()
    }

    /// What is shown of a role: the word of this language where it is written as a key, else what is
    /// written.
    pub fn in_words<'a>(&'a self, written: &'a str) -> &'a str {
        let by_key = Role::ALL.iter().find(|(key, _)| *key == written.trim());
        let words = by_key.and_then(|(_, role)| self.words_for(*role).first());
        words.map_or(written, String::as_str)
    }
}

/// Words in small letters, with one space between any two.
fn folded(words: &str) -> String {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Tag, lookup};

    fn role(tag: &str, written: &str) -> Role {
        lookup(&Tag::parse(tag).expect("a tag"))
            .roles
            .named(written)
    }

    #[test]
    fn whoever_did_nothing_that_is_listed_is_an_author() {
        for written in [
            "lead author",
            "Analyst",
            "",
            "research and text",
            "author, editor",
        ] {
            assert_eq!(role("en", written), Role::Author, "{written}");
        }
    }

    #[test]
    fn a_role_is_known_by_the_words_of_its_language_and_by_its_key() {
        for (tag, written, expected) in [
            ("en", "Editor", Role::Editor),
            ("en-GB", " Edited  by ", Role::Editor),
            ("en", "translator / editor", Role::Translator),
            ("de", "Herausgeberin", Role::Editor),
            ("de", "funder", Role::Funder),
            ("fr", "relectrice", Role::Reviewer),
            ("fa", "ویراستار", Role::Editor),
            ("ar", "ترجمة، تحرير", Role::Translator),
            ("el", "Μετάφραση", Role::Translator),
        ] {
            assert_eq!(role(tag, written), expected, "{written}");
        }
        // The words of another language are words like any other.
        assert_eq!(role("en", "Herausgeberin"), Role::Author);
    }

    #[test]
    fn a_key_is_shown_in_the_language_and_other_words_as_they_are() {
        let german = lookup(&Tag::parse("de").expect("a tag"));
        assert_eq!(german.roles.in_words("photographer"), "Fotografie");
        assert_eq!(german.roles.in_words("Leitautorin"), "Leitautorin");
    }
}
