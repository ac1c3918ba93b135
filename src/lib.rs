//! briefset: one briefing in YAML becomes a paginated, tagged PDF and a reflowable EPUB.
#![forbid(unsafe_code)]

pub mod briefing;
pub mod cli;
pub mod diagnostic;
pub mod document;
pub mod export;
pub mod language;
pub mod layout;
pub mod theme;
