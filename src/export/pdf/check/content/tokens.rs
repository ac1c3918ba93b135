//! Tokens of a content stream (ISO 32000-1, 7.2 and 7.3), in the one spelling that this program uses: no
//! comments, no escapes in strings, no number that another reader could take for two.

use super::Breach;

/// A token; arrays and dictionaries are one.
#[derive(Debug, Clone, PartialEq)]
pub enum Token<'a> {
    /// A number; which, is no matter here.
    Number,
    /// A name, without its slash.
    Name(&'a [u8]),
    /// The bytes of a string.
    String(&'a [u8]),
    /// An array of strings and numbers.
    Array(Vec<Token<'a>>),
    /// The dictionary of marked content.
    Properties(Vec<Property<'a>>),
    /// An operator.
    Operator(&'a [u8]),
}

/// An entry of the dictionary of marked content.
#[derive(Debug, Clone, PartialEq)]
pub enum Property<'a> {
    /// `MCID`.
    Mark(i64),
    /// `ActualText`, in hexadecimal digits.
    Spelled(&'a [u8]),
    /// What an artifact says of itself, by its key.
    Other(&'a [u8]),
}

/// Reads tokens.
pub struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n')
}

/// The bytes that end a name, a number or an operator: white space and delimiters. A table, as every
/// byte of a long file is asked for.
const ENDS_WORD: [bool; 256] = among(b" \n()<>[]/");

/// The bytes that end a string, or have no place in one.
const ENDS_STRING: [bool; 256] = among(b"()\\\r\n");

const fn among(bytes: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut index = 0;
    while index < bytes.len() {
        table[bytes[index] as usize] = true;
        index += 1;
    }
    table
}

impl<'a> Tokens<'a> {
    /// Reads the tokens of these bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Tokens { bytes, at: 0 }
    }

    /// The next token; `None` at the end.
    pub fn next(&mut self) -> Result<Option<Token<'a>>, Breach> {
        let Some(first) = self.first() else {
            return Ok(None);
        };
        let token = match first {
            b'/' => Token::Name(self.name()?),
            b'(' => Token::String(self.string()?),
            b'[' => Token::Array(self.array()?),
            b'<' => Token::Properties(self.properties()?),
            b'0'..=b'9' | b'-' | b'.' => {
                self.number()?;
                Token::Number
            }
            _ => {
                let operator = self.word();
                if operator.is_empty() || !operator.iter().all(|byte| byte.is_ascii_graphic()) {
                    return Err("a byte that begins nothing".to_string());
                }
                Token::Operator(operator)
            }
        };
        Ok(Some(token))
    }

    /// The first byte behind white space.
    fn first(&mut self) -> Option<u8> {
        while self.bytes.get(self.at).copied().is_some_and(is_space) {
            self.at += 1;
        }
        self.bytes.get(self.at).copied()
    }

    fn word(&mut self) -> &'a [u8] {
        let rest = &self.bytes[self.at..];
        let ends = |byte: &u8| ENDS_WORD[usize::from(*byte)];
        let length = rest.iter().position(ends).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn name(&mut self) -> Result<&'a [u8], Breach> {
        self.expect(b"/")?;
        let name = self.word();
        match name.iter().all(u8::is_ascii_alphanumeric) && !name.is_empty() {
            true => Ok(name),
            false => Err("a name that not every reader reads alike".to_string()),
        }
    }

    /// A number: a sign before its digits and nowhere else, one point (7.3.3).
    fn number(&mut self) -> Result<&'a [u8], Breach> {
        let word = self.word();
        let digits = word.strip_prefix(b"-").unwrap_or(word);
        let (mut points, mut others) = (0, 0);
        for byte in digits {
            points += usize::from(*byte == b'.');
            others += usize::from(*byte != b'.' && !byte.is_ascii_digit());
        }
        match others == 0 && points <= 1 && digits.len() > points {
            true => Ok(word),
            false => Err(format!("{:?} for a number", String::from_utf8_lossy(word))),
        }
    }

    /// A number without a sign or a fraction.
    fn whole_number(&mut self) -> Result<i64, Breach> {
        let word = std::str::from_utf8(self.number()?).ok();
        let number = word.and_then(|word| word.parse().ok());
        number.ok_or_else(|| "a number that is not whole".to_string())
    }

    /// A string without parentheses, escapes or ends of lines in it.
    fn string(&mut self) -> Result<&'a [u8], Breach> {
        self.at += 1; // its parenthesis, by which it was known
        let rest = &self.bytes[self.at..];
        let ends = |byte: &u8| ENDS_STRING[usize::from(*byte)];
        let length = rest.iter().position(ends);
        match length.map(|length| (length, rest[length])) {
            Some((length, b')')) => {
                self.at += length + 1;
                Ok(&rest[..length])
            }
            _ => Err("a string that is not in order".to_string()),
        }
    }

    fn array(&mut self) -> Result<Vec<Token<'a>>, Breach> {
        self.at += 1; // its bracket
        // A word or two, each with a kern.
        let mut parts = Vec::with_capacity(16);
        loop {
            match self.first() {
                Some(b']') => {
                    self.at += 1;
                    return Ok(parts);
                }
                Some(b'(') => parts.push(Token::String(self.string()?)),
                Some(b'0'..=b'9' | b'-' | b'.') => {
                    self.number()?;
                    parts.push(Token::Number);
                }
                _ => return Err("an array of other than strings and numbers".to_string()),
            }
        }
    }

    fn properties(&mut self) -> Result<Vec<Property<'a>>, Breach> {
        self.expect(b"<<")?;
        let mut properties = Vec::new();
        while self.first() != Some(b'>') {
            let key = self.name()?;
            properties.push(match (key, self.first()) {
                (b"MCID", _) => Property::Mark(self.whole_number()?),
                (b"ActualText", _) => Property::Spelled(self.spelled()?),
                (_, Some(b'/')) => {
                    self.name()?;
                    Property::Other(key)
                }
                (_, Some(b'[')) => {
                    self.expect(b"[")?;
                    self.name()?;
                    self.expect(b"]")?;
                    Property::Other(key)
                }
                _ => return Err("a property of an unknown kind".to_string()),
            });
        }
        self.expect(b">>")?;
        Ok(properties)
    }

    /// Characters in hexadecimal digits: UTF-16 behind its mark, and something.
    fn spelled(&mut self) -> Result<&'a [u8], Breach> {
        self.expect(b"<")?;
        let digits = self.word();
        self.expect(b">")?;
        let says = digits.strip_prefix(b"FEFF").unwrap_or_default();
        let is_text = !says.is_empty()
            && says.len().is_multiple_of(4)
            && says.iter().all(u8::is_ascii_hexdigit);
        match is_text {
            true => Ok(says),
            false => Err("an ActualText that says nothing".to_string()),
        }
    }

    fn expect(&mut self, expected: &[u8]) -> Result<(), Breach> {
        self.first();
        if !self.bytes[self.at..].starts_with(expected) {
            return Err(format!(
                "no {:?} where it should be",
                String::from_utf8_lossy(expected)
            ));
        }
        self.at += expected.len();
        Ok(())
    }
}
