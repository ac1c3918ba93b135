//! What is true of every text: what comes of it exports, and says what it said.

use briefset::project::import::Kind;
use briefset::project::{Imported, Memory, import};

use super::{fault_of, words};
use crate::support::random::Random;

/// Pieces that texts are made of: words, and every mark that means something to anybody.
const PIECES: &[&str] = &[
    "harbour",
    "ships",
    "Berth A",
    "the quay",
    "12.4 %",
    "2025",
    "No",
    "yes",
    "null",
    "~",
    "*",
    "**",
    "_",
    "__",
    "`",
    "``",
    "[",
    "]",
    "(",
    ")",
    "[x]",
    "[1]",
    "[2, 3]",
    "[^1]",
    "^[",
    "[@key]",
    "@key",
    "[#id]",
    "{lang=fr}",
    "<",
    ">",
    "<b>",
    "</b>",
    "&",
    "&amp;",
    "\\",
    "\\*",
    "#",
    "##",
    "-",
    "--",
    "...",
    "+",
    "1.",
    "a)",
    "|",
    ":",
    ": ",
    "\"",
    "'",
    "“quoted”",
    "it's",
    "!",
    "![",
    "](",
    "](https://example.org)",
    "https://example.org/a_b",
    "$x$",
    "~~",
    "%",
    "=",
    "•",
    "–",
    "é",
    "漢字",
    "سلام",
    "\u{a0}",
    "\u{200c}",
    "?",
    ".",
    ",",
    ";",
    "/",
    "{",
    "}",
];
/// Headings of parts.
const HEADINGS: &[&str] = &[
    "TL;DR",
    "Key points",
    "Summary",
    "FAQ",
    "Sources",
    "Sources3",
    "Recommendations",
    "Timeline",
    "Glossary",
    "Notes",
    "Background",
];
/// What lines begin with.
const STARTS: &[&str] = &[
    "", "", "", "- ", "* ", "1. ", "> ", "# ", "• ", "    ", "| ",
];

fn line(random: &mut Random) -> String {
    let count = random.between(1, 14);
    let mut line = random.pick(STARTS).to_string();
    for _ in 0..count {
        let piece: &&str = random.pick(PIECES);
        line.push_str(piece);
        if random.chance(70) {
            line.push(' ');
        }
    }
    line
}

fn text(random: &mut Random, heading: &str) -> String {
    let mut text = format!("{heading}A title\n\nFirst words.\n");
    for _ in 0..random.between(1, 12) {
        if random.chance(30) {
            let mark = if heading.is_empty() { "" } else { "## " };
            text.push_str(&format!("\n{mark}{}\n\n", random.pick(HEADINGS)));
        }
        text.push_str(&line(random));
        text.push('\n');
        if random.chance(30) {
            text.push('\n');
        }
    }
    text
}

/// Letters alone, in their order, counted: what an import must not lose.
fn harm(kind: Kind, text: &str) -> Option<String> {
    let Imported {
        text: made,
        findings,
    } = import("text", text.as_bytes().to_vec(), Some(kind), &Memory::new());
    let said = findings.render(false);
    let made = match made {
        Ok(made) => made,
        Err(failure) => return Some(format!("{failure}\n{said}")),
    };
    if let Some(fault) = fault_of(&made, ".".as_ref()) {
        return Some(fault);
    }
    // Addresses and the names of elements are marks of their own there; a page has none.
    let lost = match kind {
        Kind::Page => words::lost(kind, text.as_bytes(), &made, &said),
        _ => Vec::new(),
    };
    let lost: Vec<String> = lost
        .into_iter()
        .filter(|word| word.len() > 1 && word.parse::<u32>().is_err())
        .collect();
    (!lost.is_empty()).then(|| format!("lost: {lost:?}\n{made}"))
}

#[test]
fn every_page_exports_and_keeps_its_words() {
    for seed in 0..150 {
        let text = text(&mut Random::new(seed), "");
        if let Some(harm) = harm(Kind::Page, &text) {
            panic!("seed {seed}\n{text}\n{harm}");
        }
    }
}

#[test]
fn every_markdown_and_html_exports() {
    for seed in 0..150 {
        let text = text(&mut Random::new(seed), "# ");
        for kind in [Kind::Markdown, Kind::Html] {
            if let Some(harm) = harm(kind, &text) {
                panic!("seed {seed} as {kind:?}\n{text}\n{harm}");
            }
        }
    }
}

#[test]
fn a_text_comes_out_as_it_was() {
    // Whatever its characters mean to somebody: as words of a page they mean nothing.
    for seed in 0..400 {
        let mut random = Random::new(seed);
        let words = line(&mut random)
            .trim_start_matches(['•', '-', '*', ' ', '–', '+', '>'])
            .replace(['[', ']'], "");
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let page = format!("T\nTL;DR\nBegin {words}\nKey points\nBegin {words}\n");
        let imported = import("text", page.into_bytes(), Some(Kind::Page), &Memory::new());
        let made = imported.text.expect("a page");
        let read = briefset::project::import(
            "made.json",
            as_json(&made).into_bytes(),
            Some(Kind::Json),
            &Memory::new(),
        );
        assert!(read.text.is_ok(), "seed {seed}\n{made}");
        let document = super::words::document(&made);
        let plain = |text: &str| {
            text.chars()
                .filter(|next| next.is_alphanumeric() || "*_`<>&\\#~|".contains(*next))
                .collect::<String>()
        };
        let expected = plain(&words);
        assert_eq!(
            plain(&document).matches(&expected).count().min(2),
            2,
            "seed {seed}: {words}\n{made}\n{document}"
        );
    }
}

fn as_json(yaml: &str) -> String {
    let value: serde_yaml::Value = serde_yaml::from_str(yaml).expect("YAML");
    json(&value)
}

fn json(value: &serde_yaml::Value) -> String {
    match value {
        serde_yaml::Value::Sequence(items) => {
            format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(","))
        }
        serde_yaml::Value::Mapping(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| format!("{}:{}", json(key), json(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
        }
        serde_yaml::Value::String(text) => {
            let text = text
                .replace('\\', "\\\\")
                .replace('"', "\\\"")
                .replace('\n', "\\n")
                .replace('\t', "\\t");
            format!("\"{text}\"")
        }
        other => serde_yaml::to_string(other)
            .expect("a value")
            .trim()
            .to_string(),
    }
}
