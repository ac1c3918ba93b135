//! The table of contents: parts and their first sections, with dotted lines and page numbers.
//!
//! It says what the headings say and depends on pages, so it is no part of the document: it is
//! composed from the outline and put into the galley by the layout, where one is wanted.

use super::compose::Composer;
use super::inline::attributes;
use super::page_text::{EntryPage, PageText};
use super::{Keep, Piece};
use crate::document::Text;
use crate::layout::frame::{Mark, OutlineEntry, Target};
use crate::layout::tags::{NodeId, Role, TagTree};
use crate::layout::text::passage::Link;
use crate::layout::text::{Passage, Span};
use crate::theme::Pt;

/// The deepest level of the outline that is listed.
const DEEPEST: u8 = 2;
/// More entries than this do not fit a page with their heading; then parts alone are listed.
const MOST: usize = 32;

impl Composer<'_> {
    /// The place of the contents in the tag tree. Nodes that nothing is drawn for are left out.
    pub(super) fn contents_node(&mut self) -> NodeId {
        self.tags.node(TagTree::ROOT, Role::Section)
    }

    /// The pieces of the contents: entries of the outline from an index on, which is what stands
    /// behind them. None where there is too little to list.
    pub(super) fn contents(&mut self, node: NodeId, first: usize) -> Vec<Piece> {
        let outline = self.outline.get(first..).unwrap_or_default();
        let listed = |deepest: u8| {
            let entries = outline.iter().filter(move |entry| entry.level <= deepest);
            entries.cloned().collect::<Vec<OutlineEntry>>()
        };
        let mut entries = listed(DEEPEST);
        if entries.len() > MOST {
            entries = listed(1);
        }
        if entries.len() < 2 {
            return Vec::new();
        }
        let theme = self.theme;
        let mut pieces = vec![self.contents_heading(node)];
        let list = self.tags.node(node, Role::Contents);
        for (index, entry) in entries.iter().enumerate() {
            let above = if index == 0 || entry.level == 1 {
                theme.paragraph.space
            } else {
                Pt::ZERO
            };
            let mut piece = self.contents_entry(entry, list);
            piece.above = above;
            // Neither the first nor the last entry stands alone.
            piece.keep = Keep {
                together: true,
                with_next: index == 0 || index + 2 == entries.len(),
            };
            pieces.push(piece);
        }
        pieces
    }

    fn contents_heading(&mut self, node: NodeId) -> Piece {
        let theme = self.theme;
        let heading = self.tags.node(node, Role::Heading(2));
        let words = self.language.terms.contents.clone();
        let text = Text::plain(crate::document::TextId(u32::MAX), words);
        let mut passage = self.passage(&text, &theme.styles.heading_1, heading);
        (passage.source, passage.source_length) = (None, 0);
        let mut piece = self.detached(passage, &theme.styles.heading_1, self.whole());
        piece.above = theme.paragraph.section_space;
        piece.keep = Keep {
            together: true,
            with_next: true,
        };
        piece.anchor = Some("contents".to_string());
        piece
    }

    fn contents_entry(&mut self, entry: &OutlineEntry, list: NodeId) -> Piece {
        let theme = self.theme;
        let (style, column) = match entry.level {
            0 | 1 => (&theme.styles.contents_1, self.whole()),
            _ => (
                &theme.styles.contents_2,
                self.whole().indented(theme.paragraph.list_indent),
            ),
        };
        let item = self.tags.node(list, Role::ContentsItem);
        let reference = self.tags.node(item, Role::Reference);
        let node = self.tags.node(reference, Role::Link);
        let slot = self.tags.slot(node);
        let mut attributes = attributes(theme, style, Mark::Content(slot), &self.language_tag);
        attributes.link = Some(0);
        let passage = Passage {
            source: None,
            source_length: 0,
            spans: vec![Span {
                range: 0..entry.title.len(),
                attributes: attributes.clone(),
            }],
            content: entry.title.clone(),
            links: vec![Link {
                target: Target::Destination(entry.destination.clone()),
                description: entry.title.clone(),
                node,
                underlined: false,
            }],
            notes: Vec::new(),
            anchors: Vec::new(),
            indent: Pt::ZERO,
            direction: self.language_tag.direction(),
            align: style.align,
        };
        let mut piece = self.detached(passage.clone(), style, column);
        piece.page_text = Some(Box::new(PageText::Entry(EntryPage {
            passage,
            attributes,
            destination: entry.destination.clone(),
            language: self.language,
        })));
        piece
    }
}
