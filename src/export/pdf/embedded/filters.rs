//! What streams are packed with (ISO 32000-1, 7.4).
//!
//! In: the filters of a stream, all references followed, and its data. Out: what is packed in it, or
//! why it cannot be had. A filter may make a gigabyte of a kilobyte, and the next one nothing of that:
//! so whatever a step makes beyond what it was given is taken from a budget.

use flate2::{Decompress, FlushDecompress, Status};

use super::PdfFault;
use super::syntax::{Value, digit, is_space};

/// How many filters a stream may have.
const MOST_FILTERS: usize = 8;
/// How many bytes of a filter's name are told.
const LONGEST_NAME: usize = 40;
/// How many bytes are inflated at a time.
const STEP: usize = 1 << 16;
/// The longest row that a predictor may have, in bytes.
const LONGEST_ROW: usize = 1 << 20;

/// A filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    /// Digits of hexadecimal numbers.
    Hexadecimal,
    /// Five digits to the base of 85 for four bytes.
    Base85,
    /// zlib (RFC 1950).
    Flate,
    /// What undoes the differences that PNG takes within and between rows (PNG, clause 9).
    Rows {
        /// Bytes of a row, without the one that tells its kind.
        row: usize,
        /// Bytes from a value to the one that it is told by.
        pixel: usize,
    },
}

/// The filters of a stream, in the order in which they are undone, from the values of its `Filter` and
/// `DecodeParms`.
pub fn filters(
    filter: Option<&Value>,
    parameters: Option<&Value>,
) -> Result<Vec<Filter>, PdfFault> {
    let named = as_list(filter);
    let parameters = as_list(parameters);
    if named.len() > MOST_FILTERS {
        return Err(PdfFault::Damaged);
    }
    let mut filters = Vec::new();
    for (index, name) in named.iter().enumerate() {
        let Value::Name(name) = name else {
            return Err(PdfFault::Damaged);
        };
        filters.push(match name.as_slice() {
            b"ASCIIHexDecode" | b"AHx" => Filter::Hexadecimal,
            b"ASCII85Decode" | b"A85" => Filter::Base85,
            b"FlateDecode" | b"Fl" => Filter::Flate,
            _ => return Err(unknown(name)),
        });
        if filters.last() == Some(&Filter::Flate)
            && let Some(parameters) = parameters.get(index)
        {
            filters.extend(predictor(parameters)?);
        }
    }
    Ok(filters)
}

/// One value or a list of them; `null` is as good as nothing.
fn as_list(value: Option<&Value>) -> &[Value] {
    match value {
        None | Some(Value::Other) => &[],
        Some(Value::Array(values)) => values,
        Some(value) => std::slice::from_ref(value),
    }
}

fn unknown(name: &[u8]) -> PdfFault {
    let shown = String::from_utf8_lossy(&name[..name.len().min(LONGEST_NAME)]);
    PdfFault::UnknownFilter(shown.escape_debug().to_string())
}

/// The predictor that parameters ask for (ISO 32000-1, 7.4.4.4).
fn predictor(parameters: &Value) -> Result<Option<Filter>, PdfFault> {
    let number = |key: &str, default: usize| match parameters.get(key) {
        None => Ok(default),
        Some(Value::Integer(number)) => usize::try_from(*number).map_err(|_| PdfFault::Damaged),
        Some(_) => Err(PdfFault::Damaged),
    };
    match number("Predictor", 1)? {
        1 => Ok(None),
        10..=15 => {
            let bits = number("Colors", 1)?.saturating_mul(number("BitsPerComponent", 8)?);
            let row = bits.saturating_mul(number("Columns", 1)?).div_ceil(8);
            if row == 0 || row > LONGEST_ROW {
                return Err(PdfFault::Damaged);
            }
            let pixel = bits.div_ceil(8);
            Ok(Some(Filter::Rows { row, pixel }))
        }
        other => Err(PdfFault::UnknownFilter(format!("Predictor {other}"))),
    }
}

/// The first `most` bytes of what a stream holds. What its filters make of its data beyond the size
/// of that is taken from the budget.
pub fn unpacked(
    filters: &[Filter],
    data: &[u8],
    most: usize,
    budget: &mut u64,
) -> Result<Vec<u8>, PdfFault> {
    let Some((last, first)) = filters.split_last() else {
        return Ok(data[..data.len().min(most)].to_vec());
    };
    let mut bytes = None;
    for filter in first {
        bytes = Some(undone(
            *filter,
            bytes.as_deref().unwrap_or(data),
            usize::MAX,
            budget,
        )?);
    }
    undone(*last, bytes.as_deref().unwrap_or(data), most, budget)
}

