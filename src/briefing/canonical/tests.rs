//! What is written is read again as what it was, by this reader and by others.

use super::*;
use crate::briefing::yaml;
use crate::diagnostic::{Diagnostics, Source, Sources};
use crate::document::{Document, Settings};

fn tree(text: &str) -> Node {
    let mut sources = Sources::new();
    let file = sources.add(Source::new("test.yaml", text));
    let mut diagnostics = Diagnostics::new();
    let node = yaml::read(&sources, file, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{text:?}: {diagnostics:?}");
    node.unwrap_or_else(|| panic!("{text:?} is read: {diagnostics:?}"))
}

fn written(text: &str) -> String {
    write(&tree(text))
}

#[test]
fn keys_stand_in_the_order_of_the_format() {
    let canonical = written(
        "# A comment\n$schema: s\nsources: [{title: T, id: a, type: book}]\nsummary: &s Some *words*.\nx-run: 4711\n\
         key_points:\n- {confidence: high, x-by: me, text: *s}\n- ~\n- plain\nbluf: 'yes'\n\
         sections:\n- sections: [{blocks: [{quote: {by: B, text: 'A: b'}}], title: In}]\n  title: \"1.10\"\n\
         keywords: [no, 'a, b', \"it's\", b: c]\nsubtitle: ~\nfaq: []\ntoc: true\ntitle: 2026-01-15\n",
    );
    let expected = "\
title: '2026-01-15'
keywords:
  - 'no'
  - a, b
  - it's
  - b: c
toc: true
tldr: 'yes'
key_points:
  - text: Some *words*.
    confidence: high
  - plain
summary: Some *words*.
sections:
  - title: '1.10'
    sections:
      - title: In
        blocks:
          - quote:
              text: 'A: b'
              by: B
sources:
  - id: a
    type: book
    title: T
";
    assert_eq!(canonical, expected);
    assert_eq!(written(&canonical), canonical);
}

#[test]
fn rows_keep_the_places_of_their_cells() {
    let canonical = written(
        "title: T\nsections: [{title: S, blocks: [{table: {rows: [[A, ~, '1,5'], [null, {text: b, colspan: 2}], []], header: [x, y]}}, \
         {chart: {series: [{values: [1, 2.5, n/a], name: 'n'}], x: [Jan, 'a: b']}}]}]\n",
    );
    let expected = "\
title: T
sections:
  - title: S
    blocks:
      - table:
          header:
            - x
            - 'y'
          rows:
            - [A, null, '1,5']
            - - null
              - text: b
                colspan: 2
            - []
      - chart:
          x: [Jan, 'a: b']
          series:
            - name: 'n'
              values: [1, 2.5, n/a]
";
    assert_eq!(canonical, expected);
    assert_eq!(written(&canonical), canonical);
}

#[test]
fn long_texts_stand_below_a_bar() {
    let cases = [
        ("one\ntwo\n", "k: |\n  one\n  two\n"),
        ("one\n\ntwo", "k: |-\n  one\n\n  two\n"),
        ("one\n\n\n", "k: |+\n  one\n\n\n"),
        ("  one\ntwo\n", "k: |2\n    one\n  two\n"),
        ("\n one\n", "k: |2\n\n   one\n"),
        ("one  \ntwo\n", "k: |\n  one  \n  two\n"),
        ("\n", "k: \"\\n\"\n"),
        ("one\n  \ntwo", "k: \"one\\n  \\ntwo\"\n"),
        ("one\r\ntwo", "k: \"one\\r\\ntwo\"\n"),
        ("one\u{2028}two\n", "k: \"one\\u2028two\\n\"\n"),
    ];
    for (value, expected) in cases {
        let quoted = format!("k: {}\n", all_escaped(value));
        assert_eq!(written(&quoted), expected, "{value:?}");
        assert_eq!(text_of(&tree(expected)), value);
    }
}

/// A text in double quotes, every character of it an escape.
fn all_escaped(value: &str) -> String {
    let escaped: String = value
        .chars()
        .map(|character| format!("\\U{:08x}", u32::from(character)))
        .collect();
    format!("\"{escaped}\"")
}

fn text_of(node: &Node) -> String {
    match &node.kind {
        NodeKind::Mapping(entries) => text_of(&entries[0].value),
        NodeKind::Sequence(nodes) => text_of(&nodes[0]),
        NodeKind::Scalar(written) => {
            assert!(!written.is_absent(), "{written:?}");
            written.value.clone()
        }
    }
}

/// Pieces that texts are made of: whatever means something to some reader of YAML.
const PIECES: &[&str] = &[
    "a",
    "Word",
    "é",
    "\u{628}",
    " ",
    "  ",
    "\n",
    "\n\n",
    ": ",
    ":",
    " #",
    "#",
    "- ",
    "-",
    "? ",
    "'",
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    "&",
    "*",
    "!",
    "|",
    ">",
    "%",
    "@",
    "`",
    "~",
    "null",
    "no",
    "on",
    "y",
    "True",
    "1",
    "1.10",
    "2026-01-15",
    "0x1f",
    "1e5",
    ".inf",
    "=",
    "<<",
    "1:30",
    "---",
    "...",
    "\t",
    "\r",
    "\u{85}",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}",
    "\u{7f}",
    "\u{0}",
    "\u{1b}",
    "\u{1f600}",
    "\u{ad}",
    "_",
    "/",
    "$",
];

