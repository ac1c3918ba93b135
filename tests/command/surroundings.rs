//! Whatever happens around a run, what was asked for is done as far as it can be, and the exit code
//! says whether it was.

#[cfg(unix)]
use std::os::unix::ffi::OsStrExt;
use std::process::Stdio;

use crate::support::program::{FAULTY, GOOD, Workplace, finished};

/// A pipe whose reader has gone away.
fn nobody() -> Stdio {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    writer.into()
}

/// A list that nobody reads to its end takes nothing from the work.
#[test]
fn who_stops_reading_the_list_changes_neither_the_files_nor_the_exit_code() {
    let place = Workplace::new();
    for name in ["a", "b", "c"] {
        place.write(&format!("in/{name}.yaml"), GOOD);
    }
    for (faulty, code) in [(false, 0), (true, 1)] {
        if faulty {
            place.write("in/d.yaml", FAULTY);
        }
        let mut command = place.command(&["export", "in", "-f", "pdf", "-o", "out"]);
        command.stdout(nobody()).stderr(Stdio::piped());
        let run = finished(command.output().expect("a run"));
        assert_eq!(run.code, Some(code), "{}", run.log);
        assert_eq!(run.log.contains("in/d.yaml"), faulty, "{}", run.log);
        assert_eq!(place.files("out"), ["a.pdf", "b.pdf", "c.pdf"]);
    }
}

#[test]
fn an_output_that_did_not_arrive_is_no_success() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    place.run(&["export", "a.yaml", "-f", "pdf", "-o", "out"]);
    for arguments in [
        &["export", "a.yaml", "-f", "pdf", "-o", "-"][..],
        &["extract", "out/a.pdf"][..],
    ] {
        let mut command = place.command(arguments);
        command.stdout(nobody()).stderr(Stdio::piped());
        let run = finished(command.output().expect("a run"));
        assert_eq!(run.code, Some(2), "{arguments:?} {}", run.log);
    }
}

#[test]
fn more_threads_than_can_be_had_are_no_fault() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    for count in ["65536", "0", "1", "many"] {
        let mut command = place.command(&["export", "a.yaml", "-o", count]);
        let run = finished(
            command
                .env("RAYON_NUM_THREADS", count)
                .output()
                .expect("a run"),
        );
        assert_eq!((run.code, run.log.as_str()), (Some(0), ""), "{count}");
    }
    let one = place.read("1/a.pdf");
    assert!(one == place.read("65536/a.pdf") && one == place.read("many/a.pdf"));
}

#[test]
fn inputs_that_would_write_one_file_in_any_format_are_refused() {
    let place = Workplace::new();
    for (one, other) in [
        ("in/a.yaml", "in/a.kepub.yaml"),
        // A letter with its accent in one character, and in two.
        ("x/\u{e9}.yaml", "y/e\u{301}.yaml"),
        ("x/Strom.yaml", "y/STROM.yaml"),
    ] {
        place.write(one, GOOD);
        place.write(other, GOOD);
        let formats = "pdf,epub,kepub";
        let run = place.run(&["export", one, other, "-f", formats, "-o", "out"]);
        assert_eq!(run.code, Some(2), "{}", run.log);
        assert!(
            run.log.contains(one) && run.log.contains(other),
            "{}",
            run.log
        );
        assert_eq!(
            run.log.contains("one name"),
            one.starts_with('x'),
            "{}",
            run.log
        );
        assert!(place.files("out").is_empty());
    }
    let run = place.run(&["export", "in", "-f", "pdf,epub", "-o", "out"]);
    assert_eq!(run.code, Some(0), "{}", run.log);
    assert_eq!(place.files("out").len(), 4);
}

#[cfg(unix)]
#[test]
fn names_that_are_no_utf_8_are_kept_and_told_apart() {
    let place = Workplace::new();
    for name in [b"in/\xff.yaml", b"in/\xfe.yaml"] {
        let path = place.path("").join(std::ffi::OsStr::from_bytes(name));
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, GOOD).expect("a file");
    }
    let run = place.run(&["export", "in", "-f", "pdf", "-o", "out"]);
    assert_eq!(run.code, Some(0), "{}", run.log);
    for name in [b"\xff.pdf", b"\xfe.pdf"] {
        let path = place.path("out").join(std::ffi::OsStr::from_bytes(name));
        assert!(path.is_file(), "{path:?}");
    }
}

#[cfg(unix)]
#[test]
fn names_are_printed_without_what_a_terminal_obeys() {
    let place = Workplace::new();
    place.write("in/a\u{1b}[2J.yaml", GOOD);
    place.write("in/b\u{202e}lmay.yaml", FAULTY);
    let run = place.run(&["export", "in", "-f", "pdf", "-o", "out"]);
    assert_eq!(run.lines(), ["out/a\\u{1b}[2J.pdf"]);
    assert!(
        run.log.contains("in/b\\u{202e}lmay.yaml:2:1"),
        "{}",
        run.log
    );
    assert!(place.has("out/a\u{1b}[2J.pdf"));
}

/// Thirty-two folders are as deep as any house files its briefings.
#[test]
fn a_folder_that_lies_too_deep_costs_that_folder_alone() {
    let place = Workplace::new();
    place.write("in/a.yaml", GOOD);
    place.write(&format!("in/{}b.yaml", "d/".repeat(40)), GOOD);
    let run = place.run(&["export", "in", "-f", "pdf", "-o", "out"]);
    assert_eq!(run.lines(), ["out/a.pdf"]);
    assert_eq!(run.code, Some(2));
    assert!(run.log.contains("folders deep"), "{}", run.log);
}

#[test]
fn a_wrong_date_of_the_source_is_wrong_usage() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    for wrong in ["soon", "-1", "", "1e9", "99999999999999999999"] {
        let mut command = place.command(&["export", "a.yaml", "-o", "out"]);
        let run = finished(
            command
                .env("SOURCE_DATE_EPOCH", wrong)
                .output()
                .expect("a run"),
        );
        assert_eq!(run.code, Some(2), "{wrong} {}", run.log);
        assert!(run.log.contains("SOURCE_DATE_EPOCH"), "{}", run.log);
        assert!(place.files("out").is_empty());
    }
}
