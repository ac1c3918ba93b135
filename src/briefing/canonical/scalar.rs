//! A text as YAML, so that every reader takes it for that text.
//!
//! In: a text. Out: how it is written. YAML libraries differ in what they make of a plain scalar:
//! 1.1 reads `no` and `on` as truth values and `1:30` as ninety, 1.2 does not; both read `1.10` as a
//! number. So a text is written plain only if it begins with a letter and is none of the words that
//! mean something to any of them (YAML 1.1's types, YAML 1.2.2, 10.3). What 1.1 takes for line ends
//! and 1.2 for characters (U+0085, U+2028, U+2029) is escaped.

use std::fmt::Write;

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Behind a colon or hyphen.
    Block,
    /// Between brackets.
    Flow,
}

/// Words that are no text to one reader or other, in lower case.
const MEANINGFUL: &[&str] = &[
    "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf", "infinity",
];

/// A text in one line, in quotes where it wants them.
pub fn one_line(value: &str, place: Place) -> String {
    if is_plain(value, place) {
        return value.to_string();
    }
    if value.chars().any(wants_escape) || (value.contains('\'') && !value.contains(['"', '\\'])) {
        return escaped(value);
    }
    format!("'{}'", value.replace('\'', "''"))
}

/// A text of several lines below `|`, with every line end; `None` for one that is not of several
/// lines, or that `|` cannot hold.
pub fn block(value: &str, indent: usize) -> Option<String> {
    let holds = |character: char| matches!(character, '\n' | '\t') || !wants_escape(character);
    // Readers disagree about lines of nothing but spaces, and about tabs where they indent.
    let sound =
        |line: &str| line.is_empty() || (!line.trim().is_empty() && !line.starts_with('\t'));
    if !value.contains('\n')
        || value.trim().is_empty()
        || !value.chars().all(holds)
        || !value.split('\n').all(sound)
    {
        return None;
    }
    let mut block = String::from("|");
    let first = value.split('\n').find(|line| !line.is_empty());
    if first.is_some_and(|line| line.starts_with(' ')) {
        block.push('2');
    }
    let body = value.trim_end_matches('\n');
    match value.len() - body.len() {
        0 => block.push('-'),
        1 => {}
        _ => block.push('+'),
    }
    for line in body.split('\n') {
        block.push('\n');
        if !line.is_empty() {
            block.extend(std::iter::repeat_n(' ', indent));
            block.push_str(line);
        }
    }
    let ends = (value.len() - body.len()).max(1);
    block.extend(std::iter::repeat_n('\n', ends));
    Some(block)
}

/// Whether a text reads as a JSON number or as `true` or `false`.
pub fn is_number_or_boolean(value: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = value.strip_prefix('-').unwrap_or(value);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let number = digits(whole) && digits(fraction) && (whole == "0" || !whole.starts_with('0'));
    number || matches!(value, "true" | "false")
}

fn is_plain(value: &str, place: Place) -> bool {
    let flow = |character: char| matches!(character, ',' | '[' | ']' | '{' | '}');
    value.starts_with(char::is_alphabetic)
        && !value.ends_with([' ', ':'])
        && !value.contains(": ")
        && !value.contains(" #")
        && !value.chars().any(wants_escape)
        && (place == Place::Block
            || !value.contains(|character| flow(character) || character == ':'))
        && !MEANINGFUL.contains(&value.to_lowercase().as_str())
}

/// What stands in a file only as an escape: controls, line ends of any standard, the byte-order
/// mark, and what is no character (YAML 1.2.2, 5.1).
fn wants_escape(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// A text in double quotes (YAML 1.2.2, 5.7).
fn escaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 2);
    out.push('"');
    for character in value.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            _ if wants_escape(character) => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}
