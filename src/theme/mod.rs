//! A theme: every length, face, colour and space of the page.
//!
//! In: a TOML file. Out: a [`Theme`], which the layout and the EPUB's style sheet both read, so
//! that the two editions look like one house's. Nothing in the layout knows a size of its own.
//!
//! A file says only what differs from the theme that it `extends`, `default` unless it names another
//! ([`read`]); what it asks for lies within limits ([`range`]), can be read ([`check`]) and fits its
//! sheets ([`fit`]). A fault is told at its place in the file ([`places`]).

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

mod built_in;
mod check;
mod exceptions;
mod fit;
mod font_file;
mod paragraph;
mod places;
mod range;
mod read;
mod running_words;
mod scale;
mod schema;
mod sheet;
mod shown;
mod style;
mod tightness;

pub use built_in::{NAMES, built_in, described};
pub use exceptions::{Exceptions, NoWord, Place};
pub use read::{ThemeFault, read};

use crate::geometry::{Color, Pt};
pub use font_file::FontFile;
pub use paragraph::ParagraphDesign;
pub use places::Places;
pub use running_words::{RunningField, RunningWords, UnknownField, divides};
pub use schema::schema;
pub use sheet::{Paper, Papers, Sheet, Sides};
pub use shown::shown;
pub use style::{Align, Capitals, Family, Figures, Styles, TextStyle, Weight};
pub use tightness::{FitBounds, Tightness, WHOLE};

/// A theme, as its file has it.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
#[schemars(rename = "theme")]
pub struct Theme {
    /// What it is called.
    pub name: String,
    /// Everything that it says, in one form however it was written: what an edition's name is made
    /// from.
    #[serde(skip)]
    pub text: String,
    /// The same as values, its own and those of the themes that it extends, for whoever wants to see them.
    #[serde(skip)]
    pub values: Arc<toml::Table>,
    /// What stands at the head of every page but the first, beside the part that the page begins in.
    pub header: RunningWords,
    /// What stands at the foot of every page beside its number.
    pub footer: RunningWords,
    /// Where the number of a page stands.
    pub folio: FolioPlace,
    /// How words are set that are emphasised.
    pub emphasis: Emphasis,
    /// The sheets that it knows.
    pub paper: Papers,
    /// Its colours.
    pub colors: Colors,
    /// The faces of each family, in the order in which they are asked for a character.
    pub families: Families,
    /// Font files beside its own: each a path, or a table with `file` and what is to be said of it.
    #[serde(default)]
    pub fonts: Vec<FontFile>,
    /// Which fonts go with a book.
    #[serde(default)]
    pub book_fonts: BookFonts,
    /// What scripts need beside Latin, by ISO 15924 code.
    pub scripts: BTreeMap<String, ScriptDesign>,
    /// Words that are cut otherwise than their language's patterns have it, by language: `data-base`.
    #[serde(default)]
    pub hyphenation: Exceptions,
    /// Spaces, indents and rules.
    pub paragraph: ParagraphDesign,
    /// How tight it may be set so that a text has room on so many pages.
    pub fit: FitBounds,
    /// The voices.
    pub styles: Styles,
}

/// How words are set that are emphasised, and titles within a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "emphasis")]
pub enum Emphasis {
    /// In italic, where the script has it.
    #[default]
    Italic,
    /// In bold: letters that lean are hard to read for those who see them blurred.
    Bold,
}

/// Which fonts go with a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "book-fonts")]
pub enum BookFonts {
    /// Those for scripts that readers may lack.
    #[default]
    Lacking,
    /// Those of text and headings as well, which then look as on the pages, unless a reader chooses another font.
    All,
}

/// Where the numbers of pages stand: in one place, whatever else stands at the foot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "folio")]
pub enum FolioPlace {
    /// At the left, where no marking ever stands; of copies that are printed on both sides, outside.
    #[default]
    Side,
    /// In the middle.
    Middle,
}

/// The colours of a theme.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
#[schemars(rename = "colors")]
pub struct Colors {
    /// Running text.
    pub text: Color,
    /// Headings of parts, links, the rule beside the TL;DR.
    pub accent: Color,
    /// Running heads, small print.
    pub quiet: Color,
    /// Rules; never text.
    pub hairline: Color,
    /// Behind the TL;DR, where it has a panel; text stands on it.
    pub panel: Color,
    /// What is drawn in charts, a colour for each series: the first is that of one alone. Told apart without
    /// seeing colours, as their lightness differs.
    pub series: Vec<Color>,
}

/// Families of faces.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
#[schemars(rename = "families")]
pub struct Families {
    /// For text.
    pub serif: Vec<String>,
    /// For headings and labels.
    pub sans: Vec<String>,
    /// For code.
    pub mono: Vec<String>,
}

/// What a script needs.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
#[schemars(rename = "script")]
pub struct ScriptDesign {
    /// Its faces are set this many times as large as Latin ones.
    pub size: f64,
    /// Lines of a document in this script stand this many times as far apart.
    pub leading: f64,
}

/// A colour by its name in the theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "color-name")]
pub enum ColorName {
    /// That of running text.
    Text,
    /// That of headings and links.
    Accent,
    /// That of running heads and small print.
    Quiet,
}

impl Theme {
    /// The theme that is used when no other is named.
    pub fn default_theme() -> &'static Theme {
        built_in::default_theme()
    }

    /// The sheet of a paper.
    pub fn sheet(&self, paper: Paper) -> &Sheet {
        match paper {
            Paper::A4 => &self.paper.a4,
            Paper::Letter => &self.paper.letter,
            Paper::A5 => &self.paper.a5,
        }
    }

    /// The faces of a family.
    pub fn faces(&self, family: Family) -> &[String] {
        match family {
            Family::Serif => &self.families.serif,
            Family::Sans => &self.families.sans,
            Family::Mono => &self.families.mono,
        }
    }

    /// A colour.
    pub fn color(&self, name: ColorName) -> Color {
        match name {
            ColorName::Text => self.colors.text,
            ColorName::Accent => self.colors.accent,
            ColorName::Quiet => self.colors.quiet,
        }
    }
}
