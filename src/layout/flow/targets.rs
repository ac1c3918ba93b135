//! Where links lead: the tags that others point to, and what a link says to those who do not see it.
//!
//! In: headings, tables, calls and notes, as each gets its tag. Out: the tag of what a link leads to, if that
//! has come up, and the words for it.

use std::collections::BTreeMap;

use crate::document::{Block, CitationId, Document, NoteId, Reference};
use crate::language::Language;
use crate::layout::tags::NodeId;

/// The destination at a citation.
pub fn citation_destination(citation: CitationId) -> String {
    format!("citation-{}", citation.0 + 1)
}

/// The destination at the first call of a note, where the note leads back to.
pub fn call_destination(note: NoteId) -> String {
    format!("call-{}", note.0 + 1)
}

/// The destination at a note.
pub fn note_destination(note: NoteId) -> String {
    format!("note-{}", note.0 + 1)
}

/// What links lead to.
pub struct Targets<'a> {
    document: &'a Document,
    language: &'static Language,
    /// The sources, by index.
    sources: Vec<&'a Reference>,
    notes: BTreeMap<NoteId, NodeId>,
    /// The first calls of notes.
    calls: BTreeMap<NoteId, NodeId>,
    /// Headings, figures, charts and tables, by their anchors.
    named: BTreeMap<String, NodeId>,
}

impl<'a> Targets<'a> {
    /// Those of a document, none of which has a tag yet.
    pub fn new(document: &'a Document, language: &'static Language) -> Self {
        let blocks = document.parts.iter().flat_map(|part| &part.blocks);
        let references = blocks.filter_map(Block::references).flatten();
        Targets {
            document,
            language,
            sources: references.collect(),
            notes: BTreeMap::new(),
            calls: BTreeMap::new(),
            named: BTreeMap::new(),
        }
    }

    /// Takes the tag of what an anchor names.
    pub fn add(&mut self, anchor: &str, node: NodeId) {
        self.named.insert(anchor.to_string(), node);
    }

    /// The tag of what an anchor names.
    pub fn named(&self, anchor: &str) -> Option<NodeId> {
        self.named.get(anchor).copied()
    }

    /// Takes the tag of a note.
    pub fn add_note(&mut self, note: NoteId, node: NodeId) {
        self.notes.insert(note, node);
    }

    /// The tag of a note.
    pub fn note(&self, note: NoteId) -> Option<NodeId> {
        self.notes.get(&note).copied()
    }

    /// Takes the tag of the first call of a note.
    pub fn add_call(&mut self, note: NoteId, node: NodeId) {
        self.calls.insert(note, node);
    }

    /// The tag of the first call of a note.
    pub fn call(&self, note: NoteId) -> Option<NodeId> {
        self.calls.get(&note).copied()
    }

    /// What the call of a note says.
    pub fn note_words(&self, note: NoteId) -> String {
        let note = self.document.notes.get(note.0 as usize);
        let label = note.map(|note| note.label.content.as_str());
        let words = &self.language.terms.note;
        words.replace("{}", label.unwrap_or_default())
    }

    /// Where the citation of a source leads, and what it says.
    pub fn source(&self, index: u32) -> (String, String) {
        let Some(reference) = self.sources.get(index as usize) else {
            return (String::new(), String::new());
        };
        (reference.anchor.clone(), reference.called(self.language))
    }
}
