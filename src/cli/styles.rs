//! `briefset styles`: in which styles sources can be cited.

use std::io;

use super::{Console, Status};
use crate::project;

/// Runs the command.
pub fn run(console: &mut Console<'_>) -> io::Result<Status> {
    let styles = project::citation_styles();
    let width = styles.iter().map(|(name, _)| name.len()).max();
    let width = width.unwrap_or_default();
    for (name, words) in styles {
        console.list(&format!("{name:width$}  {words}\n"))?;
    }
    Ok(Status::Done)
}
