//! `briefset export`: briefings in, PDFs and EPUBs out.
//!
//! Here stands what is asked for, and where it comes from and goes; [`project`](crate::project) makes
//! a briefing's files.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf, is_separator};

use rayon::prelude::*;

use super::output::Outputs;
use super::threads::on_the_pool;
use super::{Console, ExportArguments, Status, explain, status_of};
use crate::diagnostic::printable_path;
use crate::export::{BACKENDS, Backend};
use crate::project::files::read_bounded;
use crate::project::inputs::{self, Input, STANDARD_INPUT};
use crate::project::{self, Export, Failure, LARGEST_BRIEFING, Options, Output, Run};

/// Runs the command.
pub fn run(arguments: &ExportArguments, console: &mut Console<'_>) -> io::Result<Status> {
    let mut options = options(arguments);
    if let Some(name) = &arguments.theme {
        let (theme, findings) = project::asked_theme(name, &options.fonts, arguments.strict);
        console.say(&findings.render(console.color))?;
        if theme.is_none() {
            console.say(&explain::hint(&explain::errors(&findings.diagnostics)))?;
            return Ok(Status::Failed);
        }
        options.theme = theme;
    }
    let job = match Job::plan(arguments, options, console) {
        Ok(job) => job,
        Err(message) => {
            console.say(&format!("error: {message}\n"))?;
            return Ok(Status::Failed);
        }
    };
    let mut status = Status::Done;
    for fault in &job.faults {
        console.say(&format!("error: {fault}\n"))?;
        status = Status::Failed;
    }
    if job.to_standard_output {
        return Ok(job.stream(console)?.max(status));
    }
    let inputs = job.inputs.par_iter();
    let threads = console.threads;
    let work = || inputs.map(|input| job.export(input)).collect();
    let outcomes: Vec<Outcome> = on_the_pool(threads, work);
    let mut errors = BTreeSet::new();
    for outcome in outcomes {
        status = status.max(outcome.status);
        errors.extend(outcome.errors);
        console.say(&outcome.log)?;
        for path in &outcome.written {
            console.list(&format!("{}\n", printable_path(path)))?;
        }
    }
    console.say(&explain::hint(&errors))?;
    Ok(status)
}

/// What the arguments wish for, but for the theme.
fn options(arguments: &ExportArguments) -> Options {
    Options {
        paper: arguments.paper,
        sides: arguments.sides,
        pages: arguments.fit,
        embed: arguments.embed,
        image_dpi: arguments.image_dpi,
        no_page_list: arguments.no_page_list,
        strict: arguments.strict,
        ..Options::for_formats(&arguments.formats)
    }
}

/// Refuses an output that looks like a file: `-o` names a folder, and `my.pdf/a.pdf` is nobody's wish.
fn refuse_file(output: &Path) -> Result<(), String> {
    let extension = output.extension().and_then(OsStr::to_str);
    let format = extension.and_then(|extension| {
        let extension = extension.to_ascii_lowercase();
        let mut backends = BACKENDS.iter();
        backends.find(|backend| backend.name == extension)
    });
    // Whoever ends a name with a slash means a folder.
    let is_folder = output.is_dir() || output.as_os_str().to_string_lossy().ends_with(is_separator);
    let Some(format) = format.filter(|_| !is_folder) else {
        return Ok(());
    };
    let (name, shown) = (format.name, printable_path(output));
    Err(format!(
        "is `{shown}` meant to be a folder? `-o` names one: write `-o {shown}/`, or the file with \
         `-f {name} -o - > {shown}`"
    ))
}

/// What one briefing came to.
struct Outcome {
    status: Status,
    log: String,
    /// The codes of its errors.
    errors: BTreeSet<&'static str>,
    written: Vec<PathBuf>,
}

/// What is to be done.
struct Job<'a> {
    arguments: &'a ExportArguments,
    inputs: Vec<Input>,
    /// What could not be looked into, in sentences.
    faults: Vec<String>,
    to_standard_output: bool,
    color: bool,
    run: Run,
    outputs: Outputs,
}

