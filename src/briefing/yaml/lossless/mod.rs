//! The file itself as a tree: nothing that its writer has typed is lost.
//!
//! In: a file that [`read`](super::read()) takes without an error. Out: a [`Tree`] in which every node says how it
//! is written (in quotes, below `|`, between brackets), what it is named, or that it is an alias; in which keys
//! and items keep their order; and in which each comment belongs to somebody. What is changed in it
//! ([`edit`](crate::briefing::edit)) costs the bytes of that change and no other; `briefset fmt`
//! ([`format`](crate::briefing::canonical::format)) writes it anew.
//!
//! How the types fit together:
//!
//! * a [`Tree`] owns the text of the file. Everything else is a range of it, so that the file untouched is the
//!   text, byte for byte, with its line ends, tabs and byte-order mark;
//! * a [`Node`] is a value: what stands there ([`Content`]), and the name that it is given with `&`. An alias
//!   is not written out; it knows the number of what it stands for;
//! * a [`Collection`] is a list or a mapping, in block style or between brackets. Its entries are items, which
//!   have a value, or keys with values, each with the comments that are its own: a [`CommentedEntry`];
//! * a [`Comment`] belongs to the entry below it, to the entry at the end of whose line it stands, or to the
//!   collection whose last entry it follows. Which of the collections that end together it is, its indentation tells:
//!   a comment belongs to the deepest that it is indented as deep as. What stands at the head of a file, with an
//!   empty line below, belongs to the file: it stays there whatever becomes of the first key.
//!
//! Reading a briefing does without this tree: it is made when it is asked for, from events of its own.

mod build;
mod comments;

use std::ops::Range;

use super::tree::Style;
use crate::diagnostic::{Diagnostics, FileId, Source, Sources};

/// A file.
#[derive(Debug, Clone)]
pub struct Tree {
    text: String,
    /// Where its document begins that says so: `---`.
    pub marker: Option<Range<usize>>,
    /// The comments at its head.
    pub head: Vec<Comment>,
    /// What it says.
    pub root: Node,
    /// The comments at its end.
    pub tail: Vec<Comment>,
}

/// A value.
#[derive(Debug, Clone)]
pub struct Node {
    /// Its bytes, without its name: from its quote to its quote, its bracket to its bracket; of a text below `|`
    /// or `>` the lines, without the header; nothing where nothing stands.
    pub span: Range<usize>,
    /// The name that it is given.
    pub anchor: Option<Anchor>,
    /// What it is.
    pub content: Content,
}

/// A name that aliases call a node by.
#[derive(Debug, Clone)]
pub struct Anchor {
    /// Its number. Two nodes may be given one name, and never have one number.
    pub number: usize,
    /// Where it stands, with its `&`.
    pub span: Range<usize>,
}

/// The kinds of value.
#[derive(Debug, Clone)]
pub enum Content {
    /// A node again: the number of its anchor.
    Alias(usize),
    /// A text.
    Scalar(Scalar),
    /// Items, or keys with values.
    Collection(Collection),
}

/// A text.
#[derive(Debug, Clone)]
pub struct Scalar {
    /// The text, escapes undone; empty where nothing stands.
    pub value: String,
    /// How it is written.
    pub style: Style,
    /// The header of a text below `|` or `>`, with its indicators.
    pub header: Option<Range<usize>>,
    /// How far the lines of such a text are indented, in bytes.
    pub indent: usize,
}

/// A list or a mapping.
#[derive(Debug, Clone)]
pub struct Collection {
    /// Whether its entries have keys.
    pub is_mapping: bool,
    /// Whether it stands between brackets (YAML 1.2.2, 7.4).
    pub is_flow: bool,
    /// Its items, or its keys with their values, in their order.
    pub entries: Vec<CommentedEntry>,
    /// The comments after the last of them.
    pub after: Vec<Comment>,
}

/// An item of a list, or a key with its value, and the comments that are its own.
#[derive(Debug, Clone)]
pub struct CommentedEntry {
    /// The comments above it.
    pub before: Vec<Comment>,
    /// Its first byte: the `-` of an item, the `?` or the first letter of a key, the `&` of its name.
    pub start: usize,
    /// Whether there is an empty line right above it.
    pub blank: bool,
    /// The key, in a mapping.
    pub key: Option<Node>,
    /// The value.
    pub value: Node,
    /// The comment at the end of its line: behind a value of one line, else behind what announces it.
    pub beside: Option<Comment>,
}

/// A comment.
#[derive(Debug, Clone)]
pub struct Comment {
    /// Where it stands, with its `#` and without the end of its line.
    pub span: Range<usize>,
    /// Whether it has its line to itself, with an empty line above.
    pub blank: bool,
}

/// Reads a file. `None` when it is at fault; what is wrong goes to `diagnostics`, and is what
/// [`read`](super::read()) says.
pub fn read(sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) -> Option<Tree> {
    let mut found = Diagnostics::new();
    let node = super::read(sources, file, &mut found);
    let is_sound = node.is_some() && !found.has_errors();
    diagnostics.extend(found);
    let text = is_sound.then(|| sources.get(file).text.clone())?;
    build::build(text)
}

impl Tree {
    /// Reads a text that may begin with a byte-order mark. `None` when it is at fault: [`read()`] says how.
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let mut sources = Sources::new();
        let file = sources.add(Source::new("", text));
        read(&sources, file, &mut Diagnostics::new())
    }

    /// The file.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The end of line that it is written with: its first.
    pub fn line_end(&self) -> &'static str {
        match self.text.split_once('\n') {
            Some((line, _)) if line.ends_with('\r') => "\r\n",
            _ => "\n",
        }
    }

    /// The words of a comment, with the `#`.
    pub fn words(&self, comment: &Comment) -> &str {
        self.text[comment.span.clone()].trim_end()
    }
}

impl Scalar {
    /// Whether it says nothing: `~`, `null`, or nothing at all.
    pub fn is_absent(&self) -> bool {
        self.style.is_absent(&self.value)
    }
}

impl Node {
    /// Its first byte, its name and its header with it.
    pub fn start(&self) -> usize {
        let header = match &self.content {
            Content::Scalar(scalar) => scalar.header.as_ref(),
            Content::Alias(_) | Content::Collection(_) => None,
        };
        let anchor = self.anchor.as_ref().map(|anchor| &anchor.span);
        let spans = [anchor, header, Some(&self.span)];
        let starts = spans.into_iter().flatten().map(|span| span.start);
        starts.min().unwrap_or(self.span.start)
    }

    /// The list or mapping that it is.
    pub fn collection(&self) -> Option<&Collection> {
        match &self.content {
            Content::Collection(collection) => Some(collection),
            Content::Alias(_) | Content::Scalar(_) => None,
        }
    }

    /// Whether it is a text below `|` or `>`.
    pub fn is_block_scalar(&self) -> bool {
        matches!(&self.content, Content::Scalar(scalar) if scalar.header.is_some())
    }

    /// Whether it stands on lines of its own: a list or mapping in block style that is not empty.
    pub fn is_block_collection(&self) -> bool {
        self.collection()
            .is_some_and(|collection| !collection.is_flow && !collection.entries.is_empty())
    }
}
