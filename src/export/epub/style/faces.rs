//! The faces that go along, and the families as the sheet names them.

use crate::export::epub::book::Book;
use crate::export::epub::faces::EmbeddedFace;
use crate::theme::Weight;

/// What each family of the theme is in the sheet: a list of names.
///
/// The names of the house's Latin faces are not in it: they do not go along, and a reader that has
/// a face of its own for text should use it.
pub struct Stacks {
    /// For the body, where it needs naming.
    pub body: Option<String>,
    /// For headings and labels.
    pub sans: String,
    /// For code.
    pub mono: String,
}

impl Stacks {
    /// The stacks of a book. Faces for the script of the document come before the reader's own,
    /// others behind it, for the characters that it lacks.
    pub fn new(book: &Book<'_>) -> Self {
        let embedded = &book.faces;
        let own = book.document.metadata.language.script_code();
        let stack = |generic: &str, uses: fn(&EmbeddedFace<'_>) -> bool| {
            let regular = embedded
                .iter()
                .filter(|face| face.weight == Weight::Regular);
            let (before, behind): (Vec<_>, Vec<_>) = regular
                .filter(|face| uses(face))
                .partition(|face| face.scripts.contains(own));
            let names = |faces: Vec<&EmbeddedFace<'_>>| -> Vec<String> {
                faces.iter().map(|face| quoted(&face.family)).collect()
            };
            let stack = [names(before), vec![generic.to_string()], names(behind)];
            stack.concat().join(", ")
        };
        Stacks {
            body: (!embedded.is_empty()).then(|| stack("serif", |face| face.in_serif)),
            sans: stack("sans-serif", |face| face.in_sans),
            mono: "monospace".to_string(),
        }
    }

    /// What the body is set in, where it needs one of the faces.
    pub fn rules(&self) -> String {
        let body = self.body.as_ref();
        body.map_or(String::new(), |body| {
            format!("body {{ font-family: {body}; }}\n")
        })
    }
}

/// The families that go along for a script and are set in text.
pub fn families(script: &str, embedded: &[EmbeddedFace<'_>]) -> String {
    let mut names: Vec<String> = embedded
        .iter()
        .filter(|face| face.in_serif && face.scripts.contains(script))
        .map(|face| quoted(&face.family))
        .collect();
    names.dedup();
    names.join(", ")
}

/// The faces.
pub fn faces(embedded: &[EmbeddedFace<'_>]) -> String {
    embedded.iter().map(font_face).collect()
}

/// A face, for the characters of its script alone: Latin ones stay with the reader's.
fn font_face(face: &EmbeddedFace<'_>) -> String {
    let ranges: Vec<&str> = UNICODE_RANGES
        .iter()
        .filter(|(script, _)| face.scripts.contains(script))
        .map(|(_, range)| *range)
        .collect();
    // Of a script whose blocks are not known here no character may be kept from the face.
    let range = if ranges.len() == face.scripts.len() {
        format!("  unicode-range: {};\n", ranges.join(", "))
    } else {
        String::new()
    };
    let weight = match face.weight {
        Weight::Regular => "normal",
        Weight::Semibold => "600",
        Weight::Bold => "bold",
    };
    format!(
        "@font-face {{\n  font-family: {};\n  font-style: normal;\n  font-weight: {weight};\n  \
         src: url({});\n{range}}}\n",
        quoted(&face.family),
        face.file
    )
}

/// A name between quotation marks, without what would end them.
fn quoted(name: &str) -> String {
    let name: String = name
        .chars()
        .filter(|character| !matches!(character, '"' | '\\') && !character.is_control())
        .collect();
    format!("\"{name}\"")
}

/// The blocks of a script, with the joiners that stand between its letters.
const UNICODE_RANGES: &[(&str, &str)] = &[
    (
        "Arab",
        "U+0600-06FF, U+0750-077F, U+0870-08FF, U+200C-200D, U+FB50-FDFF, U+FE70-FEFC",
    ),
    ("Hebr", "U+0590-05FF, U+200C-200D, U+FB1D-FB4F"),
    (
        "Deva",
        "U+0900-097F, U+1CD0-1CFF, U+200C-200D, U+25CC, U+A8E0-A8FF",
    ),
];
