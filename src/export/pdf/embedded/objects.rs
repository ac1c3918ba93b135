//! Where the objects of a file stand.
//!
//! In: the bytes of a PDF. Out: every object by its number. The file is walked once from its start,
//! streams passed over, instead of following its cross-reference tables: that takes as long as the
//! file is whatever stands in it, and a file whose tables are broken is read all the same. Of an
//! object that stands in the file twice the later one holds, as after an incremental update.

use std::collections::HashMap;
use std::io::Read;

use super::Fault;
use super::syntax::{Parser, Value, is_space};

/// How many objects are remembered.
const MOST_OBJECTS: usize = 4_000_000;
/// How many bytes of the indexes of object streams are read.
const MOST_INDEX: u64 = 64 << 20;
/// How many bytes all wanted streams may inflate to.
const MOST_INFLATED: u64 = if cfg!(test) { 8 << 20 } else { 256 << 20 };

/// The objects of a file.
pub struct Objects<'a> {
    bytes: &'a [u8],
    places: HashMap<u32, Place>,
    /// The catalogue.
    pub root: Option<u32>,
    inflated: u64,
}

/// Where an object stands.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// At a byte of the file.
    File(usize),
    /// In the object stream at a byte of the file, at a byte of what that inflates to.
    Stream(usize, usize),
}

impl<'a> Objects<'a> {
    /// Walks through a file.
    pub fn find(bytes: &'a [u8]) -> Result<Self, Fault> {
        let mut objects = Objects {
            bytes,
            places: HashMap::new(),
            root: None,
            inflated: 0,
        };
        let mut index_budget = MOST_INDEX;
        let mut at = 0;
        while at < bytes.len() {
            let rest = &bytes[at..];
            if rest.starts_with(b"trailer") {
                let mut parser = Parser::new(bytes, at + 7);
                if let Some(trailer) = parser.value() {
                    objects.trailer(&trailer)?;
                }
                at = parser.at;
            } else if rest.starts_with(b"obj")
                && let Some(number) = number_before(&bytes[..at])
            {
                at = objects.object(number, at + 3, &mut index_budget)?;
            } else {
                at += 1;
            }
        }
        Ok(objects)
    }

    fn trailer(&mut self, trailer: &Value) -> Result<(), Fault> {
        if trailer.get("Encrypt").is_some() {
            return Err(Fault::Encrypted);
        }
        if let Some(Value::Reference(root)) = trailer.get("Root") {
            self.root = Some(*root);
        }
        Ok(())
    }

    /// Remembers an object and what is in it; gives where it ends.
    fn object(&mut self, number: u32, at: usize, budget: &mut u64) -> Result<usize, Fault> {
        let mut parser = Parser::new(self.bytes, at);
        let Some(value) = parser.value() else {
            return Ok(parser.at);
        };
        self.remember(number, Place::File(at))?;
        let Some(start) = stream_start(self.bytes, &mut parser) else {
            return Ok(parser.at);
        };
        let length = match value.get("Length") {
            Some(Value::Integer(length)) => Some(*length),
            _ => None,
        };
        let end = stream_end(self.bytes, start, length);
        let kind = value.get("Type");
        if kind.is_some_and(|kind| kind.is_name("XRef")) {
            self.trailer(&value)?;
        } else if kind.is_some_and(|kind| kind.is_name("ObjStm")) {
            self.index(&value, at, &self.bytes[start..end], budget)?;
        }
        Ok(end)
    }

    fn remember(&mut self, number: u32, place: Place) -> Result<(), Fault> {
        if self.places.len() >= MOST_OBJECTS {
            return Err(Fault::TooLarge);
        }
        self.places.insert(number, place);
        Ok(())
    }

    /// Remembers what stands in an object stream (ISO 32000-1, 7.5.7): pairs of a number and a
    /// place are its first bytes, and only those are inflated.
    fn index(
        &mut self,
        dictionary: &Value,
        at: usize,
        data: &[u8],
        budget: &mut u64,
    ) -> Result<(), Fault> {
        let Some(Value::Integer(first)) = dictionary.get("First") else {
            return Ok(());
        };
        let first = u64::try_from(*first).unwrap_or(0);
        *budget = budget.checked_sub(first).ok_or(Fault::TooLarge)?;
        let Some(index) = decoded(dictionary, data, first) else {
            return Ok(());
        };
        let numbers: Vec<usize> = index
            .split(|byte| is_space(*byte))
            .filter_map(|word| std::str::from_utf8(word).ok()?.parse().ok())
            .collect();
        for pair in numbers.chunks_exact(2) {
            let Ok(number) = u32::try_from(pair[0]) else {
                continue;
            };
            let place = usize::try_from(first)
                .unwrap_or(usize::MAX)
                .saturating_add(pair[1]);
            self.remember(number, Place::Stream(at, place))?;
        }
        Ok(())
    }

