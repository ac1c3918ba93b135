//! An edit changes what it is to change, and no other byte.

use std::ops::Range;

use briefset::briefing::edit::{Path, Refusal};
use briefset::briefing::yaml::lossless::{Content, Node, Tree};

use super::places::{Place, changed, lines, own_comments, some};
use super::value::{self, Value};
use super::{TEXTS, comments};
use crate::support::random::Random;

/// Texts that are put into files.
const WORDS: &[&str] = &[
    "words",
    "",
    "1.10",
    "a: b # c",
    "it's \"quoted\"",
    "one\ntwo\n",
    "one\n\n  two",
    "kept\n\n\n",
    "\n lead\n",
    "- item, [b] {c}",
    "é漢 \u{628}",
    "tab\tand \u{7}",
    "null",
];

/// The longest text that is edited, in bytes.
const LONGEST: usize = 4_000;

fn sorted(mut words: Vec<String>) -> Vec<String> {
    words.sort();
    words
}

/// Whether a refusal is one that has its reason in the file.
fn is_fair(refusal: Refusal, text: &str, place: &Place<'_>) -> bool {
    match refusal {
        Refusal::Named => true,
        Refusal::Comment => place.collection.is_flow,
        // Such a text would take in the empty lines that it came to stand above.
        Refusal::Unreadable => text.contains("|+"),
        Refusal::Missing | Refusal::Taken => false,
    }
}

/// Tries an edit of some entries of every text: `edit` says what it came to and what is said then, `check` looks at
/// the bytes.
fn try_all(
    edit: impl Fn(&Tree, &Place<'_>, &mut Random, &mut Value) -> Option<Result<Tree, Refusal>>,
    check: impl Fn(&Tree, &Place<'_>, &Tree) -> Result<(), String>,
) {
    let mut random = Random::new(5);
    let (mut done, mut faults) = (0, Vec::new());
    for (name, text, tree) in TEXTS.iter() {
        // Of a long one, as much is edited elsewhere.
        if text.len() > LONGEST {
            continue;
        }
        for place in some(tree, &mut random) {
            let mut expected = value::read(text).expect("sound YAML");
            let fault = match edit(tree, &place, &mut random, &mut expected) {
                None => continue,
                Some(Err(refusal)) if is_fair(refusal, text, &place) => continue,
                Some(Err(refusal)) => Err(refusal.to_string()),
                Some(Ok(edited)) => {
                    done += 1;
                    match value::read(edited.text()) == Some(expected) {
                        true => check(tree, &place, &edited)
                            .map_err(|fault| format!("{fault}\n{}", edited.text())),
                        false => Err(format!("something else is said:\n{}", edited.text())),
                    }
                }
            };
            if let Err(fault) = fault {
                faults.push(format!("{name}, {:?}: {fault}\n----\n{text}", place.path));
            }
        }
    }
    let shown = faults[..3.min(faults.len())].join("\n====\n");
    assert!(faults.is_empty(), "{} at fault\n{shown}", faults.len());
    assert!(done > 500, "{done}");
}

fn keeps_comments(before: &Tree, after: &Tree) -> Result<(), String> {
    let kept = sorted(comments(before)) == sorted(comments(after));
    kept.then_some(()).ok_or("other comments".to_string())
}

fn stays_within(before: &Tree, after: &Tree, range: &Range<usize>) -> Result<(), String> {
    let changed = changed(before.text(), after.text());
    let is_same = before.text() == after.text();
    let within = is_same || (range.start <= changed.start && changed.end <= range.end);
    within
        .then_some(())
        .ok_or(format!("{changed:?} is not within {range:?}"))
}

#[test]
fn a_value_is_replaced() {
    try_all(
        |tree, place, random, expected| {
            let words = *random.pick(WORDS);
            let node = expected
                .at(&place.places)
                .children()
                .swap_remove(place.index);
            *node = Value::Text(words.to_string());
            Some(tree.replace(&place.path, words))
        },
        |before, place, after| {
            stays_within(before, after, &lines(before.text(), place.entry()))?;
            match &place.entry().value.content {
                Content::Collection(_) => Ok(()),
                Content::Alias(_) | Content::Scalar(_) => keeps_comments(before, after),
            }
        },
    );
}

#[test]
fn a_key_is_inserted() {
    try_all(
        |tree, place, random, expected| {
            let Value::Mapping(entries) = expected.at(&place.places) else {
                return None;
            };
            let words = *random.pick(WORDS);
            let index = random.between(0, entries.len());
            entries.insert(
                index,
                ("x-new key".to_string(), Value::Text(words.to_string())),
            );
            let inserted = tree.insert(&place.around, index, "x-new key", words);
            // A pair in a list without braces of its own takes no second.
            let is_pair =
                place.collection.is_flow && inserted.as_ref().err() == Some(&Refusal::Unreadable);
            (!is_pair).then_some(inserted)
        },
        |before, _, after| {
            let changed = changed(before.text(), after.text());
            let is_insertion = changed.is_empty() && after.text().len() > before.text().len();
            is_insertion
                .then_some(())
                .ok_or(format!("{changed:?} has changed"))?;
            keeps_comments(before, after)
        },
    );
}

#[test]
fn a_key_is_renamed() {
    try_all(
        |tree, place, random, expected| {
            let Value::Mapping(entries) = expected.at(&place.places) else {
                return None;
            };
            let name = *random.pick(&["other", "x: y", "1", "it's", "[b]", "é", "two\nlines"]);
            if entries.iter().any(|(key, _)| key == name) {
                return None;
            }
            entries[place.index].0 = name.to_string();
            let is_below = place
                .entry()
                .key
                .as_ref()
                .is_some_and(Node::is_block_scalar);
            (!is_below).then(|| tree.rename(&place.path, name))
        },
        |before, place, after| {
            let key = place.entry().key.as_ref().expect("a key");
            stays_within(before, after, &key.span)?;
            keeps_comments(before, after)
        },
    );
}

#[test]
fn an_entry_is_removed() {
    try_all(
        |tree, place, _, expected| {
            match expected.at(&place.places) {
                Value::Mapping(entries) => drop(entries.remove(place.index)),
                Value::List(values) => drop(values.remove(place.index)),
                Value::Nothing | Value::Text(_) => return None,
            }
            Some(tree.remove(&place.path))
        },
        |before, place, after| {
            let mut own = Vec::new();
            own_comments(place.entry(), &mut own);
            if place.collection.entries.len() == 1 {
                own.extend(&place.collection.after);
            }
            let mut left = sorted(comments(before));
            for comment in own {
                let words = before.words(comment);
                let index = left.iter().position(|left| left == words);
                left.remove(index.expect("a comment"));
            }
            (left == sorted(comments(after)))
                .then_some(())
                .ok_or("other comments")?;
            if place.collection.entries.len() > 1 {
                let gone = before.text().len() - after.text().len();
                let lines = lines(before.text(), place.entry());
                let next = place.collection.entries.get(place.index + 1);
                // The empty lines above the next go with the first.
                let between = next
                    .filter(|_| place.index == 0)
                    .map_or(0, |next| next.start.saturating_sub(lines.end));
                // Those below go with it where the text above would keep them for its own.
                let above = place
                    .index
                    .checked_sub(1)
                    .map(|above| &place.collection.entries[above]);
                let above = above.and_then(|above| before.text().get(above.start..lines.start));
                let above = above.unwrap_or_default();
                let mut headers = above.lines().filter(|line| line.contains(['|', '>']));
                let kept = headers.any(|line| line.contains('+'));
                let below = before.text()[lines.end..].split_inclusive('\n');
                let below = below.take_while(|line| kept && line.trim().is_empty());
                let between = between + below.map(str::len).sum::<usize>();
                (gone <= lines.len() + between)
                    .then_some(())
                    .ok_or(format!("{gone} bytes"))?;
                changed(after.text(), before.text())
                    .is_empty()
                    .then_some(())
                    .ok_or("not only removed")?;
            }
            Ok(())
        },
    );
}

#[test]
fn an_entry_is_moved() {
    try_all(
        |tree, place, random, expected| {
            let index = random.below(place.collection.entries.len());
            match expected.at(&place.places) {
                Value::Mapping(entries) => {
                    let entry = entries.remove(place.index);
                    entries.insert(index, entry);
                }
                Value::List(values) => {
                    let value = values.remove(place.index);
                    values.insert(index, value);
                }
                Value::Nothing | Value::Text(_) => return None,
            }
            Some(tree.move_to(&place.path, index))
        },
        |before, place, after| {
            keeps_comments(before, after)?;
            let entries = &place.collection.entries;
            let all = entries.iter().map(|entry| lines(before.text(), entry));
            let range = all.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end));
            stays_within(before, after, &range.expect("entries"))?;
            let letters = |tree: &Tree| {
                let letters = tree.text().chars().filter(|next| !next.is_whitespace());
                let mut letters: Vec<char> = letters.collect();
                letters.sort_unstable();
                letters
            };
            (letters(before) == letters(after))
                .then_some(())
                .ok_or("other letters".to_string())
        },
    );
}

