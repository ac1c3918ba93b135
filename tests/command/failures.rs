//! What cannot be done is said, with the right exit code.

use crate::support::program::{FAULTY, GOOD, Run, Workplace};

/// A run of which nothing came.
fn refused(run: &Run, code: i32, said: &str) {
    assert_eq!(run.code, Some(code), "{}", run.log);
    assert!(run.out.is_empty(), "nothing is written");
    assert!(run.log.contains(said), "{}", run.log);
}

#[test]
fn an_input_that_is_not_there() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    refused(
        &place.run(&["export", "missing.yaml"]),
        2,
        "`missing.yaml` cannot be read",
    );
    refused(
        &place.run(&["export", "a.yaml", "missing.yaml"]),
        2,
        "missing.yaml",
    );
    refused(&place.run(&["export"]), 2, "`content` cannot be read");
    assert_eq!(place.files(""), ["a.yaml"]);
}

#[test]
fn formats_without_commas_and_outputs_that_are_no_folders() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    let formats = place.run(&["export", "a.yaml", "-f", "pdf", "epub"]);
    refused(&formats, 2, "as in `-f pdf,epub`");
    let file = place.run(&["export", "a.yaml", "-o", "my.pdf", "-f", "epub"]);
    refused(
        &file,
        2,
        "`-o my.pdf` is the name of one pdf, and `-f epub` asks for another file",
    );
    let file = place.run(&["export", "a.yaml", "-o", "my.png"]);
    refused(
        &file,
        2,
        "there is one for each page: name a folder, `-o my.png/`",
    );
    let file = place.run(&[
        "export", "a.yaml", "a.yaml", "./a.yaml", "-", "-o", "my.pdf",
    ]);
    refused(&file, 2, "`-o my.pdf` writes one output");
    let option = place.run(&["export", "a.yaml", "--to", "pdf"]);
    refused(&option, 2, "that is called '--format' here");
    assert_eq!(place.files(""), ["a.yaml"]);
    // A folder of that name may be there.
    place.write("my.pdf/readme.txt", "");
    let run = place.run(&["export", "a.yaml", "-f", "pdf", "-o", "my.pdf"]);
    assert_eq!(run.lines(), ["my.pdf/a.pdf"]);
    let run = place.run(&["export", "a.yaml", "-f", "epub", "-o", "my.epub/"]);
    assert_eq!(run.lines(), ["my.epub/a.epub"]);
}

#[test]
fn a_folder_without_briefings() {
    let place = Workplace::new();
    place.write("in/readme.txt", "");
    refused(
        &place.run(&["export", "in"]),
        2,
        "there is no briefing in `in`",
    );
}

#[cfg(unix)]
#[test]
fn an_input_that_cannot_be_read_stops_no_other() {
    use std::os::unix::net::UnixListener;
    let place = Workplace::new();
    place.write("in/b.yaml", GOOD);
    // Whoever runs as root may read every file, but nobody opens a socket as one.
    std::os::unix::fs::symlink(place.path("nowhere"), place.path("in/a.yaml")).expect("a link");
    let run = place.run(&["export", "in", "-f", "pdf", "-o", "out"]);
    assert_eq!(run.lines(), ["out/b.pdf"]);
    let _socket = UnixListener::bind(place.path("socket.yaml")).expect("a socket");
    let run = place.run(&["export", "socket.yaml"]);
    refused(&run, 2, "`socket.yaml` is neither a file nor a folder");
}

#[test]
fn an_output_that_cannot_be_written_stops_no_other() {
    let place = Workplace::new();
    place.write("in/x/a.yaml", GOOD);
    place.write("in/b.yaml", GOOD);
    place.write("out/x", "a file where a folder is wanted");
    let run = place.run(&["export", "in", "-f", "pdf", "-o", "out"]);
    assert_eq!(run.code, Some(2));
    assert_eq!(run.lines(), ["out/b.pdf"]);
    assert!(
        run.log.contains("`out/x/a.pdf` cannot be written"),
        "{}",
        run.log
    );
}

#[test]
fn a_fault_of_the_machine_outranks_one_of_a_briefing() {
    let place = Workplace::new();
    place.write("in/x/a.yaml", GOOD);
    place.write("in/b.yaml", FAULTY);
    place.write("out/x", "a file where a folder is wanted");
    let run = place.run(&["export", "in", "-f", "pdf", "-o", "out"]);
    refused(&run, 2, "error[unknown-key]");
}

#[test]
fn usage_that_makes_no_sense() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    place.write("b.yaml", GOOD);
    for (arguments, said) in [
        (&["export", "-"][..], "name a file, `-o briefing.pdf`"),
        (
            &["export", "a.yaml", "-o", "-"],
            "`--format pdf` or `--format epub`",
        ),
        (
            &["export", "a.yaml", "b.yaml", "-o", "-", "-f", "pdf"],
            "there are 2 briefings",
        ),
        (
            &["export", "a.yaml", "--format", "docx"],
            "possible values: pdf, epub",
        ),
        (&["export", "a.yaml", "--paper", "a3"], "a4, letter, a5"),
        (&["export", "a.yaml", "--frobnicate"], "--frobnicate"),
        (&["exprot", "a.yaml"], "export"),
        (&[], "Usage"),
    ] {
        refused(&place.run(arguments), 2, said);
    }
    assert_eq!(place.files(""), ["a.yaml", "b.yaml"]);
}

#[test]
fn a_briefing_that_is_too_large_is_not_read_to_its_end() {
    let place = Workplace::new();
    let file = std::fs::File::create(place.path("a.yaml")).expect("a file");
    file.set_len(65 << 20).expect("a long file");
    refused(&place.run(&["export", "a.yaml"]), 2, "larger than 64 MB");
}
