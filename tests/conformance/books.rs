//! EPUBs: the reference validator, and the checker of accessibility.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use briefset::export::{BACKENDS, Edition};
use rayon::prelude::*;

use super::{books, switched_on, tools};
use crate::support::edition;

/// Of which generated books there is one for Kobo's own reader, too: every so many.
const KOBO_EVERY: u64 = 3;

/// The messages that may be given: hints that a style sheet has faces of its own, which books in scripts that
/// readers lack do on purpose, and that nothing a reader sees leads to a file, which is so of data.
const ALLOWED: [(&str, &str); 2] = [("CSS-028", ""), ("OPF-097", "OEBPS/data/")];

/// Every book that is checked, as files.
static BOOKS: LazyLock<Vec<PathBuf>> = LazyLock::new(|| {
    let write = |name: &str, edition: &Edition, format: &str| {
        let backend = BACKENDS.iter().find(|backend| backend.name == format);
        let suffix = backend.expect("a backend").suffix;
        let path = tools::folder().join(format!("checked/{name}{suffix}"));
        std::fs::write(&path, edition::written(edition, format)).expect("a file");
        path
    };
    let books = books().into_par_iter().flat_map_iter(|(written, epub)| {
        let is_for_kobo = written.seed.is_none_or(|seed| seed % KOBO_EVERY == 0);
        let kobos = is_for_kobo.then(|| write(&written.name, &written.edition, "kepub"));
        std::iter::once(epub.to_path_buf()).chain(kobos)
    });
    books.collect()
});

#[test]
fn epubs_are_without_errors_warnings_and_hints() {
    if !switched_on() {
        return;
    }
    let faults = faults(&BOOKS);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    println!("EPUBCheck: {} books are sound", BOOKS.len());
}

/// What is wrong with books, a line each.
pub fn faults(books: &[PathBuf]) -> Vec<String> {
    let messages = epubcheck(books);
    let faults = messages.lines().filter(|line| {
        let id = line.split('\t').nth(2);
        let mut allowed = ALLOWED.iter();
        !allowed.any(|(code, of)| id == Some(code) && line.contains(of))
    });
    faults.map(String::from).collect()
}

#[test]
fn a_damaged_epub_is_found_fault_with() {
    if !switched_on() {
        return;
    }
    let (_, sound) = books()[0];
    let sound = std::fs::read(sound).expect("a book");
    let path = tools::folder().join("checked/damaged.epub");
    std::fs::write(&path, &sound[..sound.len() / 2]).expect("a file");
    assert!(epubcheck(&[path]).contains("\tFATAL\t"));
}

/// What EPUBCheck says of books: a line a message, see `CheckBooks.java`.
fn epubcheck(books: &[PathBuf]) -> String {
    let jar = tools::installed(
        "EPUBCHECK",
        &[tools::folder().join("python/epubcheck/epubcheck.jar")],
    );
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance/CheckBooks.java");
    let mut command = Command::new("java");
    command.arg("-cp").arg(jar).arg(program).args(books);
    let output = tools::output(&mut command);
    let (messages, checked) = output
        .rsplit_once("checked\t")
        .unwrap_or_else(|| panic!("EPUBCheck stopped before its end\n{output}"));
    assert_eq!(checked.trim(), books.len().to_string(), "books checked");
    messages.to_string()
}

#[test]
fn epubs_are_accessible() {
    if !switched_on() {
        return;
    }
    let ace = tools::installed(
        "ACE",
        &[tools::folder().join("node/node_modules/.bin/ace-cli")],
    );
    let chromium = tools::installed(
        "PUPPETEER_EXECUTABLE_PATH",
        &[
            PathBuf::from("/usr/bin/chromium"),
            PathBuf::from("/usr/bin/chromium-browser"),
        ],
    );
    // Each starts a browser: the sample briefings, and a few of the others, one after another.
    let few = books().into_iter().filter(|(written, _)| {
        let seed = written.seed;
        seed.is_none_or(|seed| [1, 2, 4, 5].contains(&seed))
    });
    for (written, epub) in few {
        let report = tools::folder().join("ace").join(&written.name);
        let mut command = Command::new(&ace);
        command
            .env("PUPPETEER_EXECUTABLE_PATH", &chromium)
            .env("ACE_TIMEOUT_INITIAL", "60000");
        command
            .args(["-f", "-s", "-E", "-o"])
            .arg(&report)
            .arg(epub);
        let mut output = tools::run(&mut command);
        if !output.status.success() {
            // On a busy machine its browser now and then does not come up.
            output = tools::run(&mut command);
        }
        let [said, complaints] =
            [&output.stdout, &output.stderr].map(|log| String::from_utf8_lossy(log));
        assert!(
            output.status.success(),
            "{}: {said}{complaints}",
            written.name
        );
        let found = std::fs::read_to_string(report.join("report.json")).expect("a report");
        assert!(
            !found.contains("\"earl:outcome\": \"fail\""),
            "{}: {found}",
            written.name
        );
    }
}
