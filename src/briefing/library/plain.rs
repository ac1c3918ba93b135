//! Text that is no markup, as markup: what is a mark here has a backslash before it.
//!
//! In: a text of a dialect in which `*` and `[` are characters. Out: inline markup that says the same. Elements of
//! CSL-JSON (`<i>`, `<sup>`) may be left as they are, which titles are read with.

/// How long an element may be, in bytes, with its brackets.
const LONGEST_ELEMENT: usize = 64;

/// The names of the elements that CSL-JSON knows.
const ELEMENTS: &[&str] = &["i", "em", "b", "strong", "sup", "sub", "sc", "span"];

/// Writes a character, which is one and no mark.
pub fn push(character: char, out: &mut String) {
    match character {
        // An entity, since elements are looked for before backslashes are.
        '<' => out.push_str("&lt;"),
        '\\' | '*' | '_' | '`' | '[' | ']' | '~' | '^' | '&' | '!' | '@' => {
            out.push('\\');
            out.push(character);
        }
        '\n' | '\r' | '\t' => out.push(' '),
        _ => out.push(character),
    }
}

/// A text in which nothing is a mark.
pub fn characters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|character| push(character, &mut out));
    out
}

/// A text in which the elements of CSL-JSON are marks, and nothing else is.
pub fn elements(text: &str) -> String {
    if !text.contains("</") {
        return characters(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&characters(&rest[..at]));
        let behind = &rest[at..];
        let length = element(behind);
        match length {
            0 => {
                push('<', &mut out);
                rest = &behind[1..];
            }
            _ => {
                out.push_str(&behind[..length]);
                rest = &behind[length..];
            }
        }
    }
    out.push_str(&characters(rest));
    out
}

/// How long the element is that a text begins with; 0 where it begins with none.
fn element(text: &str) -> usize {
    let near = &text[..text.floor_char_boundary(LONGEST_ELEMENT)];
    let Some((tag, _)) = near[1..].split_once('>') else {
        return 0;
    };
    let name = tag.strip_prefix('/').unwrap_or(tag);
    let name = name.split_whitespace().next().unwrap_or_default();
    match ELEMENTS.contains(&name) {
        true => tag.len() + 2,
        false => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::markup::{parse_title, words_of};

    #[test]
    fn nothing_in_a_text_is_a_mark() {
        for text in [
            "C* algebras [@review] of_x_ and ~~y~~",
            "1. May",
            "# `a` ^[b] ![c](d) <https://example.org> <b> &amp; \\*",
            "a < b > c </x> @wei2024",
            "- x",
        ] {
            let marked = characters(text);
            assert!(parse_title(&marked).findings.is_empty(), "{marked}");
            assert_eq!(words_of(&marked), text, "{marked}");
        }
        assert_eq!(
            words_of(&elements("On <i>E. coli</i> & <x>*</x>")),
            "On E. coli & <x>*</x>"
        );
    }
}
