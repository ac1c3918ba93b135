//! PDFs: the reference validator, a checker of syntax, and two readers of text.

use std::process::Command;

use briefset::layout::frame::{GlyphRun, Layout, Mark};
use briefset::layout::tags::{Child, SlotId, TagTree};

use super::{WRITTEN, switched_on, tools};
use crate::support::pages;

/// The standards that every PDF conforms to, as veraPDF names them. A further one goes here.
const FLAVOURS: &[&str] = &["ua1", "3a"];

/// veraPDF as Maven Central has it.
const VERAPDF: (&str, &str) = ("org.verapdf.apps:greenfield-apps", "1.28.2");

fn verapdf() -> std::path::PathBuf {
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
    for flavour in FLAVOURS {
        let mut command = Command::new("java");
        command.arg("-cp").arg(verapdf());
        command.arg("org.verapdf.apps.GreenfieldCliWrapper");
        command.args(["--flavour", flavour, "--format", "xml"]);
        command.args(WRITTEN.iter().map(|written| &written.pdf));
        // It fails when a file does; what is wrong stands in the report.
        let output = tools::run(&mut command);
        let report = String::from_utf8_lossy(&output.stdout);
        let jobs: Vec<&str> = report.split("<job>").skip(1).collect();
        let log = String::from_utf8_lossy(&output.stderr);
        assert_eq!(
            jobs.len(),
            WRITTEN.len(),
            "not every file was checked\n{log}"
        );
        let faults: Vec<String> = jobs
            .iter()
            .filter(|job| !job.contains("isCompliant=\"true\""))
            .map(|job| faults(job))
            .collect();
        assert!(faults.is_empty(), "{flavour}\n{}", faults.join("\n"));
        println!("veraPDF: {} files conform to {flavour}", jobs.len());
    }
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
    for written in WRITTEN.iter() {
        let output = tools::run(Command::new("qpdf").arg("--check").arg(&written.pdf));
        let log = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        let sound = output.status.code() == Some(0) && !log.contains("WARNING");
        assert!(sound, "{}: {log}", written.name);
    }
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

#[test]
fn a_reader_of_pages_finds_their_text() {
    if !switched_on() {
        return;
    }
    for written in WRITTEN.iter() {
        let mut command = Command::new("pdftotext");
        command
            .args(["-raw", "-enc", "UTF-8"])
            .arg(&written.pdf)
            .arg("-");
        let text = tools::output(&mut command);
        let found: Vec<&str> = text.split('\u{c}').collect();
        for (index, page) in written.edition.layout.pages.iter().enumerate() {
            let expected: String = pages::runs(page).map(|run| bare(&run.text)).collect();
            let found = bare(found.get(index).copied().unwrap_or_default());
            assert!(
                found == expected,
                "{}, page {}\n{}",
                written.name,
                index + 1,
                parting(&found, &expected)
            );
        }
    }
}

#[test]
fn a_reader_of_structure_finds_the_text_in_reading_order() {
    if !switched_on() {
        return;
    }
    for written in WRITTEN.iter() {
        let mut command = Command::new("pdfinfo");
        let text = tools::output(command.arg("-struct-text").arg(&written.pdf));
        let found = bare(&quoted(&text));
        let expected = bare(&in_reading_order(&written.edition.layout));
        let parts = parting(&found, &expected);
        assert!(found == expected, "{}\n{parts}", written.name);
    }
}

/// What stands in the quotation marks that begin and end a line of `pdfinfo -struct-text`.
fn quoted(text: &str) -> String {
    let lines = text.lines().map(str::trim);
    let texts = lines.filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    texts.collect()
}

/// What is drawn, in the order of the tag tree.
fn in_reading_order(layout: &Layout) -> String {
    let mut drawn: Vec<String> = vec![String::new(); layout.tags.slot_count()];
    for run in layout.pages.iter().flat_map(pages::runs) {
        if let GlyphRun {
            mark: Mark::Content(slot),
            text,
            ..
        } = run
        {
            drawn[slot.0 as usize].push_str(text);
        }
    }
    let mut read = String::new();
    let mut rest = vec![Child::Node(TagTree::ROOT)];
    while let Some(child) = rest.pop() {
        match child {
            Child::Node(node) => {
                rest.extend(layout.tags.nodes()[node.0 as usize].children.iter().rev());
            }
            Child::Slot(SlotId(slot)) => read.push_str(&drawn[slot as usize]),
        }
    }
    read
}
