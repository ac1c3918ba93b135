//! Content streams, read back.
//!
//! In: the bytes of a page's stream, and the codes of its fonts. Out: which marked content is in them,
//! whether it says anything, and which codes are drawn in which font. Readers forgive different faults, so none
//! may be there to forgive: each operator is one that is known here, has its operands and no others
//! ([`operators`]), and stands where it may; text objects, graphics states and marked content nest (ISO
//! 32000-1, 8.2 and 14.6). Everything that is drawn is content of the document or an artifact, never both
//! and never neither (ISO 14289-1, 7.1).

mod operators;
mod tokens;

use std::collections::BTreeMap;

use self::operators::{OperatorContext, known};
use self::tokens::{Property, Token, Tokens};
use super::Breach;
use super::fonts::{FontCodes, PageFonts};

/// What is drawn on a page.
#[derive(Debug, Default)]
pub struct Drawn {
    /// The MCIDs, in their order.
    pub marks: Vec<i64>,
    /// Whether more than white space is drawn for each of them.
    pub says: Vec<bool>,
    /// For each font, by its name in the resources, the codes: a bit each.
    pub codes: BTreeMap<Vec<u8>, Vec<u64>>,
}

/// Reads the operators of a page.
pub fn read(bytes: &[u8], fonts: &PageFonts<'_>) -> Result<Drawn, Breach> {
    let mut tokens = Tokens::new(bytes);
    let mut reader = Reader {
        fonts,
        drawn: Drawn::default(),
        open: Vec::new(),
        codes: Vec::new(),
        font: None,
        saved: Vec::new(),
        says: false,
    };
    let mut operands = Vec::new();
    while let Some(token) = tokens.next()? {
        match token {
            Token::Operator(name) => {
                reader.operator(name, &operands)?;
                operands.clear();
            }
            operand => operands.push(operand),
        }
    }
    if !operands.is_empty() {
        return Err("operands without an operator".to_string());
    }
    match reader.open.last() {
        Some(Nesting::Text) => Err("a text object that does not end".to_string()),
        Some(Nesting::Graphics) => Err("a graphics state that is not restored".to_string()),
        Some(_) => Err("marked content that does not end".to_string()),
        None => {
            reader.set_font(None);
            Ok(reader.drawn)
        }
    }
}

/// What is open.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Nesting {
    /// A text object.
    Text,
    /// A graphics state that was saved.
    Graphics,
    /// Marked content of the document.
    Content,
    /// An artifact.
    Artifact,
    /// Marked content within it, which says what its codes mean.
    Spelled,
}

struct Reader<'a> {
    fonts: &'a PageFonts<'a>,
    drawn: Drawn,
    open: Vec<Nesting>,
    /// The codes drawn in the font that is set.
    codes: Vec<u64>,
    /// The font that is set.
    font: Option<(&'a [u8], &'a FontCodes)>,
    /// Those that were, when the graphics states that are open were saved.
    saved: Vec<Option<(&'a [u8], &'a FontCodes)>>,
    /// Whether the marked content that is open has more in it than white space.
    says: bool,
}

