//! The arguments of the commands that list and print what the program knows.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::FontArguments;

/// The arguments of `fonts`.
#[derive(Debug, Args)]
pub struct FontsArguments {
    /// A briefing, or any text, whose characters are looked for
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,

    /// A theme that names fonts of its own: a TOML file, or a `_brand.yml`
    #[arg(long, value_name = "NAME|FILE")]
    pub theme: Option<String>,

    /// Where fonts are, beside those of the program
    #[command(flatten)]
    pub fonts: FontArguments,

    /// Write a JSON object a line: one for each font, and behind them one of what is missing
    #[arg(long)]
    pub json: bool,
}

/// The commands of `theme`.
#[derive(Debug, Subcommand)]
pub enum ThemeCommand {
    /// Name the themes that come with the program, a line each
    List,

    /// Print every value of a theme as TOML: its own, and those of the themes that it extends
    ///
    /// Written to a file, it is a theme of the same pages, to begin one's own from.
    Show {
        /// The theme: its name, a TOML file, or a `_brand.yml`
        #[arg(value_name = "NAME|FILE", default_value = "default")]
        theme: String,
    },
}

/// The arguments of `man`.
#[derive(Debug, Args)]
pub struct ManArguments {
    /// The folder, as `share/man/man1`
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// The arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// The code of a diagnostic: `unknown-key`
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

/// The arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// What the schema is of
    #[arg(value_name = "WHAT", value_enum, default_value_t)]
    pub of: SchemaOf,
}

/// What a schema is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum SchemaOf {
    /// A briefing, in YAML or JSON
    #[default]
    Briefing,
    /// A theme, in TOML
    Theme,
    /// A line of what `export --report` writes
    Report,
}