fn undone(filter: Filter, data: &[u8], most: usize, budget: &mut u64) -> Result<Vec<u8>, PdfFault> {
    let affordable = usize::try_from(*budget).unwrap_or(usize::MAX);
    // One more, to know that there is more.
    let affordable = data.len().saturating_add(affordable).saturating_add(1);
    let most = most.min(affordable);
    let mut bytes = match filter {
        Filter::Hexadecimal => hexadecimal(data),
        Filter::Base85 => base_85(data, most),
        Filter::Flate => inflated(data, most),
        Filter::Rows { row, pixel } => rows(data, row, pixel),
    }
    .ok_or(PdfFault::Damaged)?;
    bytes.truncate(most);
    let made = bytes.len().saturating_sub(data.len()) as u64;
    *budget = budget.checked_sub(made).ok_or(PdfFault::TooLarge)?;
    Ok(bytes)
}

/// ISO 32000-1, 7.4.2: a last digit that stands alone has a 0 behind it.
fn hexadecimal(data: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut high = None;
    for byte in data.iter().copied().filter(|byte| !is_space(*byte)) {
        if byte == b'>' {
            break;
        }
        let digit = digit(byte)?;
        match high.take() {
            None => high = Some(digit << 4),
            Some(high) => bytes.push(high | digit),
        }
    }
    bytes.extend(high);
    Some(bytes)
}

/// ISO 32000-1, 7.4.3: a last group of fewer digits is filled with the highest, and gives a byte
/// less than it has.
fn base_85(data: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut group: Vec<u8> = Vec::with_capacity(5);
    let written = data.iter().copied().filter(|byte| !is_space(*byte));
    for byte in written.take_while(|byte| *byte != b'~') {
        match byte {
            b'z' if group.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => group.push(byte - b'!'),
            _ => return None,
        }
        if group.len() == 5 {
            bytes.extend(four_bytes(&group)?);
            group.clear();
        }
        if bytes.len() > most {
            return Some(bytes);
        }
    }
    match group.len() {
        0 => {}
        1 => return None,
        count => {
            group.resize(5, 84);
            bytes.extend(&four_bytes(&group)?[..count - 1]);
        }
    }
    Some(bytes)
}

fn four_bytes(digits: &[u8]) -> Option<[u8; 4]> {
    let value = digits
        .iter()
        .fold(0u64, |value, digit| value * 85 + u64::from(*digit));
    u32::try_from(value).ok().map(u32::to_be_bytes)
}

/// The data up to where it ends by itself, or as much as is wanted. Data that stops before is broken.
fn inflated(data: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut inflater = Decompress::new(true);
    let mut bytes = Vec::new();
    while bytes.len() < most {
        bytes.reserve(STEP);
        let read = usize::try_from(inflater.total_in()).ok()?;
        let before = (read, bytes.len());
        let rest = data.get(read..)?;
        let status = inflater.decompress_vec(rest, &mut bytes, FlushDecompress::None);
        if status.ok()? == Status::StreamEnd {
            break;
        }
        if before == (usize::try_from(inflater.total_in()).ok()?, bytes.len()) {
            return None;
        }
    }
    Some(bytes)
}

/// PNG, clause 9.2: each row tells how it is to be read.
fn rows(data: &[u8], row: usize, pixel: usize) -> Option<Vec<u8>> {
    let mut bytes: Vec<u8> = Vec::with_capacity(data.len());
    let mut above = vec![0; row];
    for written in data.chunks(row + 1) {
        let (kind, values) = written.split_first()?;
        let start = bytes.len();
        for (index, value) in values.iter().enumerate() {
            let left = index.checked_sub(pixel).map(|index| bytes[start + index]);
            let corner = index.checked_sub(pixel).map(|index| above[index]);
            let (left, corner) = (left.unwrap_or(0), corner.unwrap_or(0));
            let expected = match kind {
                0 => 0,
                1 => left,
                2 => above[index],
                3 => left.midpoint(above[index]),
                4 => paeth(left, above[index], corner),
                _ => return None,
            };
            bytes.push(value.wrapping_add(expected));
        }
        above[..values.len()].copy_from_slice(&bytes[start..]);
    }
    Some(bytes)
}

fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let [a, b, c] = [left, above, corner].map(i16::from);
    let guess = a + b - c;
    let (to_a, to_b, to_c) = ((guess - a).abs(), (guess - b).abs(), (guess - c).abs());
    if to_a <= to_b && to_a <= to_c {
        left
    } else if to_b <= to_c {
        above
    } else {
        corner
    }
}
