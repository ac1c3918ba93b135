//! The sources, numbered or not.

use super::compose::Composer;
use super::context::Context;
use super::inline::attributes;
use super::page_text::{BackLink, CitingPages, PageText};
use super::qr_code::CodeColumn;
use super::targets::citation_destination;
use super::vertical_list::VerticalList;
use crate::document::Reference;
use crate::geometry::Pt;
use crate::language;
use crate::layout::frame::Mark;
use crate::layout::tags::{NodeId, Numbering, Role};
use crate::layout::text::{Attributes, Passage};
use crate::theme::{Align, Family, Figures, TextStyle, Theme};

/// An entry of fewer characters takes a line, or hardly more.
pub(super) const ONE_LINE: usize = 80;

/// How far the lines of an entry without a number stand in, behind its first, in em: that begins with the name by
/// which it is found.
const HANG: f64 = 1.5;

/// Sets the sources: numbers hang, right-aligned in figures of one width; without numbers the first line of an
/// entry stands out.
pub(super) fn set(
    composer: &mut Composer<'_>,
    references: &[Reference],
    context: Context,
) -> VerticalList {
    let theme = composer.typography.theme;
    let labels = references.iter().filter_map(|one| one.label.as_ref());
    let longest = labels.map(|label| label.content.chars().count()).max();
    let is_number = |reference: &Reference| {
        let label = reference.label.as_ref().map(|label| label.content.as_str());
        let digits = label.map(|label| label.trim_matches(|mark: char| !mark.is_alphanumeric()));
        digits.is_some_and(|digits| !digits.is_empty() && digits.chars().all(char::is_numeric))
    };
    let numbering = match references.iter().all(is_number) {
        true => Numbering::Decimal,
        false => Numbering::None,
    };
    let node = composer.tags.node(context.node, Role::List(numbering));
    let size = theme.styles.reference.size;
    let indent = longest.map_or(Pt::ZERO, |longest| {
        let width = size * (0.53 * longest as f64 + 0.6);
        theme.paragraph.list_indent.max(width)
    });
    let context = context.under(node).indented(indent);
    // Entries of one line are told apart by their numbers; of those with more, two could be read as one.
    let short = |reference: &Reference| reference.text.content.chars().count() < ONE_LINE;
    let apart = match references.iter().all(short) {
        true => theme.paragraph.space * 0.5,
        false => theme.paragraph.space,
    };
    let codes = CodeColumn::of(references);
    let quiet = codes.as_ref().map_or(Pt::ZERO, CodeColumn::quiet);
    let mut list = VerticalList::default();
    for (index, reference) in references.iter().enumerate() {
        if index > 0 {
            list.space(apart.max(quiet));
        }
        let codes = codes.as_ref().filter(|codes| codes.has(index));
        let mut reference = set_reference(composer, (index, reference), codes, context);
        reference.keep_beside_others(index, references.len());
        list.append(reference);
    }
    list.space(quiet);
    list
}

/// Sets a source, with its code beside it if it has one.
fn set_reference(
    composer: &mut Composer<'_>,
    (index, reference): (usize, &Reference),
    codes: Option<&CodeColumn>,
    context: Context,
) -> VerticalList {
    let theme = composer.typography.theme;
    let item = composer.tags.node(context.node, Role::ListItem);
    let label_node = reference
        .label
        .as_ref()
        .map(|_| composer.tags.node(item, Role::Label));
    let body = composer.tags.node(item, Role::ListBody);
    let entry = composer.tags.node(body, Role::BibliographyEntry);
    let mut style = theme.styles.reference.clone();
    style.figures = Figures::Tabular;
    let end = context.column.start - style.size * 0.55;
    let label = reference.label.as_ref().zip(label_node);
    let label = label.map(|(label, node)| {
        let place = (end.max(Pt::ZERO), context.column);
        composer.label(label, &style, place, node)
    });
    let mut passage = composer.passage(&reference.text, &theme.styles.reference, entry);
    // A short one that runs the other way stands beside its number, and not a line's length away from it.
    let turns = passage.direction != composer.typography.language_tag.direction();
    if label.is_some() && turns && passage.content.chars().count() < ONE_LINE {
        passage.align = Align::End;
    }
    if label.is_none() {
        passage.hang = style.size * HANG;
    }
    quieten_links(&mut passage, &theme.styles.reference, theme);
    let page_text = back_links(composer, reference, &passage, entry);
    let style = &theme.styles.reference;
    let column = match codes {
        Some(codes) => codes.beside(context.column, style),
        None => context.column,
    };
    let mut piece = composer.piece(passage, style, column);
    if let Some(lines) = piece.lines_mut() {
        lines.page_text = page_text.map(Box::new);
        if let Some(codes) = codes {
            let place = (context.column, body);
            codes.put(composer, (index, reference), place, lines);
        }
    }
    piece.anchors = vec![reference.anchor.clone()];
    let mut list = VerticalList::of(piece);
    if let Some(label) = label {
        list.hang(label);
    }
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
    // In that of the entry: words of the briefing's at the end of a line that runs the other way are read in another
    // order by Poppler and PDFium.
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

/// Takes the accent from addresses where there is little else, as among sources: a hairline says that they lead
/// somewhere.
pub(super) fn quieten_links(passage: &mut Passage, style: &TextStyle, theme: &Theme) {
    for span in &mut passage.spans {
        if span.attributes.link.is_some() {
            span.attributes.color = theme.color(style.color);
        }
    }
    for link in &mut passage.links {
        link.underline = link.underline.and(Some(theme.colors.hairline));
    }
}
