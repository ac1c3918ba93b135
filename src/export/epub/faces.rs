//! The faces that go with a book.
//!
//! In: a book that is settled, a theme, and where fonts are. Out: which faces the book needs, and, once it is written,
//! their files with what it draws of them.
//!
//! Readers have faces of their own for Latin, Greek and Cyrillic, and whoever reads has chosen one. Any other script
//! is one that a reader may lack: where the document uses it, the faces go along that its pages are set in. A theme
//! may ask that those of all its text do ([`BookFonts`]).

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use unicode_script::{Script, UnicodeScript};

use super::book::Book;
use super::reading::texts_of_note;
use crate::document::Text;
use crate::theme::{BookFonts, Family, Theme, Weight};

/// How letters of a family look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FontStyle {
    /// How heavy they are.
    pub weight: Weight,
    /// Whether they lean.
    pub italic: bool,
}

/// Where the fonts are that may go with a book.
pub trait FontSource {
    /// The family that pages set a character in, of those that are asked for a family of the theme.
    fn family(&self, family: Family, character: char) -> Option<String>;

    /// Whether a family has a face of a style.
    fn has(&self, family: &str, style: FontStyle) -> bool;

    /// Its file, TrueType or OpenType, with these characters at least.
    fn file(
        &self,
        family: &str,
        style: FontStyle,
        characters: &BTreeSet<char>,
    ) -> Option<Cow<'_, [u8]>>;
}

/// A face that a book needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedFace {
    /// The family that it belongs to, as the theme names it.
    pub family: String,
    /// How its letters look.
    pub style: FontStyle,
    /// Whether text is set in it.
    pub in_serif: bool,
    /// Whether headings and labels are set in it.
    pub in_sans: bool,
    /// The scripts that it is there for: ISO 15924 codes of characters.
    pub scripts: BTreeSet<&'static str>,
}

/// The same with its file.
pub struct EmbeddedFace<'a> {
    /// The face.
    pub face: &'a WantedFace,
    /// Its path in the book.
    pub path: String,
    /// The font file.
    pub data: Cow<'a, [u8]>,
}

/// Scripts that every reader has faces for.
const COMMON: &[&str] = &["Latn", "Grek", "Cyrl"];

/// The styles that text is set in.
const STYLES: [FontStyle; 4] = [
    FontStyle::new(Weight::Regular, false),
    FontStyle::new(Weight::Bold, false),
    FontStyle::new(Weight::Regular, true),
    FontStyle::new(Weight::Bold, true),
];

impl FontStyle {
    const fn new(weight: Weight, italic: bool) -> Self {
        FontStyle { weight, italic }
    }
}

impl WantedFace {
    /// Whether it is for what is written in a language of this script.
    pub fn is_for(&self, code: &str) -> bool {
        self.scripts.iter().any(|script| writes(code, script))
    }

    /// Whether it is for letters that every reader has.
    pub fn is_for_common(&self) -> bool {
        self.scripts.iter().any(|script| COMMON.contains(script))
    }

    /// Whether it is the one that a family is known by.
    pub fn is_plain(&self) -> bool {
        self.style == STYLES[0]
    }
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

/// The faces that a book needs: of the serif for every script, of the sans for the script that the document is written
/// in, and for all that everybody has where the theme asks for them.
pub fn needed(book: &Book<'_>, theme: &Theme, fonts: &dyn FontSource) -> Vec<WantedFace> {
    let own = book.document.metadata.language.script_code();
    let wants_all = theme.book_fonts == BookFonts::All;
    let mut scripts = scripts(book);
    if wants_all {
        scripts.insert("Latn", 'a');
    }
    let mut faces = Vec::new();
    for (script, character) in scripts {
        let is_common = COMMON.contains(&script);
        if is_common && !wants_all && !theme.scripts.contains_key(script) {
            continue;
        }
        add(&mut faces, Family::Serif, (script, character), fonts);
        if writes(own, script) || (is_common && wants_all) {
            add(&mut faces, Family::Sans, (script, character), fonts);
        }
    }
    faces
}

/// Adds the faces that have a script, or what they are for where they are there.
fn add(
    faces: &mut Vec<WantedFace>,
    family: Family,
    (script, character): (&'static str, char),
    fonts: &dyn FontSource,
) {
    let Some(name) = fonts.family(family, character) else {
        return;
    };
    for style in STYLES {
        let known = faces
            .iter_mut()
            .find(|face| face.family == name && face.style == style);
        if let Some(face) = known {
            face.in_serif |= family == Family::Serif;
            face.in_sans |= family == Family::Sans;
            face.scripts.insert(script);
        } else if fonts.has(&name, style) {
            faces.push(WantedFace {
                family: name.clone(),
                style,
                in_serif: family == Family::Serif,
                in_sans: family == Family::Sans,
                scripts: BTreeSet::from([script]),
            });
        }
    }
}

/// The files of the faces that a book needs which has these characters.
pub fn files<'a>(
    faces: &'a [WantedFace],
    fonts: &'a dyn FontSource,
    characters: &BTreeSet<char>,
) -> Vec<EmbeddedFace<'a>> {
    let files = faces.iter().filter_map(|face| {
        let data = fonts.file(&face.family, face.style, characters)?;
        Some((face, data))
    });
    let mut embedded: Vec<EmbeddedFace<'_>> = Vec::new();
    for (face, data) in files {
        let own = path(face, &data);
        // Families whose names differ in signs alone have files that are numbered.
        let is_taken = |path: &String| embedded.iter().any(|known| known.path == *path);
        let numbered = (2..).map(|number| own.replacen('.', &format!("-{number}."), 1));
        let path = std::iter::once(own.clone())
            .chain(numbered)
            .find(|path| !is_taken(path));
        embedded.push(EmbeddedFace {
            path: path.unwrap_or(own),
            face,
            data,
        });
    }
    embedded
}

/// Whether a language whose script has a code is written in letters of another: Japanese in three kinds of signs.
fn writes(code: &str, script: &str) -> bool {
    match code {
        "Jpan" => ["Hani", "Hira", "Kana"].contains(&script),
        "Kore" => ["Hang", "Hani"].contains(&script),
        "Hans" | "Hant" => ["Bopo", "Hani"].contains(&script),
        _ => code == script,
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
fn path(face: &WantedFace, file: &[u8]) -> String {
    let family: String = face
        .family
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
    let weight = match face.style.weight {
        Weight::Regular => "regular",
        Weight::Semibold => "semibold",
        Weight::Bold => "bold",
    };
    let slope = if face.style.italic { "-italic" } else { "" };
    let ending = if has_postscript_outlines(file) {
        "otf"
    } else {
        "ttf"
    };
    format!("fonts/{family}-{weight}{slope}.{ending}")
}
