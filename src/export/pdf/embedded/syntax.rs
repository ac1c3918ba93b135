//! The syntax of PDF objects (ISO 32000-1, 7.3), as much as is needed to find a file.
//!
//! In: bytes and a place. Out: the value that stands there and where it ends, or where reading it
//! stopped. Depth, size and length are limited, so that nothing in a file makes reading it take
//! longer than the file is.

/// How deep arrays and dictionaries may nest.
const DEEPEST: usize = 32;
/// How many values one object may have.
const MOST_VALUES: usize = 100_000;
/// How long a string or name may be.
const LONGEST: usize = 1 << 16;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `/Name`, escapes undone.
    Name(Vec<u8>),
    /// A string of either kind.
    Text(Vec<u8>),
    /// A whole number.
    Integer(i64),
    /// `12 0 R`: the number of the object.
    Reference(u32),
    /// `[ … ]`
    Array(Vec<Value>),
    /// `<< … >>`
    Dictionary(Vec<(Vec<u8>, Value)>),
    /// A real number, `true`, `false`, `null`.
    Other,
}

impl Value {
    /// The value of a key of a dictionary.
    pub fn get(&self, key: &str) -> Option<&Value> {
        let Value::Dictionary(entries) = self else {
            return None;
        };
        let entry = entries.iter().find(|(name, _)| name == key.as_bytes());
        entry.map(|(_, value)| value)
    }

    /// Whether it is this name.
    pub fn is_name(&self, name: &str) -> bool {
        matches!(self, Value::Name(own) if own == name.as_bytes())
    }
}

/// Reads a value.
pub struct Parser<'a> {
    bytes: &'a [u8],
    /// Where it stands: after a value its end, after a failure where that was found.
    pub at: usize,
    values: usize,
}

impl<'a> Parser<'a> {
    /// A parser at a place.
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Parser {
            bytes,
            at,
            values: 0,
        }
    }

    /// The value that stands here; `None` when there is none, or more than is reasonable.
    pub fn value(&mut self) -> Option<Value> {
        self.nested(0)
    }

    /// Passes over a keyword, if it stands here.
    pub fn keyword(&mut self, keyword: &str) -> bool {
        self.space();
        let found = self.rest().starts_with(keyword.as_bytes());
        if found {
            self.at += keyword.len();
        }
        found
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Passes over white space and comments.
    fn space(&mut self) {
        while let Some(byte) = self.rest().first() {
            match byte {
                b'%' => {
                    let line = self.rest().iter().position(|byte| b"\r\n".contains(byte));
                    self.at += line.unwrap_or(self.rest().len());
                }
                _ if is_space(*byte) => self.at += 1,
                _ => break,
            }
        }
    }

    fn nested(&mut self, depth: usize) -> Option<Value> {
        self.values += 1;
        if depth > DEEPEST || self.values > MOST_VALUES {
            return None;
        }
        self.space();
        match self.rest() {
            [b'/', ..] => self.name().map(Value::Name),
            [b'(', ..] => self.literal().map(Value::Text),
            [b'<', b'<', ..] => self.dictionary(depth),
            [b'<', ..] => self.hexadecimal().map(Value::Text),
            [b'[', ..] => self.array(depth),
            [b'0'..=b'9' | b'+' | b'-' | b'.', ..] => Some(self.number()),
            _ => ["true", "false", "null"]
                .iter()
                .any(|keyword| self.keyword(keyword))
                .then_some(Value::Other),
        }
    }

    fn array(&mut self, depth: usize) -> Option<Value> {
        self.at += 1;
        let mut values = Vec::new();
        while !self.keyword("]") {
            values.push(self.nested(depth + 1)?);
        }
        Some(Value::Array(values))
    }

    fn dictionary(&mut self, depth: usize) -> Option<Value> {
        self.at += 2;
        let mut entries = Vec::new();
        while !self.keyword(">>") {
            if self.rest().first() != Some(&b'/') {
                return None;
            }
            let key = self.name()?;
            entries.push((key, self.nested(depth + 1)?));
        }
        Some(Value::Dictionary(entries))
    }

    fn name(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let mut name = Vec::new();
        while let Some(byte) = self
            .rest()
            .first()
            .copied()
            .filter(|byte| is_regular(*byte))
        {
            self.at += 1;
            let escape = (byte == b'#').then(|| self.rest().get(..2)).flatten();
            let escaped =
                escape.and_then(|digits| Some(digit(digits[0])? << 4 | digit(digits[1])?));
            self.at += if escaped.is_some() { 2 } else { 0 };
            name.push(escaped.unwrap_or(byte));
            if name.len() > LONGEST {
                return None;
            }
        }
        Some(name)
    }

    /// A number, or a reference: two numbers and an `R`.
    fn number(&mut self) -> Value {
        let Some(first) = self.integer() else {
            return Value::Other;
        };
        let after = self.at;
        if let Ok(object) = u32::try_from(first) {
            self.space();
            if self.rest().first().is_some_and(u8::is_ascii_digit)
                && self.integer().is_some()
                && self.keyword("R")
                && !self.rest().first().is_some_and(|byte| is_regular(*byte))
            {
                return Value::Reference(object);
            }
            self.at = after;
        }
        Value::Integer(first)
    }

    /// A whole number; passes over any other and gives `None`.
    fn integer(&mut self) -> Option<i64> {
        let word = self
            .rest()
            .iter()
            .take(64)
            .take_while(|byte| is_regular(**byte));
        let length = word.count();
        let word = &self.rest()[..length];
        self.at += length.max(1);
        std::str::from_utf8(word).ok()?.parse().ok()
    }

    fn literal(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let (mut text, mut open) = (Vec::new(), 1usize);
        loop {
            let byte = *self.rest().first()?;
            self.at += 1;
            match byte {
                b'\\' => self.escape(&mut text)?,
                b')' if open == 1 => return Some(text),
                _ => {
                    open = match byte {
                        b'(' => open + 1,
                        b')' => open - 1,
                        _ => open,
                    };
                    text.push(byte);
                }
            }
            if text.len() > LONGEST {
                return None;
            }
        }
    }

    fn escape(&mut self, text: &mut Vec<u8>) -> Option<()> {
        let byte = *self.rest().first()?;
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\r' => self.at += usize::from(self.rest().first() == Some(&b'\n')),
            b'\n' => {}
            b'0'..=b'7' => {
                let octal = |byte: &&u8| (b'0'..=b'7').contains(*byte);
                let more = self.rest().iter().take(2).take_while(octal).count();
                let digits = &self.bytes[self.at - 1..self.at + more];
                let code = digits
                    .iter()
                    .fold(0u32, |code, byte| code * 8 + u32::from(byte - b'0'));
                text.push(code as u8);
                self.at += more;
            }
            _ => text.push(byte),
        }
        Some(())
    }

    fn hexadecimal(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let mut digits = Vec::new();
        loop {
            let byte = *self.rest().first()?;
            self.at += 1;
            match (byte, digit(byte)) {
                (b'>', _) => break,
                (_, Some(digit)) => digits.push(digit),
                _ if is_space(byte) => {}
                _ => return None,
            }
            if digits.len() > LONGEST {
                return None;
            }
        }
        let byte = |pair: &[u8]| pair[0] << 4 | pair.get(1).copied().unwrap_or(0);
        Some(digits.chunks(2).map(byte).collect())
    }
}

/// The value of a hexadecimal digit.
pub fn digit(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

/// White space (ISO 32000-1, table 1).
pub fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}
