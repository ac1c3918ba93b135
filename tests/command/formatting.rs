//! `briefset fmt`: the keys of a briefing in order, in its own file.

use std::fs;
use std::path::Path;

use crate::support::program::{GOOD, Workplace};

const UNORDERED: &str = "\
# Of the port
#
# Ask before you change it

# What matters
summary: |
  Ships plug in.   # no comment
x-by: 007 # the clerk
title:   \"Harbour\"   # short
";

const ORDERED: &str = "\
# Of the port
#
# Ask before you change it

title: Harbour # short

# What matters
summary: |
  Ships plug in.   # no comment
x-by: 007 # the clerk
";

#[test]
fn keys_are_put_in_order_and_comments_go_with_them() {
    let place = Workplace::new();
    place.write("in/a.yaml", UNORDERED);
    place.write("in/b.yml", ORDERED);
    place.write("in/c.json", "{\"summary\": \"S.\", \"title\": \"T\"}");
    let run = place.run(&["fmt", "in"]);
    assert_eq!(run.code, Some(0), "{}", run.log);
    assert_eq!(run.lines(), ["in/a.yaml"]);
    assert_eq!(run.log, "");
    assert_eq!(String::from_utf8_lossy(&place.read("in/a.yaml")), ORDERED);
    assert_eq!(place.files("in"), ["a.yaml", "b.yml", "c.json"]);
    let run = place.run(&["fmt", "in"]);
    assert_eq!((run.code, run.lines()), (Some(0), vec![]), "{}", run.log);
}

#[test]
fn a_check_writes_nothing() {
    let place = Workplace::new();
    place.write("a.yaml", UNORDERED);
    place.write("b.yaml", ORDERED);
    let run = place.run(&["fmt", "--check", "a.yaml", "b.yaml"]);
    assert_eq!(run.code, Some(1), "{}", run.log);
    assert_eq!(run.lines(), ["a.yaml"]);
    assert_eq!(String::from_utf8_lossy(&place.read("a.yaml")), UNORDERED);
    let run = place.run(&["fmt", "--check", "b.yaml"]);
    assert_eq!((run.code, run.lines()), (Some(0), vec![]), "{}", run.log);
}

#[test]
fn a_briefing_at_fault_is_left_alone_and_the_others_are_formatted() {
    let place = Workplace::new();
    let faulty = "summary: S.\ntitle: T\nsumary: S.\n";
    place.write("a.yaml", faulty);
    place.write("b.yaml", UNORDERED);
    let run = place.run(&["fmt", "a.yaml", "b.yaml"]);
    assert_eq!(run.code, Some(1));
    assert!(run.log.contains("error[unknown-key]"), "{}", run.log);
    assert!(run.log.contains("a.yaml:3:1"), "{}", run.log);
    assert_eq!(run.lines(), ["b.yaml"]);
    assert_eq!(String::from_utf8_lossy(&place.read("a.yaml")), faulty);
    let run = place.run(&["fmt", "a.yaml", "c.yaml"]);
    assert_eq!(run.code, Some(2));
    assert!(run.log.contains("`c.yaml` cannot be read"), "{}", run.log);
}

#[test]
fn standard_input_is_formatted_to_standard_output() {
    let place = Workplace::new();
    let run = place.run_with(&["fmt", "-"], UNORDERED.as_bytes());
    assert_eq!(run.code, Some(0), "{}", run.log);
    assert_eq!(String::from_utf8_lossy(&run.out), ORDERED);
    let run = place.run_with(&["fmt", "--check", "-"], UNORDERED.as_bytes());
    assert_eq!(
        (run.code, run.lines()),
        (Some(1), vec!["<stdin>".to_string()])
    );
    let run = place.run_with(&["fmt", "-"], b"summary: S.\n");
    assert_eq!(run.code, Some(1));
    assert!(
        run.out.is_empty() && run.log.contains("<stdin>"),
        "{}",
        run.log
    );
    place.write("a.yaml", GOOD);
    let run = place.run_with(&["fmt", "-", "a.yaml"], b"");
    assert_eq!(run.code, Some(2));
    assert!(run.log.contains("name it alone"), "{}", run.log);
}

#[test]
fn ends_of_line_and_a_byte_order_mark_stay() {
    let place = Workplace::new();
    let crlf = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let run = place.run_with(&["fmt", "-"], crlf(UNORDERED).as_bytes());
    assert_eq!(
        String::from_utf8_lossy(&run.out),
        crlf(ORDERED),
        "{}",
        run.log
    );
}

#[test]
fn json_that_is_named_is_refused() {
    let place = Workplace::new();
    place.write("a.json", "{\"summary\": \"S.\", \"title\": \"T\"}");
    let run = place.run(&["fmt", "a.json"]);
    assert_eq!(run.code, Some(2));
    assert!(run.log.contains("`a.json` is JSON"), "{}", run.log);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    let place = Workplace::new();
    place.write("in/real.yaml", UNORDERED);
    let real = place.path("in/real.yaml");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o600)).expect("a file");
    symlink("in/real.yaml", place.path("link.yaml")).expect("a link");
    let run = place.run(&["fmt", "link.yaml"]);
    assert_eq!(run.lines(), ["link.yaml"], "{}", run.log);
    let link = fs::symlink_metadata(place.path("link.yaml")).expect("a link");
    assert!(link.is_symlink());
    assert_eq!(
        String::from_utf8_lossy(&place.read("in/real.yaml")),
        ORDERED
    );
    let mode = fs::metadata(&real).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    // A file that may not be written stays as it is, whoever asks.
    place.write("in/fixed.yaml", UNORDERED);
    let fixed = place.path("in/fixed.yaml");
    fs::set_permissions(&fixed, fs::Permissions::from_mode(0o444)).expect("a file");
    let run = place.run(&["fmt", "in/fixed.yaml"]);
    assert_eq!(run.code, Some(2));
    assert!(run.log.contains("cannot be written"), "{}", run.log);
    assert_eq!(
        String::from_utf8_lossy(&place.read("in/fixed.yaml")),
        UNORDERED
    );
}

#[test]
fn a_briefing_that_is_formatted_makes_the_same_files_to_the_last_byte() {
    let place = Workplace::new();
    copy(Path::new("content"), &place.path("in/content"));
    copy(
        Path::new("tests/cases/documents"),
        &place.path("in/documents"),
    );
    // Two have their pictures elsewhere.
    let first = place.run(&["export", "in", "-o", "before"]);
    let run = place.run(&["fmt", "in"]);
    assert_eq!(run.code, Some(0), "{}", run.log);
    assert!(run.lines().len() > 50, "{:?}", run.lines());
    let run = place.run(&["export", "in", "-o", "after"]);
    assert_eq!(run.code, first.code, "{}", run.log);
    let files = place.files("before");
    assert!(files.len() > 150, "{files:?}");
    assert_eq!(files, place.files("after"));
    for file in files {
        let (before, after) = (
            place.read(&format!("before/{file}")),
            place.read(&format!("after/{file}")),
        );
        assert!(before == after, "{file} is another");
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a readable folder") {
        let path = entry.expect("a readable folder").path();
        let name = path.file_name().expect("a name");
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else if path.extension().is_none_or(|ending| ending != "txt") {
            fs::copy(&path, to.join(name)).expect("a copy");
        }
    }
}
