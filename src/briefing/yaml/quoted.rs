//! A text that YAML takes for something else, in the quotes that it wants.
//!
//! In: the text of a file and a byte of it. Out: the value of that line, where it is one text of one line, and the
//! same in quotes. Where the text may go on below, or a comment may stand behind it, there is none: it would have to
//! be guessed where it ends.

use std::ops::Range;

use super::fault::is_key;

/// Quotation marks that are not those of YAML, and those that close them.
const TYPOGRAPHIC: &[(char, char)] = &[('“', '”'), ('„', '“'), ('„', '”'), ('”', '”'), ('‘', '’')];

/// A text in quotes, in one line: the kind that it has none of itself, if there is one.
pub fn quoted(text: &str) -> String {
    match text.contains(['"', '\\']) {
        false => format!("\"{text}\""),
        true => format!("'{}'", text.replace('\'', "''")),
    }
}

/// The same of a text that somebody has put in the quotation marks of a word processor.
pub fn requoted(text: &str) -> String {
    let inner = TYPOGRAPHIC.iter().find_map(|(open, close)| {
        let inner = text.strip_prefix(*open)?.strip_suffix(*close)?;
        (!inner.contains([*open, *close])).then_some(inner)
    });
    quoted(inner.unwrap_or(text))
}

/// The value of the line that a byte stands in, behind its hyphens and its key, where all of it is one text.
pub fn value_of_line(text: &str, at: usize) -> Option<Range<usize>> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let rest = text[start..].find('\n');
    let end = rest.map_or(text.len(), |length| start + length);
    let line = text[start..end].trim_end();
    let indent = line.len() - line.trim_start_matches(' ').len();
    // The column that a line below is deeper than if it goes on with this text.
    let (mut column, mut parent) = (indent, None);
    while let Some(item) = line[column..].strip_prefix("- ") {
        parent = Some(column);
        column = line.len() - item.trim_start_matches(' ').len();
    }
    let key = line[column..].find(": ");
    if let Some(colon) = key.filter(|colon| is_key(&line[column..column + colon])) {
        // `Berth: A: live` may be a text from its first word on.
        let mut letters = line[column..].chars();
        let is_name = letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase);
        if is_name {
            return None;
        }
        parent = Some(column);
        let value = &line[column + colon + 2..];
        column = line.len() - value.trim_start_matches(' ').len();
    }
    let parent = parent?;
    let is_one = !line[column..].is_empty() && !line[column..].contains(" #");
    let goes_on = (text[end..].lines())
        .find(|line| !line.trim().is_empty())
        .is_some_and(|below| below.len() - below.trim_start().len() > parent);
    (is_one && !goes_on).then_some(start + column..start + line.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<&str> {
        let at = text.find('@').expect("a place");
        value_of_line(text, at).map(|range| &text[range])
    }

    #[test]
    fn a_value_is_what_stands_behind_hyphens_and_key() {
        for (text, shown) in [
            ("a: @b c\n", Some("@b c")),
            ("a:\n  - @b: c\n  - d\n", Some("@b: c")),
            ("a:\n  - key: @b\n    d: e\n", Some("@b")),
            ("a:\n  - key: @b  \r\n", Some("@b")),
            ("- - @b", Some("@b")),
            // It goes on, or a comment stands behind it, or it has gone on until here.
            ("a: @b c\n  d\n", None),
            ("a:\n  - @b\n\n    c\n", None),
            ("a: @b # c\n", None),
            ("- Berth: @b: c\n", None),
            ("- DOI: @b\n", Some("@b")),
            ("a: b\n  @c d\n", None),
            ("@a\n", None),
        ] {
            assert_eq!(value(text), shown, "{text:?}");
        }
    }

    #[test]
    fn quotes_are_those_that_the_text_has_not() {
        assert_eq!(quoted("a: b"), "\"a: b\"");
        assert_eq!(quoted("\"a\" isn't b"), "'\"a\" isn''t b'");
        assert_eq!(requoted("“a: b”"), "\"a: b\"");
        assert_eq!(requoted("“a” and “b: c”"), "\"“a” and “b: c”\"");
    }
}
