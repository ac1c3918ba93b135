//! The faces of a font file that somebody names.
//!
//! In: the bytes of a file, and what is said of it beside them. Out: its faces, or why it has none, in words that follow
//! the name of the font. A file is refused that no document may carry: a PDF has parts of its fonts within it.

use std::path::Path;

use harfrust::Font;
use harfrust::font::Blob;

use super::identity::identity;
use super::instances::instances;
use crate::diagnostic::{Diagnostic, Span};
use crate::layout::text::font::{Description, Face, Location, Name, Origin};
use crate::project::files::{Record, Unreadable};
use crate::theme::Weight;

/// How large a font file may be, in bytes: those that hold the signs of China, Japan and Korea have about 25 MB.
pub const LARGEST: u64 = 64 << 20;

/// How many fonts a collection may hold.
pub const MOST_FONTS: u32 = 64;

/// How many letters the name of a family has in a PDF: with its style and the tag of a subset no name there is longer
/// than 127 bytes (ISO 19005-3, 6.1.13).
const LONGEST_NAME: usize = 63;

/// How many font files may be named in one place.
pub const MOST_FILES: usize = 64;

/// A font file as it is named.
#[derive(Debug, Clone, Copy)]
pub struct NamedFile<'a> {
    /// Its path, from the file that it is named in.
    pub path: &'a str,
    /// Where it is named.
    pub span: Span,
    /// The family that it is of, where that is said; else its own.
    pub family: Option<&'a str>,
    /// How heavy it is, where that is said.
    pub weight: Option<Weight>,
    /// Whether it leans, where that is said.
    pub italic: Option<bool>,
}

/// A face that was read, and is not opened yet.
#[derive(Clone)]
pub struct OwnFace {
    /// What it is called.
    pub name: Name,
    /// The file, which faces of one file share.
    pub bytes: Blob,
    /// Which font of the file.
    pub index: u32,
    /// Where it is in the design space.
    pub location: Location,
    /// The file.
    pub origin: Origin,
}

impl OwnFace {
    /// Opens it.
    pub fn open(self) -> Option<Face> {
        let face = Face::read_at(self.name, self.bytes, self.index, &self.location)?;
        Some(face.from_file(self.origin))
    }
}

/// Why a file gives no face: what follows its name, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// `is no font that can be read`.
    pub reason: String,
    /// What to do.
    pub help: &'static str,
}

impl Refusal {
    fn new(reason: &str, help: &'static str) -> Self {
        Refusal {
            reason: reason.to_string(),
            help,
        }
    }
}

/// Reads font files that are named in the file `by`, which `beside` says how to call; what is wrong with one is given
/// beside them.
pub fn read<'a>(
    named: impl Iterator<Item = NamedFile<'a>>,
    (by, beside): (&Path, &str),
    files: &mut Record<'_>,
) -> (Vec<OwnFace>, Vec<Diagnostic>) {
    let (mut own, mut wrong) = (Vec::new(), Vec::new());
    for file in named {
        match read_one(&file, (by, beside), files) {
            Ok(faces) => own.extend(faces),
            Err(diagnostic) => wrong.push(*diagnostic),
        }
    }
    (own, wrong)
}

fn read_one(
    file: &NamedFile<'_>,
    (by, beside): (&Path, &str),
    files: &mut Record<'_>,
) -> Result<Vec<OwnFace>, Box<Diagnostic>> {
    let path = file.path.trim();
    let unreadable = |reason: &str, help: &str| {
        let message = format!("the font `{path}` cannot be read: {reason}");
        Box::new(Diagnostic::error("font-unreadable", file.span, message).help(help))
    };
    if path.contains("://") {
        let help = format!("put the file beside {beside}, and name it by its path");
        return Err(unreadable("nothing is fetched", &help));
    }
    let outside = format!("put it beside {beside}, or below its folder");
    let resolved = files.resolve(path, Some(by));
    let resolved = resolved.ok_or_else(|| unreadable("it lies outside the folder", &outside))?;
    let bytes = files.read(&resolved, LARGEST).map_err(|error| {
        let help = match error {
            Unreadable::Outside => outside.clone(),
            Unreadable::TooLarge(_) => "take one that holds the scripts that you write".to_string(),
            Unreadable::NotRegular | Unreadable::System(_) => {
                format!("paths are relative to the folder of {beside}")
            }
        };
        unreadable(&error.to_string(), &help)
    })?;
    let origin = Origin {
        path: resolved,
        identity: identity(&bytes).into(),
    };
    faces(file, bytes.into(), &origin).map_err(|refusal| {
        let message = format!("the font `{path}` {}", refusal.reason);
        Box::new(Diagnostic::error("bad-font", file.span, message).help(refusal.help))
    })
}

