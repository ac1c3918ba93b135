//! `briefset theme`: which themes there are, and what one says.

use std::io;

use super::{Console, Status, ThemeCommand, explain};
use crate::diagnostic::Levels;
use crate::project::{self, Options};
use crate::theme;

/// Runs the command.
pub fn run(command: &ThemeCommand, console: &mut Console<'_>) -> io::Result<Status> {
    match command {
        ThemeCommand::List => list(console),
        ThemeCommand::Show { theme } => show(theme, console),
    }
}

fn list(console: &mut Console<'_>) -> io::Result<Status> {
    let width = theme::NAMES.iter().map(|name| name.len()).max();
    let width = width.unwrap_or_default();
    for (name, words) in theme::described() {
        console.list(&format!("{name:width$}  {words}\n"))?;
    }
    Ok(Status::Done)
}

/// Prints a theme whole. What is wrong with a file is told as an export would tell it.
fn show(name: &str, console: &mut Console<'_>) -> io::Result<Status> {
    let Options { fonts, found, .. } = Options::default();
    let (found, findings) = project::asked_theme(name, (&fonts, &found), &Levels::default());
    console.say(&console.voice.findings(&findings))?;
    let Some(found) = found else {
        console.say(&explain::hint(
            &explain::errors(&findings.diagnostics),
            &console.voice,
        ))?;
        return Ok(Status::Failed);
    };
    console
        .out
        .write_all(theme::shown(&found.theme).as_bytes())?;
    console.out.flush()?;
    Ok(Status::Done)
}
