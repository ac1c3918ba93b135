//! A text comes back as it was, wherever it stands and whatever it is made of.

use super::*;

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
pub(super) fn all_escaped(value: &str) -> String {
    let escaped: String = value
        .chars()
        .map(|character| format!("\\U{:08x}", u32::from(character)))
        .collect();
    format!("\"{escaped}\"")
}

pub(super) fn text_of(node: &Node) -> String {
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
pub(super) const PIECES: &[&str] = &[
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
pub(super) fn check_with_another_reader(canonical: &str, value: &str) {
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
