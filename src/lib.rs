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
//! | [`export`] | a document and its pages, an [`Edition`](export::Edition) | the bytes of a PDF or an EPUB |
//!
//! What is wrong with a briefing goes to [`diagnostic::Diagnostics`] and never stops a stage, so that
//! one run shows every mistake. Each run of glyphs knows which bytes of which text it sets: from that
//! one link come the tags of the PDF, the page marks of the EPUB and the links back from sources.
//!
//! The whole way, from a text to a PDF in memory:
//!
//! ```
//! use briefset::briefing;
//! use briefset::diagnostic::{Diagnostics, Source, Sources, render};
//! use briefset::export::{BACKENDS, Edition};
//! use briefset::layout::PageSetup;
//! use briefset::theme;
//!
//! let text = "\
//! title: Harbour electrification after the first winter
//! key_points:
//!   - Ships at berth A stop their engines [@log, p. 3].
//! sources:
//!   - {id: log, title: Log of the harbour}
//! ";
//! let mut sources = Sources::new();
//! let file = sources.add(Source::new("harbour.yaml", text));
//! let mut diagnostics = Diagnostics::new();
//! let Some(reading) = briefing::read(&sources, file, &mut diagnostics) else {
//!     panic!("{}", render::render(&diagnostics, &sources, false));
//! };
//!
//! let theme = theme::built_in("default").expect("the default theme");
//! let edition = Edition::new(reading.document, theme, PageSetup::default(), None);
//! assert_eq!(edition.layout.pages.len(), 1);
//!
//! let pdf = BACKENDS.iter().find(|backend| backend.name == "pdf").expect("a backend");
//! let bytes = pdf.write(&edition)?;
//! assert!(bytes.starts_with(b"%PDF-1.7"));
//! # Ok::<(), briefset::export::Error>(())
//! ```
#![forbid(unsafe_code)]

pub mod briefing;
pub mod cli;
pub mod diagnostic;
pub mod document;
pub mod export;
pub mod language;
pub mod layout;
pub mod picture;
pub mod theme;
