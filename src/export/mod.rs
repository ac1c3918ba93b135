//! Backends: what an edition can be written as.
//!
//! A backend is a folder beside this file and an entry in [`BACKENDS`]; the command line, its help
//! and the tests iterate that table. A PDF is written from pages and never sees a block; an EPUB is
//! written from the document and never sees a frame, so that its pages are planned and never set.

// A new kind of block or frame item is a compile error here until each place has learned of it.
#![deny(clippy::wildcard_enum_match_arm)]

use std::borrow::Cow;

use rayon::prelude::*;

use crate::layout::frame::Page;
pub use crate::layout::text::font::Fonts;
use crate::layout::{self, Plan};
use book_fonts::FontsOfPages;
pub use error::Error;

pub mod attachment;
mod book_fonts;
mod deflate;
mod edition;
pub mod epub;
mod error;
pub mod identifier;
pub mod pdf;
pub mod png;
mod sfnt;

pub use edition::{Edition, Flow, Pages, Planned};

/// A way to write an edition.
pub struct Backend {
    /// Its name on the command line.
    pub name: &'static str,
    /// What is put behind a briefing's name to name its file, or the first of its files.
    pub suffix: &'static str,
    /// What it is, in a line of help.
    pub description: &'static str,
    /// Whether it is written when no format is asked for.
    pub by_default: bool,
    /// How it writes.
    pub write: Write,
    /// What a file may not be larger than, where someone refuses more.
    pub limit: Option<Limit>,
}

/// A file that a backend made of an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// What is put behind the briefing's name to name it: `.pdf`, `-1.png` for one of several.
    pub suffix: Cow<'static, str>,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// How large a file may be for someone to take it.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// In bytes.
    pub bytes: usize,
    /// Who takes no more.
    pub whose: &'static str,
}

