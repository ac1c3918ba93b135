//! Characters that are one to whoever reads: one face must have them all.
//!
//! In: a text from a place on. Out: the letter with its marks, or the sequence of pictures, that it begins with
//! (UAX #29; UTS #51, emoji ZWJ sequences, flags, tones of skin, keycaps).

use icu_segmenter::{GraphemeClusterSegmenter, GraphemeClusterSegmenterBorrowed};
use unicode_normalization::char::is_combining_mark;

use super::scripts::is_inherited;

/// How many marks of a letter are looked at to find its face: no letter of any language has more.
const MOST_MARKS: usize = 8;

/// How many bytes of a sequence are looked at: a family of four with tones of skin has 49.
const LONGEST_SEQUENCE: usize = 64;

/// A letter with the marks behind it, if there are any: one face must have them all to place them.
pub fn letter_with_marks(text: &str) -> Option<&str> {
    let letter = text.chars().next()?;
    let rest = &text[letter.len_utf8()..];
    // This is asked of every character, and hardly any has a mark behind it, which is none of ASCII.
    if rest.as_bytes().first().is_none_or(u8::is_ascii) {
        return None;
    }
    let marks = rest.char_indices();
    let marks = marks.take_while(|(_, next)| is_inherited(*next));
    let (at, last) = marks.take(MOST_MARKS).last()?;
    let end = letter.len_utf8() + at + last.len_utf8();
    (!is_inherited(letter)).then(|| &text[..end])
}

/// A sequence of characters that are one picture, of more than one.
pub fn sequence(text: &str) -> Option<&str> {
    let mut characters = text.chars();
    let first = characters.next()?;
    if text.as_bytes().get(first.len_utf8())?.is_ascii() {
        return None;
    }
    let next = characters.next()?;
    let is_flag = is_regional(first) && is_regional(next);
    // Letters have joiners of their own; some are emoji with a selector.
    let is_of_letters = first.is_alphabetic() && next == '\u{200d}';
    if is_of_letters || !is_flag && !continues_sequence(next) {
        return None;
    }
    thread_local! {
        static SEGMENTER: GraphemeClusterSegmenterBorrowed<'static> = const { GraphemeClusterSegmenter::new() };
    }
    let text = &text[..text.floor_char_boundary(LONGEST_SEQUENCE)];
    let end = SEGMENTER.with(|segmenter| segmenter.segment_str(text).nth(1))?;
    (end > first.len_utf8()).then(|| &text[..end])
}

/// Whether a character belongs to what stands before it, in the box in place of that as well.
pub fn belongs_to_what_is_before(character: char) -> bool {
    !character.is_ascii()
        && (is_combining_mark(character)
            || continues_sequence(character)
            || character == '\u{200c}')
}

/// A letter of two that name a flag.
fn is_regional(character: char) -> bool {
    matches!(character, '\u{1f1e6}'..='\u{1f1ff}')
}

/// A joiner, a selector, a keycap, a tone of skin, a tag.
fn continues_sequence(character: char) -> bool {
    matches!(
        character,
        '\u{200d}' | '\u{20e3}' | '\u{fe0e}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}'
            | '\u{e0020}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_are_one_picture() {
        for whole in [
            "👩\u{200d}👩\u{200d}👧\u{200d}👦",
            "👍🏽",
            "🇩🇪",
            "❤\u{fe0f}",
            "1\u{fe0f}\u{20e3}",
        ] {
            assert_eq!(sequence(&[whole, "a👍"].concat()), Some(whole));
        }
        for alone in ["👍👍", "👍 a", "1é", "می\u{200c}", "a\u{301}", ""] {
            assert_eq!(sequence(alone), None, "{alone}");
        }
        let without_end = "👩\u{200d}".repeat(1000);
        assert!(sequence(&without_end).is_some_and(|sequence| sequence.len() <= LONGEST_SEQUENCE));
    }

    #[test]
    fn marks_belong_to_their_letters() {
        assert_eq!(letter_with_marks("e\u{301}a"), Some("e\u{301}"));
        assert_eq!(letter_with_marks("ea"), None);
        for mark in ['\u{9bf}', '\u{e34}', '\u{bbe}', '\u{200d}', '\u{301}'] {
            assert!(belongs_to_what_is_before(mark), "{mark:?}");
        }
        assert!(!belongs_to_what_is_before('ক'));
    }
}
