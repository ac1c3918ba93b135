//! What a machine may do to a run: outputs are whole or not there, and the exit code is right.

use std::process::Stdio;
use std::thread;
use std::time::Instant;

use crate::support::program::{GOOD, Workplace, finished};

/// Some pages, so that a run takes long enough to be stopped in.
fn long() -> String {
    let paragraph = "Ships plug in at berth A, and the price falls from week to week. ".repeat(12);
    format!(
        "title: Harbour\nsummary: |\n{}",
        format!("  {paragraph}\n\n").repeat(60)
    )
}

fn fill(place: &Workplace, count: usize) {
    for index in 0..count {
        place.write(&format!("in/{index:02}.yaml"), long());
    }
}

/// Whether every output that is there is what an undisturbed run has written.
fn assert_whole(place: &Workplace, folder: &str) {
    let expected = [place.read("once/00.pdf"), place.read("once/00.epub")];
    for name in place.files(folder) {
        if name.contains(".briefset-") {
            continue; // what was on its way when the run was stopped
        }
        let bytes = place.read(&format!("{folder}/{name}"));
        assert!(expected.contains(&bytes), "{name} is torn");
    }
}

#[test]
fn a_run_that_is_killed_tears_no_file() {
    let place = Workplace::new();
    fill(&place, 12);
    let start = Instant::now();
    place.run(&["export", "in/00.yaml", "-o", "once"]);
    let one = start.elapsed();
    let mut written = 0;
    for twelfths in [1, 6, 12, 24, 48, 72, 120] {
        let folder = format!("killed-{twelfths}");
        let mut command = place.command(&["export", "in", "-o", &folder]);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().expect("a program");
        thread::sleep(one * twelfths / 12);
        // It may have come to its end.
        let _ = child.kill();
        let _ = child.wait();
        assert_whole(&place, &folder);
        written += place.files(&folder).len();
    }
    assert!(written > 0, "no run came far enough");
}

#[test]
fn two_runs_at_once_into_one_folder_leave_whole_files() {
    let place = Workplace::new();
    fill(&place, 4);
    place.run(&["export", "in/00.yaml", "-o", "once"]);
    let runs: Vec<_> = (0..2)
        .map(|_| {
            let mut command = place.command(&["export", "in", "-o", "out"]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped());
            command.spawn().expect("a program")
        })
        .collect();
    for child in runs {
        let run = finished(child.wait_with_output().expect("an end"));
        assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
    }
    assert_eq!(
        place.files("out").len(),
        8,
        "and nothing else is left behind"
    );
    assert_whole(&place, "out");
}

/// A disk that is full, as the shell's limit on the size of files makes it.
#[cfg(unix)]
#[test]
fn a_full_disk_is_told_and_leaves_nothing() {
    let place = Workplace::new();
    fill(&place, 2);
    let briefset = env!("CARGO_BIN_EXE_briefset");
    let script = format!("ulimit -f 4; exec '{briefset}' export in -f pdf -o out");
    let mut shell = std::process::Command::new("sh");
    shell.current_dir(place.path("")).args(["-c", &script]);
    let run = finished(shell.output().expect("a shell"));
    assert_eq!(run.code, Some(2), "{}", run.log);
    assert!(
        run.log.contains("`out/00.pdf` cannot be written"),
        "{}",
        run.log
    );
    assert!(run.lines().is_empty());
    assert!(place.files("out").is_empty(), "{:?}", place.files("out"));
    // A file that was there before stays as it was.
    place.write("out/00.pdf", "the old one");
    let run = finished(shell.output().expect("a shell"));
    assert_eq!(run.code, Some(2), "{}", run.log);
    assert_eq!(place.files("out"), ["00.pdf"]);
    assert_eq!(place.read("out/00.pdf"), b"the old one");
}

/// Who is asked to stop takes away what it has begun, and says what a shell expects.
#[cfg(unix)]
#[test]
fn a_run_that_is_asked_to_stop_leaves_nothing_behind() {
    let place = Workplace::new();
    fill(&place, 12);
    place.run(&["export", "in/00.yaml", "-o", "once"]);
    for (signal, code) in [("INT", 130), ("TERM", 143)] {
        let mut written = 0;
        let mut stopped = 0;
        for turn in 0..6 {
            let folder = format!("{signal}-{turn}");
            let mut command = place.command(&["export", "in", "-o", &folder]);
            command.stdout(Stdio::null()).stderr(Stdio::null());
            let mut child = command.spawn().expect("a program");
            // As soon as it writes, each time a little later.
            while place.files(&folder).len() <= turn && child.try_wait().expect("a child").is_none()
            {
                thread::yield_now();
            }
            let kill = std::process::Command::new("kill")
                .args([format!("-{signal}"), child.id().to_string()])
                .status();
            kill.expect("kill");
            let status = child.wait().expect("an end");
            assert!([Some(code), Some(0)].contains(&status.code()), "{status}");
            stopped += usize::from(status.code() == Some(code));
            let files = place.files(&folder);
            assert!(
                !files.iter().any(|name| name.contains(".briefset-")),
                "{files:?}"
            );
            assert_whole(&place, &folder);
            written += files.len();
        }
        assert!(written > 0 && stopped > 0, "no run was stopped half-way");
    }
}

/// What a killed run has left, the next one takes away, and nothing else.
#[test]
fn what_a_killed_run_has_left_goes_with_the_next() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    let hours = |hours: u64| {
        let past = std::time::Duration::from_secs(hours * 60 * 60);
        std::time::SystemTime::now()
            .checked_sub(past)
            .expect("a time")
    };
    for (name, age) in [
        (".briefset-abc123.part", 2),
        (".briefset-def456.part", 0),
        (".briefset-notes.part", 2),
        ("letter.pdf", 2),
    ] {
        place.write(&format!("out/{name}"), "begun");
        let file = std::fs::File::options()
            .write(true)
            .open(place.path("out").join(name));
        file.expect("a file")
            .set_modified(hours(age))
            .expect("a time");
    }
    let run = place.run(&["export", "a.yaml", "-f", "pdf", "-o", "out"]);
    assert_eq!(run.code, Some(0), "{}", run.log);
    let left = [
        ".briefset-def456.part",
        ".briefset-notes.part",
        "a.pdf",
        "letter.pdf",
    ];
    assert_eq!(place.files("out"), left);
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_has_no_room_is_no_success() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("a full device");
    let mut command = place.command(&["export", "a.yaml", "-f", "pdf", "-o", "-"]);
    command.stdout(full).stderr(Stdio::piped());
    let run = finished(command.output().expect("a run"));
    assert_eq!(run.code, Some(2), "{}", run.log);
    assert!(run.log.contains("error:"), "{}", run.log);
}
