//! Objects of which a document has tens of thousands, as the bytes that they will be in the file.
//!
//! In: objects, as soon as they are finished: the elements of the structure tree and what leads to
//! them, the annotations of links, destinations, the lines of the outline. Out: their bytes for
//! [`save`](super::save), and values once more for [`check`](super::check). A dictionary of lopdf takes
//! about ten times the room of what it says, which was half of all that a long report needed.

mod read;

use std::num::NonZeroU16;

use lopdf::{Object, ObjectId};

use super::numbers::Operators;

pub use read::Value;

/// Objects as bytes.
#[derive(Debug, Default)]
pub struct Encoded {
    /// Their bytes, one behind the other: to ask for memory for each would take as much as half of what
    /// they say.
    chunks: Vec<Vec<u8>>,
    /// Where each stands, by its number.
    places: Vec<Option<ChunkRange>>,
    /// Where the next is written before it gets its place.
    next: Operators,
}

/// How many bytes a chunk has room for; an object that is longer has one of its own.
const CHUNK: usize = 1 << 16;

/// Where an object stands. Objects are never of another generation than the first.
#[derive(Debug, Clone, Copy)]
struct ChunkRange {
    chunk: u32,
    start: u16,
    /// Of an object that has a chunk of its own, no length: it ends where that does.
    length: Option<NonZeroU16>,
}

impl Encoded {
    /// Adds an object.
    pub fn set(&mut self, id: ObjectId, object: impl Into<Object>) {
        let object = object.into();
        self.write(id, |out| out.push_object(&object));
    }

    /// Adds an object, as the bytes that are written for it: one at least.
    pub fn write(&mut self, (number, _): ObjectId, write: impl FnOnce(&mut Operators)) {
        write(&mut self.next);
        let index = number as usize;
        if self.places.len() <= index {
            self.places.resize(index + 1, None);
        }
        self.places[index] = Some(self.put());
    }

    /// Puts what was written into a chunk.
    fn put(&mut self) -> ChunkRange {
        let bytes = &mut self.next.bytes;
        let length = u16::try_from(bytes.len()).ok().and_then(NonZeroU16::new);
        let has_room = |chunk: &Vec<u8>| CHUNK.saturating_sub(chunk.len()) >= bytes.len();
        if length.is_none() {
            let mut whole = std::mem::take(bytes);
            whole.shrink_to_fit();
            self.chunks.push(whole);
        } else if !self.chunks.last().is_some_and(has_room) {
            self.chunks.push(Vec::with_capacity(CHUNK));
        }
        let index = self.chunks.len() - 1;
        let chunk = &mut self.chunks[index];
        let start = match length {
            Some(_) => chunk.len(),
            None => 0,
        };
        chunk.append(bytes);
        ChunkRange {
            chunk: index as u32,
            start: start as u16,
            length,
        }
    }

    fn bytes(&self, place: ChunkRange) -> &[u8] {
        let chunk = &self.chunks[place.chunk as usize];
        let start = usize::from(place.start);
        match place.length {
            Some(length) => &chunk[start..start + usize::from(length.get())],
            None => chunk,
        }
    }

    /// Each object as bytes, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (ObjectId, &[u8])> {
        let places = (0u32..).zip(&self.places);
        places.filter_map(|(number, place)| Some(((number, 0), self.bytes((*place)?))))
    }

    /// An object, read back; `None` where there is none of the number, or none that can be read.
    pub fn get(&self, (number, generation): ObjectId) -> Option<Value<'_>> {
        let place = *self.places.get(number as usize)?;
        let place = place.filter(|_| generation == 0)?;
        Value::read(self.bytes(place))
    }
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    #[test]
    fn what_is_encoded_is_read_back() {
        let id = (7, 0);
        let element = dictionary! {
            "Type" => "StructElem",
            "K" => vec![3.into(), Object::Reference((9, 0)), (-4).into(), 1.5.into()],
            "Alt" => Object::string_literal("a (small) \\ sign\r"),
            "A" => dictionary! { "O" => "List" },
            "Ref" => vec![Object::Reference((5, 0))],
        };
        let mut encoded = Encoded::default();
        encoded.set(id, element.clone());
        let mut out = Operators::default();
        out.push_object(&element.into());
        assert!(encoded.iter().eq([(id, &out.bytes[..])]));
        let read = encoded.get(id).expect("an object");
        assert!(read.is_of_type("StructElem") && read.says("Alt"));
        let kids = [
            Value::Integer(3),
            Value::Reference((9, 0)),
            Value::Integer(-4),
            Value::Other,
        ];
        let items = |key| read.get(key).and_then(Value::array).expect("an array");
        assert!(items("K").eq(kids));
        let words = read.get("Alt").and_then(Value::string);
        assert_eq!(words.as_deref(), Some(&b"a (small) \\ sign\r"[..]));
        let attributes = read.get("A").and_then(|attributes| attributes.get("O"));
        assert_eq!(attributes.and_then(Value::name), Some(&b"List"[..]));
        assert!(items("Ref").eq([Value::Reference((5, 0))]));
    }

    #[test]
    fn objects_of_any_length_stand_in_the_order_of_their_numbers() {
        let mut encoded = Encoded::default();
        let lengths = [9, CHUNK, 40_000, 40_000, 3, CHUNK * 3, 7];
        let object = |length: usize| Object::Name(vec![b'a'; length - 1]);
        for number in (0..lengths.len()).rev() {
            encoded.set((number as u32 * 2, 0), object(lengths[number]));
        }
        let found = encoded.iter().map(|(id, bytes)| (id.0, bytes.len()));
        assert!(found.eq((0u32..).map(|number| number * 2).zip(lengths)));
        for (number, length) in (0u32..).zip(lengths) {
            let value = encoded.get((number * 2, 0)).expect("an object");
            assert_eq!(value.name().map(<[u8]>::len), Some(length - 1));
            assert_eq!(encoded.get((number * 2 + 1, 0)), None);
        }
    }

    #[test]
    fn what_is_cut_off_is_nothing() {
        let whole = b"<</S/P/K[1 2 0 R(a\\)b)<00>]/A<</O/List>>>>";
        assert!(Value::read(whole).is_some());
        for length in 0..whole.len() {
            assert_eq!(Value::read(&whole[..length]), None, "{length}");
        }
    }
}