impl<'a> Job<'a> {
    /// Checks the arguments against each other. The error is a sentence for the user.
    fn plan(
        arguments: &'a ExportArguments,
        mut options: Options,
        console: &Console<'_>,
    ) -> Result<Self, String> {
        let to_standard_output = arguments.output == Path::new("-");
        refuse_file(&arguments.output)?;
        let inputs::FoundInputs { inputs, faults } =
            inputs::find(&arguments.inputs, &options.backends)?;
        if to_standard_output {
            refuse_many(&inputs, &options.backends)?;
        } else if inputs.iter().any(|input| input.path.is_none()) {
            return Err(
                "a briefing from standard input has no name to be written under: add `-o -`"
                    .to_string(),
            );
        }
        let epoch = console.source_date_epoch.as_ref().map(|written| {
            written.parse().map_err(|_| {
                format!("SOURCE_DATE_EPOCH is `{written}`, not a count of seconds since 1970")
            })
        });
        options.source_date_epoch = epoch.transpose()?;
        Ok(Job {
            arguments,
            inputs,
            faults,
            to_standard_output,
            color: console.color,
            run: Run::new(options),
            outputs: Outputs::new(),
        })
    }

    /// Exports the one input to standard output.
    fn stream(&self, console: &mut Console<'_>) -> io::Result<Status> {
        let Some(input) = self.inputs.first() else {
            return Ok(Status::Done);
        };
        let given = match input.path {
            Some(_) => None,
            None => match read_bounded(console.input, LARGEST_BRIEFING) {
                Ok(bytes) => Some(bytes),
                Err(error) => {
                    let name = input.name();
                    console.say(&format!("error: `{name}` cannot be read: {error}\n"))?;
                    return Ok(Status::Failed);
                }
            },
        };
        let export = on_the_pool(console.threads, || self.make(input, given));
        console.say(&self.log(input, &export))?;
        console.say(&explain::hint(&explain::errors(
            &export.findings.diagnostics,
        )))?;
        match export.outputs {
            Err(failure) => Ok(status_of(&failure)),
            Ok(outputs) => {
                for output in outputs {
                    console.out.write_all(&output.bytes)?;
                }
                console.out.flush()?;
                Ok(Status::Done)
            }
        }
    }

    /// Exports one input to its files.
    fn export(&self, input: &Input) -> Outcome {
        let export = self.make(input, None);
        let mut outcome = Outcome {
            status: Status::Done,
            log: self.log(input, &export),
            errors: explain::errors(&export.findings.diagnostics),
            written: Vec::new(),
        };
        match export.outputs {
            Err(failure) => outcome.status = status_of(&failure),
            Ok(outputs) => {
                for made in outputs {
                    let path = self.path(input, &made);
                    match self.outputs.write(&path, &made.bytes) {
                        Ok(()) => outcome.written.push(path),
                        Err(error) => {
                            let path = printable_path(&path);
                            outcome.log += &format!("error: `{path}` cannot be written: {error}\n");
                            outcome.status = Status::Failed;
                        }
                    }
                }
            }
        }
        outcome
    }

    /// Makes the files of an input: of its file, or of the bytes that came in its place.
    fn make(&self, input: &Input, given: Option<Vec<u8>>) -> Export {
        let files = input.files();
        match &input.path {
            Some(path) => self.run.export(path, &files),
            None => {
                let bytes = given.unwrap_or_default();
                self.run.export_bytes(STANDARD_INPUT, bytes, &files)
            }
        }
    }

    /// What is to be said of an export.
    fn log(&self, input: &Input, export: &Export) -> String {
        let mut log = export.findings.render(self.color);
        if export.outputs.is_ok() {
            for note in &export.findings.notes {
                log += &format!("note: {}: {note}\n", input.name());
            }
        }
        match &export.outputs {
            Ok(_) | Err(Failure::AtFault) => {}
            Err(failure) => log += &format!("error: {failure}\n"),
        }
        log
    }

    fn path(&self, input: &Input, output: &Output) -> PathBuf {
        let name = inputs::output_name(&input.stem, &output.suffix);
        self.arguments.output.join(name)
    }
}

/// Refuses more than one output where there is one place for it.
fn refuse_many(inputs: &[Input], backends: &[&Backend]) -> Result<(), String> {
    if inputs.len() != 1 {
        return Err(format!(
            "`-o -` writes one output, and there are {} briefings: name one",
            inputs.len()
        ));
    }
    if backends.len() != 1 {
        let names: Vec<String> = backends
            .iter()
            .map(|backend| format!("`--format {}`", backend.name))
            .collect();
        return Err(format!(
            "`-o -` writes one output: add {}",
            names.join(" or ")
        ));
    }
    Ok(())
}
