//! `briefset languages`: which languages the program has words in, and what is there for each.

use std::io;

use super::{Console, Status};
use crate::project;

/// Runs the command.
pub fn run(console: &mut Console<'_>) -> io::Result<Status> {
    for line in project::language_lines() {
        console.list(&format!("{line}\n"))?;
    }
    Ok(Status::Done)
}
