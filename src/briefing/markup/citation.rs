//! What stands within a citation's brackets: `see @smith, p. 3; @doe`.
//!
//! Pandoc's syntax. A minus before the key (`-@smith`) leaves the author out where a style names one. `@*` alone
//! cites every source of a library without a word. The words around a key are text with
//! its marks (`*passim*`). What parts sources, and sets off locators, may be a mark of any script that
//! has its own, as Arabic has a semicolon and a comma.

use std::ops::Range;

use super::line::parse_words;
use super::{CitationForm, CitationItem, Finding, Inline};
use crate::language::may_stand_close;

/// What parts the sources of a citation.
const BETWEEN_ITEMS: &[char] = &[';', '\u{61b}', '\u{ff1b}'];
/// What stands between a key and its locator.
const BEFORE_LOCATOR: &[char] = &[',', ':', '\u{60c}', '\u{3001}', '\u{ff0c}', '\u{ff1a}'];

/// Stands before an `@` that is escaped, and is in no text that is built: behind it no key begins.
pub const NAMES_NOBODY: &str = "\u{1}";

/// What cites everything.
const ALL: &str = "@*";

/// The sources that brackets cite; `None` when they cite none and are brackets like any other.
/// `range` is that of the words between them.
pub fn parse(
    text: &str,
    range: Range<usize>,
    findings: &mut Vec<Finding>,
) -> Option<Vec<CitationItem>> {
    let inner = &text[range.clone()];
    if inner.trim() == ALL {
        let all = CitationItem {
            prefix: Vec::new(),
            key: "*".to_string(),
            locator: Vec::new(),
            range,
            form: CitationForm::ListsAll,
        };
        return Some(vec![all]);
    }
    find_key(inner)?;
    let mut items = Vec::new();
    for part in parts(inner) {
        let start = range.start + part.start;
        let part = &inner[part];
        match find_key(part) {
            Some(key) => items.push(item(part, start, key, findings)),
            None if part.trim().is_empty() => {}
            None => findings.push(
                Finding::error(
                    "citation-without-key",
                    trimmed(text, start..start + part.len()),
                    "this part of a citation names no source",
                )
                .help(
                    "each part between semicolons has a key: `[@smith, p. 3; @doe]`; a semicolon \
                     that is meant is written `\\;`",
                ),
            ),
        }
    }
    Some(items)
}

/// The parts between semicolons that part: none that is escaped, ends an entity (`&amp;`) or stands
/// in code.
fn parts(inner: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut start, mut code, mut escaped) = (0, false, false);
    for (at, character) in inner.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if !code => escaped = true,
            '`' => code = !code && inner[at + 1..].contains('`'),
            _ if code || !BETWEEN_ITEMS.contains(&character) => {}
            _ if ends_entity(&inner[start..at]) => {}
            _ => {
                parts.push(start..at);
                start = at + character.len_utf8();
            }
        }
    }
    parts.push(start..inner.len());
    parts
}

