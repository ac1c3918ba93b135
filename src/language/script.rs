//! Scripts: how words stand in them.

use unicode_script::{Script, UnicodeScript};

/// Whether names in these letters are written without a space, the family's before the given: those of people from
/// China, Japan and Korea in their own scripts.
pub fn joins_names(names: &str) -> bool {
    let mut letters = names.chars().filter(|letter| letter.is_alphabetic());
    let joins = |letter: char| {
        matches!(
            letter.script(),
            Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo
        )
    };
    letters.clone().next().is_some() && letters.all(joins)
}

/// Whether a character is of a script that sets no spaces between words.
pub fn sets_no_spaces(character: char) -> bool {
    matches!(
        character.script(),
        Script::Han
            | Script::Hiragana
            | Script::Katakana
            | Script::Bopomofo
            | Script::Yi
            | Script::Thai
            | Script::Lao
            | Script::Khmer
            | Script::Myanmar
            | Script::Tibetan
            | Script::Javanese
            | Script::Balinese
    )
}
