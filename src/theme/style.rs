//! The voices of a page, and what each is set in.

use serde::Deserialize;

use super::{ColorName, Pt};

/// The voices of a page.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
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
    pub grade: TextStyle,
    pub aside: TextStyle,
    pub attribution: TextStyle,
    pub question: TextStyle,
    pub term: TextStyle,
    pub code: TextStyle,
    pub reference: TextStyle,
    pub small_print: TextStyle,
    pub note: TextStyle,
    pub pull_quote: TextStyle,
    pub figure: TextStyle,
    pub caption: TextStyle,
    pub cell: TextStyle,
    pub cell_head: TextStyle,
    pub cell_total: TextStyle,
    pub remark: TextStyle,
    pub colophon: TextStyle,
    pub running: TextStyle,
    pub contents_1: TextStyle,
    pub contents_2: TextStyle,
}

/// How a text is set.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
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

/// How lines are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// Both edges straight.
    Justified,
    /// The end edge is left ragged; nothing is hyphenated.
    Ragged,
    /// The end edge is straight, the start edge ragged: numbers, and heads above them.
    End,
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
            Align::Justified | Align::Ragged | Align::End => false,
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
