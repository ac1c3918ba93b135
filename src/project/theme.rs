//! Which theme a briefing is set in: the command line's, else its own, else the default.
//!
//! A theme is a name of the program's, a TOML file, or what comes of a [brand]. One that a briefing names lies in the
//! briefing's folder or below it; one of the command line may lie anywhere.

use std::path::Path;
use std::sync::Arc;

use super::Findings;
use super::brand::{self, AskedBrand, Faces};
use super::files::{Folder, Record, Unreadable, read_given};
use super::theme_faces;
use crate::diagnostic::{Diagnostic, FileId, Levels, Severity, Source, Span, printable_path};
use crate::layout::text::font::Fonts;
use crate::theme::{self, NAMES, Theme, ThemeFault};

/// How large a theme's file may be, in bytes.
const LARGEST: u64 = 1 << 20;

/// A theme that the user names.
#[derive(Debug)]
pub struct Asked {
    /// The theme.
    pub theme: Arc<Theme>,
    /// The faces that there are, those of a brand among them.
    pub fonts: Arc<Fonts>,
    /// The brand that it comes of, if it does.
    pub brand: Option<Arc<AskedBrand>>,
}

/// The theme that the user names, unless it cannot be had, and what is to be said of it.
pub fn asked(name: &str, fonts: &Arc<Fonts>, levels: &Levels) -> (Option<Asked>, Findings) {
    let mut findings = Findings::default();
    let path = Path::new(name);
    let asked = if brand::is_named(name) {
        asked_brand(name, path, fonts, &mut findings)
    } else {
        let read = || read_given(path, LARGEST);
        let theme = named((name, None), path, read, fonts, &mut findings);
        theme.map(|theme| Asked {
            theme,
            fonts: Arc::clone(fonts),
            brand: None,
        })
    };
    findings.diagnostics.settle(levels);
    findings.diagnostics.sort();
    let asked = asked.filter(|_| !findings.diagnostics.has_errors());
    (asked, findings)
}

/// That of a brand, whose files lie around its own.
fn asked_brand(
    name: &str,
    path: &Path,
    fonts: &Arc<Fonts>,
    findings: &mut Findings,
) -> Option<Asked> {
    let bytes = match read_given(path, LARGEST) {
        Ok(bytes) => bytes,
        Err(error) => {
            findings
                .diagnostics
                .push(unreadable(name, None, &error.to_string()));
            return None;
        }
    };
    let around = Folder::around(path);
    let mut files = Record::new(&around, []);
    let asked = AskedBrand::new(path, bytes.clone());
    let faces = Faces::default();
    let (_, made) = brand::brand(path, bytes, &mut files, (fonts, &faces), findings)?;
    Some(Asked {
        theme: made.theme,
        fonts: made.fonts,
        brand: Some(Arc::new(asked)),
    })
}

/// The theme that is named in the briefing `by`, or the default; `None` when it cannot be had, which is
/// reported.
pub fn own(
    theme: Option<&(String, Span)>,
    by: Option<&Path>,
    files: &mut Record<'_>,
    fonts: &Fonts,
    findings: &mut Findings,
) -> Option<Arc<Theme>> {
    let Some((name, span)) = theme else {
        return theme::built_in("default");
    };
    let Some(path) = files.resolve(name, by) else {
        findings.diagnostics.push(outside(name, *span));
        return None;
    };
    let read = || files.read(&path, LARGEST);
    named((name, Some(*span)), &path, read, fonts, findings)
}

/// What is to be said of a theme that may not be read.
pub(super) fn outside(name: &str, span: Span) -> Diagnostic {
    let message = format!("the theme `{name}` lies outside the briefing's folder");
    Diagnostic::error("theme-outside", span, message)
        .help("put the theme beside the briefing, or below its folder")
}

/// A theme of the program, or that of a file.
fn named(
    (name, span): (&str, Option<Span>),
    path: &Path,
    read: impl FnOnce() -> Result<Vec<u8>, Unreadable>,
    fonts: &Fonts,
    Findings {
        diagnostics,
        sources,
        ..
    }: &mut Findings,
) -> Option<Arc<Theme>> {
    if let Some(theme) = theme::built_in(name) {
        return Some(theme);
    }
    let text = match read() {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_string()),
        Err(Unreadable::Outside) => {
            diagnostics.extend(span.map(|span| outside(name, span)));
            return None;
        }
        Err(error) => Err(error.to_string()),
    };
    let text = match text {
        Ok(text) => text,
        Err(reason) => {
            diagnostics.push(unreadable(name, span, &reason));
            return None;
        }
    };
    let read = theme::read(&text);
    let file = sources.add(Source::new(printable_path(path), text));
    let theme = match read {
        Ok(theme) => theme,
        Err(fault) => {
            diagnostics.push(of_fault(fault, file));
            return None;
        }
    };
    let text = &sources.get(file).text;
    diagnostics.extend(theme_faces::check(&theme, fonts, text, file));
    (!diagnostics.has_errors()).then(|| Arc::new(theme))
}

fn unreadable(name: &str, span: Option<Span>, reason: &str) -> Diagnostic {
    let message = format!("the theme `{name}` cannot be read: {reason}");
    let known = NAMES.join("`, `");
    let unreadable = Diagnostic::general("theme-unreadable", Severity::Error, message);
    unreadable.at(span).help(format!(
        "the program's own themes are `{known}`; any other is a TOML file, or a `_brand.yml`"
    ))
}

fn of_fault(fault: ThemeFault, file: FileId) -> Diagnostic {
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
