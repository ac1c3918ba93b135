//! Composite glyphs: what a subset draws beside the glyphs of its face.
//!
//! In: a subset, a TrueType file, and glyphs that are put together of its own. Out: the file with these
//! behind its glyphs. A reader of a PDF sorts what it reads by the places of codes, so a code stands
//! where its characters do, with their share of the width, and what it draws beside, above or below
//! that place is moved within the font: never by the content stream, where each jump ends a word to
//! some readers (pdf.js) and a line to others.

use crate::export::sfnt::{Tables, assembled, long, set_word, signed, tables, word};

/// A glyph that is put together.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Composite {
    /// What it draws; nothing where there is none.
    pub parts: Vec<Part>,
    /// Its advance in units of the face.
    pub advance: u16,
}

/// A glyph within another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Part {
    /// The glyph.
    pub glyph: u16,
    /// How far it is moved to the right, in units of the face.
    pub x: i16,
    /// How far up.
    pub y: i16,
    /// How large it is, in units of [`WHOLE`].
    pub scale: i16,
}

/// The scale of a part that is as large as its glyph: 1 in fixed point of 14 bits (OpenType, F2DOT14).
pub const WHOLE: i16 = 1 << 14;

impl Composite {
    /// A glyph that draws nothing.
    pub fn blank(advance: u16) -> Self {
        Composite {
            parts: Vec::new(),
            advance,
        }
    }
}

/// Tables that no reader of a PDF asks for (ISO 32000-1, 9.9), and that are a tenth of a subset: the names
/// of the font in many languages, and what its glyphs are called.
const UNREAD: [&[u8; 4]; 2] = [b"name", b"post"];

/// Flags of a part (OpenType, glyf): its offsets are two words, in units of the face; it is scaled;
/// another follows.
const OFFSETS_ARE_WORDS: u16 = 0x0001;
const OFFSETS_ARE_DISTANCES: u16 = 0x0002;
const HAS_SCALE: u16 = 0x0008;
const MORE_PARTS: u16 = 0x0020;

/// Gives a file a table that leads from codes of one byte to glyphs, as a simple font must have it: by
/// the encoding of symbols, and by that of old Macintoshes for readers that know no other (ISO 32000-1,
/// 9.6.6.4). `None` where the file is not as it should be.
pub fn with_codes(file: &[u8], glyphs: &[u16; 256]) -> Option<Vec<u8>> {
    let mut tables = tables(file)?;
    let words = |words: &[u16]| words.iter().flat_map(|word| word.to_be_bytes()).collect();
    let ids = glyphs.iter().flat_map(|glyph| glyph.to_be_bytes());
    // Version, two encodings: platform, encoding, and where it is.
    let mut table: Vec<u8> = words(&[0, 2, 1, 0, 0, 20, 3, 0]);
    let mut macintosh: Vec<u8> = words(&[6, 10 + 512, 0, 0, 256]);
    macintosh.extend(ids.clone());
    table.extend(u32::try_from(20 + macintosh.len()).ok()?.to_be_bytes());
    table.extend(macintosh);
    // Two segments: the codes, by the glyphs that follow, and the one that ends all such tables.
    let length = 16 + 2 * 8 + 512;
    table.extend::<Vec<u8>>(words(&[4, length, 0, 4, 4, 1, 0]));
    table.extend::<Vec<u8>>(words(&[
        SYMBOLS + 0xff,
        0xffff,
        0,
        SYMBOLS,
        0xffff,
        0,
        1,
        4,
        0,
    ]));
    table.extend(ids);
    tables.insert(*b"cmap", table);
    Some(assembled(file.get(..4)?, &tables))
}

/// Where the codes of symbols begin (OpenType, cmap).
const SYMBOLS: u16 = 0xf000;

/// Appends glyphs to a file; the parts name its own glyphs. Gives the file and the number of the first
/// glyph appended; the next have the numbers after it. `None` where the file is not as it should be.
pub fn appended(file: &[u8], composites: &[Composite]) -> Option<(Vec<u8>, u16)> {
    let mut tables = tables(file)?;
    let mut glyphs = Glyphs::read(&tables)?;
    let first = u16::try_from(glyphs.metrics.len()).ok()?;
    for composite in composites {
        glyphs.push(composite)?;
    }
    glyphs.write(&mut tables)?;
    for unread in UNREAD {
        tables.remove(unread);
    }
    Some((assembled(file.get(..4)?, &tables), first))
}

