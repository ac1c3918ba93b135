//! What programs read: findings in their forms, and what became of each briefing.

use serde_json::Value;

use crate::support::program::{FAULTY, GOOD, Workplace};

/// A mistake behind letters of several bytes, with a warning.
const WRONG: &str =
    "title: Das Kai, 10:00 – späť\nsumary: Ä\nsummary: 'A [plan](https://example.org \"t\").'\n";

fn place() -> Workplace {
    let place = Workplace::new();
    place.write("in/a, b.yaml", WRONG);
    place
}

fn told(format: &str) -> String {
    let run = place().run(&["export", "in", "-o", "out", "--message-format", format]);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.lines(), [""; 0]);
    run.log
}

#[test]
fn a_finding_is_a_line_for_editors() {
    let log = told("short");
    let lines: Vec<&str> = log.lines().collect();
    assert_eq!(
        lines[0],
        "in/a, b.yaml:2:1: error[unknown-key]: unknown key `sumary`"
    );
    assert!(lines[1].starts_with("in/a, b.yaml:3:"), "{log}");
    assert_eq!(lines.len(), 2);
}

#[test]
fn a_finding_is_an_object_for_programs() {
    let log = told("json");
    let first = log.lines().next().expect("a line");
    let one: Value = serde_json::from_str(first).expect("JSON");
    assert_eq!(one["code"], "unknown-key");
    assert_eq!(one["severity"], "error");
    let start = serde_json::json!({"line": 2, "column": 1, "offset": 33});
    assert_eq!(one["place"]["start"], start);
    assert_eq!(one["place"]["end"]["column"], 7);
    assert!(
        one["help"][0]
            .as_str()
            .is_some_and(|help| help.contains("summary"))
    );
}

#[test]
fn findings_are_one_log_for_code_scanning() {
    let log: Value = serde_json::from_str(&told("sarif")).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["name"], "briefset");
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 2);
    assert_eq!(results[0]["ruleId"], "unknown-key");
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "in/a%2C%20b.yaml");
    assert_eq!(place["region"]["startLine"], 2);
    // A log without results is one as well.
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    let run = place.run(&[
        "check",
        "a.yaml",
        "-A",
        "no-tldr",
        "--message-format",
        "sarif",
    ]);
    let log: Value = serde_json::from_str(&run.log).expect("JSON");
    assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
    // What belongs to no place is told in it, too.
    let run = place.run(&["check", "none.yaml", "--message-format", "sarif"]);
    let log: Value = serde_json::from_str(&run.log).expect("JSON");
    assert_eq!(log["runs"][0]["results"][0]["level"], "error");
}

#[test]
fn a_finding_is_a_command_for_a_workflow() {
    let log = told("github");
    let expected = "::error file=in/a%2C b.yaml,line=2,col=1,endLine=2,endColumn=7,title=unknown-key::unknown key `sumary`%0Ahelp: ";
    assert!(log.starts_with(expected), "{log}");
}

#[test]
fn who_wants_quiet_hears_errors_alone() {
    let run = place().run(&["export", "in", "-q", "-f", "pdf", "-o", "out"]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.log.contains("error[") && !run.log.contains("warning["),
        "{}",
        run.log
    );
    let place = Workplace::new();
    place.write("a.yaml", WRONG.replace("sumary: Ä\n", ""));
    let run = place.run(&["export", "a.yaml", "-q", "-f", "pdf", "-o", "out"]);
    assert_eq!(
        (run.code, run.log.as_str(), run.out.len()),
        (Some(0), "", 0)
    );
    assert!(place.has("out/a.pdf"));
}

#[test]
fn who_wants_to_know_hears_what_was_done() {
    let place = Workplace::new();
    place.write("in/a.yaml", GOOD);
    place.write("in/b.yaml", FAULTY);
    place.write("in/c.yaml", GOOD);
    let run = place.run(&["export", "in", "-v", "-f", "pdf", "-o", "out"]);
    assert_eq!(run.code, Some(1));
    let last = run.log.lines().last().expect("a line");
    assert!(
        last.starts_with("note: 2 files, 2 pages, 0 warnings, 1 of 3 failed, in "),
        "{last}"
    );
}

#[test]
fn a_report_says_what_became_of_each_briefing() {
    let place = Workplace::new();
    place.write("in/a.yaml", GOOD);
    place.write("in/b.yaml", FAULTY);
    let run = place.run(&[
        "export",
        "in",
        "-f",
        "pdf",
        "-o",
        "out",
        "--report",
        "r/report.jsonl",
    ]);
    assert_eq!(run.code, Some(1));
    let report = String::from_utf8(place.read("r/report.jsonl")).expect("a text");
    let lines: Vec<Value> = report
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let schema = place.run(&["schema", "report"]).out;
    let schema: Value = serde_json::from_slice(&schema).expect("JSON");
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler
        .add_resource("report.json", schema)
        .expect("a schema");
    let index = compiler
        .compile("report.json", &mut schemas)
        .expect("a schema");
    for line in &lines {
        assert!(schemas.validate(line, index).is_ok(), "{line:#}");
    }
    assert_eq!(lines[0]["status"], "done");
    assert_eq!(lines[0]["pages"], 1);
    assert_eq!(lines[0]["outputs"][0]["path"], "out/a.pdf");
    let hash = briefset::project::files::digest(&place.read("out/a.pdf"));
    assert_eq!(lines[0]["outputs"][0]["sha256"], hash);
    assert_eq!(lines[0]["read"][0]["path"], "in/a.yaml");
    let hash = briefset::project::files::digest(GOOD.as_bytes());
    assert_eq!(lines[0]["read"][0]["sha256"], hash);
    assert_eq!(lines[1]["status"], "at fault");
    assert_eq!(lines[1]["outputs"], serde_json::json!([]));
    assert_eq!(lines[1]["diagnostics"][0]["code"], "unknown-key");
}

#[test]
fn outputs_that_would_be_the_same_are_left_alone() {
    let place = Workplace::new();
    place.write("in/a.yaml", GOOD);
    place.write("in/b.yaml", GOOD);
    let arguments = ["export", "in", "-f", "pdf", "-o", "out", "--if-changed"];
    assert_eq!(place.run(&arguments).lines(), ["out/a.pdf", "out/b.pdf"]);
    let before = std::fs::metadata(place.path("out/a.pdf")).and_then(|file| file.modified());
    place.write("in/b.yaml", format!("{GOOD}tldr: New.\n"));
    assert_eq!(place.run(&arguments).lines(), ["out/b.pdf"]);
    let after = std::fs::metadata(place.path("out/a.pdf")).and_then(|file| file.modified());
    assert_eq!(before.expect("a time"), after.expect("a time"));
}
