//! The faces that go with a book.
//!
//! Readers have faces of their own for Latin, Greek and Cyrillic, and whoever reads has chosen one.
//! A script that the theme has a design for beside these is one that a reader may lack: where the
//! document uses it, the theme's faces for it go along, whole, as their licences want them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use unicode_script::{Script, UnicodeScript};

use super::FaceFinder;
use super::book::Book;
use super::reading::texts_of_note;
use crate::document::Text;
use crate::theme::{Family, Theme, Weight};

/// A face in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmbeddedFace<'a> {
    /// The family that it belongs to, as the theme names it.
    pub family: String,
    /// Whether text is set in it.
    pub in_serif: bool,
    /// Whether headings and labels are set in it.
    pub in_sans: bool,
    /// The scripts that it is there for: ISO 15924 codes.
    pub scripts: BTreeSet<&'static str>,
    /// Its weight.
    pub weight: Weight,
    /// Its path in the book.
    pub file: String,
    /// The font file.
    pub data: Cow<'a, [u8]>,
}

impl EmbeddedFace<'_> {
    /// What kind of file it is (RFC 8081).
    pub fn media_type(&self) -> &'static str {
        if has_postscript_outlines(&self.data) {
            "font/otf"
        } else {
            "font/ttf"
        }
    }
}

/// Whether a file's outlines are those of PostScript (OpenType, "Organization of an OpenType font").
fn has_postscript_outlines(file: &[u8]) -> bool {
    file.starts_with(b"OTTO")
}

/// The faces that a book needs: regular and bold of the serif for every script, and of the sans for
/// the script that the document is written in.
pub fn needed<'a>(book: &Book<'_>, theme: &Theme, find: FaceFinder<'a>) -> Vec<EmbeddedFace<'a>> {
    let own = book.document.metadata.language.script_code();
    let mut faces = Vec::new();
    for (script, character) in scripts(book) {
        if !theme.scripts.contains_key(script) {
            continue;
        }
        add(&mut faces, theme, Family::Serif, (script, character), find);
        if script == own {
            add(&mut faces, theme, Family::Sans, (script, character), find);
        }
    }
    faces
}

/// Adds the faces of the first family that has a script, or what they are for where they are there.
fn add<'a>(
    faces: &mut Vec<EmbeddedFace<'a>>,
    theme: &Theme,
    family: Family,
    (script, character): (&'static str, char),
    find: FaceFinder<'a>,
) {
    let has = |name: &&String| find(name, Weight::Regular, character).is_some();
    let Some(name) = theme.faces(family).iter().find(has) else {
        return;
    };
    for weight in [Weight::Regular, Weight::Bold] {
        let known = faces
            .iter_mut()
            .find(|face| face.family == *name && face.weight == weight);
        if let Some(face) = known {
            face.in_serif |= family == Family::Serif;
            face.in_sans |= family == Family::Sans;
            face.scripts.insert(script);
        } else if let Some(data) = find(name, weight, character) {
            faces.push(EmbeddedFace {
                family: name.clone(),
                in_serif: family == Family::Serif,
                in_sans: family == Family::Sans,
                scripts: BTreeSet::from([script]),
                weight,
                file: file_name(name, weight, &data),
                data,
            });
        }
    }
}

/// The scripts of a book, each with the first character of it, by their codes.
fn scripts(book: &Book<'_>) -> BTreeMap<&'static str, char> {
    let mut scripts = BTreeMap::new();
    let notes = book
        .document
        .notes
        .iter()
        .flat_map(|note| texts_of_note(note).chain([&note.label]));
    let flow = book.spine.flow.iter().map(|read| read.text);
    for Text { content, .. } in flow.chain(notes) {
        // ASCII is Latin or common, and most of most books.
        for character in content.chars().filter(|character| !character.is_ascii()) {
            let script = character.script();
            if !matches!(script, Script::Common | Script::Inherited | Script::Latin) {
                scripts.entry(script.short_name()).or_insert(character);
            }
        }
    }
    scripts
}

/// The path of a face: ASCII, whatever the family is called.
fn file_name(family: &str, weight: Weight, file: &[u8]) -> String {
    let family: String = family
        .to_ascii_lowercase()
        .chars()
        .map(|character| {
            if character.is_ascii_alphanumeric() {
                character
            } else {
                '-'
            }
        })
        .collect();
    let weight = match weight {
        Weight::Regular => "regular",
        Weight::Semibold => "semibold",
        Weight::Bold => "bold",
    };
    let ending = if has_postscript_outlines(file) {
        "otf"
    } else {
        "ttf"
    };
    format!("fonts/{family}-{weight}.{ending}")
}
