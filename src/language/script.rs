//! Scripts: how words stand in them.

use unicode_script::{Script, UnicodeScript};

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
