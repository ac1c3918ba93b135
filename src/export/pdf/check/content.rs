//! Content streams, read back.
//!
//! In: the operators of a page. Out: which marked content is in them and which codes are drawn in
//! which font. Everything that is drawn is content of the document or an artifact, never both and
//! never neither (ISO 14289-1, 7.1).

use std::collections::BTreeMap;

use super::Breach;
use super::fonts::PageBlanks;

/// What is drawn on a page.
#[derive(Debug, Default)]
pub struct Drawn {
    /// The MCIDs, in their order.
    pub marks: Vec<i64>,
    /// Which of them have more in them than white space.
    pub says: Vec<bool>,
    /// For each font, by its name in the resources, the codes: a bit each.
    pub codes: BTreeMap<Vec<u8>, Vec<u64>>,
}

/// Operators that draw, text aside (ISO 32000-1, tables 60 and following).
const PAINTING: &[&[u8]] = &[
    b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"sh", b"Do", b"BI",
];

/// Bytes that mean something else in a string than themselves (ISO 32000-1, 7.3.4.2).
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    special[b'(' as usize] = true;
    special[b')' as usize] = true;
    special[b'\\' as usize] = true;
    special[b'\r' as usize] = true;
    special
};

/// Reads the operators of a page. Of its fonts is known which codes mean white space.
pub fn read(bytes: &[u8], blanks: &PageBlanks<'_>) -> Result<Drawn, Breach> {
    let mut reader = Reader {
        bytes,
        at: 0,
        drawn: Drawn::default(),
        marked: false,
        artifact: false,
        spelled: false,
        names: Vec::new(),
        number: None,
        codes: Vec::new(),
        font: None,
        blanks,
        blank: &[],
        says: false,
    };
    while reader.token()? {}
    if reader.marked {
        return Err("marked content that does not end".to_string());
    }
    Ok(reader.drawn)
}

/// Whether a string of hexadecimal digits goes on.
fn is_digit(byte: Option<&u8>) -> bool {
    byte.is_some_and(u8::is_ascii_hexdigit)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    drawn: Drawn,
    /// Whether marked content is open.
    marked: bool,
    /// Whether it is an artifact.
    artifact: bool,
    /// Whether characters are spelled within it.
    spelled: bool,
    /// The names and the last number before an operator.
    names: Vec<&'a [u8]>,
    number: Option<i64>,
    /// The codes drawn in the font that is set.
    codes: Vec<u64>,
    font: Option<&'a [u8]>,
    blanks: &'a PageBlanks<'a>,
    /// The codes of the font that is set which mean white space.
    blank: &'a [u64],
    /// Whether the marked content that is open has more in it.
    says: bool,
}

impl<'a> Reader<'a> {
    /// Reads a token; `false` at the end.
    fn token(&mut self) -> Result<bool, Breach> {
        let Some(first) = self.bytes.get(self.at) else {
            self.set_font(None);
            return Ok(false);
        };
        match first {
            b'<' if is_digit(self.bytes.get(self.at + 1)) => self.digits()?,
            b' ' | b'\n' | b'\r' | b'\t' | b'[' | b']' | b'<' | b'>' => self.at += 1,
            b'(' => self.string()?,
            b'/' => {
                self.at += 1;
                let name = self.word();
                self.names.push(name);
            }
            b'0'..=b'9' | b'-' | b'.' => {
                let word = self.word();
                // Only an MCID is looked at, right behind its name.
                if self.names.last() == Some(&b"MCID".as_slice()) && self.number.is_none() {
                    self.number = std::str::from_utf8(word)
                        .ok()
                        .and_then(|word| word.parse().ok());
                }
            }
            _ => {
                let operator = self.word();
                if operator.is_empty() {
                    return Err("an operator that is none".to_string());
                }
                self.operator(operator)?;
                self.names.clear();
                self.number = None;
            }
        }
        Ok(true)
    }

