//! What stands between a title and the text: who wrote it, and when.

use super::lines::PageLine;
use crate::import::dates;
use crate::import::draft::{About, Author};

/// What stands before a date, in small letters, and the key of what follows it.
const DATED: &[(&str, &str)] = &[
    ("", "date"),
    ("published", "date"),
    ("published on", "date"),
    ("date", "date"),
    ("posted on", "date"),
    ("veröffentlicht am", "date"),
    ("publié le", "date"),
    ("updated", "modified"),
    ("updated on", "modified"),
    ("last updated", "modified"),
    ("last updated on", "modified"),
    ("last modified", "modified"),
    ("aktualisiert am", "modified"),
    ("mis à jour le", "modified"),
];
/// What stands before the names of authors.
const WRITTEN_BY: &[&str] = &[
    "by ",
    "author: ",
    "authors: ",
    "written by ",
    "von ",
    "autor: ",
    "par ",
];

/// Takes what a text says of itself from its first lines, and gives the others back.
pub fn take<'t>(lines: &[PageLine<'t>], about: &mut About) -> Vec<PageLine<'t>> {
    let mut rest = Vec::new();
    for line in lines {
        let is_near = rest.is_empty();
        if !(is_near && (date(line.text, about) || byline(line.text, about))) {
            rest.push(*line);
        }
    }
    rest
}

fn date(text: &str, about: &mut About) -> bool {
    let lower = text.to_lowercase();
    for (before, key) in DATED {
        let Some(rest) = lower.strip_prefix(before) else {
            continue;
        };
        if rest.len() > text.len() || !text.is_char_boundary(text.len() - rest.len()) {
            continue;
        }
        let written = text[text.len() - rest.len()..].trim_start_matches([':', ' ', '\u{a0}']);
        let is_there = about.texts.iter().any(|(there, _)| there == key);
        if let Some(date) = dates::read(written).filter(|_| !is_there) {
            about.texts.push((key, date));
            return true;
        }
    }
    false
}

fn byline(text: &str, about: &mut About) -> bool {
    let lower = text.to_lowercase();
    let Some(before) = WRITTEN_BY.iter().find(|before| lower.starts_with(**before)) else {
        return false;
    };
    let Some(names) = text
        .get(before.len()..)
        .filter(|_| about.authors.is_empty())
    else {
        return false;
    };
    let names = names_in(names);
    let is_name = |name: &String| {
        let words: Vec<&str> = name.split_whitespace().collect();
        let is_upper = |word: &&str| {
            word.chars()
                .next()
                .is_some_and(|first| !first.is_lowercase())
        };
        (1..=5).contains(&words.len())
            && words.first().is_some_and(is_upper)
            && words.last().is_some_and(is_upper)
            && !name.ends_with('.')
    };
    if names.is_empty() || !names.iter().all(is_name) {
        return false;
    }
    about.authors.extend(names.into_iter().map(|name| Author {
        name,
        more: Vec::new(),
    }));
    true
}

/// Names with commas and "and" between them.
pub fn names_in(text: &str) -> Vec<String> {
    let text = [" and ", " & ", " und ", " et ", " y ", " و "]
        .iter()
        .fold(text.to_string(), |text, word| text.replace(word, ", "));
    let names = text
        .split([',', ';', '،'])
        .map(str::trim)
        .filter(|name| !name.is_empty());
    names.map(str::to_string).collect()
}
