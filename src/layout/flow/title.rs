//! The title block, and the colophon that closes the document.

use super::compose::{Column, Composer};
use super::inline::running_passage;
use super::{Keep, RuleAbove};
use crate::document::Text;
use crate::layout::frame::{Item, Mark, PlacedPicture};
use crate::layout::tags::{Role, TagTree};
use crate::theme::{Align, Pt, TextStyle};

impl Composer<'_> {
    /// Kicker, title, subtitle, authors, imprint, and a hairline below them.
    pub(super) fn title_block(&mut self) {
        let theme = self.theme;
        let styles = &theme.styles;
        let block = &self.document.title_block;
        let space = theme.paragraph.space;
        let first = self.piece_count();
        self.logo();
        self.title_line(
            block.kicker.as_ref(),
            &styles.kicker,
            Pt::ZERO,
            Role::Paragraph,
        );
        self.title_line(Some(&block.title), &styles.title, space, Role::Heading(1));
        self.title_line(
            block.subtitle.as_ref(),
            &styles.subtitle,
            space * 0.75,
            Role::Paragraph,
        );
        self.title_line(
            block.byline.as_ref(),
            &styles.byline,
            space * 1.5,
            Role::Paragraph,
        );
        self.title_line(
            block.imprint.as_ref(),
            &styles.imprint,
            space * 0.5,
            Role::Paragraph,
        );
        for piece in self.pieces_from(first) {
            piece.keep = Keep {
                together: true,
                with_next: true,
            };
            piece.on_grid = false;
        }
    }

    /// The logo as a line of its own: at the start edge, or in the middle with the title.
    fn logo(&mut self) {
        let Some(logo) = &self.document.logo else {
            return;
        };
        let node = self.tags.node(TagTree::ROOT, Role::Figure);
        self.tags.set_alternative(node, &logo.alternative);
        let slot = self.tags.slot(node);
        let theme = self.theme;
        let room = (self.measure * 0.4, theme.paragraph.logo);
        let mut placed = PlacedPicture::fitting(&logo.picture, room, Mark::Content(slot));
        let height = placed.height;
        let start = if theme.styles.title.align == Align::Centered {
            (self.measure - placed.width) * 0.5
        } else {
            Pt::ZERO
        };
        placed.x = self.left(Column {
            start,
            measure: placed.width,
        });
        placed.y = -height;
        let style = &theme.styles.kicker;
        let line = running_passage(String::new(), theme, style, &self.language_tag);
        self.add(line, style, self.whole());
        if let Some(piece) = self.pieces.last_mut() {
            piece.leading = height;
            piece.ascent = height;
            piece.hanging.push(Item::Picture(placed));
        }
        self.space(theme.paragraph.space * 1.5);
    }

    fn title_line(&mut self, text: Option<&Text>, style: &TextStyle, above: Pt, role: Role) {
        let Some(text) = text else { return };
        self.space(above);
        let node = self.tags.node(TagTree::ROOT, role);
        self.heading_text(text, style, self.whole(), node);
    }

    /// Licence, contact, identifiers, below a short rule.
    pub(super) fn colophon(&mut self) {
        let theme = self.theme;
        let style = &theme.styles.colophon;
        for (index, line) in self.document.colophon.iter().enumerate() {
            self.space(if index == 0 {
                theme.paragraph.section_space
            } else {
                Pt::ZERO
            });
            let first = self.piece_count();
            let node = self.tags.node(TagTree::ROOT, Role::Paragraph);
            self.text(line, style, self.whole(), node);
            let is_last = index + 1 == self.document.colophon.len();
            let column = self.whole();
            let x = self.left(Column {
                measure: column.measure / 3.0,
                ..column
            });
            if let Some(piece) = self.pieces_from(first).first_mut() {
                piece.keep = Keep {
                    together: true,
                    with_next: !is_last,
                };
                if index == 0 {
                    piece.rule_above = Some(RuleAbove {
                        x,
                        width: column.measure / 3.0,
                        thickness: theme.paragraph.rule,
                        color: theme.colors.hairline,
                        up: theme.paragraph.space,
                    });
                }
            }
        }
    }
}