    fn word(&mut self) -> &'a [u8] {
        let rest = &self.bytes[self.at..];
        let is_end = |byte: &u8| {
            matches!(
                byte,
                b' ' | b'\n' | b'\r' | b'\t' | b'[' | b']' | b'(' | b')' | b'<' | b'>' | b'/'
            )
        };
        let length = rest.iter().position(is_end).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn operator(&mut self, operator: &[u8]) -> Result<(), Breach> {
        match operator {
            b"BDC" | b"BMC" => {
                if self.marked {
                    return self.spelled();
                }
                self.marked = true;
                self.artifact = self.number.is_none();
                self.says = false;
                match self.number {
                    Some(mark) => self.drawn.marks.push(mark),
                    None if self.names.first() == Some(&b"Artifact".as_slice()) => {}
                    None => {
                        return Err(
                            "marked content that is neither tagged nor an artifact".to_string()
                        );
                    }
                }
            }
            b"EMC" => {
                if std::mem::take(&mut self.spelled) {
                    return Ok(());
                }
                if !self.artifact {
                    self.drawn.says.push(self.says);
                }
                let marked = std::mem::take(&mut self.marked);
                if !marked {
                    return Err("the end of marked content that did not begin".to_string());
                }
            }
            b"Tf" => {
                let font = self.names.last().copied();
                self.set_font(font);
            }
            _ if PAINTING.contains(&operator) => {
                if !self.marked {
                    return Err("something is drawn outside marked content".to_string());
                }
                self.says = true;
            }
            _ => {}
        }
        Ok(())
    }

    /// Within an artifact may stand what spells the characters of its glyphs, and nothing else within
    /// anything: not every reader finds its way out again.
    fn spelled(&mut self) -> Result<(), Breach> {
        let spells = self.names == [b"Span".as_slice(), b"ActualText"] && self.number.is_none();
        if self.spelled || !self.artifact || !spells {
            return Err("marked content within marked content".to_string());
        }
        self.spelled = true;
        Ok(())
    }

    /// A string of digits: what is spelled. Only that there is something is looked at.
    fn digits(&mut self) -> Result<(), Breach> {
        let rest = &self.bytes[self.at + 1..];
        let length = rest.iter().position(|byte| *byte == b'>');
        let length = length.ok_or("a string that does not end")?;
        let says = rest[..length].strip_prefix(b"FEFF").unwrap_or_default();
        if says.is_empty() || !says.len().is_multiple_of(4) {
            return Err("an ActualText that says nothing".to_string());
        }
        self.at += length + 2;
        Ok(())
    }

    fn set_font(&mut self, font: Option<&'a [u8]>) {
        if let Some(last) = std::mem::replace(&mut self.font, font) {
            let codes = std::mem::take(&mut self.codes);
            self.drawn.codes.insert(last.to_vec(), codes);
        }
        self.blank = font
            .and_then(|font| self.blanks.get(font))
            .copied()
            .unwrap_or_default();
        if let Some(font) = font {
            self.codes = self.drawn.codes.remove(font).unwrap_or_default();
        }
    }

    /// A string of codes of two bytes each.
    fn string(&mut self) -> Result<(), Breach> {
        if self.font.is_none() || !self.marked {
            return Err("text is drawn without a font, or outside marked content".to_string());
        }
        self.at += 1;
        loop {
            // Most codes are two bytes as they stand.
            let (high, low) = match self.bytes[self.at..] {
                [high, low, ..] if !SPECIAL[usize::from(high)] && !SPECIAL[usize::from(low)] => {
                    self.at += 2;
                    (high, low)
                }
                _ => {
                    let Some(high) = self.byte()? else {
                        return Ok(());
                    };
                    (high, self.byte()?.ok_or("half a code")?)
                }
            };
            let code = usize::from(u16::from_be_bytes([high, low]));
            let word = code / 64;
            if self.codes.len() <= word {
                self.codes.resize(word + 1, 0);
            }
            let bit = 1 << (code % 64);
            self.codes[word] |= bit;
            self.says |= self.blank.get(word).is_none_or(|blank| blank & bit == 0);
        }
    }

    /// A byte of a string, escapes undone; `None` at its end.
    fn byte(&mut self) -> Result<Option<u8>, Breach> {
        let rest = &self.bytes[self.at..];
        let (byte, length) = match rest {
            [b')', ..] => (None, 1),
            [b'\\', b'r', ..] => (Some(b'\r'), 2),
            [b'\\', escaped @ (b'(' | b')' | b'\\'), ..] => (Some(*escaped), 2),
            [b'\\' | b'(' | b'\r', ..] | [] => {
                return Err("a string that is not in order".to_string());
            }
            [byte, ..] => (Some(*byte), 1),
        };
        self.at += length;
        Ok(byte)
    }
}
