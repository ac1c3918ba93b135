//! What stands within a citation's brackets: `see @smith, p. 3; @doe`.
//!
//! Pandoc's syntax. A minus before the key (`-@smith`), which leaves the author out where a style
//! names one, is read and changes nothing: sources are numbered.

use std::ops::Range;

use super::{CitationItem, Finding};

/// The sources that brackets cite; `None` when they cite none and are brackets like any other.
/// `range` is that of the words between them.
pub fn parse(
    text: &str,
    range: Range<usize>,
    findings: &mut Vec<Finding>,
) -> Option<Vec<CitationItem>> {
    let inner = &text[range.clone()];
    find_key(inner)?;
    let mut items = Vec::new();
    let mut start = range.start;
    for part in inner.split(';') {
        let end = start + part.len();
        match find_key(part) {
            Some(key) => items.push(item(part, start, key)),
            None if part.trim().is_empty() => {}
            None => findings.push(
                Finding::error(
                    "citation-without-key",
                    trimmed(text, start..end),
                    "this part of a citation names no source",
                )
                .help("each part between semicolons has a key: `[@smith, p. 3; @doe]`"),
            ),
        }
        start = end + 1;
    }
    Some(items)
}

/// The bytes of the first key in a part, without its `@`.
fn find_key(part: &str) -> Option<Range<usize>> {
    let mut at = 0;
    while let Some(offset) = part[at..].find('@') {
        let sign = at + offset;
        let before = part[..sign].chars().next_back();
        let begins = before.is_none_or(|before| before.is_whitespace() || "-([".contains(before));
        let key = key_length(&part[sign + 1..]);
        if begins && key > 0 {
            return Some(sign + 1..sign + 1 + key);
        }
        at = sign + 1;
    }
    None
}

/// How long a key is. A mark at its end belongs to the sentence.
fn key_length(text: &str) -> usize {
    let length = text
        .find(|character: char| !(character.is_alphanumeric() || "_-.:/".contains(character)))
        .unwrap_or(text.len());
    let key = text[..length].trim_end_matches(['.', ':', '-', '/']);
    if key.starts_with(char::is_alphanumeric) {
        key.len()
    } else {
        0
    }
}

fn item(part: &str, start: usize, key: Range<usize>) -> CitationItem {
    let prefix = part[..key.start - 1].trim().trim_end_matches('-').trim();
    let locator = part[key.end..]
        .trim()
        .trim_start_matches([',', '\u{60c}'])
        .trim();
    CitationItem {
        prefix: unescaped(prefix),
        key: part[key.clone()].to_string(),
        locator: unescaped(locator),
        range: start + key.start - 1..start + key.end,
    }
}

/// A backslash before a mark is CommonMark's and not to be shown.
fn unescaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let escapes =
            character == '\\' && characters.peek().is_some_and(char::is_ascii_punctuation);
        if !escapes {
            shown.push(character);
        } else if let Some(escaped) = characters.next() {
            shown.push(escaped);
        }
    }
    shown
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start().len();
    start..start + part.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Vec<(String, String, String)>> {
        let items = parse(text, 0..text.len(), &mut Vec::new())?;
        let parts = items
            .into_iter()
            .map(|item| (item.prefix, item.key, item.locator));
        Some(parts.collect())
    }

    fn entry(prefix: &str, key: &str, locator: &str) -> (String, String, String) {
        (prefix.to_string(), key.to_string(), locator.to_string())
    }

    #[test]
    fn citations_have_prefix_key_and_locator() {
        assert_eq!(read("@port2025"), Some(vec![entry("", "port2025", "")]));
        assert_eq!(
            read("see @doe:x.1, pp. 3-5; -@who/a"),
            Some(vec![
                entry("see", "doe:x.1", "pp. 3-5"),
                entry("", "who/a", "")
            ])
        );
        assert_eq!(read("@doe."), Some(vec![entry("", "doe", ".")]));
        assert_eq!(
            read("@doe, 50 \\% of it"),
            Some(vec![entry("", "doe", "50 % of it")])
        );
    }

    #[test]
    fn an_address_or_a_lone_sign_cites_nothing() {
        for text in ["ada@example.org", "at @ noon", "plain", ""] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_part_without_a_key_is_at_fault() {
        let mut findings = Vec::new();
        parse("@a; see there", 0..13, &mut findings);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].range, 4..13);
    }
}
