//! Notes, for the foot of the page that calls them.

use super::blocks;
use super::compose::Composer;
use super::context::{Column, Context};
use super::galley::Piece;
use super::page_text::{PageNumbers, back_to};
use super::references::ONE_LINE;
use super::targets::{call_destination, note_destination};
use crate::document::{Note, NoteId};
use crate::geometry::Pt;
use crate::language::Language;
use crate::layout::frame::{Item, LinkArea, Target};
use crate::layout::tags::{NodeId, Role, TagTree};
use crate::layout::text::passage::Link;
use crate::theme::{Align, Figures};

/// Lets the links of notes say to which page they lead back.
pub fn name_back_links(notes: &mut [Vec<Piece>], pages: &PageNumbers, language: &Language) {
    let links = notes
        .iter_mut()
        .flatten()
        .filter_map(Piece::first_lines_mut)
        .filter_map(|lines| lines.hanging.as_deref_mut())
        .flat_map(|hanging| &mut hanging.links);
    for link in links {
        if let Target::Destination(call) = &link.target
            && let Some(page) = pages.get(call)
        {
            link.description = back_to(*page, language);
        }
    }
}

/// Every note of the document.
pub(super) fn set_all(composer: &mut Composer<'_>) -> Vec<Vec<Piece>> {
    let document = composer.document;
    (0u32..)
        .zip(&document.notes)
        .map(|(index, note)| set_note(composer, NoteId(index), note))
        .collect()
}

fn set_note(composer: &mut Composer<'_>, id: NoteId, note: &Note) -> Vec<Piece> {
    // A note that nothing calls would be a fault of the lowering; its tag would then stand last in the tree.
    let node = match composer.targets.note(id) {
        Some(node) => node,
        None => composer.tags.node(TagTree::ROOT, Role::Note),
    };
    let theme = composer.typography.theme;
    let mut style = theme.styles.note.clone();
    style.figures = Figures::Tabular;
    let column: Column = composer
        .typography
        .whole()
        .indented(theme.paragraph.list_indent);
    let label_node = composer.tags.node(node, Role::Label);
    let end = column.start - style.size * 0.5;
    let (label, links) = note_label(composer, id, note, end, label_node);
    let mut list = blocks::set(composer, &note.blocks, Context::of_note(column, node));
    // A short one that runs the other way stands beside its number, and not a line's length away from it.
    let direction = composer.typography.language_tag.direction();
    for lines in list.pieces_mut().iter_mut().filter_map(Piece::lines_mut) {
        let passage = &mut lines.paragraph.passage;
        if passage.direction != direction && passage.content.chars().count() < ONE_LINE {
            passage.align = Align::End;
        }
    }
    list.name(&note_destination(id));
    list.hang(label);
    if let Some(lines) = list.first_mut().and_then(Piece::first_lines_mut) {
        lines.hanging.get_or_insert_default().links = links;
    }
    // Their paragraphs are set with those of the flow, and notes divide between any two lines.
    list.into_pieces(|_| {})
}

/// The number before a note: a link back to its call.
fn note_label(
    composer: &mut Composer<'_>,
    id: NoteId,
    note: &Note,
    end: Pt,
    label: NodeId,
) -> (Vec<Item>, Vec<LinkArea>) {
    let node = composer.tags.node(label, Role::Link);
    if let Some(call) = composer.targets.call(id) {
        composer.tags.point(node, call);
    }
    let style = composer.typography.theme.styles.note.clone();
    let column = composer.typography.whole();
    let items = composer.label(&note.label, &style, (end, column), node);
    let link = Link {
        target: Target::Destination(call_destination(id)),
        description: composer.typography.language.terms.back.clone(),
        node,
        underline: None,
    };
    let mut areas = super::page::area_around(&items, &link, style.size);
    areas.shrink_to_fit();
    (items, areas)
}
