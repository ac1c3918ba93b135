//! The table of contents: parts and their first sections, with dotted lines and page numbers.
//!
//! It says what the headings say and depends on pages, so it is no part of the document: it is
//! composed from the outline and put into the galley by the layout, where one is wanted. Sections
//! within the parts are listed where the whole then stands on one page.

use std::ops::Range;

use super::blocks;
use super::compose::{Composer, Contents};
use super::galley::{Galley, Keep, Piece};
use super::inline::attributes;
use super::page_text::{EntryPage, PageText};
use super::paginate::{PagePlan, PageSpace, height_of};
use super::vertical_list::let_stretch;
use crate::document::Text;
use crate::geometry::Pt;
use crate::layout::frame::{Mark, OutlineEntry, Target};
use crate::layout::tags::{NodeId, Role, TagTree};
use crate::layout::text::passage::Link;
use crate::layout::text::{Passage, Span};
use crate::theme::TextStyle;

/// The deepest level of the outline that is listed.
const DEEPEST: u8 = 2;
/// More entries than this do not fit a page with their heading; then parts alone are listed.
const MOST: usize = 32;

/// The part of a page that contents take at most between the title and the answer.
const MOST_BEFORE_THE_ANSWER: f64 = 0.3;

/// Neither the first entry nor the last stands alone.
fn keep_entries(pieces: &mut [Piece]) {
    let count = pieces.len();
    for (index, piece) in pieces.iter_mut().enumerate().skip(1) {
        piece.keep = Keep {
            together: true,
            with_next: index == 1 || index + 2 == count,
            with_previous: false,
        };
    }
}

/// Puts the contents into a galley, and says which pieces they are. Short ones stand behind the title block
/// where what comes before the body of the document, its answer, still ends on the first page; others on a page
/// of their own.
pub fn put(
    contents: Contents,
    galley: &mut Galley,
    tags: &mut TagTree,
    space: PageSpace,
) -> Range<usize> {
    let [after_title, before_body] = contents.places;
    let count = contents.pieces.len();
    let front = galley.pieces[..before_body.index].iter();
    let height: Pt = front.map(height_of).sum();
    let own: Pt = contents.pieces.iter().map(height_of).sum();
    let is_short = own <= space.height * MOST_BEFORE_THE_ANSWER;
    let place = match is_short && height + own <= space.height {
        true => after_title,
        false => before_body,
    };
    if place.node != before_body.node {
        tags.hand_over(before_body.node, place.node);
    }
    let listed = place.index..place.index + count;
    galley
        .pieces
        .splice(place.index..place.index, contents.pieces);
    let follows_title = place.index == after_title.index;
    for edge in [listed.start, listed.end] {
        let mut behind = galley.pieces.iter_mut().skip(edge);
        let first = behind.find(|piece| !piece.is_edge());
        if let Some(first) = first.filter(|_| !follows_title && !listed.is_empty()) {
            first.opens_page = true;
        }
    }
    listed
}

/// Whether the pieces of the contents stand on more than one page.
pub fn is_divided(plans: &[PagePlan], contents: &Range<usize>) -> bool {
    let on_page = |plan: &&PagePlan| {
        plan.turned.is_none()
            && plan
                .slices
                .iter()
                .any(|slice| contents.contains(&slice.piece))
    };
    plans.iter().filter(on_page).nth(1).is_some()
}

/// Leaves only the parts in the contents, which are these pieces; whether anything went. A list that
/// spills onto the next page has lost its use, and the outline has all of it.
pub fn leave_parts(pieces: &mut Vec<Piece>, contents: Range<usize>) -> bool {
    let count = contents.len();
    let mut kept: Vec<Piece> = pieces.drain(contents.clone()).collect();
    kept.retain(
        |piece| match piece.lines().and_then(|lines| lines.page_text.as_deref()) {
            Some(PageText::Entry(entry)) => entry.level <= 1,
            Some(PageText::Citations(_)) | None => true,
        },
    );
    // The heading of a list that has gone goes, too.
    let is_entry = |piece: &Piece| piece.lines().is_some_and(|lines| lines.page_text.is_some());
    kept.truncate(kept.iter().rposition(is_entry).map_or(0, |last| last + 1));
    keep_entries(&mut kept);
    let changed = kept.len() < count;
    pieces.splice(contents.start..contents.start, kept);
    changed
}

/// The place of the contents in the tag tree. Nodes that nothing is drawn for are left out.
pub(super) fn node(composer: &mut Composer<'_>) -> NodeId {
    composer.tags.node(TagTree::ROOT, Role::Section)
}

