//! Font files as tables (OpenType, "Organization of an OpenType font").
//!
//! In: a file. Out: its tables by their tags, and a file of tables, with its checksums.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// What the checksums of a file add up to, with the adjustment (OpenType, head).
const CHECKSUM: u32 = 0xB1B0_AFBA;

/// Tables by their tags.
pub type Tables = BTreeMap<[u8; 4], Vec<u8>>;

/// The tables of a file; `None` where it is none.
pub fn tables(file: &[u8]) -> Option<Tables> {
    tables_of(file, 0)
}

/// A font of a file as a file of its own; `None` where there is none.
pub fn single(file: &[u8], index: u32) -> Option<Cow<'_, [u8]>> {
    if !is_collection(file) {
        return (index == 0).then_some(Cow::Borrowed(file));
    }
    let version = file.get(start(file, index)?..)?.get(..4)?;
    Some(Cow::Owned(assembled(version, &tables_of(file, index)?)))
}

/// The tables of a font of a file; `None` where there is none.
pub fn tables_of(file: &[u8], index: u32) -> Option<Tables> {
    let mut tables = Tables::new();
    for record in records(file, index)? {
        let tag = record.get(..4)?.try_into().ok()?;
        let [start, length] = [8, 12].map(|at| long(record, at).map(|value| value as usize));
        let (start, length) = (start?, length?);
        let end = start.checked_add(length)?;
        tables.insert(tag, file.get(start..end)?.to_vec());
    }
    Some(tables)
}

/// Whether a font of a file, which may be a collection, has a table.
pub fn has_table(file: &[u8], index: u32, tag: &[u8; 4]) -> bool {
    let mut records = records(file, index).into_iter().flatten();
    records.any(|record| record.starts_with(tag))
}

/// What a font of a file says of its tables: 16 bytes of each.
fn records(file: &[u8], index: u32) -> Option<std::slice::ChunksExact<'_, u8>> {
    let font = file.get(start(file, index)?..)?;
    let count = usize::from(word(font, 4)?);
    Some(font.get(12..12 + count * 16)?.chunks_exact(16))
}

/// Whether a file holds several fonts (OpenType, "Font Collections").
fn is_collection(file: &[u8]) -> bool {
    file.starts_with(b"ttcf")
}

/// Where a font of a file begins.
fn start(file: &[u8], index: u32) -> Option<usize> {
    if !is_collection(file) {
        return Some(0);
    }
    let at = usize::try_from(index).ok()?.checked_mul(4)?;
    long(file, at.checked_add(12)?).map(|start| start as usize)
}

/// A number of two bytes at a place.
pub fn word(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at + 2)?;
    Some(u16::from_be_bytes(bytes.try_into().ok()?))
}

/// The same with a sign.
pub fn signed(bytes: &[u8], at: usize) -> Option<i16> {
    word(bytes, at).map(u16::cast_signed)
}

/// A number of four bytes at a place.
pub fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + 4)?;
    Some(u32::from_be_bytes(bytes.try_into().ok()?))
}

/// Writes a number of two bytes at a place.
pub fn set_word(bytes: &mut [u8], at: usize, value: u16) -> Option<()> {
    let place = bytes.get_mut(at..at + 2)?;
    place.copy_from_slice(&value.to_be_bytes());
    Some(())
}

/// A file of these tables, with its checksums.
pub fn assembled(version: &[u8], tables: &Tables) -> Vec<u8> {
    let count = u16::try_from(tables.len()).unwrap_or(u16::MAX);
    let halvings = count.max(1).ilog2() as u16;
    let range = 16u16 << halvings;
    let mut file = version.to_vec();
    for value in [count, range, halvings, count * 16 - range] {
        file.extend(value.to_be_bytes());
    }
    let mut start = file.len() + usize::from(count) * 16;
    let mut body = Vec::new();
    let mut adjustment = None;
    for (tag, table) in tables {
        let mut table = table.clone();
        if tag == b"head" && table.len() >= 12 {
            table[8..12].fill(0);
            adjustment = Some(start + 8);
        }
        file.extend(tag);
        file.extend(checksum(&table).to_be_bytes());
        file.extend((start as u32).to_be_bytes());
        file.extend((table.len() as u32).to_be_bytes());
        table.resize(table.len().next_multiple_of(4), 0);
        start += table.len();
        body.extend(table);
    }
    file.extend(body);
    if let Some(at) = adjustment {
        let rest = CHECKSUM.wrapping_sub(checksum(&file));
        file[at..at + 4].copy_from_slice(&rest.to_be_bytes());
    }
    file
}

fn checksum(bytes: &[u8]) -> u32 {
    bytes.chunks(4).fold(0, |sum: u32, chunk| {
        let mut padded = [0; 4];
        padded[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(padded))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::text::font::Fonts;

    #[test]
    fn a_file_is_put_together_as_it_was_and_its_checksum_is_the_one_asked_for() {
        let fonts = Fonts::bundled();
        for face in fonts.faces() {
            let known = tables(&face.data).expect("tables");
            let file = assembled(&face.data[..4], &known);
            assert_eq!(checksum(&file), CHECKSUM);
            let mut again = tables(&file).expect("tables");
            // The one word that makes it so.
            let adjusted = known[b"head"][8..12].to_vec();
            again.get_mut(b"head").expect("a head")[8..12].copy_from_slice(&adjusted);
            assert_eq!(again, known);
        }
    }
}
