//! `check --fix`: what is mended, what is said of it, and that nothing else changes.
//!
//! `cases/fix/<case>.yaml` is mended as a user would; `<case>.txt` holds what is said and the file as it is then.
//! `cases/fix/mistakes.txt` says the same of every mistake in `cases/errors`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use briefset::cli::Status;
use briefset::diagnostic::explanation;
use briefset::project::{Memory, Options, Run};

use crate::support::exporter;
use crate::support::generate;
use crate::support::golden::{self, Goldens};
use crate::support::program::Workplace;
use crate::support::random::Random;

/// How an explanation says that something is mended.
const SAID: &str = "`check --fix` does this";

/// A file mended in memory: its bytes, and what was done.
fn mended(name: &str, bytes: &[u8]) -> (Vec<u8>, Vec<String>) {
    let files = Memory::new().with(name, bytes);
    let run = Run::new(Options::for_formats(&["pdf"]));
    let mut mending = run.mend(Path::new(name), &files, &|_| false);
    let after = mending.files.remove(Path::new(name));
    (after.unwrap_or_else(|| bytes.to_vec()), mending.done)
}

/// What is found when a file in memory is read: each code, and whether it can be mended.
fn found(name: &str, bytes: &[u8]) -> Vec<(&'static str, bool)> {
    let files = Memory::new().with(name, bytes);
    let run = Run::new(Options::for_formats(&["pdf"]));
    let findings = run.plan(Path::new(name), &files).findings;
    let found = findings.diagnostics.iter();
    found
        .map(|one| (one.code, one.suggestion.is_some()))
        .collect()
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned()
}

#[test]
fn cases_are_mended_and_the_rest_of_their_bytes_stays() {
    let mut goldens = Goldens::default();
    for path in golden::files("fix", &[".yaml", ".json"]) {
        let before = fs::read(&path).expect("a readable case");
        let (after, done) = mended(&name_of(&path), &before);
        let said: String = done.iter().map(|line| format!("fixed {line}\n")).collect();
        let text = String::from_utf8_lossy(&after).replace('\r', "␍");
        goldens.check(&path.with_extension("txt"), &format!("{said}\n{text}"));
        if done.is_empty() != (after == before) {
            goldens.fault(&path, "what is said and what is done do not agree");
        }
        let again = mended(&name_of(&path), &after);
        if again != (after, Vec::new()) {
            goldens.fault(&path, "mended again, it is another");
        }
    }
    goldens.finish();
}

/// What is mended stands in the explanation of its code, and the other way round.
#[test]
fn every_mistake_whose_explanation_says_so_is_mended() {
    let says: BTreeSet<&str> = explanation::all()
        .filter(|one| one.paragraphs.iter().any(|words| words.contains(SAID)))
        .map(|one| one.code)
        .collect();
    let mut goldens = Goldens::default();
    let mut gone = BTreeSet::new();
    let mut lines = String::new();
    let mistakes = golden::files("errors", &[".yaml", ".json"]);
    let own = golden::files("fix", &[".yaml", ".json"]);
    for path in mistakes.iter().chain(&own) {
        let bytes = fs::read(path).expect("a readable case");
        let name = name_of(path);
        let before = found(&name, &bytes);
        let (after, done) = mended(&name, &bytes);
        for line in &done {
            lines += &format!("{line}\n");
        }
        for (code, can_be) in &before {
            if *can_be && !says.contains(code) {
                goldens.fault(path, &format!("nothing says that `{code}` is mended"));
            }
        }
        // What stopped reading has hidden others, which came up while it was mended.
        let left = found(&name, &after);
        for code in &says {
            let count = |found: &[(&str, bool)]| found.iter().filter(|(it, _)| it == code).count();
            if count(&before) > count(&left) {
                gone.insert(*code);
            }
        }
        for (code, can_be) in &left {
            if *can_be {
                goldens.fault(path, &format!("`{code}` could be mended, and was not"));
            }
        }
    }
    goldens.check(&golden::folder("fix").join("mistakes.txt"), &lines);
    goldens.finish();
    assert_eq!(says, gone, "mended in no case, or mended without a word");
}

/// Slips of the keyboard in the keys and words of a sound briefing.
fn with_slips(text: &str, random: &mut Random) -> String {
    let words = [
        "title:",
        "summary:",
        "publisher:",
        "key_points:",
        "sections:",
        "sources:",
        "glossary:",
        "question:",
        "definition:",
        "recommendations:",
        "confidence: moderate",
        "authors:",
    ];
    let lines = text.split_inclusive('\n').map(|line| {
        let start = line.len() - line.trim_start_matches([' ', '-']).len();
        let word = words.iter().find(|word| line[start..].starts_with(*word));
        match word {
            Some(word) if random.chance(40) => {
                let colon = word.find(':').expect("a colon");
                let at = start + 1 + random.below(colon - 2);
                let mut line = line.to_string();
                // A letter too few.
                line.remove(at);
                line
            }
            _ => line.to_string(),
        }
    });
    lines.collect()
}

#[test]
fn slips_in_generated_briefings_are_mended_to_the_byte() {
    let mut mends = 0;
    for seed in 0..40 {
        let sound = generate::briefing(seed);
        let before: Vec<_> = found("a.yaml", sound.as_bytes());
        let mut random = Random::new(seed + 7);
        let slipped = with_slips(&sound, &mut random);
        let (after, done) = mended("a.yaml", slipped.as_bytes());
        mends += done.len();
        // What is sound is left alone, and what can be mended is.
        if before.iter().all(|(_, can_be)| !can_be) {
            let after = String::from_utf8(after.clone()).expect("text");
            let differs = after
                .lines()
                .zip(sound.lines())
                .find(|(one, other)| one != other);
            assert_eq!(differs, None, "seed {seed}: {done:?}");
        }
        let (again, more) = mended("a.yaml", &after);
        assert_eq!((again, more), (after, Vec::new()), "seed {seed}");
    }
    assert!(mends > 60, "{mends} slips are too few to say anything");
}

