//! The faces that a theme names, against those that there are.
//!
//! In: a theme that was read from a file, the faces that there are and the fonts that were found. Out: what is to be
//! said of names that no face has: a warning, since the next face of the family takes its place, or an error where
//! there is no next.

use super::fonts::{FoundFont, FoundFonts};
use super::theme::span_of;
use crate::diagnostic::{Diagnostic, FileId, printable_path};
use crate::layout::text::font::Fonts;
use crate::theme::{Places, Theme, Weight};

/// Checks the families of a theme; `text` is that of its file.
pub fn check(
    theme: &Theme,
    (fonts, found): (&Fonts, &FoundFonts),
    text: &str,
    file: FileId,
) -> Vec<Diagnostic> {
    let families = &theme.families;
    let places = Places::of(text);
    let is_there = |face: &str| fonts.nearest(face, Weight::Regular, false).is_some();
    let known = |face: &String| is_there(face) || found.has(face);
    let help = |face: &str| match found.of_family(face).next() {
        Some(font) => refused(font),
        None => there_are(fonts),
    };
    let mut wrong = Vec::new();
    for (family, faces) in [
        ("serif", &families.serif),
        ("sans", &families.sans),
        ("mono", &families.mono),
    ] {
        let is_empty = !faces.iter().any(known);
        if is_empty && faces.is_empty() {
            let message = format!("the family `{family}` has no face");
            let span = span_of(places.value(&["families", family]), file);
            wrong.push(Diagnostic::error("no-face", span, message).help(there_are(fonts)));
        }
        for (index, face) in faces.iter().enumerate() {
            if known(face) {
                continue;
            }
            let span = span_of(places.element(&["families", family], index), file);
            let message = format!("there is no face `{face}`");
            wrong.push(if is_empty {
                Diagnostic::error("no-face", span, message)
                    .label(format!("and `{family}` has no other"))
                    .help(help(face))
            } else {
                Diagnostic::warning("unknown-face", span, message)
                    .label("the next one of the family stands in for it")
                    .help(help(face))
            });
        }
    }
    wrong
}

fn there_are(fonts: &Fonts) -> String {
    let mut names: Vec<String> = Vec::new();
    for family in fonts.families() {
        let name = format!("`{family}`");
        if !names.contains(&name) {
            names.push(name);
        }
    }
    format!(
        "the faces are {}; `fonts = [\"…\"]` names files beside the theme, and `--font-path` where others are",
        names.join(", ")
    )
}

/// Why a family that was found is not there.
fn refused(font: &FoundFont) -> String {
    let reason = font.description.embedding.refusal().unwrap_or_default();
    format!("`{}` {reason}", printable_path(&font.path))
}