/// Whether a file is as it should be, so that glyphs can be appended to it.
pub fn can_append(file: &[u8]) -> bool {
    tables(file).is_some_and(|tables| Glyphs::read(&tables).is_some())
}

/// The glyphs of a file.
struct Glyphs {
    outlines: Vec<u8>,
    /// Where each outline begins, and where the last ends.
    places: Vec<u32>,
    /// Advance and left side bearing of each.
    metrics: Vec<(u16, i16)>,
    /// The largest number of parts of one of those added.
    most_parts: u16,
}

impl Glyphs {
    fn read(tables: &Tables) -> Option<Self> {
        let head = tables.get(b"head")?;
        let is_long = word(head, 50)? == 1;
        let count = usize::from(word(tables.get(b"maxp")?, 4)?);
        let loca = tables.get(b"loca")?;
        let place = |index: usize| match is_long {
            true => long(loca, index * 4),
            false => word(loca, index * 2).map(|half| u32::from(half) * 2),
        };
        let widths = usize::from(word(tables.get(b"hhea")?, 34)?);
        let hmtx = tables.get(b"hmtx")?;
        let metrics = (0..count).map(|index| {
            // Glyphs behind the last width have that width, and bearings of their own.
            let advance = word(hmtx, index.min(widths.checked_sub(1)?) * 4)?;
            let bearing = match index.checked_sub(widths) {
                None => signed(hmtx, index * 4 + 2)?,
                Some(rest) => signed(hmtx, widths * 4 + rest * 2)?,
            };
            Some((advance, bearing))
        });
        Some(Glyphs {
            outlines: tables.get(b"glyf")?.clone(),
            places: (0..=count).map(place).collect::<Option<_>>()?,
            metrics: metrics.collect::<Option<_>>()?,
            most_parts: 0,
        })
    }

    /// The box around a glyph: left, bottom, right, top; `None` where it draws nothing.
    fn bounds(&self, glyph: u16) -> Option<[i16; 4]> {
        let index = usize::from(glyph);
        let (start, end) = (*self.places.get(index)?, *self.places.get(index + 1)?);
        let outline = self.outlines.get(start as usize..end as usize)?;
        let edges = [2, 4, 6, 8].map(|at| signed(outline, at));
        Some([edges[0]?, edges[1]?, edges[2]?, edges[3]?])
    }

    fn push(&mut self, composite: &Composite) -> Option<()> {
        let drawn = composite.parts.iter();
        let drawn: Vec<(Part, [i16; 4])> = drawn
            .filter_map(|part| Some((*part, self.bounds(part.glyph)?)))
            .collect();
        let mut around: Option<[i16; 4]> = None;
        for (part, bounds) in &drawn {
            let at = [part.x, part.y, part.x, part.y];
            let mut moved = [0; 4];
            for (edge, (bound, at)) in moved.iter_mut().zip(bounds.iter().zip(at)) {
                let scaled = i32::from(*bound) * i32::from(part.scale) / i32::from(WHOLE);
                // What a thousand marks stand on reaches as far as can be said, and is drawn all the same.
                let edge_at = (scaled + i32::from(at)).clamp(i16::MIN.into(), i16::MAX.into());
                *edge = edge_at as i16;
            }
            around = Some(around.map_or(moved, |known| {
                [
                    known[0].min(moved[0]),
                    known[1].min(moved[1]),
                    known[2].max(moved[2]),
                    known[3].max(moved[3]),
                ]
            }));
        }
        if let Some(around) = around {
            self.outline(&drawn, around);
        }
        self.places.push(u32::try_from(self.outlines.len()).ok()?);
        // The bearing is the left edge: else some would shift the glyph until it is.
        let bearing = around.map_or(0, |around| around[0]);
        self.metrics.push((composite.advance, bearing));
        self.most_parts = self.most_parts.max(u16::try_from(drawn.len()).ok()?);
        Some(())
    }

