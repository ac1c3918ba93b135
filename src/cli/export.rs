//! `briefset export`: briefings in, PDFs and EPUBs out.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::inputs::{self, Input};
use super::{
    Console, Embed, ExportArguments, Status, bounded, embed, logo_file, output, theme_file,
};
use crate::briefing;
use crate::diagnostic::{Diagnostic, Diagnostics, Source, Sources, Span, render};
use crate::export::{self, BACKENDS, Backend, Edition, Planned};
use crate::layout::PageSetup;
use crate::theme::Theme;

/// How large a briefing may be, in bytes: some thousand pages.
const LARGEST: u64 = 64 << 20;

/// Runs the command.
pub fn run(arguments: &ExportArguments, console: &mut Console<'_>) -> io::Result<Status> {
    let asked = arguments.theme.as_deref();
    let theme = match asked
        .map(|name| theme_file::asked(name, console.color))
        .transpose()
    {
        Ok(theme) => theme,
        Err(shown) => {
            console.log.write_all(shown.as_bytes())?;
            return Ok(Status::Failed);
        }
    };
    let job = match Job::plan(arguments, theme, console) {
        Ok(job) => job,
        Err(message) => {
            writeln!(console.log, "error: {message}")?;
            return Ok(Status::Failed);
        }
    };
    if job.to_standard_output {
        return job.stream(console);
    }
    let inputs = job.inputs.par_iter();
    let outcomes: Vec<Outcome> = on_the_pool(|| inputs.map(|input| job.export(input)).collect());
    let mut status = Status::Done;
    for outcome in outcomes {
        status = status.max(outcome.status);
        console.log.write_all(outcome.log.as_bytes())?;
        for path in &outcome.written {
            writeln!(console.out, "{}", path.display())?;
        }
    }
    Ok(status)
}

/// Works on a thread of the pool. A thread that is not of it hands every piece of work over and waits
/// to be woken, of which a long briefing has hundreds.
fn on_the_pool<R: Send>(work: impl FnOnce() -> R + Send) -> R {
    rayon::scope(|_| work())
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
        let inputs = inputs::find(&arguments.inputs)?;
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
            Ok(bytes) => on_the_pool(|| self.make(input, bytes)),
            Err(error) => unreadable(input, &error),
        };
        console.log.write_all(exported.log.as_bytes())?;
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
            Ok(bytes) => self.make(input, bytes),
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
                            let path = path.display();
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
        let mut path = self.arguments.output.join(&input.stem).into_os_string();
        // Not `set_extension`: a stem may hold dots of its own.
        path.push(".");
        path.push(backend.extension);
        PathBuf::from(path)
    }

    /// Reads, lays out and encodes a briefing.
    fn make(&self, input: &Input, bytes: Vec<u8>) -> Exported {
        let mut sources = Sources::new();
        let mut diagnostics = Diagnostics::new();
        let edition = self.edition(input, bytes, &mut sources, &mut diagnostics);
        if self.arguments.strict {
            diagnostics.make_strict();
        }
        diagnostics.sort();
        let mut log = render::render(&diagnostics, &sources, self.color);
        let Some(edition) = edition.filter(|_| !diagnostics.has_errors()) else {
            return Exported {
                log,
                outputs: Err(Status::AtFault),
            };
        };
        let outputs = export::write(edition, &self.backends);
        let outputs = outputs.map(|outputs| self.backends.iter().copied().zip(outputs).collect());
        let outputs = outputs.map_err(|error| {
            log += &format!("error: {}: {error}; please report this\n", input.name());
            Status::Failed
        });
        Exported { log, outputs }
    }

    fn edition(
        &self,
        input: &Input,
        bytes: Vec<u8>,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<Planned> {
        let embed = self.arguments.embed;
        let verbatim = (embed == Embed::Verbatim).then(|| bytes.clone());
        let (text, fault) = decode(bytes);
        let file = sources.add(Source {
            name: input.name(),
            text,
        });
        if let Some(start) = fault {
            let start = u32::try_from(start).unwrap_or(u32::MAX);
            let width = char::REPLACEMENT_CHARACTER.len_utf8() as u32;
            diagnostics.push(
                Diagnostic::error(
                    "not-utf8",
                    Span {
                        file,
                        start,
                        end: start.saturating_add(width),
                    },
                    "the file is not UTF-8",
                )
                .label("these bytes are no character")
                .help("save the file as UTF-8; every editor can"),
            );
            return None;
        }
        let carried = |tree: &_| embed::carried(embed, tree, verbatim);
        let (mut reading, carried) = briefing::read_beside(sources, file, diagnostics, carried)?;
        let settings = reading.settings;
        let setup = PageSetup {
            paper: self
                .arguments
                .paper
                .map(Into::into)
                .or(settings.paper)
                .unwrap_or_default(),
            sides: self
                .arguments
                .sides
                .map(Into::into)
                .or(settings.sides)
                .unwrap_or_default(),
            contents: settings.contents,
        };
        let theme = match &self.theme {
            Some(theme) => Arc::clone(theme),
            None => theme_file::own(reading.theme.as_ref(), input, sources, diagnostics)?,
        };
        if let Some(logo) = &reading.logo {
            reading.document.logo = Some(logo_file::read(logo, input, diagnostics)?);
        }
        let attachments = embed::attachments(embed, &reading, carried, input.path.as_deref());
        // As large as the text itself, and of no more use while pages are laid out.
        drop((reading.tree, reading.sources));
        let edition = Edition::plan(reading.document, theme, setup, self.source_date_epoch)
            .with_attachments(attachments);
        edition.warn(sources, file, diagnostics);
        Some(if self.arguments.no_page_list {
            edition.without_page_list()
        } else {
            edition
        })
    }
}

/// The text of a file, without a byte-order mark, and the byte of it at which it stops being UTF-8,
/// if it does; what is no character is then shown as U+FFFD.
fn decode(bytes: Vec<u8>) -> (String, Option<usize>) {
    let (mut text, fault) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let fault = error.utf8_error().valid_up_to();
            (
                String::from_utf8_lossy(error.as_bytes()).into_owned(),
                Some(fault),
            )
        }
    };
    const MARK: &str = "\u{feff}";
    if text.starts_with(MARK) {
        text.drain(..MARK.len());
        return (text, fault.map(|at| at.saturating_sub(MARK.len())));
    }
    (text, fault)
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
