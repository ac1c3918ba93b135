//! Where what is wrong with a briefing's texts is reported.
//!
//! In: a finding, and the bytes of a text that it is about. Out: a diagnostic with a place in the file.

use std::ops::Range;

use crate::briefing::markup::Finding;
use crate::briefing::yaml::{self, Written};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Sources, Span, Suggestion};

/// Where findings go, and the files that they are about.
pub struct Reporter<'a> {
    files: &'a Sources,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Reporter<'a> {
    /// One that writes to a list.
    pub fn new(files: &'a Sources, diagnostics: &'a mut Diagnostics) -> Self {
        Reporter { files, diagnostics }
    }

    /// The files.
    pub fn files(&self) -> &'a Sources {
        self.files
    }

    /// Reports a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Counts an error instead of reporting it, where so many of its code have been reported that no more are
    /// shown: whoever asks first is spared finding its place.
    pub fn only_counts(&mut self, code: &'static str) -> bool {
        self.diagnostics.is_only_counted(code, Severity::Error)
    }

    /// The place of a part of a text.
    pub fn place(&self, written: &Written, range: Range<usize>) -> Span {
        yaml::place(written, range, self.files)
    }

    /// Reports what markup has found in a text. To find its place, all of the text is walked through: what is
    /// not shown has none.
    pub fn report(&mut self, written: &Written, findings: Vec<Finding>) {
        for finding in findings {
            let (code, severity) = (finding.code, finding.severity);
            if self.diagnostics.is_only_counted(code, severity) {
                continue;
            }
            let instead = finding.instead.and_then(|instead| {
                let span = yaml::verbatim(written, finding.range.clone(), self.files)?;
                Some(Suggestion::new(span, instead))
            });
            let span = self.place(written, finding.range);
            let mut diagnostic = match severity {
                Severity::Error => Diagnostic::error(code, span, finding.message),
                Severity::Warning => Diagnostic::warning(code, span, finding.message),
            }
            .label(finding.label)
            .suggest(instead);
            for help in finding.help {
                diagnostic = diagnostic.help(help);
            }
            self.push(diagnostic);
        }
    }
}
