//! Books in the programs that people read with: two reading systems in a browser, and a converter
//! that makes files for others. What is measured, and how, is told in `readers/check.mjs` and
//! `readers/convert.py`.

use std::path::{Path, PathBuf};

use super::{books, switched_on, themed, tools};

/// The generated books that are opened, too: of several languages and in both directions.
const OPENED: &[u64] = &[1, 2, 4, 5];

/// The briefing whose book is damaged: a short one, and sound.
const DAMAGED: &str = "khamenei-foreign-policy";

/// What the reading systems say of the faults that `readers/damage.py` puts into a book.
const SEEN: &[&str] = &[
    "words are lost: unseen-by-anyone",
    "“beheaded by a box” is cut by the box",
    "outside its column",
    "“above the sheet” is cut by the edge of its page",
    "“printed above” and “printed below” stand over one another",
    "“pale as paper” is too pale",
    "the number 1000 has",
    "contents: “Misnamed",
    "call-of-nothing of",
    "has no way back",
    "pages: no turn of a page shows",
];

/// What is said of the same book when it is converted.
const LOST: &[&str] = &[
    "for Word: 3 words are lost",
    "for Kindle: “misnamed",
    "for text: the page of contents stands at word",
];

/// The books of `content/`, and some others.
fn samples_and_others() -> (Vec<&'static Path>, Vec<&'static Path>) {
    let is_chosen = |seed: Option<u64>| seed.is_none_or(|seed| OPENED.contains(&seed));
    let chosen = books().into_iter();
    let chosen = chosen.filter(|(written, _)| is_chosen(written.seed));
    let (samples, others): (Vec<_>, Vec<_>) = chosen
        .partition(|(written, _)| written.seed.is_none() && !written.name.starts_with("uncovered"));
    let paths = |books: Vec<(_, &'static Path)>| books.into_iter().map(|(_, path)| path).collect();
    (paths(samples), paths(others))
}

#[test]
fn books_open_as_they_are_meant_in_reading_systems() {
    if !switched_on() {
        return;
    }
    let (samples, others) = samples_and_others();
    // The samples in every hand, the others in one.
    let (sound, lines) = tools::judged("readers/check.mjs", samples);
    assert!(sound, "{lines}");
    println!("foliate-js and epub.js: {}", lines.trim());
    let in_themes = themed("epub");
    let once = std::iter::once(Path::new("--once"));
    let others = others
        .into_iter()
        .chain(in_themes.iter().map(PathBuf::as_path));
    let (sound, lines) = tools::judged("readers/check.mjs", once.chain(others));
    assert!(sound, "{lines}");
    println!("foliate-js and epub.js, once: {}", lines.trim());
}

#[test]
fn books_lose_nothing_when_they_are_converted() {
    if !switched_on() {
        return;
    }
    let (samples, others) = samples_and_others();
    let (sound, lines) = tools::judged("readers/convert.py", samples.into_iter().chain(others));
    assert!(sound, "{lines}");
    println!("calibre: {}", lines.trim());
}

#[test]
fn damage_to_a_book_is_seen_by_those_that_open_it() {
    if !switched_on() {
        return;
    }
    let sound = books()
        .into_iter()
        .find(|(written, _)| written.name == DAMAGED);
    let (_, sound) = sound.expect("the briefing whose book is damaged");
    let damaged = tools::folder().join("checked/damaged-for-readers.epub");
    tools::output(tools::own("readers/damage.py").args([sound, &damaged]));
    let once = [Path::new("--once"), &damaged];
    for (program, arguments, words) in [
        ("readers/check.mjs", &once[..], SEEN),
        ("readers/convert.py", &once[1..], LOST),
    ] {
        let (is_sound, lines) = tools::judged(program, arguments.iter().copied());
        assert!(!is_sound, "{program}");
        for words in words {
            assert!(lines.contains(words), "{program}: {words}\n{lines}");
        }
    }
}