/// Whether a semicolon behind this would end an entity: `&amp`, `&#8211`.
fn ends_entity(text: &str) -> bool {
    let Some((_, name)) = text.rsplit_once('&') else {
        return false;
    };
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The bytes of the first key in a part, without its `@`.
pub fn find_key(part: &str) -> Option<Range<usize>> {
    let mut at = 0;
    while let Some(offset) = part[at..].find('@') {
        let sign = at + offset;
        let before = part[..sign].chars().next_back();
        let begins = before.is_none_or(may_stand_before);
        let key = key_length(&part[sign + 1..]);
        if begins && key > 0 {
            return Some(sign + 1..sign + 1 + key);
        }
        at = sign + 1;
    }
    None
}

/// Whether the `@` of a key may stand behind a character: it is of no address, no path, and no word of letters that have
/// spaces between their words; nor is it escaped.
fn may_stand_before(character: char) -> bool {
    match character {
        escape if NAMES_NOBODY.contains(escape) => false,
        '/' | '.' | '_' | '+' | '%' | '~' | '=' | '&' | '#' | '?' | '@' | '\\' => false,
        letter if letter.is_alphanumeric() => may_stand_close(letter),
        _ => true,
    }
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

fn item(part: &str, start: usize, key: Range<usize>, findings: &mut Vec<Finding>) -> CitationItem {
    let range = start + key.start - 1..start + key.end;
    let before = part[..key.start - 1].trim_end();
    let form = match before.ends_with('-') {
        true => CitationForm::WithoutAuthor,
        false => CitationForm::Usual,
    };
    let prefix = before.trim_end_matches('-').trim();
    let locator = part[key.end..].trim();
    let locator = locator.trim_start_matches(|character: char| {
        character.is_whitespace() || BEFORE_LOCATOR.contains(&character)
    });
    // What else is wrong with them is told where they are read in their paragraph.
    let (prefix, locator) = (parse_words(prefix), parse_words(locator));
    if prefix.iter().chain(&locator).any(holds_note) {
        findings.push(
            Finding::error(
                "note-in-citation",
                range.clone(),
                "a citation cannot hold a note",
            )
            .help("put the note behind the brackets: `[@smith, p. 3]^[The note.]`"),
        );
    }
    CitationItem {
        prefix,
        key: part[key].to_string(),
        locator,
        range,
        form,
    }
}

/// The words of what stands behind a key in a sentence, in brackets of its own: `@smith [p. 3]`; what it is, and
/// the bytes of it.
pub fn locator_behind(text: &str) -> Option<(Vec<Inline>, usize)> {
    let spaces = text.len() - text.trim_start_matches([' ', '\u{a0}']).len();
    let inner = text[spaces..].strip_prefix('[')?;
    let end = inner.find([']', '['])?;
    if spaces > 1 || !inner[end..].starts_with(']') || inner[..end].trim().is_empty() {
        return None;
    }
    Some((parse_words(inner[..end].trim()), spaces + 1 + end + 1))
}

/// Whether a note is called in inline content.
fn holds_note(inline: &Inline) -> bool {
    match inline {
        Inline::Note { .. } | Inline::NoteCall { .. } => true,
        Inline::Reference { .. } => false,
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Struck(content)
        | Inline::Link { content, .. }
        | Inline::ReferenceInWords { content, .. }
        | Inline::Language { content, .. } => content.iter().any(holds_note),
        Inline::Characters(_) | Inline::LineBreak | Inline::Code(_) | Inline::Citation { .. } => {
            false
        }
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start().len();
    start..start + part.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(inlines: &[Inline]) -> String {
        inlines
            .iter()
            .map(|inline| match inline {
                Inline::Characters(characters) => characters.clone(),
                Inline::Code(code) => format!("`{code}`"),
                Inline::Emphasis(content) => format!("*{}*", words(content)),
                other => panic!("{other:?}"),
            })
            .collect()
    }

    fn read(text: &str) -> Option<Vec<(String, String, String)>> {
        let items = parse(text, 0..text.len(), &mut Vec::new())?;
        let parts = items
            .into_iter()
            .map(|item| (words(&item.prefix), item.key, words(&item.locator)));
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
    fn locators_have_their_marks_and_any_separator() {
        for (text, locator) in [
            ("@a: p. 3", "p. 3"),
            ("@a, *passim*", "*passim*"),
            ("@a\u{60c} \u{635} \u{6f3}", "\u{635} \u{6f3}"),
            ("@a\u{3001}3", "3"),
            ("@a, one\\; two", "one; two"),
            ("@a, R&amp;D", "R&D"),
            ("@a, `x;y`", "`x;y`"),
        ] {
            assert_eq!(read(text), Some(vec![entry("", "a", locator)]), "{text}");
        }
        let two = Some(vec![entry("", "log", ""), entry("", "act", "")]);
        for text in ["@log\u{61b} @act", "@log\u{ff1b}@act", "@log;@act;"] {
            assert_eq!(read(text), two, "{text}");
        }
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

    #[test]
    fn a_key_begins_behind_every_mark_and_behind_letters_without_spaces() {
        for text in [
            "しかし、@sato",
            "これを@sato",
            "（@sato）",
            "，@sato",
            "،@sato",
            "«@sato»",
            "“@sato”",
        ] {
            let key = find_key(text).expect("a key");
            assert_eq!(&text[key], "sato", "{text}");
        }
        for text in [
            "a@sato.org",
            "https://example.org/@sato",
            "x.@sato",
            "й@sato",
        ] {
            assert_eq!(find_key(text), None, "{text}");
        }
    }
}
