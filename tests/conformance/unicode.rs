//! What Unicode's own files say of texts, asked of what sets lines: which way characters run (UAX #9), where
//! lines may end (UAX #14), and which characters are one picture (UTS #51).
//!
//! Words of UAX #29 are asked of nobody: a line ends where UAX #14 says and between syllables, and what is hyphenated
//! are the letters between spaces and marks, so that WordBreakTest.txt has no rule of the program's to try.
//!
//! They are those of Debian's `unicode-data`. Where the answer is another on purpose, the reason stands here; a
//! line of a file that differs and is not among them is a failure.

use std::collections::BTreeMap;
use std::path::Path;

use briefset::language::Direction;
use briefset::layout::text::Passage;
use briefset::layout::text::{bidi, cluster, opportunities};
use briefset::theme::Align;

use super::switched_on;

/// A file of Debian's package, without its comments.
fn file(name: &str) -> Vec<String> {
    let path = Path::new("/usr/share/unicode").join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!("{}: {error}: apt-get install unicode-data", path.display())
    });
    let lines = text
        .lines()
        .map(|line| line.split('#').next().unwrap_or(line).trim());
    let lines: Vec<String> = lines
        .filter(|line| !line.is_empty())
        .map(str::to_string)
        .collect();
    assert!(lines.len() > 100, "{name}");
    lines
}

/// The characters of some code points.
fn characters(codes: &str) -> String {
    let codes = codes
        .split_whitespace()
        .filter(|code| !["÷", "×"].contains(code));
    let character = |code: &str| {
        let number = u32::from_str_radix(code, 16).expect("a code point");
        char::from_u32(number).expect("a character")
    };
    codes.map(character).collect()
}

/// The text of a line, and the bytes where it is divided.
fn divided(line: &str) -> (String, Vec<usize>) {
    let (mut text, mut divided) = (String::new(), Vec::new());
    for part in line.split_whitespace() {
        match part {
            "÷" => divided.push(text.len()),
            "×" => {}
            code => text.push_str(&characters(code)),
        }
    }
    (text, divided)
}

/// Tells what differs, some of it.
fn assert_none(differ: Vec<String>, of: usize) {
    let some: Vec<&String> = differ.iter().take(40).collect();
    assert!(differ.is_empty(), "{} of {of}: {some:#?}", differ.len());
}

#[test]
fn characters_run_as_unicode_says() {
    if !switched_on() {
        return;
    }
    let lines = file("BidiCharacterTest.txt");
    let mut differ = Vec::new();
    let mut asked = 0;
    for line in &lines {
        let fields: Vec<&str> = line.split(';').collect();
        let text = characters(fields[0]);
        let direction = match fields[1] {
            "0" => Direction::LeftToRight,
            "1" => Direction::RightToLeft,
            // The direction of a paragraph is that of its language, never of its letters.
            _ => continue,
        };
        // A passage is one paragraph.
        if text.contains([
            '\u{2029}', '\n', '\r', '\u{85}', '\u{1c}', '\u{1d}', '\u{1e}',
        ]) {
            continue;
        }
        asked += 1;
        let levels = bidi::levels(&Passage::new(text.clone(), direction, Align::Ragged));
        let meant: Vec<&str> = fields[3].split_whitespace().collect();
        // Where all runs from left to right, levels are not told apart: they mean nothing.
        let is_odd = |level: &&str| level.parse().is_ok_and(|level: u8| level % 2 == 1);
        let Some(levels) = levels else {
            if direction == Direction::RightToLeft || meant.iter().any(is_odd) {
                differ.push(line.clone());
            }
            continue;
        };
        let last = text.trim_end_matches(is_reset).len();
        for ((byte, character), meant) in text.char_indices().zip(&meant) {
            // White space at the end is left out of a line before its characters are put in order (L1).
            let is_at_end = byte >= last || follows_tab(&text[byte..]);
            if *meant != "x" && !is_at_end && levels[byte].number().to_string() != *meant {
                differ.push(format!(
                    "{line}: {character:?} at {}",
                    levels[byte].number()
                ));
                break;
            }
        }
    }
    assert!(asked > 50_000, "{asked}");
    assert_none(differ, asked);
}

