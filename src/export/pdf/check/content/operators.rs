//! The operators of this program (ISO 32000-1, annex A), and what each takes.

use super::tokens::Token;

/// Where an operator may stand (ISO 32000-1, figure 9).
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum OperatorContext {
    /// Outside of text objects.
    Page,
    /// In one.
    Text,
    /// In either.
    Any,
}

/// What an operator is.
#[derive(Debug)]
pub struct Operator {
    number: u32,
    operands: &'static [Operand],
    /// Where it may stand.
    pub place: OperatorContext,
    /// Whether it draws something.
    pub paints: bool,
}

/// What an operand is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Operand {
    Number,
    Name,
    String,
    /// Numbers.
    Numbers,
    /// Strings and numbers.
    Strings,
    Properties,
}

use Operand::{Name, Number, Numbers, Properties, String, Strings};
use OperatorContext::{Any, Page, Text};

const fn sets(
    name: &'static [u8],
    operands: &'static [Operand],
    place: OperatorContext,
) -> Operator {
    Operator {
        number: number(name),
        operands,
        place,
        paints: false,
    }
}

const fn paints(
    name: &'static [u8],
    operands: &'static [Operand],
    place: OperatorContext,
) -> Operator {
    Operator {
        number: number(name),
        operands,
        place,
        paints: true,
    }
}

/// Every operator that this program writes, the most frequent first.
const OPERATORS: &[Operator] = &[
    sets(b"Td", &[Number; 2], Text),
    paints(b"Tj", &[String], Text),
    paints(b"TJ", &[Strings], Text),
    sets(b"Tw", &[Number], Any),
    sets(b"Tz", &[Number], Any),
    sets(b"Tc", &[Number], Any),
    sets(b"BDC", &[Name, Properties], Any),
    sets(b"EMC", &[], Any),
    sets(b"Tf", &[Name, Number], Any),
    sets(b"BT", &[], Page),
    sets(b"ET", &[], Text),
    sets(b"g", &[Number], Any),
    sets(b"G", &[Number], Any),
    sets(b"rg", &[Number; 3], Any),
    sets(b"RG", &[Number; 3], Any),
    sets(b"q", &[], Page),
    sets(b"Q", &[], Page),
    sets(b"cm", &[Number; 6], Page),
    sets(b"w", &[Number], Page),
    sets(b"J", &[Number], Page),
    sets(b"d", &[Numbers, Number], Page),
    sets(b"m", &[Number; 2], Page),
    sets(b"l", &[Number; 2], Page),
    sets(b"c", &[Number; 6], Page),
    sets(b"h", &[], Page),
    sets(b"re", &[Number; 4], Page),
    sets(b"W", &[], Page),
    sets(b"W*", &[], Page),
    sets(b"n", &[], Page),
    sets(b"gs", &[Name], Page),
    paints(b"f", &[], Page),
    paints(b"f*", &[], Page),
    paints(b"S", &[], Page),
    paints(b"Do", &[Name], Page),
];

/// The operator of a name.
pub fn known(name: &[u8]) -> Option<&'static Operator> {
    let number = number(name);
    OPERATORS.iter().find(|operator| operator.number == number)
}

/// The number that the bytes of a name make, which is quick to compare: no operator has more than three.
const fn number(name: &[u8]) -> u32 {
    let mut number = 0;
    let mut index = 0;
    while index < name.len() && index < 4 {
        number = number << 8 | name[index] as u32;
        index += 1;
    }
    number
}

impl Operator {
    /// Whether these are its operands.
    pub fn takes(&self, operands: &[Token<'_>]) -> bool {
        self.operands.len() == operands.len()
            && (self.operands.iter().zip(operands)).all(|(operand, token)| operand.is(token))
    }
}

impl Operand {
    fn is(self, token: &Token<'_>) -> bool {
        match token {
            Token::Number => self == Number,
            Token::Name(_) => self == Name,
            Token::String(_) => self == String,
            Token::Properties(_) => self == Properties,
            Token::Array(parts) => {
                let is_number = |part: &Token<'_>| matches!(part, Token::Number);
                let is_string = |part: &Token<'_>| matches!(part, Token::String(_));
                match self {
                    Numbers => parts.iter().all(is_number),
                    Strings => parts.iter().all(|part| is_number(part) || is_string(part)),
                    Number | Name | String | Properties => false,
                }
            }
            Token::Operator(_) => false,
        }
    }
}
