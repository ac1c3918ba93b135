//! The text of a file that is read.
//!
//! In: bytes. Out: a source that findings can point into, or a finding that says why it is no text.

use super::Findings;
use crate::diagnostic::{Diagnostic, FileId, Source, Span};

/// The byte-order mark.
pub(super) const MARK: &str = "\u{feff}";

/// The text of a file, without a byte-order mark, and the byte of it at which it stops being UTF-8,
/// if it does; what is no character is then shown as U+FFFD.
pub(super) fn decode(bytes: Vec<u8>) -> (String, Option<usize>) {
    let (mut text, fault) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let fault = error.utf8_error().valid_up_to();
            (
                String::from_utf8_lossy(error.as_bytes()).into_owned(),
                Some(fault),
            )
        }
    };
    if text.starts_with(MARK) {
        text.drain(..MARK.len());
        return (text, fault.map(|at| at.saturating_sub(MARK.len())));
    }
    (text, fault)
}

/// Takes in a briefing's text; `None` when it is none, which is reported.
pub(super) fn add(name: String, bytes: Vec<u8>, findings: &mut Findings) -> Option<FileId> {
    let (text, fault) = decode(bytes);
    let file = findings.sources.add(Source { name, text });
    let Some(start) = fault else {
        return Some(file);
    };
    let start = u32::try_from(start).unwrap_or(u32::MAX);
    let width = char::REPLACEMENT_CHARACTER.len_utf8() as u32;
    let span = Span {
        file,
        start,
        end: start.saturating_add(width),
    };
    findings.diagnostics.push(
        Diagnostic::error("not-utf8", span, "the file is not UTF-8")
            .label("these bytes are no character")
            .help("save the file as UTF-8; every editor can"),
    );
    None
}
