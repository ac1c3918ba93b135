//! `briefset fmt`: briefings in, the same briefings with their keys in order out.

use std::ffi::OsStr;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::output::Outputs;
use super::threads::on_the_pool;
use super::{Console, FmtArguments, Status, status_of};
use crate::diagnostic::printable_path;
use crate::project::files::{Files, read_bounded};
use crate::project::inputs::{self, FoundInputs, Input, STANDARD_INPUT};
use crate::project::{self, Failure, Formatted, LARGEST_BRIEFING};

/// Runs the command.
pub fn run(arguments: &FmtArguments, console: &mut Console<'_>) -> io::Result<Status> {
    let FoundInputs {
        mut inputs, faults, ..
    } = match inputs::find(&arguments.inputs, &[]) {
        Ok(found) => found,
        Err(message) => return refuse(&message, console),
    };
    let mut status = Status::Done;
    for fault in &faults {
        console.fail(fault)?;
        status = Status::Failed;
    }
    // A folder may hold some, which are left alone; one that is named is meant.
    inputs.retain(|input| input.found_in.is_none() || !is_json(input));
    if let Some(json) = inputs.iter().find(|input| is_json(input)) {
        let name = json.name();
        return refuse(
            &format!(
                "`{name}` is JSON, which `fmt` would turn into YAML: name it `.yaml` for that"
            ),
            console,
        );
    }
    if inputs.iter().any(|input| input.path.is_none()) {
        if inputs.len() > 1 {
            return refuse(
                "what comes from `-` goes to standard output: name it alone",
                console,
            );
        }
        return stream(arguments.check, console);
    }
    let outputs = Outputs::new();
    let format = |input: &Input| outcome(input, arguments.check, &outputs);
    let work = || inputs.par_iter().map(format).collect();
    let outcomes: Vec<Outcome> = on_the_pool(console.threads, work);
    for (input, outcome) in inputs.iter().zip(outcomes) {
        status = status.max(outcome.status);
        outcome.told(console)?;
        if outcome.is_changed {
            console.list(&format!("{}\n", input.name()))?;
        }
    }
    Ok(status)
}

fn refuse(message: &str, console: &mut Console<'_>) -> io::Result<Status> {
    console.fail(message)?;
    Ok(Status::Failed)
}

fn is_json(input: &Input) -> bool {
    let extension = input.path.as_deref().and_then(Path::extension);
    extension
        .and_then(OsStr::to_str)
        .is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

/// What one briefing came to.
struct Outcome {
    status: Status,
    /// What is wrong with it.
    findings: Option<project::Findings>,
    /// What could not be done, in a sentence.
    fault: Option<String>,
    /// Whether it is another now, or would be.
    is_changed: bool,
}

impl Outcome {
    fn failed(failure: &Failure, findings: Option<project::Findings>) -> Self {
        let fault = match failure {
            Failure::AtFault => None,
            Failure::Unreadable(_) | Failure::Internal(_) => Some(failure.to_string()),
        };
        Outcome {
            status: status_of(failure),
            findings,
            fault,
            is_changed: false,
        }
    }

    /// Tells what is wrong.
    fn told(&self, console: &mut Console<'_>) -> io::Result<()> {
        if let Some(findings) = &self.findings {
            console.say(&console.voice.findings(findings))?;
        }
        match &self.fault {
            Some(fault) => console.fail(fault),
            None => Ok(()),
        }
    }
}

/// Formats one file.
fn outcome(input: &Input, is_check: bool, outputs: &Outputs) -> Outcome {
    let (name, path) = (input.name(), input.path.as_deref().unwrap_or(Path::new("")));
    let before = match input.files().read(path, LARGEST_BRIEFING) {
        Ok(before) => before,
        Err(error) => {
            let sentence = format!("`{name}` cannot be read: {error}");
            return Outcome::failed(&Failure::Unreadable(sentence), None);
        }
    };
    let Formatted { bytes, findings } = project::format(&name, before.clone());
    let after = match bytes {
        Ok(after) => after,
        Err(failure) => return Outcome::failed(&failure, Some(findings)),
    };
    let mut outcome = Outcome {
        status: Status::Done,
        findings: None,
        fault: None,
        is_changed: after != before,
    };
    if outcome.is_changed && is_check {
        outcome.status = Status::AtFault;
    } else if outcome.is_changed
        && let Err(error) = outputs.rewrite(path, &after)
    {
        let path = printable_path(path);
        outcome.fault = Some(format!("`{path}` cannot be written: {error}"));
        outcome.status = Status::Failed;
        outcome.is_changed = false;
    }
    outcome
}

/// Formats standard input to standard output.
fn stream(is_check: bool, console: &mut Console<'_>) -> io::Result<Status> {
    let before = match read_bounded(console.input, LARGEST_BRIEFING) {
        Ok(before) => before,
        Err(error) => {
            return refuse(
                &format!("`{STANDARD_INPUT}` cannot be read: {error}"),
                console,
            );
        }
    };
    let format = || project::format(STANDARD_INPUT, before.clone());
    let Formatted { bytes, findings } = on_the_pool(console.threads, format);
    let after = match bytes {
        Ok(after) => after,
        Err(failure) => {
            let outcome = Outcome::failed(&failure, Some(findings));
            outcome.told(console)?;
            return Ok(outcome.status);
        }
    };
    if !is_check {
        console.out.write_all(&after)?;
        console.out.flush()?;
    } else if after != before {
        console.list(&format!("{STANDARD_INPUT}\n"))?;
        return Ok(Status::AtFault);
    }
    Ok(Status::Done)
}
