//! What letters tell of the language that they are of.
//!
//! In: the letters of a text. Out: of which script most of them are, whether a language is written in it, and which
//! languages that are have those letters. A script tells more than words do, and needs no dictionary: nobody writes
//! English in Arabic letters.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use unicode_script::{Script, UnicodeScript};

use super::{Direction, Tag, has_terms};

/// Letters, counted.
#[derive(Debug, Clone, Default)]
pub struct Letters {
    /// Those of ASCII, which most text is of.
    plain: usize,
    /// All other characters, letters or not: what each is, is looked for once.
    others: FxHashMap<char, usize>,
}

/// Letters by their scripts.
struct Scripts {
    by_script: BTreeMap<&'static str, usize>,
    count: usize,
}

/// Languages by their script, the one that has letters of its own before the others, and the one that is
/// proposed where there are none last.
const BY_LETTERS: &[(&str, &[(&str, &str)])] = &[
    (
        "Arab",
        &[
            ("ur", "ہےںٹڈ"),
            ("ps", "ښځڅټډړ"),
            ("ckb", "ۆێڕڵ"),
            ("fa", "گچپژکی"),
            ("ar", ""),
        ],
    ),
    (
        "Cyrl",
        &[
            ("be", "ў"),
            ("uk", "їєґі"),
            ("mk", "ѓќѕ"),
            ("sr", "ђћљњџј"),
            ("ru", "ыэё"),
            ("bg", "ъ"),
            ("ru", ""),
        ],
    ),
    ("Hebr", &[("he", "")]),
    ("Grek", &[("el", "")]),
    ("Deva", &[("mr", "ळ"), ("hi", "")]),
    ("Beng", &[("bn", "")]),
    ("Taml", &[("ta", "")]),
    ("Thai", &[("th", "")]),
    ("Hang", &[("ko", "")]),
    ("Hira", &[("ja", "")]),
    ("Kana", &[("ja", "")]),
    ("Hani", &[("zh", "")]),
];

/// Of how many letters one has to be told by which a language is known: of fewer, it may be a name's.
const TELLING: usize = 200;

/// How many letters tell by their most what a text is written in; of fewer, it may be a long name.
const MANY: usize = 200;

/// The direction of a letter; none of what is no letter, or of no script alone.
pub fn direction_of(character: char) -> Option<Direction> {
    if character.is_ascii() {
        return character
            .is_ascii_alphabetic()
            .then_some(Direction::LeftToRight);
    }
    if !character.is_alphabetic() {
        return None;
    }
    match character.script() {
        Script::Common | Script::Inherited | Script::Unknown => None,
        script => Some(Direction::of_script(script.short_name())),
    }
}

impl Letters {
    /// Counts a character, if it is a letter.
    pub fn add(&mut self, character: char) {
        if character.is_ascii() {
            self.plain += usize::from(character.is_ascii_alphabetic());
        } else {
            *self.others.entry(character).or_default() += 1;
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.scripts().count
    }

    /// How often one that is none of ASCII is written.
    fn of(&self, letter: char) -> usize {
        self.others.get(&letter).copied().unwrap_or_default()
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "they are added up by their scripts, in whichever order they come"
    )]
    fn scripts(&self) -> Scripts {
        let mut by_script = BTreeMap::new();
        let mut count = self.plain;
        if self.plain > 0 {
            by_script.insert(Script::Latin.short_name(), self.plain);
        }
        let letters = self.others.iter();
        for (letter, often) in letters.filter(|(letter, _)| direction_of(**letter).is_some()) {
            *by_script.entry(letter.script().short_name()).or_default() += often;
            count += often;
        }
        Scripts { by_script, count }
    }

