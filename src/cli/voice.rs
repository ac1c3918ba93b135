//! How findings and sentences are told.

use crate::diagnostic::machine::{self, Format, Weight};
use crate::project::Findings;

/// How something is told.
#[derive(Debug, Clone, Default)]
pub struct Voice {
    /// In which form.
    pub format: Format,
    /// Whether what people read may be coloured.
    pub color: bool,
    /// Whether somebody is watching: a terminal.
    pub is_watched: bool,
    /// Whether nothing but errors is told.
    pub is_quiet: bool,
    /// Whether it is told at the end what was done.
    pub is_verbose: bool,
    /// The results of a SARIF log that is told at the end, a line each.
    pub(super) results: String,
}

impl Voice {
    /// For people, in colour or not, who watch or do not.
    pub fn new(color: bool, is_watched: bool) -> Self {
        Voice {
            color,
            is_watched,
            ..Voice::default()
        }
    }

    /// Tells findings.
    pub fn findings(&self, findings: &Findings) -> String {
        let Findings {
            diagnostics,
            sources,
            ..
        } = findings;
        if !self.is_quiet {
            return machine::findings(diagnostics, sources, self.format, self.color);
        }
        let mut errors = diagnostics.clone();
        errors.keep_errors();
        machine::findings(&errors, sources, self.format, self.color)
    }

    /// Tells what was not done.
    pub fn error(&self, sentence: &str) -> String {
        machine::sentence(Weight::Error, sentence, self.format)
    }

    /// Tells what was done in somebody's file: people are told in a line of its own.
    pub fn done(&self, line: &str) -> String {
        match self.format {
            Format::Human | Format::Short if !self.is_quiet => format!("{line}\n"),
            _ => self.note(line),
        }
    }

    /// Tells what was done that somebody may want to know.
    pub fn note(&self, sentence: &str) -> String {
        match self.is_quiet {
            true => String::new(),
            false => machine::sentence(Weight::Note, sentence, self.format),
        }
    }
}
