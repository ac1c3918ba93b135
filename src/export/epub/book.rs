//! A book before it is written: the document and what is settled about it.

use std::collections::BTreeMap;

use super::Input;
use super::chart;
use super::faces::{self, WantedFace};
use super::page_marks::PageMarks;
use super::picture_file::{self, PictureFile};
use super::spine::{Content, Spine};
use crate::document::{Document, Text};
use crate::export::attachment::Attachment;
use crate::language::{self, Direction, Language, Tag};

/// What every file of the book is written from.
pub struct Book<'a> {
    /// What it says.
    pub document: &'a Document,
    /// What the program says, in the language of the document.
    pub language: &'static Language,
    /// The files.
    pub spine: Spine<'a>,
    /// Where the pages of the PDF begin.
    pub marks: PageMarks,
    /// The logo.
    pub logo: Option<PictureFile>,
    /// The pictures of figures, as the document has them.
    pub pictures: Vec<PictureFile>,
    /// The drawings of charts, as the document has them.
    pub drawings: Vec<PictureFile>,
    /// Where the drawing of a chart stands among them, by its anchor.
    pub drawn: BTreeMap<&'a str, usize>,
    /// The files that hold the data of tables and charts.
    pub data: &'a [&'a Attachment],
    /// The faces that go along.
    pub faces: Vec<WantedFace>,
}

/// The files of the pictures of figures.
fn pictures(document: &Document) -> Vec<PictureFile> {
    let numbered = (1..).zip(&document.pictures);
    numbered
        .map(|(number, picture)| PictureFile::of_figure(number, picture))
        .collect()
}

/// The files of drawings.
fn drawings(input: &Input<'_>) -> Vec<PictureFile> {
    let numbered = (1..).zip(input.drawings.values());
    let file = |(number, drawing)| PictureFile {
        name: format!("drawing-{number}.svg"),
        media_type: "image/svg+xml",
        bytes: chart::svg(drawing, input.document).into_bytes(),
        size: picture_file::size(drawing.width.0, drawing.height.0),
    };
    numbered.map(file).collect()
}

impl<'a> Book<'a> {
    /// Settles where everything stands.
    pub fn new(input: &Input<'a>) -> Self {
        let document = input.document;
        let spine = Spine::new(document);
        let marks = PageMarks::new(&spine, input.page_starts);
        let mut book = Book {
            document,
            language: language::lookup(&document.metadata.language),
            spine,
            marks,
            logo: document
                .logo
                .as_ref()
                .map(|logo| PictureFile::logo(&logo.picture)),
            pictures: pictures(document),
            drawings: drawings(input),
            drawn: (0..)
                .zip(input.drawings)
                .map(|(index, (anchor, _))| (anchor.as_str(), index))
                .collect(),
            data: input.data,
            faces: Vec::new(),
        };
        book.faces = faces::needed(&book, input.theme, input.fonts);
        book
    }

    /// The direction of the document.
    pub fn direction(&self) -> Direction {
        self.document.metadata.language.direction()
    }

    /// Whether a text runs from right to left.
    pub fn runs_left(&self, text: &Text) -> bool {
        let language = text.language.as_ref();
        let direction = language.map_or(self.direction(), Tag::direction);
        direction == Direction::RightToLeft
    }

    /// What any table is called.
    pub fn name_of_tables(&self) -> String {
        language::without_number(&self.language.terms.table)
    }

    /// The number of a page, as the PDF prints it; pages count from 0.
    pub fn page_label(&self, page: usize) -> String {
        self.language.number(page as u64 + 1)
    }

    /// What the cover is called.
    pub fn cover_label(&self) -> String {
        self.language
            .terms
            .cover
            .replace("{}", &self.document.metadata.title)
    }

    /// What a file is called: the heading of its part, else the title of the document.
    pub fn file_label(&self, file: usize) -> String {
        let title = &self.document.metadata.title;
        match self.spine.files[file].contents[..] {
            [Content::Part(section)] if !section.label.is_empty() => section.label.clone(),
            _ => title.clone(),
        }
    }
}
