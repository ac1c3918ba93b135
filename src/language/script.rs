//! Scripts: how words stand in them.

use unicode_script::{Script, UnicodeScript};

use super::Tag;

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

/// Whether a character is a digit of Arabic, or of Persian and Urdu.
pub fn is_arabic_digit(character: char) -> bool {
    matches!(character, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

/// On which side of its letters a language has the dots that it emphasises with, in place of italics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmphasisDots {
    /// Above them, as Japanese (JLREQ, 3.3.9).
    Above,
    /// Below them, as Chinese (CLREQ, 3.4.2).
    Below,
}

impl EmphasisDots {
    /// Those of a language, if it emphasises with dots.
    pub fn of(language: &Tag) -> Option<Self> {
        match language.script_code() {
            "Hans" | "Hant" => Some(EmphasisDots::Below),
            "Jpan" => Some(EmphasisDots::Above),
            _ => None,
        }
    }
}

/// Whether a script is written in squares, without spaces between words.
pub fn is_of_squares(script: Script) -> bool {
    matches!(
        script,
        Script::Han | Script::Hiragana | Script::Katakana | Script::Bopomofo | Script::Yi
    )
}

/// Whether a character is of a script that sets no spaces between words.
pub fn sets_no_spaces(character: char) -> bool {
    let script = character.script();
    let has_words = matches!(
        script,
        Script::Thai
            | Script::Lao
            | Script::Khmer
            | Script::Myanmar
            | Script::Tibetan
            | Script::Javanese
            | Script::Balinese
    );
    has_words || is_of_squares(script)
}

/// Whether a character may stand close to the next word: it is of a script that sets no spaces between words, or of
/// Korean, whose particles stand close behind marks.
pub fn may_stand_close(character: char) -> bool {
    sets_no_spaces(character) || character.script() == Script::Hangul
}

/// Whether two characters stand together though a line of their source ends between them: where words have no
/// spaces between them and letters stand in squares, the end of a line is none either (CSS Text 3, 4.1.3).
/// Quotation marks, dashes and dots go with what stands on the other side.
pub fn stand_together(before: char, after: char) -> bool {
    let is_mark =
        |character: char| matches!(character, '\u{2014}'..='\u{201d}' | '\u{2025}' | '\u{2026}');
    let (squares, marks) = (
        (stands_in_square(before), stands_in_square(after)),
        (is_mark(before), is_mark(after)),
    );
    match squares {
        (true, true) => true,
        (true, false) => marks.1,
        (false, true) => marks.0,
        (false, false) => false,
    }
}

/// Whether a character is a letter or a mark of Chinese or Japanese.
pub fn stands_in_square(character: char) -> bool {
    match character {
        '\0'..='\u{2e7f}' => false,
        '\u{3000}'..='\u{303f}' | '\u{30fb}' | '\u{30fc}' | '\u{ff01}'..='\u{ff60}' => true,
        _ => is_of_squares(character.script()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ideographs_stand_together_and_words_do_not() {
        for (before, after) in [
            ('港', '湾'),
            ('。', 'と'),
            ('ー', '港'),
            ('说', '“'),
            ('…', '他'),
        ] {
            assert!(stand_together(before, after), "{before}{after}");
        }
        for (before, after) in [
            ('a', 'b'),
            ('港', 'A'),
            ('항', '만'),
            ('…', 'a'),
            ('ท', 'ท'),
            ('”', '“'),
        ] {
            assert!(!stand_together(before, after), "{before}{after}");
        }
    }
}
