//! Files that go with a document: what an archive keeps beside the pages.
//!
//! Plain data: a backend that can carry files within its own (PDF) writes them as they are and knows
//! nothing of what is in them.

/// A file that goes with a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, without a folder; ASCII.
    pub name: String,
    /// Its media type.
    pub mime: &'static str,
    /// What it is to the document.
    pub relationship: Relationship,
    /// The anchor of what it holds the data of, where that is a part of the document.
    pub of: Option<String>,
    /// What it is, to those who see a list of the files.
    pub description: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What a file is to the document that carries it (ISO 19005-3, annex E).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relationship {
    /// The document was made from it.
    Source,
    /// The document rests on it.
    Data,
}