    /// What an object is; `None` when it cannot be found.
    pub fn get(&mut self, number: u32) -> Result<Option<Value>, Fault> {
        match self.places.get(&number) {
            None => Ok(None),
            Some(Place::File(at)) => Ok(Parser::new(self.bytes, *at).value()),
            Some(Place::Stream(container, at)) => {
                let (container, at) = (*container, *at);
                let inflated = self.stream_at(container)?;
                Ok(inflated.and_then(|inflated| Parser::new(&inflated, at).value()))
            }
        }
    }

    /// A value, or what it refers to.
    pub fn resolve(&mut self, value: &Value) -> Result<Option<Value>, Fault> {
        match value {
            Value::Reference(number) => self.get(*number),
            _ => Ok(Some(value.clone())),
        }
    }

    /// What a stream inflates to, by the number of its object.
    pub fn stream(&mut self, number: u32) -> Result<Option<Vec<u8>>, Fault> {
        match self.places.get(&number) {
            Some(Place::File(at)) => self.stream_at(*at),
            // No stream stands in a stream.
            Some(Place::Stream(..)) | None => Ok(None),
        }
    }

    fn stream_at(&mut self, at: usize) -> Result<Option<Vec<u8>>, Fault> {
        let mut parser = Parser::new(self.bytes, at);
        let Some(dictionary) = parser.value() else {
            return Ok(None);
        };
        let Some(start) = stream_start(self.bytes, &mut parser) else {
            return Ok(None);
        };
        let length = match dictionary.get("Length") {
            Some(Value::Integer(length)) => Some(*length),
            Some(Value::Reference(number)) => match self.places.get(number) {
                Some(Place::File(at)) => match Parser::new(self.bytes, *at).value() {
                    Some(Value::Integer(length)) => Some(length),
                    _ => None,
                },
                Some(Place::Stream(..)) | None => None,
            },
            _ => None,
        };
        let data = &self.bytes[start..stream_end(self.bytes, start, length)];
        let left = MOST_INFLATED - self.inflated;
        let Some(bytes) = decoded(&dictionary, data, left + 1) else {
            return Ok(None);
        };
        if bytes.len() as u64 > left {
            return Err(Fault::TooLarge);
        }
        self.inflated += bytes.len() as u64;
        Ok(Some(bytes))
    }
}

/// The number of the object whose `obj` comes next: `12 0 obj`.
fn number_before(bytes: &[u8]) -> Option<u32> {
    // A number has ten digits at most, and so has a generation.
    let from = bytes.len().saturating_sub(32);
    let mut words = bytes[from..]
        .rsplit(|byte| is_space(*byte))
        .filter(|word| !word.is_empty());
    let generation = words
        .next()
        .filter(|word| word.iter().all(u8::is_ascii_digit));
    generation.filter(|_| bytes.last().is_some_and(|byte| is_space(*byte)))?;
    // What stands before the number may touch it, where a file is not quite in order.
    let word = words.next()?;
    let digits = word
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    std::str::from_utf8(&word[word.len() - digits..])
        .ok()?
        .parse()
        .ok()
}

/// Where the data of a stream begins, if a stream begins behind the dictionary.
fn stream_start(bytes: &[u8], parser: &mut Parser<'_>) -> Option<usize> {
    if !parser.keyword("stream") {
        return None;
    }
    let start = parser.at;
    Some(match bytes.get(start..) {
        Some([b'\r', b'\n', ..]) => start + 2,
        Some([b'\n' | b'\r', ..]) => start + 1,
        _ => start,
    })
}

/// Where the data of a stream ends: where its length says, if that is so, or at `endstream`.
fn stream_end(bytes: &[u8], start: usize, length: Option<i64>) -> usize {
    let told = length
        .and_then(|length| usize::try_from(length).ok())
        .and_then(|length| start.checked_add(length))
        .filter(|end| *end <= bytes.len())
        .filter(|end| Parser::new(&bytes[..bytes.len().min(end + 16)], *end).keyword("endstream"));
    told.unwrap_or_else(|| {
        let rest = &bytes[start..];
        let found = rest.windows(9).position(|window| window == b"endstream");
        start + found.unwrap_or(rest.len())
    })
}

/// The first bytes of what a stream holds; `None` when it is encoded in a way that is not known
/// here, or broken.
fn decoded(dictionary: &Value, data: &[u8], most: u64) -> Option<Vec<u8>> {
    let filter = match dictionary.get("Filter") {
        Some(Value::Array(filters)) if filters.len() < 2 => filters.first(),
        other => other,
    };
    let mut bytes = Vec::new();
    match filter {
        None => data.take(most).read_to_end(&mut bytes),
        Some(filter) if filter.is_name("FlateDecode") => flate2::read::ZlibDecoder::new(data)
            .take(most)
            .read_to_end(&mut bytes),
        Some(_) => return None,
    }
    .ok()?;
    Some(bytes)
}
