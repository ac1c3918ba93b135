//! Titles of sources, as people and reference managers write them.
//!
//! In: the text of a title. Out: its inline content. Where a manager has set words apart, it did so in
//! the elements that CSL-JSON knows (`<i>`, `<b>`, `<sup>`, `<sub>`, `<sc>`, `<span>`): emphasis and strong
//! words are that here, the others are their words. Any other element is HTML, which is not read.

use super::citation::NAMES_NOBODY;
use super::{Inline, Parsed, parse_inline};

/// What the elements of CSL-JSON are here.
const ELEMENTS: &[(&str, &str)] = &[
    ("i", "*"),
    ("em", "*"),
    ("b", "**"),
    ("strong", "**"),
    ("sup", ""),
    ("sub", ""),
    ("sc", ""),
    ("span", ""),
];

/// How long an element may be, in bytes: the longest is `<span style="font-variant: small-caps;">`. A
/// bound keeps a text of nothing but `<` from being read once for each of them.
const LONGEST_ELEMENT: usize = 64;

/// Reads a title, or a remark on a source.
pub fn parse_title(text: &str) -> Parsed<Vec<Inline>> {
    let Some(plain) = without_elements(text) else {
        return parse_inline(text);
    };
    let mut parsed = parse_inline(&plain);
    // What stands where in the text as it was written is not known any more.
    for finding in &mut parsed.findings {
        finding.range = 0..text.len();
    }
    parsed
}

/// A text with marks in place of elements; `None` where it has none of them.
fn without_elements(text: &str) -> Option<String> {
    if !text.contains("</") {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    let mut found = false;
    while let Some((before, after)) = rest.split_once('<') {
        plain.push_str(before);
        let near = &after[..after.floor_char_boundary(LONGEST_ELEMENT)];
        let element = near.split_once('>').and_then(|(tag, _)| {
            let name = tag.strip_prefix('/').unwrap_or(tag);
            let name = name.split_whitespace().next()?;
            let (_, mark) = ELEMENTS.iter().find(|(known, _)| *known == name)?;
            Some((*mark, &after[tag.len() + 1..]))
        });
        match element {
            Some((mark, behind)) => {
                found = true;
                plain.push_str(mark);
                rest = behind;
            }
            None => {
                plain.push('<');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    found.then_some(plain)
}

/// The words of a title. Notes and citations within it are no part of them.
pub fn words_of(text: &str) -> String {
    words_in(&parse_title(text).content)
}

/// The words of inline content, without notes and citations.
pub fn words_in(inlines: &[Inline]) -> String {
    fn add(inlines: &[Inline], words: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Characters(characters) | Inline::Code(characters) => {
                    words.extend(characters.split(NAMES_NOBODY));
                }
                Inline::LineBreak => words.push(' '),
                Inline::Emphasis(content)
                | Inline::Strong(content)
                | Inline::Struck(content)
                | Inline::Link { content, .. }
                | Inline::ReferenceInWords { content, .. }
                | Inline::Language { content, .. } => add(content, words),
                Inline::Citation { .. }
                | Inline::Note { .. }
                | Inline::NoteCall { .. }
                | Inline::Reference { .. } => {}
            }
        }
    }
    let mut words = String::new();
    add(inlines, &mut words);
    words.trim().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_of_reference_managers_are_marks() {
        assert_eq!(
            words_of("A <i>Pelagia</i> of CO<sub>2</sub>"),
            "A Pelagia of CO2"
        );
        let emphasis = &parse_title("On <i>Pelagia</i>").content[1];
        let words = vec![Inline::Characters("Pelagia".to_string())];
        assert_eq!(*emphasis, Inline::Emphasis(words));
        assert_eq!(words_of("a < b and *c*^[d]"), "a < b and c");
        assert!(!parse_title("<p>x</p>").findings.is_empty());
    }
}
