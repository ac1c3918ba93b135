//! Codes: which bytes draw which glyph and mean which characters.
//!
//! In: glyphs, and the characters that each sets. Out: the codes of a face, its widths, its ToUnicode
//! map. A code stands for a pair of a glyph *and* its characters, so that one glyph may mean a space
//! here and a no-break space there, and extraction is exact without ActualText. Codes lead to glyphs
//! through a CIDToGIDMap.
//!
//! A face of which a text uses few glyphs has codes of one byte, each other codes of two. Codes of one
//! byte make the font a simple one (ISO 32000-1, 9.6), in which a character of ASCII has its own byte;
//! so the space is a single byte 32, which is what word spacing goes by (9.3.3). No code has a byte that
//! a string would have to escape. How many a face has is known when every word was asked for, and only
//! then which bytes they are.

use std::fmt::Write;

use rustc_hash::FxHashMap;

use super::composite::Composite;
use super::numbers::Operators;
use crate::layout::text::font::{Face, FaceId, Fonts};

/// The bytes that mean something else in a string than themselves (ISO 32000-1, 7.3.4.2), and the line
/// feed, of which Ghostscript drops the second of two.
const ESCAPED: [u8; 5] = [b'(', b')', b'\\', b'\r', b'\n'];

/// The space in a face whose codes have one byte.
pub const SPACE: CodeValue = CodeValue::One(b' ');

/// A code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CodeValue {
    /// Of one byte.
    One(u8),
    /// Of two: a CID.
    Two(u16),
}

impl CodeValue {
    /// The number that its bytes make.
    pub fn number(self) -> u16 {
        match self {
            CodeValue::One(byte) => byte.into(),
            CodeValue::Two(cid) => cid,
        }
    }

    /// Appends its bytes to an open string.
    pub fn push_to(self, stream: &mut Operators) {
        match self {
            CodeValue::One(byte) => stream.bytes.push(byte),
            CodeValue::Two(cid) => stream.bytes.extend(cid.to_be_bytes()),
        }
    }

    /// Its bytes in hexadecimal digits.
    fn digits(self) -> String {
        match self {
            CodeValue::One(byte) => format!("{byte:02x}"),
            CodeValue::Two(cid) => format!("{cid:04x}"),
        }
    }
}

/// The codes of one byte that need not be escaped; 0 is never drawn.
fn single_bytes() -> impl Iterator<Item = u8> {
    (1..=u8::MAX).filter(|byte| !ESCAPED.contains(byte))
}

/// The codes of two bytes of which none need be escaped.
fn byte_pairs() -> impl Iterator<Item = u16> {
    let escapes = |cid: &u16| cid.to_be_bytes().iter().any(|byte| ESCAPED.contains(byte));
    (1..u16::MAX).filter(move |cid| !escapes(cid))
}

/// What a code draws.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Figure {
    /// A glyph of the face.
    Glyph(u16),
    /// One that is put together of the face's.
    Composite(Composite),
}

/// What a code stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// The code.
    pub value: CodeValue,
    /// What it draws.
    pub figure: Figure,
    /// The characters, in the order in which a line shows them: from left to right.
    pub text: String,
    /// The advance, in thousandths of an em.
    pub width: f64,
}

/// A code as words show it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shown {
    /// The code, once it is known; before, which of the face's it is.
    pub value: CodeValue,
    /// Its advance, in thousandths of an em.
    pub width: f64,
}

/// The codes of one face.
#[derive(Debug, Default)]
pub struct FaceCodes {
    /// In the order in which they were asked for.
    pub codes: Vec<Code>,
    /// The codes of each glyph: hardly ever more than two or three.
    by_glyph: Vec<Vec<u16>>,
    by_composite: FxHashMap<Composite, Vec<u16>>,
    /// Whether each glyph draws anything, once that was asked: it is asked of every word.
    ink: Vec<Option<bool>>,
}

impl FaceCodes {
    /// Whether a glyph of the face draws anything.
    pub fn has_ink(&mut self, glyph: u16, face: &Face) -> bool {
        let index = usize::from(glyph);
        if self.ink.len() <= index {
            self.ink.resize(index + 1, None);
        }
        *self.ink[index].get_or_insert_with(|| face.has_ink(glyph))
    }

    /// The code of a glyph that stands for these characters.
    pub fn glyph(&mut self, glyph: u16, text: &str, face: FaceId, fonts: &Fonts) -> Shown {
        let index = usize::from(glyph);
        if self.by_glyph.len() <= index {
            self.by_glyph.resize(index + 1, Vec::new());
        }
        if let Some(known) = known(&self.codes, &self.by_glyph[index], text) {
            return known;
        }
        let width = thousandths(fonts.face(face).advance(glyph));
        let (number, shown) = self.add(Figure::Glyph(glyph), text, width);
        self.by_glyph[index].push(number);
        shown
    }

    /// The code of a glyph that is put together and stands for these characters.
    pub fn composite(
        &mut self,
        composite: Composite,
        text: &str,
        face: FaceId,
        fonts: &Fonts,
    ) -> Shown {
        let numbers = self.by_composite.get(&composite);
        let numbers = numbers.map_or(&[][..], Vec::as_slice);
        if let Some(known) = known(&self.codes, numbers, text) {
            return known;
        }
        let width = f64::from(composite.advance) / fonts.face(face).units_per_em;
        let figure = Figure::Composite(composite.clone());
        let (number, shown) = self.add(figure, text, thousandths(width));
        self.by_composite.entry(composite).or_default().push(number);
        shown
    }

