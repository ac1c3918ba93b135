//! The cross-reference stream (ISO 32000-1, 7.5.8), deflated.
//!
//! In: a file as lopdf saves it, which leaves that stream as it is: seven bytes for every object, a
//! twentieth of a file of text. Out: the same file with that stream in the tenth of the size, each
//! row as its difference from the row above (7.4.4.4).

use lopdf::{Dictionary, Object};

use crate::export::deflate;

/// Replaces the last object of the file. One that is not as lopdf writes it is left as it is.
pub fn compressed(mut bytes: Vec<u8>, trailer: &Dictionary) -> Vec<u8> {
    if let Some((start, tail)) = replacement(&bytes, trailer) {
        bytes.truncate(start);
        bytes.extend(tail);
    }
    bytes
}

/// Where the stream's object begins, and what stands there instead.
fn replacement(bytes: &[u8], trailer: &Dictionary) -> Option<(usize, Vec<u8>)> {
    let start = start_of_table(bytes)?;
    let object = &bytes[start..];
    let data = object.windows(7).position(|window| window == b"stream\n")? + 7;
    let columns = columns(trailer)?;
    let size = trailer.get(b"Size").and_then(Object::as_i64).ok()?;
    let length = rows(trailer, size)?.checked_mul(columns)?;
    let number = object.split(|byte| *byte == b' ').next()?;
    let packed = deflate::stream(&differences(object.get(data..data + length)?, columns));
    let mut tail = number.to_vec();
    tail.extend(b" 0 obj\n<</Type/XRef");
    for key in ["Size", "W", "Index", "Root", "Info", "ID"] {
        tail.extend(format!("/{key} ").bytes());
        write(trailer.get(key.as_bytes()).ok()?, &mut tail)?;
    }
    let filter = format!(
        "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns {columns}>>/Length {}>>stream\n",
        packed.len()
    );
    tail.extend(filter.bytes());
    tail.extend(packed);
    tail.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
    Some((start, tail))
}

/// What the last lines of the file say.
fn start_of_table(bytes: &[u8]) -> Option<usize> {
    let lines = String::from_utf8_lossy(bytes.get(bytes.len().checked_sub(32)?..)?);
    let (_, start) = lines.rsplit_once("startxref\n")?;
    let start: usize = start.lines().next()?.parse().ok()?;
    (start < bytes.len()).then_some(start)
}

/// How many bytes a row has.
fn columns(trailer: &Dictionary) -> Option<usize> {
    let widths = trailer.get(b"W").and_then(Object::as_array).ok()?;
    let width = |width: &Object| usize::try_from(width.as_i64().ok()?).ok();
    widths.iter().map(width).sum()
}

/// How many rows there are: those of every section.
fn rows(trailer: &Dictionary, size: i64) -> Option<usize> {
    let Ok(index) = trailer.get(b"Index").and_then(Object::as_array) else {
        return usize::try_from(size).ok();
    };
    let count = |section: &[Object]| usize::try_from(section.get(1)?.as_i64().ok()?).ok();
    index.chunks(2).map(count).sum()
}

/// Each row less the one above it, behind the number of that filter.
fn differences(rows: &[u8], columns: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(rows.len() + rows.len() / columns.max(1) + 1);
    let mut above = vec![0u8; columns];
    for row in rows.chunks(columns.max(1)) {
        out.push(2);
        out.extend(
            row.iter()
                .zip(&above)
                .map(|(byte, above)| byte.wrapping_sub(*above)),
        );
        above.clear();
        above.extend_from_slice(row);
    }
    out
}

/// Writes the kinds of object that a trailer has.
#[allow(clippy::wildcard_enum_match_arm)] // with any other, the file stays as it is
fn write(object: &Object, out: &mut Vec<u8>) -> Option<()> {
    match object {
        Object::Integer(number) => out.extend(number.to_string().bytes()),
        Object::Reference((number, generation)) => {
            out.extend(format!("{number} {generation} R").bytes());
        }
        Object::String(bytes, _) => {
            let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            out.extend(format!("<{digits}>").bytes());
        }
        Object::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b' ');
                }
                write(item, out)?;
            }
            out.push(b']');
        }
        _ => return None,
    }
    Some(())
}
