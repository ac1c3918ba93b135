//! Characters: those that no text may hold, and those that have no spaces beside them.

use unicode_script::{Script, UnicodeScript};

/// Whether a character is left out of every text: controls, and bidirectional embeddings and
/// overrides, which would reach beyond the text that they stand in. Marks of direction and joiners
/// stay; white space is folded instead.
pub fn is_dropped(character: char) -> bool {
    match character {
        '\n' | '\r' | '\t' => false,
        '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{fffe}'
        | '\u{ffff}' => true,
        character => character.is_control(),
    }
}

/// Whether a character is of a script that sets no spaces between words.
pub fn sets_no_spaces(character: char) -> bool {
    matches!(
        character.script(),
        Script::Han
            | Script::Hiragana
            | Script::Katakana
            | Script::Bopomofo
            | Script::Thai
            | Script::Lao
            | Script::Khmer
            | Script::Myanmar
            | Script::Tibetan
    )
}
