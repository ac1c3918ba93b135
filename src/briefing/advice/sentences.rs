//! Where the sentences of a text begin and end.
//!
//! In: a text as it was typed. Out: ranges of its bytes. A sentence ends in a mark that ends sentences and white
//! space, or with its paragraph; an abbreviation may end one too early, which makes advice a little less sharp and
//! never wrong.

use std::ops::Range;

/// The marks that end a sentence, in the scripts that there are fonts for.
const ENDS: &[char] = &['.', '!', '?', '\u{61f}', '\u{6d4}', '\u{964}', '\u{3b}'];

/// The sentences of a text.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut ended, mut line_is_empty) = (0, false, true);
    for (place, character) in text.char_indices() {
        let is_break = character == '\n';
        if (ended && character.is_whitespace()) || (is_break && line_is_empty) {
            push(text, start..place, &mut found);
            start = place;
        }
        if is_break {
            line_is_empty = true;
        } else if !character.is_whitespace() {
            line_is_empty = false;
        }
        // What closes a quotation or a bracket goes with the mark before it.
        ended = match character {
            '"' | '\'' | ')' | ']' | '\u{201d}' | '\u{2019}' | '\u{bb}' => ended,
            _ => ENDS.contains(&character),
        };
    }
    push(text, start..text.len(), &mut found);
    found
}

fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let sentence = &text[range.clone()];
    let start = range.start + (sentence.len() - sentence.trim_start().len());
    let end = start + sentence.trim().len();
    if start < end {
        found.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_with_its_mark_or_its_paragraph() {
        let text = "One is 1.5 long. \"Two!\" he said\nand went on\n\n- three";
        let found: Vec<&str> = sentences(text)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        let expected = [
            "One is 1.5 long.",
            "\"Two!\"",
            "he said\nand went on",
            "- three",
        ];
        assert_eq!(found, expected);
    }
}
