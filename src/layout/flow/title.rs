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
    if let Some(notice) = &block.notice {
        list.push(title_line(composer, notice, &styles.label, Role::Paragraph));
        list.space(space * 1.5);
    }
    let title = title_style(composer, &block.title);
    if let Some(kicker) = &block.kicker {
        list.push(title_line(
            composer,
            kicker,
            &styles.kicker,
            Role::Paragraph,
        ));
    }
    list.space(space);
    list.push(title_line(composer, &block.title, &title, Role::Heading(1)));
    if let Some(subtitle) = &block.subtitle {
        list.space(space * 0.75);
        list.push(title_line(
            composer,
            subtitle,
            &styles.subtitle,
            Role::Paragraph,
        ));
    }
    for (index, line) in block.byline.iter().enumerate() {
        list.space(if index == 0 { space * 1.5 } else { Pt::ZERO });
        list.push(title_line(composer, line, &styles.byline, Role::Paragraph));
    }
    if let Some(imprint) = &block.imprint {
        list.space(space * 0.5);
        list.push(title_line(
            composer,
            imprint,
            &styles.imprint,
            Role::Paragraph,
        ));
    }
    for piece in list.pieces_mut() {
        piece.keep = Keep::HEADING;
        piece.on_grid = false;
    }
    // A title block may fill a page of large letters.
    if let Some(last) = list.pieces_mut().last_mut() {
        last.keep.with_next = false;
    }
    list
}

/// How the title is set: a long one steps down in size, so that it says what the page is about and does
/// not fill it.
fn title_style(composer: &mut Composer<'_>, title: &Text) -> TextStyle {
    let styles = &composer.typography.theme.styles;
    let smallest = styles.heading_1.size * SMALLEST_TITLE;
    let mut style = styles.title.clone();
    while style.size * TITLE_STEP > smallest
        && title_lines(composer, title, &style) > MOST_TITLE_LINES
    {
        style.size = style.size * TITLE_STEP;
        style.leading = style.leading * TITLE_STEP;
    }
    style
}

/// How many lines a title takes.
fn title_lines(composer: &mut Composer<'_>, title: &Text, style: &TextStyle) -> usize {
    let theme = composer.typography.theme;
    let language = title
        .language
        .as_ref()
        .unwrap_or(composer.typography.language_tag);
    let words = title.content.clone();
    let passage = running_passage(words, theme, style, language, Mark::Decoration);
    let mut paragraph = Paragraph::unset(passage, composer.typography.measure);
    paragraph.shape(theme, composer.shaper);
    // A title of very many words need not be broken into lines to know that it has too many.
    if paragraph.least_lines() > MOST_TITLE_LINES {
        return paragraph.least_lines();
    }
    paragraph.break_lines(&theme.paragraph, composer.shaper);
    paragraph
        .variants
        .first()
        .map_or(0, |best| best.lines.len())
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
        ..composer.typography.whole()
    });
    Some(Piece::new(Content::Graphic(Graphic {
        height: picture.height,
        items: vec![Item::Picture(picture)],
        hanging: Vec::new(),
    })))
}
