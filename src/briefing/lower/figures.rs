//! Figures, of `blocks` and of texts.
//!
//! In: the file that a figure shows, and what is said of it. Out: a figure of the document, whose picture is
//! named, for whoever can read files to put it there.

use super::labels::Label;
use super::{Lowerer, captions};
use crate::briefing::markup::TextFigure;
use crate::briefing::typed::PictureFile;
use crate::briefing::yaml::Written;
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Figure, Paragraph, PictureId, Remark, Text, Voice};

/// The files of the pictures of a document, each once.
#[derive(Default)]
pub struct Pictures {
    files: Vec<PictureFile>,
}

impl Pictures {
    /// The name of the picture in a file.
    fn id_of(&mut self, file: PictureFile) -> PictureId {
        let known = self.files.iter().position(|known| known.name == file.name);
        let index = known.unwrap_or_else(|| {
            self.files.push(file);
            self.files.len() - 1
        });
        PictureId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The files, in the order of the names of their pictures.
    pub fn finish(self) -> Vec<PictureFile> {
        self.files
    }
}

/// What is said of a figure.
pub struct FigureWords {
    /// What it shows, for those who do not see it.
    pub alternative: Option<String>,
    /// The same at length.
    pub description: Option<String>,
    /// What it is called and what it shows.
    pub caption: Option<Text>,
    /// Who made it.
    pub credit: Option<Text>,
}

/// A figure of the document.
pub fn figure(
    pictures: &mut Pictures,
    anchor: String,
    file: PictureFile,
    words: FigureWords,
    width: Option<f64>,
) -> Block {
    let remark = |text| Remark { anchor: None, text };
    Block::Figure(Box::new(Figure {
        anchor,
        picture: pictures.id_of(file),
        alternative: words.alternative,
        description: words.description,
        caption: words.caption,
        remarks: words.credit.map(remark).into_iter().collect(),
        width,
    }))
}

/// A picture that stands alone in a paragraph of a text: `![what it shows](file "its caption")`.
pub fn text_figure(lowerer: &mut Lowerer<'_>, figure: &TextFigure, written: &Written) -> Block {
    let span = lowerer.reporter.place(written, figure.range.clone());
    if lowerer.notes.is_in_note() || lowerer.table_notes.is_some() {
        lowerer.reporter.push(
            Diagnostic::error(
                "picture-here",
                span,
                "a picture cannot stand in a note or a cell",
            )
            .help("let it stand in the text, in a paragraph of its own"),
        );
        let text = lowerer.inlines(&figure.alternative, written);
        return Block::Paragraph(Paragraph {
            voice: Voice::Body,
            text,
        });
    }
    let label = lowerer.next_label();
    let caption = text_caption(lowerer, &label, figure);
    if figure.words.trim().is_empty() {
        lowerer.reporter.push(
            Diagnostic::error(
                "missing-alt",
                span,
                "this picture says nothing to those who do not see it",
            )
            .help("write what it shows between the brackets: `![Two ships at the quay](…)`"),
        );
    }
    let words = FigureWords {
        alternative: Some(lowerer.typographer.set(&figure.words)),
        description: None,
        caption,
        credit: None,
    };
    let file = PictureFile {
        name: figure.file.clone(),
        span,
        width: None,
    };
    self::figure(&mut lowerer.pictures, label.anchor, file, words, None)
}

fn text_caption(lowerer: &mut Lowerer<'_>, label: &Label, figure: &TextFigure) -> Option<Text> {
    let title = figure.title.as_ref()?;
    let mut builder = lowerer.texts.begin();
    captions::add_label(label, true, lowerer, &mut builder);
    builder.push(&lowerer.typographer.set(title));
    Some(builder.finish())
}
