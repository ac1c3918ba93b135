//! What keeps a briefing from being written: a fault of the program, a file that nobody would take.
//!
//! In: work on a briefing, or what was written of it. Out: what came of it, or what is to be said.

use std::panic::{self, AssertUnwindSafe};

use super::Failure;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::export::{Backend, OutputFile};

/// What work on a briefing of this name comes to, or the report of a panic in it.
pub(super) fn guarded<R>(name: &str, work: impl FnOnce() -> R) -> Result<R, Failure> {
    // What the work has left behind is dropped with it: nothing is shared but remembered words and
    // pictures, each of which is whole or not there.
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let reason = payload
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| payload.downcast_ref::<&str>().copied())
            .unwrap_or("no reason was given");
        let sentence =
            format!("{name}: the program itself is at fault ({reason}); please report this");
        Failure::Internal(sentence)
    })
}

/// Tells who would refuse the files of a briefing.
pub(super) fn refuse(
    name: &str,
    backend: &Backend,
    files: &[OutputFile],
    diagnostics: &mut Diagnostics,
) {
    let refusals = files.iter();
    for refusal in refusals.filter_map(|file| backend.refusal(file.bytes.len())) {
        let message = format!("{name}: {refusal}");
        diagnostics.push(Diagnostic::general("too-large", Severity::Warning, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_the_program_is_told_of_the_briefing() {
        let work = || -> () { panic!("a slot of {}", 7) };
        let sentence = "a.yaml: the program itself is at fault (a slot of 7); please report this";
        let failure = Failure::Internal(sentence.to_string());
        assert_eq!(guarded("a.yaml", work), Err(failure));
    }
}
