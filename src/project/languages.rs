//! Which languages the program has words in.
//!
//! In: nothing; it is asked of the table of languages, of the hyphenation patterns and of the faces that are
//! compiled in, so that a language that is added is listed with what is there for it. Out: [`languages`], for
//! a list that somebody reads, or looks through with `grep`.

use std::sync::Arc;

use crate::briefing::starter::{Beginning, StarterKind, starter};
use crate::language::{self, Direction, Language, Tag};
use crate::layout::text::font::Fonts;
use crate::layout::text::hyphenation;

/// A language that the program has words in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownLanguage {
    /// The tag that it is asked for by: `fa`.
    pub tag: &'static str,
    /// What it is called in English.
    pub english: String,
    /// What it calls itself.
    pub name: &'static str,
    /// Whether it runs from right to left.
    pub is_right_to_left: bool,
    /// The script that it is written in, as a code of ISO 15924: `Arab`.
    pub script: String,
    /// Whether its words are hyphenated.
    pub is_hyphenated: bool,
    /// Whether the faces of the program have its letters.
    pub has_face: bool,
    /// Other tags with the same words, and regions that write some of them otherwise.
    pub also: Vec<&'static str>,
}

/// Every language that the program has words in, in the order of their tags.
pub fn languages() -> Vec<KnownLanguage> {
    let fonts = Fonts::bundled();
    let mut languages: Vec<KnownLanguage> = Vec::new();
    let mut tags: Vec<&str> = language::tags().collect();
    tags.sort_unstable();
    for tag in tags {
        let Some(parsed) = Tag::parse(tag) else {
            continue;
        };
        let own = language::lookup(&parsed);
        // Two tags of one file: `nb` and `no`.
        match languages.iter_mut().find(|known| known.name == own.name) {
            Some(known) => known.also.push(tag),
            None => languages.push(known(tag, &parsed, own, &fonts)),
        }
    }
    languages
}

fn known(
    tag: &'static str,
    parsed: &Tag,
    own: &'static Language,
    fonts: &Arc<Fonts>,
) -> KnownLanguage {
    let is_of_it = |variant: &&str| variant.split('-').next() == Some(tag);
    KnownLanguage {
        tag,
        english: language::english_name(parsed).unwrap_or_default(),
        name: &own.name,
        is_right_to_left: parsed.direction() == Direction::RightToLeft,
        script: parsed.script_code().to_string(),
        is_hyphenated: hyphenation::patterns(parsed).is_some(),
        has_face: has_face(parsed, own, fonts),
        also: language::variants().filter(is_of_it).collect(),
    }
}

/// Whether the faces of the program have every letter of what is written in a language: of its name, its months
/// and a briefing that is begun in it.
fn has_face(tag: &Tag, own: &Language, fonts: &Fonts) -> bool {
    let begun = starter(&Beginning {
        title: None,
        language: tag.clone(),
        kind: StarterKind::Explainer,
        theme: None,
        schema: None,
        command: "",
    });
    let months = own.dates.months.iter().flat_map(|month| month.chars());
    let mut letters = begun.chars().chain(own.name.chars()).chain(months);
    letters.all(|letter| !letter.is_alphabetic() || fonts.faces().any(|face| face.has(letter)))
}

/// A line for each language: its columns are the tag, the name in English, the direction, the script, whether words are
/// hyphenated, whether there is a face; and last, as not every terminal gives it the same room, the name that it
/// gives itself.
pub fn language_lines() -> Vec<String> {
    let languages = languages();
    let widest = |length: fn(&KnownLanguage) -> usize| {
        let lengths = languages.iter().map(length);
        lengths.max().unwrap_or_default()
    };
    let tag_width = widest(|known| known.tag.len());
    let name_width = widest(|known| known.english.len());
    let line = |known: &KnownLanguage| {
        let direction = match known.is_right_to_left {
            true => "right to left",
            false => "left to right",
        };
        let hyphenated = match known.is_hyphenated {
            true => "hyphenated",
            false => "not hyphenated",
        };
        let face = match known.has_face {
            true => "has a face",
            false => "needs a face",
        };
        let also = match known.also.as_slice() {
            [] => String::new(),
            also => format!("  also {}", also.join(", ")),
        };
        format!(
            "{:tag_width$}  {:name_width$}  {direction}  {}  {hyphenated:14}  {face:12}  {}{also}",
            known.tag, known.english, known.script, known.name
        )
    };
    languages.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_for_a_language_is_known() {
        let all = languages();
        let of = |tag: &str| {
            let known = all.iter().find(|known| known.tag == tag);
            known.unwrap_or_else(|| panic!("no {tag}")).clone()
        };
        assert!(all.windows(2).all(|two| two[0].tag < two[1].tag));
        assert!(all.iter().all(|known| !known.english.is_empty()));
        let persian = KnownLanguage {
            tag: "fa",
            english: "Persian".to_string(),
            name: "فارسی",
            is_right_to_left: true,
            script: "Arab".to_string(),
            is_hyphenated: false,
            has_face: true,
            also: vec!["fa-AF"],
        };
        assert_eq!(of("fa"), persian);
        assert!(of("de").is_hyphenated && of("de").has_face);
        assert_eq!(of("de").also, ["de-AT", "de-CH"]);
        assert_eq!(of("nb").also, ["no"]);
        assert_eq!(of("zh").also, ["zh-Hans"]);
        assert_eq!(of("zh-Hant").english, "Traditional Chinese");
        assert_eq!(of("sr-Latn").english, "Serbian (Latin)");
        assert_eq!(of("ckb").english, "Central Kurdish");
        for tag in ["ja", "ko", "th", "ta", "bn", "zh", "zh-Hant"] {
            assert!(!of(tag).has_face, "{tag}");
        }
    }
}
