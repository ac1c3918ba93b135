//! What `briefset explain` says holds: every code has an explanation, and its examples are what they are said to be.

use std::collections::BTreeSet;
use std::path::Path;

use briefset::briefing::advice::ADVICE;
use briefset::diagnostic::explanation::{self, Example};
use briefset::diagnostic::{Diagnostics, Level};
use briefset::project::{Memory, Options, Run};

use crate::errors::codes_in_sources;
use crate::support::exporter;

/// What cannot be shown, or not in a few lines; their explanations say why.
const NOT_SHOWN: &[&str] = &[
    "bad-style",
    "chart-too-large",
    "no-title",
    "not-imported",
    "not-placed",
    "not-utf8",
    "placed-elsewhere",
    "same-source",
    "source-not-printed",
    "text-too-long",
    "too-large",
    "too-long",
    "two-defaults",
    "weaker-marking",
];

/// What is said of a text that is brought in.
const OF_IMPORTS: [&str; 4] = ["no-title", "not-imported", "not-placed", "placed-elsewhere"];

/// Files that examples name.
const FILES: &[(&str, &[u8])] = &[
    ("ship.png", include_bytes!("../docs/theme-default.png")),
    ("small.png", include_bytes!("cases/advice/plugs.png")),
    ("half.png", include_bytes!("cases/errors/img/half.png")),
    ("calls.csv", b"month,calls\nJan,12\nFeb,25\n"),
    ("head.csv", b"month,calls\n"),
    ("refs.bib", include_bytes!("refs/harbour.bib")),
    ("empty.bib", b"@comment{nothing}"),
    ("faulty.bib", b"@book{wei2025 title={Plugs}}"),
    (
        "child.bib",
        b"@incollection{wei, title={Plugs}, crossref={book}}",
    ),
    (
        "odd.json",
        br#"[{"id": "wei", "title": "Plugs", "DOI": "n/a"}]"#,
    ),
    (
        "untitled.json",
        br#"[{"id": "wei", "URL": "https://example.org/plugs"}]"#,
    ),
    ("house.toml", b"name = \"house\"\n"),
    (
        "Port-Regular.otf",
        include_bytes!("fonts/SourceSerifPro-Regular.otf"),
    ),
];

/// An example as a file that can be read: its name, its text, and the files beside it.
fn completed(example: &Example) -> (&'static str, String, Memory) {
    let mut files = Memory::new();
    for (name, bytes) in FILES {
        files = files.with(*name, *bytes);
    }
    let Example { language, text, .. } = example;
    let (name, text) = match *language {
        "json" => ("briefing.json", text.to_string()),
        "toml" => {
            files = files.with("house.toml", *text);
            ("briefing.yaml", "theme: house.toml\n".to_string())
        }
        "brand" => {
            files = files.with("_brand.yml", *text);
            ("briefing.yaml", "theme: brand\n".to_string())
        }
        _ if text.starts_with("- ") => {
            let lines = text.lines().map(|line| format!("      {line}\n"));
            let blocks: String = lines.collect();
            let text = format!("sections:\n  - title: A section\n    blocks:\n{blocks}");
            ("briefing.yaml", text)
        }
        _ => ("briefing.yaml", text.to_string()),
    };
    let has_content = [
        "summary:",
        "key_points:",
        "key_figures:",
        "sections:",
        "faq:",
        "glossary:",
    ];
    let has_content = has_content.iter().any(|key| text.contains(key));
    let text = match (example.is_whole, has_content) {
        (true, _) => text,
        (false, true) => format!("title: A title\n{text}"),
        (false, false) => format!("title: A title\n{text}summary: Ships plug in.\n"),
    };
    let files = files.with(name, text.as_bytes());
    (name, text, files)
}

