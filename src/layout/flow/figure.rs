//! Figures: a picture, with its caption below it.

use super::compose::Composer;
use super::context::{Column, Context, Within};
use super::galley::{Content, Graphic, Keep, Piece, SpaceGrowth};
use super::inscription::InscriptionSetter;
use super::vertical_list::VerticalList;
use crate::document::Figure;
use crate::geometry::Pt;
use crate::layout::frame::{Item, Mark, PlacedPicture};
use crate::layout::tags::Role;
use crate::picture::{self, Picture};
use crate::theme::Theme;

/// A figure is no higher than this part of a page, so that its caption stands below it and text beside it.
const HIGHEST: f64 = 0.75;
/// Pixels of a picture that says nothing of its width are no larger than this, in points: 144 to the inch.
const PIXEL: Pt = Pt(0.5);

/// Sets a figure.
pub(super) fn set(composer: &mut Composer<'_>, figure: &Figure, context: Context) -> VerticalList {
    let theme = composer.typography.theme;
    let document = composer.document;
    let picture = document.pictures.get(figure.picture.0 as usize);
    let Some(picture) = picture else {
        // Pictures are put into a document before it is laid out: without them, it has no figures.
        return VerticalList::default();
    };
    let (node, mark) = match &figure.alternative {
        Some(alternative) => {
            let node = composer.tags.node(context.node, Role::Figure);
            let words = match &figure.description {
                Some(description) => format!("{alternative} {description}"),
                None => alternative.clone(),
            };
            composer.tags.set_alternative(node, &words);
            composer.targets.add(&figure.anchor, node);
            (Some(node), Mark::Content(composer.tags.slot(node)))
        }
        None => (None, Mark::Decoration),
    };
    let column = context.column;
    let widest = match figure.width {
        Some(part) => column.measure * part,
        None => own_width(picture).min(column.measure),
    };
    let room = (widest, composer.typography.page_height * HIGHEST);
    let mut placed = PlacedPicture::fitting(picture, room, mark);
    placed.x = composer.typography.left(Column {
        measure: placed.width,
        ..column
    });
    let below = figure.caption.is_some() || !figure.remarks.is_empty();
    let mut list = VerticalList::of(Piece {
        keep: Keep {
            with_next: below,
            ..Keep::default()
        },
        growth: SpaceGrowth::HalfLines(1),
        ..Piece::new(Content::Graphic(Graphic {
            height: placed.height,
            items: drawn(composer, placed),
            hanging: Vec::new(),
        }))
    });
    list.space(theme.paragraph.space);
    if let Some(caption) = &figure.caption {
        let around = node.unwrap_or(context.node);
        let role = node.map_or(Role::Paragraph, |_| Role::Caption);
        let node = composer.tags.node(around, role);
        let style = &theme.styles.caption;
        list.push(Piece {
            keep: Keep {
                together: true,
                with_next: !figure.remarks.is_empty(),
                with_previous: true,
            },
            ..composer.text(caption, style, column, node)
        });
    }
    for remark in &figure.remarks {
        let node = composer.tags.node(context.node, Role::Paragraph);
        let style = &theme.styles.remark;
        list.push(Piece {
            keep: Keep {
                together: true,
                with_previous: true,
                ..Keep::default()
            },
            ..composer.text(&remark.text, style, column, node)
        });
    }
    list.name(&figure.anchor);
    floating(list, context, composer.typography.theme)
}

/// A picture, and its words above it.
fn drawn(composer: &mut Composer<'_>, placed: PlacedPicture) -> Vec<Item> {
    let mut setter = InscriptionSetter {
        typography: composer.typography,
        shaper: composer.shaper,
        missing_glyphs: &mut composer.missing_glyphs,
    };
    let words = setter.set(&placed);
    std::iter::once(Item::Picture(placed))
        .chain(words)
        .collect()
}

/// Lets what is a figure float where it stands in the text: what is a part of a list, a note or a cell
/// stays there.
pub(super) fn floating(mut list: VerticalList, context: Context, theme: &Theme) -> VerticalList {
    let below = theme.paragraph.space * 2.0;
    if context.within == Within::Flow && context.list_depth == 0 {
        return list.floating(below);
    }
    list.space(below);
    list
}

/// How wide a picture is of itself: pixels are no larger than can be borne, shapes as large as one likes.
fn own_width(picture: &Picture) -> Pt {
    match &picture.content {
        picture::Content::Pixels(pixels) => PIXEL * f64::from(pixels.width),
        picture::Content::Jpeg(file) => PIXEL * f64::from(file.width),
        picture::Content::Drawing(_) | picture::Content::Modules(_) => Pt(f64::INFINITY),
    }
}