impl<'a> Reader<'a> {
    fn operator(&mut self, name: &[u8], operands: &[Token<'a>]) -> Result<(), Breach> {
        let shown = || String::from_utf8_lossy(name).into_owned();
        let operator = known(name).ok_or_else(|| format!("the unknown operator {:?}", shown()))?;
        if !operator.takes(operands) {
            return Err(format!("{:?} with operands that are not its own", shown()));
        }
        let in_text = self.open.contains(&Nesting::Text);
        if (operator.place == OperatorContext::Page && in_text)
            || (operator.place == OperatorContext::Text && !in_text)
        {
            return Err(format!("{:?} where it may not stand", shown()));
        }
        if operator.paints {
            if !self.is_marked() {
                return Err("something is drawn outside marked content".to_string());
            }
            self.says |= operator.place == OperatorContext::Page;
        }
        match (name, operands) {
            (b"BT", _) => self.open.push(Nesting::Text),
            (b"ET", _) => self.close(&[Nesting::Text], "a text object")?,
            (b"q", _) => {
                self.open.push(Nesting::Graphics);
                self.saved.push(self.font);
            }
            (b"Q", _) => {
                self.close(&[Nesting::Graphics], "a graphics state")?;
                let font = self.saved.pop().flatten();
                self.set_font(font);
            }
            (b"BDC", [Token::Name(tag), Token::Properties(properties)]) => {
                self.mark(tag, properties)?;
            }
            (b"EMC", _) => {
                if self.open.last() == Some(&Nesting::Content) {
                    self.drawn.says.push(self.says);
                }
                let marked = [Nesting::Content, Nesting::Artifact, Nesting::Spelled];
                self.close(&marked, "marked content")?;
            }
            (b"Tf", [Token::Name(font), _]) => {
                let codes = self.fonts.get(*font).ok_or("an unknown font")?;
                self.set_font(Some((font, codes)));
            }
            (b"Tj" | b"TJ", [shown]) => self.show(shown)?,
            _ => {}
        }
        Ok(())
    }

    fn is_marked(&self) -> bool {
        let marked = |open: &Nesting| matches!(open, Nesting::Content | Nesting::Artifact);
        self.open.iter().any(marked)
    }

    /// What ends was the last to begin.
    fn close(&mut self, expected: &[Nesting], what: &str) -> Result<(), Breach> {
        match self.open.pop() {
            Some(last) if expected.contains(&last) => Ok(()),
            Some(_) => Err(format!("the end of {what} within something else")),
            None => Err(format!("the end of {what} that did not begin")),
        }
    }

    fn mark(&mut self, tag: &[u8], properties: &[Property<'a>]) -> Result<(), Breach> {
        let mark = properties.iter().find_map(|property| match property {
            Property::Mark(number) => Some(*number),
            Property::Spelled(_) | Property::Other(_) => None,
        });
        if self.is_marked() {
            // Only what spells characters stands within what is marked: not every reader finds its way
            // out of more.
            let spells = tag == b"Span" && matches!(properties, [Property::Spelled(_)]);
            if !spells || self.open.contains(&Nesting::Spelled) {
                return Err("marked content within marked content".to_string());
            }
            self.open.push(Nesting::Spelled);
            return Ok(());
        }
        self.says = false;
        match mark {
            Some(mark) => {
                self.drawn.marks.push(mark);
                self.open.push(Nesting::Content);
            }
            None if tag == b"Artifact" => self.open.push(Nesting::Artifact),
            None => return Err("marked content that is neither tagged nor an artifact".to_string()),
        }
        Ok(())
    }

    fn set_font(&mut self, font: Option<(&'a [u8], &'a FontCodes)>) {
        if let Some((last, _)) = std::mem::replace(&mut self.font, font) {
            let codes = std::mem::take(&mut self.codes);
            self.drawn.codes.insert(last.to_vec(), codes);
        }
        if let Some((font, _)) = font {
            self.codes = self.drawn.codes.remove(font).unwrap_or_default();
        }
    }

    /// A string, or strings with moves between them: a number at most between two strings, as two beside
    /// each other are one move written as if it were two.
    fn show(&mut self, shown: &Token<'a>) -> Result<(), Breach> {
        match shown {
            Token::String(codes) => self.codes(codes),
            Token::Array(parts) => {
                if (parts.windows(2)).any(|pair| matches!(pair, [Token::Number, Token::Number])) {
                    return Err("two moves beside each other".to_string());
                }
                parts.iter().try_for_each(|part| match part {
                    Token::String(codes) => self.codes(codes),
                    _ => Ok(()),
                })
            }
            _ => Ok(()),
        }
    }

    fn codes(&mut self, string: &[u8]) -> Result<(), Breach> {
        let (_, font) = self.font.ok_or("text is drawn without a font")?;
        if font.is_simple {
            let mut seen = [0u64; 4];
            for byte in string {
                seen[usize::from(byte >> 6)] |= 1 << (byte & 63);
            }
            for (word, seen) in seen.into_iter().enumerate() {
                self.add(word, seen, font);
            }
            return Ok(());
        }
        let pairs = string.chunks_exact(2);
        if !pairs.remainder().is_empty() {
            return Err("half a code".to_string());
        }
        for pair in pairs {
            let code = usize::from(pair[0]) << 8 | usize::from(pair[1]);
            self.add(code / 64, 1 << (code % 64), font);
        }
        Ok(())
    }

    /// Adds to the codes that are drawn those of which these are the bits.
    fn add(&mut self, word: usize, bits: u64, font: &FontCodes) {
        if bits == 0 {
            return;
        }
        if self.codes.len() <= word {
            self.codes.resize(word + 1, 0);
        }
        self.codes[word] |= bits;
        let blank = font.blanks.get(word).copied().unwrap_or(0);
        self.says |= bits & !blank != 0;
    }
}
