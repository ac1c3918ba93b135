//! Fonts that are made of those in `fonts/`: of another name, for other characters, of several weights.

use std::collections::BTreeMap;
use std::path::Path;

/// A font, its tables apart.
#[derive(Clone)]
pub struct Font {
    version: [u8; 4],
    tables: BTreeMap<[u8; 4], Vec<u8>>,
}

fn short(bytes: &[u8], at: usize) -> u16 {
    u16::from_be_bytes([bytes[at], bytes[at + 1]])
}

fn long(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

/// Numbers of two bytes, one behind the other.
fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// A number as axes have it, in 16.16 bits.
fn fixed(number: f64) -> [u8; 4] {
    ((number * 65_536.0) as i32).to_be_bytes()
}

impl Font {
    /// A file of the repository.
    pub fn of(path: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let file = std::fs::read(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
        let count = usize::from(short(&file, 4));
        let records = file[12..12 + count * 16].chunks(16);
        let tables = records.map(|record| {
            let (start, length) = (long(record, 8) as usize, long(record, 12) as usize);
            let tag = record[..4].try_into().expect("a tag");
            (tag, file[start..start + length].to_vec())
        });
        Font {
            version: file[..4].try_into().expect("a version"),
            tables: tables.collect(),
        }
    }

    /// A table of it.
    pub fn table(&mut self, tag: &[u8; 4]) -> &mut Vec<u8> {
        self.tables.get_mut(tag).expect("a table")
    }

    /// The same of a family of this name.
    #[must_use]
    pub fn named(mut self, family: &str) -> Self {
        let name: Vec<u8> = family.encode_utf16().flat_map(u16::to_be_bytes).collect();
        // One record: Windows, Unicode, English, the family (OpenType, name).
        let mut table = words(&[0, 1, 18, 3, 1, 0x409, 1, name.len() as u16, 0]);
        table.extend(name);
        self.tables.insert(*b"name", table);
        self
    }

    /// The same of this weight, as CSS counts.
    #[must_use]
    pub fn weighing(mut self, weight: u16) -> Self {
        self.table(b"OS/2")[4..6].copy_from_slice(&weight.to_be_bytes());
        self
    }

    /// The same with these bits of what its maker allows (OpenType, OS/2, fsType).
    #[must_use]
    pub fn allowing(mut self, bits: u16) -> Self {
        self.table(b"OS/2")[8..10].copy_from_slice(&bits.to_be_bytes());
        self
    }

    /// The same for other characters: one behind the other they are drawn as the glyphs from this number on.
    #[must_use]
    pub fn with_characters(mut self, first: char, last: char, glyph: u32) -> Self {
        // One encoding, Windows and all of Unicode, of one group (OpenType, cmap, format 12).
        let mut table = words(&[0, 1, 3, 10, 0, 12, 12, 0]);
        let numbers = [28, 0, 1, u32::from(first), u32::from(last), glyph];
        table.extend(numbers.iter().flat_map(|number: &u32| number.to_be_bytes()));
        self.tables.insert(*b"cmap", table);
        self
    }

    /// The same with an axis of weight, from its own at 400 to the heaviest at 900, whose glyphs are so much wider
    /// there, in units of the font.
    #[must_use]
    pub fn variable(mut self, wider: i16) -> Self {
        let mut axes = words(&[1, 0, 16, 2, 1, 20, 0, 8]);
        axes.extend(b"wght");
        axes.extend([400.0, 400.0, 900.0].into_iter().flat_map(fixed));
        axes.extend(words(&[0, 256]));
        self.tables.insert(*b"fvar", axes);
        // Advances (OpenType, HVAR): a store of one region, 0 to 1, and one delta for all glyphs.
        let mut advances = words(&[1, 0, 0, 20, 0, 52, 0, 0, 0, 0]);
        advances.extend(words(&[1, 0, 12, 1, 0, 22]));
        advances.extend(words(&[1, 1, 0, 0x4000, 0x4000]));
        advances.extend(words(&[1, 1, 1, 0, wider.cast_unsigned()]));
        // The map from glyphs to deltas: the last entry holds for all that follow.
        advances.extend([0, 0x0f, 0, 1, 0, 0]);
        self.tables.insert(*b"HVAR", advances);
        self
    }

    /// The file.
    pub fn file(&self) -> Vec<u8> {
        let count = self.tables.len();
        let mut file = self.version.to_vec();
        file.extend(words(&[count as u16, 0, 0, 0]));
        let mut body = Vec::new();
        for (tag, table) in &self.tables {
            let start = 12 + count * 16 + body.len();
            file.extend(tag);
            file.extend([0; 4]);
            file.extend((start as u32).to_be_bytes());
            file.extend((table.len() as u32).to_be_bytes());
            body.extend(table);
            body.resize(body.len().next_multiple_of(4), 0);
        }
        file.extend(body);
        file
    }
}

/// A file of these fonts (OpenType, "Font Collections").
pub fn collection(fonts: &[Vec<u8>]) -> Vec<u8> {
    let header = 12 + 4 * fonts.len();
    let mut starts = Vec::new();
    let mut body = Vec::new();
    for font in fonts {
        let start = (header + body.len()) as u32;
        starts.push(start);
        let mut font = font.clone();
        for table in 0..usize::from(short(&font, 4)) {
            // Places are counted from where the whole file begins.
            let at = 12 + table * 16 + 8;
            let place = long(&font, at);
            font[at..at + 4].copy_from_slice(&(place + start).to_be_bytes());
        }
        font.resize(font.len().next_multiple_of(4), 0);
        body.extend(font);
    }
    let mut file = b"ttcf\0\x01\0\0".to_vec();
    file.extend((fonts.len() as u32).to_be_bytes());
    file.extend(starts.iter().flat_map(|start| start.to_be_bytes()));
    file.extend(body);
    file
}
