//! Which files are read, and which are not.

use crate::support::program::{GOOD, Workplace};

#[test]
fn names_that_start_with_an_underscore_or_a_dot_are_skipped() {
    let place = Workplace::new();
    for name in [
        "a.yaml",
        "_b.yaml",
        ".c.yaml",
        "_d/e.yaml",
        ".f/g.yaml",
        "h.txt",
        "i.YAML",
    ] {
        place.write(&format!("in/{name}"), GOOD);
    }
    let run = place.run(&["export", "in", "-f", "pdf", "-o", "out"]);
    assert_eq!(run.code, Some(0), "{}", run.log);
    assert_eq!(run.lines(), ["out/a.pdf", "out/i.pdf"]);
    // Who names one means it.
    let run = place.run(&["export", "in/_b.yaml", "-f", "pdf", "-o", "out"]);
    assert_eq!(run.lines(), ["out/_b.pdf"]);
}

#[test]
fn outputs_are_listed_in_the_order_of_their_inputs() {
    let place = Workplace::new();
    for name in ["c", "a", "b"] {
        place.write(&format!("{name}.yaml"), GOOD);
    }
    let run = place.run(&[
        "export", "c.yaml", "a.yaml", "b.yaml", "-f", "pdf", "-o", "out",
    ]);
    assert_eq!(run.lines(), ["out/c.pdf", "out/a.pdf", "out/b.pdf"]);
}

#[test]
fn a_file_that_is_named_twice_is_exported_once() {
    let place = Workplace::new();
    place.write("in/a.yaml", GOOD);
    let run = place.run(&[
        "export",
        "in",
        "in/a.yaml",
        "./in/a.yaml",
        "-f",
        "pdf",
        "-o",
        "out",
    ]);
    assert_eq!(run.code, Some(0), "{}", run.log);
    assert_eq!(run.lines(), ["out/a.pdf"]);
}

#[test]
fn two_inputs_of_one_output_are_refused_before_any_work() {
    let place = Workplace::new();
    for (one, other) in [
        ("x/a.yaml", "y/a.yaml"),
        ("x/b.yaml", "x/b.json"),
        ("x/c.yml", "y/C.yaml"),
    ] {
        place.write(one, GOOD);
        place.write(other, GOOD);
        let run = place.run(&["export", one, other, "-o", "out"]);
        assert_eq!(run.code, Some(2));
        assert!(
            run.log.contains(one) && run.log.contains(other),
            "{}",
            run.log
        );
        assert!(place.files("out").is_empty());
    }
}

#[test]
fn marks_of_byte_order_and_line_ends_change_nothing() {
    let place = Workplace::new();
    let text = "title: Harbour\nsummary: |\n  One.\n\n  Two\n  lines.\n";
    place.write("plain/a.yaml", text);
    place.write("marked/a.yaml", format!("\u{feff}{text}"));
    place.write("crlf/a.yaml", text.replace('\n', "\r\n"));
    for folder in ["plain", "marked", "crlf"] {
        let run = place.run(&["export", folder, "-o", &format!("out/{folder}")]);
        assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
    }
    for name in ["a.pdf", "a.epub"] {
        let plain = place.read(&format!("out/plain/{name}"));
        assert!(plain == place.read(&format!("out/marked/{name}")), "{name}");
        assert!(plain == place.read(&format!("out/crlf/{name}")), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing_is_said_to_be_one_and_stops_no_other() {
    let place = Workplace::new();
    place.write("in/a.yaml", GOOD);
    std::os::unix::fs::symlink("gone.yaml", place.path("in/b.yaml")).expect("a link");
    let run = place.run(&["export", "in", "-f", "pdf", "-o", "out"]);
    assert_eq!(run.lines(), ["out/a.pdf"]);
    assert_ne!(run.code, Some(0));
    assert!(
        run.log.contains("`in/b.yaml` cannot be read"),
        "{}",
        run.log
    );
}

#[test]
fn a_file_without_a_command_is_exported() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    place.write("in/b.yaml", GOOD);
    let run = place.run(&["a.yaml", "-f", "pdf", "-o", "out"]);
    assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
    assert_eq!(run.lines(), ["out/a.pdf"]);
    let run = place.run(&["-f", "pdf", "in", "-o", "out"]);
    assert_eq!(run.lines(), ["out/b.pdf"]);
    // A folder that is called as a command is none.
    let run = place.run(&["exprot", "in"]);
    assert_eq!(run.code, Some(2));
    assert!(run.log.contains("export"), "{}", run.log);
    let run = place.run(&["missing.yaml"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.log.contains("`missing.yaml` cannot be read"),
        "{}",
        run.log
    );
}
