//! Characters that no face has.
//!
//! In: these characters, and the text of the briefing. Out: one warning, at the first of them, that lists each with its
//! code point and its name in Unicode, how often it is written and where first. A hundred signs of one script are
//! one mistake: that no font has been given for it.

use std::collections::BTreeMap;

use super::shortcomings::span;
use crate::diagnostic::character::{code, named};
use crate::diagnostic::{Diagnostic, FileId};

/// How many characters have a line of their own; the others share one.
const MOST_LINES: usize = 40;

/// The warning, with what is to be said of fonts that may not be used; none where every character has a face.
pub fn warning(
    (missing, refused): (&[char], &[String]),
    text: &str,
    file: FileId,
) -> Option<Diagnostic> {
    let found = found(missing, text);
    let by_place = |character: &&char| found.get(*character).map_or(usize::MAX, |(at, _)| *at);
    let mut missing: Vec<&char> = missing.iter().collect();
    missing.sort_by_key(by_place);
    let first = **missing.first()?;
    let message = match missing.len() {
        1 => format!("no font has the character `{first}` ({})", code(first)),
        count => format!("no font has {count} characters of this text"),
    };
    let at = found.get(&first).map(|(at, _)| *at);
    let length = at.map_or(0, |_| first.len_utf8());
    let place = span(file, at.unwrap_or(0), length);
    let mut warning = Diagnostic::warning("uncovered-character", place, message);
    let (listed, others) = missing.split_at(missing.len().min(MOST_LINES));
    for character in listed {
        warning = warning.help(line(**character, &found, text));
    }
    if !others.is_empty() {
        let others = others
            .iter()
            .map(|other| format!("`{other}` ({})", code(**other)));
        warning = warning.help(others.collect::<Vec<_>>().join(", "));
    }
    for sentence in refused {
        warning = warning.help(sentence);
    }
    Some(
        warning
            .help("give a font that has them: `--font-path DIR`, or `fonts` in a theme; `briefset fonts FILE` tells which do")
            .help("the PDF shows a box in their place, and keeps them for whoever copies the text"),
    )
}

/// Where each of some characters is first written in a text, and how often it is.
fn found(missing: &[char], text: &str) -> BTreeMap<char, (usize, usize)> {
    let mut found = BTreeMap::new();
    for (at, character) in text.char_indices() {
        if !character.is_ascii() && missing.binary_search(&character).is_ok() {
            found.entry(character).or_insert((at, 0)).1 += 1;
        }
    }
    found
}

/// What is said of a character. One that is written as an escape, or that the program sets itself, stands nowhere.
fn line(character: char, found: &BTreeMap<char, (usize, usize)>, text: &str) -> String {
    let named = named(character);
    let Some((at, count)) = found.get(&character) else {
        return named;
    };
    let before = &text[..*at];
    let number = before.matches('\n').count() + 1;
    let column = before
        .chars()
        .rev()
        .take_while(|next| *next != '\n')
        .count()
        + 1;
    match count {
        1 => format!("{named}, at {number}:{column}"),
        _ => format!("{named}, {count} times, first at {number}:{column}"),
    }
}
