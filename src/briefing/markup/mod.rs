//! Markup: the text of one field → blocks or inline content, with the place of every mistake.
//!
//! In: a field's text. Out: a [`Parsed`]: content in which everything is resolved but what belongs
//! to the whole briefing (which source a key names, which number a note has), and [`Finding`]s by
//! byte range of the field's text. pulldown-cmark reads CommonMark; what FORMAT adds to it stands in
//! brackets (`^[notes]`, `[@citations]`, `[words]{lang=fr}`, `[^1]`, `[#costs]`) and is found afterwards, among
//! pulldown's events, where code and links are known already:
//!
//! | module | reads |
//! |---|---|
//! | [`addresses`] | bare addresses, where they are to be links |
//! | [`blocks`] | paragraphs, lists, quotes, headings, code |
//! | [`pipe_table`] | tables |
//! | [`figure`] | pictures alone in their paragraphs |
//! | [`line`](mod@line) | a field of one line |
//! | [`flanking`] | emphasis beside letters that have no spaces beside them |
//! | [`inlines`] | emphasis, links, code, line breaks |
//! | [`brackets`] | notes, citations, language spans |
//! | [`attributes`] | the braces behind brackets |
//! | [`citation`] | what stands within a citation's brackets |
//! | [`html`] | what is not read, to say what to write in its place |
//! | [`rich`] | titles as reference managers write them |
//! | [`unclosed`] | what was begun and not closed |
//! | [`unmarked`] | lines that look marked and are not |
//! | [`bullets`] | lists whose items begin with a bullet |
//! | [`definitions`] | `[^1]: …`, taken out before anything else |
//! | [`note`] | the lines of such a note, and its blocks |
//! | [`excerpt`] | a text made from parts of a field |
//! | [`refill`] | the lines of paragraphs, to break them anew |
//! | [`places`] | places in such a text → in the field |

pub mod addresses;
mod attributes;
mod blocks;
mod brackets;
mod bullets;
mod citation;
mod definitions;
mod excerpt;
mod figure;
mod flanking;
mod html;
mod inlines;
mod line;
mod note;
mod pipe_table;
mod places;
mod reader;
mod reference;
pub mod refill;
mod rich;
mod unclosed;
mod unmarked;

use std::ops::Range;

use crate::diagnostic::Severity;
use crate::document;
use crate::document::{Address, ColumnAlign};
use crate::language::Tag;

pub use blocks::parse_block;
pub use citation::{NAMES_NOBODY, find_key, locator_behind};
pub use definitions::defined_labels;
pub use line::parse_inline;
use rich::words_in;
pub use rich::{parse_title, words_of};

/// How long a field may be, in bytes: two hundred pages.
pub const LONGEST: usize = 1 << 20;
/// How deep lists and quotes may nest.
const DEEPEST_BLOCK: usize = 16;
/// How deep emphasis, links and notes may nest.
const DEEPEST_INLINE: usize = 32;

/// What a field's text says.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed<T> {
    /// What it says.
    pub content: T,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

/// Something wrong in a field's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The diagnostic's name.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The bytes of the field's text that it is about.
    pub range: Range<usize>,
    /// What is the case.
    pub message: String,
    /// A word under the caret.
    pub label: String,
    /// What to do.
    pub help: Vec<String>,
    /// What is to stand in its place, beyond doubt.
    pub instead: Option<String>,
}

/// Whether inline content is white space alone.
fn is_blank(content: &[Inline]) -> bool {
    content.iter().all(|inline| match inline {
        Inline::Characters(characters) => document::is_blank(characters),
        Inline::Code(code) => document::is_blank(code),
        Inline::LineBreak => true,
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Struck(content)
        | Inline::Link { content, .. }
        | Inline::ReferenceInWords { content, .. }
        | Inline::Language { content, .. } => is_blank(content),
        Inline::Citation { .. }
        | Inline::Note { .. }
        | Inline::NoteCall { .. }
        | Inline::Reference { .. } => false,
    })
}

impl Finding {
    fn error(code: &'static str, range: Range<usize>, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, range, message.into())
    }

    fn warning(code: &'static str, range: Range<usize>, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, range, message.into())
    }

    fn new(code: &'static str, severity: Severity, range: Range<usize>, message: String) -> Self {
        Finding {
            code,
            severity,
            range,
            message,
            label: String::new(),
            help: Vec::new(),
            instead: None,
        }
    }

    fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    fn instead(mut self, instead: Option<String>) -> Self {
        self.instead = instead;
        self
    }
}

