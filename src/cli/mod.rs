//! The command line, one file a command.
//!
//! In: arguments and a [`Console`]. Out: a [`Status`], which is the exit code. Nothing here prints
//! but through the console, so that tests and `main` see the same.

use std::io::{self, Read, Write};
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::project::{Embed, Failure};
use crate::theme::{Paper, Sides};

mod export;
mod extract;
mod fmt;
mod import;
pub mod output;
mod threads;
mod usage;
mod values;

pub use self::usage::read;

/// Briefings, typeset: one briefing in YAML becomes a PDF to hand out and an EPUB to send to
/// e-readers.
#[derive(Debug, Parser)]
#[command(name = "briefset", version, about, arg_required_else_help = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write briefings as PDF and EPUB
    ///
    /// Each written path goes to standard output, a line each. Exit codes: 0 done, 1 a briefing is
    /// at fault (the others are still exported), 2 wrong usage, or reading or writing failed.
    Export(ExportArguments),

    /// Get the briefing back out of a PDF
    ///
    /// Exported again, it gives the same PDF. Exit codes: 0 done, 1 the PDF holds no briefing,
    /// 2 wrong usage, or the file is no PDF that can be read, or writing failed.
    Extract(ExtractArguments),

    /// Put the keys of briefings in the order of the format, and keep their comments
    ///
    /// Each path that is written to goes to standard output, a line each. Exit codes: 0 done,
    /// 1 a briefing is at fault and left as it is, or would change with --check, 2 wrong usage, or
    /// reading or writing failed.
    Fmt(FmtArguments),

    /// Bring somebody else's text in as a briefing
    ///
    /// Reads the pasted text of a page, Markdown, HTML, a Word document, a STIX bundle, a MISP event or
    /// a briefing in JSON, and writes a briefing that exports as it is. What has no place in a briefing is told,
    /// with where it stands. Exit codes: 0 done, 1 the text cannot be made a briefing, 2 wrong usage, or
    /// reading or writing failed.
    Import(ImportArguments),
}

/// The arguments of `export`.
#[derive(Debug, Args)]
pub struct ExportArguments {
    /// Briefings, and folders of them; `-` reads one from standard input
    ///
    /// A folder means every .yaml, .yml and .json file below it but those whose names start with
    /// `_` or `.`; outputs mirror its subfolders.
    #[arg(value_name = "INPUT", default_value = "content")]
    pub inputs: Vec<PathBuf>,

    /// Which formats to write [default: pdf,epub]
    #[arg(short, long = "format", value_name = "FORMAT", value_delimiter = ',', value_parser = format_names())]
    pub formats: Vec<String>,

    /// The folder to write to; `-` writes one output to standard output
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    pub output: PathBuf,

    /// The sheet of the PDF [default: the briefing's, else a4]
    #[arg(long)]
    pub paper: Option<Paper>,

    /// Whether the PDF is printed on one side or two [default: the briefing's, else one]
    #[arg(long)]
    pub sides: Option<Sides>,

    /// Set the PDF on so many pages at most [default: the briefing's wish]
    ///
    /// Paragraphs take a line less where they can; then, as far as the theme lets it, there is less air, a
    /// smaller title, less space between lines, and smaller letters.
    #[arg(long, value_name = "PAGES", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub fit: Option<u32>,

    /// The theme: its name, or a TOML file [default: the briefing's, else `default`]
    #[arg(long, value_name = "NAME|FILE")]
    pub theme: Option<String>,

    /// How much of the briefing the PDF carries within it, for `extract`
    #[arg(long, value_name = "WHAT", value_enum, default_value_t)]
    pub embed: Embed,

    /// How many pixels of a picture an inch of the PDF has at most; one with more is made smaller
    #[arg(long, value_name = "DPI", default_value_t = crate::project::IMAGE_DPI, value_parser = clap::value_parser!(u32).range(36..=2400))]
    pub image_dpi: u32,

    /// Leave the pages of the PDF out of the EPUB: its page list and the marks where they begin
    #[arg(long)]
    pub no_page_list: bool,

    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
}

/// The arguments of `extract`.
#[derive(Debug, Args)]
pub struct ExtractArguments {
    /// The PDF, or with `--data` an EPUB; `-` reads it from standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// Instead of the briefing, write what its tables and charts show to this folder: a CSV file for each
    #[arg(long, value_name = "DIR", conflicts_with = "output")]
    pub data: Option<PathBuf>,

    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// The arguments of `fmt`.
#[derive(Debug, Args)]
pub struct FmtArguments {
    /// Briefings, and folders of them; `-` formats standard input to standard output
    ///
    /// A folder means every .yaml and .yml file below it but those whose names start with `_` or
    /// `.`.
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<PathBuf>,

    /// Write nothing, and list the briefings that would change
    #[arg(long)]
    pub check: bool,
}

/// The arguments of `import`.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// The text; `-` reads it from standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// What the text is [default: told from its name and content]
    #[arg(long, value_name = "KIND", value_parser = kind_names())]
    pub from: Option<String>,

    /// Overwrite the file, if there is one
    #[arg(long)]
    pub force: bool,
}

/// The names of the kinds of text that can be brought in.
fn kind_names() -> clap::builder::PossibleValuesParser {
    let named = crate::project::import::KINDS.iter();
    let values =
        named.map(|kind| clap::builder::PossibleValue::new(kind.name).help(kind.description));
    clap::builder::PossibleValuesParser::new(values)
}

/// The names of the table of backends.
fn format_names() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(
        crate::export::BACKENDS.iter().map(|backend| {
            clap::builder::PossibleValue::new(backend.name).help(backend.description)
        }),
    )
}

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
    /// Whether what goes there may be coloured.
    pub color: bool,
    /// `SOURCE_DATE_EPOCH` as it is set.
    pub source_date_epoch: Option<String>,
    /// How many threads are wanted; as many as there are cores if that is not said.
    pub threads: Option<usize>,
}

impl Console<'_> {
    /// Says something on standard error. Who does not read it does not stop the work.
    fn say(&mut self, words: &str) -> io::Result<()> {
        unless_gone(self.log.write_all(words.as_bytes()))
    }

    /// Lists something on standard output. A reader that has seen enough of a list, as `head` has, takes
    /// nothing from what is done.
    fn list(&mut self, line: &str) -> io::Result<()> {
        unless_gone(self.out.write_all(line.as_bytes()))
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
    match &arguments.command {
        Command::Export(arguments) => export::run(arguments, console),
        Command::Extract(arguments) => extract::run(arguments, console),
        Command::Fmt(arguments) => fmt::run(arguments, console),
        Command::Import(arguments) => import::run(arguments, console),
    }
}
