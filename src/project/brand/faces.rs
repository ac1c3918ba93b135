//! The faces of a brand.
//!
//! In: the font files that it names, from its own folder, and the families that it sets its voices in. Out: what is to be
//! said of families that no face has.

use super::font_files::FontFile;
use super::voices::Voices;
use crate::diagnostic::Diagnostic;
use crate::layout::text::font::Fonts;
use crate::project::fonts::{FoundFonts, file::NamedFile};
use crate::theme::Weight;

/// Families that are no family but a kind of one: there are faces of each.
pub const KINDS: &[(&str, &str)] = &[
    ("serif", "serif"),
    ("sans-serif", "sans"),
    ("system-ui", "sans"),
    ("ui-sans-serif", "sans"),
    ("monospace", "mono"),
    ("ui-monospace", "mono"),
];

/// A font file of a brand as any is named.
pub fn named<'a>(file: &'a FontFile<'_>) -> NamedFile<'a> {
    NamedFile {
        path: &file.path.value,
        span: file.path.span,
        family: Some(file.family),
        weight: file.weight,
        italic: file.italic,
    }
}

/// What is to be said of families that no face has: the next one of the theme stands in.
pub fn missing(voices: &Voices<'_>, fonts: &Fonts, found: &FoundFonts) -> Vec<Diagnostic> {
    let families = [&voices.base, &voices.headings, &voices.monospace];
    let mut told: Vec<&str> = Vec::new();
    let mut missing = Vec::new();
    for family in families.into_iter().filter_map(|voice| voice.family) {
        let name = family.value.trim();
        let is_known = KINDS.iter().any(|(kind, _)| *kind == name)
            || fonts.nearest(name, Weight::Regular, false).is_some()
            || found.has(name);
        // What is wrong with files of its own has been told.
        let has_files = voices.files.iter().any(|file| file.family == name);
        if is_known || has_files || told.contains(&name) {
            continue;
        }
        told.push(name);
        let message = format!("there is no face `{name}`");
        let help = format!(
            "nothing is fetched: put its files beside `_brand.yml`, and write `fonts: [{{family: {name}, source: \
             file, files: [fonts/{}-Regular.ttf]}}]`",
            name.replace(' ', "")
        );
        missing.push(
            Diagnostic::warning("unknown-face", family.span, message)
                .label("a face of the program stands in for it")
                .help(help),
        );
    }
    missing
}
