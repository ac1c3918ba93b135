//! `briefset export`: briefings in, PDFs and EPUBs out.
//!
//! Here stands what is asked for, and where it comes from and goes; [`project`](crate::project) makes
//! a briefing's files.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::output::{Outputs, destination};
use super::tally::{Stopwatch, Tallied, Tally};
use super::threads::{each_in_order, on_the_pool};
use super::{
    Console, ExportArguments, Status, Voice, explain, mapped_font, report, status_of, wishes,
};
use crate::diagnostic::printable_path;
use crate::export::{BACKENDS, Backend};
use crate::project::files::read_bounded;
use crate::project::inputs::{self, FoundInputs, Input, STANDARD_INPUT};
use crate::project::{Export, Failure, FileRead, LARGEST_BRIEFING, Options, Output, Run};

/// Runs the command.
pub fn run(arguments: &ExportArguments, console: &mut Console<'_>) -> io::Result<Status> {
    let wishes = wishes::options(&arguments.formats, &arguments.wishes, console)?;
    let Some(mut options) = wishes else {
        return Ok(Status::Failed);
    };
    if arguments.report.as_deref() == Some("-".as_ref()) {
        console.fail("a report goes to a file: name one, `--report report.jsonl`")?;
        return Ok(Status::Failed);
    }
    options.digests = arguments.report.is_some();
    let mut job = match Job::plan(arguments, options, console.voice.clone()) {
        Ok(job) => job,
        Err(message) => {
            console.fail(&message)?;
            return Ok(Status::Failed);
        }
    };
    job.run = job.run.reading_fonts_by(mapped_font::read);
    let mut status = Status::Done;
    for fault in &job.faults {
        console.fail(fault)?;
        status = Status::Failed;
    }
    if job.to_standard_output {
        return Ok(job.stream(console)?.max(status));
    }
    if job.inputs.iter().any(|input| input.path.is_none()) {
        let Some(bytes) = from_standard_input(console)? else {
            return Ok(Status::Failed);
        };
        job.given = Some(bytes);
    }
    let mut tally = Tally::begin(job.inputs.len(), &console.voice);
    let mut report = String::new();
    let mut errors = BTreeSet::new();
    let threads = console.threads;
    each_in_order(
        threads,
        &job.inputs,
        |input| job.export(input),
        |outcome| {
            status = status.max(outcome.status);
            console.show(&tally.heard(&outcome.tallied))?;
            console.say(&outcome.log)?;
            errors.extend(outcome.errors);
            for path in &outcome.written {
                console.list(&format!("{}\n", printable_path(path)))?;
            }
            report += &outcome.report;
            Ok(())
        },
    )?;
    console.show(&tally.end())?;
    console.say(&explain::hint(&errors, &console.voice))?;
    if let Some(summary) = tally.summary(&console.voice) {
        console.say(&console.voice.note(&summary))?;
    }
    if let Some(path) = &arguments.report
        && let Err(error) = job.outputs.write(path, report.as_bytes())
    {
        let path = printable_path(path);
        console.fail(&format!("`{path}` cannot be written: {error}"))?;
        status = Status::Failed;
    }
    Ok(status)
}

/// What one briefing came to.
pub struct Outcome {
    /// How it ended.
    pub status: Status,
    /// What is to be said of it.
    pub log: String,
    /// The codes of its errors.
    pub errors: BTreeSet<&'static str>,
    /// The files that were written.
    pub written: Vec<PathBuf>,
    /// What it adds to all.
    pub tallied: Tallied,
    /// Its line of the report, where one is asked for.
    pub report: String,
    /// The files that were asked for.
    pub read: Vec<FileRead>,
}

/// What is to be done.
pub struct Job<'a> {
    arguments: &'a ExportArguments,
    /// The briefings.
    pub inputs: Vec<Input>,
    /// What could not be looked into, in sentences.
    pub faults: Vec<String>,
    /// The folders that briefings were looked for in.
    pub folders: Vec<PathBuf>,
    to_standard_output: bool,
    /// Whether the output is the file of one briefing, not a folder.
    to_file: bool,
    /// The briefing that came by standard input, where its file is written.
    given: Option<Vec<u8>>,
    voice: Voice,
    /// With what is wished for.
    pub run: Run,
    outputs: Outputs,
}

