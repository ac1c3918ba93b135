//! Advice: what a writer is told that is no mistake, to the letter.
//!
//! `cases/advice/<what>.yaml` is checked as a user would, with the options of its first line; `<what>.txt` is what
//! is said.

use std::fs;

use briefset::briefing::advice::ADVICE;

use crate::support::exporter;
use crate::support::golden::{self, Goldens};

#[test]
fn advice_is_given_where_it_is_due() {
    let mut goldens = Goldens::default();
    let mut said = String::new();
    for path in golden::files("advice", &[".yaml"]) {
        let text = fs::read_to_string(&path).expect("a readable case");
        let first = text.lines().next().unwrap_or_default();
        let options = first.strip_prefix("# check: ").unwrap_or_default();
        let name = path.to_str().expect("a path in UTF-8");
        let arguments = ["check", name]
            .into_iter()
            .chain(options.split_whitespace());
        let run = exporter::run(&arguments.collect::<Vec<_>>(), &[]);
        goldens.check(&path.with_extension("txt"), &run.log);
        let at_fault = run.log.contains("error[");
        if at_fault != (run.status == briefset::cli::Status::AtFault) {
            goldens.fault(&path, "an error and the exit code do not agree");
        }
        // An export is silent about it, unless the house calls it a mistake.
        let export = exporter::export(&path);
        if !export.log.is_empty() {
            goldens.fault(&path, &format!("an export says:\n{}", export.log));
        }
        said += &run.log;
    }
    for advice in ADVICE {
        let code = format!("[{}]", advice.code);
        assert!(said.contains(&code), "no case has {code}");
    }
    goldens.finish();
}
