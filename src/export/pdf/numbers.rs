//! Numbers, strings and codes as PDF writes them.

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

/// Bytes of a content stream or a file while they are written.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Operators {
    /// What is written.
    pub bytes: Vec<u8>,
}

impl Operators {
    /// Appends operators as they are.
    pub fn push_str(&mut self, operators: &str) {
        self.bytes.extend_from_slice(operators.as_bytes());
    }

    /// Appends a number with at most so many decimals, and a space.
    pub fn push_number(&mut self, value: f64, decimals: usize) {
        match fixed(value, decimals) {
            Some(units) => self.push_fixed(units, decimals),
            None => self.push_formatted(value, decimals),
        }
        self.bytes.push(b' ');
    }

    /// Appends a number without a fraction.
    pub fn push_whole(&mut self, value: f64) {
        match fixed(value, 0) {
            Some(units) => self.push_fixed(units, 0),
            None => self.push_formatted(value, 0),
        }
    }

    /// Appends an integer.
    pub fn push_integer(&mut self, value: i64) {
        self.push_fixed(value, 0);
    }

    /// Appends a number of units of the last decimal, without the zeros that end a fraction.
    fn push_fixed(&mut self, units: i64, decimals: usize) {
        if units < 0 {
            self.bytes.push(b'-');
        }
        let mut rest = units.unsigned_abs();
        let mut left = decimals;
        while left > 0 && rest.is_multiple_of(10) {
            rest /= 10;
            left -= 1;
        }
        // From the last digit to the first: no more than the nineteen of an `i64`, and a point.
        let mut digits = [0u8; 24];
        let mut start = digits.len();
        let fraction = left;
        let mut written = 0;
        while rest > 0 || written <= fraction {
            if fraction > 0 && written == fraction {
                start -= 1;
                digits[start] = b'.';
            }
            start -= 1;
            digits[start] = b'0' + (rest % 10) as u8;
            rest /= 10;
            written += 1;
        }
        self.bytes.extend_from_slice(&digits[start..]);
    }

    /// Appends a number as the standard library rounds and writes it.
    fn push_formatted(&mut self, value: f64, decimals: usize) {
        let start = self.bytes.len();
        // Writing to memory cannot fail.
        let _ = write!(self, "{value:.decimals$}");
        if self.bytes[start..].contains(&b'.') {
            while self.bytes.pop_if(|last| *last == b'0').is_some() {}
            self.bytes.pop_if(|last| *last == b'.');
        }
        if &self.bytes[start..] == b"-0" {
            self.bytes.truncate(start);
            self.bytes.push(b'0');
        }
    }

    /// Appends characters as UTF-16 in hexadecimal digits.
    pub fn push_text(&mut self, text: &str) {
        self.push_hexadecimal(&utf_16(text));
    }

    /// Appends a byte of a string in parentheses.
    pub fn push_byte(&mut self, byte: u8) {
        match byte {
            b'(' | b')' | b'\\' => self.bytes.extend([b'\\', byte]),
            // Bare, it would be read as a line feed.
            b'\r' => self.bytes.extend(b"\\r"),
            _ => self.bytes.push(byte),
        }
    }
}

/// A number in units of its last decimal, rounded, where that is beyond doubt: content streams hold
/// tens of thousands of numbers, and the standard library takes 650 instructions for each. `None`
/// where the number is so large, or so near the middle between two units, that the product's own
/// rounding could decide.
fn fixed(value: f64, decimals: usize) -> Option<i64> {
    const UNITS: [f64; 5] = [1.0, 10.0, 100.0, 1000.0, 10_000.0];
    let scaled = value * UNITS.get(decimals)?;
    // Not true of what is no number, either.
    let is_small = scaled.abs() < 1e9;
    // The product is off by 1e-7 of a unit at most below 1e9.
    let is_clear = ((scaled - scaled.floor()) - 0.5).abs() > 1e-6;
    (is_small && is_clear).then(|| (scaled + 0.5).floor() as i64)
}

impl std::fmt::Write for Operators {
    fn write_str(&mut self, operators: &str) -> std::fmt::Result {
        self.push_str(operators);
        Ok(())
    }
}

/// A text string: ASCII as it is, all else as UTF-16 (ISO 32000-1, 7.9.2.2).
pub fn text(value: &str) -> Object {
    if value.is_ascii() {
        return Object::String(value.as_bytes().to_vec(), StringFormat::Literal);
    }
    Object::String(utf_16(value), StringFormat::Hexadecimal)
}

/// UTF-16 behind its byte-order mark.
fn utf_16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_be_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        let shown = |value| {
            let mut stream = Operators::default();
            stream.push_number(value, 2);
            String::from_utf8(stream.bytes).expect("digits")
        };
        assert_eq!(shown(12.0), "12 ");
        assert_eq!(shown(12.5), "12.5 ");
        assert_eq!(shown(100.0), "100 ");
        assert_eq!(shown(-0.001), "0 ");
        assert_eq!(shown(0.126), "0.13 ");
        assert_eq!(shown(-0.5), "-0.5 ");
    }

    #[test]
    fn numbers_are_those_of_the_standard_library() {
        let mut state = 1u64;
        for step in 0u32..20_000 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let size = [1e-3, 1.0, 1e3, 1e5, 1e12][step as usize % 5];
            let random = ((state >> 11) as f64 / (1u64 << 53) as f64 - 0.5) * size;
            // Halves of the last decimal as well, where rounding is in doubt.
            for value in [random, f64::from(step) / 2000.0, f64::from(step) - 0.5] {
                for decimals in 0..=4 {
                    let (mut by_hand, mut formatted) = (Operators::default(), Operators::default());
                    by_hand.push_number(value, decimals);
                    formatted.push_formatted(value, decimals);
                    formatted.push_str(" ");
                    assert_eq!(by_hand, formatted, "{value} with {decimals} decimals");
                }
            }
        }
    }
}
