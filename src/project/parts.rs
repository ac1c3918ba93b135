//! What the program is made of, for whoever has to know which edition of it made a file.

use crate::layout;
use crate::layout::text::font::Fonts;

/// The standards that outputs and inputs are of.
const STANDARDS: &str =
    "PDF 1.7, PDF/UA-1, PDF/A-3a; EPUB 3.3; CSL 1.0.2; TLP 2.0; ICD 203; STIX 2.1";

/// What it is made of, each with its versions.
pub fn parts() -> Vec<(&'static str, String)> {
    let fonts = Fonts::bundled();
    let mut faces: Vec<String> = Vec::new();
    for face in fonts.faces() {
        let revision = face
            .revision()
            .map_or_else(String::new, |number| format!(" {number:.3}"));
        let named = format!("{}{revision}", face.family);
        if !faces.contains(&named) {
            faces.push(named);
        }
    }
    let (major, minor, patch) = layout::text::UNICODE_OF_BIDI;
    vec![
        ("faces", faces.join(", ")),
        ("Unicode", format!("{major}.{minor}.{patch}")),
        ("standards", STANDARDS.to_string()),
    ]
}
