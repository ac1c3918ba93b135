//! Which theme a briefing is set in: the command line's, else its own, else the default.
//!
//! A theme is a name of the program's or a TOML file. One that a briefing names lies in the
//! briefing's folder or below it; one of the command line may lie anywhere.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::inputs::Input;
use super::{beside, theme_faces};
use crate::diagnostic::{
    Diagnostic, Diagnostics, FileId, Severity, Source, Sources, Span, printable_path, render,
};
use crate::theme::{self, Fault, NAMES, Theme};

/// How large a theme's file may be, in bytes.
const LARGEST: u64 = 1 << 20;

/// The theme that the command line names, unless it cannot be had, and what is to be said of it.
pub fn asked(name: &str, strict: bool, color: bool) -> (Option<Arc<Theme>>, String) {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let path = PathBuf::from(name);
    let theme = named(name, None, path, &mut sources, &mut diagnostics);
    if strict {
        diagnostics.make_strict();
    }
    let log = render::render(&diagnostics, &sources, color);
    (theme.filter(|_| !diagnostics.has_errors()), log)
}

/// The theme that a briefing names, or the default; `None` when it cannot be had, which is reported.
pub fn own(
    theme: Option<&(String, Span)>,
    input: &Input,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<Theme>> {
    let Some((name, span)) = theme else {
        return theme::built_in("default");
    };
    let Some(path) = beside::inside(name, input) else {
        let message = format!("the theme `{name}` lies outside the briefing's folder");
        diagnostics.push(
            Diagnostic::error("theme-outside", *span, message)
                .help("put the theme beside the briefing, or below its folder"),
        );
        return None;
    };
    named(name, Some(*span), path, sources, diagnostics)
}

/// A theme of the program, or that of a file.
fn named(
    name: &str,
    span: Option<Span>,
    path: PathBuf,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<Theme>> {
    if let Some(theme) = theme::built_in(name) {
        return Some(theme);
    }
    let text = match read(&path) {
        Ok(text) => text,
        Err(reason) => {
            let message = format!("the theme `{name}` cannot be read: {reason}");
            let known = NAMES.join("`, `");
            let unreadable = Diagnostic::general("theme-unreadable", Severity::Error, message);
            diagnostics.push(unreadable.at(span).help(format!(
                "the program's own themes are `{known}`; any other is a TOML file"
            )));
            return None;
        }
    };
    let read = theme::read(&text);
    let file = sources.add(Source::new(printable_path(&path), text));
    let theme = match read {
        Ok(theme) => theme,
        Err(fault) => {
            diagnostics.push(of_fault(fault, file));
            return None;
        }
    };
    let found = theme_faces::check(&theme, &sources.get(file).text, file);
    found
        .into_iter()
        .for_each(|finding| diagnostics.push(finding));
    (!diagnostics.has_errors()).then(|| Arc::new(theme))
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
