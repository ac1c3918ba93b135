//! What shells and systems want to know of the program: completions, man pages, what it is made of.

use std::io;
use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;

use super::output::Outputs;
use super::{Arguments, Console, ManArguments, Status};
use crate::diagnostic::printable_path;
use crate::project;

/// The name that the program is called by.
const NAME: &str = "briefset";

/// Writes the completions for a shell to standard output.
pub fn completions(shell: Shell, console: &mut Console<'_>) -> io::Result<Status> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), NAME, &mut script);
    console.out.write_all(&script)?;
    console.out.flush()?;
    Ok(Status::Done)
}

/// Writes the man pages: that of the program, and one for each command.
pub fn man(arguments: &ManArguments, console: &mut Console<'_>) -> io::Result<Status> {
    let mut command = Arguments::command().name(NAME);
    command.build();
    let pages = pages(&command, NAME)?;
    if arguments
        .folder
        .as_deref()
        .is_none_or(|folder| folder == Path::new("-"))
    {
        let (_, page) = &pages[0];
        console.out.write_all(page)?;
        console.out.flush()?;
        return Ok(Status::Done);
    }
    let folder = arguments.folder.as_deref().unwrap_or(Path::new(""));
    let outputs = Outputs::new();
    for (name, page) in &pages {
        let path = folder.join(format!("{name}.1"));
        let shown = printable_path(&path);
        if let Err(error) = outputs.write(&path, page) {
            console.fail(&format!("`{shown}` cannot be written: {error}"))?;
            return Ok(Status::Failed);
        }
        console.list(&format!("{shown}\n"))?;
    }
    Ok(Status::Done)
}

/// The pages of a command and of those below it, by their names.
fn pages(command: &clap::Command, name: &str) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone())
        .title(name)
        .date("")
        .render(&mut page)?;
    let mut found = vec![(name.to_string(), page)];
    let below = command.get_subcommands();
    for inner in below.filter(|inner| inner.get_name() != "help") {
        found.extend(pages(inner, &format!("{name}-{}", inner.get_name()))?);
    }
    Ok(found)
}

/// The version, and what the program is made of.
pub fn version() -> String {
    let mut lines = env!("CARGO_PKG_VERSION").to_string();
    for (what, versions) in project::parts() {
        lines += &format!("\n{what}: {versions}");
    }
    lines
}
