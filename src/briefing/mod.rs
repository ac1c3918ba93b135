//! Reading: YAML → [`Briefing`](crate::briefing) → [`Document`](crate::document::Document).

use crate::diagnostic::{Diagnostics, FileId, Sources};
use crate::document::{Document, Settings};

/// A briefing that was read without an error.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What it says.
    pub document: Document,
    /// What it asks of its pages.
    pub settings: Settings,
}

/// Reads one briefing. Every finding goes to `diagnostics`; `None` when one of them is an error.
pub fn read(sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) -> Option<Reading> {
    let _ = (sources, file, diagnostics);
    None
}