/// The pieces of the contents: entries of the outline from an index on, which is what stands
/// behind them. None where there is too little to list.
pub(super) fn set(composer: &mut Composer<'_>, node: NodeId, first: usize) -> Vec<Piece> {
    let outline = composer.outline.get(first..).unwrap_or_default();
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
    let theme = composer.typography.theme;
    let title = composer.typography.language.terms.contents.clone();
    let styles = &theme.styles;
    let mut pieces = vec![set_heading(
        composer,
        node,
        title.clone(),
        (2, &styles.heading_1),
    )];
    if let Some(heading) = pieces.first_mut() {
        heading.running = Some(title);
        heading.above = theme.paragraph.section_space;
        heading.rule_above = blocks::part_rule(&composer.typography).map(Box::new);
        heading.anchors = vec!["contents".to_string()];
    }
    let list = composer.tags.node(node, Role::Contents);
    for (index, entry) in entries.iter().enumerate() {
        let above = if index == 0 || entry.level == 1 {
            theme.paragraph.space
        } else {
            Pt::ZERO
        };
        let mut piece = set_entry(composer, entry, list);
        piece.above = above;
        pieces.push(piece);
    }
    keep_entries(&mut pieces);
    pieces.extend(list_of_evidence(composer, node, entries.len()));
    let_stretch(&mut pieces, theme.styles.body.leading);
    pieces
}

/// The list of figures, charts and tables below contents of so many entries; nothing where the two would not
/// stand on one page.
fn list_of_evidence(composer: &mut Composer<'_>, node: NodeId, entries: usize) -> Vec<Piece> {
    let mut listed = composer.document.evidence();
    // What only adorns a page is none that an entry could point to.
    listed.retain(|listed| composer.targets.named(listed.anchor).is_some());
    if listed.is_empty() || entries + listed.len() > MOST {
        return Vec::new();
    }
    let theme = composer.typography.theme;
    let title = composer.typography.language.terms.evidence.clone();
    let mut heading = set_heading(composer, node, title, (3, &theme.styles.heading_2));
    heading.above = theme.paragraph.space * 2.0;
    let mut pieces = vec![heading];
    let list = composer.tags.node(node, Role::Contents);
    for (index, listed) in listed.into_iter().enumerate() {
        let entry = OutlineEntry {
            level: DEEPEST + 1,
            title: listed.words,
            destination: listed.anchor.to_string(),
        };
        let mut piece = set_entry(composer, &entry, list);
        if index == 0 {
            piece.above = theme.paragraph.space;
        }
        pieces.push(piece);
    }
    keep_entries(&mut pieces);
    pieces
}

fn set_heading(
    composer: &mut Composer<'_>,
    node: NodeId,
    words: String,
    (level, style): (u8, &TextStyle),
) -> Piece {
    let heading = composer.tags.node(node, Role::Heading(level));
    let text = Text::plain(crate::document::TextId(u32::MAX), words);
    let mut passage = composer.passage(&text, style, heading);
    (passage.source, passage.source_length) = (None, 0);
    Piece {
        keep: Keep::HEADING,
        ..composer.piece(passage, style, composer.typography.whole())
    }
}

fn set_entry(composer: &mut Composer<'_>, entry: &OutlineEntry, list: NodeId) -> Piece {
    let theme = composer.typography.theme;
    let (style, column) = match entry.level {
        0 | 1 => (&theme.styles.contents_1, composer.typography.whole()),
        3.. => (&theme.styles.contents_2, composer.typography.whole()),
        2 => (
            &theme.styles.contents_2,
            composer
                .typography
                .whole()
                .indented(theme.paragraph.list_indent),
        ),
    };
    let item = composer.tags.node(list, Role::ContentsItem);
    let reference = composer.tags.node(item, Role::Reference);
    let node = composer.tags.node(reference, Role::Link);
    let slot = composer.tags.slot(node);
    if let Some(heading) = composer.targets.named(&entry.destination) {
        composer.tags.point(item, heading);
        composer.tags.point(node, heading);
    }
    let mut attributes = attributes(
        theme,
        style,
        Mark::Content(slot),
        composer.typography.language_tag,
    );
    attributes.link = Some(0);
    let passage = Passage {
        spans: vec![Span {
            range: 0..entry.title.len(),
            attributes: attributes.clone(),
        }],
        links: vec![Link {
            target: Target::Destination(entry.destination.clone()),
            description: entry.title.clone(),
            node,
            underline: None,
        }],
        dotted: true,
        ..Passage::new(
            entry.title.clone(),
            composer.typography.language_tag.direction(),
            style.align,
        )
    };
    let mut piece = composer.piece(passage.clone(), style, column);
    if let Some(lines) = piece.lines_mut() {
        lines.page_text = Some(Box::new(PageText::Entry(EntryPage {
            passage,
            attributes,
            destination: entry.destination.clone(),
            language: composer.typography.language,
            level: entry.level,
        })));
    }
    piece
}
