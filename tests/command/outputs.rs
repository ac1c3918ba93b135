//! What is written, and where.

use std::io::{Read, Write};
use std::process::Stdio;

use briefset::export::{self, BACKENDS};

use crate::support::program::{FAULTY, GOOD, Workplace, finished};

#[test]
fn every_default_backend_writes_its_file_and_each_path_is_a_line() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    let run = place.run(&["export", "a.yaml", "-o", "out"]);
    let expected: Vec<String> = export::by_default()
        .map(|backend| format!("out/a{}", backend.suffix))
        .collect();
    assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
    assert_eq!(run.lines(), expected);
    assert_eq!(
        place.files("out").len(),
        expected.len(),
        "and nothing else is left behind"
    );
    assert!(place.read("out/a.pdf").starts_with(b"%PDF-1.7"));
    assert!(place.read("out/a.epub").starts_with(b"PK"));
}

#[test]
fn every_backend_writes_its_file_when_it_is_asked_for() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    for backend in BACKENDS {
        let run = place.run(&["export", "a.yaml", "-o", "out", "--format", backend.name]);
        assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
        assert_eq!(run.lines(), [format!("out/a{}", backend.suffix)]);
    }
    assert_eq!(place.files("out").len(), BACKENDS.len());
    assert!(place.has("out/a.kepub.epub"));
}

#[test]
fn content_is_exported_to_output_when_nothing_is_named() {
    let place = Workplace::new();
    place.write("content/2026/january.yaml", GOOD);
    place.write("content/b.json", r#"{"title": "A", "summary": "B"}"#);
    place.write("content/c.yml", GOOD);
    let run = place.run(&["export", "--format", "pdf"]);
    assert_eq!(run.code, Some(0), "{}", run.log);
    let written = ["output/2026/january.pdf", "output/b.pdf", "output/c.pdf"];
    assert_eq!(run.lines(), written);
    assert_eq!(
        place.files("output"),
        ["2026/january.pdf", "b.pdf", "c.pdf"]
    );
}

#[test]
fn a_stem_keeps_its_dots() {
    let place = Workplace::new();
    place.write("v1.2.final.yaml", GOOD);
    assert_eq!(
        place
            .run(&["export", "v1.2.final.yaml", "-f", "pdf", "-o", "."])
            .code,
        Some(0)
    );
    assert!(place.has("v1.2.final.pdf"));
}

#[test]
fn one_briefing_is_written_to_the_file_that_is_named() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    let run = place.run(&["export", "a.yaml", "-o", "new/My.PDF"]);
    assert_eq!(
        (run.code, run.lines()),
        (Some(0), vec!["new/My.PDF".to_string()]),
        "{}",
        run.log
    );
    assert!(place.read("new/My.PDF").starts_with(b"%PDF-"));
    let run = place.run_with(&["export", "-", "-o", "b.epub"], GOOD.as_bytes());
    assert_eq!(
        (run.code, run.lines()),
        (Some(0), vec!["b.epub".to_string()]),
        "{}",
        run.log
    );
    assert!(place.read("b.epub").starts_with(b"PK"));
    let run = place.run(&["export", "a.yaml", "-o", "a.kepub.epub"]);
    assert_eq!(run.code, Some(0), "{}", run.log);
    let asked = place.run(&["export", "a.yaml", "-o", "kobo", "-f", "kepub"]);
    assert_eq!(asked.code, Some(0), "{}", asked.log);
    assert_eq!(place.read("a.kepub.epub"), place.read("kobo/a.kepub.epub"));
    assert_eq!(
        place.files(""),
        [
            "a.kepub.epub",
            "a.yaml",
            "b.epub",
            "kobo/a.kepub.epub",
            "new/My.PDF",
            "standard-input"
        ]
    );
}