impl<'a> Job<'a> {
    /// Checks the arguments against each other. The error is a sentence for the user.
    pub fn plan(
        arguments: &'a ExportArguments,
        mut options: Options,
        voice: Voice,
    ) -> Result<Self, String> {
        let to_standard_output = arguments.output == Path::new("-");
        let file = destination::file(&arguments.output, &options.backends)?;
        options
            .backends
            .extend(file.filter(|_| options.backends.is_empty()));
        let backends = backends(&options, to_standard_output);
        let FoundInputs {
            inputs,
            faults,
            folders,
        } = inputs::find(&arguments.inputs, &backends)?;
        if to_standard_output {
            destination::one_output("-o -", &inputs, &backends)?;
        } else if file.is_some() {
            let shown = format!("-o {}", printable_path(&arguments.output));
            destination::one_output(&shown, &inputs, &backends)?;
        } else if inputs.iter().any(|input| input.path.is_none()) {
            return Err(
                "a briefing from standard input has no name to be written under: name a file, \
                 `-o briefing.pdf`, or write to standard output, `-o -`"
                    .to_string(),
            );
        }
        Ok(Job {
            arguments,
            inputs,
            faults,
            folders,
            to_standard_output,
            to_file: file.is_some(),
            given: None,
            voice,
            run: Run::new(options),
            outputs: Outputs::new(),
        })
    }

    /// Looks for briefings again.
    ///
    /// # Errors
    ///
    /// Where they cannot all be exported: a sentence for the user.
    pub fn find_again(&self) -> Result<FoundInputs, String> {
        let backends = backends(self.run.options(), self.to_standard_output);
        inputs::find(&self.arguments.inputs, &backends)
    }

    /// Exports the one input to standard output.
    fn stream(&self, console: &mut Console<'_>) -> io::Result<Status> {
        let Some(input) = self.inputs.first() else {
            return Ok(Status::Done);
        };
        let given = match input.path {
            Some(_) => None,
            None => match from_standard_input(console)? {
                Some(bytes) => Some(bytes),
                None => return Ok(Status::Failed),
            },
        };
        let export = on_the_pool(console.threads, || self.make(input, given));
        console.say(&self.log(input, &export))?;
        let errors = explain::errors(&export.findings.diagnostics);
        console.say(&explain::hint(&errors, &console.voice))?;
        match export.outputs {
            Err(failure) => Ok(status_of(&failure)),
            Ok(outputs) if outputs.len() > 1 => {
                let count = outputs.len();
                console.fail(&format!(
                    "`-o -` writes one output, and there are {count} pages: name a folder"
                ))?;
                Ok(Status::Failed)
            }
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
    pub fn export(&self, input: &Input) -> Outcome {
        let begun = Stopwatch::start();
        let export = self.make(input, self.given.clone());
        let (mut log, mut written) = (self.log(input, &export), Vec::new());
        let mut outputs = Vec::new();
        let mut status = match &export.outputs {
            Ok(_) => Status::Done,
            Err(failure) => status_of(failure),
        };
        for made in export.outputs.as_deref().unwrap_or_default() {
            let path = self.path(input, made);
            match self.put(&path, &made.bytes) {
                Ok(is_new) => {
                    outputs.push((path.clone(), made));
                    written.extend(is_new.then_some(path));
                }
                Err(error) => {
                    let path = printable_path(&path);
                    log += &self
                        .voice
                        .error(&format!("`{path}` cannot be written: {error}"));
                    status = Status::Failed;
                }
            }
        }
        let report = self.arguments.report.is_some().then(|| {
            report::line(
                &input.name(),
                status,
                &outputs,
                &export,
                begun.milliseconds(),
            )
        });
        Outcome {
            status,
            log,
            errors: explain::errors(&export.findings.diagnostics),
            tallied: Tallied::of(&export, status, written.len()),
            written,
            report: report.unwrap_or_default(),
            read: export.read,
        }
    }

    /// Writes an output; whether it was another before.
    fn put(&self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        if self.arguments.if_changed {
            return self.outputs.write_if_changed(path, bytes);
        }
        self.outputs.write(path, bytes)?;
        Ok(true)
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
        let mut log = self.voice.findings(&export.findings);
        if export.outputs.is_ok() {
            for note in &export.findings.notes {
                log += &self.voice.note(&format!("{}: {note}", input.name()));
            }
        }
        match &export.outputs {
            Ok(_) | Err(Failure::AtFault) => {}
            Err(failure) => log += &self.voice.error(&failure.to_string()),
        }
        log
    }

    fn path(&self, input: &Input, output: &Output) -> PathBuf {
        if self.to_file {
            return self.arguments.output.clone();
        }
        let name = inputs::output_name(&input.stem, &output.suffix);
        self.arguments.output.join(name)
    }
}

/// The formats that may be written: which are where none is asked for, a briefing says.
fn backends(options: &Options, to_standard_output: bool) -> Vec<&'static Backend> {
    if !options.backends.is_empty() {
        return options.backends.clone();
    }
    let all = BACKENDS.iter().filter(|backend| match to_standard_output {
        true => backend.by_default,
        false => true,
    });
    all.collect()
}

/// The briefing that comes by standard input; `None` where it cannot be read, which is told.
fn from_standard_input(console: &mut Console<'_>) -> io::Result<Option<Vec<u8>>> {
    match read_bounded(console.input, LARGEST_BRIEFING) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) => {
            console.fail(&format!("`{STANDARD_INPUT}` cannot be read: {error}"))?;
            Ok(None)
        }
    }
}
