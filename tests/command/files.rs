//! What a briefing may have read: regular files below the folder that was given, and nothing else.
#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::program::{GOOD, Run, Workplace, finished};

/// A sign of the house.
const LOGO: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>";

fn with_logo(path: &str) -> String {
    format!("{GOOD}logo: {{src: {path}, alt: Port Institute}}\n")
}

/// Runs the program, which has to be back at once: nobody writes into the pipes that it is shown.
fn soon(place: &Workplace, arguments: &[&str]) -> Run {
    let mut command = place.command(arguments);
    let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("a program that runs");
    let start = Instant::now();
    while child.try_wait().expect("a child").is_none() {
        if start.elapsed() > Duration::from_secs(30) {
            child.kill().expect("a child");
            panic!("{arguments:?} hangs");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    finished(child.wait_with_output().expect("its output"))
}

fn pipe(place: &Workplace, name: &str) {
    let made = Command::new("mkfifo").arg(place.path(name)).status();
    assert!(made.expect("mkfifo").success());
}

#[test]
fn a_file_of_the_folder_above_is_read_where_that_folder_was_given() {
    let place = Workplace::new();
    place.write("in/2026/a.yaml", with_logo("../img/logo.svg"));
    place.write("in/img/logo.svg", LOGO);
    let run = place.run(&["export", "in", "-f", "pdf"]);
    assert_eq!(run.lines(), ["output/2026/a.pdf"], "{}", run.log);
    let run = place.run(&["export", "in/2026/a.yaml", "-f", "pdf"]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.log.contains("lies outside the briefing's folder"),
        "{}",
        run.log
    );
}

#[test]
fn links_that_lead_out_are_not_followed() {
    let place = Workplace::new();
    place.write("secret.yaml", GOOD);
    place.write("secret.svg", LOGO);
    place.write("in/a.yaml", with_logo("logo.svg"));
    symlink("../secret.svg", place.path("in/logo.svg")).expect("a link");
    symlink("../secret.yaml", place.path("in/b.yaml")).expect("a link");
    symlink("/proc/self/fd/0", place.path("in/c.yaml")).expect("a link");
    place.write("in/d.yaml", GOOD);
    symlink("d.yaml", place.path("in/e.yaml")).expect("a link");
    let run = soon(&place, &["export", "in", "-f", "pdf"]);
    assert_eq!(run.lines(), ["output/d.pdf", "output/e.pdf"], "{}", run.log);
    assert_eq!(run.code, Some(2));
    for said in [
        "the picture `logo.svg` lies outside the briefing's folder",
        "`in/b.yaml` cannot be read: it is a link that leads out of the folder",
    ] {
        assert!(run.log.contains(said), "{}", run.log);
    }
    // Who names a link means what it leads to.
    let run = place.run(&["export", "in/b.yaml", "-f", "pdf"]);
    assert_eq!(run.lines(), ["output/b.pdf"], "{}", run.log);
}

#[test]
fn pipes_and_devices_are_not_waited_for() {
    let place = Workplace::new();
    place.write("in/a.yaml", with_logo("logo.svg"));
    place.write("in/b.yaml", format!("{GOOD}theme: house.toml\n"));
    place.write("in/c.yaml", GOOD);
    pipe(&place, "in/logo.svg");
    pipe(&place, "in/house.toml");
    pipe(&place, "in/d.yaml");
    let run = soon(&place, &["export", "in", "-f", "pdf"]);
    assert_eq!(run.lines(), ["output/c.pdf"], "{}", run.log);
    let irregular = run.log.matches("cannot be read: it is no regular file");
    assert_eq!(irregular.count(), 2, "{}", run.log);
    for arguments in [
        ["export", "in/c.yaml", "--theme", "in/house.toml"].as_slice(),
        &["export", "in/c.yaml", "--theme", "/dev/zero"],
        &["extract", "in/logo.svg"],
        &["extract", "/dev/zero"],
    ] {
        let run = soon(&place, arguments);
        assert_eq!(run.code, Some(2), "{}", run.log);
        assert!(run.log.contains("it is no regular file"), "{}", run.log);
    }
}

#[test]
fn what_is_larger_than_can_be_meant_is_not_read() {
    let place = Workplace::new();
    place.write("a.yaml", with_logo("logo.svg"));
    place.write("house.toml", "");
    for (name, bytes) in [("logo.svg", 21 << 20), ("house.toml", 2 << 20)] {
        let file = std::fs::File::create(place.path(name)).expect("a file");
        file.set_len(bytes).expect("a file with holes");
    }
    let run = place.run(&["export", "a.yaml"]);
    assert!(run.log.contains("it is larger than 20 MB"), "{}", run.log);
    let run = place.run(&["export", "a.yaml", "--theme", "house.toml"]);
    assert!(run.log.contains("it is larger than 1 MB"), "{}", run.log);
}
