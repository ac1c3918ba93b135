//! The font files of a brand.
//!
//! In: the files that it names, from its own folder. Out: faces, behind those of the program; and what is to be said
//! of files that hold none, and of families that no face has. A set of faces takes a while to open, and a thousand
//! briefings have the same: the last are remembered.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::font_files::FontFile;
use super::voices::{Voices, nearest_weight};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::layout::text::font::{Face, Fonts, Name};
use crate::project::files::{Record, Unreadable, digest};
use crate::theme::Weight;

/// How large a font file may be, in bytes.
const LARGEST: u64 = 20 << 20;

/// How many sets of faces are remembered.
const MOST: usize = 8;

/// Families that are no family but a kind of one: there are faces of each.
pub const KINDS: &[(&str, &str)] = &[
    ("serif", "serif"),
    ("sans-serif", "sans"),
    ("system-ui", "sans"),
    ("ui-sans-serif", "sans"),
    ("monospace", "mono"),
    ("ui-monospace", "mono"),
];

/// A font file that was read.
pub struct OwnFace {
    name: Name,
    bytes: Vec<u8>,
    digest: String,
}

/// What a set of faces is known by: the set that it was added to, and each of its own.
type Key = (usize, Vec<(String, Weight, bool, String)>);

/// Sets of faces that were opened.
#[derive(Default)]
pub struct Faces {
    /// The one that was wanted last stands last.
    kept: Mutex<Vec<(Key, Arc<Fonts>)>>,
}

impl Faces {
    /// The faces that there are, and those of a brand behind them.
    pub fn with(&self, fonts: &Arc<Fonts>, own: Vec<OwnFace>) -> Arc<Fonts> {
        if own.is_empty() {
            return Arc::clone(fonts);
        }
        let named = own.iter().map(|face| {
            let Name {
                family,
                weight,
                italic,
                ..
            } = &face.name;
            (family.clone(), *weight, *italic, face.digest.clone())
        });
        let key = (fonts.len(), named.collect());
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = kept.iter().position(|(known, _)| *known == key) {
            let known = kept.remove(at);
            let fonts = Arc::clone(&known.1);
            kept.push(known);
            return fonts;
        }
        let faces = own.into_iter();
        let faces = faces.filter_map(|face| Face::read(face.name, face.bytes, 0));
        let fonts = fonts.and(faces.collect());
        if kept.len() >= MOST {
            kept.remove(0);
        }
        kept.push((key, Arc::clone(&fonts)));
        fonts
    }
}