    fn add(&mut self, figure: Figure, text: &str, width: f64) -> (u16, Shown) {
        // No briefing of legal size has more pairs in one face; if one had, the last would be drawn for
        // the rest, and the check of the output would say so.
        let number = u16::try_from(self.codes.len()).unwrap_or(u16::MAX);
        let value = CodeValue::Two(number);
        self.codes.push(Code {
            value,
            figure,
            text: text.to_string(),
            width,
        });
        (number, Shown { value, width })
    }

    /// Whether all codes have one byte.
    pub fn is_simple(&self) -> bool {
        self.codes.len() <= single_bytes().count()
    }

    /// Gives all that were asked for their bytes: one each if they are so few, and then the character
    /// itself where it is one of ASCII.
    pub fn settle(&mut self) {
        if !self.is_simple() {
            for (code, cid) in self.codes.iter_mut().zip(byte_pairs()) {
                code.value = CodeValue::Two(cid);
            }
            return;
        }
        let own = |code: &Code| match *code.text.as_bytes() {
            [byte @ b' '..=b'~'] if !ESCAPED.contains(&byte) => Some(byte),
            _ => None,
        };
        let mut taken = [false; 256];
        let mut later = Vec::new();
        for code in &mut self.codes {
            match own(code) {
                Some(byte) if !std::mem::replace(&mut taken[usize::from(byte)], true) => {
                    code.value = CodeValue::One(byte);
                }
                _ => later.push(code),
            }
        }
        let free = single_bytes().filter(|byte| !taken[usize::from(*byte)]);
        for (code, byte) in later.into_iter().zip(free) {
            code.value = CodeValue::One(byte);
        }
    }

    /// A code that was asked for, once all have their bytes.
    pub fn settled(&self, shown: Shown) -> Shown {
        let code = self.codes.get(usize::from(shown.value.number()));
        Shown {
            value: code.map_or(shown.value, |code| code.value),
            ..shown
        }
    }

    /// The codes in their order.
    pub fn in_order(&self) -> Vec<&Code> {
        let mut codes: Vec<&Code> = self.codes.iter().collect();
        codes.sort_by_key(|code| code.value);
        codes
    }

    /// The map from codes to characters (ISO 32000-1, 9.10.3).
    pub fn to_unicode(&self) -> String {
        let space = if self.is_simple() {
            "<00> <ff>"
        } else {
            "<0000> <ffff>"
        };
        let mut map = format!(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
             /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
             /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
             1 begincodespacerange\n{space}\nendcodespacerange\n",
        );
        // A block holds at most a hundred entries.
        for block in self.in_order().chunks(100) {
            let _ = writeln!(map, "{} beginbfchar", block.len());
            for code in block {
                let _ = write!(map, "<{}> <", code.value.digits());
                for unit in code.text.encode_utf16() {
                    let _ = write!(map, "{unit:04x}");
                }
                map.push_str(">\n");
            }
            map.push_str("endbfchar\n");
        }
        map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        map
    }
}

/// The code among these that stands for a text.
fn known(codes: &[Code], numbers: &[u16], text: &str) -> Option<Shown> {
    let mut among = numbers.iter().map(|number| &codes[usize::from(*number)]);
    let code = among.find(|code| code.text == text)?;
    Some(Shown {
        value: code.value,
        width: code.width,
    })
}

fn thousandths(ems: f64) -> f64 {
    (ems * 1_000_000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The codes of these texts, each asked for once.
    fn values(texts: &[&str]) -> Vec<CodeValue> {
        let mut codes = FaceCodes::default();
        let (face, fonts) = (FaceId(0), Fonts::bundled());
        let ask = |codes: &mut FaceCodes, text: &&str| {
            codes.composite(Composite::blank(0), text, face, &fonts)
        };
        let asked: Vec<Shown> = texts.iter().map(|text| ask(&mut codes, text)).collect();
        codes.settle();
        asked
            .into_iter()
            .map(|shown| codes.settled(shown).value)
            .collect()
    }

    #[test]
    fn a_character_of_ascii_has_its_own_byte() {
        let bytes = [b' ', b'a', 1, 2, b'~', b'a'].map(CodeValue::One);
        assert_eq!(values(&[" ", "a", "fi", "(", "~", "a"]), bytes);
    }

    #[test]
    fn codes_have_no_byte_that_is_escaped_and_none_is_given_twice() {
        let texts: Vec<String> = (0..3000).map(|number| format!("no. {number}")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        for (count, length) in [(250, 1), (251, 2), (3000, 2)] {
            let mut values = values(&texts[..count]);
            values.sort_unstable();
            values.dedup();
            assert_eq!(values.len(), count);
            for value in values {
                let mut stream = Operators::default();
                value.push_to(&mut stream);
                assert_eq!(stream.bytes.len(), length);
                assert!(!stream.bytes.iter().any(|byte| ESCAPED.contains(byte)));
                assert_ne!(value.number(), 0);
            }
        }
    }
}
