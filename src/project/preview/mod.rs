//! A briefing as it is looked at while it is written: its pages, its book, and where each word is written.
//!
//! In: a run, a briefing's path, files to read from. Out: a [`Preview`]: pages to be drawn when somebody looks at
//! them, the files of its book, and what stands at a point of a page ([`pointed`]); beside it what is to be said of
//! the briefing and which files were read, as for an [`Export`](super::Export). Nothing is written.

mod book;
mod context;
mod pointed;

use std::collections::BTreeMap;
use std::path::Path;

use super::{Failure, FileRead, Findings, Origin, Run};
use super::{guard, making};
use crate::briefing::TextPlace;
use crate::diagnostic::Sources;
use crate::document::{Block, TextId};
use crate::export::{BACKENDS, Backend, Edition, Write, png};

pub use book::Book;
pub use pointed::{Pointed, Written};

/// A briefing to be looked at.
pub struct Preview {
    edition: Edition,
    book: Book,
    places: Vec<TextPlace>,
    /// The files that it is written in.
    sources: Sources,
}

/// What became of a briefing that is to be looked at.
pub struct Previewed {
    /// Its pages and its book, or why there are none.
    pub preview: Result<Preview, Failure>,
    /// What is to be said of it.
    pub findings: Findings,
    /// The files that were asked for, the briefing first.
    pub read: Vec<FileRead>,
}

impl Run {
    /// Makes the briefing in a file to be looked at, with its pages and its book, whatever the formats are that it is
    /// to be written in. Where the program itself is at fault with it, that is what is said of it.
    pub fn preview(&self, path: &Path, files: &dyn super::Files) -> Previewed {
        let origin = Origin::File(path);
        let name = origin.name();
        let made = guard::guarded(&name, || {
            let plan = making::plan(self, origin, files);
            let findings = plan.findings;
            let preview = plan.edition.and_then(|planned| {
                if findings.diagnostics.has_errors() {
                    return Err(Failure::AtFault);
                }
                let edition = planned.set();
                let book = book(&edition).map_err(|reason| {
                    Failure::Internal(format!("{name}: {reason}; please report this"))
                })?;
                Ok(Preview {
                    edition,
                    book,
                    places: plan.places,
                    sources: findings.sources.clone(),
                })
            });
            Previewed {
                preview,
                findings,
                read: plan.read,
            }
        });
        made.unwrap_or_else(|failure| Previewed {
            preview: Err(failure),
            findings: Findings::default(),
            read: Vec::new(),
        })
    }
}

/// The book of an edition.
fn book(edition: &Edition) -> Result<Book, String> {
    let writes_book = |backend: &&Backend| matches!(backend.write, Write::Flow(_));
    let backend = BACKENDS.iter().find(writes_book);
    let files = backend.map(|backend| backend.write(edition));
    let files = files.transpose().map_err(|error| error.to_string())?;
    let file = files.into_iter().flatten().next();
    Book::open(file.map(|file| file.bytes).unwrap_or_default())
}

impl Preview {
    /// How wide and high each page is, in points.
    pub fn pages(&self) -> impl Iterator<Item = (f64, f64)> {
        let pages = self.edition.layout.pages.iter();
        pages.map(|page| (page.width.0, page.height.0))
    }

    /// Its title.
    pub fn title(&self) -> &str {
        &self.edition.document.metadata.title
    }

    /// The picture of a page, the first being 0, with so many pixels for each of its points: a PNG.
    pub fn picture(&self, page: usize, scale: f64) -> Option<Vec<u8>> {
        let page = self.edition.layout.pages.get(page)?;
        let picture = png::draw_smooth(page, &self.edition.fonts, scale).ok()?;
        Some(picture.png)
    }

    /// Its book.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// What stands at a point of a page, the first being 0, in points from its upper left corner.
    pub fn pointed(&self, page: usize, point: (f64, f64)) -> Option<Pointed> {
        let page = self.edition.layout.pages.get(page)?;
        let parts = self.edition.document.parts.iter();
        let blocks = parts.flat_map(|part| &part.blocks);
        let texts = blocks.flat_map(Block::texts);
        let lengths: BTreeMap<TextId, usize> =
            texts.map(|text| (text.id, text.content.len())).collect();
        let length = |text| lengths.get(&text).copied().unwrap_or_default();
        pointed::at(page, point, &self.places, &length, &self.sources)
    }
}
