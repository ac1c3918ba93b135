//! The faces that a theme names, against those that there are.
//!
//! In: a theme that was read from a file. Out: what is to be said of names that no face has: a warning,
//! since the next face of the family takes its place, or an error where there is no next.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, FileId, Span};
use crate::layout::text::font::Fonts;
use crate::theme::{Places, Theme, Weight};

/// Checks the families of a theme; `text` is that of its file.
pub fn check(theme: &Theme, fonts: &Fonts, text: &str, file: FileId) -> Vec<Diagnostic> {
    let families = &theme.families;
    let places = Places::of(text);
    let known = |face: &String| fonts.nearest(face, Weight::Regular, false).is_some();
    let mut found = Vec::new();
    for (family, faces) in [
        ("serif", &families.serif),
        ("sans", &families.sans),
        ("mono", &families.mono),
    ] {
        let is_empty = !faces.iter().any(known);
        if is_empty && faces.is_empty() {
            let message = format!("the family `{family}` has no face");
            let span = span(places.value(&["families", family]), file);
            found.push(Diagnostic::error("no-face", span, message).help(there_are(fonts)));
        }
        for (index, face) in faces.iter().enumerate() {
            if known(face) {
                continue;
            }
            let span = span(places.element(&["families", family], index), file);
            let message = format!("there is no face `{face}`");
            found.push(if is_empty {
                Diagnostic::error("no-face", span, message)
                    .label(format!("and `{family}` has no other"))
                    .help(there_are(fonts))
            } else {
                Diagnostic::warning("unknown-face", span, message)
                    .label("the next one of the family stands in for it")
                    .help(there_are(fonts))
            });
        }
    }
    found
}

fn there_are(fonts: &Fonts) -> String {
    let mut names: Vec<String> = Vec::new();
    for family in fonts.families() {
        let name = format!("`{family}`");
        if !names.contains(&name) {
            names.push(name);
        }
    }
    format!("the faces are {}", names.join(", "))
}

fn span(range: Option<Range<usize>>, file: FileId) -> Span {
    let range = range.unwrap_or_default();
    let byte = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    Span {
        file,
        start: byte(range.start),
        end: byte(range.end),
    }
}