#[test]
fn edits_are_refused_with_a_reason() {
    let tree =
        Tree::new("a: &n {b: c}\nd: *n\ne: {f: 1, # g\n  h: 2}\ni: j\n").expect("sound YAML");
    let path = |name: &str| Path::new().key(name);
    for (edit, refusal) in [
        (tree.replace(&path("a"), "x"), Refusal::Named),
        (tree.replace(&path("a").key("z"), "x"), Refusal::Missing),
        (tree.replace(&path("d").key("b"), "x"), Refusal::Missing),
        (tree.replace(&Path::new(), "x"), Refusal::Missing),
        (tree.remove(&path("a")), Refusal::Named),
        (tree.remove(&path("e").key("f")), Refusal::Comment),
        (tree.move_to(&path("e").key("f"), 1), Refusal::Comment),
        (tree.move_to(&path("i"), 0), Refusal::Named),
        (tree.replace(&path("a").key("b"), "x"), Refusal::Named),
        (tree.rename(&path("i"), "a"), Refusal::Taken),
        (tree.insert(&Path::new(), 0, "e", "x"), Refusal::Taken),
        (tree.insert(&path("i"), 0, "e", "x"), Refusal::Missing),
    ] {
        assert_eq!(edit.err(), Some(refusal));
    }
    // An alias is nobody's only value.
    let tree = tree.replace(&path("d"), "x").expect("an edit");
    assert!(tree.text().contains("\nd: x\n"), "{}", tree.text());
}
