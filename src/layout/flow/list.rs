//! Lists: the marker hangs in the gap, the text is aligned.

use super::compose::{Column, Composer};
use crate::document::{List, ListItem};
use crate::layout::tags::{NodeId, Numbering, Role};
use crate::theme::Figures;

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

impl Composer<'_> {
    /// Sets a list.
    pub(super) fn list(&mut self, list: &List, column: Column, node: NodeId) {
        let list_node = self.tags.node(node, Role::List(numbering(list)));
        let indent = if self.list_depth < DEEPEST {
            self.indent_for(list)
        } else {
            self.theme.paragraph.list_indent * 0.75
        };
        self.list_depth += 1;
        for (index, item) in list.items.iter().enumerate() {
            if index > 0 && list.loose {
                self.space(self.theme.paragraph.space);
            }
            self.item(
                item,
                list.loose,
                (column, column.indented(indent)),
                list_node,
            );
        }
        self.list_depth -= 1;
    }

    /// Wide enough for the widest marker.
    fn indent_for(&self, list: &List) -> crate::theme::Pt {
        let characters = list
            .items
            .iter()
            .map(|item| item.marker.content.chars().count())
            .max();
        let width = self.theme.styles.body.size * (0.56 * characters.unwrap_or(1) as f64 + 0.5);
        self.theme.paragraph.list_indent.max(width)
    }

    fn item(
        &mut self,
        item: &ListItem,
        loose: bool,
        (outer, inner): (Column, Column),
        list_node: NodeId,
    ) {
        let item_node = self.tags.node(list_node, Role::ListItem);
        let label_node = self.tags.node(item_node, Role::Label);
        let body_node = self.tags.node(item_node, Role::ListBody);
        let mut style = self.theme.styles.body.clone();
        style.figures = Figures::Tabular;
        let end = inner.start - style.size * 0.5;
        let label = self.label(&item.marker, &style, end.max(outer.start), label_node);
        let first = self.piece_count();
        if loose {
            self.blocks(&item.blocks, inner, body_node);
        } else {
            self.blocks_tight(&item.blocks, inner, body_node);
        }
        self.hang(first, label);
        self.keep_short(first);
    }
}
