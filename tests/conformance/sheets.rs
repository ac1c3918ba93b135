//! PDFs: the reference validator, a checker of syntax, and a reader of text.

use std::path::{Path, PathBuf};
use std::process::Command;

use rayon::prelude::*;

use super::{WRITTEN, Written, switched_on, tools};
use crate::support::pages;

/// The standards that every PDF claims and conforms to, as veraPDF's reports name their profiles. A
/// further one goes here.
const STANDARDS: &[&str] = &["PDF/UA-1"];

/// Those that only PDFs with files within them conform to, and only those without.
const WITH_FILES: &str = "PDF/A-3A";
const WITHOUT_FILES: &str = "PDF/A-2A";

/// The standards that a PDF claims and conforms to.
fn standards(written: &Written) -> impl Iterator<Item = &'static str> {
    let archival = if written.edition.attachments.is_empty() {
        WITHOUT_FILES
    } else {
        WITH_FILES
    };
    STANDARDS.iter().copied().chain([archival])
}

/// How many validators run at once, each on its share of the files: they take a second to start, and
/// use one core.
const VALIDATORS: usize = 2;

/// veraPDF as Maven Central has it.
const VERAPDF: (&str, &str) = ("org.verapdf.apps:greenfield-apps", "1.28.2");

fn verapdf() -> PathBuf {
    let (artifact, version) = VERAPDF;
    let jar = tools::home()
        .join(".m2/repository/org/verapdf/apps/greenfield-apps")
        .join(format!("{version}/greenfield-apps-{version}.jar"));
    if !jar.exists() && std::env::var_os("VERAPDF").is_none() {
        let artifact = format!("-Dartifact={artifact}:{version}");
        let arguments = ["-q", "-B", "dependency:get", "-Dtransitive=false"];
        tools::output(Command::new("mvn").args(arguments).arg(artifact));
    }
    tools::installed("VERAPDF", &[jar])
}

#[test]
fn pdfs_conform_to_their_standards() {
    if !switched_on() {
        return;
    }
    let jar = verapdf();
    let share = WRITTEN.len().div_ceil(VALIDATORS);
    let faults: Vec<String> = WRITTEN
        .par_chunks(share)
        .flat_map_iter(|files| validated(&jar, files))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let count = WRITTEN.len();
    let with = WRITTEN
        .iter()
        .filter(|written| !written.edition.attachments.is_empty());
    let with = with.count();
    assert!(
        with > 0 && with < count,
        "{with} of {count} files carry others"
    );
    println!(
        "veraPDF: {count} files conform to {}, {with} of them to {WITH_FILES} and the others to {WITHOUT_FILES}",
        STANDARDS.join(" and ")
    );
}

/// What is wrong with some files.
fn validated(jar: &Path, files: &[Written]) -> Vec<String> {
    let mut command = Command::new("java");
    command.arg("-cp").arg(jar);
    command.arg("org.verapdf.apps.GreenfieldCliWrapper");
    // Flavour 0: every standard that a file claims, one after another, the file read once.
    command.args(["--flavour", "0", "--format", "xml"]);
    command.args(files.iter().map(|written| &written.pdf));
    // It fails when a file does; what is wrong stands in the report.
    let output = tools::run(&mut command);
    let report = String::from_utf8_lossy(&output.stdout);
    let jobs: Vec<&str> = report.split("<job>").skip(1).collect();
    let log = String::from_utf8_lossy(&output.stderr);
    assert_eq!(jobs.len(), files.len(), "not every file was checked\n{log}");
    let mut wrong = Vec::new();
    for (job, written) in jobs.into_iter().zip(files) {
        assert!(
            job.contains(&*written.pdf.to_string_lossy()),
            "reports out of order"
        );
        if !standards(written).all(|standard| conforms(job, standard)) {
            wrong.push(faults(job));
        }
    }
    wrong
}

/// Whether a file claims a standard, and breaks no rule of it.
fn conforms(job: &str, standard: &str) -> bool {
    let profile = format!("profileName=\"{standard} validation profile\"");
    let mut reports = job.split("<validationReport ").skip(1);
    let report = reports.find(|report| report.contains(&profile));
    report.is_some_and(|report| {
        report.contains("isCompliant=\"true\"") && report.contains("failedRules=\"0\"")
    })
}

/// The rules that a file breaks, and where first.
fn faults(job: &str) -> String {
    let shown = job.lines().map(str::trim).filter(|line| {
        [
            "<name>",
            "status=\"failed\"",
            "<description>",
            "<context>",
            "<exceptionMessage>",
        ]
        .iter()
        .any(|part| line.contains(part))
    });
    shown.take(24).collect::<Vec<_>>().join("\n")
}

#[test]
fn pdfs_are_sound_files() {
    if !switched_on() {
        return;
    }
    all(|written| {
        let output = tools::run(Command::new("qpdf").arg("--check").arg(&written.pdf));
        let log = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        let sound = output.status.code() == Some(0) && !log.contains("WARNING");
        if sound { Ok(()) } else { Err(log.into_owned()) }
    });
}

/// Asserts something of every file, and says of all of which it is not true.
fn all(check: impl Fn(&Written) -> Result<(), String> + Sync) {
    let faults: Vec<String> = WRITTEN
        .par_iter()
        .filter_map(|written| Some(format!("{}: {}", written.name, check(written).err()?)))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Text without what readers add or leave out: white space, marks of direction, hyphens that the
/// line breaker added.
fn bare(text: &str) -> String {
    let dropped = |character: char| {
        character.is_whitespace()
            || matches!(
                character,
                '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            )
    };
    text.chars()
        .filter(|character| !dropped(*character))
        .collect()
}

/// Where two texts part, with what stands around.
fn parting(found: &str, expected: &str) -> String {
    let (found, expected): (Vec<char>, Vec<char>) =
        (found.chars().collect(), expected.chars().collect());
    let at = found
        .iter()
        .zip(&expected)
        .take_while(|(one, other)| one == other)
        .count();
    let around = |text: &[char]| -> String {
        text[at.saturating_sub(30)..text.len().min(at + 50)]
            .iter()
            .collect()
    };
    format!(
        "found:    {}\nexpected: {}",
        around(&found),
        around(&expected)
    )
}

/// To the letter, of pages on which all runs from left to right; how much of others is found, and by
/// whom, is measured by [`engines`](super::engines).
#[test]
fn a_reader_of_pages_finds_their_text() {
    if !switched_on() {
        return;
    }
    all(|written| {
        let mut command = Command::new("pdftotext");
        command
            .args(["-raw", "-enc", "UTF-8"])
            .arg(&written.pdf)
            .arg("-");
        let text = tools::output(&mut command);
        let found: Vec<&str> = text.split('\u{c}').collect();
        for (index, page) in written.edition.layout.pages.iter().enumerate() {
            if pages::runs(page).any(|run| run.level > 0) {
                continue;
            }
            let expected: String = pages::runs(page).map(|run| bare(&run.text)).collect();
            let found = bare(found.get(index).copied().unwrap_or_default());
            if found != expected {
                let parts = parting(&found, &expected);
                return Err(format!("page {}\n{parts}", index + 1));
            }
        }
        Ok(())
    });
}