#[test]
fn every_text_comes_back_from_every_place() {
    let mut seed = 7u64;
    let mut random = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for round in 0..1_000 {
        let count = if round < PIECES.len() { 1 } else { random(7) };
        let value: String = (0..count)
            .map(|_| {
                let index = if round < PIECES.len() {
                    round
                } else {
                    random(PIECES.len())
                };
                PIECES[index]
            })
            .collect();
        let quoted = all_escaped(&value);
        for place in [
            "title: V\n",
            "key_points: [V]\n",
            "labels: {tldr: V}\n",
            "order: [V, b]\n",
            "faq: [[V]]\n",
            "sections: [{body: V, title: b}]\n",
        ] {
            let canonical = written(&place.replace('V', &quoted));
            let again = tree(&canonical);
            let NodeKind::Mapping(entries) = &again.kind else {
                panic!("{canonical:?} is a mapping");
            };
            let found = match (&entries[0].value.kind, place.contains("title: b")) {
                (NodeKind::Sequence(nodes), true) => match &nodes[0].kind {
                    NodeKind::Mapping(entries) => text_of(&entries[1].value),
                    _ => panic!("{canonical:?} has sections"),
                },
                _ => text_of(&again),
            };
            assert_eq!(found, value, "{canonical:?}");
            assert_eq!(write(&again), canonical);
            check_with_another_reader(&canonical, &value);
        }
    }
}

/// Another library, which resolves plain scalars to types, takes every text for a text.
fn check_with_another_reader(canonical: &str, value: &str) {
    use serde_yaml::Value;
    fn texts(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::String(text) => found.push(text.clone()),
            Value::Sequence(values) => values.iter().for_each(|value| texts(value, found)),
            Value::Mapping(entries) => entries.values().for_each(|value| texts(value, found)),
            other => panic!("{other:?} is no text"),
        }
    }
    let read: Value =
        serde_yaml::from_str(canonical).unwrap_or_else(|error| panic!("{canonical:?}: {error}"));
    let mut found = Vec::new();
    texts(&read, &mut found);
    assert!(
        found.iter().any(|text| text == value),
        "{canonical:?}: {found:?}"
    );
}

