//! The command line run within the test: arguments in, output, log and status out.

use std::path::Path;

use briefset::cli::{self, Arguments, Console, Status};
use clap::Parser;

/// What a run came to.
pub struct Run {
    /// How it ended.
    pub status: Status,
    /// Standard output.
    pub out: Vec<u8>,
    /// Standard error.
    pub log: String,
}

/// Runs the command line on some input.
pub fn run(arguments: &[&str], input: &[u8]) -> Run {
    let arguments = std::iter::once(&"briefset").chain(arguments);
    let arguments = Arguments::try_parse_from(arguments).expect("arguments that are understood");
    let (mut out, mut log) = (Vec::new(), Vec::new());
    let mut console = Console {
        input: &mut &input[..],
        out: &mut out,
        log: &mut log,
        voice: cli::Voice::default(),
        source_date_epoch: None,
        system_fonts: Vec::new(),
        threads: None,
    };
    let status = cli::run(&arguments, &mut console).expect("a console that can be written to");
    let log = String::from_utf8(log).expect("a log in UTF-8");
    Run { status, out, log }
}

/// Exports one file as a PDF to nowhere in particular.
pub fn export(path: &Path) -> Run {
    let path = path.to_str().expect("a path in UTF-8");
    run(&["export", "--format", "pdf", "-o", "-", path], &[])
}

/// Exports a briefing that is not in a file.
pub fn export_text(text: &[u8]) -> Run {
    run(&["export", "--format", "pdf", "-o", "-", "-"], text)
}
