//! The faces that go along, and the families as the sheet names them.

use crate::export::epub::book::Book;
use crate::export::epub::faces::{EmbeddedFace, WantedFace};
use crate::theme::{BookFonts, Theme, Weight};

/// What each family of the theme is in the sheet: a list of names.
///
/// The names of the house's Latin faces are not in it where they do not go along: a reader that has
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
    /// others behind it, for the characters that it lacks. Those for all text come first: they have no letters of
    /// other scripts, and others may have theirs.
    pub fn new(book: &Book<'_>, theme: &Theme) -> Self {
        let own = book.document.metadata.language.script_code();
        let wants_all = theme.book_fonts == BookFonts::All;
        let stack = |generic: &str, uses: fn(&WantedFace) -> bool| {
            let plain = || {
                book.faces
                    .iter()
                    .filter(|face| face.is_plain() && uses(face))
            };
            let is_for_all = |face: &WantedFace| wants_all && face.is_for_common();
            let all = plain().filter(|face| is_for_all(face));
            let (before, behind): (Vec<_>, Vec<_>) = plain()
                .filter(|face| !is_for_all(face))
                .partition(|face| face.is_for(own));
            let before = all.chain(before).map(|face| quoted(&face.family));
            let behind = behind.into_iter().map(|face| quoted(&face.family));
            let stack = before.chain([generic.to_string()]).chain(behind);
            stack.collect::<Vec<String>>().join(", ")
        };
        Stacks {
            body: (!book.faces.is_empty()).then(|| stack("serif", |face| face.in_serif)),
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
pub fn families(script: &str, faces: &[WantedFace]) -> String {
    let mut names: Vec<String> = faces
        .iter()
        .filter(|face| face.in_serif && face.is_for(script))
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
fn font_face(EmbeddedFace { face, path, .. }: &EmbeddedFace<'_>) -> String {
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
    let weight = match face.style.weight {
        Weight::Regular => "normal",
        Weight::Semibold => "600",
        Weight::Bold => "bold",
    };
    let slope = if face.style.italic {
        "italic"
    } else {
        "normal"
    };
    format!(
        "@font-face {{\n  font-family: {};\n  font-style: {slope};\n  font-weight: {weight};\n  \
         src: url({path});\n{range}}}\n",
        quoted(&face.family),
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
