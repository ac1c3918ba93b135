//! Halves of characters: `\uD83D` without the `\uDE00` that belongs behind it.

use super::Fault;
use crate::diagnostic::Diagnostic;

/// The length of an escape of four digits.
const ESCAPE: usize = 6;

/// The first half that stands alone, from where reading stopped. Programs that cut texts at a number
/// of code units leave them behind (RFC 8259, section 8.2).
pub fn lone(fault: &Fault<'_>) -> Diagnostic {
    let text = fault.text;
    let mut at = fault.at;
    while let Some(offset) = text[at..].find('\\') {
        at += offset;
        match (half(text, at), half(text, at + ESCAPE)) {
            (Some(Half::First), Some(Half::Second)) => at += 2 * ESCAPE,
            (Some(_), _) => break,
            // Any other escape, of which a backslash may be the second character.
            (None, _) => {
                let next = text[at + 1..].chars().next();
                at += 1 + next.map_or(0, char::len_utf8);
            }
        }
    }
    let code = text.get(at..at + ESCAPE).unwrap_or_default();
    let message = format!("`{code}` is half a character (a surrogate)");
    Diagnostic::error(
        "half-character",
        fault.span(at, (at + ESCAPE).min(text.len())),
        message,
    )
    .label("the other half is missing")
    .help("write the character itself; what wrote the file has cut a text within it")
}

/// Which half of a character the escape at a byte is, if it is one.
fn half(text: &str, at: usize) -> Option<Half> {
    let digits = text.get(at..)?.strip_prefix("\\u")?.get(..4)?;
    match u32::from_str_radix(digits, 16).ok()? {
        0xd800..0xdc00 => Some(Half::First),
        0xdc00..0xe000 => Some(Half::Second),
        _ => None,
    }
}

/// Which half of a character an escape is.
enum Half {
    First,
    Second,
}
