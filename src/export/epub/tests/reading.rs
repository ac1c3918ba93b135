//! What a reader finds in a book, and what it should find.

use quick_xml::events::Event;

use super::opened::{element, events};
use crate::document::{Document, MarkKind, Text, TextId};
use crate::export::epub::book::Book;
use crate::export::epub::spine::Content;
use crate::export::epub::{reading as order, sample};

/// What stands in the bodies of files: their text, with a control character for each page mark. What
/// is not the document's text is left out: line feeds between blocks, links back.
pub fn reading(bodies: &[&str]) -> String {
    let mut reading = String::new();
    for body in bodies {
        let start = body.find("<body").expect("a body");
        let mut skip: Vec<bool> = Vec::new();
        for event in events(&body[start..body.len() - "</html>\n".len()]) {
            match event {
                Event::Start(start) => {
                    let element = element(&start);
                    if element.is("epub:type", "pagebreak") {
                        reading.push('\u{1}');
                    }
                    let outer = skip.last().copied().unwrap_or(false);
                    let left_out = ["back-links", "marking", "watermark"];
                    let own = left_out.iter().any(|class| element.is("class", class));
                    skip.push(outer || own);
                }
                Event::End(_) => {
                    skip.pop();
                }
                Event::Empty(empty) if empty.name().as_ref() == "br" => reading.push('\u{2028}'),
                Event::Text(text)
                    if !skip.last().copied().unwrap_or(false)
                        && text.chars().any(|character| character != '\n') =>
                {
                    reading.push_str(&text);
                }
                Event::GeneralRef(reference) => {
                    let entity = format!("&{};", &*reference);
                    reading.push_str(&quick_xml::escape::unescape(&entity).expect("an entity"));
                }
                _ => {}
            }
        }
    }
    reading
}

/// The texts of a document as [`reading`] finds them, with nothing between them. Markers that the
/// list elements make are not among them.
pub fn expected(document: &Document, starts: &[Option<(TextId, usize)>]) -> String {
    sample::with_starts(document, starts, |input| {
        let book = Book::new(input);
        let mut whole = String::new();
        for (index, file) in book.spine.files.iter().enumerate() {
            let mut notes: Vec<usize> = Vec::new();
            for content in &file.contents {
                if let Content::Colophon(_) = content {
                    add_notes(document, &mut notes, &mut whole);
                }
                let references = order::references(*content);
                let cited = references.iter().filter(|one| !one.citations.is_empty());
                let cited: Vec<TextId> = cited.map(|one| one.text.id).collect();
                for read in order::texts(document, *content) {
                    add_text(&book, read, &mut whole);
                    notes.extend(calls(read.text));
                    // What leads back stands behind a space.
                    if cited.contains(&read.text.id) {
                        whole.push(' ');
                    }
                }
            }
            if index + 1 == book.spine.files.len() {
                whole.extend(book.marks.at_end().iter().map(|_| '\u{1}'));
            }
            add_notes(document, &mut notes, &mut whole);
        }
        whole
    })
}

/// A text with its page marks.
fn add_text(book: &Book<'_>, read: order::Read<'_>, whole: &mut String) {
    let made = read.hangs && is_made_by_list(&read.text.content);
    let marks = book.marks.within(read.text.id, 0..usize::MAX);
    let mut at = 0;
    for mark in marks {
        if !made {
            whole.push_str(&read.text.content[at..mark.byte]);
            at = mark.byte;
        }
        whole.push('\u{1}');
    }
    if !made {
        whole.push_str(&read.text.content[at..]);
    }
}

fn add_notes(document: &Document, notes: &mut Vec<usize>, whole: &mut String) {
    for note in notes.drain(..) {
        let note = &document.notes[note];
        whole.push_str(&note.label.content);
        whole.push(' ');
        let written = order::texts_of_note(note).filter(|text| !is_made_by_list(&text.content));
        written.for_each(|text| whole.push_str(&text.content));
    }
}

fn is_made_by_list(marker: &str) -> bool {
    ["•", "–", "·"].contains(&marker)
        || marker
            .strip_suffix('.')
            .is_some_and(|number| number.chars().all(char::is_numeric))
}

fn calls(text: &Text) -> impl Iterator<Item = usize> {
    text.marks.iter().filter_map(|mark| {
        let MarkKind::NoteCall { note, .. } = mark.kind else {
            return None;
        };
        Some(note.0 as usize)
    })
}
