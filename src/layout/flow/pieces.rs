//! Texts → pieces, and what is set in one line beside them.

use super::compose::Composer;
use super::context::Column;
use super::galley::{Content, Lines, Piece};
use super::inline::{PassageBuilder, ascent, running_passage};
use crate::document::Text;
use crate::geometry::Pt;
use crate::layout::frame::{Item, Mark};
use crate::layout::tags::NodeId;
use crate::layout::text::{Paragraph, Passage};
use crate::theme::{Align, TextStyle};

/// How much smaller a heading is whose words are too long, as a part of its size.
const SMALLER: f64 = 0.85;
/// The widest letter, in ems.
const WIDEST_LETTER: f64 = 1.2;

impl Composer<'_> {
    /// The passage of a text, tagged below a node.
    pub(super) fn passage(&mut self, text: &Text, style: &TextStyle, node: NodeId) -> Passage {
        let mut builder = PassageBuilder {
            typography: self.typography,
            tags: &mut self.tags,
            targets: &mut self.targets,
        };
        builder.passage(text, style, node)
    }

    /// A text as a piece.
    pub(super) fn text(
        &mut self,
        text: &Text,
        style: &TextStyle,
        column: Column,
        node: NodeId,
    ) -> Piece {
        let passage = self.passage(text, style, node);
        self.piece(passage, style, column)
    }

    /// A title or a heading as a piece: a size smaller where a word of it is longer than a line, and
    /// hyphenated only where that does not help.
    pub(super) fn heading_text(
        &mut self,
        text: &Text,
        style: &TextStyle,
        column: Column,
        node: NodeId,
    ) -> Piece {
        if self.has_word_longer_than(column.measure, text, style) {
            let smaller = TextStyle {
                size: style.size * SMALLER,
                ..style.clone()
            };
            self.text(text, &smaller, column, node)
        } else {
            self.text(text, style, column, node)
        }
    }

    fn has_word_longer_than(&mut self, measure: Pt, text: &Text, style: &TextStyle) -> bool {
        // No letter is much wider than an em, so most words need not be set to be known.
        let longest = text
            .content
            .split_whitespace()
            .map(|word| word.chars().count());
        if style.size * longest.max().unwrap_or(0) as f64 * WIDEST_LETTER < measure {
            return false;
        }
        let language = text
            .language
            .as_ref()
            .unwrap_or(self.typography.language_tag);
        let words = text.content.clone();
        let passage = running_passage(
            words,
            self.typography.theme,
            style,
            language,
            Mark::Decoration,
        );
        Paragraph::new(passage, measure, self.typography.theme, self.shaper).cuts_a_word()
    }

    /// A passage as a piece.
    pub(super) fn piece(&self, passage: Passage, style: &TextStyle, column: Column) -> Piece {
        let lines = Lines {
            paragraph: Paragraph::unset(passage, column.measure),
            variant: 0,
            x: self.typography.left(column),
            leading: style.leading,
            ascent: ascent(style),
            hanging: None,
            page_text: None,
        };
        Piece {
            on_grid: style.leading == self.typography.theme.styles.body.leading,
            ..Piece::new(Content::Lines(Box::new(lines)))
        }
    }

    /// Sets a passage in one line, beside the pieces of the galley: what no face has of it is known here alone.
    pub(super) fn in_one_line(&mut self, passage: Passage) -> Paragraph {
        let paragraph = Paragraph::in_one_line(passage, self.typography.theme, self.shaper);
        self.missing_glyphs.extend(&paragraph.missing_glyphs);
        paragraph
    }

    /// Sets a text in one line that ends at a place, on the side of a column: the number of a source, a marker.
    pub(super) fn label(
        &mut self,
        text: &Text,
        style: &TextStyle,
        (end, column): (Pt, Column),
        node: NodeId,
    ) -> Vec<Item> {
        let mut passage = self.passage(text, style, node);
        passage.align = Align::Ragged;
        let paragraph = self.in_one_line(passage);
        let width = paragraph.natural_width;
        let left = match self.typography.starts_right(column) {
            false => end - width,
            true => self.typography.measure - end,
        };
        let mut items = paragraph.only_line(left, &self.typography.theme.paragraph, self.shaper);
        items.shrink_to_fit();
        items
    }
}
