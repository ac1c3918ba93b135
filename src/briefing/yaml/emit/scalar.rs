//! The characters of a text in each of its styles.

use std::fmt::Write;

use crate::briefing::filling::{filled, is_wider, single_spaces};
use crate::language::sets_no_spaces;

/// Whether a text can stand in one line without an escape.
pub fn needs_no_escape(value: &str) -> bool {
    !value.chars().any(wants_escape)
}

/// Whether a text can stand below `|`: one of several lines, with nothing in it that wants an escape.
pub fn literal_holds(value: &str) -> bool {
    let holds = |character: char| matches!(character, '\n' | '\t') || !wants_escape(character);
    // Readers disagree about lines of nothing but spaces, and about tabs where they indent.
    let sound =
        |line: &str| line.is_empty() || (!line.trim().is_empty() && !line.starts_with('\t'));
    value.contains('\n')
        && !value.trim().is_empty()
        && value.chars().all(holds)
        && value.split('\n').all(sound)
}

/// The header of a text below `|`, and its lines.
pub fn literal(value: &str) -> (String, impl Iterator<Item = &str>) {
    let mut header = String::from("|");
    let first = value.split('\n').find(|line| !line.is_empty());
    if first.is_some_and(|line| line.starts_with(' ')) {
        header.push('2');
    }
    let body = value.trim_end_matches('\n');
    let ends = value.len() - body.len();
    match ends {
        0 => header.push('-'),
        1 => {}
        _ => header.push('+'),
    }
    let kept = std::iter::repeat_n("", ends.saturating_sub(1));
    (header, body.split('\n').chain(kept))
}

/// The header of a text below `>`, and its lines, each of which has at most so many characters where its words
/// let it. `None` where folding would say something else, where it would break nothing, and in scripts
/// that set no spaces between words: where their lines end is their writer's to say.
pub fn folded(value: &str, width: usize) -> Option<(&'static str, Vec<&str>)> {
    let body = value.strip_suffix('\n').unwrap_or(value);
    let header = if body.len() < value.len() { ">" } else { ">-" };
    // A line that begins with a space is not folded, and spaces at the end of one are nobody's to see.
    let is_sound =
        |line: &str| needs_no_escape(line) && !line.starts_with(' ') && !line.ends_with(' ');
    let is_spaced = |character: char| character.is_ascii() || !sets_no_spaces(character);
    if body.starts_with('\n') || body.ends_with('\n') || !body.split('\n').all(is_sound) {
        return None;
    }
    if !body.chars().all(is_spaced) {
        return None;
    }
    let mut lines = Vec::new();
    for (index, paragraph) in body.split('\n').enumerate() {
        // Of line ends in a row, the first is folded away (YAML 1.2.2, 6.5).
        if index > 0 {
            lines.push("");
        }
        if !paragraph.is_empty() {
            lines.extend(filled(paragraph, width, single_spaces(paragraph)));
        }
    }
    // The one line of a word stands as wide below its key as behind it.
    let gains = lines.len() > 1 || !lines.iter().any(|line| is_wider(line, width));
    gains.then_some((header, lines))
}

/// What stands in a file only as an escape: controls, line ends of any standard, the byte-order
/// mark, and what is no character (YAML 1.2.2, 5.1). What 1.1 takes for line ends and 1.2 for characters
/// (U+0085, U+2028, U+2029) is among them.
fn wants_escape(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// A text in single quotes (YAML 1.2.2, 7.3.2).
pub fn single_quoted(value: &str) -> String {
    format!("'{}'", value.replace('\'', "''"))
}

/// Writes a text in double quotes (YAML 1.2.2, 5.7).
pub fn double_quoted(value: &str, out: &mut String) {
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
}