#[test]
fn standard_input_goes_to_standard_output() {
    let place = Workplace::new();
    for format in ["pdf", "epub"] {
        let mut command = place.command(&["export", "-", "-o", "-", "--format", format]);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("a program that runs");
        let mut input = child.stdin.take().expect("its input");
        input.write_all(GOOD.as_bytes()).expect("a reader");
        drop(input);
        let run = finished(child.wait_with_output().expect("its end"));
        assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
        assert!(run.out.starts_with(if format == "pdf" {
            b"%PDF"
        } else {
            b"PK\x03\x04"
        }));
    }
    assert!(place.files("").is_empty());
}

#[test]
fn a_failing_briefing_writes_nothing_and_stops_no_other() {
    let place = Workplace::new();
    place.write("in/bad.yaml", FAULTY);
    place.write("in/good.yaml", GOOD);
    place.write("out/bad.pdf", "an older output");
    let run = place.run(&["export", "in", "-o", "out", "--format", "pdf"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.lines(), ["out/good.pdf"]);
    assert!(run.log.contains("error[unknown-key]") && run.log.contains("in/bad.yaml:2:1"));
    assert_eq!(place.read("out/bad.pdf"), b"an older output");
    assert_eq!(place.files("out"), ["bad.pdf", "good.pdf"]);
}

#[test]
fn a_warning_goes_to_standard_error_and_the_output_is_written() {
    let place = Workplace::new();
    place.write("a.yaml", "title: A\nsummary: \"so **it is\"\n");
    let run = place.run(&["export", "a.yaml", "-f", "pdf", "-o", "out"]);
    assert_eq!(run.code, Some(0));
    assert!(
        run.log.starts_with("warning[unclosed-strong]"),
        "{}",
        run.log
    );
    assert_eq!(run.lines(), ["out/a.pdf"]);
}

#[cfg(unix)]
#[test]
fn outputs_can_be_read_like_other_files() {
    use std::os::unix::fs::PermissionsExt;
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    place.run(&["export", "a.yaml", "-f", "pdf", "-o", "out"]);
    let mode = |name: &str| {
        place
            .path(name)
            .metadata()
            .expect("a file")
            .permissions()
            .mode()
    };
    assert_eq!(mode("out/a.pdf"), mode("a.yaml"));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let place = Workplace::new();
    let body = "Ships plug in at berth A, and berth B follows. ".repeat(2_000);
    place.write("a.yaml", format!("title: A\nsummary: |\n  {body}\n"));
    let mut command = place.command(&["export", "a.yaml", "-o", "-", "-f", "pdf"]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("a program that runs");
    let mut output = child.stdout.take().expect("its output");
    output.read_exact(&mut [0; 4]).expect("the first bytes");
    drop(output);
    let run = finished(child.wait_with_output().expect("its end"));
    assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
}

#[cfg(unix)]
#[test]
fn a_run_that_is_killed_leaves_no_partial_output() {
    let place = Workplace::new();
    for index in 0..12 {
        let body = "Ships plug in at berth A, and berth B follows.\n\n  ".repeat(150);
        place.write(
            &format!("in/{index:02}.yaml"),
            format!("title: A\nsummary: |\n  {body}\n"),
        );
    }
    for wait in [20, 60, 120, 240, 480] {
        let mut command = place.command(&["export", "in", "-o", "out"]);
        let mut child = command
            .stdout(Stdio::null())
            .spawn()
            .expect("a program that runs");
        std::thread::sleep(std::time::Duration::from_millis(wait));
        child.kill().expect("a process that can be killed");
        child.wait().expect("its end");
        for name in place.files("out") {
            let bytes = place.read(&format!("out/{name}"));
            let whole = match name.rsplit_once('.').map(|(_, extension)| extension) {
                Some("pdf") => bytes.trim_ascii_end().ends_with(b"%%EOF"),
                Some("epub") => zip::ZipArchive::new(std::io::Cursor::new(bytes)).is_ok(),
                // What was on its way has no name of an output.
                _ => name.starts_with(".briefset-"),
            };
            assert!(whole, "{name} is cut off after {wait} ms");
        }
    }
}
