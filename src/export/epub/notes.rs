//! The notes of a file, at its end.
//!
//! Readers that know of pop-up notes take them from there (`epub:type`), the others lead to them.
//! The link back stands before the note: a pop-up shows the first lines, and whoever was led there
//! by mistake finds the way at once. Where a note begins with a list, say, it has a line of its own.

use super::body::{Body, in_language};
use super::markup::Tag;
use super::reading::texts_of_note;
use super::references::UPWARD;
use super::spine::{call_id, note_id};
use crate::document::{Block, Note, NoteId, Paragraph};

/// What Kobo's pop-up holds, in characters. A longer note is led to and not marked as one that pops
/// up, for it would be cut off there.
const POP_UP: usize = 5_000;

/// Whether a note, with its label, can be shown in a pop-up.
fn pops_up(note: &Note) -> bool {
    let length = |text: &str| text.chars().count();
    let texts = texts_of_note(note).chain([&note.label]);
    texts.map(|text| length(&text.content) + 1).sum::<usize>() <= POP_UP
}

/// Whether a note holds nothing but paragraphs.
fn is_paragraphs(note: &Note) -> bool {
    let mut blocks = note.blocks.iter();
    blocks.all(|block| matches!(block, Block::Paragraph(_)))
}

impl Body<'_> {
    /// Whether a note can be shown in a pop-up.
    pub(super) fn note_pops_up(&self, id: NoteId) -> bool {
        let note = self.book.document.notes.get(id.0 as usize);
        note.is_some_and(pops_up)
    }

    /// The notes that the file calls, and those that these call.
    pub(super) fn notes(&mut self) {
        if self.notes.is_empty() {
            return;
        }
        let book = self.book;
        let tag = Tag::new("section")
            .set("class", "notes")
            .set("epub:type", "footnotes")
            .set("aria-label", book.language.terms.notes.clone());
        self.markup.line();
        self.markup.open(&tag);
        let mut index = 0;
        while let Some(&id) = self.notes.get(index) {
            if let Some(note) = book.document.notes.get(id.0 as usize) {
                self.note(id, note);
            }
            index += 1;
        }
        self.notes.clear();
        self.markup.line();
        self.markup.close();
    }

    fn note(&mut self, id: NoteId, note: &Note) {
        let tag = Tag::new("aside")
            .set("id", note_id(id))
            .set(
                "class",
                if is_paragraphs(note) {
                    "note"
                } else {
                    "note blocks"
                },
            )
            .set_if("epub:type", pops_up(note).then_some("footnote"))
            .set("role", "doc-footnote");
        self.markup.line();
        self.markup.open(&tag);
        let last = note.blocks.len().saturating_sub(1);
        for (index, block) in note.blocks.iter().enumerate() {
            let (leads, ends) = (index == 0, index == last && note.calls > 1);
            match block {
                Block::Paragraph(Paragraph { text, .. }) => {
                    self.markup.open(&in_language(Tag::new("p"), text));
                    if leads {
                        self.back_link(id, note);
                        self.markup.text(" ");
                    }
                    self.text(text);
                    if ends {
                        self.markup.text(" ");
                        self.back_to_calls(id, note);
                    }
                    self.markup.close();
                }
                Block::List(_)
                | Block::Quote(_)
                | Block::Code(_)
                | Block::Definitions(_)
                | Block::References(_)
                | Block::Table(_)
                | Block::Figure(_)
                | Block::Chart(_)
                | Block::Callout(_)
                | Block::KeyFigures(_)
                | Block::Section(_) => {
                    if leads {
                        self.alone(|body| body.back_link(id, note));
                    }
                    self.blocks(std::slice::from_ref(block));
                    if ends {
                        self.alone(|body| body.back_to_calls(id, note));
                    }
                }
            }
        }
        self.markup.close();
    }

    /// A paragraph for a link that has no words beside it.
    fn alone(&mut self, link: impl FnOnce(&mut Self)) {
        self.markup.open(&Tag::new("p"));
        link(self);
        self.markup.close();
    }

    /// The number of a note, which leads back to its first call.
    fn back_link(&mut self, id: NoteId, note: &Note) {
        let terms = &self.book.language.terms;
        let back = Tag::new("a")
            .set("class", "back")
            .set("href", format!("#{}", call_id(id, 0)))
            .set("role", "doc-backlink")
            .set("aria-label", terms.note.replace("{}", &note.label.content))
            .set("title", terms.back.clone());
        self.markup.open(&back);
        self.text(&note.label);
        self.markup.close();
    }

    /// "↑ a, b": behind a note that is called more than once, a link back to each of its calls, which
    /// the letters of the language tell apart.
    fn back_to_calls(&mut self, id: NoteId, note: &Note) {
        let book = self.book;
        let calls = (0..note.calls).filter_map(|call| Some((call, book.spine.call(id, call)?)));
        self.markup
            .open(&Tag::new("span").set("class", "back-links"));
        self.markup
            .text(&UPWARD.replace("{}", "").replace(' ', "\u{a0}"));
        let mut letters = book.language.letters.chars();
        for (index, (call, file)) in calls.enumerate() {
            if index > 0 {
                self.markup.text(&book.language.punctuation.comma);
            }
            let number = u64::from(call) + 1;
            let letter = letters.next().map(String::from);
            let tag = Tag::new("a")
                .set("href", book.spine.href(self.file, file, &call_id(id, call)))
                .set("role", "doc-backlink")
                .set("title", book.language.terms.back.clone());
            let label = letter.unwrap_or_else(|| book.language.number(number));
            self.markup.leaf(&tag, &label);
        }
        self.markup.close();
    }
}
