//! The arguments of the commands that go on until they are told to stop.

use std::path::PathBuf;

use clap::Args;

use super::{Command, ExportArguments, WishArguments};

impl Command {
    /// Whether it goes on until it is told to stop, so that being told is no failure.
    pub fn is_endless(&self) -> bool {
        match self {
            Command::Preview(arguments) => !arguments.png,
            other => matches!(other, Command::Watch(_)),
        }
    }
}

/// The arguments of `watch`.
#[derive(Debug, Args)]
pub struct WatchArguments {
    /// What is exported, and how
    #[command(flatten)]
    pub export: ExportArguments,

    /// Clear the terminal before each time
    #[arg(long)]
    pub clear: bool,

    /// Look for what was saved four times a second, where the system does not tell: in some folders of a network
    #[arg(long)]
    pub poll: bool,
}

/// The arguments of `preview`.
#[derive(Debug, Args)]
pub struct PreviewArguments {
    /// The briefing [default: the only one in `content`]
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,

    /// Show it at this port of 127.0.0.1 [default: any that is free]
    #[arg(long, value_name = "PORT", num_args = 0..=1, default_missing_value = "0", conflicts_with = "png")]
    pub serve: Option<u16>,

    /// Open the browser of this system
    #[arg(long, conflicts_with = "png")]
    pub open: bool,

    /// Look for what was saved four times a second, where the system does not tell: in some folders of a network
    #[arg(long, conflicts_with = "png")]
    pub poll: bool,

    /// Write a picture of each page instead, as `export --format png` does
    #[arg(long)]
    pub png: bool,

    /// The folder that pictures are written to
    #[arg(
        short,
        long,
        value_name = "DIR",
        default_value = "output",
        requires = "png"
    )]
    pub output: PathBuf,

    /// What is wished for, whatever the briefing
    #[command(flatten)]
    pub wishes: WishArguments,
}
