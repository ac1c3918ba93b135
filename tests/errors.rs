//! Mistakes: what a writer is told of each, to the letter.
//!
//! `cases/errors/<mistake>.yaml` is exported as a user would; `<mistake>.txt` is what is said.
//! Briefings that are too large to keep are made here.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use briefset::briefing::advice::ADVICE;
use briefset::cli::Status;

use crate::support::exporter::{self, Run};
use crate::support::golden::{self, Goldens};

/// Briefings that are made, by their mistake.
fn made() -> Vec<(&'static str, Vec<u8>)> {
    let title = "title: Harbour electrification\n";
    let long = "Ships plug in. ".repeat(80_000);
    vec![
        (
            "text-too-long",
            format!("{title}summary: |\n  {long}\n").into_bytes(),
        ),
        (
            "brackets-without-end",
            format!("{title}keywords: {}", "[".repeat(100_000)).into_bytes(),
        ),
    ]
}

#[test]
fn every_mistake_is_told_in_full() {
    let mut goldens = Goldens::default();
    for path in golden::files("errors", &[".yaml", ".json"]) {
        check(&mut goldens, &path, exporter::export(&path));
    }
    for (mistake, bytes) in made() {
        let path = golden::folder("errors").join(mistake);
        check(&mut goldens, &path, exporter::export_text(&bytes));
    }
    goldens.finish();
}

fn check(goldens: &mut Goldens, path: &Path, run: Run) {
    // Where more is said is said once a run, of whatever there is.
    let hint = run.log.rfind("for more about ").unwrap_or(run.log.len());
    let (log, hint) = run.log.split_at(hint);
    goldens.check(&path.with_extension("txt"), log);
    if log.is_empty() {
        goldens.fault(path, "nothing is said of the mistake");
    }
    let at_fault = log.contains("error[");
    if at_fault == hint.is_empty() {
        goldens.fault(path, "an error has its hint, and nothing else has");
    }
    if at_fault != (run.status == Status::AtFault) || at_fault != run.out.is_empty() {
        goldens.fault(path, "an error, the exit code and the output do not agree");
    }
    for diagnostic in log.split_terminator("\n\n") {
        if !diagnostic.contains("= help: ") || !diagnostic.contains("--> ") {
            goldens.fault(path, &format!("no place or no advice:\n{diagnostic}"));
        }
    }
}

/// What no case shows: a book of 200 MB takes longer to make than all tests, what holds for a folder needs one, what
/// `sources --check` tells is told by no other command, and what a family lacks is shown with its files.
const UNSHOWN: &[&str] = &[
    "missing-style",
    "same-source",
    "too-large",
    "two-defaults",
    "weaker-marking",
];

#[test]
fn every_code_has_a_case_and_every_case_a_mistake_of_its_own() {
    let mut shown = BTreeSet::new();
    for path in golden::files("errors", &[".txt"]) {
        let log = fs::read_to_string(&path).expect("a readable case");
        for line in log.lines() {
            let code = ["error[", "warning["]
                .iter()
                .find_map(|start| line.strip_prefix(start)?.split_once("]: "));
            shown.extend(code.map(|(code, _)| code.to_string()));
        }
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        let is_made = made().iter().any(|(mistake, _)| Some(*mistake) == stem);
        let exists = |extension| path.with_extension(extension).exists();
        assert!(
            is_made || exists("yaml") || exists("json"),
            "{path:?} is expected of no briefing"
        );
    }
    // Advice has cases of its own.
    shown.extend(ADVICE.iter().map(|advice| advice.code.to_string()));
    shown.extend(UNSHOWN.iter().map(|code| (*code).to_string()));
    let mut made = codes_in_sources();
    made.extend(ADVICE.iter().map(|advice| advice.code.to_string()));
    assert_eq!(made, shown);
}

/// The codes of every diagnostic that the sources can make. Those of imports are told of other texts: their cases stand
/// beside these.
pub fn codes_in_sources() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    let of_briefings = |path: &PathBuf| !path.starts_with("src/import");
    for path in sources(Path::new("src")).into_iter().filter(of_briefings) {
        let text = fs::read_to_string(&path).expect("a readable source");
        // Tests make diagnostics of their own.
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for maker in ["error(", "warning(", "general("] {
            for (at, _) in text.match_indices(maker) {
                let argument = text[at + maker.len()..].trim_start();
                let code = argument
                    .strip_prefix('"')
                    .and_then(|rest| rest.split_once("\","));
                let is_code = |code: &&str| {
                    code.bytes().all(|byte| {
                        byte.is_ascii_lowercase() || byte == b'-' || byte.is_ascii_digit()
                    })
                };
                codes.extend(
                    code.map(|(code, _)| code)
                        .filter(is_code)
                        .map(str::to_string),
                );
            }
        }
    }
    codes
}

/// Every source file below a folder, but those of unit tests.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && !path.ends_with("tests.rs")
        {
            found.push(path);
        }
    }
    found
}
