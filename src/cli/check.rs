//! `briefset check`: briefings in, what is wrong with them and what could be better out.

use std::collections::BTreeSet;
use std::io;

use super::threads::each_in_order;
use super::wishes;
use super::{CheckArguments, Console, Status, Voice, explain, fix, mapped_font, status_of};
use crate::project::files::read_bounded;
use crate::project::inputs::{self, FoundInputs, Input, STANDARD_INPUT};
use crate::project::{AdviceWish, Failure, LARGEST_BRIEFING, Plan, Run};

/// Runs the command.
pub fn run(arguments: &CheckArguments, console: &mut Console<'_>) -> io::Result<Status> {
    let wishes = wishes::options(&arguments.formats, &arguments.wishes, console)?;
    let Some(mut options) = wishes else {
        return Ok(Status::Failed);
    };
    let purpose = arguments.purpose;
    options.advice = Some(AdviceWish { purpose });
    let FoundInputs { inputs, faults, .. } =
        match inputs::find(&arguments.inputs, &options.backends) {
            Ok(found) => found,
            Err(message) => {
                console.fail(&message)?;
                return Ok(Status::Failed);
            }
        };
    let mut status = Status::Done;
    for fault in &faults {
        console.fail(fault)?;
        status = Status::Failed;
    }
    let run = Run::new(options).reading_fonts_by(mapped_font::read);
    let mut given = match inputs.iter().any(|input| input.path.is_none()) {
        false => None,
        true => match read_bounded(console.input, LARGEST_BRIEFING) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                console.fail(&format!("`{STANDARD_INPUT}` cannot be read: {error}"))?;
                return Ok(Status::Failed);
            }
        },
    };
    if arguments.fix {
        if inputs.len() > 1 && given.is_some() {
            console.fail("what comes from `-` goes to standard output: name it alone")?;
            return Ok(Status::Failed);
        }
        let fixed = fix::apply(&inputs, &mut given, &run, arguments.dry_run, console)?;
        status = status.max(fixed);
    }
    let voice = console.voice.clone();
    let check = |input: &Input| checked(input, given.as_deref(), &run, &voice);
    let mut errors = BTreeSet::new();
    each_in_order(console.threads, &inputs, check, |checked| {
        status = status.max(checked.status);
        errors.extend(checked.errors);
        console.say(&checked.log)
    })?;
    console.say(&explain::hint(&errors, &console.voice))?;
    Ok(status)
}

/// What checking an input came to.
struct Checked {
    status: Status,
    log: String,
    /// The codes of its errors.
    errors: BTreeSet<&'static str>,
}

/// Checks an input.
fn checked(input: &Input, given: Option<&[u8]>, run: &Run, voice: &Voice) -> Checked {
    let files = input.files();
    let Plan {
        edition, findings, ..
    } = match &input.path {
        Some(path) => run.plan(path, &files),
        None => run.plan_bytes(STANDARD_INPUT, given.unwrap_or_default().to_vec(), &files),
    };
    let mut log = voice.findings(&findings);
    let status = match edition {
        Ok(_) if findings.diagnostics.has_errors() => Status::AtFault,
        Ok(_) => Status::Done,
        Err(failure) => {
            if failure != Failure::AtFault {
                log += &voice.error(&failure.to_string());
            }
            status_of(&failure)
        }
    };
    Checked {
        status,
        log,
        errors: explain::errors(&findings.diagnostics),
    }
}
