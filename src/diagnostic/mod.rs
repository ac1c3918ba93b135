//! What is wrong with a briefing, where, and what to write instead.
//!
//! In: every stage that reads user input reports here and goes on, so that one run shows every
//! error. Out: [`render`](render::render) writes them as rustc does; a caller asks
//! [`Diagnostics::has_errors`] before it writes an output.
//!
//! A span names its file, so a diagnostic can point into several: a briefing, its bibliography,
//! its data.

mod printable;
pub mod render;
mod source;

pub use printable::{printable, printable_path};
pub use source::{FileId, Source, Sources, Span};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The output is written, but somebody should look. `--strict` makes it an error.
    Warning,
    /// Nothing is written.
    Error,
}

/// One finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// A stable name in kebab case: `unknown-key`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is the case; lower case, without a full stop.
    pub message: String,
    /// Where; `None` when no place in a file is at fault.
    pub span: Option<Span>,
    /// A word under the caret; may be empty.
    pub label: String,
    /// Further places that explain the first.
    pub related: Vec<(Span, String)>,
    /// What to do; a line each.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, Some(span), message.into())
    }

    /// A warning at a place.
    pub fn warning(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, Some(span), message.into())
    }

    /// A finding of no particular place.
    pub fn general(code: &'static str, severity: Severity, message: impl Into<String>) -> Self {
        Self::new(code, severity, None, message.into())
    }

    fn new(code: &'static str, severity: Severity, span: Option<Span>, message: String) -> Self {
        Diagnostic {
            code,
            severity,
            message,
            span,
            label: String::new(),
            related: Vec::new(),
            help: Vec::new(),
        }
    }

    /// The same at a place, if there is one.
    pub fn at(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }

    /// The same with a word under the caret.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// The same with a further place.
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push((span, label.into()));
        self
    }

    /// The same with a line of advice.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }
}

/// The findings of one run, in the order in which they were made.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Whether an output may not be written.
    pub fn has_errors(&self) -> bool {
        self.list
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether there is none at all.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Makes every warning an error (`--strict`).
    pub fn make_strict(&mut self) {
        for diagnostic in &mut self.list {
            diagnostic.severity = Severity::Error;
        }
    }

    /// Puts them in the order of their places, so that a reader goes through a file once. Findings
    /// of no place come last; those of one place keep their order.
    pub fn sort(&mut self) {
        self.list.sort_by_key(|diagnostic| {
            diagnostic
                .span
                .map_or((1, None), |span| (0, Some((span.file, span.start))))
        });
    }

    /// Adds others behind them.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(others);
    }

    /// Each of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}
