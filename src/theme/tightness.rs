//! How much tighter than it is a theme may be set, so that a text has room on so many pages.
//!
//! In: the bounds of a theme, and a [`Tightness`]. Out: the theme with less air, a smaller title, lines that
//! stand closer and smaller letters. What is done first costs a reader least.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{TextStyle, Theme};

/// How much of each is left at least, as a part of what it is.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
#[schemars(rename = "fit")]
pub struct FitBounds {
    /// The spaces between paragraphs and parts.
    pub air: f64,
    /// The size of the title.
    pub title: f64,
    /// The distance between lines.
    pub leading: f64,
    /// The size of letters.
    pub size: f64,
}

/// How tight a theme is set: in thousandths of what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tightness {
    /// Whether paragraphs take a line less wherever that can be had.
    pub fewer_lines: bool,
    /// The spaces between paragraphs and parts.
    pub air: u16,
    /// The size of the title.
    pub title: u16,
    /// The distance between lines.
    pub leading: u16,
    /// The size of letters.
    pub size: u16,
}

/// As much as the theme says.
pub const WHOLE: u16 = 1000;

impl Tightness {
    /// As the theme is.
    pub const NONE: Tightness = Tightness {
        fewer_lines: false,
        air: WHOLE,
        title: WHOLE,
        leading: WHOLE,
        size: WHOLE,
    };
}

impl Default for Tightness {
    fn default() -> Self {
        Tightness::NONE
    }
}

impl Theme {
    /// The theme, set so tight.
    pub fn tightened(mut self, tightness: Tightness) -> Theme {
        if tightness == Tightness::NONE {
            return self;
        }
        let part = |thousandths: u16| f64::from(thousandths) / f64::from(WHOLE);
        let (air, title) = (part(tightness.air), part(tightness.title));
        let (leading, size) = (part(tightness.leading), part(tightness.size));
        for space in [
            &mut self.paragraph.space,
            &mut self.paragraph.section_space,
            &mut self.paragraph.cell_space,
        ] {
            *space = *space * air;
        }
        let of_title = self.styles.title.clone();
        for style in self.styles.all_mut() {
            style.size = style.size * size;
            style.leading = style.leading * (leading * size);
        }
        self.styles.title = TextStyle {
            size: of_title.size * title,
            leading: of_title.leading * title,
            ..of_title
        };
        self
    }
}
