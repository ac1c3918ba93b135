//! How a document is set: its theme, its language, the text blocks of its pages.
//!
//! All of it is settled before the first block is composed, and nothing changes it. What only has to know
//! this, and adds nothing to tags or galley, takes it alone.

use super::compose::Blocks;
use super::context::{Column, Context, TextBlock, Within};
use crate::document::{Document, Voice};
use crate::geometry::Pt;
use crate::language::{self, Direction, Language, Tag};
use crate::theme::{TextStyle, Theme};

/// What everything is set by.
#[derive(Debug, Clone, Copy)]
pub struct Typography<'a> {
    /// The theme, scaled for the sheet.
    pub theme: &'a Theme,
    /// What the program says, and how numbers are written.
    pub language: &'static Language,
    /// The language of what says no other.
    pub language_tag: &'a Tag,
    /// The width of a page's text.
    pub measure: Pt,
    /// Its height.
    pub page_height: Pt,
    /// The text block of pages that are turned.
    pub turned_block: TextBlock,
    /// How wide words in the margin before the text may be; 0 where none stand there.
    pub margin: Pt,
}

impl<'a> Typography<'a> {
    /// That of a document, for pages with such text blocks.
    pub fn new(document: &'a Document, theme: &'a Theme, blocks: Blocks) -> Self {
        let language_tag = &document.metadata.language;
        Typography {
            theme,
            language: language::lookup(language_tag),
            language_tag,
            measure: blocks.upright.measure,
            page_height: blocks.upright.height,
            turned_block: blocks.turned,
            margin: blocks.margin,
        }
    }

    /// The whole measure.
    pub fn whole(&self) -> Column {
        let (measure, height) = (self.measure, self.page_height);
        TextBlock { measure, height }.column()
    }

    /// Whether the document runs from right to left.
    pub fn is_right_to_left(&self) -> bool {
        self.language_tag.direction() == Direction::RightToLeft
    }

    /// Whether a column starts at its right edge: where the document does, unless it is turned.
    pub fn starts_right(&self, column: Column) -> bool {
        self.is_right_to_left() != column.turned
    }

    /// A column's left edge on the page: mirrored where it starts at the right.
    pub fn left(&self, column: Column) -> Pt {
        match self.starts_right(column) {
            false => column.start,
            true => column.block - column.start - column.measure,
        }
    }

    /// The style of a voice, where a block is set: notes have one alone.
    pub fn style(&self, voice: Voice, context: Context) -> &'a TextStyle {
        let styles = &self.theme.styles;
        match context.within {
            Within::Flow => {}
            Within::Note => return &styles.note,
            Within::Colophon => return &styles.colophon,
            Within::Cell => return &styles.cell,
            Within::CellHead => return &styles.cell_head,
            Within::CellTotal => return &styles.cell_total,
        }
        match voice {
            Voice::Body => &styles.body,
            Voice::Lead => &styles.lead,
            Voice::Grade => &styles.grade,
            Voice::Aside => &styles.aside,
            Voice::Attribution => &styles.attribution,
            Voice::SmallPrint => &styles.small_print,
            Voice::PullQuote => &styles.pull_quote,
            Voice::Caption => &styles.caption,
        }
    }

    /// The style of code, where a block is set.
    pub fn code_style(&self, context: Context) -> TextStyle {
        let styles = &self.theme.styles;
        let around = self.style(Voice::Body, context);
        let leading = styles.code.leading * (around.leading / styles.body.leading);
        TextStyle {
            size: self.beside_text(styles.code.size, context),
            leading,
            ..styles.code.clone()
        }
    }

    /// A length beside running text, where a block is set: in a note as much smaller as its text is.
    pub fn beside_text(&self, length: Pt, context: Context) -> Pt {
        let style = self.style(Voice::Body, context);
        length * (style.size / self.theme.styles.body.size)
    }
}
