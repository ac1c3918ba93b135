//! Text: one string, the marks over it, and a walk through both.

use std::ops::Range;

use super::Address;
use crate::language::Tag;

/// Names one [`Text`] of a document. Ids are dense and rise in reading order, except that a note's
/// texts follow the text that calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextId(pub u32);

/// Names a note: its index in [`super::Document::notes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId(pub u32);

/// Names one citation of one source: `[@a; @b]` makes two. Dense, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CitationId(pub u32);

/// A text and its marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Its name in the document.
    pub id: TextId,
    /// The characters. U+2028 is a forced line break; there is no other control character, save
    /// line feeds in code.
    pub content: String,
    /// The marks, sorted so that an outer one stands before those within it. They nest: two marks
    /// are either apart or one lies in the other. None is empty.
    pub marks: Vec<Mark>,
    /// The language of the whole text where it is not the document's.
    pub language: Option<Tag>,
}

/// Whether nothing can be read in characters: white space, and what joins or parts words unseen.
pub fn is_blank(characters: &str) -> bool {
    let unseen = |character: char| {
        matches!(
            character,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
        )
    };
    characters
        .chars()
        .all(|character| character.is_whitespace() || unseen(character))
}

/// What a range of a text is.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The bytes of [`Text::content`] that it covers; on character boundaries.
    pub range: Range<usize>,
    /// What they are.
    pub kind: MarkKind,
}

/// The kinds of mark.
#[derive(Debug, Clone, PartialEq)]
pub enum MarkKind {
    /// Emphasis: italic where the script has it.
    Emphasis,
    /// Strong emphasis: bold.
    Strong,
    /// Words that no longer hold: struck through.
    Struck,
    /// Code: the typewriter face, in which nothing is hyphenated or made smart.
    Code,
    /// A link.
    Link {
        /// Where it leads.
        url: Address,
    },
    /// One cited source within the brackets of a citation: a link to its reference.
    Citation {
        /// The index of its reference in the list, from 0.
        source: u32,
        /// Which citation this is.
        citation: CitationId,
    },
    /// What stands for something else of the document, "Table 2": a link to it.
    Reference {
        /// Its name: the anchor of a section, a table, a figure, a remark.
        anchor: String,
        /// Where its page is said ("p. 7"), the words that stand for it as long as none is known.
        instead_of_page: Option<String>,
    },
    /// The call of a note: its number, raised.
    NoteCall {
        /// The note that is called.
        note: NoteId,
        /// Which of its calls this is, from 0: a note that is defined apart may have several.
        call: u32,
    },
    /// What stands raised as the calls of notes are: what parts two of those (3 and 4 side by side would be
    /// note 34), the numbers of sources in some styles.
    Raised,
    /// Small capitals, which some styles have for names.
    SmallCaps,
    /// Words of another language.
    Language(Tag),
    /// The name of someone, of a house or of a series, or a date, whose words stay on one line where that
    /// can be had, and which runs in its own direction whatever stands around it.
    Name,
    /// What parts two phrases of a line, and is not seen where the line ends between them.
    Separator,
    /// What is said less loudly than the words around it: the house behind the name of an author.
    Quiet,
}

impl MarkKind {
    /// Whether it is the call of a note, or what stands raised between two.
    pub fn is_call(&self) -> bool {
        matches!(self, MarkKind::NoteCall { .. } | MarkKind::Raised)
    }
}

/// One step of a walk through a text: see [`Text::events`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Event<'a> {
    /// A mark begins.
    Enter(&'a Mark),
    /// Characters, with the byte at which they begin.
    Characters(usize, &'a str),
    /// The innermost open mark ends.
    Exit(&'a Mark),
}

impl Text {
    /// What stands between its separators: all of it where it has none.
    pub fn phrases(&self) -> Vec<&str> {
        let mut phrases = Vec::new();
        let mut start = 0;
        for mark in &self.marks {
            if mark.kind == MarkKind::Separator {
                phrases.push(&self.content[start..mark.range.start]);
                start = mark.range.end;
            }
        }
        phrases.push(&self.content[start..]);
        phrases
    }

    /// Its characters without those of marks of some kinds.
    pub fn without(&self, is_left_out: impl Fn(&MarkKind) -> bool) -> String {
        let mut left = String::with_capacity(self.content.len());
        let mut at = 0;
        for mark in &self.marks {
            if mark.range.start >= at && is_left_out(&mark.kind) {
                left.push_str(&self.content[at..mark.range.start]);
                at = mark.range.end;
            }
        }
        left.push_str(&self.content[at..]);
        left
    }

    /// Puts other characters in place of some, which lie within whatever marks them or around it.
    pub fn replace(&mut self, range: Range<usize>, with: &str) {
        let moved = |place: usize| match place >= range.end {
            true => place - range.len() + with.len(),
            false => place,
        };
        for mark in &mut self.marks {
            mark.range = moved(mark.range.start)..moved(mark.range.end);
        }
        self.content.replace_range(range, with);
    }

    /// A text without marks, in the document's language.
    pub fn plain(id: TextId, content: impl Into<String>) -> Self {
        Text {
            id,
            content: content.into(),
            marks: Vec::new(),
            language: None,
        }
    }

    /// The text as a walk: marks open and close around the characters, properly nested, as XHTML
    /// elements and PDF tags do.
    pub fn events(&self) -> Vec<Event<'_>> {
        let mut walk = MarkWalk {
            content: &self.content,
            at: 0,
            events: Vec::new(),
        };
        let mut open: Vec<&Mark> = Vec::new();
        for mark in &self.marks {
            while let Some(inner) = open.pop_if(|inner| inner.range.end <= mark.range.start) {
                walk.to(inner.range.end);
                walk.events.push(Event::Exit(inner));
            }
            walk.to(mark.range.start);
            walk.events.push(Event::Enter(mark));
            open.push(mark);
        }
        while let Some(inner) = open.pop() {
            walk.to(inner.range.end);
            walk.events.push(Event::Exit(inner));
        }
        walk.to(self.content.len());
        walk.events
    }
}

struct MarkWalk<'a> {
    content: &'a str,
    at: usize,
    events: Vec<Event<'a>>,
}

impl MarkWalk<'_> {
    /// Emits the characters up to a byte.
    fn to(&mut self, end: usize) {
        if end > self.at {
            self.events
                .push(Event::Characters(self.at, &self.content[self.at..end]));
            self.at = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(range: Range<usize>, kind: MarkKind) -> Mark {
        Mark { range, kind }
    }

    #[test]
    fn a_walk_nests_and_loses_nothing() {
        let text = Text {
            marks: vec![
                mark(0..7, MarkKind::Strong),
                mark(0..3, MarkKind::Emphasis),
                mark(4..7, MarkKind::Code),
                mark(8..9, MarkKind::Emphasis),
            ],
            ..Text::plain(TextId(0), "one two x end")
        };
        let shown: String = text
            .events()
            .iter()
            .map(|event| match event {
                Event::Enter(mark) => format!("<{:?}>", mark.kind),
                Event::Characters(_, characters) => characters.to_string(),
                Event::Exit(mark) => format!("</{:?}>", mark.kind),
            })
            .collect();
        assert_eq!(
            shown,
            "<Strong><Emphasis>one</Emphasis> <Code>two</Code></Strong> <Emphasis>x</Emphasis> end"
        );
    }
}
