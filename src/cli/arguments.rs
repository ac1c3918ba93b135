//! The arguments of the commands, as they are written and as `--help` tells them.

mod beginning;
mod lists;
mod watching;
mod wishes;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

pub use self::beginning::{ImportArguments, NewArguments, SourcesArguments};
pub use self::lists::{
    ExplainArguments, FontsArguments, ManArguments, SchemaArguments, SchemaOf, ThemeCommand,
};
pub use self::watching::{PreviewArguments, WatchArguments};
pub use self::wishes::{DefaultsArguments, FontArguments, LevelArguments, WishArguments};
use crate::diagnostic::machine::Format;
use crate::project::Purpose;

/// Briefings, typeset: one briefing in YAML becomes a PDF to hand out and an EPUB to send to
/// e-readers.
#[derive(Debug, Parser)]
#[command(name = "briefset", version, about, arg_required_else_help = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,

    /// How it is told
    #[command(flatten)]
    pub voice: VoiceArguments,
}

/// The arguments that say how something is told.
#[derive(Debug, Args)]
pub struct VoiceArguments {
    /// The form of what is found, on standard error
    #[arg(
        long = "message-format",
        value_name = "FORM",
        value_enum,
        default_value_t,
        global = true
    )]
    pub format: Format,

    /// Tell nothing but errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,

    /// Tell what was done at the end
    #[arg(short, long, global = true)]
    pub verbose: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write briefings as PDF and EPUB
    ///
    /// Each written path goes to standard output, a line each. Exit codes: 0 done, 1 a briefing is
    /// at fault (the others are still exported), 2 wrong usage, or reading or writing failed.
    #[command(
        after_long_help = "Examples:\n  briefset export briefing.yaml                      both files, in output/\n  briefset export briefing.yaml -o report.pdf        that file alone\n  briefset export reports -f pdf -o /srv/www         a folder, as PDFs\n  briefset export - -o - -f epub < a.yaml > a.epub   from and to a pipe\n  briefset export reports --if-changed --report r.jsonl"
    )]
    Export(ExportArguments),

    /// Write briefings, and again whenever something is saved that they are made of
    ///
    /// That is all that was read: the briefing, pictures, data, its theme, the defaults of its folder, also those
    /// that are not there yet. A briefing with an error is told, and what was made of it before stays.
    /// Each time, a line on standard output says what was written. It ends at Ctrl-C, with exit code 0; 2 is wrong
    /// usage.
    #[command(
        after_long_help = "Examples:\n  briefset watch briefing.yaml\n  briefset watch reports -f pdf -o /srv/www --clear\n  briefset watch /mnt/share/reports --poll"
    )]
    Watch(WatchArguments),

    /// Show a briefing in a browser while it is written, and what is wrong with it
    ///
    /// Says an address of this machine, at which nobody else is served. What is saved is shown at once, and a click on
    /// a word tells its line. Nothing is written. It ends at Ctrl-C, with exit code 0; 2 is wrong usage.
    #[command(
        after_long_help = "Examples:\n  briefset preview briefing.yaml --open\n  briefset preview briefing.yaml --serve 8000\n  briefset preview briefing.yaml --png -o pictures"
    )]
    Preview(PreviewArguments),

    /// Begin a briefing
    ///
    /// The file says what stands where, in the language of the briefing, and is exported at once. Beside it lies
    /// the schema that editors read. Each path that is written goes to standard output, a line each.
    #[command(
        after_long_help = "Examples:\n  briefset new \"What the port's plugs cost\"\n  briefset new --kind cti --lang fa -o notes/intrusion.yaml"
    )]
    New(NewArguments),

    /// Bring somebody else's text in as a briefing
    ///
    /// Reads the pasted text of a page, Markdown, HTML, a Word document, a STIX bundle, a MISP event or
    /// a briefing in JSON, and writes a briefing that exports as it is. What has no place in a briefing is told,
    /// with where it stands. Exit codes: 0 done, 1 the text cannot be made a briefing, 2 wrong usage, or
    /// reading or writing failed.
    #[command(
        after_long_help = "Examples:\n  briefset import page.txt -o briefing.yaml\n  briefset import report.docx | briefset export - -o - -f epub > report.epub"
    )]
    Import(ImportArguments),

    /// Tell everything that export would complain of, and what could be written better
    ///
    /// Nothing is written, but with --fix. Exit codes: 0 nothing is at fault, 1 a briefing is, 2 wrong usage, or reading or writing failed.
    #[command(
        after_long_help = "Examples:\n  briefset check reports\n  briefset check reports --fix                       mend what is beyond doubt\n  briefset check reports --for archive -D no-credit\n  briefset check reports --message-format sarif 2> findings.sarif"
    )]
    Check(CheckArguments),

    /// Get the briefing back out of a PDF
    ///
    /// Exported again, it gives the same PDF. Exit codes: 0 done, 1 the PDF holds no briefing,
    /// 2 wrong usage, or the file is no PDF that can be read, or writing failed.
    #[command(
        after_long_help = "Examples:\n  briefset extract briefing.pdf > briefing.yaml\n  briefset extract --data tables briefing.epub"
    )]
    Extract(ExtractArguments),

    /// Write the sources of briefings for a reference manager
    ///
    /// Or, with --check, tell which are the same thing twice. Reads briefings, and PDFs that carry one. Exit codes: 0 done, 1 a briefing is at fault, 2 wrong usage, or reading
    /// or writing failed; nothing is written then.
    #[command(
        after_long_help = "Examples:\n  briefset sources briefing.yaml --to bibtex -o refs.bib\n  briefset sources report.pdf --to csl-json --cited\n  briefset sources reports/*.yaml --check"
    )]
    Sources(SourcesArguments),

    /// Put the keys of briefings in the order of the format, and keep their comments
    ///
    /// Each path that is written to goes to standard output, a line each. Exit codes: 0 done,
    /// 1 a briefing is at fault and left as it is, or would change with --check, 2 wrong usage, or
    /// reading or writing failed.
    #[command(
        after_long_help = "Examples:\n  briefset fmt reports\n  briefset fmt --check reports\n  briefset fmt - < a.yaml"
    )]
    Fmt(FmtArguments),

    /// Print the JSON Schema of briefings, or of themes, for an editor
    ///
    /// A first line `# yaml-language-server: $schema=briefing.schema.json` tells the editor of a briefing where it is.
    #[command(
        after_long_help = "Examples:\n  briefset schema > briefing.schema.json\n  briefset schema theme > theme.schema.json"
    )]
    Schema(SchemaArguments),

    /// List the styles in which sources can be cited, a line each
    #[command(after_long_help = "Examples:\n  briefset styles\n  briefset styles | grep notes")]
    Styles,

    /// List the languages that there are words in, a line each
    ///
    /// Its tag, English name, direction, script (ISO 15924), whether words are hyphenated and the program has
    /// its letters, its own name, and regions that differ. Any other is set as well, with English words.
    #[command(
        after_long_help = "Examples:\n  briefset languages\n  briefset languages | grep 'right to left'"
    )]
    Languages,

    /// List the fonts that there are, and which of them have the characters of a file
    ///
    /// A line each: family, weight, slope, file, scripts (ISO 15924). With a file, those that have some of its characters,
    /// and each character that none has. Exit codes: 0 none is missing, 1 some are, 2 reading failed.
    #[command(
        after_long_help = "Examples:\n  briefset fonts --system-fonts | grep Thai\n  briefset fonts briefing.yaml --font-path ~/fonts"
    )]
    Fonts(FontsArguments),

    /// List the themes of the program, or print one whole
    #[command(
        after_long_help = "Examples:\n  briefset theme list\n  briefset theme show newsdesk > house.toml"
    )]
    #[command(subcommand)]
    Theme(ThemeCommand),

    /// Print the completions for a shell
    #[command(
        after_long_help = "Examples:\n  briefset completions bash > ~/.local/share/bash-completion/completions/briefset\n  briefset completions zsh > ~/.zfunc/_briefset"
    )]
    Completions {
        /// The shell
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },

    /// Write the man pages to a folder, or that of the program to standard output
    #[command(after_long_help = "Examples:\n  briefset man ~/.local/share/man/man1")]
    Man(ManArguments),

    /// Say at length what a diagnostic means, with an example before and after
    ///
    /// Its code stands in brackets: `error[unknown-key]`. Without a code, all of them are listed.
    #[command(after_long_help = "Examples:\n  briefset explain\n  briefset explain unknown-key")]
    Explain(ExplainArguments),
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

    /// Which formats to write [default: the briefing's, else pdf,epub]
    #[arg(short, long = "format", value_name = "FORMAT", value_delimiter = ',', value_parser = format_names())]
    pub formats: Vec<String>,

    /// The folder to write to, or one file: `report.pdf`; `-` writes one output to standard output
    #[arg(short, long, value_name = "DIR|FILE", default_value = "output")]
    pub output: PathBuf,

    /// Leave outputs alone that would get the same bytes
    #[arg(long)]
    pub if_changed: bool,

    /// Write what became of each briefing to this file: a JSON object in a line each, see `schema report`
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,

    /// What is wished for, whatever the briefing
    #[command(flatten)]
    pub wishes: WishArguments,
}