/// Bytes that are no briefing are read, mended or left, and never worse.
#[test]
fn damage_of_any_kind_is_never_made_worse() {
    let marks = [
        "\t", ": ", "*", "@", "“", "- ", "'", "\"", "#", "[", "}", ",", "!", "\u{7}",
    ];
    for seed in 0..60 {
        let mut random = Random::new(seed);
        let mut text = generate::briefing(seed % 12);
        text.truncate(text.floor_char_boundary(3_000));
        for _ in 0..random.between(1, 4) {
            let at = text.floor_char_boundary(random.below(text.len()));
            text.insert_str(at, random.pick::<&str>(&marks));
        }
        let errors = |bytes: &[u8]| {
            let files = Memory::new().with("a.yaml", bytes);
            let run = Run::new(Options::for_formats(&["pdf"]));
            let plan = run.plan(Path::new("a.yaml"), &files);
            plan.findings.diagnostics.iter().count()
        };
        let (after, done) = mended("a.yaml", text.as_bytes());
        assert_eq!(done.is_empty(), after == text.as_bytes(), "seed {seed}");
        let (again, more) = mended("a.yaml", &after);
        assert_eq!(
            (again.len(), more),
            (after.len(), Vec::new()),
            "seed {seed}"
        );
        if done.is_empty() {
            assert_eq!(errors(&after), errors(text.as_bytes()), "seed {seed}");
        }
    }
}

#[test]
fn what_comes_in_goes_out_mended() {
    let text = b"titel: Harbour\nsummary: Ships plug in.\n";
    let run = exporter::run(&["check", "--fix", "-"], text);
    assert_eq!(run.status, Status::Done, "{}", run.log);
    assert_eq!(run.out, b"title: Harbour\nsummary: Ships plug in.\n");
    assert_eq!(
        run.log.lines().next(),
        Some("fixed <stdin>:1: titel → title")
    );
    let run = exporter::run(&["check", "--fix", "--dry-run", "-"], text);
    assert_eq!(run.status, Status::AtFault, "{}", run.log);
    assert!(run.out.is_empty());
    assert!(
        run.log.starts_with("would fix <stdin>:1: titel → title\n"),
        "{}",
        run.log
    );
}

#[test]
fn files_are_mended_where_they_lie_and_defaults_where_their_folder_is_given() {
    let place = Workplace::new();
    let defaults = "publsher: Port Institute\n";
    place.write("in/_metadata.yaml", defaults);
    place.write("in/a.yaml", "title: A\nsumary: One.\n");
    place.write("in/b.yaml", "title: B\nsummary: Two.\n");
    // The file alone was named: what lies beside it is not touched.
    let run = place.run(&["check", "--fix", "in/a.yaml"]);
    assert_eq!(run.code, Some(1), "{}", run.log);
    assert!(
        run.log.starts_with("fixed in/a.yaml:2: sumary → summary\n"),
        "{}",
        run.log
    );
    assert!(run.log.contains("unknown key `publsher`"), "{}", run.log);
    assert_eq!(place.read("in/_metadata.yaml"), defaults.as_bytes());
    let run = place.run(&["check", "--fix", "in"]);
    assert_eq!(run.code, Some(0), "{}", run.log);
    let said = run
        .log
        .matches("fixed in/_metadata.yaml:1: publsher → publisher")
        .count();
    assert_eq!(said, 1, "{}", run.log);
    assert_eq!(
        place.read("in/_metadata.yaml"),
        b"publisher: Port Institute\n"
    );
    assert_eq!(place.read("in/a.yaml"), b"title: A\nsummary: One.\n");
    assert_eq!(place.files("in"), ["_metadata.yaml", "a.yaml", "b.yaml"]);
}

#[test]
fn a_file_that_cannot_be_written_is_told_of_and_left() {
    let place = Workplace::new();
    let text = "titel: A\nsummary: One.\n";
    place.write("a.yaml", text);
    let mut permissions = fs::metadata(place.path("a.yaml"))
        .expect("a file")
        .permissions();
    permissions.set_readonly(true);
    fs::set_permissions(place.path("a.yaml"), permissions).expect("permissions");
    let run = place.run(&["check", "--fix", "a.yaml"]);
    assert_eq!(run.code, Some(2), "{}", run.log);
    assert!(
        run.log.contains("`a.yaml` cannot be written"),
        "{}",
        run.log
    );
    assert_eq!(place.read("a.yaml"), text.as_bytes());
}

#[test]
fn programs_are_told_what_mends_a_finding() {
    let text = b"titel: Harbour\nsummary: Ships plug in.\n";
    let run = exporter::run(&["check", "--message-format", "json", "-"], text);
    let first = run.log.lines().next().expect("a line");
    let finding: serde_json::Value = serde_json::from_str(first).expect("JSON");
    let suggestion = &finding["suggestions"][0];
    assert_eq!(suggestion["replacement"], "title");
    assert_eq!(suggestion["place"]["start"]["offset"], 0);
    assert_eq!(suggestion["place"]["end"]["column"], 6);
    let run = exporter::run(&["check", "--message-format", "sarif", "-"], text);
    let log: serde_json::Value = serde_json::from_str(&run.log).expect("JSON");
    let change = &log["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0];
    let replacement = &change["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "title");
    assert_eq!(replacement["deletedRegion"]["endColumn"], 6);
}
