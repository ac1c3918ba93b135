//! `briefset check --fix`: what is wrong beyond doubt, mended in the briefings' own files.
//!
//! In: the inputs of a check. Out: the same files, mended, before they are checked. They are gone through one after
//! the other, since several may share a file of defaults; that is changed only where the user has named it, or a
//! folder that it lies in.

use std::io;
use std::path::Path;

use super::output::Outputs;
use super::{Console, Status};
use crate::diagnostic::printable_path;
use crate::project::inputs::{Input, STANDARD_INPUT};
use crate::project::{Mending, Run};

/// Mends what inputs are read from. A briefing of standard input is given back as it is then, on standard output and
/// in `given`.
pub fn apply(
    inputs: &[Input],
    given: &mut Option<Vec<u8>>,
    run: &Run,
    is_trial: bool,
    console: &mut Console<'_>,
) -> io::Result<Status> {
    let outputs = Outputs::new();
    let mut status = Status::Done;
    for input in inputs {
        let files = input.files();
        let Some(path) = &input.path else {
            let bytes = given.clone().unwrap_or_default();
            let mended = run.mend_bytes(STANDARD_INPUT, bytes, &files);
            tell(&mended, is_trial, console)?;
            if !is_trial {
                console.out.write_all(&mended.bytes)?;
                console.out.flush()?;
                *given = Some(mended.bytes);
            }
            continue;
        };
        let is_named = |path: &Path| {
            inputs.iter().any(|input| {
                let is_below = input
                    .found_in
                    .as_ref()
                    .is_some_and(|root| path.starts_with(root));
                is_below || input.path.as_deref() == Some(path)
            })
        };
        let mended = run.mend(path, &files, &is_named);
        tell(&mended, is_trial, console)?;
        for (path, bytes) in mended.files.iter().filter(|_| !is_trial) {
            if let Err(error) = outputs.rewrite(path, bytes) {
                let path = printable_path(path);
                console.fail(&format!("`{path}` cannot be written: {error}"))?;
                status = Status::Failed;
            }
        }
    }
    Ok(status)
}

/// Tells what was done, or would be.
fn tell(mended: &Mending, is_trial: bool, console: &mut Console<'_>) -> io::Result<()> {
    let verb = if is_trial { "would fix" } else { "fixed" };
    for line in &mended.done {
        let said = console.voice.done(&format!("{verb} {line}"));
        console.say(&said)?;
    }
    Ok(())
}
