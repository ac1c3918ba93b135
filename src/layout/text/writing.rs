//! How the letters of a script stand beside each other.
//!
//! In: a script. Out: its [`Writing`], which decides what may come between two of its letters, and
//! whether a line may give by widening or narrowing them.

use unicode_script::{Script, UnicodeScript};

use crate::language::is_of_squares;

/// How letters stand beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// Each by itself, in words with spaces between them: they may be moved apart a little.
    Apart,
    /// They join, hang from one line or are built around each other: nothing comes between them, and a
    /// line gives by widening them.
    Joined,
    /// The same in words without spaces between them: a line ends between two words, and gives there.
    Unspaced,
    /// Each in a square of its own, without words: a line ends between almost any two of them, gives
    /// there, and never widens them.
    Ideographs,
}

impl Writing {
    /// That of a script.
    pub fn of(script: Script) -> Self {
        match script {
            script if is_of_squares(script) => Writing::Ideographs,
            // Those whose words are found by icu_segmenter.
            Script::Thai | Script::Lao | Script::Khmer | Script::Myanmar => Writing::Unspaced,
            Script::Arabic
            | Script::Syriac
            | Script::Mongolian
            | Script::Nko
            | Script::Adlam
            | Script::Devanagari
            | Script::Bengali
            | Script::Gurmukhi
            | Script::Gujarati
            | Script::Oriya
            | Script::Tamil
            | Script::Telugu
            | Script::Kannada
            | Script::Malayalam
            | Script::Sinhala
            | Script::Tibetan => Writing::Joined,
            _ => Writing::Apart,
        }
    }

    /// Whether something may stand between two segments where the text has no space.
    pub fn has_joints(self) -> bool {
        matches!(self, Writing::Unspaced | Writing::Ideographs)
    }
}

/// Whether the words of a text may end in a hyphen where a line does: all but those of scripts that
/// have none.
pub fn has_hyphen(text: &str) -> bool {
    let mut letters = text.chars().filter(|character| character.is_alphabetic());
    letters.all(|letter| {
        matches!(
            letter.script(),
            Script::Latin | Script::Greek | Script::Cyrillic | Script::Armenian | Script::Georgian
        )
    })
}

/// Whether a character is of a script that is written in squares, Hangul included.
pub fn is_east_asian(script: Script) -> bool {
    Writing::of(script) == Writing::Ideographs || script == Script::Hangul
}

/// Whether two characters stand within one word of Korean, which has spaces between its words: a line
/// may end there, and does only where it would be loose without that (KLREQ, 2.3.1).
pub fn is_within_korean_word(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    (is_hangul(before) || is_hangul(after)) && before.is_alphanumeric() && after.is_alphanumeric()
}

/// Whether a character is a syllable or a letter of Korean.
pub fn is_hangul(character: char) -> bool {
    matches!(
        character,
        '\u{ac00}'..='\u{d7ff}' | '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{a960}'..='\u{a97c}'
            | '\u{ffa0}'..='\u{ffdc}'
    )
}

/// The script of a character. Most of those of East Asia are told by their block: a table takes longer.
pub fn script_of_character(character: char) -> Script {
    match character {
        '\u{4e00}'..='\u{9fff}' => Script::Han,
        '\u{3041}'..='\u{3096}' => Script::Hiragana,
        '\u{30a1}'..='\u{30fa}' => Script::Katakana,
        '\u{ac00}'..='\u{d7a3}' => Script::Hangul,
        _ => character.script(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_blocks_of_east_asia_are_of_one_script_each() {
        for character in '\u{1000}'..'\u{ffff}' {
            let script = character.script();
            // What no version of Unicode has yet is of its block.
            if script != Script::Unknown {
                assert_eq!(script_of_character(character), script, "{character:?}");
                assert!(
                    !is_hangul(character) || script == Script::Hangul,
                    "{character:?}"
                );
            }
        }
    }

    #[test]
    fn a_korean_word_ends_at_its_space_or_its_mark() {
        assert!(is_within_korean_word(Some('항'), Some('만')));
        assert!(is_within_korean_word(Some('5'), Some('월')));
        assert!(is_within_korean_word(Some('A'), Some('를')));
        assert!(!is_within_korean_word(Some('다'), Some('.')));
        assert!(!is_within_korean_word(Some('港'), Some('湾')));
        assert!(!is_within_korean_word(Some('a'), Some('b')));
    }
}
