//! The words that keys with a choice take, and what they stand for.
//!
//! Each list is all that is known of a choice: decoding looks a word up in it, and messages, documentation
//! and the generator of the tests show it.

use super::BRIEFING;
use crate::briefing::typed::{Basis, Confidence, LikelihoodScale, Part, SourceKind, SourceOrder};
use crate::diagnostic::Level;
use crate::document::{
    Arrange, CalloutKind, ChartKind, ColumnAlign, Contents, CoverWish, Embed, Fit, Pap, Scheme,
    Status, Tlp,
};
use crate::language::Calendar;
use crate::theme::{Paper, Sides};

/// Words, and what they stand for.
pub type Choices<T> = &'static [(&'static str, T)];

/// `true` and `false`, as YAML's core schema spells them.
pub const BOOLEANS: Choices<bool> = &[
    ("true", true),
    ("false", false),
    ("True", true),
    ("False", false),
    ("TRUE", true),
    ("FALSE", false),
];

/// `toc`.
pub const CONTENTS: Choices<Contents> = &[
    ("auto", Contents::Auto),
    ("true", Contents::Always),
    ("True", Contents::Always),
    ("TRUE", Contents::Always),
    ("false", Contents::Never),
    ("False", Contents::Never),
    ("FALSE", Contents::Never),
];

/// `cover` of `pdf`.
pub const COVERS: Choices<CoverWish> = &[
    ("auto", CoverWish::Auto),
    ("true", CoverWish::Always),
    ("True", CoverWish::Always),
    ("TRUE", CoverWish::Always),
    ("false", CoverWish::Never),
    ("False", CoverWish::Never),
    ("FALSE", CoverWish::Never),
];

/// `embed` of `pdf`.
pub const EMBEDS: Choices<Embed> = Embed::ALL;

/// `formats`: the names of the backends, which a test compares.
pub const FORMATS: Choices<&str> = &[
    ("pdf", "pdf"),
    ("epub", "epub"),
    ("kepub", "kepub"),
    ("png", "png"),
];

/// The values of `lints`.
pub const LEVELS: Choices<Level> = Level::ALL;

/// `status`.
pub const STATUSES: Choices<Status> = &[
    ("draft", Status::Draft),
    ("final", Status::Final),
    ("superseded", Status::Superseded),
];

/// `paper`.
pub const PAPERS: Choices<Paper> = Paper::ALL;

/// `calendar`.
pub const CALENDARS: Choices<Calendar> = Calendar::ALL;

/// `sides`.
pub const SIDES: Choices<Sides> = Sides::ALL;

/// `tlp`.
pub const TLP: Choices<Tlp> = Tlp::ALL;

/// `pap`.
pub const PAP: Choices<Pap> = Pap::ALL;

/// `order`.
pub const PARTS: Choices<Part> = Part::ALL;

/// `scheme`.
pub const SCHEMES: Choices<Scheme> = Scheme::ALL;

/// `confidence`.
pub const CONFIDENCES: Choices<Confidence> = &[
    ("low", Confidence::Low),
    ("moderate", Confidence::Moderate),
    ("high", Confidence::High),
];

/// `likelihood_scale`.
pub const LIKELIHOOD_SCALES: Choices<LikelihoodScale> = LikelihoodScale::ALL;

/// `basis`.
pub const BASES: Choices<Basis> = &[
    ("fact", Basis::Fact),
    ("assumption", Basis::Assumption),
    ("judgement", Basis::Judgement),
    ("judgment", Basis::Judgement),
];

/// `reliability`: the Admiralty grades of a source.
pub const RELIABILITIES: Choices<char> = &[
    ("A", 'A'),
    ("B", 'B'),
    ("C", 'C'),
    ("D", 'D'),
    ("E", 'E'),
    ("F", 'F'),
];

/// `credibility`: the Admiralty grades of what it says.
pub const CREDIBILITIES: Choices<char> = &[
    ("1", '1'),
    ("2", '2'),
    ("3", '3'),
    ("4", '4'),
    ("5", '5'),
    ("6", '6'),
];

/// In which order sources stand.
pub const SOURCE_ORDERS: Choices<SourceOrder> = &[
    ("listed", SourceOrder::Listed),
    ("cited", SourceOrder::Cited),
    ("alphabetical", SourceOrder::Alphabetical),
];

