//! What a line does not part, though its characters offer that (UAX #14).
//!
//! In: a place of a passage that they offer. Out: whether what stands on both its sides holds together: a dash
//! and what it follows, the ends of a range, a number and the word that counts, a call and the word that it is
//! behind. It is asked of every place of every line, so that most of it looks at two characters.

use super::hyphenation;
use super::passage::Passage;
use super::segment::Segment;
use crate::language::{self, Tag};

/// Whether what stands beside a place holds together. It is within a segment, or at its end.
pub fn holds(passage: &Passage, segment: &Segment, offset: usize) -> bool {
    let (before, after) = passage.content.split_at(offset);
    let Some(first) = after.chars().next() else {
        return false;
    };
    if segment.is_space() {
        return is_spaced_dash(after) && follows_words(before);
    }
    // An em dash belongs to what stands before it.
    if first == '\u{2014}' || is_call(passage, offset) {
        return true;
    }
    let language = &passage.spans[segment.span()].attributes.language;
    let range = segment.range();
    if offset < range.end
        && hyphenation::holds_at(
            &passage.content[range.clone()],
            offset - range.start,
            language,
        )
    {
        return true;
    }
    let Some(last) = before.chars().next_back() else {
        return false;
    };
    // Figures of Arabic and the dash between them are segments of their own.
    if is_dash(last) && first.is_numeric() {
        return before[..before.len() - last.len_utf8()].ends_with(char::is_numeric);
    }
    match (last, first) {
        (_, '[') => last >= FIRST_OF_SQUARES,
        (_, FIRST_OF_SQUARES..) if last.is_numeric() => is_counted(after, language),
        (FIRST_OF_SQUARES.., _) if first.is_numeric() => is_numbered(before, language),
        _ => false,
    }
}

/// No ideograph, kana or syllable of Korean comes before this.
const FIRST_OF_SQUARES: char = '\u{2e80}';
/// How many letters a word that counts has.
const LONGEST_COUNTER: usize = 8;

fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2013}' | '\u{2014}')
}

/// Whether a text begins with a dash that has a space behind it.
fn is_spaced_dash(text: &str) -> bool {
    let rest = text.strip_prefix(['\u{2013}', '\u{2014}', '\u{2015}']);
    rest.is_some_and(|rest| rest.starts_with([' ', '\u{a0}']))
}

/// Whether words stand before a place on its line: a dash at the beginning of one is that of a dialogue.
fn follows_words(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\t']);
    !before.is_empty() && !before.ends_with(['\n', '\u{2028}'])
}

/// Whether a call begins here, or what is raised otherwise: it belongs to what stands before it.
fn is_call(passage: &Passage, offset: usize) -> bool {
    passage.spans.len() > 1
        && passage
            .span_at(offset)
            .is_some_and(|span| span.attributes.raised)
}

/// Whether a text begins with a word that counts, by its language.
fn is_counted(text: &str, language: &Tag) -> bool {
    let known = &language::lookup(language).together.counted;
    known.iter().any(|word| text.starts_with(word.as_str()))
}

/// Whether a text ends with a word that a number follows, by its language, and which is no part of another.
fn is_numbered(text: &str, language: &Tag) -> bool {
    let known = &language::lookup(language).together.numbered;
    let from = text.char_indices().rev().nth(LONGEST_COUNTER - 1);
    let text = &text[from.map_or(0, |(at, _)| at)..];
    known.iter().any(|word| text.ends_with(word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_with_spaces_begins_no_line_but_that_of_a_dialogue() {
        assert!(is_spaced_dash("\u{2013} und") && is_spaced_dash("\u{2014} и"));
        assert!(!is_spaced_dash("\u{2013}5") && !is_spaced_dash("- a"));
        assert!(follows_words("Lärm ") && !follows_words(" ") && !follows_words("a\u{2028}"));
    }

    #[test]
    fn a_number_holds_the_words_that_count() {
        let [chinese, korean] = ["zh-Hans", "ko"].map(|tag| Tag::parse(tag).expect("a tag"));
        assert!(is_counted("页。", &chinese) && is_counted("万吨", &chinese));
        assert!(is_counted("쪽에", &korean) && !is_counted("과", &korean));
        assert!(is_numbered("见第", &chinese) && !is_numbered("见", &chinese));
    }
}
