//! `watch`: what is saved is exported again, however it is saved, and nothing else is.

use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use briefset::project::{Folder, Options, Run};

use crate::support::program::{FAULTY, GOOD, Workplace};
use crate::support::watching::{Watching, until};

/// The EPUB of a briefing as `export` writes it.
fn exported(place: &Workplace, name: &str) -> Vec<u8> {
    let path = place.path(name);
    let run = Run::new(Options::for_formats(&["epub"]));
    let export = run.export(&path, &Folder::around(&path));
    let mut outputs = export.outputs.expect("a sound briefing");
    outputs.remove(0).bytes
}

/// Ways in which editors save.
const WAYS: [fn(&Path, &str); 4] = [
    |path, text| fs::write(path, text).expect("overwritten"),
    |path, text| {
        let beside = path.with_extension("new~");
        fs::write(&beside, text).expect("written beside");
        fs::rename(beside, path).expect("renamed");
    },
    |path, text| {
        fs::write(path, "").expect("emptied");
        sleep(Duration::from_millis(30));
        fs::write(path, text).expect("filled");
    },
    |path, text| {
        fs::remove_file(path).expect("removed");
        sleep(Duration::from_millis(30));
        fs::write(path, text).expect("made");
    },
];

#[test]
fn no_save_is_missed_however_it_is_saved() {
    for poll in [&[][..], &["--poll"]] {
        let saves = if poll.is_empty() { 30 } else { 6 };
        let place = Workplace::new();
        place.write("a.yaml", GOOD);
        let arguments = [&["watch", "a.yaml", "-f", "epub", "-o", "out"], poll].concat();
        let watching = Watching::begin(&place, &arguments);
        watching.until(1);
        assert_eq!(place.read("out/a.epub"), exported(&place, "a.yaml"));
        for save in 0..saves {
            let text = format!("title: Harbour, winter {save}\nsummary: Ships plug in.\n");
            WAYS[save % WAYS.len()](&place.path("a.yaml"), &text);
            let made = exported(&place, "a.yaml");
            until("the save is exported", || place.read("out/a.epub") == made);
        }
        assert_eq!(watching.log(), "", "what is being saved is no error");
    }
}

#[test]
fn what_is_not_there_yet_is_watched_for_too() {
    let place = Workplace::new();
    let text = "title: A\nsections:\n  - title: B\n    blocks:\n      - figure: {src: img/a.svg, alt: C}\n";
    place.write("notes/a.yaml", text);
    let watching = Watching::begin(&place, &["watch", "notes", "-f", "epub", "-o", "out"]);
    watching.until(1);
    assert!(watching.log().contains("img/a.svg"), "{}", watching.log());
    let drawing = |width| {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='9'><path d='M0 0h9v9z'/></svg>"
        )
    };
    place.write("notes/img/a.svg", drawing(10));
    let lines = watching.until(2);
    assert!(
        lines[1].starts_with("all is well again: made a.epub"),
        "{lines:?}"
    );
    // A picture that is replaced, and the defaults of a folder that come, change and go.
    let mut before = place.read("out/a.epub");
    let mut is_other = |what: &str| {
        until(what, || place.read("out/a.epub") != before);
        before = place.read("out/a.epub");
    };
    place.write("notes/img/a.svg", drawing(20));
    is_other("a picture is replaced");
    place.write("notes/_metadata.yaml", "publisher: Port Institute\n");
    is_other("there are defaults");
    place.write("notes/_metadata.yaml", "publisher: Quay Institute\n");
    is_other("the defaults are others");
    fs::remove_file(place.path("notes/_metadata.yaml")).expect("removed");
    is_other("there are none any more");
    assert_eq!(before, {
        let run = place.run(&["export", "notes", "-f", "epub", "-o", "again"]);
        assert_eq!(run.code, Some(0), "{}", run.log);
        place.read("again/a.epub")
    });
}

#[test]
fn an_error_leaves_the_old_file_and_is_over_when_it_is_mended() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    let watching = Watching::begin(&place, &["watch", "a.yaml", "-f", "epub", "-o", "."]);
    watching.until(1);
    let before = place.read("a.epub");
    place.write("a.yaml", FAULTY);
    let lines = watching.until(2);
    assert!(lines[1].starts_with("made nothing in "), "{lines:?}");
    assert!(lines[1].ends_with("; nothing of a.yaml, what was made of it before stays"));
    let run = place.run(&["export", "a.yaml", "-f", "epub", "-o", "elsewhere"]);
    assert_eq!(watching.log(), run.log, "told as `export` tells it");
    assert_eq!(place.read("a.epub"), before);
    place.write("a.yaml", GOOD);
    let lines = watching.until(3);
    assert!(
        lines[2].starts_with("all is well again: made a.epub in "),
        "{lines:?}"
    );
    assert_eq!(place.read("a.epub"), before);
}

