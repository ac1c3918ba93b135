//! What backends write from: a document with all that is decided about it.

mod shortcomings;
mod uncovered;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::attachment::Attachment;
use super::identifier;
use crate::document::{Document, Metadata, TextId};
use crate::drawing::Drawing;
use crate::layout::copy_fitting::{self, Extent};
use crate::layout::flow::furniture::Misfit;
use crate::layout::flow::table::TableMisfit;
use crate::layout::frame::Layout;
use crate::layout::text::font::Fonts;
use crate::layout::text::stand_in::StandIn;
use crate::layout::{PageSetup, Plan};
use crate::theme::{Sides, Theme, Tightness};

/// A document, laid out.
pub struct Edition<Laid = Layout> {
    /// What it says.
    pub document: Document,
    /// How it looks.
    pub theme: Arc<Theme>,
    /// The faces that it is set in.
    pub fonts: Arc<Fonts>,
    /// What its pages were made for.
    pub setup: PageSetup,
    /// Its pages: set, or [planned](Planned).
    pub layout: Laid,
    /// For each page the text and the byte of it that the page's flow begins with; `None` where
    /// nothing of the flow stands.
    pub page_starts: Vec<Option<(TextId, usize)>>,
    /// Characters that no face has, in order of code point, each once.
    pub missing_glyphs: Vec<char>,
    /// Faces that stand in for others of their families.
    pub stand_ins: BTreeSet<StandIn>,
    /// What is to be said of fonts that have some of these characters and may not be embedded, in sentences.
    pub refused_fonts: Vec<String>,
    /// The words of lines that are wider than the text block.
    pub overfull: Vec<String>,
    /// Tables that could not be set as they should.
    pub table_misfits: Vec<TableMisfit>,
    /// What of the running matter has no room on the pages.
    pub misfits: Vec<Misfit>,
    /// What is drawn on the pages, by the anchors of what it is of.
    pub drawings: BTreeMap<String, Drawing>,
    /// Seconds since 1970 that stand in for a missing date (`SOURCE_DATE_EPOCH`).
    pub source_date_epoch: Option<u64>,
    /// The files that go with it, where a backend can carry any.
    pub attachments: Vec<Attachment>,
    /// How many pixels of a picture stand on an inch of a page at most.
    pub image_dpi: u32,
    /// Whether a book says where these pages begin.
    pub page_list: bool,
    /// How much of them the text takes at the tightest, where it has no room on as many pages as were wished.
    pub too_long: Option<Extent>,
}

/// How often pages are planned while what the text says of them still changes.
const PASSES: usize = 4;

/// An edition whose pages are planned and not set: enough for a book, and a warning.
pub type Planned = Edition<Plan>;

impl Edition {
    /// Lays a document out.
    pub fn new(
        document: Document,
        theme: Arc<Theme>,
        fonts: Arc<Fonts>,
        setup: PageSetup,
        source_date_epoch: Option<u64>,
    ) -> Self {
        Edition::plan(document, theme, fonts, setup, source_date_epoch).set()
    }
}

impl Planned {
    /// Plans the pages of a document.
    pub fn plan(
        mut document: Document,
        theme: Arc<Theme>,
        fonts: Arc<Fonts>,
        setup: PageSetup,
        source_date_epoch: Option<u64>,
    ) -> Self {
        let mut plan = |tightness: Tightness| {
            let setup = PageSetup { tightness, ..setup };
            let mut layout = Plan::new(&document, &theme, &fonts, setup);
            for _ in 1..PASSES {
                if !say_pages(&mut document, &layout) {
                    break;
                }
                layout = Plan::new(&document, &theme, &fonts, setup);
            }
            layout
        };
        let mut setup = setup;
        let mut too_long = None;
        if let Some(pages) = setup.pages {
            let extent = |tightness| plan(tightness).extent();
            match copy_fitting::fit(pages as usize, theme.fit, extent) {
                Ok(tightness) => setup.tightness = tightness,
                Err(extent) => too_long = Some(extent),
            }
        }
        let mut layout = plan(setup.tightness);
        Edition {
            document,
            theme,
            fonts,
            setup,
            page_starts: std::mem::take(&mut layout.page_starts),
            missing_glyphs: std::mem::take(&mut layout.missing_glyphs),
            stand_ins: std::mem::take(&mut layout.stand_ins),
            refused_fonts: Vec::new(),
            overfull: std::mem::take(&mut layout.overfull),
            table_misfits: std::mem::take(&mut layout.table_misfits),
            misfits: std::mem::take(&mut layout.misfits),
            drawings: std::mem::take(&mut layout.drawings),
            layout,
            source_date_epoch,
            attachments: Vec::new(),
            image_dpi: u32::MAX,
            page_list: true,
            too_long,
        }
    }

    /// Sets its pages.
    pub fn set(self) -> Edition {
        let (edition, plan) = self.divide();
        edition.with_pages(plan.set()).0
    }
}

