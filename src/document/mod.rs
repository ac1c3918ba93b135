//! The document as it is meant: what a briefing says once its keys, markup, citations and
//! typography are resolved.
//!
//! In: made by [`crate::briefing::lower()`] and by nothing else. Out: read by the layout and by the
//! EPUB writer. It is a small closed set of blocks: a new kind of block in the YAML lowers to
//! these, so that no backend changes for it.
//!
//! Every piece of text is a [`Text`]: one string with marks over byte ranges of it, and an id that
//! is unique in the document. A glyph on a page, a tag of the PDF and a page mark in the EPUB all
//! name their text by that id and a byte offset; nothing is ever found again by searching.
//!
//! *The text* is final here. Note calls ("2"), citation numbers ("[3, p. 7]"), quotation marks and
//! list numbers are characters of the document; a backend adds none of its own, apart from what
//! depends on pages.

mod address;
mod chart;
mod children;
mod date;
mod doi;
mod evidence;
mod figure;
mod heading_levels;
mod logo;
mod marking;
mod metadata;
mod page_references;
mod reference;
mod scanned;
mod settings;
mod table;
mod text;

pub use address::{Address, NoAddress};
pub use chart::{Annotation, Arrange, Chart, ChartKind, DataSeries, most_places};
pub use children::Child;
pub use date::Date;
pub use doi::Doi;
pub use evidence::{FEWEST as FEWEST_LISTED, Listed};
pub use figure::{Figure, PictureId};
pub use heading_levels::HeadingLevels;
pub use logo::Logo;
pub use marking::{Marking, Pap, Tlp};
pub use metadata::{Accessibility, Identifier, Metadata, Names, Person, Scheme, Series, Status};
pub use reference::Reference;
pub use scanned::{MOST_SCANNED, ScannedAddress};
pub use settings::{Contents, CoverWish, Embed, Settings};
pub use table::{Cell, ColumnAlign, Fit, Heads, Remark, Row, RowKind, Scope, Table};
pub use text::{CitationId, Event, Mark, MarkKind, NoteId, Text, TextId, is_blank};

use std::sync::Arc;

use crate::picture::Picture;
use crate::theme::{Exceptions, RunningWords};

/// A whole briefing, ready to be laid out or written as XHTML.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What the briefing says about itself.
    pub metadata: Metadata,
    /// What stands at the top of the first page.
    pub title_block: TitleBlock,
    /// The top-level parts in the order in which they are read: one EPUB file each.
    pub parts: Vec<Section>,
    /// Every note in the order of its call; [`NoteId`] is an index into this.
    pub notes: Vec<Note>,
    /// What closes the document: what it is, what has changed in it, how it may be used and cited. It is no
    /// part, and stands in no list of contents.
    pub colophon: Option<Section>,
    /// Who may see it: at the head and foot of every page.
    pub marking: Option<Marking>,
    /// A word behind the text of every page.
    pub watermark: Option<String>,
    /// What stands at the head of its pages, where it says so itself and not its theme.
    pub header: Option<RunningWords>,
    /// What stands at their foot.
    pub footer: Option<RunningWords>,
    /// Words of its own that are cut otherwise than their language's patterns have it.
    pub hyphenation: Exceptions,
    /// The publisher's sign, above the title.
    pub logo: Option<Logo>,
    /// The pictures of the figures; [`PictureId`] is an index into this. Whoever reads files fills it.
    pub pictures: Vec<Arc<Picture>>,
    /// How many texts there are: every [`TextId`] is below this.
    pub text_count: u32,
    /// How many citations there are: every [`CitationId`] is below this.
    pub citation_count: u32,
}

/// The head of the first page, from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub struct TitleBlock {
    /// Publisher, series and number, date, with dots between them.
    pub kicker: Option<Text>,
    /// The title; never empty.
    pub title: Text,
    /// The subtitle.
    pub subtitle: Option<Text>,
    /// The authors: a line each with their houses, or one of all their names and one of their houses.
    pub byline: Vec<Text>,
    /// Report number, version, status and date of the last change, with dots between them.
    pub imprint: Option<Text>,
    /// That something else has taken its place.
    pub notice: Option<Text>,
}

/// A part of the document, or a section within one.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// What it is; decides its looks and its role.
    pub kind: SectionKind,
    /// Its name within the document: ASCII letters, digits and hyphens, unique among all anchors,
    /// the same between versions of a briefing as long as its title stays.
    pub anchor: String,
    /// The level of its heading: the document's title is 1, a part 2, and so on to 6.
    pub level: u8,
    /// The heading. Only parts without one of their own (a `summary` labelled "", say) lack it.
    pub heading: Option<Text>,
    /// What it is called elsewhere, in one line: in outlines, tables of contents and running heads.
    /// The words of the heading without calls of notes and without citations, which would point to
    /// nothing there; empty where there is no heading.
    pub label: String,
    /// What stands in it, nested sections included.
    pub blocks: Vec<Block>,
}

