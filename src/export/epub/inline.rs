//! Marked text → XHTML, with page marks at their bytes.

use std::ops::Range;

use super::body::{Body, with_language};
use super::book::Book;
use super::href::href;
use super::markup::Tag;
use super::notes;
use super::spine::{self, call_id, citation_id, note_id};
use crate::document::{CitationId, Event, Mark, MarkKind, NoteId, Text, TextId};
use crate::language::values;

impl Body<'_> {
    /// A text and the page marks in it.
    pub(super) fn text(&mut self, text: &Text) {
        self.text_behind(text, 0);
    }

    /// A text and those of its page marks that stand at a byte or behind it.
    ///
    /// A page mark at the edge of a mark stands outside of it, where that is possible: the number of
    /// a page is no part of the name of a link.
    pub(super) fn text_behind(&mut self, text: &Text, first: usize) {
        self.page_breaks.write_owed(self.book, &mut self.markup);
        let mut done = first;
        let values = self.values(text);
        for event in text.events() {
            match event {
                Event::Enter(mark) => {
                    self.page_marks_up_to(text.id, &mut done, mark.range.start);
                    self.enter(text, mark);
                }
                Event::Characters(start, characters) => {
                    let range = start..start + characters.len();
                    let mut at = start;
                    for value in within(&values, &range) {
                        self.characters(text, &mut done, at..value.start);
                        self.markup.open(&Tag::new("bdi").set("dir", "ltr"));
                        self.characters(text, &mut done, value.clone());
                        self.markup.close();
                        at = value.end;
                    }
                    self.characters(text, &mut done, at..range.end);
                }
                Event::Exit(mark) => self.exit(&mark.kind),
            }
        }
        self.page_marks_up_to(text.id, &mut done, usize::MAX - 1);
    }

    /// The values in a text that runs from right to left, which run from left to right as on the pages. What is code, an
    /// address or of another language runs its own way.
    fn values(&self, text: &Text) -> Vec<Range<usize>> {
        if !self.book.runs_left(text) {
            return Vec::new();
        }
        let mut values = values(&text.content);
        let runs_itself = |mark: &Mark| {
            matches!(
                mark.kind,
                MarkKind::Code | MarkKind::Link { .. } | MarkKind::Language(_)
            )
        };
        // Both are in order, so that one look through them is enough.
        let mut marks = text
            .marks
            .iter()
            .filter(|mark| runs_itself(mark))
            .peekable();
        let mut taken = 0;
        values.retain(|value| {
            while let Some(mark) = marks.next_if(|mark| mark.range.start < value.end) {
                taken = taken.max(mark.range.end);
            }
            taken <= value.start
        });
        values
    }

    /// Characters, cut where pages begin.
    fn characters(&mut self, text: &Text, done: &mut usize, range: Range<usize>) {
        let book = self.book;
        let mut at = range.start;
        for mark in book.marks.within(text.id, *done..range.end) {
            let byte = mark.byte.max(range.start);
            self.lines(&text.content[at..byte]);
            self.page_breaks.write(mark.page, book, &mut self.markup);
            at = byte;
        }
        *done = (*done).max(range.end);
        self.lines(&text.content[at..range.end]);
    }

    /// Characters with their forced line ends.
    fn lines(&mut self, characters: &str) {
        for (index, line) in characters.split('\u{2028}').enumerate() {
            if index > 0 {
                self.markup.void(&Tag::new("br"));
            }
            self.markup.text(line);
        }
    }

    fn page_marks_up_to(&mut self, text: TextId, done: &mut usize, byte: usize) {
        if *done <= byte {
            let range = *done..byte + 1;
            self.page_breaks
                .write_within(text, range, self.book, &mut self.markup);
            *done = byte + 1;
        }
    }

    fn enter(&mut self, text: &Text, mark: &Mark) {
        match &mark.kind {
            MarkKind::Emphasis => self.markup.open(&Tag::new("em")),
            MarkKind::Strong => self.markup.open(&Tag::new("strong")),
            MarkKind::Struck => self.markup.open(&Tag::new("del")),
            MarkKind::Code => self.markup.open(&code_tag(self.book, text)),
            MarkKind::Name => self.markup.open(&Tag::new("bdi").set("class", "name")),
            MarkKind::Language(language) => {
                self.markup.open(&with_language(Tag::new("span"), language));
            }
            MarkKind::Link { url } => {
                let shown = text.content.get(mark.range.clone());
                let address = shown == Some(url.as_str()) && self.book.runs_left(text);
                // An address runs from left to right wherever it stands.
                let link = Tag::new("a")
                    .set("href", href(url.as_str()))
                    .set_if("dir", address.then_some("ltr"));
                self.link(Tag::new("span"), Some(link));
            }
            MarkKind::Citation { source, citation } => self.citation(*source, *citation),
            MarkKind::NoteCall { note, call } => {
                self.note_call(
                    (*note, *call),
                    text.content.get(mark.range.clone()).unwrap_or_default(),
                );
            }
            MarkKind::Reference { anchor, .. } => {
                let book = self.book;
                let link = book.spine.anchor(anchor).map(|file| {
                    let id = spine::anchor_id(anchor);
                    Tag::new("a").set("href", book.spine.href(self.file, file, &id))
                });
                self.link(Tag::new("span"), link);
            }
            MarkKind::Raised => self.markup.open(&Tag::new("sup")),
            MarkKind::SmallCaps => {
                self.markup
                    .open(&Tag::new("span").set("class", "small-caps"));
            }
            MarkKind::Quiet => self.markup.open(&Tag::new("span").set("class", "quiet")),
            // Where a line of a book ends, only its reader knows.
            MarkKind::Separator => {}
        }
    }

    fn exit(&mut self, kind: &MarkKind) {
        match kind {
            MarkKind::Emphasis
            | MarkKind::Strong
            | MarkKind::Struck
            | MarkKind::Code
            | MarkKind::Raised
            | MarkKind::SmallCaps
            | MarkKind::Language(_)
            | MarkKind::Quiet
            | MarkKind::Name => self.markup.close(),
            MarkKind::Separator => {}
            MarkKind::Link { .. } | MarkKind::Citation { .. } | MarkKind::Reference { .. } => {
                self.end_link();
            }
            MarkKind::NoteCall { .. } => {
                self.end_link();
                self.markup.close();
            }
        }
    }

    /// One cited source.
    fn citation(&mut self, source: u32, citation: CitationId) {
        let book = self.book;
        let id = citation_id(citation);
        let anchor = Tag::new("span").set("id", id.clone());
        let link = book.spine.source(source).map(|(file, name)| {
            Tag::new("a")
                .set("id", id)
                .set("class", "citation")
                .set(
                    "href",
                    book.spine
                        .href(self.file, file, &super::spine::anchor_id(name)),
                )
                .set("role", "doc-biblioref")
                // A title, not a name: the locator in the brackets has to be heard as well.
                .set("title", book.spine.called(source, book.language))
        });
        self.link(anchor, link);
    }

    /// A call of a note. Every call has an id, which the note leads back to.
    fn note_call(&mut self, (note, call): (NoteId, u32), number: &str) {
        let book = self.book;
        let own = book.spine.note(note) == Some(self.file);
        let pops_up = notes::can_pop_up(book.document, note);
        let is_new = self.calls.add(note, call, own);
        let id = is_new.then(|| call_id(note, call));
        self.markup.open(&Tag::new("sup"));
        let anchor = Tag::new("span").set_if("id", id.clone());
        let link = book.spine.note(note).map(|file| {
            Tag::new("a")
                .set_if("id", id)
                .set("class", "call")
                .set("href", book.spine.href(self.file, file, &note_id(note)))
                .set_if("epub:type", pops_up.then_some("noteref"))
                .set("role", "doc-noteref")
                .set("aria-label", book.language.terms.note.replace("{}", number))
        });
        self.link(anchor, link);
    }

    /// Opens a link, or what stands in its place where there is nothing to lead to or a link is
    /// open already, as XHTML has none within another.
    fn link(&mut self, otherwise: Tag, link: Option<Tag>) {
        match link.filter(|_| self.open_links == 0) {
            Some(link) => self.markup.open(&link),
            None => self.markup.open(&otherwise),
        }
        self.open_links += 1;
    }

    fn end_link(&mut self) {
        self.markup.close();
        self.open_links -= 1;
    }
}

/// Those of some ranges in order that lie within another whole.
fn within<'r>(ranges: &'r [Range<usize>], other: &Range<usize>) -> &'r [Range<usize>] {
    let first = ranges.partition_point(|range| range.start < other.start);
    let ranges = &ranges[first..];
    &ranges[..ranges.partition_point(|range| range.end <= other.end)]
}

/// The element of code, which runs from left to right wherever it stands.
pub fn code_tag(book: &Book<'_>, text: &Text) -> Tag {
    Tag::new("code").set_if("dir", book.runs_left(text).then_some("ltr"))
}