#[test]
fn numbers_and_truth_values_are_written_as_such_where_they_are_wanted() {
    let canonical = written(
        "smart: 'false'\ntoc: auto\nsections: [{blocks: [{table: {header_rows: '2', caption: '2'}}, {figure: {width: '0.8', decorative: True}}]}]\n",
    );
    for expected in [
        "smart: false\n",
        "toc: auto\n",
        "header_rows: 2\n",
        "caption: '2'\n",
        "width: 0.8\n",
        "decorative: 'True'\n",
    ] {
        assert!(canonical.contains(expected), "{expected:?} in {canonical}");
    }
}

const EVERY_KEY: &str = include_str!("every_key.yaml");

#[test]
fn every_key_of_the_format_has_its_place() {
    let known = |keys: &'static [Key], name: &str| keys::find(keys, name).0 < keys.len();
    for key in crate::briefing::parse::KEYS
        .iter()
        .filter(|key| **key != "$schema")
    {
        assert!(known(BRIEFING.0, key), "`{key}` has no place");
    }
    fn check(entries: &[Entry], keys: &'static [Key]) {
        let mut last = 0;
        for entry in entries {
            let (rank, name, form) = keys::find(keys, &entry.key.value);
            assert!(rank < keys.len(), "`{name}` has no place");
            assert!(rank >= last, "`{name}` is out of its place");
            last = rank;
            let mut rest = vec![&entry.value];
            while let Some(node) = rest.pop() {
                match &node.kind {
                    NodeKind::Scalar(_) => {}
                    NodeKind::Sequence(nodes) => rest.extend(nodes),
                    NodeKind::Mapping(entries) => check(entries, form.keys()),
                }
            }
        }
    }
    let NodeKind::Mapping(entries) = tree(EVERY_KEY).kind else {
        panic!("a mapping");
    };
    check(&entries, BRIEFING.0);
}

/// What a briefing comes to.
fn meaning(text: &str) -> Option<(Document, Settings, String)> {
    let mut sources = Sources::new();
    let file = sources.add(Source::new("test.yaml", text));
    let reading = crate::briefing::read(&sources, file, &mut Diagnostics::new())?;
    let csl = crate::briefing::csl::write(&reading.sources);
    Some((reading.document, reading.settings, csl))
}

#[test]
fn what_is_written_means_the_same() {
    let canonical = written(EVERY_KEY);
    assert_eq!(meaning(EVERY_KEY), meaning(&canonical));
    assert!(meaning(&canonical).is_some());
    assert_eq!(written(&canonical), canonical);
}

/// Nothing leaves the house that no output shows: without any one of its lines, a briefing is
/// another, or none.
#[test]
fn every_key_that_is_written_has_an_effect() {
    fn without_each(node: &Node, trees: &mut Vec<(String, Node)>, whole: &dyn Fn(Node) -> Node) {
        let with = |kind| whole(Node { kind, ..*node });
        match &node.kind {
            NodeKind::Scalar(_) => {}
            NodeKind::Sequence(nodes) => {
                for index in 0..nodes.len() {
                    without_each(&nodes[index], trees, &|inner| {
                        let mut nodes = nodes.clone();
                        nodes[index] = inner;
                        with(NodeKind::Sequence(nodes))
                    });
                }
            }
            NodeKind::Mapping(entries) => {
                for index in 0..entries.len() {
                    let mut rest = entries.clone();
                    let removed = rest.remove(index);
                    trees.push((removed.key.value, with(NodeKind::Mapping(rest))));
                    without_each(&entries[index].value, trees, &|inner| {
                        let mut entries = entries.clone();
                        entries[index].value = inner;
                        with(NodeKind::Mapping(entries))
                    });
                }
            }
        }
    }
    let canonical = tree(&written(EVERY_KEY));
    let mut trees = Vec::new();
    without_each(&canonical, &mut trees, &|node| node);
    assert!(trees.len() > 80);
    let whole = meaning(EVERY_KEY);
    for (key, tree) in trees {
        assert_ne!(meaning(&write(&tree)), whole, "`{key}` has no effect");
    }
}
