//! The arguments of the commands that a briefing begins with, and of those that bring out its sources.

use std::path::PathBuf;

use clap::Args;

use super::{LevelArguments, interchange_names, kind_names};
use crate::project::StarterKind;

/// The arguments of `new`.
#[derive(Debug, Args)]
pub struct NewArguments {
    /// Its title, after which its file is named
    #[arg(value_name = "TITLE")]
    pub title: Option<String>,

    /// Its language, as a BCP 47 tag: `de`, `fa`, `pt-BR`
    #[arg(long = "lang", value_name = "TAG", default_value = "en")]
    pub language: String,

    /// What kind of briefing it is
    #[arg(long, value_name = "KIND", value_enum, default_value_t)]
    pub kind: StarterKind,

    /// Its theme: a name, or a TOML file or a `_brand.yml` beside it
    #[arg(long, value_name = "NAME|FILE")]
    pub theme: Option<String>,

    /// The file to write; `-` writes it to standard output [default: after the title]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
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

    /// How seriously findings are taken
    #[command(flatten)]
    pub levels: LevelArguments,
}

/// The arguments of `sources`.
#[derive(Debug, Args)]
pub struct SourcesArguments {
    /// Briefings, and PDFs that carry one; `-` reads one from standard input
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,

    /// What they are written as
    #[arg(long, value_name = "FORMAT", value_parser = interchange_names(), required_unless_present = "check")]
    pub to: Option<String>,

    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "FILE", requires = "to")]
    pub output: Option<PathBuf>,

    /// Only the sources that a text cites, not all that the references show
    #[arg(long, requires = "to")]
    pub cited: bool,

    /// Tell which sources are the same thing twice: by DOI, by address, by title and year
    #[arg(long)]
    pub check: bool,

    /// How seriously findings are taken
    #[command(flatten)]
    pub levels: LevelArguments,
}
