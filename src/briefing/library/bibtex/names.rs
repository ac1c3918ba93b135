//! Names as BibTeX has them.
//!
//! In: the value of a field that names people. Out: names as sources have them. ` and ` stands between them, `others`
//! for more of them. A name in braces is one whole, that of a house; else it is `von Family, Given`, `von Family, Jr,
//! Given` or `Given von Family`, where what is in braces is one word; or BibLaTeX's `family=…, given=…`.

use super::super::{latex, tree};
use crate::briefing::yaml::{Entry, Node};
use crate::diagnostic::Span;

/// What stands for others who are not named.
const OTHERS: &str = "et al.";

/// How many names a field may hold.
const MOST: usize = 10_000;

/// The names of a field, as a list.
pub fn people(tex: &str, span: Span) -> Node {
    let names = parted(tex, &|rest| {
        let word = rest.strip_prefix(|one: char| one.is_ascii_whitespace())?;
        let word = word.trim_start();
        let and = word
            .get(..3)
            .filter(|and| and.eq_ignore_ascii_case("and"))?;
        let behind = &word[and.len()..];
        let ends = behind.is_empty() || behind.starts_with(|one: char| one.is_ascii_whitespace());
        ends.then(|| rest.len() - behind.len())
    });
    let names = names.into_iter().take(MOST).map(str::trim);
    let names = names.filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("and"));
    tree::list(names.map(|name| person(name, span)).collect(), span)
}

/// The parts of a text between what a function finds outside of braces: how long it is at a place.
fn parted<'t>(tex: &'t str, between: &dyn Fn(&str) -> Option<usize>) -> Vec<&'t str> {
    let mut parts = Vec::new();
    let (mut start, mut depth, mut at) = (0, 0_usize, 0);
    while let Some(character) = tex[at..].chars().next() {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '\\' => at += 1,
            _ if depth == 0 => {
                if let Some(length) = between(&tex[at..]) {
                    parts.push(&tex[start..at]);
                    at += length;
                    start = at;
                    continue;
                }
            }
            _ => {}
        }
        // Behind a backslash may stand any character, or none.
        let width = tex[at.min(tex.len())..]
            .chars()
            .next()
            .map_or(1, char::len_utf8);
        at = (at + width).min(tex.len());
    }
    parts.push(&tex[start..]);
    parts
}

fn commas(tex: &str) -> Vec<&str> {
    let parts = parted(tex, &|rest| rest.starts_with(',').then_some(1));
    parts.into_iter().map(str::trim).collect()
}

fn words(tex: &str) -> Vec<&str> {
    let parts = parted(tex, &|rest| {
        let is_space = rest.starts_with(|one: char| one.is_ascii_whitespace() || one == '~');
        is_space.then_some(1)
    });
    parts.into_iter().filter(|word| !word.is_empty()).collect()
}

/// Whether all of a text stands in one pair of braces.
fn is_whole(tex: &str) -> bool {
    if !tex.starts_with('{') {
        return false;
    }
    let mut depth = 0_usize;
    for (at, byte) in tex.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1 == tex.len();
                }
            }
            _ => {}
        }
    }
    false
}

fn person(tex: &str, span: Span) -> Node {
    if tex.eq_ignore_ascii_case("others") {
        return literal(OTHERS, span);
    }
    // An accent alone in its braces is no name.
    if is_whole(tex) && !tex.starts_with("{\\") {
        return literal(&latex::words(tex), span);
    }
    let parts = commas(tex);
    if let Some(person) = extended(&parts, span) {
        return person;
    }
    match parts[..] {
        [all] => {
            let (given, particle, family) = in_order(&words(all));
            name([&given, &particle, &family, ""], span)
        }
        [family, given] => {
            let (particle, family) = von(&words(family));
            name([given, &particle, &family, ""], span)
        }
        [family, suffix, given, ..] => {
            let (particle, family) = von(&words(family));
            name([given, &particle, &family, suffix], span)
        }
        [] => literal("", span),
    }
}

fn literal(name: &str, span: Span) -> Node {
    tree::mapping(vec![tree::entry("literal", tree::scalar(name, span))], span)
}

/// A name of given names, particle, family name and suffix.
fn name([given, particle, family, suffix]: [&str; 4], span: Span) -> Node {
    let (given, family) = (latex::words(given), latex::words(family));
    let (particle, suffix) = (latex::words(particle), latex::words(suffix));
    let first = particle.split(' ').next().unwrap_or_default();
    let kind = match crate::briefing::parse::is_dropping(first) {
        true => "dropping-particle",
        false => "non-dropping-particle",
    };
    let parts = [
        ("family", family),
        ("given", given),
        (kind, particle),
        ("suffix", suffix),
    ];
    let parts = parts.into_iter().filter(|(_, part)| !part.is_empty());
    let parts: Vec<Entry> = parts
        .map(|(key, part)| tree::entry(key, tree::scalar(part, span)))
        .collect();
    tree::mapping(parts, span)
}

/// Whether a word is a particle: its first letter outside of braces is a small one.
fn is_small(word: &str) -> bool {
    let word = match word.strip_prefix('{') {
        // `{\'e}` is a letter, and any other word in braces has none.
        Some(rest) if rest.starts_with('\\') => rest,
        Some(_) => return false,
        None => word,
    };
    let said = latex::words(word);
    said.chars()
        .find(|one| one.is_alphabetic())
        .is_some_and(char::is_lowercase)
}

/// Given names, particle and family name of words in this order.
fn in_order(words: &[&str]) -> (String, String, String) {
    let Some((last, before)) = words.split_last() else {
        return Default::default();
    };
    let first_small = before.iter().position(|word| is_small(word));
    let Some(first_small) = first_small else {
        return (before.join(" "), String::new(), (*last).to_string());
    };
    let last_small = before.iter().rposition(|word| is_small(word));
    let behind = last_small.map_or(first_small, |place| place) + 1;
    let family = words[behind..].join(" ");
    (
        words[..first_small].join(" "),
        words[first_small..behind].join(" "),
        family,
    )
}

/// Particle and family name of words in this order.
fn von(words: &[&str]) -> (String, String) {
    let Some((_, before)) = words.split_last() else {
        return Default::default();
    };
    let small = before.iter().rposition(|word| is_small(word));
    let begins_small = before.first().is_some_and(|word| is_small(word));
    match small.filter(|_| begins_small) {
        Some(last) => (words[..=last].join(" "), words[last + 1..].join(" ")),
        None => (String::new(), words.join(" ")),
    }
}

/// `family=Berg, given=Nora, prefix=van`.
fn extended(parts: &[&str], span: Span) -> Option<Node> {
    let mut found = [String::new(), String::new(), String::new(), String::new()];
    let keys = ["given", "prefix", "family", "suffix"];
    for part in parts {
        let (key, value) = part.split_once('=')?;
        let key = key.trim().to_lowercase();
        match keys.iter().position(|known| *known == key) {
            Some(place) => found[place] = value.trim().trim_matches('"').to_string(),
            None if key.ends_with("-i") || key == "useprefix" || key == "id" => {}
            None => return None,
        }
    }
    let [given, particle, family, suffix] = found;
    Some(name([&given, &particle, &family, &suffix], span))
}
