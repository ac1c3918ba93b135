//! Font programs: the file that goes into a PDF for a face.
//!
//! In: a face and its codes. Out: a file with the glyphs that they draw and no others, those that are
//! put together ([`composite`]) behind those of the face, and which glyph each code draws; in a simple
//! font the file says so itself.

use subsetter::GlyphRemapper;

use super::codes::{Code, FaceCodes, Figure};
use super::composite::{self, Composite, Part};
use super::identifier::digest;
use super::outlines;
use crate::export::Error;
use crate::export::sfnt;
use crate::layout::text::font::Face;

/// A face cut down to what is used of it.
pub struct Program {
    /// A TrueType file.
    pub file: Vec<u8>,
    /// Its name: that of the face behind a tag that tells subsets apart (ISO 32000-1, 9.6.4).
    pub name: String,
    remapper: GlyphRemapper,
    /// Those that are put together, in order, and the number of the first.
    composites: (Vec<Composite>, u16),
}

impl Program {
    /// Cuts a face down.
    pub fn new(face: &Face, codes: &FaceCodes) -> Result<Self, Error> {
        let failed = |reason: &str| Error::of_pdf(format!("{}: {reason}", face.postscript_name));
        let mut remapper = GlyphRemapper::new();
        let mut composites: Vec<Composite> = Vec::new();
        for code in &codes.codes {
            match &code.figure {
                Figure::Glyph(glyph) => drop(remapper.remap(*glyph)),
                Figure::Composite(composite) => {
                    composite.parts.iter().for_each(|part| {
                        remapper.remap(part.glyph);
                    });
                    composites.push(composite.clone());
                }
            }
        }
        composites.sort();
        composites.dedup();
        let subset = subset(face, &remapper).ok_or_else(|| failed("it has too many glyphs"))?;
        let own = |part: &Part| Part {
            glyph: remapper.get(part.glyph).unwrap_or(0),
            ..*part
        };
        let renumbered: Vec<Composite> = composites
            .iter()
            .map(|composite| Composite {
                parts: composite.parts.iter().map(own).collect(),
                advance: composite.advance,
            })
            .collect();
        let appended = composite::appended(&subset, &renumbered);
        let unreadable = || failed("the subset cannot be read");
        let (file, first) = appended.ok_or_else(unreadable)?;
        let mut program = Program {
            name: String::new(),
            file,
            remapper,
            composites: (composites, first),
        };
        if codes.is_simple() {
            let mut glyphs = [0; 256];
            for code in &codes.codes {
                glyphs[usize::from(code.value.number()) % 256] = program.glyph(code);
            }
            let file = composite::with_codes(&program.file, &glyphs);
            program.file = file.ok_or_else(unreadable)?;
        }
        program.name = format!("{}+{}", tag(&program.file), face.postscript_name);
        Ok(program)
    }

    /// The glyph that a code draws.
    pub fn glyph(&self, code: &Code) -> u16 {
        match &code.figure {
            Figure::Glyph(glyph) => self.remapper.get(*glyph).unwrap_or(0),
            Figure::Composite(composite) => {
                let (composites, first) = &self.composites;
                let index = composites.binary_search(composite).unwrap_or(0);
                first + u16::try_from(index).unwrap_or(u16::MAX)
            }
        }
    }
}

/// The file of some glyphs of a face. What the face draws itself is taken as it is; else, and where its tables are
/// in a disorder that only readers of fonts forgive, it is drawn anew.
fn subset(face: &Face, remapper: &GlyphRemapper) -> Option<Vec<u8>> {
    let is_drawn = sfnt::has_table(&face.data, face.index, b"glyf") && !face.is_varied();
    let cut = is_drawn.then(|| subsetter::subset(&face.data, face.index, remapper).ok());
    let cut = cut.flatten().filter(|file| composite::can_append(file));
    cut.or_else(|| {
        let glyphs: Vec<u16> = remapper.remapped_gids().collect();
        outlines::truetype(face, &glyphs)
    })
}

/// Six letters that tell subsets of one face apart, made from what is in it.
fn tag(bytes: &[u8]) -> String {
    let hash = digest(bytes);
    hash.iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}