    /// The script that most of them are of, if those that a language is not written in are more than six of ten, or all
    /// of few.
    pub fn foreign_to(&self, tag: &Tag) -> Option<&'static str> {
        let own = scripts_of(tag)?;
        let all = self.scripts();
        let foreign = all.by_script.iter();
        let foreign = foreign.filter(|(script, _)| !own.contains(script));
        let count: usize = foreign.clone().map(|(_, count)| count).sum();
        let (script, _) = foreign.max_by_key(|(_, count)| **count)?;
        let is_most = all.count >= MANY && count * 10 > all.count * 6;
        (is_most || count == all.count).then_some(*script)
    }

    /// The language that letters of a script are probably of.
    pub fn language(&self, script: &str) -> Option<&'static str> {
        let (_, languages) = BY_LETTERS.iter().find(|(known, _)| *known == script)?;
        // Chinese is Japanese where there are syllables between its characters.
        let all = self.scripts();
        let kana = ["Hira", "Kana"].iter();
        let kana = kana.filter_map(|kana| all.by_script.get(kana));
        if script == "Hani" && kana.sum::<usize>() * 20 > all.count {
            return Some("ja");
        }
        let told = languages.iter().find(|(_, letters)| {
            let of_it = letters.chars().map(|letter| self.of(letter));
            letters.is_empty() || of_it.sum::<usize>() * TELLING > all.count
        });
        told.map(|(tag, _)| *tag)
    }

    /// The language whose letters stand in what is said to be Arabic, which has none of them.
    pub fn instead_of(&self, tag: &Tag) -> Option<&'static str> {
        let found = self.language("Arab").filter(|_| tag.primary() == "ar")?;
        let all = self.scripts();
        let arabic = all.by_script.get("Arab");
        let is_arabic = arabic.is_some_and(|count| count * 2 > all.count);
        // Names of other countries have some of them in Arabic as well: they are many where a language has them.
        let arab = BY_LETTERS.iter().find(|(script, _)| *script == "Arab")?;
        let others = arab.1.iter().flat_map(|(_, letters)| letters.chars());
        let count: usize = others.map(|letter| self.of(letter)).sum();
        (found != "ar" && is_arabic && count * 20 > all.count).then_some(found)
    }
}

/// The scripts of the letters of a language, as Unicode parts them; none where it is not known which it is written in.
fn scripts_of(tag: &Tag) -> Option<Vec<&'static str>> {
    let code = tag.script_code();
    Some(match code {
        "Hans" | "Hant" | "Hani" => vec!["Hani", "Bopo"],
        "Jpan" => vec!["Hani", "Hira", "Kana"],
        "Kore" => vec!["Hang", "Hani"],
        // Languages of which nothing is known are taken for Latin.
        "Latn" if tag.script().is_none() && !has_terms(tag) => return None,
        code => vec![Script::from_short_name(code)?.short_name()],
    })
}

/// What a script is called in a sentence.
pub fn script_name(code: &'static str) -> String {
    let name = Script::from_short_name(code).map_or(code, Script::full_name);
    match code {
        "Hani" => "Chinese".to_string(),
        "Hang" => "Korean".to_string(),
        "Hira" | "Kana" => "Japanese".to_string(),
        _ => name.replace('_', " "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Letters {
        let mut letters = Letters::default();
        text.chars().for_each(|character| letters.add(character));
        letters
    }

    #[test]
    fn a_script_tells_that_a_language_is_another() {
        let foreign =
            |tag: &str, text: &str| letters(text).foreign_to(&Tag::parse(tag).expect("a tag"));
        assert_eq!(foreign("en", "برق اسکله"), Some("Arab"));
        assert_eq!(foreign("fa", "برق اسکله"), None);
        assert_eq!(foreign("fa", "Shore power"), Some("Latn"));
        assert_eq!(foreign("ja", "港の電気"), None);
        assert_eq!(foreign("zh", "港口"), None);
        assert_eq!(foreign("sr", "struja"), Some("Latn"));
        assert_eq!(foreign("sr-Latn", "struja"), None);
        // Half of each is no mistake, and of Georgian nothing is known.
        let half = "power برق ".repeat(40);
        assert_eq!(foreign("en", &half), None);
        let most = "power برق اسکله ".repeat(40);
        assert_eq!(foreign("en", &most), Some("Arab"));
        assert_eq!(foreign("en", "power برق اسکله"), None);
        assert_eq!(foreign("ka", "ელექტრო"), None);
    }

    #[test]
    fn letters_tell_languages_of_one_script_apart() {
        for (script, text, tag) in [
            ("Arab", "کشتی‌ها به برق وصل می‌شوند", "fa"),
            ("Arab", "الكهرباء في الميناء", "ar"),
            ("Arab", "بجلی کے لیے جہاز بندرگاہ ہے", "ur"),
            ("Cyrl", "Электричество в порту", "ru"),
            ("Cyrl", "Електрика в порту є", "uk"),
            ("Cyrl", "Электрычнасць ў порце", "be"),
            ("Cyrl", "Електричество в пристанището, където", "bg"),
            ("Hani", "港の電気", "ja"),
            ("Hani", "港口的电", "zh"),
            ("Hebr", "חשמל בנמל", "he"),
        ] {
            assert_eq!(letters(text).language(script), Some(tag), "{text}");
        }
        let arabic = Tag::parse("ar").expect("a tag");
        assert_eq!(letters("کشتی‌ها به برق وصل").instead_of(&arabic), Some("fa"));
        assert_eq!(letters("الكهرباء في الميناء").instead_of(&arabic), None);
    }
}
