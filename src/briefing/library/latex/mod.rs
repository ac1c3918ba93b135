//! The text of TeX that stands in fields of BibTeX.
//!
//! In: the value of a field as it is typed. Out: its words, and the same as inline markup: emphasis and strong words
//! are marks, raised and lowered ones the elements that titles of CSL-JSON have. Braces, which protect capitals from
//! styles, are left out; commands for letters, accents and signs are those characters; a command that is not known
//! is left out where it has words, which stay, and kept as typed where it has none. [`mod@write`] is the way back.
//!
//! Reading goes through the text once, with a stack of its own: no nesting is too deep.

mod commands;
mod reader;
pub mod write;

use self::reader::Reader;
use super::plain;
use crate::briefing::markup::{parse_title, words_of};

/// What a text of TeX says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Its words.
    pub words: String,
    /// Its words as inline markup.
    pub marked: String,
}

/// Reads a text.
pub fn read(tex: &str) -> Said {
    let (words, marked) = Reader::read(tex);
    let (words, marked) = (words.trim().to_string(), marked.trim().to_string());
    // Marks that do not come out as marks, within a word or around a space, would be seen.
    let is_sound = marked.len() == words.len()
        || parse_title(&marked).findings.is_empty() && same_words(&words_of(&marked), &words);
    match is_sound {
        true => Said { words, marked },
        false => Said {
            marked: plain::characters(&words),
            words,
        },
    }
}

fn same_words(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// The words of a text.
pub fn words(tex: &str) -> String {
    read(tex).words
}

/// An address or an identifier: nothing but escapes is read, and the command that addresses stand in.
pub fn verbatim(tex: &str) -> String {
    let mut tex = tex.trim();
    for command in ["\\url{", "\\path{", "\\nolinkurl{", "\\href{", "{"] {
        if let Some(rest) = tex.strip_prefix(command) {
            tex = group(rest).0;
        }
    }
    let mut out = String::with_capacity(tex.len());
    let mut characters = tex.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' if characters
                .peek()
                .is_some_and(|next| "_%&#{}~$".contains(*next)) =>
            {
                out.extend(characters.next());
            }
            '{' | '}' => {}
            _ => out.push(character),
        }
    }
    out.trim().to_string()
}

/// What stands in the group that opened before a text, and what stands behind it; all of it where it does not close.
fn group(text: &str) -> (&str, &str) {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return (&text[..at], &text[at + 1..]),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests;
