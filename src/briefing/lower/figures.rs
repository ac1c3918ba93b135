//! Figures, of `blocks` and of texts.
//!
//! In: the file that a figure shows, and what is said of it. Out: a figure of the document, whose picture is
//! named, for whoever can read files to put it there.

use super::Lowerer;
use super::labels::Label;
use crate::briefing::markup::TextFigure;
use crate::briefing::typed::PictureFile;
use crate::briefing::yaml::Written;
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Figure, Paragraph, PictureId, Remark, Text, Voice};

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

impl Lowerer<'_> {
    /// A figure of the document.
    pub(in crate::briefing) fn figure(
        &mut self,
        anchor: String,
        file: PictureFile,
        words: FigureWords,
        width: Option<f64>,
    ) -> Block {
        let known = self
            .pictures
            .iter()
            .position(|known| known.name == file.name);
        let index = known.unwrap_or_else(|| {
            self.pictures.push(file);
            self.pictures.len() - 1
        });
        let remark = |text| Remark { anchor: None, text };
        Block::Figure(Box::new(Figure {
            anchor,
            picture: PictureId(u32::try_from(index).unwrap_or(u32::MAX)),
            alternative: words.alternative,
            description: words.description,
            caption: words.caption,
            remarks: words.credit.map(remark).into_iter().collect(),
            width,
        }))
    }

    /// A picture that stands alone in a paragraph of a text: `![what it shows](file "its caption")`.
    pub(super) fn text_figure(&mut self, figure: &TextFigure, written: &Written) -> Block {
        let span = self.place(written, figure.range.clone());
        if self.in_note || self.table_notes.is_some() {
            self.diagnostics.push(
                Diagnostic::error(
                    "picture-here",
                    span,
                    "a picture cannot stand in a note or a cell",
                )
                .help("let it stand in the text, in a paragraph of its own"),
            );
            let text = self.inlines(&figure.alternative, written);
            return Block::Paragraph(Paragraph {
                voice: Voice::Body,
                text,
            });
        }
        let label = self.next_label();
        let caption = self.text_caption(&label, figure);
        if figure.words.trim().is_empty() {
            self.diagnostics.push(
                Diagnostic::error(
                    "missing-alt",
                    span,
                    "this picture says nothing to those who do not see it",
                )
                .help("write what it shows between the brackets: `![Two ships at the quay](…)`"),
            );
        }
        let words = FigureWords {
            alternative: Some(self.set(&figure.words)),
            description: None,
            caption,
            credit: None,
        };
        let file = PictureFile {
            name: figure.file.clone(),
            span,
        };
        self.figure(label.anchor, file, words, None)
    }

    fn text_caption(&mut self, label: &Label, figure: &TextFigure) -> Option<Text> {
        let title = figure.title.as_ref()?;
        let mut builder = self.begin_caption(label, true);
        builder.push(&self.set(title));
        Some(builder.finish())
    }
}
