//! `briefset import`: somebody else's text in, a briefing in YAML out.

use std::io;
use std::path::Path;

use super::output::Outputs;
use super::threads::on_the_pool;
use super::{Console, ImportArguments, Status, status_of};
use crate::diagnostic::printable_path;
use crate::project::files::{read_bounded, read_given};
use crate::project::import::{KINDS, Kind, LARGEST};
use crate::project::inputs::STANDARD_INPUT;
use crate::project::{Failure, Folder, Imported, import};

/// Runs the command.
pub fn run(arguments: &ImportArguments, console: &mut Console<'_>) -> io::Result<Status> {
    let levels = match arguments.levels.levels() {
        Ok(levels) => levels,
        Err(message) => return refuse(&message, console),
    };
    let output = arguments
        .output
        .as_deref()
        .filter(|path| *path != Path::new("-"));
    if let Some(path) = output.filter(|path| !arguments.force && path.symlink_metadata().is_ok()) {
        let path = printable_path(path);
        return refuse(
            &format!(
                "`{path}` is there already: name another file, or say `--force` to overwrite it"
            ),
            console,
        );
    }
    let is_stream = arguments.file == Path::new("-");
    let name = if is_stream {
        STANDARD_INPUT.to_string()
    } else {
        printable_path(&arguments.file)
    };
    let bytes = match is_stream {
        true => read_bounded(console.input, LARGEST),
        false => read_given(&arguments.file, LARGEST),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => return refuse(&format!("`{name}` cannot be read: {error}"), console),
    };
    // Where the briefing will lie: its pictures are beside it.
    let beside = output.unwrap_or(&arguments.file);
    let folder = beside.parent().unwrap_or(Path::new(""));
    let files = Folder::new(folder);
    let kind = arguments.from.as_deref().and_then(named);
    let work = || import(&name, bytes, kind, &files);
    let Imported { text, mut findings } = on_the_pool(console.threads, work);
    findings.diagnostics.settle(&levels);
    console.say(&console.voice.findings(&findings))?;
    if text.is_ok() && findings.diagnostics.has_errors() {
        return Ok(Status::AtFault);
    }
    let text = match text {
        Ok(text) => text,
        Err(failure) => {
            if !matches!(failure, Failure::AtFault) {
                console.fail(&format!("{failure}"))?;
            }
            return Ok(status_of(&failure));
        }
    };
    let Some(path) = output else {
        console.out.write_all(text.as_bytes())?;
        console.out.flush()?;
        return Ok(Status::Done);
    };
    if let Err(error) = Outputs::new().write(path, text.as_bytes()) {
        let path = printable_path(path);
        return refuse(&format!("`{path}` cannot be written: {error}"), console);
    }
    console.list(&format!("{}\n", printable_path(path)))?;
    Ok(Status::Done)
}

fn refuse(message: &str, console: &mut Console<'_>) -> io::Result<Status> {
    console.fail(message)?;
    Ok(Status::Failed)
}

/// The kind of a name.
fn named(name: &str) -> Option<Kind> {
    let found = KINDS.iter().find(|kind| kind.name == name);
    found.map(|found| found.kind)
}