/// What a backend writes from, and how.
#[derive(Clone, Copy)]
pub enum Write {
    /// From the document and where its pages begin.
    Flow(fn(&Flow<'_>) -> Written),
    /// From the pages, which are let go of on the way where nobody else wants them.
    Pages(Draw),
}

/// Writes a file from pages.
pub type Draw = fn(Pages<'_>) -> Written;

impl Backend {
    /// Whether it draws pages: what is written so has a number of pages, and may carry other files within it.
    pub fn draws_pages(&self) -> bool {
        matches!(self.write, Write::Pages(_))
    }

    /// Who would refuse a file of so many bytes, in a sentence for the user.
    pub fn refusal(&self, bytes: usize) -> Option<String> {
        let limit = self.limit.filter(|limit| bytes > limit.bytes)?;
        // Rounded away from the limit, so that the sentence never says that a file is as it should be.
        let (has, may) = (bytes.div_ceil(1_000_000), limit.bytes / 1_000_000);
        let (name, whose) = (self.name, limit.whose);
        Some(format!(
            "its {name} has {has} MB, and {whose} takes no more than {may}: divide the briefing"
        ))
    }

    /// Writes an edition.
    pub fn write(&self, edition: &Edition) -> Result<Vec<OutputFile>, Error> {
        match self.write {
            Write::Flow(write) => write(&edition.flow()),
            Write::Pages(write) => {
                write(edition.pages(edition.identifier(), Cow::Borrowed(&edition.layout)))
            }
        }
    }
}

/// The most pages of an edition that is written in all its formats at once.
const SHORT: usize = 32;

/// What a backend made, or why it made nothing.
type Written = Result<Vec<OutputFile>, Error>;

/// Writes an edition by each of some backends. Its pages are set only where one of them draws pages.
/// Those of a long one are let go of before anything else is written: they and a book in the making
/// are never held at once. A short one needs little room, and somebody may wait for it: what is drawn
/// from pages and what is not are made beside each other.
pub fn write(planned: Planned, backends: &[&Backend]) -> Result<Vec<Vec<OutputFile>>, Error> {
    let (mut edition, plan) = planned.divide();
    let mut drawing = Vec::new();
    let mut flowing = Vec::new();
    for backend in backends {
        match backend.write {
            Write::Pages(write) => drawing.push(write),
            Write::Flow(write) => flowing.push(write),
        }
    }
    let name = match drawing.is_empty() {
        true => String::new(),
        false => edition.identifier(),
    };
    // The text is let go of first where nobody but pages wants it.
    if flowing.is_empty() {
        edition.forget_text();
    }
    let flow = || {
        let flows = flowing.iter();
        flows.map(|write| write(&edition.flow())).collect()
    };
    let draw = || drawn(&edition, &name, plan, drawing);
    let (drawn, flown): (Vec<Written>, Vec<Written>) = match edition.page_starts.len() <= SHORT {
        true => rayon::join(draw, flow),
        false => {
            let drawn = draw();
            (drawn, flow())
        }
    };
    let (mut drawn, mut flown) = (drawn.into_iter(), flown.into_iter());
    let files = backends.iter().filter_map(|backend| match backend.write {
        Write::Flow(_) => flown.next(),
        Write::Pages(_) => drawn.next(),
    });
    let files = files.collect();
    drop_aside(edition);
    files
}

/// Sets the pages of an edition and writes them, one way after the other. The last may let go of them.
fn drawn(edition: &Edition<()>, name: &str, plan: Plan, mut drawing: Vec<Draw>) -> Vec<Written> {
    let Some(last) = drawing.pop() else {
        drop_aside(plan);
        return Vec::new();
    };
    let layout = plan.set();
    let mut drawn = Vec::with_capacity(drawing.len() + 1);
    for write in drawing {
        drawn.push(write(
            edition.pages(name.to_string(), Cow::Borrowed(&layout)),
        ));
    }
    drawn.push(last(edition.pages(name.to_string(), Cow::Owned(layout))));
    drawn
}

/// To let go of a long document takes as long as to save its files: another thread may do it meanwhile,
/// and nobody waits for it.
fn drop_aside(edition: impl Send + 'static) {
    rayon::spawn(move || drop(edition));
}

const PDF: &str = ".pdf";
const EPUB: &str = ".epub";
const KEPUB: &str = ".kepub.epub";

/// An edition that is one file.
fn one(suffix: &'static str, bytes: Vec<u8>) -> Vec<OutputFile> {
    vec![OutputFile {
        suffix: suffix.into(),
        bytes,
    }]
}

/// Every backend, in the order in which outputs are written and listed.
pub const BACKENDS: &[Backend] = &[
    Backend {
        name: "pdf",
        suffix: PDF,
        description: "Pages to print and hand out: tagged PDF",
        by_default: true,
        write: Write::Pages(|pages| {
            let input = pdf::Input {
                metadata: pages.metadata,
                sides: pages.sides,
                identifier: &pages.identifier,
                source_date_epoch: pages.source_date_epoch,
                attachments: pages.attachments,
                image_dpi: pages.image_dpi,
            };
            pdf::write(pages.layout, &input).map(|bytes| one(PDF, bytes))
        }),
        limit: None,
    },
    Backend {
        name: "epub",
        suffix: EPUB,
        description: "Text that flows, for e-readers and telephones: EPUB 3.3 with the PDF's pages",
        by_default: true,
        write: Write::Flow(|flow| write_epub(flow, EPUB, epub::Variant::Plain)),
        limit: Some(Limit {
            bytes: 200_000_000,
            whose: "Send to Kindle",
        }),
    },
    Backend {
        name: "kepub",
        suffix: KEPUB,
        description: "The same for Kobo's own reader: its bookmarks, statistics and notes work",
        by_default: false,
        write: Write::Flow(|flow| write_epub(flow, KEPUB, epub::Variant::Kobo)),
        limit: None,
    },
    Backend {
        name: "png",
        suffix: FIRST_PICTURE,
        description: "Pictures of the PDF's pages, to look at: a file for each",
        by_default: false,
        write: Write::Pages(write_pictures),
        limit: None,
    },
];

/// The backends that write when no format is asked for.
pub fn by_default() -> impl Iterator<Item = &'static Backend> {
    BACKENDS.iter().filter(|backend| backend.by_default)
}

/// Pixels of a picture of a page for each of its points: 144 for an inch, as screens show them.
const PICTURE_SCALE: f64 = 2.0;

/// What is put behind a briefing's name for the picture of its first page.
const FIRST_PICTURE: &str = "-1.png";

fn write_pictures(pages: Pages<'_>) -> Result<Vec<OutputFile>, Error> {
    let layout = &pages.layout;
    let draw = |(index, page): (usize, &Page)| {
        let picture = png::draw_smooth(page, &layout.fonts, PICTURE_SCALE)?;
        Ok(OutputFile {
            suffix: format!("-{}.png", index + 1).into(),
            bytes: picture.png,
        })
    };
    layout.pages.par_iter().enumerate().map(draw).collect()
}

/// Pixels of the cover for each of its points: it has 1600 by 2560, as shops ask for.
const COVER_SCALE: f64 = 4.0;

fn write_epub(
    flow: &Flow<'_>,
    suffix: &'static str,
    variant: epub::Variant,
) -> Result<Vec<OutputFile>, Error> {
    let page = layout::cover::cover(&flow.document, flow.theme, flow.fonts);
    let cover = png::draw(&page, flow.fonts, COVER_SCALE)?;
    let input = epub::Input {
        document: &flow.document,
        theme: flow.theme,
        page_starts: flow.page_starts,
        drawings: flow.drawings,
        data: &flow.data,
        cover: epub::Cover {
            png: &cover.png,
            width: cover.width,
            height: cover.height,
        },
        fonts: &FontsOfPages {
            theme: flow.theme,
            fonts: flow.fonts,
        },
        identifier: &identifier::document(&flow.document),
        pages_of: &flow.identifier(),
        source_date_epoch: flow.source_date_epoch,
        variant,
    };
    let book = epub::write(&input)?;
    Ok(one(suffix, book))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_that_kindle_would_refuse_is_told_of() {
        let refusals = |bytes| {
            BACKENDS
                .iter()
                .filter_map(move |backend| backend.refusal(bytes))
        };
        assert_eq!(refusals(200_000_000).count(), 0);
        let told: Vec<String> = refusals(200_000_001).collect();
        assert_eq!(
            told,
            ["its epub has 201 MB, and Send to Kindle takes no more than 200: divide the briefing"]
        );
    }
}