/// What a backend that draws pages sees of an edition.
pub struct Pages<'a> {
    /// The pages; let go of on the way where they are the backend's own.
    pub layout: Cow<'a, Layout>,
    /// What the document says of itself.
    pub metadata: &'a Metadata,
    /// Whether they are made for one side of a sheet or both.
    pub sides: Sides,
    /// The name of this edition, a URI.
    pub identifier: String,
    /// Seconds since 1970 that stand in for a missing date.
    pub source_date_epoch: Option<u64>,
    /// The files that go with it.
    pub attachments: &'a [Attachment],
    /// How many pixels of a picture stand on an inch of a page at most.
    pub image_dpi: u32,
}

/// What a backend whose text flows sees of an edition, whether its pages are set or not.
pub struct Flow<'a> {
    /// What it says; of pages, only where it says where they begin.
    pub document: Cow<'a, Document>,
    /// How it looks.
    pub theme: &'a Theme,
    /// The faces that covers are set in, and that may go with a book.
    pub fonts: &'a Arc<Fonts>,
    /// What its pages were planned for.
    pub setup: PageSetup,
    /// Where its pages begin; nothing where it is to say nothing of them.
    pub page_starts: &'a [Option<(TextId, usize)>],
    /// What is drawn on its pages, by the anchors of what it is of.
    pub drawings: &'a BTreeMap<String, Drawing>,
    /// The files that hold the data of its tables and charts.
    pub data: Vec<&'a Attachment>,
    /// Seconds since 1970 that stand in for a missing date.
    pub source_date_epoch: Option<u64>,
}

impl Flow<'_> {
    /// The name of the edition that these are the pages of.
    pub fn identifier(&self) -> String {
        identifier::edition(&self.document, self.setup, self.theme, self.fonts)
    }
}

impl<Laid> Edition<Laid> {
    /// The edition and its pages, each for itself.
    pub fn divide(self) -> (Edition<()>, Laid) {
        self.with_pages(())
    }

    /// The same with other pages, and its own.
    fn with_pages<Other>(self, layout: Other) -> (Edition<Other>, Laid) {
        let edition = Edition {
            document: self.document,
            theme: self.theme,
            fonts: self.fonts,
            setup: self.setup,
            layout,
            page_starts: self.page_starts,
            missing_glyphs: self.missing_glyphs,
            stand_ins: self.stand_ins,
            refused_fonts: self.refused_fonts,
            overfull: self.overfull,
            table_misfits: self.table_misfits,
            misfits: self.misfits,
            drawings: self.drawings,
            source_date_epoch: self.source_date_epoch,
            attachments: self.attachments,
            image_dpi: self.image_dpi,
            page_list: self.page_list,
            too_long: self.too_long,
        };
        (edition, self.layout)
    }

    /// Lets go of what the document says, where nobody will ask for it any more.
    pub(super) fn forget_text(&mut self) {
        self.document.parts = Vec::new();
        self.document.notes = Vec::new();
    }

    /// What a backend that draws pages sees of it, by its [name](Self::identifier).
    pub fn pages<'a>(&'a self, identifier: String, layout: Cow<'a, Layout>) -> Pages<'a> {
        Pages {
            layout,
            metadata: &self.document.metadata,
            sides: self.setup.sides,
            identifier,
            source_date_epoch: self.source_date_epoch,
            attachments: &self.attachments,
            image_dpi: self.image_dpi,
        }
    }

    /// Adds the files that go with it.
    pub fn with_attachments(mut self, attachments: Vec<Attachment>) -> Self {
        self.attachments = attachments;
        self
    }

    /// The same with no more pixels of a picture on an inch of a page.
    pub fn with_image_dpi(mut self, image_dpi: u32) -> Self {
        self.image_dpi = image_dpi;
        self
    }

    /// The same, but books say nothing of its pages: for a book that goes out without its PDF.
    pub fn without_page_list(mut self) -> Self {
        self.page_list = false;
        self
    }

    /// What a backend whose text flows sees of it. Of the attachments a book carries the data of what it shows: what
    /// else its readers may open is up to its own specification.
    pub fn flow(&self) -> Flow<'_> {
        Flow {
            document: self.flowing(),
            theme: &self.theme,
            fonts: &self.fonts,
            setup: self.setup,
            drawings: &self.drawings,
            data: self
                .attachments
                .iter()
                .filter(|file| file.of.is_some())
                .collect(),
            page_starts: if self.page_list {
                &self.page_starts
            } else {
                &[]
            },
            source_date_epoch: self.source_date_epoch,
        }
    }

    /// What a book says, which refers to no page that it does not know.
    fn flowing(&self) -> Cow<'_, Document> {
        if self.page_list || self.document.page_references().is_empty() {
            return Cow::Borrowed(&self.document);
        }
        let mut document = self.document.clone();
        document.say_pages(&|_| None);
        Cow::Owned(document)
    }

    /// The name of this edition: of these pages, whatever they are written as.
    pub fn identifier(&self) -> String {
        self.flow().identifier()
    }
}

/// Says in a document on which pages things stand, where it refers to pages; whether that changed what it says.
fn say_pages(document: &mut Document, plan: &Plan) -> bool {
    if plan.pages_said.is_empty() {
        return false;
    }
    let before = document.clone();
    document.say_pages(&|anchor| plan.pages_said.get(anchor).cloned());
    *document != before
}
