//! Where the objects of a file stand.
//!
//! In: the bytes of a PDF. Out: every object by its number. The file is walked once from its start,
//! streams passed over, instead of following its cross-reference tables: that takes as long as the
//! file is whatever stands in it, and a file whose tables are broken is read all the same. Of an
//! object that stands in the file twice the later one holds, as after an incremental update.

use std::collections::HashMap;

use super::PdfFault;
use super::filters;
use super::streams::{Follow, stream_end, stream_start};
use super::syntax::{Parser, Value, is_space};

/// How many objects are remembered.
const MOST_OBJECTS: usize = 4_000_000;
/// How many bytes the indexes of object streams may take beyond those that the file has.
const MOST_INDEX: u64 = 64 << 20;
/// How many bytes all wanted streams may have, packed and unpacked.
const MOST_INFLATED: u64 = if cfg!(test) { 8 << 20 } else { 256 << 20 };

/// The objects of a file.
pub struct Objects<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) places: HashMap<u32, Location>,
    /// The catalogue.
    pub root: Option<u32>,
    /// Why some objects may not be known: an object stream that cannot be read.
    pub unread: Option<PdfFault>,
    /// What is left of [`MOST_INFLATED`].
    pub(super) budget: u64,
}

/// Where an object stands.
#[derive(Debug, Clone, Copy)]
pub(super) enum Location {
    /// At a byte of the file.
    File(usize),
    /// In the object stream at a byte of the file, at a byte of what that inflates to.
    Stream(usize, usize),
}

impl Location {
    /// Where it stands in the file, or what it stands in.
    fn in_file(self) -> usize {
        match self {
            Location::File(at) | Location::Stream(at, _) => at,
        }
    }
}

impl<'a> Objects<'a> {
    /// Walks through a file.
    pub fn find(bytes: &'a [u8]) -> Result<Self, PdfFault> {
        let mut objects = Objects {
            bytes,
            places: HashMap::new(),
            root: None,
            unread: None,
            budget: MOST_INFLATED,
        };
        let mut containers = Vec::new();
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
                at = objects.object(number, at + 3, &mut containers)?;
            } else {
                at += 1;
            }
        }
        // What describes a container may stand behind it.
        let mut budget = MOST_INDEX;
        for at in containers {
            match objects.index(at, &mut budget) {
                Err(fault @ (PdfFault::Damaged | PdfFault::UnknownFilter(_))) => {
                    objects.unread.get_or_insert(fault);
                }
                other => other?,
            }
        }
        Ok(objects)
    }

    fn trailer(&mut self, trailer: &Value) -> Result<(), PdfFault> {
        if trailer.get("Encrypt").is_some() {
            return Err(PdfFault::Encrypted);
        }
        if let Some(Value::Reference(root)) = trailer.get("Root") {
            self.root = Some(*root);
        }
        Ok(())
    }

    /// Remembers an object, and where it is an object stream; gives where it ends.
    fn object(
        &mut self,
        number: u32,
        at: usize,
        containers: &mut Vec<usize>,
    ) -> Result<usize, PdfFault> {
        let mut parser = Parser::new(self.bytes, at);
        let Some(value) = parser.value() else {
            return Ok(parser.at);
        };
        self.remember(number, Location::File(at))?;
        let Some(start) = stream_start(self.bytes, &mut parser) else {
            return Ok(parser.at);
        };
        let length = match value.get("Length") {
            Some(Value::Integer(length)) => Some(*length),
            _ => None,
        };
        let kind = value.get("Type");
        if kind.is_some_and(|kind| kind.is_name("XRef")) {
            self.trailer(&value)?;
        } else if kind.is_some_and(|kind| kind.is_name("ObjStm")) {
            containers.push(at);
        }
        Ok(stream_end(self.bytes, start, length))
    }

    /// Remembers where an object stands, unless it stands again further on.
    fn remember(&mut self, number: u32, place: Location) -> Result<(), PdfFault> {
        if self.places.len() >= MOST_OBJECTS {
            return Err(PdfFault::TooLarge);
        }
        let known = self.places.entry(number).or_insert(place);
        if known.in_file() <= place.in_file() {
            *known = place;
        }
        Ok(())
    }

    /// Remembers what stands in an object stream (ISO 32000-1, 7.5.7): pairs of a number and a
    /// place are its first bytes, and only those are unpacked.
    fn index(&mut self, at: usize, budget: &mut u64) -> Result<(), PdfFault> {
        let Some(stream) = self.packed(at, Follow::IntoFile)? else {
            return Ok(());
        };
        let first = self.followed(stream.dictionary.get("First"), Follow::IntoFile)?;
        let Some(Value::Integer(first)) = first else {
            return Ok(());
        };
        let first = usize::try_from(first).unwrap_or(0);
        let index = filters::unpacked(&stream.filters, stream.data, first, budget)?;
        let numbers: Vec<usize> = index
            .split(|byte| is_space(*byte))
            .filter_map(|word| std::str::from_utf8(word).ok()?.parse().ok())
            .collect();
        for pair in numbers.chunks_exact(2) {
            let Ok(number) = u32::try_from(pair[0]) else {
                continue;
            };
            self.remember(number, Location::Stream(at, first.saturating_add(pair[1])))?;
        }
        Ok(())
    }

    /// What an object is; `None` when it cannot be found.
    pub fn get(&mut self, number: u32) -> Result<Option<Value>, PdfFault> {
        match self.places.get(&number) {
            None => Ok(None),
            Some(Location::File(at)) => Ok(Parser::new(self.bytes, *at).value()),
            Some(Location::Stream(container, at)) => {
                let (container, at) = (*container, *at);
                let inflated = self.stream_at(container, Follow::IntoFile)?;
                Ok(inflated.and_then(|inflated| Parser::new(&inflated, at).value()))
            }
        }
    }

    /// A value, or what it refers to.
    pub fn resolve(&mut self, value: &Value) -> Result<Option<Value>, PdfFault> {
        if let Value::Reference(number) = value {
            return self.get(*number);
        }
        Ok(Some(value.clone()))
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