/// A block of a field's text.
#[derive(Debug, Clone, PartialEq)]
pub enum MarkupBlock {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading.
    Heading {
        /// 1 to 6, as it is written.
        level: u8,
        /// Its words.
        content: Vec<Inline>,
        /// Where it stands.
        range: Range<usize>,
    },
    /// Code, fenced or indented.
    Code(String),
    /// A quotation.
    Quote(Vec<MarkupBlock>),
    /// A table.
    Table(PipeTable),
    /// A picture alone in its paragraph.
    Figure(TextFigure),
    /// A list.
    List {
        /// The first number of a numbered one.
        start: Option<u64>,
        /// Whether no empty line stands between its items.
        tight: bool,
        /// Its items.
        items: Vec<Vec<MarkupBlock>>,
    },
}

/// A picture alone in its paragraph: `![what it shows](file "its caption")`.
#[derive(Debug, Clone, PartialEq)]
pub struct TextFigure {
    /// The file.
    pub file: String,
    /// What it shows, as it is written.
    pub alternative: Vec<Inline>,
    /// The words of that.
    pub words: String,
    /// What stands below it.
    pub title: Option<String>,
    /// Where it stands.
    pub range: Range<usize>,
}

/// A table that is drawn with pipes.
#[derive(Debug, Clone, PartialEq)]
pub struct PipeTable {
    /// How each column is aligned, as the colons below its head say; not empty.
    pub aligns: Vec<Option<ColumnAlign>>,
    /// The heads: as many as columns, any of them empty.
    pub head: Vec<Vec<Inline>>,
    /// The rows, each of as many cells.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

impl PipeTable {
    /// Every cell, those of the head first.
    pub fn cells_mut(&mut self) -> impl Iterator<Item = &mut Vec<Inline>> {
        self.head.iter_mut().chain(self.rows.iter_mut().flatten())
    }
}

/// A piece of inline content.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Characters.
    Characters(String),
    /// A forced line break.
    LineBreak,
    /// `*…*`
    Emphasis(Vec<Inline>),
    /// `**…**`
    Strong(Vec<Inline>),
    /// `~~…~~`
    Struck(Vec<Inline>),
    /// `` `…` ``
    Code(String),
    /// `[…](…)` or `<https://…>`
    Link {
        /// Where it leads.
        url: Address,
        /// Its words.
        content: Vec<Inline>,
    },
    /// `[…]{lang=fr}`
    Language {
        /// The language.
        tag: Tag,
        /// Its words.
        content: Vec<Inline>,
    },
    /// `[@key, p. 3; @other]`
    Citation {
        /// The cited sources; not empty.
        items: Vec<CitationItem>,
    },
    /// `[the table](#costs)`
    ReferenceInWords {
        /// What it refers to.
        id: String,
        /// Its words.
        content: Vec<Inline>,
        /// Where it stands.
        range: Range<usize>,
    },
    /// `[#costs]`; `[#costs, p.]`
    Reference {
        /// What it refers to.
        id: String,
        /// Whether to the page where that stands.
        page: bool,
        /// Where it stands.
        range: Range<usize>,
    },
    /// `^[…]`, or the first `[^1]` of those that call a note of this text.
    Note {
        /// What it holds; not empty.
        blocks: Vec<MarkupBlock>,
        /// What it is defined as, where it is defined apart.
        label: Option<String>,
        /// Where it stands.
        range: Range<usize>,
    },
    /// `[^1]` otherwise: a further call, or one of a note that this text does not define.
    NoteCall {
        /// What the note is defined as, if it is.
        label: String,
        /// Where it stands.
        range: Range<usize>,
    },
}

/// One source of a citation.
#[derive(Debug, Clone, PartialEq)]
pub struct CitationItem {
    /// What stands before the key: "see".
    pub prefix: Vec<Inline>,
    /// The key.
    pub key: String,
    /// What stands after it: "p. 3".
    pub locator: Vec<Inline>,
    /// Where the key stands, with its `@`.
    pub range: Range<usize>,
    /// How it is cited.
    pub form: CitationForm,
}

/// How a source is cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitationForm {
    /// In brackets, as its style has it: `[@key]`.
    Usual,
    /// Without its authors, whom the sentence names: `[-@key]`.
    WithoutAuthor,
    /// In the sentence itself, which its authors are a part of: `@key`.
    InSentence,
    /// Nowhere: it is only to be listed, as is every source of a library: `[@*]`.
    ListsAll,
}

/// A finding on a text that is longer than a field may be, with markup or without.
pub fn too_long(text: &str) -> Option<Finding> {
    let message = format!("this text is longer than {} MB", LONGEST >> 20);
    (text.len() > LONGEST)
        .then(|| Finding::error("text-too-long", 0..0, message).help("divide it into sections"))
}
