//! Input that means harm, or was never meant: an answer in bounded time, never a panic.

mod brackets;
mod files;
mod kept;
mod libraries;
mod marks;
mod proportion;
mod repeated;
mod words;

use std::time::{Duration, Instant};

use briefset::cli::Status;

use crate::support::exporter::{self, Run};
use crate::support::golden;
use crate::support::random::Random;

/// No briefing of this size may take longer, in a debug build on a busy machine.
const LONGEST: Duration = Duration::from_secs(60);

/// Exports a briefing that is at fault in a way that has this code.
fn refused(input: &[u8], code: &str) -> Run {
    let run = timed(input);
    assert_eq!(run.status, Status::AtFault, "{}", start_of(&run.log));
    assert!(
        run.log.contains(&format!("error[{code}]")),
        "{}",
        start_of(&run.log)
    );
    run
}

fn timed(input: &[u8]) -> Run {
    let start = Instant::now();
    let run = exporter::export_text(input);
    let taken = start.elapsed();
    assert!(
        taken < LONGEST,
        "{taken:?} for {}",
        start_of(&String::from_utf8_lossy(input))
    );
    run
}

fn start_of(text: &str) -> String {
    text.chars().take(400).collect()
}

fn title_and(rest: &str) -> Vec<u8> {
    format!("title: Harbour electrification\n{rest}").into_bytes()
}

#[test]
fn nothing_at_all() {
    for input in [
        "",
        "\u{feff}",
        "\n\n\n",
        "   ",
        "---\n",
        "# only a comment\n",
        "...\n",
    ] {
        refused(input.as_bytes(), "empty-file");
    }
}

#[test]
fn brackets_without_end() {
    for open in [
        "[", "{", "- ", "? ", "[{", "a: [", "> ", "!a ", "&a [", "* ",
    ] {
        let run = timed(&title_and(&format!("x-deep: {}", open.repeat(100_000))));
        assert_eq!(run.status, Status::AtFault, "{open}");
    }
}

#[test]
fn aliases_that_multiply() {
    let mut laughs = String::from("x-a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n");
    for (inner, outer) in "abcdefgh".chars().zip("bcdefghi".chars()) {
        let ten = vec![format!("*{inner}"); 10].join(", ");
        laughs += &format!("x-{outer}: &{outer} [{ten}]\n");
    }
    refused(&title_and(&laughs), "alias-budget");
    let large = format!(
        "x-a: &a \"{}\"\nkey_points: [{}]\n",
        "a".repeat(100_000),
        "*a, ".repeat(20_000)
    );
    refused(&title_and(&large), "alias-budget");
}

#[test]
fn texts_that_are_huge() {
    let words = "ships plug in ".repeat(80_000);
    refused(&title_and(&format!("summary: {words}\n")), "text-too-long");
    let run = timed(&title_and(&format!("summary: {}\n", "a".repeat(20_000))));
    assert_eq!(run.status, Status::Done);
    let run = timed(&title_and(&format!("summary: {}\n", "سلام".repeat(5_000))));
    assert_eq!(run.status, Status::Done);
}

#[test]
fn titles_that_are_huge() {
    let title = "word ".repeat(2_000);
    timed(format!("title: {title}\nsummary: a\n").as_bytes());
}

#[test]
fn running_matter_that_is_huge() {
    for words in ["for the board and its members ", "w"] {
        let words = words.repeat(1_000_000 / words.len());
        for key in ["watermark", "marking: {tlp: RED, classification"] {
            let end = if key.contains('{') { "}" } else { "" };
            let rest = format!("summary: Ships.\n{key}: \"{words}\"{end}\n");
            refused(&title_and(&rest), "no-room");
        }
    }
    let caveats = "For the board, ".repeat(50_000);
    let rest = format!("summary: Ships.\nmarking: {{caveats: [{caveats}]}}\n");
    refused(&title_and(&rest), "no-room");
}

#[test]
fn markup_that_is_opened_and_opened() {
    for mark in [
        "[",
        "![",
        "^[",
        "[^",
        "*a ",
        "**a ",
        "_a ",
        "`",
        "<",
        "<a ",
        "[a](",
        "[@",
        "]{lang=",
        "> ",
        "- ",
        "1. ",
        "&#",
        "\\",
        "~~~\n  ",
        "[a]: <\n  ",
        "\"",
        "'",
        "--",
        "<!--",
        "| a ",
    ] {
        let text = mark.repeat(1_500);
        timed(&title_and(&format!("summary: |\n  a {text}\n")));
        timed(&title_and(&format!("key_points:\n  - |\n    a {text}\n")));
    }
}

#[test]
fn findings_without_end() {
    let sections = "  - body: a <b>c</b>\n".repeat(4_000);
    let run = refused(
        &title_and(&format!("sections:\n{sections}")),
        "missing-title",
    );
    assert!(
        run.log.len() < 16 << 20,
        "{} bytes of findings",
        run.log.len()
    );
    let keys: String = (0..10_000).map(|key| format!("key{key}: a\n")).collect();
    refused(&title_and(&keys), "unknown-key");
    let citations = "a [@b] ".repeat(10_000);
    let run = refused(
        &title_and(&format!("summary: {citations}\n")),
        "unknown-citation",
    );
    assert_eq!(run.log.matches("[unknown-citation]").count(), 51);
    let twice = "a: b\n".repeat(10_000);
    refused(
        &title_and(&format!("x-a:\n  {}", twice.replace('\n', "\n  "))),
        "duplicate-key",
    );
}

