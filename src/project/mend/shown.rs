//! A change in a line: `report.yaml:12: titel → title`.
//!
//! In: a change, and the files as they were before it. Out: where it was made, what stood there and what stands there
//! now, cut short where it is long. Where one of the two cannot be seen, the words around it are shown with it.

use super::trial::Change;
use crate::diagnostic::{Sources, printable};

/// How many characters of a text are shown.
const LONGEST: usize = 60;

/// The line of a change.
pub fn shown(change: &Change, sources: &Sources) -> String {
    let span = change.suggestion.span;
    let source = sources.get(span.file);
    let (before, after) = words(change, &source.text);
    // What is taken out with its line is shown by its words, not by its indentation.
    let offset = change.before.len() - change.before.trim_start().len();
    let first = span.start + u32::try_from(offset).unwrap_or(0);
    let at = if before == TABS.0 { span.start } else { first };
    let (line, _) = sources.position(span.file, at);
    format!("{}:{line}: {before} → {after}", source.name)
}

/// What is said of tabs, which cannot be seen.
const TABS: (&str, &str) = ("tabs", "spaces");

fn words(change: &Change, text: &str) -> (String, String) {
    let (before, after) = (&change.before, &change.suggestion.replacement);
    if before.starts_with('\t') {
        return (TABS.0.to_string(), TABS.1.to_string());
    }
    let is_seen = |words: &str| words.chars().any(char::is_alphanumeric);
    if is_seen(before) && after.is_empty() {
        let words = before.trim().trim_start_matches(',').trim_start();
        return (short(words), "taken out".to_string());
    }
    if is_seen(before) && is_seen(after) {
        return (short(before), short(after));
    }
    let range = change.range();
    let start = text[..range.start].rfind(char::is_whitespace);
    let start = start.map_or(0, |space| {
        text[space..]
            .chars()
            .next()
            .map_or(space, |one| space + one.len_utf8())
    });
    let end = text[range.end..].find(char::is_whitespace);
    let end = end.map_or(text.len(), |length| range.end + length);
    let around = |middle: &str| {
        format!(
            "{}{middle}{}",
            &text[start..range.start],
            &text[range.end..end]
        )
    };
    (short(&around(before)), short(&around(after)))
}

/// The first line of a text, as long as it may be shown.
fn short(text: &str) -> String {
    let text = text.trim_matches([' ', '\n', '\r']);
    let line = text.lines().next().unwrap_or_default();
    let mut characters = line.char_indices();
    let cut = characters.nth(LONGEST).map(|(at, _)| &line[..at]);
    let is_whole = cut.is_none() && line.len() == text.len();
    let words = printable(cut.unwrap_or(line));
    match is_whole {
        true => words.into_owned(),
        false => format!("{words}…"),
    }
}