/// The arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Briefings, and folders of them; `-` reads one from standard input
    #[arg(value_name = "INPUT", default_value = "content")]
    pub inputs: Vec<PathBuf>,

    /// Mend what is wrong beyond doubt, and check what is left; `-` writes the mended text to standard output
    ///
    /// A misspelt key or word that can be but one, a date in another form, a text that wants quotes, tabs: `briefset
    /// explain CODE` says of each whether it is mended. No other byte of a file changes. A `_metadata.yaml` is mended
    /// where it lies in a folder that is given.
    #[arg(long)]
    pub fix: bool,

    /// With --fix: tell what would be mended, and write nothing
    #[arg(long, requires = "fix")]
    pub dry_run: bool,

    /// What the briefings are made for, beyond being read
    #[arg(long = "for", value_name = "PURPOSE", value_enum)]
    pub purpose: Option<Purpose>,

    /// Which formats they are checked for [default: the briefing's, else pdf,epub]
    #[arg(short, long = "format", value_name = "FORMAT", value_delimiter = ',', value_parser = format_names())]
    pub formats: Vec<String>,

    /// What is wished for, whatever the briefing
    #[command(flatten)]
    pub wishes: WishArguments,
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

/// The names of the formats that sources are written in.
fn interchange_names() -> clap::builder::PossibleValuesParser {
    let formats = crate::project::sources::FORMATS.iter();
    let values =
        formats.map(|(name, _, help)| clap::builder::PossibleValue::new(*name).help(*help));
    clap::builder::PossibleValuesParser::new(values)
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
