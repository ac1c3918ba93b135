//! Numbers and strings as PDF writes them.

use std::fmt::Write;

use lopdf::{Object, StringFormat};

/// A number with at most three decimals: a thousandth of a point is finer than any press.
pub fn real(value: f64) -> Object {
    let rounded = (value * 1000.0).round() / 1000.0;
    if rounded.fract() == 0.0 && rounded.abs() < 1e9 {
        Object::Integer(rounded as i64)
    } else {
        Object::Real(rounded as f32)
    }
}

/// Appends a number with at most so many decimals, and a space.
pub fn push(stream: &mut String, value: f64, decimals: usize) {
    let start = stream.len();
    // Writing to a string cannot fail.
    let _ = write!(stream, "{value:.decimals$}");
    if stream[start..].contains('.') {
        let trimmed = stream.trim_end_matches('0').trim_end_matches('.').len();
        stream.truncate(trimmed.max(start));
    }
    if &stream[start..] == "-0" {
        stream.truncate(start);
        stream.push('0');
    }
    stream.push(' ');
}

/// A text string: ASCII as it is, all else as UTF-16 (ISO 32000-1, 7.9.2.2).
pub fn text(value: &str) -> Object {
    if value.is_ascii() {
        return Object::String(value.as_bytes().to_vec(), StringFormat::Literal);
    }
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(value.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        let shown = |value| {
            let mut stream = String::new();
            push(&mut stream, value, 2);
            stream
        };
        assert_eq!(shown(12.0), "12 ");
        assert_eq!(shown(12.5), "12.5 ");
        assert_eq!(shown(100.0), "100 ");
        assert_eq!(shown(-0.001), "0 ");
        assert_eq!(shown(0.126), "0.13 ");
    }
}
