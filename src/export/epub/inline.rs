//! Marked text → XHTML, with page marks at their bytes.

use std::ops::Range;

use super::body::{Body, with_language};
use super::href::href;
use super::markup::Tag;
use super::spine::{self, call_id, citation_id, note_id, page_id};
use crate::document::{CitationId, Event, Mark, MarkKind, NoteId, Text, TextId};
use crate::language::{Direction, Tag as Language};

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
        self.due_page_marks();
        let mut done = first;
        for event in text.events() {
            match event {
                Event::Enter(mark) => {
                    self.page_marks_up_to(text.id, &mut done, mark.range.start);
                    self.enter(text, mark);
                }
                Event::Characters(start, characters) => {
                    self.characters(text.id, &mut done, start, characters);
                }
                Event::Exit(mark) => self.exit(&mark.kind),
            }
        }
        self.page_marks_up_to(text.id, &mut done, usize::MAX - 1);
    }

    /// Characters, cut where pages begin.
    fn characters(&mut self, text: TextId, done: &mut usize, start: usize, characters: &str) {
        let end = start + characters.len();
        let book = self.book;
        let mut at = start;
        for mark in book.marks.within(text, *done..end) {
            let byte = mark.byte.max(start);
            self.lines(&characters[at - start..byte - start]);
            self.page_mark(mark.page);
            at = byte;
        }
        *done = (*done).max(end);
        self.lines(&characters[at - start..]);
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
            self.page_marks(text, *done..byte + 1);
            *done = byte + 1;
        }
    }

    /// The page marks within a range of a text.
    pub(super) fn page_marks(&mut self, text: TextId, range: Range<usize>) {
        let book = self.book;
        for mark in book.marks.within(text, range) {
            self.page_mark(mark.page);
        }
    }

    /// The marks of pages that began where nothing could be written.
    pub(super) fn due_page_marks(&mut self) {
        for page in std::mem::take(&mut self.pages_due) {
            self.page_mark(page);
        }
    }

    /// The place where a page of the PDF begins.
    fn page_mark(&mut self, page: usize) {
        if page < self.next_page {
            return;
        }
        self.next_page = page + 1;
        let label = self.book.page_label(page);
        let tag = Tag::new("span")
            .set("epub:type", "pagebreak")
            .set("role", "doc-pagebreak")
            .set("id", page_id(page))
            .set(
                "aria-label",
                self.book.language.terms.page.replace("{}", &label),
            );
        self.markup.leaf(&tag, "");
    }

    fn enter(&mut self, text: &Text, mark: &Mark) {
        match &mark.kind {
            MarkKind::Emphasis => self.markup.open(&Tag::new("em")),
            MarkKind::Strong => self.markup.open(&Tag::new("strong")),
            MarkKind::Struck => self.markup.open(&Tag::new("del")),
            MarkKind::Code => self.markup.open(&self.code_tag(text)),
            MarkKind::Name => self.markup.open(&Tag::new("bdi").set("class", "name")),
            MarkKind::Language(language) => {
                self.markup.open(&with_language(Tag::new("span"), language));
            }
            MarkKind::Link { url } => {
                let shown = text.content.get(mark.range.clone());
                let address = shown == Some(url.as_str()) && self.runs_left(text);
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
            MarkKind::Quiet => self.markup.open(&Tag::new("span").set("class", "quiet")),
            // Where a line of a book ends, only its reader knows.
            MarkKind::Separator => {}
        }
    }

    /// The element of code, which runs from left to right wherever it stands.
    pub(super) fn code_tag(&self, text: &Text) -> Tag {
        Tag::new("code").set_if("dir", self.runs_left(text).then_some("ltr"))
    }

    /// Whether a text runs from right to left.
    pub(super) fn runs_left(&self, text: &Text) -> bool {
        let language = text.language.as_ref();
        let direction = language.map_or(self.book.direction(), Language::direction);
        direction == Direction::RightToLeft
    }

    fn exit(&mut self, kind: &MarkKind) {
        match kind {
            MarkKind::Emphasis
            | MarkKind::Strong
            | MarkKind::Struck
            | MarkKind::Code
            | MarkKind::Raised
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
            let number = book.language.number(u64::from(source) + 1);
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
                .set("title", book.language.terms.source.replace("{}", &number))
        });
        self.link(anchor, link);
    }

    /// A call of a note. Every call has an id, which the note leads back to.
    fn note_call(&mut self, (note, call): (NoteId, u32), number: &str) {
        let book = self.book;
        let own = book.spine.note(note) == Some(self.file);
        let pops_up = self.note_pops_up(note);
        let calls = (note, 0)..=(note, u32::MAX);
        if own && self.called.range(calls).next().is_none() {
            self.notes.push(note);
        }
        let is_new = self.called.insert((note, call));
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
