//! Which theme a briefing is set in: the command line's, else its own, else the default.
//!
//! A theme is a name of the program's or a TOML file. One that a briefing names lies in the
//! briefing's folder or below it; one of the command line may lie anywhere.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::beside;
use super::inputs::Input;
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Severity, Source, Sources, Span, render};
use crate::theme::{self, Fault, NAMES, Theme};

/// How large a theme's file may be, in bytes.
const LARGEST: u64 = 1 << 20;

/// The theme that the command line names. The error is the diagnostic as it is shown.
pub fn asked(name: &str, color: bool) -> Result<Arc<Theme>, String> {
    let mut sources = Sources::new();
    named(name, None, PathBuf::from(name), &mut sources).map_err(|diagnostic| {
        let mut diagnostics = Diagnostics::new();
        diagnostics.push(*diagnostic);
        render::render(&diagnostics, &sources, color)
    })
}

/// The theme that a briefing names, or the default; `None` when it cannot be had, which is reported.
pub fn own(
    theme: Option<&(String, Span)>,
    input: &Input,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<Theme>> {
    let found = match theme {
        Some((name, span)) => match beside::inside(name, input) {
            Some(path) => named(name, Some(*span), path, sources),
            None => {
                let message = format!("the theme `{name}` lies outside the briefing's folder");
                let outside = Diagnostic::error("theme-outside", *span, message)
                    .help("put the theme beside the briefing, or below its folder");
                Err(Box::new(outside))
            }
        },
        None => Ok(theme::built_in("default")?),
    };
    found
        .map_err(|diagnostic| diagnostics.push(*diagnostic))
        .ok()
}

/// A theme of the program, or that of a file.
fn named(
    name: &str,
    span: Option<Span>,
    path: PathBuf,
    sources: &mut Sources,
) -> Result<Arc<Theme>, Box<Diagnostic>> {
    if let Some(theme) = theme::built_in(name) {
        return Ok(theme);
    }
    let text = match read(&path) {
        Ok(text) => text,
        Err(reason) => {
            let message = format!("the theme `{name}` cannot be read: {reason}");
            let known = NAMES.join("`, `");
            let unreadable = Diagnostic::general("theme-unreadable", Severity::Error, message);
            return Err(Box::new(unreadable.at(span).help(format!(
                "the program's own themes are `{known}`; any other is a TOML file"
            ))));
        }
    };
    theme::read(&text).map(Arc::new).map_err(|fault| {
        let file = sources.add(Source::new(path.display().to_string(), text));
        Box::new(of_fault(fault, file))
    })
}

fn read(path: &Path) -> Result<String, String> {
    let metadata = fs::metadata(path).map_err(|error| error.to_string())?;
    if metadata.len() > LARGEST {
        return Err("it is larger than a megabyte".to_string());
    }
    fs::read_to_string(path).map_err(|error| error.to_string())
}

fn of_fault(fault: Fault, file: FileId) -> Diagnostic {
    let byte = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    let range = fault.range.unwrap_or(0..0);
    let span = Span {
        file,
        start: byte(range.start),
        end: byte(range.end),
    };
    let diagnostic = Diagnostic::error("bad-theme", span, fault.message);
    if fault.help.is_empty() {
        diagnostic
    } else {
        diagnostic.help(fault.help)
    }
}
