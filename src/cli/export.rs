//! `briefset export`: briefings in, PDFs and EPUBs out.
//!
//! Here stands what is asked for, and where it comes from and goes; [`making`] makes one briefing's
//! files.

mod making;

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf, is_separator};
use std::sync::Arc;

use rayon::prelude::*;

use super::inputs::{self, Input};
use super::{Console, ExportArguments, Status, bounded, output, theme_file, threads};
use crate::diagnostic::printable_path;
use crate::export::{BACKENDS, Backend};
use crate::theme::Theme;

/// How large a briefing may be, in bytes: some thousand pages.
const LARGEST: u64 = 64 << 20;

/// Runs the command.
pub fn run(arguments: &ExportArguments, console: &mut Console<'_>) -> io::Result<Status> {
    let mut theme = None;
    if let Some(name) = &arguments.theme {
        let (found, log) = theme_file::asked(name, arguments.strict, console.color);
        console.say(&log)?;
        if found.is_none() {
            return Ok(Status::Failed);
        }
        theme = found;
    }
    let job = match Job::plan(arguments, theme, console) {
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
    for outcome in outcomes {
        status = status.max(outcome.status);
        console.say(&outcome.log)?;
        for path in &outcome.written {
            console.list(&format!("{}\n", printable_path(path)))?;
        }
    }
    Ok(status)
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

/// Works on a thread of the pool. A thread that is not of it hands every piece of work over and waits
/// to be woken, of which a long briefing has hundreds.
fn on_the_pool<R: Send>(wanted: Option<usize>, work: impl FnOnce() -> R + Send) -> R {
    match threads::pool(wanted) {
        Some(pool) => pool.install(work),
        None => work(),
    }
}

/// What one briefing came to.
struct Outcome {
    status: Status,
    log: String,
    written: Vec<PathBuf>,
}

/// What is to be done.
struct Job<'a> {
    arguments: &'a ExportArguments,
    inputs: Vec<Input>,
    /// What could not be looked into, in sentences.
    faults: Vec<String>,
    backends: Vec<&'static Backend>,
    to_standard_output: bool,
    color: bool,
    source_date_epoch: Option<u64>,
    /// The theme of the command line.
    theme: Option<Arc<Theme>>,
}

/// A briefing, made ready in every format.
struct Exported {
    log: String,
    /// The outputs, or how making them failed.
    outputs: Result<Vec<(&'static Backend, Vec<u8>)>, Status>,
}

impl<'a> Job<'a> {
    /// Checks the arguments against each other. The error is a sentence for the user.
    fn plan(
        arguments: &'a ExportArguments,
        theme: Option<Arc<Theme>>,
        console: &Console<'_>,
    ) -> Result<Self, String> {
        let to_standard_output = arguments.output == Path::new("-");
        let backends: Vec<&Backend> = BACKENDS
            .iter()
            .filter(|backend| {
                let asked = arguments.formats.iter().any(|name| name == backend.name);
                asked || (arguments.formats.is_empty() && backend.by_default)
            })
            .collect();
        refuse_file(&arguments.output)?;
        let inputs::Found { inputs, faults } = inputs::find(&arguments.inputs, &backends)?;
        if inputs.iter().any(|input| input.path.is_none()) && !to_standard_output {
            return Err(
                "a briefing from standard input has no name to be written under: add `-o -`"
                    .to_string(),
            );
        }
        if to_standard_output && inputs.len() != 1 {
            return Err(format!(
                "`-o -` writes one output, and there are {} briefings: name one",
                inputs.len()
            ));
        }
        if to_standard_output && backends.len() != 1 {
            let names: Vec<String> = backends
                .iter()
                .map(|backend| format!("`--format {}`", backend.name))
                .collect();
            return Err(format!(
                "`-o -` writes one output: add {}",
                names.join(" or ")
            ));
        }
        let source_date_epoch = console
            .source_date_epoch
            .as_ref()
            .map(|written| {
                written.parse().map_err(|_| {
                    format!("SOURCE_DATE_EPOCH is `{written}`, not a count of seconds since 1970")
                })
            })
            .transpose()?;
        let color = console.color;
        Ok(Job {
            arguments,
            inputs,
            faults,
            backends,
            to_standard_output,
            color,
            source_date_epoch,
            theme,
        })
    }

    /// Exports the one input to standard output.
    fn stream(&self, console: &mut Console<'_>) -> io::Result<Status> {
        let Some(input) = self.inputs.first() else {
            return Ok(Status::Done);
        };
        let bytes = match &input.path {
            Some(path) => read(path),
            None => bounded::read(console.input, LARGEST),
        };
        let exported = match bytes {
            Ok(bytes) => on_the_pool(console.threads, || self.make_or_report(input, bytes)),
            Err(error) => unreadable(input, &error),
        };
        console.say(&exported.log)?;
        match exported.outputs {
            Err(status) => Ok(status),
            Ok(outputs) => {
                for (_, bytes) in outputs {
                    console.out.write_all(&bytes)?;
                }
                console.out.flush()?;
                Ok(Status::Done)
            }
        }
    }

    /// Exports one input to its files.
    fn export(&self, input: &Input) -> Outcome {
        let bytes = input
            .path
            .as_ref()
            .map_or_else(|| Ok(Vec::new()), |path| read(path));
        let exported = match bytes {
            Ok(bytes) => self.make_or_report(input, bytes),
            Err(error) => unreadable(input, &error),
        };
        let mut outcome = Outcome {
            status: Status::Done,
            log: exported.log,
            written: Vec::new(),
        };
        match exported.outputs {
            Err(status) => outcome.status = status,
            Ok(outputs) => {
                for (backend, bytes) in outputs {
                    let path = self.path(input, backend);
                    match output::write(&path, &bytes) {
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

    fn path(&self, input: &Input, backend: &Backend) -> PathBuf {
        let name = inputs::output_name(&input.stem, backend.extension);
        self.arguments.output.join(name)
    }
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    bounded::read(&mut fs::File::open(path)?, LARGEST)
}

fn unreadable(input: &Input, error: &io::Error) -> Exported {
    let log = format!("error: `{}` cannot be read: {error}\n", input.name());
    Exported {
        log,
        outputs: Err(Status::Failed),
    }
}
