//! Values of arguments, by the words that briefings have for them.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::diagnostic::machine::Format;
use crate::project::{Embed, Purpose, StarterKind};
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
        &[Embed::Printed, Embed::Verbatim, Embed::None]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let what = match self {
            Embed::Printed => {
                "What is printed: every key that has an effect, without comments and `x-` keys"
            }
            Embed::Verbatim => "The file as it is, byte for byte",
            Embed::None => "Nothing",
        };
        let mut names = Embed::ALL.iter();
        let (name, _) = names.find(|(_, embed)| embed == self)?;
        Some(PossibleValue::new(*name).help(what))
    }
}

impl ValueEnum for Purpose {
    fn value_variants<'a>() -> &'a [Self] {
        &[Purpose::Kindle, Purpose::Print, Purpose::Archive]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, what) = match self {
            Purpose::Kindle => (
                "kindle",
                "To be read on a Kindle: no tables of many columns",
            ),
            Purpose::Print => ("print", "To be printed: pictures with enough pixels"),
            Purpose::Archive => (
                "archive",
                "To be kept and found again: date, publisher, licence, identifier",
            ),
        };
        Some(PossibleValue::new(name).help(what))
    }
}

impl ValueEnum for StarterKind {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            StarterKind::Policy,
            StarterKind::Cti,
            StarterKind::Sitrep,
            StarterKind::Explainer,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let what = match self {
            StarterKind::Policy => "What is known, and what should be done",
            StarterKind::Cti => "An attack: who may see it, how sure it is, its traces",
            StarterKind::Sitrep => "How things stand: numbers and a timeline",
            StarterKind::Explainer => "What something is: questions, answers, terms",
        };
        let mut names = StarterKind::ALL.iter();
        let (name, _) = names.find(|(_, kind)| kind == self)?;
        Some(PossibleValue::new(*name).help(what))
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Format::Human,
            Format::Short,
            Format::Json,
            Format::Sarif,
            Format::Github,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let what = match self {
            Format::Human => "A drawing of the place, for people",
            Format::Short => "A line each, for editors and `grep`",
            Format::Json => "A JSON object in a line each, for programs",
            Format::Sarif => "One SARIF log at the end, for code scanning",
            Format::Github => "Workflow commands, for GitHub Actions",
        };
        let mut names = Format::ALL.iter();
        let (name, _) = names.find(|(_, format)| format == self)?;
        Some(PossibleValue::new(*name).help(what))
    }
}
