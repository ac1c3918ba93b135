//! Objects of which a document has tens of thousands, as the bytes that they will be in the file.
//!
//! In: dictionaries, as soon as they are finished: the elements of the structure tree, the annotations
//! of links. Out: their bytes for [`save`](super::save), and values once more for
//! [`check`](super::check). A dictionary of lopdf takes about ten times the room of what it says, which
//! was half of all that a long report needed.

mod read;

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId};

use super::numbers::Operators;

pub use read::Value;

/// Objects as bytes.
#[derive(Debug, Default)]
pub struct Encoded {
    /// Dictionaries, by the numbers of their objects.
    objects: BTreeMap<ObjectId, Box<[u8]>>,
}

/// What every dictionary ends with.
const END: &[u8] = b">>";

impl Encoded {
    /// Adds an object.
    pub fn set(&mut self, id: ObjectId, dictionary: Dictionary) {
        let mut out = Operators::default();
        out.push_object(&Object::Dictionary(dictionary));
        self.objects.insert(id, out.bytes.into());
    }

    /// Adds a key to an object that is there, behind its others.
    pub fn add_key(&mut self, id: ObjectId, key: &str, value: Object) {
        let Some(object) = self.objects.get_mut(&id) else {
            return;
        };
        let mut out = Operators {
            bytes: object[..object.len() - END.len()].to_vec(),
        };
        let key = key.as_bytes().to_vec();
        out.push_entries([(&key, &value)]);
        out.bytes.extend_from_slice(END);
        *object = out.bytes.into();
    }

    /// Each object as bytes, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (&ObjectId, &[u8])> {
        self.objects.iter().map(|(id, object)| (id, &**object))
    }

    /// An object, read back; `None` where there is none of the number, or none that can be read.
    pub fn get(&self, id: ObjectId) -> Option<Value<'_>> {
        self.objects.get(&id).and_then(|object| Value::read(object))
    }
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    #[test]
    fn what_is_encoded_is_read_back_and_takes_another_key() {
        let id = (7, 0);
        let element = dictionary! {
            "Type" => "StructElem",
            "K" => vec![3.into(), Object::Reference((9, 0)), (-4).into(), 1.5.into()],
            "Alt" => Object::string_literal("a (small) \\ sign\r"),
            "A" => dictionary! { "O" => "List" },
        };
        let mut encoded = Encoded::default();
        encoded.set(id, element.clone());
        encoded.add_key(id, "Ref", vec![Object::Reference((5, 0))].into());
        let mut whole = element;
        whole.set("Ref", vec![Object::Reference((5, 0))]);
        let mut out = Operators::default();
        out.push_object(&whole.into());
        assert!(encoded.iter().eq([(&id, &out.bytes[..])]));
        let read = encoded.get(id).expect("an object");
        assert!(read.is_of_type("StructElem") && read.says("Alt"));
        let kids = [
            Value::Integer(3),
            Value::Reference((9, 0)),
            Value::Integer(-4),
            Value::Other,
        ];
        assert_eq!(read.get("K").and_then(Value::array), Some(&kids[..]));
        let words = read.get("Alt").and_then(Value::string);
        assert_eq!(words.as_deref(), Some(&b"a (small) \\ sign\r"[..]));
        let attributes = read.get("A").and_then(|attributes| attributes.get("O"));
        assert_eq!(attributes.and_then(Value::name), Some(&b"List"[..]));
        let to = read.get("Ref").and_then(Value::array);
        assert_eq!(to, Some(&[Value::Reference((5, 0))][..]));
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
