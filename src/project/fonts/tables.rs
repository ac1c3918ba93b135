//! Fonts that are looked at and not read.
//!
//! In: a font file. Out: the fonts that it holds, each of which reads its tables when they are asked for, and only
//! those that say what it is: names, weights, axes, which characters it has. So hundreds of files cost little, and
//! none is held in memory.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use harfrust::font::{Blob, TableFunction};
use harfrust::{Font, Tag};

use super::file::{MOST_FONTS, is_font};

/// The tables that say what a font is.
const TABLES: &[&[u8; 4]] = &[
    b"OS/2", b"cmap", b"fvar", b"head", b"hhea", b"maxp", b"name", b"post",
];

/// How large one of them may be, in bytes.
const LARGEST_TABLE: u32 = 16 << 20;

/// How many tables a font may have.
const MOST_TABLES: u16 = 256;

/// A font of a file.
pub struct LookedAt {
    /// Which of its fonts it is.
    pub index: u32,
    /// The font, of which no more can be read than says what it is.
    pub font: Font,
    /// Whether it has outlines.
    pub has_outlines: bool,
    /// Whether it draws in colours, which a page does not: then its outlines may be empty.
    pub is_colored: bool,
}

/// A place of a file: where it begins and how long it is.
type Place = (u64, u32);

/// The fonts of a file; none where it is no font.
pub fn look_at(path: &Path) -> io::Result<Vec<LookedAt>> {
    let mut file = File::open(path)?;
    if !file.metadata()?.is_file() {
        return Ok(Vec::new());
    }
    let mut start = [0; 12];
    match file.read_exact(&mut start) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(Vec::new()),
        Err(error) => return Err(error),
    }
    if !is_font(&start) {
        return Ok(Vec::new());
    }
    let starts = match start.starts_with(b"ttcf") {
        false => vec![0],
        true => {
            let count = long(&start, 8).min(MOST_FONTS);
            let starts = bytes(&mut file, (12, count * 4))?;
            let starts = (0..count as usize).map(|index| long(&starts, index * 4));
            starts.collect()
        }
    };
    let shared = Arc::new(Mutex::new(file));
    let mut fonts = Vec::new();
    for (index, start) in (0u32..).zip(starts) {
        // One that cannot be read costs its neighbours nothing.
        if let Ok(Some(font)) = font(&shared, index, u64::from(start)) {
            fonts.push(font);
        }
    }
    Ok(fonts)
}

fn font(shared: &Arc<Mutex<File>>, index: u32, start: u64) -> io::Result<Option<LookedAt>> {
    let directory = {
        let mut file = shared.lock().unwrap_or_else(PoisonError::into_inner);
        let head = bytes(&mut file, (start, 12))?;
        let count = u16::from_be_bytes([head[4], head[5]]).min(MOST_TABLES);
        bytes(&mut file, (start + 12, u32::from(count) * 16))?
    };
    let records = directory.chunks_exact(16);
    let has = |tag: &[u8; 4]| records.clone().any(|record| record.starts_with(tag));
    let tables: Vec<(Tag, Place)> = records
        .clone()
        .filter(|record| TABLES.iter().any(|tag| record.starts_with(*tag)))
        .filter_map(|record| {
            let tag = Tag::new(record.get(..4)?.try_into().ok()?);
            Some((tag, (u64::from(long(record, 8)), long(record, 12))))
        })
        .collect();
    let (has_outlines, is_colored) = (
        [b"glyf", b"CFF ", b"CFF2"].into_iter().any(has),
        [b"COLR", b"CBDT", b"sbix", b"SVG "].into_iter().any(has),
    );
    let shared = Arc::clone(shared);
    let table = move |tag: Tag| -> Option<Blob> {
        let (_, place) = tables.iter().find(|(known, _)| *known == tag)?;
        let mut file = shared.lock().unwrap_or_else(PoisonError::into_inner);
        Some(bytes(&mut file, *place).ok()?.into())
    };
    let font = Font::new(TableFunction::new(Arc::new(table)), 0);
    Ok(font.map(|font| LookedAt {
        index,
        font,
        has_outlines,
        is_colored,
    }))
}

/// Bytes of a file: no more than a table may have, and no room is made for what is not there.
fn bytes(file: &mut File, (start, length): Place) -> io::Result<Vec<u8>> {
    if length > LARGEST_TABLE || start + u64::from(length) > file.metadata()?.len() {
        return Err(io::ErrorKind::InvalidData.into());
    }
    file.seek(SeekFrom::Start(start))?;
    let mut bytes = vec![0; length as usize];
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// A number of four bytes at a place that is there.
fn long(bytes: &[u8], at: usize) -> u32 {
    let number = bytes
        .get(at..at + 4)
        .and_then(|bytes| bytes.try_into().ok());
    number.map_or(0, u32::from_be_bytes)
}
