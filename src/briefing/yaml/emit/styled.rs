//! Nodes that say how they are to be written.

use std::borrow::Cow;

/// A file to be written.
#[derive(Debug)]
pub struct Document<'a> {
    /// What stands above it: comments, directives, the marker of its beginning.
    pub head: Vec<Line<'a>>,
    /// What it says.
    pub root: Styled<'a>,
    /// What stands below it.
    pub tail: Vec<Line<'a>>,
}

/// A line that is no part of any value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<'a> {
    /// An empty one. Two of them in a row are one.
    Empty,
    /// A comment with its `#`, or another line that is written as it is.
    Words(&'a str),
}

/// A value and how it is to be written.
#[derive(Debug)]
pub struct Styled<'a> {
    /// The name that it is given, without the `&`.
    pub anchor: Option<Cow<'a, str>>,
    /// What it is.
    pub form: Form<'a>,
}

/// The forms of a value.
#[derive(Debug)]
pub enum Form<'a> {
    /// What is called by this name.
    Alias(Cow<'a, str>),
    /// A text without quotes; nothing at all where it is empty.
    Plain(Cow<'a, str>),
    /// A text in `'`.
    SingleQuoted(Cow<'a, str>),
    /// A text in `"`, with escapes.
    DoubleQuoted(Cow<'a, str>),
    /// A text below `|`.
    Literal(Cow<'a, str>),
    /// A text as it was written over several lines.
    Lines(Box<Lines<'a>>),
    /// A text whose lines may be broken anew.
    Prose(Box<Prose<'a>>),
    /// A list or a mapping.
    Collection(Box<Collection<'a>>),
}

/// A text as it was written over several lines, which are indented anew.
#[derive(Debug)]
pub struct Lines<'a> {
    /// The header of a text below `>`; none for one that begins in the line of its key.
    pub header: Option<String>,
    /// Its lines, without what indents them.
    pub lines: Vec<&'a str>,
}

/// A text whose lines may be broken anew: in its own form where all lines of that keep within
/// [`WIDTH`](super::WIDTH), else filled.
#[derive(Debug)]
pub struct Prose<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// Its own form.
    pub form: Form<'a>,
    /// What is said of where its lines end.
    pub ends: LineEnds,
}

/// What breaks the lines of a text anew, so that they have this many characters at most.
pub type Refill = fn(&str, usize) -> Option<String>;

/// Where the lines of a text end.
#[derive(Debug, Clone, Copy)]
pub enum LineEnds {
    /// Where the text says, and nowhere else: it is folded below `>`.
    Meant,
    /// Within paragraphs, where there is room: this breaks them, below `|`.
    Free(Refill),
}

/// A list or a mapping.
#[derive(Debug)]
pub struct Collection<'a> {
    /// Whether its entries have keys.
    pub is_mapping: bool,
    /// Whether it stands in one line, between brackets: texts alone, and no comments.
    pub is_row: bool,
    /// Its items, or its keys with their values.
    pub entries: Vec<StyledEntry<'a>>,
    /// What stands below the last of them, indented like it.
    pub after: Vec<Line<'a>>,
}

/// An item, or a key with its value.
#[derive(Debug)]
pub struct StyledEntry<'a> {
    /// What stands above it, indented like it.
    pub before: Vec<Line<'a>>,
    /// The key, in a mapping.
    pub key: Option<Styled<'a>>,
    /// The value.
    pub value: Styled<'a>,
    /// The comment at the end of its line.
    pub beside: Option<&'a str>,
}

impl<'a> From<Form<'a>> for Styled<'a> {
    fn from(form: Form<'a>) -> Self {
        Styled { anchor: None, form }
    }
}

impl Collection<'_> {
    /// Whether it stands on lines of its own.
    pub(super) fn is_block(&self) -> bool {
        !self.is_row && !self.entries.is_empty()
    }
}
