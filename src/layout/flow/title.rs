//! The title block, and the colophon that closes the document.

use super::compose::Composer;
use super::{Keep, RuleAbove};
use crate::document::Text;
use crate::layout::tags::{Role, TagTree};
use crate::theme::{Pt, TextStyle};

impl Composer<'_> {
    /// Kicker, title, subtitle, authors, imprint, and a hairline below them.
    pub(super) fn title_block(&mut self) {
        let theme = self.theme;
        let styles = &theme.styles;
        let block = &self.document.title_block;
        let space = theme.paragraph.space;
        let first = self.piece_count();
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

    fn title_line(&mut self, text: Option<&Text>, style: &TextStyle, above: Pt, role: Role) {
        let Some(text) = text else { return };
        self.space(above);
        let node = self.tags.node(TagTree::ROOT, role);
        self.text(text, style, self.whole(), node);
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
            let x = self.left(super::compose::Column {
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
