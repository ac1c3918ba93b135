//! The numbered sources.

use super::compose::Composer;
use super::context::Context;
use super::inline::{attributes, citation_destination};
use super::page_text::{BackLink, CitingPages, PageText};
use super::vertical_list::VerticalList;
use crate::document::Reference;
use crate::geometry::Pt;
use crate::language;
use crate::layout::frame::Mark;
use crate::layout::tags::{NodeId, Numbering, Role};
use crate::layout::text::{Attributes, Passage};
use crate::theme::{Family, Figures};

/// Sets the sources: numbers hang, right-aligned in figures of one width.
pub(super) fn set(
    composer: &mut Composer<'_>,
    references: &[Reference],
    context: Context,
) -> VerticalList {
    let theme = composer.typography.theme;
    let node = composer
        .tags
        .node(context.node, Role::List(Numbering::Decimal));
    let digits = references.len().max(1).ilog10() + 2;
    let size = theme.styles.reference.size;
    let indent = theme
        .paragraph
        .list_indent
        .max(size * (0.53 * f64::from(digits) + 0.6));
    let context = context.under(node).indented(indent);
    let mut list = VerticalList::default();
    for (index, reference) in references.iter().enumerate() {
        if index > 0 {
            list.space(theme.paragraph.space * 0.5);
        }
        list.append(set_reference(composer, reference, context));
    }
    list
}

fn set_reference(
    composer: &mut Composer<'_>,
    reference: &Reference,
    context: Context,
) -> VerticalList {
    let theme = composer.typography.theme;
    let item = composer.tags.node(context.node, Role::ListItem);
    let label_node = composer.tags.node(item, Role::Label);
    let body = composer.tags.node(item, Role::ListBody);
    let entry = composer.tags.node(body, Role::BibliographyEntry);
    let mut style = theme.styles.reference.clone();
    style.figures = Figures::Tabular;
    let end = context.column.start - style.size * 0.55;
    let label = composer.label(&reference.label, &style, end.max(Pt::ZERO), label_node);
    let passage = composer.passage(&reference.text, &theme.styles.reference, entry);
    let page_text = back_links(composer, reference, &passage, entry);
    let mut piece = composer.piece(passage, &theme.styles.reference, context.column);
    if let Some(lines) = piece.lines_mut() {
        lines.page_text = page_text.map(Box::new);
    }
    piece.anchors = vec![reference.anchor.clone()];
    let mut list = VerticalList::of(piece);
    list.hang(label);
    list.keep_short();
    list
}

/// What leads back from a source to where it is cited.
fn back_links(
    composer: &mut Composer<'_>,
    reference: &Reference,
    passage: &Passage,
    entry: NodeId,
) -> Option<PageText> {
    if reference.citations.is_empty() {
        return None;
    }
    let lead = composer.tags.slot(entry);
    let citations = reference
        .citations
        .iter()
        .map(|citation| {
            let separator = composer.tags.slot(entry);
            let node = composer.tags.node(entry, Role::Link);
            BackLink {
                destination: citation_destination(*citation),
                node,
                slot: composer.tags.slot(node),
                separator,
            }
        })
        .collect();
    let theme = composer.typography.theme;
    let language = reference.text.language.clone();
    let language = language.unwrap_or_else(|| composer.typography.language_tag.clone());
    let style = &theme.styles.reference;
    let attributes = Attributes {
        family: Family::Sans,
        size: style.size * 0.88,
        color: theme.colors.quiet,
        ..attributes(theme, style, Mark::Content(lead), &language)
    };
    let passage = passage.clone();
    Some(PageText::Citations(CitingPages {
        passage,
        attributes,
        citations,
        lead,
        language: language::lookup(&language),
    }))
}
