//! The built program, run as a user runs it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A folder to run in.
pub struct Workplace {
    folder: TempDir,
}

/// A briefing in which nothing is wrong.
pub const GOOD: &str = "title: Harbour electrification\nsummary: Ships plug in.\n";

/// A briefing with an error.
pub const FAULTY: &str = "title: Harbour electrification\nsumary: Ships plug in.\n";

/// What a run came to.
pub struct Run {
    /// The exit code.
    pub code: Option<i32>,
    /// Standard output.
    pub out: Vec<u8>,
    /// Standard error.
    pub log: String,
}

impl Workplace {
    /// An empty one.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Workplace { folder }
    }

    /// The path of a name in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, and the folders that it lies in.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        std::fs::write(path, content).expect("a file that can be written");
    }

    /// Reads a file.
    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Whether there is such a file.
    pub fn has(&self, name: &str) -> bool {
        self.path(name).is_file()
    }

    /// Every file in a folder of it and below, sorted.
    pub fn files(&self, name: &str) -> Vec<String> {
        let mut found = Vec::new();
        walk(&self.path(name), &mut found);
        let below = |path: PathBuf| {
            let path = path.strip_prefix(self.path(name)).map(Path::to_path_buf);
            path.expect("a file below").to_string_lossy().into_owned()
        };
        let mut found: Vec<String> = found.into_iter().map(below).collect();
        found.sort();
        found
    }

    /// The program with these arguments, without what the environment may say to it.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_briefset"));
        command
            .current_dir(self.folder.path())
            .env_remove("SOURCE_DATE_EPOCH")
            .stdin(Stdio::null())
            .args(arguments);
        command
    }

    /// Runs it with something to read on its standard input.
    pub fn run_with(&self, arguments: &[&str], input: &[u8]) -> Run {
        self.write("standard-input", input);
        let input = std::fs::File::open(self.path("standard-input")).expect("a file");
        finished(
            self.command(arguments)
                .stdin(input)
                .output()
                .expect("a program that runs"),
        )
    }

    /// Runs it.
    pub fn run(&self, arguments: &[&str]) -> Run {
        finished(
            self.command(arguments)
                .output()
                .expect("a program that runs"),
        )
    }
}

/// What a process came to.
pub fn finished(output: Output) -> Run {
    Run {
        code: output.status.code(),
        out: output.stdout,
        log: String::from_utf8(output.stderr).expect("a log in UTF-8"),
    }
}

impl Run {
    /// The lines of standard output.
    pub fn lines(&self) -> Vec<String> {
        let text = String::from_utf8(self.out.clone()).expect("paths in UTF-8");
        text.lines().map(str::to_string).collect()
    }
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            walk(&path, found);
        } else {
            found.push(path);
        }
    }
}
