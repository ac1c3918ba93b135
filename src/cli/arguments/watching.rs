//! The arguments of the commands that go on until they are told to stop.

use clap::Args;

use super::ExportArguments;

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
