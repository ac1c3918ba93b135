//! Values of arguments, by the words that briefings have for them.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::project::Embed;
use crate::theme::{Paper, Sides};

impl ValueEnum for Paper {
    fn value_variants<'a>() -> &'a [Self] {
        &[Paper::A4, Paper::Letter, Paper::A5]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let size = match self {
            Paper::A4 => "210 by 297 mm",
            Paper::Letter => "8.5 by 11 inches",
            Paper::A5 => "148 by 210 mm",
        };
        Some(PossibleValue::new(self.name()).help(size))
    }
}

impl ValueEnum for Sides {
    fn value_variants<'a>() -> &'a [Self] {
        &[Sides::One, Sides::Two]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let margins = match self {
            Sides::One => "Equal margins",
            Sides::Two => "Mirrored margins, for duplex",
        };
        Some(PossibleValue::new(self.name()).help(margins))
    }
}

impl ValueEnum for Embed {
    fn value_variants<'a>() -> &'a [Self] {
        Embed::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, what) = match self {
            Embed::Printed => {
                let what =
                    "What is printed: every key that has an effect, without comments and `x-` keys";
                ("printed", what)
            }
            Embed::Verbatim => ("verbatim", "The file as it is, byte for byte"),
            Embed::None => ("none", "Nothing"),
        };
        Some(PossibleValue::new(name).help(what))
    }
}
