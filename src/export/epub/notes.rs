//! The notes of a file, at its end.
//!
//! Readers that know of pop-up notes take them from there (`epub:type`), the others lead to them.
//! The link back stands before the note: a pop-up shows the first lines, and whoever was led there
//! by mistake finds the way at once. Where a note begins with a list, say, it has a line of its own.

use std::collections::BTreeSet;

use super::body::{Body, in_language};
use super::markup::Tag;
use super::reading::texts_of_note;
use super::references::UPWARD;
use super::spine::{call_id, note_id};
use crate::document::{Block, Document, Note, NoteId, Paragraph};

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

/// The calls of notes in a file, as they are written.
#[derive(Debug, Default)]
pub struct Calls {
    /// The notes that stand in the file, in the order of their calls.
    notes: Vec<NoteId>,
    /// The calls that have been given their ids.
    named: BTreeSet<(NoteId, u32)>,
}

impl Calls {
    /// Takes in a call of a note, which may stand in this file; whether it is new, so that it gets its id.
    pub fn add(&mut self, note: NoteId, call: u32, stands_here: bool) -> bool {
        let all = (note, 0)..=(note, u32::MAX);
        if stands_here && self.named.range(all).next().is_none() {
            self.notes.push(note);
        }
        self.named.insert((note, call))
    }

    /// Whether no note stands in the file.
    fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }

    /// One of the notes that stand in the file.
    fn note(&self, index: usize) -> Option<NoteId> {
        self.notes.get(index).copied()
    }

    /// Forgets the notes that have been written.
    fn end(&mut self) {
        self.notes.clear();
    }
}

/// Whether a note can be shown in a pop-up.
pub fn can_pop_up(document: &Document, id: NoteId) -> bool {
    let note = document.notes.get(id.0 as usize);
    note.is_some_and(pops_up)
}

/// Writes the notes that the file calls, and those that these call.
pub fn write(body: &mut Body<'_>) {
    if body.calls.is_empty() {
        return;
    }
    let book = body.book;
    let tag = Tag::new("section")
        .set("class", "notes")
        .set("epub:type", "footnotes")
        .set("aria-label", book.language.terms.notes.clone());
    body.markup.line();
    body.markup.open(&tag);
    let mut index = 0;
    while let Some(id) = body.calls.note(index) {
        if let Some(note) = book.document.notes.get(id.0 as usize) {
            write_note(body, id, note);
        }
        index += 1;
    }
    body.calls.end();
    body.markup.line();
    body.markup.close();
}

fn write_note(body: &mut Body<'_>, id: NoteId, note: &Note) {
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
    body.markup.line();
    body.markup.open(&tag);
    let last = note.blocks.len().saturating_sub(1);
    for (index, block) in note.blocks.iter().enumerate() {
        let (leads, ends) = (index == 0, index == last && note.calls > 1);
        match block {
            Block::Paragraph(Paragraph { text, .. }) => {
                body.markup.open(&in_language(Tag::new("p"), text));
                if leads {
                    write_back_link(body, id, note);
                    body.markup.text(" ");
                }
                body.text(text);
                if ends {
                    body.markup.text(" ");
                    write_back_to_calls(body, id, note);
                }
                body.markup.close();
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
                    alone(body, |body| write_back_link(body, id, note));
                }
                body.blocks(std::slice::from_ref(block));
                if ends {
                    alone(body, |body| write_back_to_calls(body, id, note));
                }
            }
        }
    }
    body.markup.close();
}

/// A paragraph for a link that has no words beside it.
fn alone(body: &mut Body<'_>, link: impl FnOnce(&mut Body<'_>)) {
    body.markup.open(&Tag::new("p"));
    link(body);
    body.markup.close();
}

/// The number of a note, which leads back to its first call.
fn write_back_link(body: &mut Body<'_>, id: NoteId, note: &Note) {
    let terms = &body.book.language.terms;
    let back = Tag::new("a")
        .set("class", "back")
        .set("href", format!("#{}", call_id(id, 0)))
        .set("role", "doc-backlink")
        .set("aria-label", terms.note.replace("{}", &note.label.content))
        .set("title", terms.back.clone());
    body.markup.open(&back);
    body.text(&note.label);
    body.markup.close();
}

/// "↑ a, b": behind a note that is called more than once, a link back to each of its calls, which
/// the letters of the language tell apart.
fn write_back_to_calls(body: &mut Body<'_>, id: NoteId, note: &Note) {
    let book = body.book;
    let calls = (0..note.calls).filter_map(|call| Some((call, book.spine.call(id, call)?)));
    body.markup
        .open(&Tag::new("span").set("class", "back-links"));
    body.markup
        .text(&UPWARD.replace("{}", "").replace(' ', "\u{a0}"));
    let mut letters = book.language.letters.chars();
    for (index, (call, file)) in calls.enumerate() {
        if index > 0 {
            body.markup.text(&book.language.punctuation.comma);
        }
        let number = u64::from(call) + 1;
        let letter = letters.next().map(String::from);
        let tag = Tag::new("a")
            .set("href", book.spine.href(body.file, file, &call_id(id, call)))
            .set("role", "doc-backlink")
            .set("title", book.language.terms.back.clone());
        let label = letter.unwrap_or_else(|| book.language.number(number));
        body.markup.leaf(&tag, &label);
    }
    body.markup.close();
}
