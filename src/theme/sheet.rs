//! The paper, and the text block on it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Pt;

impl Sheet {
    /// The same sheet on its side, with a text block as wide as that of this one is high. Its margins above
    /// and below are the same; `line` is the leading of the body, as it is set.
    pub fn turned(&self, line: Pt, height: Pt) -> Sheet {
        let below = self.height - self.top - height;
        let room = self.width - self.top - below;
        Sheet {
            width: self.height,
            height: self.width,
            measure: height,
            lines: (room / line).floor().max(1.0) as u32,
            ..self.clone()
        }
    }
}

/// The paper a PDF is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 inches.
    Letter,
    /// 148 × 210 mm.
    A5,
}

impl Paper {
    /// Every paper by the word that a briefing, a theme and the command line name it with.
    pub const ALL: &[(&'static str, Paper)] = &[
        ("a4", Paper::A4),
        ("letter", Paper::Letter),
        ("a5", Paper::A5),
    ];

    /// That word.
    pub fn name(self) -> &'static str {
        match self {
            Paper::A4 => "a4",
            Paper::Letter => "letter",
            Paper::A5 => "a5",
        }
    }

    /// How it is written in a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Paper::A4 => "A4",
            Paper::Letter => "letter",
            Paper::A5 => "A5",
        }
    }
}

/// How many sides of a sheet are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sides {
    /// One: the margins are equal.
    #[default]
    One,
    /// Both: the margins are mirrored, and the folio stands outside.
    Two,
}

impl Sides {
    /// Either by the word that a briefing and the command line name it with.
    pub const ALL: &[(&'static str, Sides)] = &[("one", Sides::One), ("two", Sides::Two)];

    /// That word.
    pub fn name(self) -> &'static str {
        match self {
            Sides::One => "one",
            Sides::Two => "two",
        }
    }
}

/// The sheets of a theme.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
#[schemars(rename = "papers")]
pub struct Papers {
    /// A4.
    pub a4: Sheet,
    /// US letter.
    pub letter: Sheet,
    /// A5.
    pub a5: Sheet,
}

/// One sheet and the text block on it.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
#[schemars(rename = "sheet")]
pub struct Sheet {
    /// Width of the sheet.
    pub width: Pt,
    /// Height of the sheet.
    pub height: Pt,
    /// Width of the text block.
    pub measure: Pt,
    /// From the sheet's upper edge to the text block.
    pub top: Pt,
    /// Height of the text block in lines of the body's leading.
    pub lines: u32,
    /// The part of the free width that lies at the binding of a two-sided copy; 0 to 1.
    pub inner: f64,
    /// The part of the free width that lies at the start edge of a one-sided copy; 0 to 1.
    pub start: f64,
    /// What every size and length of the text is multiplied with.
    pub scale: f64,
    /// From the upper edge to the baseline of the running head.
    pub head: Pt,
    /// From the lower edge to the baseline of the folio.
    pub foot: Pt,
}
