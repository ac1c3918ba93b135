//! What a document says about itself, at the foot of its last page.
//!
//! In: the colophon. Out: its pieces, in small type below a rule across the measure, which tells it from notes.
//! They stay together where they are not very many, and stand at the foot of the page.

use super::blocks;
use super::compose::Composer;
use super::context::Context;
use super::galley::{Keep, Piece, RuleAbove, SpaceGrowth};
use super::references::quieten_links;
use super::vertical_list::VerticalList;
use crate::document::Section;
use crate::geometry::Pt;
use crate::layout::tags::{Role, TagTree};

/// As much of a page is kept together.
const MOST_OF_A_PAGE: f64 = 0.55;

/// Sets a colophon.
pub(super) fn set(composer: &mut Composer<'_>, colophon: &Section) -> VerticalList {
    let node = composer.tags.node(TagTree::ROOT, Role::Section);
    let context = Context::of_colophon(composer.typography.whole(), node);
    let theme = composer.typography.theme;
    let mut list = VerticalList::default();
    if let Some(heading) = &colophon.heading {
        let node = composer.tags.node(node, Role::Heading(2));
        list.push(Piece {
            keep: Keep::HEADING,
            ..composer.heading_text(heading, &theme.styles.label, context.column, node)
        });
    }
    list.append(blocks::set(composer, &colophon.blocks, context));
    for piece in list.pieces_mut() {
        if let Some(lines) = piece.lines_mut() {
            quieten_links(&mut lines.paragraph.passage, &theme.styles.colophon, theme);
        }
    }
    list.name(&colophon.anchor);
    let rule = RuleAbove {
        x: Pt::ZERO,
        width: composer.typography.measure,
        thickness: theme.paragraph.rule,
        color: theme.colors.hairline,
        up: theme.paragraph.space * 0.5,
    };
    if let Some(first) = list.first_mut() {
        first.growth = SpaceGrowth::ToFoot;
        first.running = Some(colophon.label.clone()).filter(|label| !label.is_empty());
        first.rule_above = Some(Box::new(rule));
    }
    // The page before it need not be filled.
    let most = composer.typography.page_height / theme.styles.colophon.leading * MOST_OF_A_PAGE;
    list.keep_up_to(most as usize);
    list
}