/// What is said of an example of a code. Advice is asked for.
fn findings(example: &Example, code: &str) -> (Diagnostics, String) {
    let (name, text, files) = completed(example);
    let mut options = Options::for_formats(&["pdf"]);
    if ADVICE.iter().any(|advice| advice.code == code) {
        options.levels.say(code, Level::Warn);
    }
    let run = Run::new(options);
    let export = run.export(Path::new(name), &files);
    let log = format!("{text}{}", export.findings.render(false));
    (export.findings.diagnostics, log)
}

#[test]
fn every_code_is_explained_and_no_other() {
    let explained: BTreeSet<String> = explanation::all().map(|one| one.code.to_string()).collect();
    let mut made = codes_in_sources();
    made.extend(OF_IMPORTS.map(str::to_string));
    made.extend(ADVICE.iter().map(|advice| advice.code.to_string()));
    assert_eq!(made, explained);
    let unshown = explanation::all().filter(|one| one.examples.is_empty());
    let unshown: BTreeSet<&str> = unshown.map(|one| one.code).collect();
    assert_eq!(unshown, NOT_SHOWN.iter().copied().collect());
}

#[test]
fn what_stands_before_has_the_code_and_what_stands_after_nothing() {
    let mut wrong = Vec::new();
    for one in explanation::all() {
        let [before, after] = &one.examples[..] else {
            continue;
        };
        let (found, log) = findings(before, one.code);
        if !found.iter().any(|found| found.code == one.code) {
            wrong.push(format!("{}, before:\n{log}", one.code));
        }
        let (found, log) = findings(after, one.code);
        if !found.is_empty() {
            wrong.push(format!("{}, after:\n{log}", one.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_code_is_explained_however_it_was_copied() {
    let said = |code: &str| exporter::run(&["explain", code], &[]);
    for code in [
        "unknown-key",
        "error[unknown-key]:",
        "[Unknown-Key]",
        "unknown_key",
    ] {
        let run = said(code);
        let text = String::from_utf8(run.out).expect("text");
        assert!(
            text.starts_with("unknown-key: A key that"),
            "{code}: {text}"
        );
        assert!(
            text.contains("Before:\n\n    sumary: Ships plug in.\n"),
            "{text}"
        );
        assert!(
            text.ends_with("After:\n\n    summary: Ships plug in.\n"),
            "{text}"
        );
        assert!(run.log.is_empty());
    }
    for (code, log) in [
        ("unknwon-key", "did you mean `unknown-key`?"),
        ("wrong-typ", "did you mean `wrong-type`?"),
        ("stricter", "did you mean `stricter-marking`?"),
        ("E0308", "`briefset explain` lists them all"),
        ("", "`briefset explain` lists them all"),
    ] {
        let run = said(code);
        assert!(
            run.out.is_empty() && run.log.contains(log),
            "{code}: {}",
            run.log
        );
        assert_eq!(run.status, briefset::cli::Status::Failed);
    }
}

#[test]
fn without_a_code_all_are_listed_in_a_line_each() {
    let run = exporter::run(&["explain"], &[]);
    let text = String::from_utf8(run.out).expect("text");
    for one in explanation::all() {
        let line = format!("  {} ", one.code);
        assert_eq!(text.matches(&line).count(), 1, "{}", one.code);
    }
    let longest = text.lines().map(|line| line.chars().count()).max();
    assert!(longest < Some(140), "{longest:?}");
}

#[test]
fn an_export_with_errors_says_once_where_more_is_said() {
    let hint = "try `briefset explain unknown-key`\n";
    let run = exporter::run(
        &["export", "--format", "pdf", "-o", "-", "-"],
        b"title: A\nsumary: B\nsummary: C\nkeyz: [D]\n",
    );
    assert!(run.log.ends_with(hint), "{}", run.log);
    assert_eq!(run.log.matches("briefset explain").count(), 1);
    let run = exporter::run(
        &["export", "--format", "pdf", "-o", "-", "-"],
        b"title: A\nsubtitle: \"\"\nsummary: C\n",
    );
    assert!(run.log.contains("warning[empty-text]"), "{}", run.log);
    assert!(!run.log.contains("briefset explain"), "{}", run.log);
}