#[test]
fn characters_that_cannot_be_seen() {
    let odd =
        "\u{200f}\u{200e}\u{202e}\u{2066}\u{2069}\u{200b}\u{2060}\u{feff}\u{ad}\u{301}\u{fffd}";
    let run = timed(&title_and(&format!("summary: a{odd}b {odd} c\n")));
    assert_eq!(run.status, Status::Done, "{}", run.log);
    for control in (0x80u32..0xa0).filter_map(char::from_u32) {
        timed(&title_and(&format!("summary: a{control}b\n")));
    }
    for control in (0..0x20u32).filter_map(char::from_u32) {
        timed(&title_and(&format!("summary: a{control}b\n")));
        timed(&title_and(&format!(
            "summary: \"a\\x{:02x}b\"\n",
            u32::from(control)
        )));
    }
}

/// What is compared with all that came before it takes the square of their number.
#[test]
fn names_without_end() {
    let keys: String = (0..60_000).map(|key| format!("  key{key}: a\n")).collect();
    refused(&title_and(&format!("x-keys:\n{keys}")), "no-content");
    let headings = "  # Cost\n\n".repeat(6_000);
    timed(&title_and(&format!("summary: |\n{headings}")));
    let sources = "- title: Cost\n".repeat(6_000);
    timed(&title_and(&format!("sources:\n{sources}")));
}

#[test]
fn bytes_that_are_no_text() {
    for bytes in [
        &b"\xff\xfe\x00t"[..],
        b"title: \xc3",
        b"\xed\xa0\x80",
        b"%PDF-1.7\n\xe2\xe3\xcf\xd3",
        b"\x00\x01\x02\xff",
    ] {
        refused(bytes, "not-utf8");
    }
}

/// Fragments that mean something to one of the readers.
const TOKENS: &[&str] = &[
    ": ",
    "- ",
    "\n",
    "\n\n",
    "  ",
    "\t",
    "|",
    ">-",
    "&a ",
    "*a",
    "!t ",
    "%",
    "@",
    "`",
    "```",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "\\",
    "#",
    " # ",
    "<<: ",
    "---\n",
    "...",
    "? ",
    "*",
    "**",
    "_",
    "^[",
    "[^1]",
    "[^1]: ",
    "[@a]",
    "](",
    "{lang=fa}",
    "<br>",
    "<b>",
    "&amp;",
    "> ",
    "1. ",
    "\r\n",
    "\u{feff}",
    "\u{202e}",
    "\u{2028}",
    "é",
    "سلام",
    "漢",
    "\u{1f6a2}",
    "null",
    "~",
    "true",
    "2026-01-15",
    "https://",
    "--",
    "...",
    "title",
    "sections",
    "x-a",
    "\0",
];

/// How many mutations of each briefing are tried.
const MUTATIONS: u64 = 60;

#[test]
fn mutations_of_good_briefings_are_read_or_refused() {
    let samples = [
        "inline-marks",
        "lists",
        "notes",
        "citations",
        "sources",
        "persian",
        "title-block",
    ];
    for (index, sample) in (0u64..).zip(samples) {
        let path = golden::folder("documents")
            .join(sample)
            .with_extension("yaml");
        let text = std::fs::read(&path).expect("a sample");
        for seed in 0..MUTATIONS {
            let mut random = Random::new(index << 32 | seed);
            let mut bytes = text.clone();
            for _ in 0..random.between(1, 6) {
                mutate(&mut bytes, &mut random);
            }
            let run = exporter::export_text(&bytes);
            let good = run.out.starts_with(b"%PDF-");
            let shown = String::from_utf8_lossy(&bytes);
            match run.status {
                Status::Done => assert!(good, "{sample} {seed}: no PDF\n{shown}"),
                Status::AtFault => assert!(
                    run.out.is_empty() && run.log.contains("error["),
                    "{sample} {seed}: {}\n{shown}",
                    run.log
                ),
                Status::Failed => panic!("{sample} {seed}: {}\n{shown}", run.log),
            }
        }
    }
}

/// Changes some bytes: puts in a token, takes some away, repeats some, or overwrites one.
fn mutate(bytes: &mut Vec<u8>, random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    let end = (at + random.between(1, 24)).min(bytes.len());
    match random.below(10) {
        0..=4 => {
            let token = random.pick(TOKENS).bytes();
            bytes.splice(at..at, token);
        }
        5 | 6 => {
            bytes.drain(at..end);
        }
        7 | 8 => {
            let repeated = bytes[at..end].to_vec();
            bytes.splice(at..at, repeated);
        }
        _ => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = random.below(256) as u8;
            }
        }
    }
}
