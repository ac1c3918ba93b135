//! Lists: the marker hangs in the gap, the text is aligned.

use super::blocks;
use super::compose::Composer;
use super::context::{Context, Within};
use super::margin;
use super::vertical_list::VerticalList;
use crate::document::{List, ListItem, Voice};
use crate::geometry::Pt;
use crate::layout::tags::{Numbering, Role};
use crate::theme::{Figures, Theme};

/// A list nested deeper than this is indented no further: the measure would run out.
const DEEPEST: u32 = 3;

/// What the markers of a list show.
fn numbering(list: &List) -> Numbering {
    let is_round = |marker: &str| matches!(marker, "\u{2022}" | "\u{b7}");
    if list.numbered {
        Numbering::Decimal
    } else if list.items.iter().all(|item| is_round(&item.marker.content)) {
        Numbering::Disc
    } else {
        Numbering::None
    }
}

/// Sets a list.
pub(super) fn set(composer: &mut Composer<'_>, list: &List, context: Context) -> VerticalList {
    let theme = composer.typography.theme;
    let node = composer
        .tags
        .node(context.node, Role::List(numbering(list)));
    let indent = if context.list_depth < DEEPEST {
        indent_for(list, theme)
    } else {
        theme.paragraph.list_indent * 0.75
    };
    let indent = composer.typography.beside_text(indent, context);
    let context = Context {
        list_depth: context.list_depth + 1,
        align: None,
        ..context.under(node)
    };
    let inner = context.indented(indent);
    let in_margin = margin::takes_grades(composer, &list.items, inner);
    let mut items = VerticalList::default();
    for (index, item) in list.items.iter().enumerate() {
        if index > 0 && list.loose && context.within == Within::Flow {
            items.space(theme.paragraph.space);
        }
        let design = ItemDesign {
            loose: list.loose,
            indent,
            in_margin,
        };
        items.append(set_item(composer, item, design, context));
    }
    items
}

/// Wide enough for the widest marker.
fn indent_for(list: &List, theme: &Theme) -> Pt {
    let characters = list
        .items
        .iter()
        .map(|item| item.marker.content.chars().count())
        .max();
    let width = theme.styles.body.size * (0.56 * characters.unwrap_or(1) as f64 + 0.5);
    theme.paragraph.list_indent.max(width)
}

/// How the items of a list are set.
#[derive(Clone, Copy)]
struct ItemDesign {
    /// Whether they stand apart by a half line.
    loose: bool,
    /// From the list's edge to their text.
    indent: Pt,
    /// Whether their grades hang in the margin.
    in_margin: bool,
}

fn set_item(
    composer: &mut Composer<'_>,
    item: &ListItem,
    design: ItemDesign,
    outer: Context,
) -> VerticalList {
    let ItemDesign {
        loose,
        indent,
        in_margin,
    } = design;
    let node = composer.tags.node(outer.node, Role::ListItem);
    let label_node = composer.tags.node(node, Role::Label);
    let inner = outer
        .under(composer.tags.node(node, Role::ListBody))
        .indented(indent);
    let mut style = composer.typography.style(Voice::Body, outer).clone();
    style.figures = Figures::Tabular;
    let end = inner.column.start - style.size * 0.5;
    let end = end.max(outer.column.start);
    let label = composer.label(&item.marker, &style, (end, inner.column), label_node);
    let mut list = match margin::divided(&item.blocks) {
        Some((grade, point)) if in_margin => {
            let mut list = blocks::set(composer, point, inner);
            list.hang_behind(margin::grade(composer, grade, inner));
            list
        }
        _ if loose => blocks::set(composer, &item.blocks, inner),
        _ => blocks::set_tight(composer, &item.blocks, inner),
    };
    list.hang(label);
    list.keep_short();
    if let Some(anchor) = &item.anchor {
        list.name(anchor);
    }
    list
}
