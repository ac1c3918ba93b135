//! What is said of an import.

use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Severity, Span};

/// Findings on the input.
pub struct Report<'a> {
    /// The input, where places in it can be told.
    pub file: FileId,
    /// Where findings go.
    pub diagnostics: &'a mut Diagnostics,
}

impl Report<'_> {
    /// A range of bytes of the input.
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        let number = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Span {
            file: self.file,
            start: number(range.start),
            end: number(range.end.max(range.start)),
        }
    }

    /// Something that has no place in a briefing.
    pub fn not_placed(&mut self, span: Option<Span>, message: &str, help: &str) {
        let found = Diagnostic::general("not-placed", Severity::Warning, message);
        self.diagnostics
            .push(found.at(span).label("left out").help(help));
    }

    /// Something that stands elsewhere, or otherwise, than it did.
    pub fn moved(&mut self, span: Option<Span>, message: &str, help: &str) {
        let found = Diagnostic::general("placed-elsewhere", Severity::Warning, message);
        self.diagnostics.push(found.at(span).help(help));
    }

    /// Why nothing can be made of the input.
    pub fn refuse(&mut self, span: Option<Span>, message: &str, help: &str) {
        let found = Diagnostic::general("not-imported", Severity::Error, message);
        self.diagnostics.push(found.at(span).help(help));
    }

    /// The input has no title.
    pub fn warn_of_title(&mut self, name: &str) {
        let message = format!("no title was found: it is called `{name}` now");
        let found = Diagnostic::general("no-title", Severity::Warning, message);
        self.diagnostics
            .push(found.help("write what it is called behind `title:`"));
    }
}
