//! What is wrong with a briefing, where, and what to write instead.
//!
//! In: every stage that reads user input reports here and goes on, so that one run shows every
//! error. Out: [`render`](render::render) writes them as rustc does; a caller asks
//! [`Diagnostics::has_errors`] before it writes an output.
//!
//! A span names its file, so a diagnostic can point into several: a briefing, its bibliography,
//! its data.
//!
//! Every diagnostic has a code, and every code an [`explanation`].

pub mod character;
pub mod explanation;
mod findings;
mod levels;
pub mod machine;
mod printable;
pub mod render;
mod source;
mod suggestion;

pub use findings::Diagnostics;
pub use levels::{Level, Levels};
pub use printable::{printable, printable_path};
pub use source::{FileId, Source, Sources, Span};
pub use suggestion::Suggestion;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The output is written, but somebody should look. [`Levels`] may make it an error.
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
    /// What mends it beyond doubt.
    pub suggestion: Option<Suggestion>,
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
            suggestion: None,
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
