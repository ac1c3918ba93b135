//! Which theme a briefing is set in: the command line's, else its own, else the default.
//!
//! A theme is a name of the program's, a TOML file, or what comes of a [brand]. One that a briefing names lies in the
//! briefing's folder or below it; one of the command line may lie anywhere. Font files that it names lie beside its own
//! file.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::Findings;
use super::brand::{self, AskedBrand};
use super::files::{Folder, Record, Unreadable, read_given};
use super::fonts::file::{self, MOST_FILES, NamedFile};
use super::fonts::{Faces, FoundFonts};
use super::theme_faces;
use crate::diagnostic::{Diagnostic, FileId, Levels, Severity, Source, Span, printable_path};
use crate::layout::text::font::Fonts;
use crate::theme::{self, NAMES, Places, Theme, ThemeFault};

/// How large a theme's file may be, in bytes.
const LARGEST: u64 = 1 << 20;

/// How a text looks: a theme, and the faces that there are with those of its own files.
pub type Look = (Arc<Theme>, Arc<Fonts>);

/// The faces that a theme may name: those that there are, fonts that were found, and what was opened before.
pub type KnownFaces<'a> = (&'a Arc<Fonts>, &'a FoundFonts, &'a Faces);

/// A theme that the user names.
#[derive(Debug)]
pub struct Asked {
    /// The theme.
    pub theme: Arc<Theme>,
    /// The faces that there are, those of its own files among them.
    pub fonts: Arc<Fonts>,
    /// The brand that it comes of, if it does.
    pub brand: Option<Arc<AskedBrand>>,
}

/// The theme that the user names, unless it cannot be had, and what is to be said of it.
pub fn asked(
    name: &str,
    (fonts, found): (&Arc<Fonts>, &FoundFonts),
    levels: &Levels,
) -> (Option<Asked>, Findings) {
    let mut findings = Findings::default();
    let path = Path::new(name);
    let faces = Faces::default();
    let known = (fonts, found, &faces);
    let around = Folder::around(path);
    let mut files = Record::new(&around, []);
    let asked = if brand::is_named(name) {
        asked_brand(name, path, known, &mut files, &mut findings)
    } else {
        let read = |_: &mut Record<'_>| read_given(path, LARGEST);
        let look = named((name, None), path, read, (known, &mut files), &mut findings);
        look.map(|(theme, fonts)| Asked {
            theme,
            fonts,
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
    known: KnownFaces<'_>,
    files: &mut Record<'_>,
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
    let asked = AskedBrand::new(path, bytes.clone());
    let (_, made) = brand::brand(path, bytes, files, known, findings)?;
    Some(Asked {
        theme: made.theme,
        fonts: made.fonts,
        brand: Some(Arc::new(asked)),
    })
}

/// The theme that is named in the briefing `by`, or the default, with the faces of its files; `None` when it cannot be
/// had, which is reported.
pub fn own(
    theme: Option<&(String, Span)>,
    by: Option<&Path>,
    files: &mut Record<'_>,
    known: KnownFaces<'_>,
    findings: &mut Findings,
) -> Option<Look> {
    let Some((name, span)) = theme else {
        let (fonts, ..) = known;
        return theme::built_in("default").map(|theme| (theme, Arc::clone(fonts)));
    };
    let Some(path) = files.resolve(name, by) else {
        findings.diagnostics.push(outside(name, *span));
        return None;
    };
    let read = |files: &mut Record<'_>| files.read(&path, LARGEST);
    let named_at = (name.as_str(), Some(*span));
    named(named_at, &path, read, (known, files), findings)
}

/// What is to be said of a theme that may not be read.
pub(super) fn outside(name: &str, span: Span) -> Diagnostic {
    let message = format!("the theme `{name}` lies outside the briefing's folder");
    Diagnostic::error("theme-outside", span, message)
        .help("put the theme beside the briefing, or below its folder")
}

/// A theme of the program, or that of a file, with the faces of the files that it names.
fn named(
    (name, span): (&str, Option<Span>),
    path: &Path,
    read: impl FnOnce(&mut Record<'_>) -> Result<Vec<u8>, Unreadable>,
    ((fonts, found, faces), files): (KnownFaces<'_>, &mut Record<'_>),
    Findings {
        diagnostics,
        sources,
        ..
    }: &mut Findings,
) -> Option<Look> {
    if let Some(theme) = theme::built_in(name) {
        return Some((theme, Arc::clone(fonts)));
    }
    let text = match read(files) {
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
    let (own, wrong) = file::read(
        font_files(&theme, text, file),
        (path, "the theme's file"),
        files,
    );
    let has_wrong = !wrong.is_empty();
    diagnostics.extend(wrong);
    let fonts = faces.with(fonts, own);
    // A family whose file is at fault has been told of.
    if !has_wrong {
        let known = (&*fonts, found);
        diagnostics.extend(theme_faces::check(&theme, known, text, file));
    }
    (!diagnostics.has_errors()).then(|| (Arc::new(theme), fonts))
}

/// The font files that a theme names, with their places in its text.
fn font_files<'a>(
    theme: &'a Theme,
    text: &'a str,
    file: FileId,
) -> impl Iterator<Item = NamedFile<'a>> {
    let places = Places::of(text);
    let files = theme.fonts.iter().take(MOST_FILES).enumerate();
    files.map(move |(index, font)| NamedFile {
        path: &font.file,
        span: span_of(places.element(&["fonts"], index), file),
        family: font.family.as_deref(),
        weight: font.weight,
        italic: font.italic,
    })
}

/// The place of some bytes of a file.
pub(super) fn span_of(range: Option<Range<usize>>, file: FileId) -> Span {
    let byte = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    let range = range.unwrap_or_default();
    Span {
        file,
        start: byte(range.start),
        end: byte(range.end),
    }
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
    let span = span_of(fault.range, file);
    let diagnostic = Diagnostic::error("bad-theme", span, fault.message);
    if fault.help.is_empty() {
        diagnostic
    } else {
        diagnostic.help(fault.help)
    }
}
