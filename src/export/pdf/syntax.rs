//! Objects as a file holds them (ISO 32000-1, 7.3).
//!
//! In: an object. Out: its bytes, with no more white space than it needs. lopdf can do this too, but
//! only while it saves a document on its own.

use std::io::Write;

use lopdf::{Object, ObjectId, StringFormat};

use super::numbers::Operators;

impl Operators {
    /// Appends an object. A stream is its dictionary, with the length that it has, and its bytes as
    /// they are.
    pub fn push_object(&mut self, object: &Object) {
        match object {
            Object::Null => self.push_str("null"),
            Object::Boolean(value) => self.push_str(if *value { "true" } else { "false" }),
            Object::Integer(value) => self.push_integer(*value),
            // Writing to memory cannot fail.
            Object::Real(value) => _ = write!(self.bytes, "{value}"),
            Object::Name(name) => self.push_name(name),
            Object::String(bytes, StringFormat::Literal) => self.push_literal(bytes),
            Object::String(bytes, StringFormat::Hexadecimal) => self.push_hexadecimal(bytes),
            Object::Array(items) => self.push_array(items),
            Object::Dictionary(dictionary) => {
                self.push_str("<<");
                self.push_entries(dictionary);
                self.push_str(">>");
            }
            Object::Stream(stream) => {
                self.push_str("<<");
                self.push_entries(stream.dict.iter().filter(|(key, _)| *key != b"Length"));
                self.push_str("/Length ");
                self.push_integer(stream.content.len() as i64);
                self.push_str(">>stream\n");
                self.bytes.extend_from_slice(&stream.content);
                self.push_str("\nendstream");
            }
            Object::Reference(id) => self.push_reference(*id),
        }
    }

    /// Appends a reference to an object.
    pub fn push_reference(&mut self, (number, generation): ObjectId) {
        self.push_integer(i64::from(number));
        self.push_str(" ");
        self.push_integer(i64::from(generation));
        self.push_str(" R");
    }

    /// Appends a key with its value, as it stands in a dictionary.
    pub fn push_entry(&mut self, key: &str, value: &Object) {
        self.push_name(key.as_bytes());
        self.push_apart(value);
    }

    /// Appends keys with their values, as they stand in a dictionary.
    fn push_entries<'o>(&mut self, entries: impl IntoIterator<Item = (&'o Vec<u8>, &'o Object)>) {
        for (key, value) in entries {
            self.push_name(key);
            self.push_apart(value);
        }
    }

    fn push_array(&mut self, items: &[Object]) {
        self.push_str("[");
        for (index, item) in items.iter().enumerate() {
            if index == 0 {
                self.push_object(item);
            } else {
                self.push_apart(item);
            }
        }
        self.push_str("]");
    }

    /// Appends an object behind another: with a space, unless it begins with a delimiter.
    pub fn push_apart(&mut self, object: &Object) {
        match object {
            Object::Null
            | Object::Boolean(_)
            | Object::Integer(_)
            | Object::Real(_)
            | Object::Reference(_) => self.push_str(" "),
            Object::Name(_)
            | Object::String(..)
            | Object::Array(_)
            | Object::Dictionary(_)
            | Object::Stream(_) => {}
        }
        self.push_object(object);
    }

    fn push_name(&mut self, name: &[u8]) {
        self.push_str("/");
        for &byte in name {
            if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
                self.bytes.push(byte);
            } else {
                _ = write!(self.bytes, "#{byte:02X}");
            }
        }
    }

    fn push_literal(&mut self, bytes: &[u8]) {
        self.push_str("(");
        for &byte in bytes {
            self.push_byte(byte);
        }
        self.push_str(")");
    }

    /// Appends a string of bytes as digits.
    pub fn push_hexadecimal(&mut self, bytes: &[u8]) {
        self.push_str("<");
        for byte in bytes {
            _ = write!(self.bytes, "{byte:02X}");
        }
        self.push_str(">");
    }
}

#[cfg(test)]
mod tests {
    use lopdf::{Dictionary, Stream};

    use super::*;

    fn written(object: &Object) -> Vec<u8> {
        let mut out = Operators::default();
        out.push_object(object);
        out.bytes
    }

    #[test]
    fn objects_stand_apart_where_they_must() {
        let mut dictionary = Dictionary::new();
        dictionary.set(
            "Kids",
            vec![Object::Reference((12, 0)), 3.into(), true.into()],
        );
        dictionary.set("A B", Object::Name(b"C#".to_vec()));
        dictionary.set("W", Object::Real(-0.25));
        let expected = b"<</Kids[12 0 R 3 true]/A#20B/C#23/W -0.25>>";
        assert_eq!(written(&dictionary.into()), expected);
    }

    #[test]
    fn strings_keep_every_byte() {
        let string = Object::String(b"a(b)\\\r\n\xff".to_vec(), StringFormat::Literal);
        assert_eq!(written(&string), b"(a\\(b\\)\\\\\\r\n\xff)");
        let string = Object::String(vec![0xfe, 0xff, 0x06], StringFormat::Hexadecimal);
        assert_eq!(written(&string), b"<FEFF06>");
    }

    #[test]
    fn streams_have_the_length_that_they_have() {
        let mut stream = Stream::new(Dictionary::new(), b"12345".to_vec());
        stream.content = b"123".to_vec();
        assert_eq!(
            written(&stream.into()),
            b"<</Length 3>>stream\n123\nendstream"
        );
    }
}
