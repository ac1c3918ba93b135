//! Notes, for the foot of the page that calls them.

use super::compose::Composer;
use super::context::{Column, Context};
use super::galley::Piece;
use super::inline::{call_destination, note_destination};
use super::page_text::{PageNumbers, back_to};
use crate::document::{Note, NoteId, Voice};
use crate::geometry::Pt;
use crate::language::Language;
use crate::layout::frame::{Item, LinkArea, Target};
use crate::layout::tags::{NodeId, Role, TagTree};
use crate::layout::text::passage::Link;
use crate::theme::{Figures, TextStyle};

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

impl Composer<'_> {
    /// Every note of the document.
    pub(super) fn notes(&mut self) -> Vec<Vec<Piece>> {
        let document = self.document;
        (0u32..)
            .zip(&document.notes)
            .map(|(index, note)| self.note(NoteId(index), note))
            .collect()
    }

    fn note(&mut self, id: NoteId, note: &Note) -> Vec<Piece> {
        // A note that nothing calls would be a fault of the lowering; it then closes the tree.
        let node = match self.note_nodes.get(&id) {
            Some(node) => *node,
            None => self.tags.node(TagTree::ROOT, Role::Note),
        };
        let theme = self.theme;
        let mut style = theme.styles.note.clone();
        style.figures = Figures::Tabular;
        let column: Column = self.whole().indented(theme.paragraph.list_indent);
        let label_node = self.tags.node(node, Role::Label);
        let end = column.start - style.size * 0.5;
        let (label, links) = self.note_label(id, note, end, label_node);
        let mut list = self.blocks(&note.blocks, Context::of_note(column, node));
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
        &mut self,
        id: NoteId,
        note: &Note,
        end: Pt,
        label: NodeId,
    ) -> (Vec<Item>, Vec<LinkArea>) {
        let node = self.tags.node(label, Role::Link);
        if let Some(call) = self.call_nodes.get(&id) {
            self.tags.point(node, *call);
        }
        let style = self.theme.styles.note.clone();
        let items = self.label(&note.label, &style, end, node);
        let link = Link {
            target: Target::Destination(call_destination(id)),
            description: self.language.terms.back.clone(),
            node,
            underline: None,
        };
        let mut areas = super::page::area_around(&items, &link, style.size);
        areas.shrink_to_fit();
        (items, areas)
    }

    /// A length beside running text, where a block is set: in a note as much smaller as its text is.
    pub(super) fn beside_text(&self, length: Pt, context: Context) -> Pt {
        let style = self.style(Voice::Body, context);
        length * (style.size / self.theme.styles.body.size)
    }

    /// The style of code, where a block is set.
    pub(super) fn code_style(&self, context: Context) -> TextStyle {
        let styles = &self.theme.styles;
        let around = self.style(Voice::Body, context);
        let leading = styles.code.leading * (around.leading / styles.body.leading);
        TextStyle {
            size: self.beside_text(styles.code.size, context),
            leading,
            ..styles.code.clone()
        }
    }

    /// What the call of a note says to those who do not see it.
    pub(super) fn note_description(&self, note: NoteId) -> String {
        let label = self
            .document
            .notes
            .get(note.0 as usize)
            .map(|note| note.label.content.as_str());
        self.language
            .terms
            .note
            .replace("{}", label.unwrap_or_default())
    }
}
