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

/// Whether a character is a digit of Arabic, or of Persian and Urdu.
pub fn is_arabic_digit(character: char) -> bool {
    matches!(character, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
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

/// Whether two characters stand together though a line of their source ends between them: where words have no
/// spaces between them and letters stand in squares, the end of a line is none either (CSS Text 3, 4.1.3).
/// Quotation marks, dashes and dots go with what stands on the other side.
pub fn stand_together(before: char, after: char) -> bool {
    let is_mark =
        |character: char| matches!(character, '\u{2014}'..='\u{201d}' | '\u{2025}' | '\u{2026}');
    let (squares, marks) = (
        (is_square(before), is_square(after)),
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
fn is_square(character: char) -> bool {
    match character {
        '\0'..='\u{2e7f}' => false,
        '\u{3000}'..='\u{303f}' | '\u{30fb}' | '\u{30fc}' | '\u{ff01}'..='\u{ff60}' => true,
        _ => matches!(
            character.script(),
            Script::Han | Script::Hiragana | Script::Katakana | Script::Bopomofo | Script::Yi
        ),
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
