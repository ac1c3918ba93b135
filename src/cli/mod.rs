//! The command line, one file a command.
//!
//! In: arguments and a [`Console`]. Out: a [`Status`], which is the exit code. Nothing here prints
//! but through the console, so that tests and `main` see the same.

use std::io::{self, Read, Write};
use std::path::PathBuf;

use crate::diagnostic::machine::{self, Format};
use crate::project::Failure;

mod arguments;
mod check;
mod explain;
mod export;
mod extract;
mod fix;
mod fmt;
mod fonts;
mod import;
mod languages;
mod mapped_font;
mod new;
pub mod output;
mod preview;
mod report;
mod schema;
mod shell;
mod sources;
mod styles;
mod tally;
mod theme;
mod threads;
mod usage;
mod values;
mod voice;
mod watch;
mod wishes;

pub use self::arguments::*;
pub use self::usage::read;
pub use self::voice::Voice;
pub use crate::project::fonts::system_folders;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// All was done.
    Done = 0,
    /// A briefing is at fault.
    AtFault = 1,
    /// The usage is wrong, or reading or writing failed.
    Failed = 2,
}

/// The exit code that stands for a failure.
fn status_of(failure: &Failure) -> Status {
    match failure {
        Failure::AtFault => Status::AtFault,
        Failure::Unreadable(_) | Failure::Internal(_) => Status::Failed,
    }
}

/// What a command reads from and prints to.
pub struct Console<'a> {
    /// Standard input.
    pub input: &'a mut dyn Read,
    /// Standard output: written paths, or an output.
    pub out: &'a mut dyn Write,
    /// Standard error: everything else.
    pub log: &'a mut dyn Write,
    /// How it is said.
    pub voice: Voice,
    /// `SOURCE_DATE_EPOCH` as it is set.
    pub source_date_epoch: Option<String>,
    /// The folders that the system keeps its fonts in.
    pub system_fonts: Vec<PathBuf>,
    /// How many threads are wanted; as many as there are cores if that is not said.
    pub threads: Option<usize>,
}

impl Console<'_> {
    /// Says something in its voice on standard error. Who does not read it does not stop the work.
    fn say(&mut self, words: &str) -> io::Result<()> {
        if self.voice.format == Format::Sarif {
            // One log at the end holds all of it.
            self.voice.results.push_str(words);
            return Ok(());
        }
        unless_gone(self.log.write_all(words.as_bytes()))
    }

    /// Shows a terminal how far things are.
    fn show(&mut self, progress: &str) -> io::Result<()> {
        unless_gone(self.log.write_all(progress.as_bytes()))
    }

    /// Says what was not done, in a sentence.
    fn fail(&mut self, sentence: &str) -> io::Result<()> {
        let said = self.voice.error(sentence);
        self.say(&said)
    }

    /// Lists something on standard output. A reader that has seen enough of a list, as `head` has, takes
    /// nothing from what is done.
    fn list(&mut self, line: &str) -> io::Result<()> {
        if self.voice.is_quiet {
            return Ok(());
        }
        unless_gone(self.out.write_all(line.as_bytes()))
    }

    /// Says what is left to be said when all is done.
    fn finish(&mut self) -> io::Result<()> {
        if self.voice.format != Format::Sarif {
            return Ok(());
        }
        let log = machine::sarif(&self.voice.results);
        unless_gone(self.log.write_all(log.as_bytes()))
    }
}

/// An error, unless it is that the reader has gone away.
fn unless_gone(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Runs a command. Errors are those of the console itself.
pub fn run(arguments: &Arguments, console: &mut Console<'_>) -> io::Result<Status> {
    console.voice.format = arguments.voice.format;
    console.voice.is_quiet = arguments.voice.quiet;
    console.voice.is_verbose = arguments.voice.verbose;
    let status = command(&arguments.command, console)?;
    console.finish()?;
    Ok(status)
}

fn command(command: &Command, console: &mut Console<'_>) -> io::Result<Status> {
    match command {
        Command::Export(arguments) => export::run(arguments, console),
        Command::Preview(arguments) => preview::run(arguments, console),
        Command::Watch(arguments) => watch::run(arguments, console),
        Command::Import(arguments) => import::run(arguments, console),
        Command::New(arguments) => new::run(arguments, console),
        Command::Check(arguments) => check::run(arguments, console),
        Command::Extract(arguments) => extract::run(arguments, console),
        Command::Sources(arguments) => sources::run(arguments, console),
        Command::Fmt(arguments) => fmt::run(arguments, console),
        Command::Styles => styles::run(console),
        Command::Languages => languages::run(console),
        Command::Fonts(arguments) => fonts::run(arguments, console),
        Command::Theme(command) => theme::run(command, console),
        Command::Completions { shell } => shell::completions(*shell, console),
        Command::Man(arguments) => shell::man(arguments, console),
        Command::Explain(arguments) => explain::run(arguments, console),
        Command::Schema(arguments) => schema::run(arguments, console),
    }
}
