//! `briefset sources`: briefings in, or PDFs that carry one; out their sources for a reference manager, or which of
//! them are one thing twice.

use std::io;
use std::path::Path;

use super::output::Outputs;
use super::{Console, SourcesArguments, Status, status_of};
use crate::diagnostic::printable_path;
use crate::project::files::{read_bounded, read_given};
use crate::project::inputs::STANDARD_INPUT;
use crate::project::sources::{self, BriefingSources, FORMATS};
use crate::project::{Failure, Folder, Options, Run};

/// How large a file may be, in bytes: that of a PDF.
const LARGEST: u64 = 512 << 20;

/// Runs the command.
pub fn run(arguments: &SourcesArguments, console: &mut Console<'_>) -> io::Result<Status> {
    let levels = match arguments.levels.levels() {
        Ok(levels) => levels,
        Err(message) => return refuse(&message, console),
    };
    let run = Run::new(Options {
        levels: levels.clone(),
        ..Options::for_formats(&["epub"])
    });
    let mut status = Status::Done;
    let mut briefings = Vec::new();
    for file in &arguments.files {
        let mut found = match of_file(file, &run, console)? {
            Ok(found) => found,
            Err(message) => return refuse(&message, console),
        };
        if arguments.check {
            sources::check(&mut found);
        }
        found.findings.diagnostics.settle(&levels);
        console.say(&console.voice.findings(&found.findings))?;
        if found.findings.diagnostics.has_errors() {
            status = status.max(Status::AtFault);
        }
        if let Err(failure) = &found.sources {
            if !matches!(failure, Failure::AtFault) {
                console.fail(&failure.to_string())?;
            }
            status = status.max(status_of(failure));
        }
        briefings.push(found);
    }
    let format = arguments.to.as_deref().and_then(|name| {
        let found = FORMATS.iter().find(|(known, ..)| *known == name);
        found.map(|(_, format, _)| *format)
    });
    // A list with sources missing would be taken for the whole.
    let Some(format) = format.filter(|_| status == Status::Done) else {
        return Ok(status);
    };
    let text = sources::write(&briefings, arguments.cited, format);
    let output = arguments.output.as_deref();
    let Some(path) = output.filter(|path| *path != Path::new("-")) else {
        console.out.write_all(text.as_bytes())?;
        console.out.flush()?;
        return Ok(status);
    };
    if let Err(error) = Outputs::new().write(path, text.as_bytes()) {
        let path = printable_path(path);
        return refuse(&format!("`{path}` cannot be written: {error}"), console);
    }
    console.list(&format!("{}\n", printable_path(path)))?;
    Ok(status)
}

/// The sources of a file; the error is a sentence for the user.
fn of_file(
    file: &Path,
    run: &Run,
    console: &mut Console<'_>,
) -> io::Result<Result<BriefingSources, String>> {
    let is_stream = file == Path::new("-");
    let name = match is_stream {
        true => STANDARD_INPUT.to_string(),
        false => printable_path(file),
    };
    let bytes = match is_stream {
        true => read_bounded(console.input, LARGEST),
        false => read_given(file, LARGEST),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => return Ok(Err(format!("`{name}` cannot be read: {error}"))),
    };
    Ok(Ok(match bytes.starts_with(b"%PDF-") {
        true => sources::of_pdf(&name, &bytes),
        false if is_stream => sources::of_bytes(run, &name, bytes, &Folder::new("")),
        false => sources::of_file(run, file, &Folder::around(file)),
    }))
}

fn refuse(message: &str, console: &mut Console<'_>) -> io::Result<Status> {
    console.fail(message)?;
    Ok(Status::Failed)
}
