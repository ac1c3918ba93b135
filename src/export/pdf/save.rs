//! A document → the bytes of a file (ISO 32000-1, 7.5).
//!
//! In: a document whose streams are deflated. Out: the file: streams as they are, all other objects
//! packed in streams of objects, a cross-reference stream. lopdf can save such files as well, but
//! writes each object four times to know where it ends, on one core, with zlib, and leaves the
//! cross-reference stream as it is, which is then a twentieth of a file of text.

use lopdf::{Dictionary, Object, ObjectId};
use rayon::prelude::*;

use super::Finished;
use super::numbers::Operators;
use crate::export::deflate;

/// Bytes above 127 in the second line tell whoever moves the file that it is no text (7.5.2).
const HEADER: &[u8] = b"%PDF-1.7\n%\xbb\xad\xc0\xde\n";

/// How many objects one stream of objects holds: the more, the smaller the file, and the more a
/// reader unpacks for any one of them.
const OBJECTS_AT_ONCE: usize = 500;

/// How wide the fields of a row of the cross-reference stream are, in bytes: what kind of entry it is,
/// where its object stands, and which it is there.
const WIDTHS: [usize; 3] = [1, 4, 2];
const ROW: usize = WIDTHS[0] + WIDTHS[1] + WIDTHS[2];

/// Where an object stands (7.5.8.3, table 18).
#[derive(Clone, Copy)]
enum XrefEntry {
    /// Nowhere: no object has the number.
    Free,
    /// At a byte of the file.
    Plain(usize),
    /// In a stream of objects, which of them.
    Packed(u32, usize),
}

/// Objects in a stream.
struct Packed {
    /// Their numbers, in order.
    numbers: Vec<u32>,
    /// The stream: its dictionary and its bytes.
    stream: Operators,
}

/// An object that is no stream.
#[derive(Clone, Copy)]
enum Body<'a> {
    Object(&'a Object),
    Encoded(&'a [u8]),
}

/// Makes the file of a document.
pub fn save(Finished { document, encoded }: &Finished) -> Vec<u8> {
    let (streams, others): (Vec<_>, Vec<_>) =
        (document.objects.iter()).partition(|(_, object)| matches!(object, Object::Stream(_)));
    let others = others.into_iter();
    let mut others: Vec<(ObjectId, Body<'_>)> = others
        .map(|(id, object)| (*id, Body::Object(object)))
        .chain(encoded.iter().map(|(id, bytes)| (id, Body::Encoded(bytes))))
        .collect();
    others.sort_unstable_by_key(|(id, _)| *id);
    let packed: Vec<Packed> = others.par_chunks(OBJECTS_AT_ONCE).map(pack).collect();

    let mut file = UnsavedFile {
        out: Operators {
            bytes: HEADER.to_vec(),
        },
        entries: vec![XrefEntry::Free; document.max_id as usize + 1],
    };
    for ((number, _), stream) in streams {
        file.begin(*number);
        file.out.push_object(stream);
        file.end();
    }
    for Packed { numbers, stream } in packed {
        let container = file.next();
        for (index, number) in numbers.into_iter().enumerate() {
            file.entries[number as usize] = XrefEntry::Packed(container, index);
        }
        file.begin(container);
        file.out.bytes.extend(stream.bytes);
        file.end();
    }
    file.cross_references(&document.trailer);
    file.out.bytes
}

/// Packs objects into a stream (7.5.7): first the number of each and where it begins, then all of them.
fn pack(objects: &[(ObjectId, Body<'_>)]) -> Packed {
    let mut index = Operators::default();
    let mut bodies = Operators::default();
    for ((number, _), object) in objects {
        for value in [i64::from(*number), bodies.bytes.len() as i64] {
            index.push_integer(value);
            index.push_str(" ");
        }
        match object {
            Body::Object(object) => bodies.push_object(object),
            Body::Encoded(bytes) => bodies.bytes.extend_from_slice(bytes),
        }
        bodies.push_str(" ");
    }
    let first = index.bytes.len();
    index.bytes.extend(bodies.bytes);
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "ObjStm");
    dictionary.set("N", objects.len() as i64);
    dictionary.set("First", first as i64);
    Packed {
        numbers: objects.iter().map(|((number, _), _)| *number).collect(),
        stream: deflated(dictionary, &index.bytes),
    }
}

/// A stream with these bytes, deflated.
fn deflated(mut dictionary: Dictionary, bytes: &[u8]) -> Operators {
    dictionary.set("Filter", "FlateDecode");
    let stream = lopdf::Stream::new(dictionary, deflate::stream(bytes));
    let mut out = Operators::default();
    out.push_object(&stream.into());
    out
}

/// A file on its way.
struct UnsavedFile {
    out: Operators,
    /// Where the object of each number stands.
    entries: Vec<XrefEntry>,
}

impl UnsavedFile {
    /// A number that no object has.
    fn next(&mut self) -> u32 {
        self.entries.push(XrefEntry::Free);
        (self.entries.len() - 1) as u32
    }

    fn begin(&mut self, number: u32) {
        self.entries[number as usize] = XrefEntry::Plain(self.out.bytes.len());
        self.out.push_integer(i64::from(number));
        self.out.push_str(" 0 obj\n");
    }

    fn end(&mut self) {
        self.out.push_str("\nendobj\n");
    }

    /// Adds the stream that says where everything stands, itself included, and the file's end.
    fn cross_references(&mut self, trailer: &Dictionary) {
        let number = self.next();
        let start = self.out.bytes.len();
        self.begin(number);
        let mut dictionary = Dictionary::new();
        dictionary.set("Type", "XRef");
        dictionary.set("Size", self.entries.len() as i64);
        let widths = WIDTHS.map(|width| Object::Integer(width as i64));
        dictionary.set("W", widths.to_vec());
        for key in ["Root", "Info", "ID"] {
            if let Ok(value) = trailer.get(key.as_bytes()) {
                dictionary.set(key, value.clone());
            }
        }
        let mut parameters = Dictionary::new();
        parameters.set("Predictor", 12);
        parameters.set("Columns", ROW as i64);
        dictionary.set("DecodeParms", parameters);
        let rows: Vec<[u8; ROW]> = self.entries.iter().map(|entry| entry.row()).collect();
        let stream = deflated(dictionary, &differences(&rows));
        self.out.bytes.extend(stream.bytes);
        self.end();
        self.out.push_str("startxref\n");
        self.out.push_integer(start as i64);
        self.out.push_str("\n%%EOF\n");
    }
}

impl XrefEntry {
    fn row(self) -> [u8; ROW] {
        let (kind, place, index) = match self {
            XrefEntry::Free => (0, 0, u16::MAX),
            XrefEntry::Plain(byte) => (1, byte as u32, 0),
            XrefEntry::Packed(container, index) => (2, container, index as u16),
        };
        let mut row = [0; ROW];
        row[0] = kind;
        row[1..5].copy_from_slice(&place.to_be_bytes());
        row[5..].copy_from_slice(&index.to_be_bytes());
        row
    }
}

/// Each row as its difference from the one above it, behind the number of that filter (7.4.4.4): a
/// tenth of the size.
fn differences(rows: &[[u8; ROW]]) -> Vec<u8> {
    let mut out = Vec::with_capacity(rows.len() * (ROW + 1));
    let mut above = &[0; ROW];
    for row in rows {
        out.push(2);
        out.extend((row.iter().zip(above)).map(|(byte, above)| byte.wrapping_sub(*above)));
        above = row;
    }
    out
}
