//! What hangs in the wide margin beside the text: how sure a point is, the dates of a timeline.
//!
//! In: words, and the lines that they stand beside. Out: items to hang at the first of those, or nothing where the
//! margin is too narrow for them, or they would reach below what they stand beside. A theme says how wide its margin
//! may be used; on paper that is printed on both sides it lies at the binding half of the time, and is left alone.

use super::compose::Composer;
use super::context::{Column, Context, Within};
use super::inline::running_passage;
use super::typography::Typography;
use crate::document::{Block, Event, ListItem, MarkKind, Paragraph as ParagraphBlock, Text, Voice};
use crate::geometry::Pt;
use crate::layout::frame::{Item, Mark};
use crate::layout::tags::Role;
use crate::layout::text::{Attributes, Paragraph, Passage, Span};
use crate::theme::{Sheet, TextStyle};

/// Between what hangs in the margin and the text.
const GAP: Pt = Pt(16.0);
/// What hangs there keeps so far away from the edge of the sheet.
const EDGE: Pt = Pt(30.0);
/// A margin that leaves less room than this is no place for words.
const NARROWEST: Pt = Pt(72.0);

/// A point of more lines may be divided, and what belongs to it stands below it.
const LONGEST: usize = 10;

/// How wide words in the margin before the text of a sheet may be, of what a theme wants; 0 where they have no room.
pub fn room(sheet: &Sheet, wanted: Pt) -> Pt {
    let before = (sheet.width - sheet.measure) * sheet.start;
    let room = wanted.min(before - EDGE - GAP);
    if room < NARROWEST { Pt::ZERO } else { room }
}

/// The column in the margin beside a block, for words so wide, if there is room for them.
pub(super) fn column(composer: &Composer<'_>, width: Pt, context: Context) -> Option<Column> {
    let is_in_flow = context.within == Within::Flow;
    let fits = width > Pt::ZERO && width <= composer.typography.margin;
    (is_in_flow && fits).then_some(Column {
        start: -(width + GAP),
        measure: width,
        ..context.column
    })
}

/// The grade at the end of a point's blocks, and those before it.
pub(super) fn divided(blocks: &[Block]) -> Option<(&ParagraphBlock, &[Block])> {
    let (last, before) = blocks.split_last()?;
    let Block::Paragraph(grade) = last else {
        return None;
    };
    (grade.voice == Voice::Grade).then_some((grade, before))
}

/// Whether the grades of a list hang in the margin: all of them or none, so that they are found in one place.
pub(super) fn takes_grades(
    composer: &mut Composer<'_>,
    items: &[ListItem],
    context: Context,
) -> bool {
    let mut graded = items
        .iter()
        .filter_map(|item| divided(&item.blocks))
        .peekable();
    graded.peek().is_some()
        && graded.all(|(grade, point)| has_room(composer, grade, point, context))
}

/// Whether a grade has room beside a point: it does not reach below the point's first paragraph.
fn has_room(
    composer: &mut Composer<'_>,
    grade: &ParagraphBlock,
    point: &[Block],
    context: Context,
) -> bool {
    let Some(column) = column(composer, composer.typography.margin, context) else {
        return false;
    };
    let Some(Block::Paragraph(first)) = point.first() else {
        return false;
    };
    let beside = lines(composer, first, context.column.measure);
    beside <= LONGEST && lines(composer, grade, column.measure) <= beside
}

/// How many lines a paragraph takes, before anything of it is tagged.
fn lines(composer: &mut Composer<'_>, block: &ParagraphBlock, measure: Pt) -> usize {
    let typography = composer.typography;
    let style = match block.voice == Voice::Grade {
        true => &typography.theme.styles.grade,
        false => &typography.theme.styles.body,
    };
    let passage = untagged(&block.text, style, typography);
    let set = Paragraph::new(passage, measure, typography.theme, composer.shaper);
    set.variants.first().map_or(0, |best| best.lines.len())
}

/// The passage of a text that breaks where its own does, without tags.
fn untagged(text: &Text, style: &TextStyle, typography: Typography<'_>) -> Passage {
    let (theme, language) = (typography.theme, typography.language_tag);
    let words = text.content.clone();
    let mut passage = running_passage(words, theme, style, language, Mark::Decoration);
    let whole = passage.spans.remove(0).attributes;
    let mut open: Vec<Attributes> = vec![whole.clone()];
    for event in text.events() {
        match event {
            Event::Enter(mark) => {
                let mut inner = open.last().unwrap_or(&whole).clone();
                match &mark.kind {
                    MarkKind::Name => inner.name = Some(mark.range.start),
                    MarkKind::Separator => inner.separator = true,
                    MarkKind::Emphasis
                    | MarkKind::Strong
                    | MarkKind::Struck
                    | MarkKind::Code
                    | MarkKind::Link { .. }
                    | MarkKind::Citation { .. }
                    | MarkKind::Reference { .. }
                    | MarkKind::NoteCall { .. }
                    | MarkKind::Raised
                    | MarkKind::SmallCaps
                    | MarkKind::Quiet
                    | MarkKind::Language(_) => {}
                }
                open.push(inner);
            }
            Event::Characters(start, characters) => passage.spans.push(Span {
                range: start..start + characters.len(),
                attributes: open.last().unwrap_or(&whole).clone(),
            }),
            Event::Exit(_) => {
                open.pop();
            }
        }
    }
    passage
}

/// A grade, to hang beside a point.
pub(super) fn grade(
    composer: &mut Composer<'_>,
    grade: &ParagraphBlock,
    context: Context,
) -> Vec<Item> {
    let Some(column) = column(composer, composer.typography.margin, context) else {
        return Vec::new();
    };
    let theme = composer.typography.theme;
    let style = &theme.styles.grade;
    let node = composer.tags.node(context.node, Role::Paragraph);
    let passage = composer.passage(&grade.text, style, node);
    let paragraph = Paragraph::new(passage, column.measure, theme, composer.shaper);
    composer.missing_glyphs.extend(&paragraph.missing_glyphs);
    let left = composer.typography.left(column);
    let count = paragraph
        .variants
        .first()
        .map_or(0, |best| best.lines.len());
    let mut items = Vec::new();
    for index in 0..count {
        let line = paragraph.line(0, index, &theme.paragraph, composer.shaper);
        for mut item in line.items {
            item.shift(left, style.leading * index as f64);
            items.push(item);
        }
    }
    items
}