/// The faces of a file.
fn faces(file: &NamedFile<'_>, bytes: Blob, origin: &Origin) -> Result<Vec<OwnFace>, Refusal> {
    if bytes.starts_with(b"wOF") {
        let help = "convert it to TrueType or OpenType: a `.ttf` or `.otf` file";
        return Err(Refusal::new("is packed for the web", help));
    }
    let unreadable = || {
        let help = "a font is a `.ttf` or `.otf` file; open it in a program that shows fonts";
        Refusal::new("is no font that can be read", help)
    };
    if !is_font(&bytes) {
        return Err(unreadable());
    }
    let mut own = Vec::new();
    for index in 0..MOST_FONTS {
        let Some(font) = Font::new(bytes.clone(), index) else {
            break;
        };
        if !has_outlines(&font) {
            let help = "take one with outlines: pictures of letters cannot be set";
            return Err(Refusal::new("has no outlines", help));
        }
        let description = Description::of(&font);
        if let Some(reason) = description.embedding.refusal() {
            let help = "ask its makers for a licence to embed parts of it, or take another";
            return Err(Refusal::new(reason, help));
        }
        let family = file.family.unwrap_or(&description.family);
        if family.is_empty() {
            let help = "say which family it is of: `{ file = \"…\", family = \"…\" }`";
            return Err(Refusal::new("does not say its family", help));
        }
        for instance in instances(&description) {
            let is_it = file.weight.is_none_or(|weight| weight == instance.weight);
            // What is said of a font of one weight holds, whatever its own tables say.
            let is_one = description.axis(*b"wght").is_none();
            if !is_it && !is_one {
                continue;
            }
            let weight = file.weight.unwrap_or(instance.weight);
            let italic = file.italic.unwrap_or(instance.italic);
            if description.axes.is_empty() || italic == instance.italic {
                own.push(OwnFace {
                    name: name(family, weight, italic),
                    bytes: bytes.clone(),
                    index,
                    location: instance.location,
                    origin: origin.clone(),
                });
            }
        }
    }
    let opened: Vec<Option<Face>> = own.iter().map(|face| face.clone().open()).collect();
    if own.is_empty() || opened.iter().any(Option::is_none) {
        return Err(unreadable());
    }
    if !opened.iter().flatten().all(Face::draws_letters) {
        let help = "take one whose letters have outlines; this one may be damaged";
        return Err(Refusal::new("has letters without outlines", help));
    }
    Ok(own)
}

/// Whether a file begins as one of OpenType does, or a collection of them (OpenType, "Organization of an OpenType
/// font"). Older kinds are none that a PDF of today takes.
pub fn is_font(bytes: &[u8]) -> bool {
    let kinds: [&[u8]; 4] = [&[0, 1, 0, 0], b"OTTO", b"true", b"ttcf"];
    kinds.iter().any(|kind| bytes.starts_with(kind))
}

/// Whether it has outlines to draw.
fn has_outlines(font: &Font) -> bool {
    use read_fonts::TableProvider;
    let tables = font.tables();
    tables.glyf().is_ok() || tables.cff().is_ok() || tables.cff2().is_ok()
}

/// What a face is called, and in a PDF.
pub fn name(family: &str, weight: Weight, italic: bool) -> Name {
    let plain = family.chars().filter(char::is_ascii_alphanumeric);
    let plain: String = plain.take(LONGEST_NAME).collect();
    let style = match weight {
        Weight::Regular if italic => "",
        Weight::Regular => "Regular",
        Weight::Semibold => "SemiBold",
        Weight::Bold => "Bold",
    };
    let slope = if italic { "Italic" } else { "" };
    let plain = if plain.is_empty() { "Own" } else { &plain };
    Name {
        family: family.to_string(),
        weight,
        italic,
        postscript: format!("{plain}-{style}{slope}"),
    }
}