/// What L1 puts at the level of the paragraph at the end of a line.
fn is_reset(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{2066}'..='\u{2069}' | '\u{1f}' | '\u{b}')
}

/// Whether nothing but that stands before the next tab.
fn follows_tab(text: &str) -> bool {
    text.trim_start_matches(|character| is_reset(character) && !is_tab(character))
        .starts_with(is_tab)
}

fn is_tab(character: char) -> bool {
    matches!(character, '\t' | '\u{1f}' | '\u{b}')
}

#[test]
fn lines_may_end_where_unicode_says() {
    if !switched_on() {
        return;
    }
    let lines = file("auxiliary/LineBreakTest.txt");
    let mut differ = Vec::new();
    let mut reasons = BTreeMap::new();
    for line in &lines {
        let (text, meant) = divided(line);
        let found = opportunities::opportunities(&text);
        if found != meant {
            match reason(&text) {
                Some(reason) => *reasons.entry(reason).or_insert(0) += 1,
                None => differ.push(format!("{line} {text:?}: {found:?}, not {meant:?}")),
            }
        }
    }
    assert_none(differ, lines.len());
    assert_eq!(reasons, BTreeMap::from([(NUMBERS, 34), (QUOTATIONS, 8)]));
}

/// The file was made with numbers as a pattern (UAX #14, 8.2, Example 7). Here is the rule itself (LB25), which
/// needs no look at more than two characters, and holds a little more together.
const NUMBERS: &str = "numbers";
/// Rules for quotation marks are those of Unicode 15.1 (LB15a, LB15b); the file is of 15.0.
const QUOTATIONS: &str = "quotations";

/// Why a text is broken in another way than the file says.
fn reason(text: &str) -> Option<&'static str> {
    let text = text.replace('\u{308}', "");
    if text.contains(['"', '\u{ab}', '\u{bb}']) && text.contains(['(', '{', '\u{2329}']) {
        return Some(QUOTATIONS);
    }
    let pairs = text.chars().zip(text.chars().skip(1));
    let is_of_number = |(one, other): (char, char)| {
        matches!(
            (one, other),
            (')' | '}', '%' | '$')
                | ('%' | '$' | '\\', '(' | '{' | '\u{2329}')
                | (',' | '.' | '/', '0'..='9')
        )
    };
    pairs.into_iter().any(is_of_number).then_some(NUMBERS)
}

#[test]
fn every_emoji_of_several_characters_is_one_picture() {
    if !switched_on() {
        return;
    }
    let lines = file("emoji/emoji-test.txt");
    let mut asked = 0;
    for line in &lines {
        let (codes, status) = line.split_once(';').expect("a status");
        let emoji = characters(codes);
        if status.trim() == "component" || emoji.chars().nth(1).is_none() {
            continue;
        }
        asked += 1;
        for behind in ["", "a", " ", "👍"] {
            let text = [&emoji, behind].concat();
            assert_eq!(cluster::sequence(&text), Some(emoji.as_str()), "{line}");
        }
    }
    assert!(asked > 2_000, "{asked}");
}

/// Texts whose clusters end elsewhere, with the reason.
const CLUSTERS: &[(&str, &str)] = &[(
    "÷ 2701 × 200D × 2701 ÷",
    "the segmenter knows a later Unicode, in which U+2701 is no pictograph any more",
)];

#[test]
fn what_is_one_to_a_reader_is_one_to_the_program() {
    if !switched_on() {
        return;
    }
    let segmenter = icu_segmenter::GraphemeClusterSegmenter::new();
    let lines = file("auxiliary/GraphemeBreakTest.txt");
    let mut differ = Vec::new();
    for line in &lines {
        let (text, meant) = divided(line);
        let found: Vec<usize> = segmenter.segment_str(&text).collect();
        let is_known = CLUSTERS.iter().any(|(known, _)| known == line);
        if found != meant && !is_known {
            differ.push(line.clone());
        }
    }
    assert_none(differ, lines.len());
}
