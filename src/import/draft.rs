//! A draft: what was found in somebody else's text, before it is known where in a briefing it belongs.
//!
//! Every reader fills one, whatever it reads. In it, texts are words with marks, not yet characters of YAML or of
//! the briefing's own markup: what has to be escaped is decided once, where they are written
//! ([`marked`](super::marked)).

use crate::briefing::yaml::Node;
use crate::diagnostic::Span;

/// What was found.
#[derive(Debug, Default)]
pub struct Draft {
    /// What it says of itself.
    pub about: About,
    /// Its text, in its order.
    pub flow: Vec<Placed>,
    /// Parts that stand beside the text: in a front matter, in the head of a page.
    pub apart: Vec<Placed>,
    /// Sources that do not stand in the flow: of a front matter, of the objects of a report.
    pub sources: Vec<Source>,
}

/// What a text says of itself.
#[derive(Debug, Default)]
pub struct About {
    /// The title.
    pub title: Option<Line>,
    /// A second line.
    pub subtitle: Option<Line>,
    /// A language tag, or what was written in its place.
    pub language: Option<String>,
    /// Who wrote it: mappings or names.
    pub authors: Vec<Author>,
    /// Other keys of the format that hold a text, in any order: `date`, `publisher`.
    pub texts: Vec<(&'static str, String)>,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// Who may see it: the words of `tlp`, and of `pap`.
    pub tlp: Option<String>,
    /// The same for what may be done.
    pub pap: Option<String>,
    /// Who may see it in words.
    pub caveats: Vec<String>,
}

/// Someone who took part.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Author {
    /// The name.
    pub name: String,
    /// Further keys of the format: `affiliation`, `email`, `orcid`, `role`.
    pub more: Vec<(&'static str, String)>,
}

/// Words with marks.
pub type Line = Vec<Inline>;

/// A block, and where it stands in the input if that is known.
#[derive(Debug)]
pub struct Placed {
    /// What it is.
    pub block: Block,
    /// Where it stands.
    pub span: Option<Span>,
}

/// The kinds of block.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading of a level, 1 for the highest.
    Heading(u8, Line),
    /// A paragraph.
    Paragraph(Line),
    /// A list; with its first number, if it is a numbered one.
    List(Option<u64>, Vec<Vec<Block>>),
    /// What someone said.
    Quote(Vec<Block>),
    /// Lines that stay as they are, and their language.
    Code(Option<String>, String),
    /// A table.
    Table(Table),
    /// A picture.
    Figure(Figure),
    /// Terms with what they mean.
    Definitions(Vec<(Line, Vec<Block>)>),
    /// Traces of an attack: the keys of each.
    Indicators(Vec<Vec<(&'static str, String)>>),
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What it shows.
    pub caption: Line,
    /// Its heads; may be empty.
    pub head: Vec<Line>,
    /// Its rows.
    pub rows: Vec<Vec<Line>>,
}

impl Table {
    /// How many columns its widest row has.
    pub fn columns(&self) -> usize {
        let rows = self.rows.iter().map(Vec::len);
        rows.max().unwrap_or(0).max(self.head.len())
    }
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figure {
    /// The file, or its address.
    pub file: String,
    /// What it shows.
    pub alternative: String,
    /// What stands below it.
    pub caption: Line,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Characters.
    Characters(String),
    /// A forced line break.
    Break,
    /// What is stressed.
    Emphasis(Line),
    /// What is stressed more.
    Strong(Line),
    /// What is struck out.
    Struck(Line),
    /// Code.
    Code(String),
    /// Words that lead to an address.
    Link(String, Line),
    /// A note.
    Note(Line),
    /// Sources by their names, each with the words before its name and behind it.
    Cite(Vec<Cited>),
}

/// A source that is cited.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cited {
    /// The words before it: "see".
    pub before: String,
    /// The name of the source.
    pub id: String,
    /// The words behind it: "p. 3".
    pub behind: String,
}

/// A source.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// As the format has it already, in CSL's keys.
    AsItIs(Node),
    /// One that was read from its words.
    Read(SourceWords),
}

/// What was read of a source.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SourceWords {
    /// What it is cited by, if anything cites it.
    pub id: Option<String>,
    /// Its title, or all that is said of it.
    pub title: Line,
    /// Further keys: `URL`, `issued`, `publisher`.
    pub more: Vec<(&'static str, String)>,
}

impl SourceWords {
    /// What stands behind a key.
    pub fn value(&self, key: &str) -> Option<&str> {
        let found = self.more.iter().find(|(name, _)| *name == key);
        found.map(|(_, value)| value.as_str())
    }
}

/// The words of a line without their marks; notes and citations have none here.
pub fn words(line: &[Inline]) -> String {
    let mut words = String::new();
    add_words(line, &mut words);
    words
}

fn add_words(line: &[Inline], out: &mut String) {
    for inline in line {
        match inline {
            Inline::Characters(characters) | Inline::Code(characters) => out.push_str(characters),
            Inline::Break => out.push(' '),
            Inline::Emphasis(line)
            | Inline::Strong(line)
            | Inline::Struck(line)
            | Inline::Link(_, line) => add_words(line, out),
            Inline::Note(_) | Inline::Cite(_) => {}
        }
    }
}

/// Whether nothing can be seen of a line.
pub fn is_blank(line: &[Inline]) -> bool {
    line.iter().all(|inline| match inline {
        Inline::Characters(characters) | Inline::Code(characters) => is_blank_text(characters),
        Inline::Break => true,
        Inline::Emphasis(line)
        | Inline::Strong(line)
        | Inline::Struck(line)
        | Inline::Link(_, line) => is_blank(line),
        Inline::Note(line) => is_blank(line),
        Inline::Cite(items) => items.is_empty(),
    })
}

/// Whether a text has nothing but white space and what no one sees.
pub fn is_blank_text(text: &str) -> bool {
    crate::document::is_blank(text)
}

/// A line of characters.
pub fn plain(characters: impl Into<String>) -> Line {
    vec![Inline::Characters(characters.into())]
}

/// Puts more behind a line; neighbouring characters become one.
pub fn join(last: &mut Line, more: Line) {
    for inline in more {
        match (last.last_mut(), inline) {
            (Some(Inline::Characters(before)), Inline::Characters(after)) => {
                before.push_str(&after);
            }
            (_, inline) => last.push(inline),
        }
    }
}

/// A line in which neighbouring characters are one.
pub fn merged(line: Line) -> Line {
    let mut merged = Line::new();
    join(&mut merged, line);
    merged
}
