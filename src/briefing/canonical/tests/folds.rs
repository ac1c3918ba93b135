//! Lines that are too wide to read are folded, and say what they said.

use super::texts::{PIECES, all_escaped, check_with_another_reader, text_of};
use super::*;
use crate::briefing::yaml::emit::WIDTH;
use crate::briefing::yaml::lossless::Tree;

/// A text of forty words, of two hundred characters.
fn words() -> String {
    ["port"; 40].join(" ")
}

fn formatted(text: &str) -> String {
    let tree = Tree::new(text).unwrap_or_else(|| panic!("{text:?} is read"));
    let formatted = format::format(&tree).expect("a briefing");
    let again = Tree::new(formatted.as_str()).expect("sound YAML");
    assert_eq!(format::format(&again).as_deref(), Some(formatted.as_str()));
    formatted
}

fn widest(text: &str) -> usize {
    let widths = text.lines().map(|line| line.chars().count());
    widths.max().unwrap_or_default()
}

#[test]
fn a_line_of_words_that_is_too_wide_is_folded_in_both_forms() {
    let folded = formatted(&format!("tldr: {} # short\n", words()));
    let expected = format!(
        "tldr: >- # short\n  {}\n  {}\n  {}\n",
        ["port"; 19].join(" "),
        ["port"; 19].join(" "),
        ["port"; 2].join(" ")
    );
    assert_eq!(folded, expected);
    assert_eq!(
        written(&format!("tldr: {}\n", words())),
        expected.replace(" # short", "")
    );
    let nested = format!(
        "sections:\n  - title: In\n    blocks:\n      - quote:\n          text: {}\n",
        words()
    );
    let nested = formatted(&nested);
    assert!(nested.contains("text: >-\n            port"), "{nested}");
    assert!(widest(&nested) <= WIDTH, "{nested}");
}

#[test]
fn one_line_below_a_bar_is_folded_as_well() {
    let folded = formatted(&format!("summary: |\n  {}\n", words()));
    assert!(folded.starts_with("summary: >\n  port"), "{folded}");
    let folded = formatted(&format!("summary: |-\n  {}\n", words()));
    assert!(folded.starts_with("summary: >-\n  port"), "{folded}");
    assert_eq!(
        formatted("summary: |\n  Short.\n"),
        "summary: |\n  Short.\n"
    );
}

#[test]
fn paragraphs_below_a_bar_are_filled_where_a_line_is_too_wide() {
    let text = format!(
        "summary: |\n  Short.\n  Lines.\n\n  - {}\n\n  {}\n",
        words(),
        words()
    );
    let filled = formatted(&text);
    assert!(
        filled.starts_with("summary: |\n  Short.\n  Lines.\n\n  - port"),
        "{filled}"
    );
    assert!(filled.contains("\n    port port"), "{filled}");
    assert!(widest(&filled) <= WIDTH, "{filled}");
    // What an alias repeats may stand elsewhere, where it has less room.
    let named = format!("summary: &s |\n  One.\n\n  {}\nx-again: *s\n", words());
    assert_eq!(formatted(&named), named);
}

#[test]
fn a_line_as_wide_as_may_be_stays() {
    let line = format!("tldr: {}", "a ".repeat(46) + "ab");
    assert_eq!(line.len(), WIDTH);
    assert_eq!(formatted(&format!("{line}\n")), format!("{line}\n"));
    assert!(formatted(&format!("{line}c\n")).starts_with("tldr: >-\n"));
}

#[test]
fn lines_that_their_writer_ended_stay_until_one_is_too_wide() {
    let own = "summary: >\n  The first sentence.\n  The second.\n\n  Another paragraph.\n";
    assert_eq!(formatted(own), own);
    let wide = format!("summary: >\n  The first.\n  {}\n\n  Another.\n", words());
    let expected = format!(
        "summary: >\n  The first. {}\n  {}\n  {}\n\n  Another.\n",
        ["port"; 17].join(" "),
        ["port"; 19].join(" "),
        ["port"; 4].join(" ")
    );
    assert_eq!(formatted(&wide), expected);
    let plain = format!("tldr: One\n  {}\n", words());
    assert!(formatted(&plain).starts_with("tldr: >-\n  One port"));
}

#[test]
fn what_is_no_prose_is_never_folded() {
    let wide = words();
    let chinese = "港口 ".repeat(60);
    let chinese = chinese.trim_end();
    for text in [
        format!("summary: |\n  ```\n  {wide}\n  ```\n"),
        format!("summary: |\n  | a | b |\n  |---|---|\n  | {wide} | two |\n"),
        format!("key_points:\n  - |\n    {wide}\n\n    {wide}\n"),
        format!("sections:\n  - title: S\n    blocks:\n      - code: {wide}\n"),
        format!(
            "sections:\n  - title: S\n    blocks:\n      - table:\n          rows:\n            - [{wide}, b]\n"
        ),
        format!("x-own: {wide}\n"),
        format!("tldr: {chinese}\n"),
        format!("tldr: {}\n", "w".repeat(200)),
        // A second space is folded away by no reader.
        format!("tldr: {}\n", ["port"; 40].join("  ")),
    ] {
        assert_eq!(formatted(&text), text);
    }
}

#[test]
fn every_long_text_comes_back_as_it_was() {
    let mut seed = 11u64;
    let mut random = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let mut folded = 0;
    for _ in 0..600 {
        let value: String = (0..40)
            .map(|_| match random(12) {
                0 => PIECES[random(PIECES.len())],
                1..=3 => " port",
                4..=6 => "port ",
                7 => "\u{628}\u{646}\u{62f}\u{631} ",
                _ => "harbour ",
            })
            .collect();
        let value = match random(3) {
            0 => value.trim().to_string(),
            1 => value.replace(|character: char| character.is_control(), ""),
            _ => value,
        };
        let canonical = written(&format!("key_points: [{}]\n", all_escaped(&value)));
        folded += usize::from(canonical.contains("- >"));
        let again = tree(&canonical);
        assert_eq!(text_of(&again), value, "{canonical:?}");
        assert_eq!(write(&again), canonical);
        assert_eq!(formatted(&canonical), canonical);
        check_with_another_reader(&canonical, &value);
    }
    assert!(folded > 100, "{folded}");
}
