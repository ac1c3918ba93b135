//! The title block, and the colophon that closes the document.

use super::compose::Composer;
use super::context::Column;
use super::galley::{Content, Graphic, Keep, Piece, RuleAbove};
use super::vertical_list::VerticalList;
use crate::document::Text;
use crate::geometry::Pt;
use crate::layout::frame::{Item, Mark, PlacedPicture};
use crate::layout::tags::{Role, TagTree};
use crate::theme::{Align, TextStyle};

/// Logo, kicker, title, subtitle, authors, imprint.
pub(super) fn block(composer: &mut Composer<'_>) -> VerticalList {
    let theme = composer.typography.theme;
    let styles = &theme.styles;
    let block = &composer.document.title_block;
    let space = theme.paragraph.space;
    let mut list = VerticalList::default();
    if let Some(logo) = logo(composer) {
        list.push(logo);
        list.space(space * 1.5);
    }
    let lines = [
        (
            block.kicker.as_ref(),
            &styles.kicker,
            Pt::ZERO,
            Role::Paragraph,
        ),
        (Some(&block.title), &styles.title, space, Role::Heading(1)),
        (
            block.subtitle.as_ref(),
            &styles.subtitle,
            space * 0.75,
            Role::Paragraph,
        ),
        (
            block.byline.as_ref(),
            &styles.byline,
            space * 1.5,
            Role::Paragraph,
        ),
        (
            block.imprint.as_ref(),
            &styles.imprint,
            space * 0.5,
            Role::Paragraph,
        ),
    ];
    for (text, style, above, role) in lines {
        let Some(text) = text else { continue };
        list.space(above);
        list.push(title_line(composer, text, style, role));
    }
    for piece in list.pieces_mut() {
        piece.keep = Keep::HEADING;
        piece.on_grid = false;
    }
    list
}

fn title_line(composer: &mut Composer<'_>, text: &Text, style: &TextStyle, role: Role) -> Piece {
    let node = composer.tags.node(TagTree::ROOT, role);
    composer.heading_text(text, style, composer.typography.whole(), node)
}

/// The logo: at the start edge, or in the middle with the title.
fn logo(composer: &mut Composer<'_>) -> Option<Piece> {
    let logo = composer.document.logo.as_ref()?;
    let node = composer.tags.node(TagTree::ROOT, Role::Figure);
    composer.tags.set_alternative(node, &logo.alternative);
    let slot = composer.tags.slot(node);
    let theme = composer.typography.theme;
    let room = (composer.typography.measure * 0.4, theme.paragraph.logo);
    let mut picture = PlacedPicture::fitting(&logo.picture, room, Mark::Content(slot));
    let start = if theme.styles.title.align == Align::Centered {
        (composer.typography.measure - picture.width) * 0.5
    } else {
        Pt::ZERO
    };
    picture.x = composer.typography.left(Column {
        start,
        measure: picture.width,
        block: composer.typography.measure,
    });
    Some(Piece::new(Content::Graphic(Graphic {
        height: picture.height,
        items: vec![Item::Picture(picture)],
        hanging: Vec::new(),
    })))
}

/// Licence, contact, identifiers, below a short rule.
pub(super) fn colophon(composer: &mut Composer<'_>) -> VerticalList {
    let theme = composer.typography.theme;
    let column = composer.typography.whole();
    let width = column.measure / 3.0;
    let x = composer.typography.left(Column {
        measure: width,
        ..column
    });
    let rule = RuleAbove {
        x,
        width,
        thickness: theme.paragraph.rule,
        color: theme.colors.hairline,
        up: theme.paragraph.space,
    };
    let lines = &composer.document.colophon;
    let mut list = VerticalList::default();
    list.space(theme.paragraph.section_space);
    for (index, line) in lines.iter().enumerate() {
        let node = composer.tags.node(TagTree::ROOT, Role::Paragraph);
        list.push(Piece {
            keep: Keep {
                together: true,
                with_next: index + 1 < lines.len(),
                with_previous: false,
            },
            rule_above: (index == 0).then(|| Box::new(rule)),
            ..composer.text(line, &theme.styles.colophon, column, node)
        });
    }
    list
}