    fn outline(&mut self, parts: &[(Part, [i16; 4])], around: [i16; 4]) {
        let mut push = |value: u16| self.outlines.extend(value.to_be_bytes());
        // That many contours means that it is put together.
        push((-1i16).cast_unsigned());
        around
            .map(i16::cast_unsigned)
            .into_iter()
            .for_each(&mut push);
        for (index, (part, _)) in parts.iter().enumerate() {
            let mut flags = OFFSETS_ARE_WORDS | OFFSETS_ARE_DISTANCES;
            if index + 1 < parts.len() {
                flags |= MORE_PARTS;
            }
            if part.scale != WHOLE {
                flags |= HAS_SCALE;
            }
            push(flags);
            push(part.glyph);
            push(part.x.cast_unsigned());
            push(part.y.cast_unsigned());
            if part.scale != WHOLE {
                push(part.scale.cast_unsigned());
            }
        }
        while !self.outlines.len().is_multiple_of(4) {
            self.outlines.push(0);
        }
    }

    fn write(self, tables: &mut Tables) -> Option<()> {
        let count = u16::try_from(self.metrics.len()).ok()?;
        set_word(tables.get_mut(b"head")?, 50, 1)?;
        set_word(tables.get_mut(b"hhea")?, 34, count)?;
        let maxp = tables.get_mut(b"maxp")?;
        set_word(maxp, 4, count)?;
        // Points, contours, parts and depth of the largest glyph that is put together.
        for (of_parts, of_all) in [(6, 10), (8, 12)] {
            let one = word(maxp, of_parts)?.max(word(maxp, of_all)?);
            set_word(maxp, of_all, one.saturating_mul(self.most_parts.max(1)))?;
        }
        let parts = word(maxp, 28)?.max(self.most_parts);
        set_word(maxp, 28, parts)?;
        let depth = word(maxp, 30)?.saturating_add(1);
        set_word(maxp, 30, depth)?;
        let places = self.places.iter();
        tables.insert(*b"loca", places.flat_map(|at| at.to_be_bytes()).collect());
        let metrics = self.metrics.iter();
        let metrics = metrics.flat_map(|(advance, bearing)| {
            let words = [advance.to_be_bytes(), bearing.to_be_bytes()];
            words.into_iter().flatten()
        });
        tables.insert(*b"hmtx", metrics.collect());
        tables.insert(*b"glyf", self.outlines);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::text::font::Fonts;
    use harfrust::Font;
    use harfrust::font::Blob;

    /// The file of a face that has a glyph for a character.
    fn file_with(character: char) -> Blob {
        let fonts = Fonts::bundled();
        let face = fonts.faces().find(|face| face.has(character));
        face.expect("a face").data.clone()
    }

    #[test]
    fn every_face_takes_glyphs_that_are_put_together() {
        let fonts = Fonts::bundled();
        for face in fonts.faces() {
            let count = face.font.metrics().num_glyphs as u16;
            let letter = face
                .glyph('o')
                .or_else(|| face.glyph('ا'))
                .expect("a letter");
            let twice = [(0, 0), (300, -70)].map(|(x, y)| Part {
                glyph: letter,
                x,
                y,
                scale: WHOLE / 2,
            });
            let composites = [
                Composite {
                    parts: twice.to_vec(),
                    advance: 777,
                },
                Composite::blank(123),
            ];
            let appended = appended(&face.data, &composites);
            let (file, first) = appended.expect(&face.postscript_name);
            assert_eq!(first, count);
            let font = Font::new(file, 0).expect("a font");
            assert_eq!(font.metrics().num_glyphs as u16, count + 2);
            let advance = |glyph: u16| font.glyph_metrics().h_advance(glyph.into());
            assert_eq!(
                (advance(count) as u16, advance(count + 1) as u16),
                (777, 123)
            );
            assert_eq!(
                advance(letter) as f64,
                face.advance(letter) * face.units_per_em
            );
        }
    }

    #[test]
    fn what_is_no_font_is_none() {
        for length in 0..64 {
            assert_eq!(appended(&vec![0; length], &[Composite::blank(1)]), None);
        }
        let data = file_with('o');
        for length in [100, 1000, data.len() / 2] {
            assert_eq!(appended(&data[..length], &[Composite::blank(1)]), None);
        }
    }
}
