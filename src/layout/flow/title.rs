//! The title block.

use super::compose::Composer;
use super::context::Column;
use super::galley::{Content, Graphic, Keep, Piece};
use super::inline::running_passage;
use super::vertical_list::VerticalList;
use crate::document::Text;
use crate::geometry::Pt;
use crate::layout::frame::{Item, Mark, PlacedPicture};
use crate::layout::tags::{Role, TagTree};
use crate::layout::text::Paragraph;
use crate::theme::{Align, TextStyle};

/// A title of more lines is set smaller.
const MOST_TITLE_LINES: usize = 3;
/// By so much at a time, as a part of its size.
const TITLE_STEP: f64 = 0.88;
/// It stays so much larger than the headings of parts.
const SMALLEST_TITLE: f64 = 1.1;

impl Composer<'_> {
    /// Logo, kicker, title, subtitle, authors, imprint.
    pub(super) fn title_block(&mut self) -> VerticalList {
        let theme = self.theme;
        let styles = &theme.styles;
        let block = &self.document.title_block;
        let space = theme.paragraph.space;
        let mut list = VerticalList::default();
        if let Some(logo) = self.logo() {
            list.push(logo);
            list.space(space * 1.5);
        }
        if let Some(notice) = &block.notice {
            list.push(self.title_line(notice, &styles.label, Role::Paragraph));
            list.space(space * 1.5);
        }
        let title = self.title_style(&block.title);
        if let Some(kicker) = &block.kicker {
            list.push(self.title_line(kicker, &styles.kicker, Role::Paragraph));
        }
        list.space(space);
        list.push(self.title_line(&block.title, &title, Role::Heading(1)));
        if let Some(subtitle) = &block.subtitle {
            list.space(space * 0.75);
            list.push(self.title_line(subtitle, &styles.subtitle, Role::Paragraph));
        }
        for (index, line) in block.byline.iter().enumerate() {
            list.space(if index == 0 { space * 1.5 } else { Pt::ZERO });
            list.push(self.title_line(line, &styles.byline, Role::Paragraph));
        }
        if let Some(imprint) = &block.imprint {
            list.space(space * 0.5);
            list.push(self.title_line(imprint, &styles.imprint, Role::Paragraph));
        }
        for piece in list.pieces_mut() {
            piece.keep = Keep::HEADING;
            piece.on_grid = false;
        }
        list
    }

    /// How the title is set: a long one steps down in size, so that it says what the page is about and does
    /// not fill it.
    fn title_style(&mut self, title: &Text) -> TextStyle {
        let styles = &self.theme.styles;
        let smallest = styles.heading_1.size * SMALLEST_TITLE;
        let mut style = styles.title.clone();
        while style.size * TITLE_STEP > smallest
            && self.title_lines(title, &style) > MOST_TITLE_LINES
        {
            style.size = style.size * TITLE_STEP;
            style.leading = style.leading * TITLE_STEP;
        }
        style
    }

    /// How many lines a title takes.
    fn title_lines(&mut self, title: &Text, style: &TextStyle) -> usize {
        let language = title.language.as_ref().unwrap_or(&self.language_tag);
        let words = title.content.clone();
        let passage = running_passage(words, self.theme, style, language, Mark::Decoration);
        let mut paragraph = Paragraph::unset(passage, self.measure);
        paragraph.shape(self.theme, self.shaper);
        // A title of very many words need not be broken into lines to know that it has too many.
        if paragraph.least_lines() > MOST_TITLE_LINES {
            return paragraph.least_lines();
        }
        paragraph.break_lines(&self.theme.paragraph, self.shaper);
        paragraph
            .variants
            .first()
            .map_or(0, |best| best.lines.len())
    }

    fn title_line(&mut self, text: &Text, style: &TextStyle, role: Role) -> Piece {
        let node = self.tags.node(TagTree::ROOT, role);
        self.heading_text(text, style, self.whole(), node)
    }

    /// The logo: at the start edge, or in the middle with the title.
    fn logo(&mut self) -> Option<Piece> {
        let logo = self.document.logo.as_ref()?;
        let node = self.tags.node(TagTree::ROOT, Role::Figure);
        self.tags.set_alternative(node, &logo.alternative);
        let slot = self.tags.slot(node);
        let theme = self.theme;
        let room = (self.measure * 0.4, theme.paragraph.logo);
        let mut picture = PlacedPicture::fitting(&logo.picture, room, Mark::Content(slot));
        let start = if theme.styles.title.align == Align::Centered {
            (self.measure - picture.width) * 0.5
        } else {
            Pt::ZERO
        };
        picture.x = self.left(Column {
            start,
            measure: picture.width,
            block: self.measure,
        });
        Some(Piece::new(Content::Graphic(Graphic {
            height: picture.height,
            items: vec![Item::Picture(picture)],
            hanging: Vec::new(),
        })))
    }
}
