//! The streams of a file.
//!
//! In: where a stream stands, and the other objects, since what describes a stream may refer to them.
//! Out: its bytes, as they stand there or unpacked.

use super::PdfFault;
use super::filters::{self, Filter};
use super::objects::{Location, Objects};
use super::syntax::{Parser, Value};

/// How many values of a list or dictionary that describes a stream are followed.
const MOST_FOLLOWED: usize = 32;

/// How far references of a stream's dictionary are followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follow {
    /// To objects that do not stand in streams: what describes an object stream stands in none.
    IntoFile,
    /// To all.
    Anywhere,
}

/// A stream as it stands in the file.
pub struct Packed<'a> {
    /// What describes it.
    pub dictionary: Value,
    /// What undoes its packing.
    pub filters: Vec<Filter>,
    /// Its bytes.
    pub data: &'a [u8],
}

impl<'a> Objects<'a> {
    /// What a stream holds, by the number of its object.
    pub fn stream(&mut self, number: u32) -> Result<Option<Vec<u8>>, PdfFault> {
        match self.places.get(&number) {
            Some(Location::File(at)) => self.stream_at(*at, Follow::Anywhere),
            // No stream stands in a stream.
            Some(Location::Stream(..)) | None => Ok(None),
        }
    }

    pub(super) fn stream_at(
        &mut self,
        at: usize,
        follow: Follow,
    ) -> Result<Option<Vec<u8>>, PdfFault> {
        let Some(stream) = self.packed(at, follow)? else {
            return Ok(None);
        };
        let size = stream.data.len() as u64;
        self.budget = self.budget.checked_sub(size).ok_or(PdfFault::TooLarge)?;
        filters::unpacked(&stream.filters, stream.data, usize::MAX, &mut self.budget).map(Some)
    }

    /// The stream at a byte of the file, if one stands there.
    pub(super) fn packed(
        &mut self,
        at: usize,
        follow: Follow,
    ) -> Result<Option<Packed<'a>>, PdfFault> {
        let mut parser = Parser::new(self.bytes, at);
        let Some(dictionary) = parser.value() else {
            return Ok(None);
        };
        let Some(start) = stream_start(self.bytes, &mut parser) else {
            return Ok(None);
        };
        let length = match self.followed(dictionary.get("Length"), follow)? {
            Some(Value::Integer(length)) => Some(length),
            _ => None,
        };
        let filter = self.followed(dictionary.get("Filter"), follow)?;
        let parameters = self.followed(dictionary.get("DecodeParms"), follow)?;
        Ok(Some(Packed {
            filters: filters::filters(filter.as_ref(), parameters.as_ref())?,
            data: &self.bytes[start..stream_end(self.bytes, start, length)],
            dictionary,
        }))
    }

    /// A value of a stream's dictionary, and what it holds, with what they refer to in place of
    /// references.
    pub(super) fn followed(
        &mut self,
        value: Option<&Value>,
        follow: Follow,
    ) -> Result<Option<Value>, PdfFault> {
        let Some(value) = value else { return Ok(None) };
        let value = self.referred(value, follow)?;
        Ok(Some(match value {
            Value::Array(values) if values.len() <= MOST_FOLLOWED => {
                let values = values.iter().map(|value| {
                    let value = self.referred(value, follow)?;
                    self.entries(value, follow)
                });
                Value::Array(values.collect::<Result<_, PdfFault>>()?)
            }
            other => self.entries(other, follow)?,
        }))
    }

    fn entries(&mut self, value: Value, follow: Follow) -> Result<Value, PdfFault> {
        match value {
            Value::Dictionary(entries) if entries.len() <= MOST_FOLLOWED => {
                let entries = entries
                    .into_iter()
                    .map(|(key, value)| Ok((key, self.referred(&value, follow)?)));
                Ok(Value::Dictionary(entries.collect::<Result<_, PdfFault>>()?))
            }
            other => Ok(other),
        }
    }

    /// A value, or what it refers to: `null` where that is not there (ISO 32000-1, 7.3.10).
    fn referred(&mut self, value: &Value, follow: Follow) -> Result<Value, PdfFault> {
        let Value::Reference(number) = value else {
            return Ok(value.clone());
        };
        let found = match (self.places.get(number), follow) {
            (Some(Location::File(at)), _) => Parser::new(self.bytes, *at).value(),
            (Some(Location::Stream(..)), Follow::Anywhere) => self.get(*number)?,
            (Some(Location::Stream(..)), Follow::IntoFile) | (None, _) => None,
        };
        Ok(found.unwrap_or(Value::Other))
    }
}

/// Where the data of a stream begins, if a stream begins behind the dictionary.
pub fn stream_start(bytes: &[u8], parser: &mut Parser<'_>) -> Option<usize> {
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
pub fn stream_end(bytes: &[u8], start: usize, length: Option<i64>) -> usize {
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
