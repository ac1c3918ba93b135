//! Backends: what an edition can be written as.
//!
//! A backend is a folder beside this file and an entry in [`BACKENDS`]; the command line, its help
//! and the tests iterate that table. A PDF is written from pages and never sees a block; an EPUB is
//! written from the document and never sees a frame.

// A new kind of block or frame item is a compile error here until each place has learned of it.
#![deny(clippy::wildcard_enum_match_arm)]

use std::fmt;
use std::sync::Arc;

use attachment::Attachment;

use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Sources, Span};
use crate::document::Document;
use crate::layout::frame::Layout;
use crate::layout::text::font::Fonts;
use crate::layout::{self, PageSetup};
use crate::theme::{Theme, Weight};

pub mod attachment;
mod deflate;
pub mod epub;
pub mod identifier;
pub mod pdf;
pub mod png;

/// A document, laid out: what every backend writes from.
pub struct Edition {
    /// What it says.
    pub document: Document,
    /// How it looks.
    pub theme: Arc<Theme>,
    /// What its pages were made for.
    pub setup: PageSetup,
    /// Its pages.
    pub layout: Layout,
    /// Seconds since 1970 that stand in for a missing date (`SOURCE_DATE_EPOCH`).
    pub source_date_epoch: Option<u64>,
    /// The files that go with it, where a backend can carry any.
    pub attachments: Vec<Attachment>,
    /// Whether a book says where these pages begin.
    pub page_list: bool,
}

impl Edition {
    /// Lays a document out.
    pub fn new(
        document: Document,
        theme: Arc<Theme>,
        setup: PageSetup,
        source_date_epoch: Option<u64>,
    ) -> Self {
        let layout = layout::layout(&document, &theme, setup);
        Edition {
            document,
            theme,
            setup,
            layout,
            source_date_epoch,
            attachments: Vec::new(),
            page_list: true,
        }
    }

    /// Adds the files that go with it.
    pub fn with_attachments(self, attachments: Vec<Attachment>) -> Self {
        Edition {
            attachments,
            ..self
        }
    }

    /// The same, but books say nothing of its pages: for a book that goes out without its PDF.
    pub fn without_page_list(mut self) -> Self {
        self.page_list = false;
        self
    }

    /// The name of this edition: of these pages, whatever they are written as.
    pub fn identifier(&self) -> String {
        identifier::edition(&self.document, self.setup, &self.theme)
    }

    /// Warns of what an edition cannot show: characters that no face has. The warning points to
    /// where the first of them stands in the briefing.
    pub fn warn(&self, sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) {
        let uncovered = &self.layout.uncovered;
        if uncovered.is_empty() {
            return;
        }
        let shown: Vec<String> = uncovered
            .iter()
            .take(12)
            .map(|character| format!("`{character}` (U+{:04X})", u32::from(*character)))
            .collect();
        let more = uncovered.len().saturating_sub(shown.len());
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        let message = format!("no font has the characters {}{more}", shown.join(", "));
        let place = first_place(uncovered, sources, file);
        diagnostics.push(
            Diagnostic::warning("uncovered-character", place, message).help(
                "the PDF shows a box in their place, and keeps them for whoever copies the text",
            ),
        );
    }
}

/// Where the first of some characters stands in a file; its start when they are written as escapes.
fn first_place(characters: &[char], sources: &Sources, file: FileId) -> Span {
    let text = &sources.get(file).text;
    let first = text.find(characters).unwrap_or(0);
    let length = text[first..].chars().next().map_or(0, char::len_utf8);
    let number = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    Span {
        file,
        start: number(first),
        end: number(first + length),
    }
}

/// A way to write an edition.
pub struct Backend {
    /// Its name on the command line.
    pub name: &'static str,
    /// The extension of its files.
    pub extension: &'static str,
    /// What it is, in a line of help.
    pub description: &'static str,
    /// Whether it is written when no format is asked for.
    pub by_default: bool,
    /// Writes an edition.
    pub write: fn(&Edition) -> Result<Vec<u8>, Error>,
}

/// Every backend, in the order in which outputs are written and listed.
pub const BACKENDS: &[Backend] = &[
    Backend {
        name: "pdf",
        extension: "pdf",
        description: "Pages to print and hand out: tagged PDF",
        by_default: true,
        write: |edition| {
            let input = pdf::Input {
                layout: &edition.layout,
                metadata: &edition.document.metadata,
                identifier: &edition.identifier(),
                source_date_epoch: edition.source_date_epoch,
                attachments: &edition.attachments,
            };
            pdf::write(&input).map_err(Error::new)
        },
    },
    Backend {
        name: "epub",
        extension: "epub",
        description: "Text that flows, for e-readers and telephones: EPUB 3.3 with the PDF's pages",
        by_default: true,
        write: |edition| write_epub(edition, epub::Variant::Plain),
    },
    Backend {
        name: "kepub",
        extension: "kepub.epub",
        description: "The same for Kobo's own reader: its bookmarks, statistics and notes work",
        by_default: false,
        write: |edition| write_epub(edition, epub::Variant::Kobo),
    },
];

/// The backends that write when no format is asked for.
pub fn by_default() -> impl Iterator<Item = &'static Backend> {
    BACKENDS.iter().filter(|backend| backend.by_default)
}

/// Pixels of the cover for each of its points: 1024 are its height, as shops want 1000 and every byte
/// of a short book shows.
const COVER_SCALE: f64 = 1.6;

fn write_epub(edition: &Edition, variant: epub::Variant) -> Result<Vec<u8>, Error> {
    let Edition {
        document,
        theme,
        setup: _,
        layout,
        source_date_epoch,
        // An EPUB carries none: what its readers may open is up to its own specification.
        attachments: _,
        page_list,
    } = edition;
    let page = layout::cover::cover(document, theme);
    let cover = png::draw(&page, COVER_SCALE).map_err(Error::new)?;
    let input = epub::Input {
        document,
        theme,
        page_starts: if *page_list { &layout.page_starts } else { &[] },
        cover: epub::Cover {
            png: &cover.png,
            width: cover.width,
            height: cover.height,
        },
        faces: &bundled_face,
        identifier: &identifier::document(document),
        pages_of: &edition.identifier(),
        source_date_epoch: *source_date_epoch,
        variant,
    };
    epub::write(&input).map_err(Error::new)
}

/// The font file of a family in a weight, if it has a character.
fn bundled_face(family: &str, weight: Weight, character: char) -> Option<&'static [u8]> {
    let fonts = Fonts::bundled();
    let face = fonts.face(fonts.nearest(family, weight, false)?);
    face.glyph(character).map(|_| face.data)
}

/// Why an edition could not be written: a fault of the program, never of the briefing.
#[derive(Debug)]
pub struct Error(Box<dyn std::error::Error + Send + Sync>);

impl Error {
    /// A backend's own error.
    pub fn new(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Error(Box::new(error))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl std::error::Error for Error {}