/// What a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SectionKind {
    /// The one-paragraph answer.
    Tldr,
    /// The numbers that stand for all.
    KeyFigures,
    /// The key points.
    KeyPoints,
    /// The summary.
    Summary,
    /// An author's own section, at any level.
    Body,
    /// The recommendations.
    Recommendations,
    /// The timeline.
    Timeline,
    /// Questions and answers.
    Faq,
    /// The glossary.
    Glossary,
    /// The numbered sources and the note on them.
    Sources,
    /// An appendix.
    Appendix,
    /// What a document says about itself at its end.
    About,
}

/// One block of the closed core.
///
/// There is no catch-all: a backend that matches on this names every kind, so the compiler finds
/// each place that a new kind touches.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A bulleted or numbered list.
    List(List),
    /// A quotation set off from the text.
    Quote(Quote),
    /// Preformatted text.
    Code(Code),
    /// Terms or questions, each with what belongs to it.
    Definitions(Definitions),
    /// The numbered sources.
    References(Vec<Reference>),
    /// A table.
    Table(Box<Table>),
    /// A figure.
    Figure(Box<Figure>),
    /// A chart.
    Chart(Box<Chart>),
    /// What is set apart from the text.
    Callout(Box<Callout>),
    /// Numbers that stand for all.
    KeyFigures(Vec<KeyFigure>),
    /// A nested section.
    Section(Section),
}

/// A paragraph and its voice.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// The voice it is set in.
    pub voice: Voice,
    /// Its text; not empty.
    pub text: Text,
}

/// The voice of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Voice {
    /// Running text.
    Body,
    /// The TL;DR: the largest running text.
    Lead,
    /// How sure a point is: its likelihood, confidence and basis, in a line under it.
    Grade,
    /// A small line under a point: an owner and a date.
    Aside,
    /// Who said a quotation.
    Attribution,
    /// Small print: the note on the sources.
    SmallPrint,
    /// Words of the text once more, large.
    PullQuote,
    /// What stands above a block and goes with it: what code is, who may see what follows.
    Caption,
}

/// Preformatted text.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// The lines; line feeds are line ends.
    pub text: Text,
    /// What it is written in: `python`; letters, digits and `+#-_.`.
    pub written_in: Option<String>,
}

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// Whether its order means anything.
    pub numbered: bool,
    /// Whether its items stand apart by a half line (key points, items of several paragraphs).
    pub loose: bool,
    /// The items; not empty.
    pub items: Vec<ListItem>,
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListItem {
    /// The marker in the text: "•", "–", "1.", "۱.".
    pub marker: Text,
    /// The number of a numbered item.
    pub number: Option<u64>,
    /// Its name within the document, as [`Section::anchor`], if anything may refer to it.
    pub anchor: Option<String>,
    /// What the item holds; not empty.
    pub blocks: Vec<Block>,
}

/// A quotation.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// Its content, in the language that it was said in. An attribution, if any, is the last
    /// block: a paragraph in [`Voice::Attribution`].
    pub blocks: Vec<Block>,
}

/// What is set apart from the text: a note, a warning.
#[derive(Debug, Clone, PartialEq)]
pub struct Callout {
    /// What it is.
    pub kind: CalloutKind,
    /// Its head.
    pub title: Option<Text>,
    /// What stands in it; not empty.
    pub blocks: Vec<Block>,
}

/// What a callout is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum CalloutKind {
    /// A note.
    #[default]
    Note,
    /// A warning.
    Warning,
    /// How something was found.
    Method,
    /// What a word means.
    Definition,
}

/// A number that stands for all.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyFigure {
    /// The number, with its unit.
    pub value: Text,
    /// What it is.
    pub label: Text,
    /// How it has changed, and where it is from.
    pub remarks: Vec<Text>,
}

/// A definition list.
#[derive(Debug, Clone, PartialEq)]
pub struct Definitions {
    /// What the terms are.
    pub kind: DefinitionKind,
    /// The entries; not empty.
    pub entries: Vec<Definition>,
}

/// What the terms of a definition list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DefinitionKind {
    /// Questions with their answers.
    Questions,
    /// Terms with their meanings.
    Glossary,
    /// Dates with their events.
    Timeline,
}

/// One entry of a definition list.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// Its name within the document, as [`Section::anchor`].
    pub anchor: String,
    /// The question, term or date. Only an answer may come without its question.
    pub term: Option<Text>,
    /// The answer, meaning or event; not empty.
    pub blocks: Vec<Block>,
}

/// A note: set at the foot of the page that calls it in a PDF, linked in an EPUB.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// The number as it is written before the note: "1", "۱".
    pub label: Text,
    /// What it says; not empty. There is no section in it.
    pub blocks: Vec<Block>,
    /// How often it is called; 1 or more.
    pub calls: u32,
}
