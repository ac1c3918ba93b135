//! briefset: one briefing in YAML becomes a paginated, tagged PDF and a reflowable EPUB.
//!
//! Data flows one way, and each stage knows only those before it:
//!
//! | stage | takes | gives |
//! |---|---|---|
//! | [`briefing::parse`] | the text of a file | a [`Briefing`](briefing::Briefing): as typed, every value with its place |
//! | [`briefing::lower()`] | a briefing | a [`Document`](document::Document): as meant, every text final |
//! | [`layout::Plan::new`] | a document and a [`Theme`](theme::Theme) | a [`Plan`](layout::Plan): where pages begin |
//! | [`layout::Plan::set`] | a plan | a [`Layout`](layout::frame::Layout): pages of placed glyphs, and the tag tree |
//! | [`export`] | a document and its pages, an [`Edition`](export::Edition) | the files of a PDF or an EPUB |
//!
//! What is wrong with a briefing goes to [`diagnostic::Diagnostics`] and never stops a stage, so that
//! one run shows every mistake. Each run of glyphs knows which bytes of which text it sets: from that
//! one link come the tags of the PDF, the page marks of the EPUB and the links back from sources.
//!
//! [`project`] puts them behind one another: it finds a briefing's theme and logo, and gives the files
//! that are to be written. The whole way, from a text to a PDF in memory:
//!
//! ```
//! use briefset::project::{Memory, Options, Run};
//!
//! let text = "\
//! title: Harbour electrification after the first winter
//! key_points:
//!   - Ships at berth A stop their engines [@log, p. 3].
//! sources:
//!   - {id: log, title: Log of the harbour}
//! ";
//! let files = Memory::new().with("harbour.yaml", text);
//! let run = Run::new(Options::for_formats(&["pdf"]));
//! let export = run.export("harbour.yaml".as_ref(), &files);
//! let outputs = match export.outputs {
//!     Ok(outputs) => outputs,
//!     Err(failure) => panic!("{failure}\n{}", export.findings.render(false)),
//! };
//! assert!(outputs[0].bytes.starts_with(b"%PDF-1.7"));
//! ```
//!
//! Each stage can be called by itself as well; [`project::Run::plan`] stops before anything is written.
#![forbid(unsafe_code)]

pub mod briefing;
#[cfg(feature = "csl")]
pub mod citation_style;
#[cfg(feature = "cli")]
pub mod cli;
pub mod diagnostic;
pub mod document;
pub mod drawing;
pub mod export;
mod faces;
pub mod geometry;
pub mod import;
pub mod language;
pub mod layout;
pub mod picture;
pub mod project;
pub mod theme;