#[test]
fn only_what_is_made_of_a_file_is_made_again() {
    let place = Workplace::new();
    place.write(
        "notes/a.yaml",
        "title: A\nsections:\n  - title: B\n    blocks:\n      - table: {csv: t.csv}\n",
    );
    place.write("notes/t.csv", "x,y\n1,2\n");
    place.write("notes/b.yaml", GOOD);
    // Its outputs lie among what is watched.
    let watching = Watching::begin(&place, &["watch", "notes", "-f", "epub,pdf", "-o", "notes"]);
    watching.until(1);
    place.write("notes/t.csv", "x,y\n1,2\n");
    place.write("notes/unread.txt", "nothing");
    place.write("notes/t.csv", "x,y\n1,3\n");
    let lines = watching.until(2);
    assert!(lines[1].starts_with("made a.pdf, a.epub in "), "{lines:?}");
    place.write("notes/below/c.yaml", GOOD);
    let lines = watching.until(3);
    assert!(
        lines[2].starts_with("made below/c.pdf, below/c.epub in "),
        "{lines:?}"
    );
    fs::remove_file(place.path("notes/b.yaml")).expect("removed");
    until("it is told", || {
        watching.log().contains("notes/b.yaml is gone")
    });
    sleep(Duration::from_millis(400));
    assert_eq!(watching.until(3).len(), 3, "its own outputs start nothing");
    // Two that would be one file are told once, and when they are no more.
    place.write("notes/a.yml", GOOD);
    until("it is told", || {
        watching.log().contains("would both be written to")
    });
    fs::remove_file(place.path("notes/a.yml")).expect("removed");
    until("it is over", || {
        watching
            .log()
            .ends_with("note: all briefings are found again\n")
    });
    assert_eq!(watching.log().matches("would both be").count(), 1);
}

#[test]
fn what_is_named_on_the_command_line_is_watched() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    place.write("house.yaml", "publisher: Port Institute\n");
    place.write("house.toml", "extends = \"default\"\n");
    let mut arguments = vec!["watch", "a.yaml", "-f", "pdf", "--report", "r.jsonl"];
    arguments.extend(["--metadata-file", "house.yaml", "--theme", "house.toml"]);
    let watching = Watching::begin(&place, &arguments);
    watching.until(1);
    let before = place.read("output/a.pdf");
    place.write("house.yaml", "publisher: Quay Institute\n");
    watching.until(2);
    assert_ne!(place.read("output/a.pdf"), before);
    place.write("house.toml", "extends = \"nothing\"\n");
    until("it is told", || watching.log().contains("house.toml"));
    place.write("house.toml", "extends = \"large-print\"\n");
    watching.until(3);
    let report = String::from_utf8(place.read("r.jsonl")).expect("text");
    assert_eq!(report.lines().count(), 1);
    assert!(report.contains("\"status\":\"done\""), "{report}");
}

#[test]
fn streams_cannot_be_watched_and_nothing_to_watch_is_an_error() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    for arguments in [
        &["watch", "-"][..],
        &["watch", "a.yaml", "-o", "-"],
        &["watch", "b.yaml"],
    ] {
        let run = place.run(arguments);
        assert_eq!(run.code, Some(2), "{arguments:?}");
        assert!(run.log.starts_with("error: "), "{}", run.log);
    }
}

#[cfg(unix)]
#[test]
fn it_ends_well_when_it_is_told_to() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    let watching = Watching::begin(&place, &["watch", "a.yaml", "-f", "epub", "-o", "out"]);
    watching.until(1);
    assert_eq!(watching.end("INT"), Some(0));
    assert_eq!(place.files("out"), ["a.epub"]);
}

/// How long it takes from a save to both files, of a long sample: `cargo test --release --test suite
/// how_long_a_save_takes -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn how_long_a_save_takes() {
    const SAVES: usize = 100;
    let place = Workplace::new();
    let sample = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/content/shore-power-after-one-winter.yaml"
    );
    let text = fs::read_to_string(sample).expect("a sample");
    crate::support::watching::copy_beside(Path::new(sample), &place);
    let watching = Watching::begin(&place, &["watch", "content/a.yaml", "-o", "out"]);
    place.write("content/a.yaml", &text);
    watching.until(1);
    let mut times = Vec::new();
    for save in 0..SAVES {
        let begun = std::time::SystemTime::now();
        let text = text.replace("keywords: [", &format!("keywords: [save {save}, "));
        WAYS[save % 2](&place.path("content/a.yaml"), &text);
        let is_new = |name: &str| {
            fs::metadata(place.path(name))
                .and_then(|metadata| metadata.modified())
                .is_ok_and(|modified| modified > begun)
        };
        until("both are new", || {
            is_new("out/a.pdf") && is_new("out/a.epub")
        });
        times.push(begun.elapsed().expect("a clock that goes on").as_millis());
        sleep(Duration::from_millis(150));
    }
    times.sort_unstable();
    let at = |part: usize| times[part * (SAVES - 1) / 100];
    println!(
        "{SAVES} saves: median {} ms, 90 % within {} ms, slowest {} ms",
        at(50),
        at(90),
        at(100)
    );
}
