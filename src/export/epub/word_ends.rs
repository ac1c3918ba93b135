//! Where a page mark may stand in a text: never inside a word.
//!
//! A page of the PDF may begin in the middle of a word that is divided. Whatever stands between two
//! letters makes two words of one for a screen reader and for programs that convert books, so the mark
//! waits until the word ends: behind the next space, or, in a script that puts none between words, at
//! the next place where a line may break.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use unicode_script::{Script, UnicodeScript};

/// The first place at a byte of a text or behind it that is not inside a word; the end of the text
/// where the word is its last.
pub fn outside_words(content: &str, byte: usize) -> usize {
    if begins_word(content, byte) {
        return byte;
    }
    let rest = &content[byte..];
    let spaces = rest
        .char_indices()
        .filter(|(at, character)| *at > 0 && !is_space(*character))
        .map(|(at, _)| byte + at);
    let behind_space = spaces
        .clone()
        .find(|at| begins_word(content, *at))
        .unwrap_or(content.len());
    if !content[..behind_space].chars().any(is_unspaced) {
        return behind_space;
    }
    let breaks = LineSegmenter::new_auto(LineBreakOptions::default());
    let mut breaks = breaks.segment_str(content);
    breaks
        .find(|at| (byte..behind_space).contains(at) && is_in_unspaced(content, *at))
        .unwrap_or(behind_space)
}

/// Whether a byte is the first of a text, its end, or stands behind a space.
fn begins_word(content: &str, byte: usize) -> bool {
    let before = content[..byte].chars().next_back();
    before.is_none_or(is_space) || byte == content.len()
}

/// White space at which a line may end.
fn is_space(character: char) -> bool {
    let holds = matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}');
    character == '\u{200b}' || (character.is_whitespace() && !holds)
}

/// Whether a character beside a byte is of a script without spaces between words.
fn is_in_unspaced(content: &str, byte: usize) -> bool {
    let before = content[..byte].chars().next_back();
    let after = content[byte..].chars().next();
    before.is_some_and(is_unspaced) || after.is_some_and(is_unspaced)
}

fn is_unspaced(character: char) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with a bar where a page begins, and the same with it where the mark stands.
    fn check(begins: &str, stands: &str) {
        let byte = begins.find('|').expect("a bar");
        let content = begins.replace('|', "");
        let mut marked = content.clone();
        marked.insert(outside_words(&content, byte), '|');
        assert_eq!(marked, stands);
    }

    #[test]
    fn a_mark_stands_behind_the_word_that_its_page_begins_in() {
        check(
            "The elec|trification of ports",
            "The electrification |of ports",
        );
        check("The |electrification", "The |electrification");
        check("|The", "|The");
        check("The|", "The|");
        check("The elec|trification", "The electrification|");
        // What is written without a space is one word, whatever stands in it.
        check("cross-|border trade", "cross-border |trade");
        check("example.org/|a/b is", "example.org/a/b |is");
        check("cut\u{2028}o|ff\u{2028}on", "cut\u{2028}off\u{2028}|on");
    }

    #[test]
    fn a_space_that_holds_is_no_end_of_a_word() {
        check("so|mething\u{a0}7 or", "something\u{a0}7 |or");
        check("mo|t\u{202f}! Oui", "mot\u{202f}! |Oui");
    }

    #[test]
    fn in_a_script_without_spaces_a_line_may_break_there() {
        check("水位|上昇", "水位|上昇");
        check("水位は「|上昇」した", "水位は「上|昇」した");
        check("ภาษา|ไทย", "ภาษา|ไทย");
        check("Val|dre川の水", "Valdre|川の水");
    }
}
