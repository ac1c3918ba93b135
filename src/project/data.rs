//! A data file that a briefing names: rows of a table, or a library of sources.

use std::path::Path;

use super::files::{Record, Unreadable};
use super::source_text::decode;
use crate::briefing::yaml::Written;
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Source, Sources};

/// How large a data file may be, in bytes.
const LARGEST: u64 = 16 << 20;

/// Reads a data file that is named in the file `by`; `None` when it cannot be had, which is reported.
pub fn read(
    named: &Written,
    by: Option<&Path>,
    files: &mut Record<'_>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<FileId> {
    let (name, span) = (&named.value, named.span);
    let outside = || {
        let message = format!("the file `{name}` lies outside the briefing's folder");
        let outside = Diagnostic::error("file-outside", span, message);
        outside.help("put it beside the briefing, or below its folder")
    };
    let Some(path) = files.resolve(name, by) else {
        diagnostics.push(outside());
        return None;
    };
    let bytes = match files.read(&path, LARGEST) {
        Ok(bytes) => bytes,
        Err(Unreadable::Outside) => {
            diagnostics.push(outside());
            return None;
        }
        Err(error) => {
            let message = format!("the file `{name}` cannot be read: {error}");
            diagnostics.push(
                Diagnostic::error("file-unreadable", span, message)
                    .help("paths are relative to the briefing's folder"),
            );
            return None;
        }
    };
    let (text, fault) = decode(bytes);
    if fault.is_some() {
        let message = format!("the file `{name}` is not UTF-8");
        diagnostics.push(Diagnostic::error("not-utf8", span, message).help(
            match name.ends_with(".csv") {
                true => "save it as UTF-8; spreadsheets call it `CSV UTF-8`",
                false => "save it as UTF-8; every editor and reference manager can",
            },
        ));
        return None;
    }
    Some(sources.add(Source {
        name: path.to_string_lossy().into_owned(),
        text,
    }))
}