/// The types of CSL 1.0.2, by how their titles are set.
pub const SOURCE_TYPES: Choices<SourceKind> = &[
    ("book", SourceKind::Whole),
    ("report", SourceKind::Whole),
    ("thesis", SourceKind::Whole),
    ("map", SourceKind::Whole),
    ("motion_picture", SourceKind::Whole),
    ("software", SourceKind::Whole),
    ("dataset", SourceKind::Whole),
    ("periodical", SourceKind::Whole),
    ("pamphlet", SourceKind::Whole),
    ("standard", SourceKind::Whole),
    ("classic", SourceKind::Whole),
    ("collection", SourceKind::Whole),
    ("musical_score", SourceKind::Whole),
    ("performance", SourceKind::Whole),
    ("article", SourceKind::Part),
    ("article-journal", SourceKind::Part),
    ("article-magazine", SourceKind::Part),
    ("article-newspaper", SourceKind::Part),
    ("chapter", SourceKind::Part),
    ("paper-conference", SourceKind::Part),
    ("post", SourceKind::Part),
    ("post-weblog", SourceKind::Part),
    ("webpage", SourceKind::Part),
    ("speech", SourceKind::Part),
    ("entry", SourceKind::Part),
    ("entry-dictionary", SourceKind::Part),
    ("entry-encyclopedia", SourceKind::Part),
    ("review", SourceKind::Part),
    ("review-book", SourceKind::Part),
    ("manuscript", SourceKind::Part),
    ("interview", SourceKind::Part),
    ("broadcast", SourceKind::Part),
    ("song", SourceKind::Part),
    ("event", SourceKind::Part),
    ("bill", SourceKind::Other),
    ("document", SourceKind::Other),
    ("figure", SourceKind::Other),
    ("graphic", SourceKind::Other),
    ("hearing", SourceKind::Other),
    ("legal_case", SourceKind::Other),
    ("legislation", SourceKind::Other),
    ("patent", SourceKind::Other),
    ("personal_communication", SourceKind::Other),
    ("regulation", SourceKind::Other),
    ("treaty", SourceKind::Other),
];

/// The words of a choice as they are shown: without those that differ from one before in their case
/// alone.
pub fn shown<T>(choices: Choices<T>) -> Vec<&'static str> {
    let mut shown: Vec<&str> = Vec::new();
    for (word, _) in choices {
        if !shown.iter().any(|known| known.eq_ignore_ascii_case(word)) {
            shown.push(word);
        }
    }
    shown
}

/// The words that `order` takes: the parts, by any of their names.
pub fn parts() -> Vec<&'static str> {
    let parts = shown(PARTS).into_iter();
    let parts = parts.flat_map(|part| {
        let key = BRIEFING.find(part);
        let others = key.map_or(&[][..], |key| key.other_names);
        std::iter::once(part).chain(others.iter().copied())
    });
    parts.collect()
}

/// The degrees of likelihood of ICD 203.
pub fn degrees() -> Vec<&'static str> {
    LikelihoodScale::Icd203.degrees()
}

/// The degrees of likelihood of every scale, each once.
pub fn degrees_of_all_scales() -> Vec<&'static str> {
    let mut degrees = Vec::new();
    for degree in LikelihoodScale::ALL
        .iter()
        .flat_map(|(_, scale)| scale.names())
    {
        if !degrees.contains(&degree) {
            degrees.push(degree);
        }
    }
    degrees
}

/// `align` of a column.
pub const ALIGNS: Choices<ColumnAlign> = &[
    ("start", ColumnAlign::Start),
    ("end", ColumnAlign::End),
    ("center", ColumnAlign::Center),
    ("decimal", ColumnAlign::Decimal),
    ("left", ColumnAlign::Start),
    ("right", ColumnAlign::End),
    ("centre", ColumnAlign::Center),
];

/// `kind` of a chart.
pub const CHART_KINDS: Choices<ChartKind> = &[
    ("column", ChartKind::Column),
    ("bar", ChartKind::Bar),
    ("line", ChartKind::Line),
    ("area", ChartKind::Area),
    ("dot", ChartKind::Dot),
    ("range", ChartKind::Range),
    ("scatter", ChartKind::Scatter),
    ("interval", ChartKind::Interval),
];

/// `arrange` of a chart.
pub const ARRANGES: Choices<Arrange> = &[
    ("grouped", Arrange::Grouped),
    ("stacked", Arrange::Stacked),
    ("percent", Arrange::Percent),
];

/// `kind` of a callout.
pub const CALLOUTS: Choices<CalloutKind> = &[
    ("note", CalloutKind::Note),
    ("warning", CalloutKind::Warning),
    ("method", CalloutKind::Method),
    ("definition", CalloutKind::Definition),
];

/// `fit` of a table.
pub const FITS: Choices<Fit> = &[
    ("auto", Fit::Auto),
    ("shrink", Fit::Shrink),
    ("landscape", Fit::Landscape),
];
