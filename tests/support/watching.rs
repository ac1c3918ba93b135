//! The program where it goes on until it is told to stop.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use super::program::Workplace;

/// How long something may take on a machine that has much to do.
const PATIENCE: Duration = Duration::from_secs(60);

/// A program that goes on. It ends with this.
pub struct Watching {
    child: Mutex<Child>,
    lines: Arc<Mutex<Vec<String>>>,
    log: Arc<Mutex<Vec<u8>>>,
}

/// Waits for something to be so.
pub fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < PATIENCE, "in vain: {what}");
        thread::sleep(Duration::from_millis(2));
    }
}

impl Watching {
    /// Begins.
    pub fn begin(place: &Workplace, arguments: &[&str]) -> Self {
        let mut command = place.command(arguments);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("a program that runs");
        let (lines, log) = (Arc::default(), Arc::default());
        let (out, err) = (child.stdout.take(), child.stderr.take());
        let (said, logged) = (Arc::clone(&lines), Arc::clone(&log));
        thread::spawn(move || {
            for line in BufReader::new(out.expect("its output")).lines() {
                let said: &Mutex<Vec<String>> = &said;
                said.lock().expect("lines").push(line.expect("text"));
            }
        });
        thread::spawn(move || {
            let mut err = err.expect("its log");
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = err.read(&mut bytes) {
                let logged: &Mutex<Vec<u8>> = &logged;
                logged.lock().expect("a log").extend(&bytes[..count]);
            }
        });
        Watching {
            child: Mutex::new(child),
            lines,
            log,
        }
    }

    /// What it has said on standard output, once that is so many lines.
    pub fn until(&self, count: usize) -> Vec<String> {
        let lines = || self.lines.lock().expect("lines").clone();
        let begun = Instant::now();
        while lines().len() < count {
            assert!(begun.elapsed() < PATIENCE, "{:?}\n{}", lines(), self.log());
            thread::sleep(Duration::from_millis(2));
        }
        lines()
    }

    /// What it has said on standard error so far.
    pub fn log(&self) -> String {
        let log = self.log.lock().expect("a log").clone();
        String::from_utf8(log).expect("a log in UTF-8")
    }

    /// Sends it a signal; its exit code.
    #[cfg(unix)]
    pub fn end(&self, signal: &str) -> Option<i32> {
        let mut child = self.child.lock().expect("a child");
        let id = child.id().to_string();
        let sent = std::process::Command::new("kill")
            .args(["-s", signal, &id])
            .status();
        assert!(sent.expect("kill").success());
        child.wait().expect("an end").code()
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let child = self.child.get_mut().expect("a child");
        let _ = child.kill();
        let _ = child.wait();
    }
}

/// Copies what lies beside a sample, pictures and data, for a briefing in `content/`.
pub fn copy_beside(sample: &Path, place: &Workplace) {
    for folder in ["img", "data"] {
        let from = sample.parent().expect("a folder").join(folder);
        for entry in std::fs::read_dir(from).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            place.write(
                &format!("content/{folder}/{name}"),
                std::fs::read(&path).expect("a file"),
            );
        }
    }
    let text = std::fs::read(sample).expect("a sample");
    place.write("content/a.yaml", text);
}
