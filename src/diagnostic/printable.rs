//! Names as they may be printed.
//!
//! A file may be called anything. Control characters in its name would be obeyed by a terminal, line
//! ends would make two lines of one, and marks of direction would show another name than there is
//! (Unicode Technical Report 36, 3.1), so they are printed as escapes.

use std::borrow::Cow;
use std::fmt::Write;
use std::path::Path;

/// A path as it may be printed.
pub fn printable_path(path: &Path) -> String {
    printable(&path.to_string_lossy()).into_owned()
}

/// A name with its control and direction characters as Rust escapes: `\u{202e}`.
pub fn printable(name: &str) -> Cow<'_, str> {
    if !name.contains(is_obeyed) {
        return Cow::Borrowed(name);
    }
    let mut shown = String::with_capacity(name.len() + 8);
    for character in name.chars() {
        if is_obeyed(character) {
            // Writing to a string cannot fail.
            let _ = write!(shown, "{}", character.escape_default());
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// Whether a character does something where it is printed.
fn is_obeyed(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'
                | '\u{2029}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
                | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_escaped_and_all_else_stays() {
        assert_eq!(
            printable("bericht \u{e4}\u{2014}گزارش.yaml"),
            "bericht \u{e4}\u{2014}گزارش.yaml"
        );
        assert_eq!(printable("a\u{1b}[31m\nb"), "a\\u{1b}[31m\\nb");
        assert_eq!(printable("a\u{202e}fdp.b"), "a\\u{202e}fdp.b");
    }
}
