//! Briefings in languages that the program brings no fonts for, in fonts that Debian has: each is set without a word
//! said, by a font for its script, and shown and said alike by the engines that people read with.

use std::path::{Path, PathBuf};

use briefset::cli::Status;

use super::{books, switched_on, tools};
use crate::support::exporter;

/// The briefings.
const BRIEFINGS: &str = "tests/languages";

/// Where Debian's packages `fonts-noto-cjk` and `fonts-noto-core` put their fonts.
const FONTS: [&str; 2] = [
    "/usr/share/fonts/opentype/noto",
    "/usr/share/fonts/truetype/noto",
];

/// Writes the briefings as a format, and gives the files.
fn written(format: &str) -> Vec<PathBuf> {
    let folder = tools::folder().join("languages");
    let output = folder.to_str().expect("a path in UTF-8");
    let mut arguments = vec![
        "export", BRIEFINGS, "--strict", "--format", format, "-o", output,
    ];
    for fonts in FONTS {
        assert!(
            Path::new(fonts).exists(),
            "{fonts} is missing; `.ci/run` installs it"
        );
        arguments.extend(["--font-path", fonts]);
    }
    let run = exporter::run(&arguments, &[]);
    assert_eq!((run.status, run.log.as_str()), (Status::Done, ""));
    let entries = std::fs::read_dir(BRIEFINGS).expect("a folder of briefings");
    let names = entries.map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = names
        .map(|path| {
            folder
                .join(path.file_stem().expect("a name"))
                .with_extension(format)
        })
        .collect();
    files.sort();
    assert!(files.len() > 10, "{files:?}");
    files
}

/// They have two pages each.
fn short(files: &[PathBuf]) -> impl Iterator<Item = &Path> {
    std::iter::once(Path::new("--short")).chain(files.iter().map(PathBuf::as_path))
}

#[test]
fn briefings_in_the_languages_of_the_world_are_shown_and_said_alike() {
    if !switched_on() {
        return;
    }
    let files = written("pdf");
    let (alike, lines) = tools::judged("engines/check.py", short(&files));
    assert!(alike, "{lines}");
    println!("five engines: {}", lines.trim());
}

#[test]
fn their_books_are_sound() {
    if !switched_on() {
        return;
    }
    let faults = books::faults(&written("epub"));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
