//! Dictionaries, read back from the bytes that they are in the file.
//!
//! In: the bytes of an object as this program spells it: no comments, one space where there must be one.
//! Out: a value that borrows from them, as tens of thousands are read for a long report.

use std::borrow::Cow;

use lopdf::ObjectId;

/// How deep arrays and dictionaries may nest.
const DEEPEST: usize = 8;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// A name, without its slash.
    Name(&'a [u8]),
    /// A string as it is spelled, without what encloses it.
    String(&'a [u8]),
    /// A whole number.
    Integer(i64),
    /// The object of a number.
    Reference(ObjectId),
    /// An array.
    Array(Items<'a>),
    /// A dictionary.
    Dictionary(Vec<(&'a [u8], Value<'a>)>),
    /// Anything else: a number with a fraction, a truth value, nothing.
    Other,
}

impl<'a> Value<'a> {
    /// The value of these bytes, all of them; `None` where they are none.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut reader = Reader { bytes, at: 0 };
        let value = reader.value(0)?;
        (reader.at == bytes.len()).then_some(value)
    }

    /// The value of a key of a dictionary.
    pub fn get(&self, key: &str) -> Option<&Value<'a>> {
        let Value::Dictionary(entries) = self else {
            return None;
        };
        let entry = entries.iter().find(|(known, _)| *known == key.as_bytes());
        entry.map(|(_, value)| value)
    }

    /// A name.
    pub fn name(&self) -> Option<&'a [u8]> {
        let Value::Name(name) = self else {
            return None;
        };
        Some(name)
    }

    /// A string as it is spelled.
    pub fn spelled(&self) -> Option<&'a [u8]> {
        let Value::String(spelled) = self else {
            return None;
        };
        Some(spelled)
    }

    /// The bytes that a string in parentheses stands for.
    pub fn string(&self) -> Option<Cow<'a, [u8]>> {
        let spelled = self.spelled()?;
        if !spelled.contains(&b'\\') {
            return Some(Cow::Borrowed(spelled));
        }
        let mut bytes = Vec::with_capacity(spelled.len());
        let mut rest = spelled.iter();
        while let Some(byte) = rest.next() {
            bytes.push(match byte {
                b'\\' => match rest.next()? {
                    b'r' => b'\r',
                    other => *other,
                },
                other => *other,
            });
        }
        Some(Cow::Owned(bytes))
    }

    /// A whole number.
    pub fn integer(&self) -> Option<i64> {
        let Value::Integer(value) = self else {
            return None;
        };
        Some(*value)
    }

    /// What a reference leads to.
    pub fn reference(&self) -> Option<ObjectId> {
        let Value::Reference(id) = self else {
            return None;
        };
        Some(*id)
    }

    /// The values of an array.
    pub fn array(&self) -> Option<Items<'a>> {
        let Value::Array(items) = self else {
            return None;
        };
        Some(*items)
    }

    /// Whether a dictionary is of a type.
    pub fn is_of_type(&self, kind: &str) -> bool {
        self.get("Type").and_then(Value::name) == Some(kind.as_bytes())
    }

    /// Whether the value of a key is a string that is not empty.
    pub fn says(&self, key: &str) -> bool {
        let words = self.get(key).and_then(Value::spelled);
        words.is_some_and(|words| !words.is_empty())
    }
}

/// The values of an array, read one by one: some have as many as a document has places to lead to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Items<'a> {
    /// What is left of what stands between the brackets.
    rest: &'a [u8],
}

impl<'a> Iterator for Items<'a> {
    type Item = Value<'a>;

    fn next(&mut self) -> Option<Value<'a>> {
        let mut reader = Reader {
            bytes: self.rest,
            at: 0,
        };
        reader.space();
        let value = reader.value(0)?;
        self.rest = &self.rest[reader.at..];
        Some(value)
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn value(&mut self, depth: usize) -> Option<Value<'a>> {
        if depth > DEEPEST {
            return None;
        }
        let rest = &self.bytes[self.at..];
        match rest {
            [b'/', ..] => self.name().map(Value::Name),
            [b'(', ..] => self.literal(),
            [b'<', b'<', ..] => self.dictionary(depth),
            [b'<', ..] => {
                let length = rest.iter().position(|byte| *byte == b'>')?;
                self.at += length + 1;
                Some(Value::String(&rest[1..length]))
            }
            [b'[', ..] => self.array(depth),
            _ => self.word(),
        }
    }

    fn name(&mut self) -> Option<&'a [u8]> {
        let rest = self.bytes[self.at..].strip_prefix(b"/")?;
        let length = rest.iter().position(ends_word).unwrap_or(rest.len());
        self.at += 1 + length;
        Some(&rest[..length])
    }

    fn literal(&mut self) -> Option<Value<'a>> {
        let rest = &self.bytes[self.at + 1..];
        let mut length = 0;
        loop {
            match rest.get(length)? {
                b'\\' => length += 2,
                b')' => break,
                _ => length += 1,
            }
        }
        self.at += length + 2;
        Some(Value::String(&rest[..length]))
    }

    fn dictionary(&mut self, depth: usize) -> Option<Value<'a>> {
        self.at += 2;
        let mut entries = Vec::with_capacity(8);
        while !self.bytes[self.at..].starts_with(b">>") {
            let key = self.name()?;
            self.space();
            entries.push((key, self.value(depth + 1)?));
        }
        self.at += 2;
        Some(Value::Dictionary(entries))
    }

    fn array(&mut self, depth: usize) -> Option<Value<'a>> {
        self.at += 1;
        let start = self.at;
        loop {
            self.space();
            if self.bytes.get(self.at)? == &b']' {
                let rest = &self.bytes[start..self.at];
                self.at += 1;
                return Some(Value::Array(Items { rest }));
            }
            self.value(depth + 1)?;
        }
    }

    /// A number, a reference, or a word.
    fn word(&mut self) -> Option<Value<'a>> {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(ends_word).unwrap_or(rest.len());
        let word = &rest[..length];
        if word.is_empty() {
            return None;
        }
        self.at += length;
        let Some(number) = whole(word) else {
            return Some(Value::Other);
        };
        if rest[length..].starts_with(b" 0 R") {
            self.at += 4;
            return Some(Value::Reference((u32::try_from(number).ok()?, 0)));
        }
        Some(Value::Integer(number))
    }

    fn space(&mut self) {
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
    }
}

/// Whether a byte ends a name or a number.
fn ends_word(byte: &u8) -> bool {
    b" /()<>[]".contains(byte)
}

/// A whole number; `None` where a word is none.
fn whole(word: &[u8]) -> Option<i64> {
    let digits = word.strip_prefix(b"-").unwrap_or(word);
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut number = 0;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        number = number * 10 + i64::from(digit - b'0');
    }
    Some(if digits.len() < word.len() {
        -number
    } else {
        number
    })
}