/// Reads the font files of a brand; what is wrong with one is reported.
pub fn own(
    voices: &Voices<'_>,
    brand: &Path,
    files: &mut Record<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<OwnFace> {
    let mut own = Vec::new();
    for file in &voices.files {
        match face(file, brand, files) {
            Ok(face) => own.push(face),
            Err(wrong) => diagnostics.push(*wrong),
        }
    }
    own
}

fn face(
    file: &FontFile<'_>,
    brand: &Path,
    files: &mut Record<'_>,
) -> Result<OwnFace, Box<Diagnostic>> {
    let (path, span) = (file.path.value.trim(), file.path.span);
    let unreadable = |reason: &str, help: &str| {
        let message = format!("the font `{path}` cannot be read: {reason}");
        Box::new(Diagnostic::error("font-unreadable", span, message).help(help))
    };
    if path.contains("://") {
        let help = "put the file beside `_brand.yml`, and name it by its path";
        return Err(unreadable("nothing is fetched", help));
    }
    let outside = "put it beside `_brand.yml`, or below its folder";
    let resolved = files.resolve(path, Some(brand));
    let resolved = resolved.ok_or_else(|| unreadable("it lies outside the folder", outside))?;
    let bytes = files.read(&resolved, LARGEST).map_err(|error| {
        let help = match error {
            Unreadable::Outside => outside,
            Unreadable::TooLarge(_) => "take one that holds the scripts that you write",
            Unreadable::NotRegular | Unreadable::System(_) => {
                "paths are relative to the folder of `_brand.yml`"
            }
        };
        unreadable(&error.to_string(), help)
    })?;
    let bad = |reason: &str, help: &str| {
        let message = format!("the font `{path}` {reason}");
        Box::new(Diagnostic::error("bad-font", span, message).help(help))
    };
    if bytes.starts_with(b"wOF") {
        let help = "convert it to TrueType or OpenType: a `.ttf` or `.otf` file";
        return Err(bad("is packed for the web", help));
    }
    if table(&bytes, *b"fvar").is_some() {
        let help = "take a file for each weight, which its makers call static";
        return Err(bad("is of many weights in one", help));
    }
    let own = own_style(&bytes);
    if own.is_some_and(|own| own.is_restricted) {
        let help = "ask its makers for a licence to embed it, or take another";
        return Err(bad("may not be embedded, says its maker", help));
    }
    let weight = file
        .weight
        .or(own.as_ref().map(|own| nearest_weight(own.weight)));
    let italic = file.italic.or(own.as_ref().map(|own| own.is_italic));
    let (weight, italic) = (weight.unwrap_or_default(), italic.unwrap_or(false));
    let name = Name {
        family: file.family.to_string(),
        weight,
        italic,
        postscript: postscript(file.family, weight, italic),
    };
    let digest = digest(&bytes);
    if Face::read(name.clone(), bytes.clone(), 0).is_none() {
        let help = "a font is a `.ttf` or `.otf` file; open it in a program that shows fonts";
        return Err(bad("is no font that can be read", help));
    }
    Ok(OwnFace {
        name,
        bytes,
        digest,
    })
}

/// The name of a face in a PDF.
fn postscript(family: &str, weight: Weight, italic: bool) -> String {
    let family: String = family.chars().filter(char::is_ascii_alphanumeric).collect();
    let weight = match weight {
        Weight::Regular if italic => "",
        Weight::Regular => "Regular",
        Weight::Semibold => "SemiBold",
        Weight::Bold => "Bold",
    };
    let italic = if italic { "Italic" } else { "" };
    let family = if family.is_empty() { "Brand" } else { &family };
    format!("{family}-{weight}{italic}")
}

/// What a font file says of itself (OpenType, "OS/2").
#[derive(Clone, Copy)]
struct OwnStyle {
    weight: u16,
    is_italic: bool,
    is_restricted: bool,
}

fn own_style(bytes: &[u8]) -> Option<OwnStyle> {
    let table = table(bytes, *b"OS/2")?;
    let short = |at: usize| Some(u16::from_be_bytes(table.get(at..at + 2)?.try_into().ok()?));
    Some(OwnStyle {
        weight: short(4)?,
        is_italic: short(62)? & 1 == 1,
        // Restricted licence embedding, and none of the wider ones.
        is_restricted: short(8)? & 0xf == 2,
    })
}

/// A table of a font file.
fn table(bytes: &[u8], tag: [u8; 4]) -> Option<&[u8]> {
    let long = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let count = u16::from_be_bytes(bytes.get(4..6)?.try_into().ok()?);
    let mut records = (0..usize::from(count)).map(|index| 12 + index * 16);
    let record = records.find(|record| bytes.get(*record..record + 4) == Some(&tag[..]))?;
    let (start, length) = (long(record + 8)? as usize, long(record + 12)? as usize);
    bytes.get(start..start.checked_add(length)?)
}

/// What is to be said of families that no face has: the next one of the theme stands in.
pub fn missing(voices: &Voices<'_>, fonts: &Fonts) -> Vec<Diagnostic> {
    let families = [&voices.base, &voices.headings, &voices.monospace];
    let mut told: Vec<&str> = Vec::new();
    let mut missing = Vec::new();
    for family in families.into_iter().filter_map(|voice| voice.family) {
        let name = family.value.trim();
        let is_known = KINDS.iter().any(|(kind, _)| *kind == name)
            || fonts.nearest(name, Weight::Regular, false).is_some();
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
