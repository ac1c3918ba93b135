//! A theme: every length, face, colour and space of the page.
//!
//! In: a TOML file. Out: a [`Theme`], which the layout and the EPUB's style sheet both read, so
//! that the two editions look like one house's. Nothing in the layout knows a size of its own.
//!
//! A file says only what differs from the theme that it `extends`, `default` unless it names another
//! ([`read`]); what it asks for must be legible and fit its sheets ([`check`]).

use std::collections::BTreeMap;

use serde::Deserialize;

mod built_in;
mod check;
mod color;
mod length;
mod read;
mod scale;

pub use built_in::{NAMES, built_in};
pub use read::{Fault, read};

pub use color::Color;
pub use length::Pt;

/// A theme, as its file has it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// What it is called.
    pub name: String,
    /// Everything that it says, in one form however it was written: what an edition's name is made
    /// from.
    #[serde(skip)]
    pub text: String,
    /// The sheets that it knows.
    pub paper: Papers,
    /// Its colours.
    pub colors: Colors,
    /// The faces of each family, in the order in which they are asked for a character.
    pub families: Families,
    /// What scripts need beside Latin, by ISO 15924 code.
    pub scripts: BTreeMap<String, ScriptDesign>,
    /// Spaces, indents and rules.
    pub paragraph: ParagraphDesign,
    /// The voices.
    pub styles: Styles,
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

/// How many sides of a sheet are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sides {
    /// One: the margins are equal.
    #[default]
    One,
    /// Both: the margins are mirrored, and the folio stands outside.
    Two,
}

/// The sheets of a theme.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Papers {
    /// A4.
    pub a4: Sheet,
    /// US letter.
    pub letter: Sheet,
    /// A5.
    pub a5: Sheet,
}

/// One sheet and the text block on it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
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

/// The colours of a theme.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
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
}

/// Families of faces.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Families {
    /// For text.
    pub serif: Vec<String>,
    /// For headings and labels.
    pub sans: Vec<String>,
    /// For code.
    pub mono: Vec<String>,
}

/// What a script needs.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScriptDesign {
    /// Its faces are set this many times as large as Latin ones.
    pub size: f64,
    /// Lines of a document in this script stand this many times as far apart.
    pub leading: f64,
}

/// Spaces, indents and rules.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParagraphDesign {
    /// Between paragraphs, and half of what stands between other blocks.
    pub space: Pt,
    /// From the edge to the first line of a paragraph that follows another, in place of the space
    /// between them; 0 for none.
    pub indent: Pt,
    /// How far a space may stretch before a line counts as loose: a part of its width.
    pub stretch: f64,
    /// How far a space may shrink: a part of its width.
    pub shrink: f64,
    /// How far glyphs may be widened or narrowed: a part of their width.
    pub expansion: f64,
    /// How far letters of a justified line may move apart or together: ems.
    pub tracking: f64,
    /// How far marks hang into the margin; 1 is the usual amount, 0 none.
    pub protrusion: f64,
    /// From a list's edge to its text.
    pub list_indent: Pt,
    /// From the text's edge to a quotation's.
    pub quote_indent: Pt,
    /// Above the heading of a part.
    pub section_space: Pt,
    /// Thickness of a rule above the heading of a part; 0 for none.
    pub section_rule: Pt,
    /// Whether the TL;DR stands on a panel instead of beside a rule.
    pub panel: bool,
    /// Thickness of a hairline.
    pub rule: Pt,
    /// Thickness of the rule beside the TL;DR and quotations.
    pub bar: Pt,
    /// From that rule to the text.
    pub bar_gap: Pt,
    /// The tallest that a logo is drawn; it is never wider than two fifths of the measure.
    pub logo: Pt,
}

/// The voices of a page.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // the names say what they set; default.toml shows them
pub struct Styles {
    pub kicker: TextStyle,
    pub title: TextStyle,
    pub subtitle: TextStyle,
    pub byline: TextStyle,
    pub imprint: TextStyle,
    pub label: TextStyle,
    pub lead: TextStyle,
    pub heading_1: TextStyle,
    pub heading_2: TextStyle,
    pub heading_3: TextStyle,
    pub heading_4: TextStyle,
    pub body: TextStyle,
    pub aside: TextStyle,
    pub attribution: TextStyle,
    pub question: TextStyle,
    pub term: TextStyle,
    pub code: TextStyle,
    pub reference: TextStyle,
    pub small_print: TextStyle,
    pub note: TextStyle,
    pub colophon: TextStyle,
    pub running: TextStyle,
    pub contents_1: TextStyle,
    pub contents_2: TextStyle,
}

/// How a text is set.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextStyle {
    /// Which family.
    pub family: Family,
    /// Which weight.
    #[serde(default)]
    pub weight: Weight,
    /// Whether it is italic.
    #[serde(default)]
    pub italic: bool,
    /// The size of an em.
    pub size: Pt,
    /// From baseline to baseline.
    pub leading: Pt,
    /// Its colour.
    pub color: ColorName,
    /// How its lines are filled.
    pub align: Align,
    /// Which figures it takes.
    #[serde(default)]
    pub figures: Figures,
    /// How its capitals and small letters are drawn.
    #[serde(default)]
    pub capitals: Capitals,
    /// Space added after every letter, in ems.
    #[serde(default)]
    pub tracking: f64,
}

/// A family of faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// For text.
    Serif,
    /// For headings and labels.
    Sans,
    /// For code.
    Mono,
}

/// A weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// 400.
    #[default]
    Regular,
    /// 600.
    Semibold,
    /// 700.
    Bold,
}

/// A colour by its name in the theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColorName {
    /// [`Colors::text`].
    Text,
    /// [`Colors::accent`].
    Accent,
    /// [`Colors::quiet`].
    Quiet,
}

/// How lines are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// Both edges straight.
    Justified,
    /// The end edge is left ragged; nothing is hyphenated.
    Ragged,
    /// Ragged, with lines as equal as they can be: headings.
    Balanced,
    /// The same with every line in the middle.
    Centered,
}

impl Align {
    /// Whether lines are made as equal as they can be.
    pub fn is_balanced(self) -> bool {
        match self {
            Align::Balanced | Align::Centered => true,
            Align::Justified | Align::Ragged => false,
        }
    }
}

/// Which figures a text takes where the face has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Figures {
    /// The face's own.
    #[default]
    Lining,
    /// With ascenders and descenders, for running text.
    Old,
    /// All of one width, for columns.
    Tabular,
}

/// Which letters are drawn as small capitals, where the face has them; where it has none, letters
/// stay as they are typed. What is copied from a page is what was typed, either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Capitals {
    /// None.
    #[default]
    Typed,
    /// Small letters: capitals stay tall.
    Small,
    /// Every letter.
    AllSmall,
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
