//! EPUBs: the reference validator, and the checker of accessibility.

use std::path::PathBuf;
use std::process::Command;

use rayon::prelude::*;

use super::{books, switched_on, tools};

/// The one message that may be given: a hint that a style sheet has faces of its own, which books
/// in scripts that readers lack do on purpose.
const ALLOWED: &str = "CSS-028";

#[test]
fn epubs_are_without_errors_warnings_and_hints() {
    if !switched_on() {
        return;
    }
    let jar = tools::installed(
        "EPUBCHECK",
        &[tools::folder().join("python/epubcheck/epubcheck.jar")],
    );
    let books = books();
    let faults: Vec<String> = books
        .par_iter()
        .filter_map(|(written, epub)| {
            let mut command = Command::new("java");
            command
                .arg("-jar")
                .arg(&jar)
                .args(["-u", "--failonwarnings"]);
            let output = tools::run(command.arg(epub));
            let log =
                String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
            let message = |line: &&str| {
                ["FATAL(", "ERROR(", "WARNING(", "USAGE(", "INFO("]
                    .iter()
                    .any(|kind| line.starts_with(kind))
                    && !line.contains(ALLOWED)
            };
            let messages: Vec<&str> = log.lines().filter(message).collect();
            let sound = output.status.success() && messages.is_empty();
            (!sound).then(|| format!("{}\n{}\n{log}", written.name, messages.join("\n")))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    println!("EPUBCheck: {} books are sound", books.len());
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
        !written.name.starts_with("seed-") || ["seed-01", "seed-02"].contains(&&*written.name)
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
        let output = tools::run(&mut command);
        let log = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{}: {log}", written.name);
        let found = std::fs::read_to_string(report.join("report.json")).expect("a report");
        assert!(
            !found.contains("\"earl:outcome\": \"fail\""),
            "{}: {found}",
            written.name
        );
    }
}
