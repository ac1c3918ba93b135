//! The voices of a page, and what each is set in.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{ColorName, Pt};

/// The voices of a page.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
#[schemars(rename = "styles")]
pub struct Styles {
    /// Above the title: the series, the status.
    pub kicker: TextStyle,
    /// The title of the briefing.
    pub title: TextStyle,
    /// The second line of the title.
    pub subtitle: TextStyle,
    /// Who made it, below the title.
    pub byline: TextStyle,
    /// House, date and version below the title.
    pub imprint: TextStyle,
    /// The label above the TL;DR and above key figures.
    pub label: TextStyle,
    /// The TL;DR.
    pub lead: TextStyle,
    /// Headings of parts.
    pub heading_1: TextStyle,
    /// Headings of sections.
    pub heading_2: TextStyle,
    /// Headings within sections.
    pub heading_3: TextStyle,
    /// Headings below those.
    pub heading_4: TextStyle,
    /// Running text.
    pub body: TextStyle,
    /// How sure a key point is.
    pub grade: TextStyle,
    /// What stands beside a text in grey: owners, days.
    pub aside: TextStyle,
    /// Who said it, below a quotation.
    pub attribution: TextStyle,
    /// Questions.
    pub question: TextStyle,
    /// Terms that are explained.
    pub term: TextStyle,
    /// Code.
    pub code: TextStyle,
    /// Entries of the sources.
    pub reference: TextStyle,
    /// Small print, such as the note below the sources.
    pub small_print: TextStyle,
    /// Notes at the foot of a page.
    pub note: TextStyle,
    /// Words of the text once more, large.
    pub pull_quote: TextStyle,
    /// The numbers of key figures.
    pub figure: TextStyle,
    /// Captions of tables, figures and charts.
    pub caption: TextStyle,
    /// What stands in a table.
    pub cell: TextStyle,
    /// The heads of a table.
    pub cell_head: TextStyle,
    /// Its rows of sums.
    pub cell_total: TextStyle,
    /// Notes and sources below tables, figures and charts.
    pub remark: TextStyle,
    /// What a document says of itself at its end.
    pub colophon: TextStyle,
    /// Running heads and feet.
    pub running: TextStyle,
    /// Contents, first level.
    pub contents_1: TextStyle,
    /// Contents, second level.
    pub contents_2: TextStyle,
}

/// How a text is set.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
#[schemars(rename = "style")]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "family")]
pub enum Family {
    /// For text.
    Serif,
    /// For headings and labels.
    Sans,
    /// For code.
    Mono,
}

/// A weight.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "weight")]
pub enum Weight {
    /// 400.
    #[default]
    Regular,
    /// 600.
    Semibold,
    /// 700.
    Bold,
}

impl Weight {
    /// All of them, from the lightest.
    pub const ALL: [Weight; 3] = [Weight::Regular, Weight::Semibold, Weight::Bold];

    /// How heavy it is, as CSS counts.
    pub fn number(self) -> u16 {
        match self {
            Weight::Regular => 400,
            Weight::Semibold => 600,
            Weight::Bold => 700,
        }
    }

    /// The one that is nearest to a weight of CSS, 1 to 1000.
    pub fn nearest(weight: u16) -> Weight {
        match weight {
            0..=500 => Weight::Regular,
            501..=650 => Weight::Semibold,
            _ => Weight::Bold,
        }
    }
}

/// How lines are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "align")]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "figures")]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "capitals")]
pub enum Capitals {
    /// None.
    #[default]
    Typed,
    /// Small letters: capitals stay tall.
    Small,
    /// Every letter.
    AllSmall,
}
