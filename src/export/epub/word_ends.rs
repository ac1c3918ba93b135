//! Where a page mark may stand in a text: never inside a word.
//!
//! A page of the PDF may begin in the middle of a word that is divided. Whatever stands between two
//! letters makes two words of one for a screen reader and for programs that convert books, so the mark
//! waits until the word ends: behind the next space, or, in a script that puts none between words, at
//! the next place where a line may break.

use std::ops::Range;

use crate::language::sets_no_spaces;
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

/// Where the words of a text end. A text may run over many pages, and what was found for one is kept for
/// those after it: whatever their number, a text is gone through once.
pub struct WordEnds<'a> {
    content: &'a str,
    /// The place behind a space that was found last, and the first byte that it was found for.
    behind_space: Range<usize>,
    /// The byte up to which characters of scripts without spaces have been looked for.
    looked_at: usize,
    /// The first of them.
    unspaced: Option<usize>,
    /// Where a line may break beside such a character, once that was asked.
    breaks: Option<Vec<usize>>,
}

impl<'a> WordEnds<'a> {
    /// Those of a text.
    pub fn new(content: &'a str) -> Self {
        WordEnds {
            content,
            behind_space: 0..0,
            looked_at: 0,
            unspaced: None,
            breaks: None,
        }
    }

    /// The first place at a byte of the text or behind it that is not inside a word; the end of the
    /// text where the word is its last.
    pub fn outside_words(&mut self, byte: usize) -> usize {
        if begins_word(self.content, byte) {
            return byte;
        }
        let behind_space = self.behind_space(byte);
        if !self.has_unspaced_before(behind_space) {
            return behind_space;
        }
        let content = self.content;
        let breaks = self.breaks.get_or_insert_with(|| {
            let segmenter = LineSegmenter::new_dictionary(LineBreakOptions::default());
            let breaks = segmenter.segment_str(content);
            breaks.filter(|at| is_in_unspaced(content, *at)).collect()
        });
        let next = breaks.partition_point(|at| *at < byte);
        let next = breaks.get(next).copied();
        next.filter(|at| *at < behind_space).unwrap_or(behind_space)
    }

    /// The first place behind a byte that stands behind a space; the end of the text if there is none.
    fn behind_space(&mut self, byte: usize) -> usize {
        if !self.behind_space.contains(&byte) {
            let places = self.content[byte..].char_indices();
            let end = places
                .filter(|(at, character)| *at > 0 && !is_space(*character))
                .map(|(at, _)| byte + at)
                .find(|at| begins_word(self.content, *at))
                .unwrap_or(self.content.len());
            self.behind_space = byte..end;
        }
        self.behind_space.end
    }

    /// Whether a character of a script without spaces stands before a byte.
    fn has_unspaced_before(&mut self, byte: usize) -> bool {
        if self.unspaced.is_none() && byte > self.looked_at {
            let mut added = self.content[self.looked_at..byte].char_indices();
            let first = added.find(|(_, character)| sets_no_spaces(*character));
            self.unspaced = first.map(|(at, _)| self.looked_at + at);
            self.looked_at = byte;
        }
        self.unspaced.is_some_and(|first| first < byte)
    }
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
    before.is_some_and(sets_no_spaces) || after.is_some_and(sets_no_spaces)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with a bar where a page begins, and the same with it where the mark stands.
    fn check(begins: &str, stands: &str) {
        let byte = begins.find('|').expect("a bar");
        let content = begins.replace('|', "");
        let mut marked = content.clone();
        marked.insert(WordEnds::new(&content).outside_words(byte), '|');
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
    fn what_is_kept_of_a_text_changes_no_place() {
        for content in [
            "The  elec|trification of\u{a0}ports",
            "Val川の水 and so on, ภาษาไทย here",
            "word",
        ] {
            let bytes = || (0..=content.len()).filter(|byte| content.is_char_boundary(*byte));
            let mut kept = WordEnds::new(content);
            for byte in bytes().chain(bytes().rev()) {
                let fresh = WordEnds::new(content).outside_words(byte);
                assert_eq!(kept.outside_words(byte), fresh, "{byte} of {content}");
            }
        }
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
