//! What stands where.
//!
//! In: a document, shared out among [`files`]. Out: for everything that can be linked to the file that
//! it stands in. This is settled before a word is written, because a link may lead forward.

use std::collections::BTreeMap;

use super::files::files;
pub use super::files::{Content, SpineFile};
use super::reading::{self, Read};
use crate::document::{CitationId, Document, MarkKind, NoteId, Reference, Text, TextId};
use crate::language::Language;

/// A place in the flow: a text and a byte of it. For what stands in a note, that is its call.
pub type InFlow = (TextId, usize);

/// The files and what is where.
#[derive(Debug)]
pub struct Spine<'a> {
    /// The files in reading order.
    pub files: Vec<SpineFile<'a>>,
    /// The texts of the flow in reading order; notes are not among them.
    pub flow: Vec<Read<'a>>,
    /// The file of every text of the flow, and its place in [`Spine::flow`].
    texts: BTreeMap<TextId, (usize, usize)>,
    /// The file of every note.
    notes: BTreeMap<NoteId, usize>,
    /// The file of every call of a note.
    calls: BTreeMap<(NoteId, u32), usize>,
    /// The file of every citation, and its place in the flow.
    citations: BTreeMap<CitationId, (usize, InFlow)>,
    /// The file of every section, table and figure, and of what a cell leads to, by its anchor.
    anchors: BTreeMap<&'a str, usize>,
    /// The file of every source, by its index.
    sources: Vec<(usize, &'a Reference)>,
}

impl<'a> Spine<'a> {
    /// Lays out the files of a document.
    pub fn new(document: &'a Document) -> Self {
        let mut spine = Spine {
            files: files(document),
            flow: Vec::new(),
            texts: BTreeMap::new(),
            notes: BTreeMap::new(),
            calls: BTreeMap::new(),
            citations: BTreeMap::new(),
            anchors: BTreeMap::new(),
            sources: Vec::new(),
        };
        let files = spine.files.iter().enumerate();
        let contents: Vec<(usize, Content<'_>)> = files
            .flat_map(|(index, file)| file.contents.iter().map(move |content| (index, *content)))
            .collect();
        for (file, content) in contents {
            for read in reading::texts(document, content) {
                spine.texts.insert(read.text.id, (file, spine.flow.len()));
                spine.marks(document, file, read.text, None);
                spine.flow.push(read);
            }
            let anchors = reading::anchors(content).into_iter();
            spine.anchors.extend(anchors.map(|anchor| (anchor, file)));
            let references = reading::references(content);
            spine
                .sources
                .extend(references.into_iter().map(|reference| (file, reference)));
        }
        spine
    }

    /// Writes down what the marks of a text name, and those of the notes that it calls. Within a
    /// note everything has the place of its call.
    fn marks(&mut self, document: &'a Document, file: usize, text: &'a Text, call: Option<InFlow>) {
        for mark in &text.marks {
            let place = call.unwrap_or((text.id, mark.range.start));
            match &mark.kind {
                MarkKind::Citation { citation, .. } => {
                    self.citations.entry(*citation).or_insert((file, place));
                }
                MarkKind::NoteCall { note, call } => {
                    self.calls.entry((*note, *call)).or_insert(file);
                    // A note that has a file is not walked again: notes may call each other.
                    if !self.notes.contains_key(note) {
                        self.notes.insert(*note, file);
                        if let Some(note) = document.notes.get(note.0 as usize) {
                            for text in reading::texts_of_note(note) {
                                self.marks(document, file, text, Some(place));
                            }
                        }
                    }
                }
                MarkKind::Emphasis
                | MarkKind::Strong
                | MarkKind::Struck
                | MarkKind::Code
                | MarkKind::Link { .. }
                | MarkKind::Reference { .. }
                | MarkKind::Raised
                | MarkKind::SmallCaps
                | MarkKind::Language(_)
                | MarkKind::Separator
                | MarkKind::Quiet
                | MarkKind::Name => {}
            }
        }
    }

    /// The file of a text of the flow, and its place in the flow.
    pub fn text(&self, text: TextId) -> Option<(usize, usize)> {
        self.texts.get(&text).copied()
    }

    /// The file that a note stands in; `None` where nothing calls it, or it does not exist.
    pub fn note(&self, note: NoteId) -> Option<usize> {
        self.notes.get(&note).copied()
    }

    /// The file that a call of a note stands in, of those that it has.
    pub fn call(&self, note: NoteId, call: u32) -> Option<usize> {
        self.calls.get(&(note, call)).copied()
    }

    /// The file that a citation stands in, and its place in the flow.
    pub fn citation(&self, citation: CitationId) -> Option<(usize, InFlow)> {
        self.citations.get(&citation).copied()
    }

    /// The file that a source stands in, and its anchor.
    pub fn source(&self, source: u32) -> Option<(usize, &'a str)> {
        let (file, reference) = self.sources.get(source as usize)?;
        Some((*file, &reference.anchor))
    }

    /// What a link to a source says.
    pub fn called(&self, source: u32, language: &Language) -> String {
        let found = self.sources.get(source as usize);
        found.map_or_else(String::new, |(_, reference)| reference.called(language))
    }

    /// The file of what has this anchor.
    pub fn anchor(&self, anchor: &str) -> Option<usize> {
        self.anchors.get(anchor).copied()
    }

    /// The address of an id in a file, as seen from a file.
    pub fn href(&self, from: usize, file: usize, id: &str) -> String {
        if from == file {
            format!("#{id}")
        } else {
            self.address(file, id)
        }
    }

    /// The address of an id in a file, as seen from the package.
    pub fn address(&self, file: usize, id: &str) -> String {
        format!("{}#{id}", self.files[file].name)
    }
}

/// The id of a thing that the document names. Our own ids are of the form `page-3`; an anchor that
/// could be taken for one, or that no XML id may look like, is set apart by a character that no
/// anchor has.
pub fn anchor_id(anchor: &str) -> String {
    const OWN: &[&str] = &["page-", "call-", "note-", "citation-"];
    let digits = |rest: &str| {
        let numeric = |byte: u8| byte.is_ascii_digit() || byte == b'-';
        !rest.is_empty() && rest.bytes().all(numeric)
    };
    let ours = OWN
        .iter()
        .any(|own| anchor.strip_prefix(own).is_some_and(digits));
    let starts_well = anchor
        .bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_alphabetic());
    let division = super::kepub::DIVISIONS.contains(&anchor);
    if ours || division || !starts_well {
        format!("_{anchor}")
    } else {
        anchor.to_string()
    }
}

/// The id of a page mark; pages count from 0.
pub fn page_id(page: usize) -> String {
    format!("page-{}", page + 1)
}

/// The id of the call of a note: of those that follow the first, with their number in it.
pub fn call_id(note: NoteId, call: u32) -> String {
    match call {
        0 => format!("call-{}", note.0 + 1),
        _ => format!("call-{}-{}", note.0 + 1, call + 1),
    }
}

/// The id of a note.
pub fn note_id(note: NoteId) -> String {
    format!("note-{}", note.0 + 1)
}

/// The id of a citation.
pub fn citation_id(citation: CitationId) -> String {
    format!("citation-{}", citation.0 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_never_look_like_our_own_ids_and_are_ids() {
        assert_eq!(anchor_id("what-changed"), "what-changed");
        assert_eq!(anchor_id("page-3"), "_page-3");
        assert_eq!(anchor_id("call-3-2"), "_call-3-2");
        assert_eq!(anchor_id("page-three"), "page-three");
        assert_eq!(anchor_id("2026-in-review"), "_2026-in-review");
    }
}
