//! What would mend a finding beyond doubt, as bytes of its file.
//!
//! In: a place and the text that is to stand there. Out: a [`Suggestion`] of a [`Diagnostic`], which programs read
//! beside its help, and which `check --fix` applies. Only what leaves no choice is suggested: where two things may
//! have been meant, the help says both and nobody but the writer decides.

use super::{Diagnostic, Span};

/// A place, and what is to stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What is replaced; empty where something is put in.
    pub span: Span,
    /// What stands there then; empty where something is taken out.
    pub replacement: String,
}

impl Suggestion {
    /// That a text stands in a place.
    pub fn new(span: Span, replacement: impl Into<String>) -> Self {
        Suggestion {
            span,
            replacement: replacement.into(),
        }
    }
}

impl Diagnostic {
    /// The same with what mends it, if anything does beyond doubt.
    pub fn suggest(mut self, suggestion: Option<Suggestion>) -> Self {
        self.suggestion = suggestion;
        self
    }
}
