//! One character without end: what it costs is in proportion to how often it stands there.

use briefset::cli::Status;

use super::{timed, title_and};

/// Characters that no line may end at, that take no room, or that the patterns of lines know nothing of.
const CHARACTERS: [&str; 8] = [
    "\u{ad}", "\u{200d}", "\u{202f}", "\u{3000}", "\u{fe0f}", "'", "x", "\u{a0}",
];

#[test]
fn characters_in_a_text() {
    for character in CHARACTERS {
        let row = character.repeat(40_000);
        let run = timed(&title_and(&format!("summary: \"a{row}\"\n")));
        assert_eq!(run.status, Status::Done);
    }
}

#[test]
fn characters_in_a_title_and_what_stands_below_it() {
    for key in ["subtitle", "authors", "publisher"] {
        let row = "'".repeat(20_000);
        timed(&title_and(&format!("{key}: \"a{row}\"\nsummary: a\n")));
    }
    let word = "word".repeat(20_000);
    timed(format!("title: {word}\nsummary: a\n").as_bytes());
}

#[test]
fn an_address_without_a_place_to_break() {
    let address = format!("https://example.org/{}", "a".repeat(200_000));
    let run = timed(&title_and(&format!("summary: see {address}\n")));
    assert_eq!(run.status, Status::Done);
}
