//! Blocks → pieces: parts, sections and their headings, paragraphs, quotations, code.

use super::compose::Composer;
use super::context::{Context, Within};
use super::galley::{Keep, Piece, RuleAbove, SpaceGrowth};
use super::typography::Typography;
use super::vertical_list::VerticalList;
use super::{boxes, callout, chart, definitions, figure, list, references, table};
use crate::document::{
    Block, Code, Paragraph as ParagraphBlock, Quote, Section, SectionKind, Text, Voice,
};
use crate::geometry::Pt;
use crate::layout::frame::OutlineEntry;
use crate::layout::tags::{Role, TagTree};
use crate::theme::{TextStyle, Theme};

/// How far a line of code that goes on stands behind its beginning, in ems: two characters.
const CODE_HANG: f64 = 1.2;

/// A pull quote of no more bytes stands on one page.
const LONGEST_WHOLE_QUOTE: usize = 600;
/// Code of so many lines stands on one page.
const LONGEST_WHOLE_CODE: usize = 8;

/// Sets a part of the document.
pub(super) fn part(composer: &mut Composer<'_>, part: &Section) -> VerticalList {
    let node = composer.tags.node(TagTree::ROOT, Role::Section);
    let context = Context::new(composer.typography.whole(), node);
    if part.kind == SectionKind::Tldr {
        tldr(composer, part, context)
    } else {
        set_section(composer, part, context)
    }
}

/// The TL;DR: a label and the largest running text, beside a rule or on a panel.
fn tldr(composer: &mut Composer<'_>, part: &Section, context: Context) -> VerticalList {
    let theme = composer.typography.theme;
    let mut column = context.column.indented(theme.paragraph.bar_gap);
    let design = if theme.paragraph.panel {
        column.measure -= theme.paragraph.bar_gap;
        boxes::panel(&composer.typography)
    } else {
        boxes::bar(&composer.typography, context.column, theme.paragraph.bar)
    };
    headed(composer, part, &theme.styles.label, context.within(column)).boxed(design)
}

fn set_section(composer: &mut Composer<'_>, section: &Section, context: Context) -> VerticalList {
    let styles = &composer.typography.theme.styles;
    let style = match section.level {
        0..=2 => &styles.heading_1,
        3 => &styles.heading_2,
        4 => &styles.heading_3,
        _ => &styles.heading_4,
    };
    headed(composer, section, style, context)
}

/// A section: its heading, and its blocks below that.
fn headed(
    composer: &mut Composer<'_>,
    section: &Section,
    style: &TextStyle,
    context: Context,
) -> VerticalList {
    let mut list = VerticalList::default();
    if let Some(heading) = &section.heading {
        list.push(set_heading(composer, heading, section, style, context));
        list.space(match section.level {
            0..=2 if section.kind != SectionKind::Tldr => composer.typography.theme.paragraph.space,
            _ => Pt::ZERO,
        });
    }
    list.append(set(composer, &section.blocks, context.inside(section)));
    list.name(&section.anchor);
    list
}

fn set_heading(
    composer: &mut Composer<'_>,
    heading: &Text,
    section: &Section,
    style: &TextStyle,
    context: Context,
) -> Piece {
    let level = context.levels.of(section.level);
    composer.outline.push(OutlineEntry {
        level: level - 1,
        title: section.label.clone(),
        destination: section.anchor.clone(),
    });
    let node = composer.tags.node(context.node, Role::Heading(level));
    composer.targets.add(&section.anchor, node);
    let ruled = section.level <= 2 && section.kind != SectionKind::Tldr;
    Piece {
        keep: Keep::HEADING,
        growth: SpaceGrowth::HalfLines(if section.level <= 2 { 3 } else { 2 }),
        rule_above: part_rule(&composer.typography)
            .filter(|_| ruled)
            .map(Box::new),
        running: (section.level <= 2).then(|| section.label.clone()),
        ..composer.heading_text(heading, style, context.column, node)
    }
}

/// The rule above the heading of a part.
pub(super) fn part_rule(typography: &Typography<'_>) -> Option<RuleAbove> {
    let design = &typography.theme.paragraph;
    (design.section_rule > Pt::ZERO).then(|| RuleAbove {
        x: Pt::ZERO,
        width: typography.measure,
        thickness: design.section_rule,
        color: typography.theme.colors.hairline,
        up: design.section_space * 0.3,
    })
}

/// Sets blocks one below the other.
pub(super) fn set(composer: &mut Composer<'_>, blocks: &[Block], context: Context) -> VerticalList {
    let theme = composer.typography.theme;
    let mut list = VerticalList::default();
    for (index, block) in blocks.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| blocks.get(before));
        let mut indent = Pt::ZERO;
        if let Some(before) = before
            && follows_in_text(before, block)
            && let Some(told_apart) = paragraph_indent(theme, context)
        {
            indent = told_apart;
        } else if index > 0 {
            list.space(match context.within {
                Within::Flow if is_caption(before) => theme.paragraph.space * 0.5,
                Within::Flow => space_before(block, theme.paragraph.space),
                Within::Note => Pt::ZERO,
                Within::Colophon if is_caption(Some(block)) => theme.paragraph.space,
                Within::Colophon if is_caption(before) => Pt::ZERO,
                Within::Colophon => theme.paragraph.space * 0.3,
                Within::Cell | Within::CellHead | Within::CellTotal => theme.paragraph.cell_space,
            });
        }
        list.append(set_block(composer, block, indent, context));
    }
    list
}

/// The indent that tells a paragraph from the one before it, where no space does. Notes have no space
/// between their blocks.
fn paragraph_indent(theme: &Theme, context: Context) -> Option<Pt> {
    match context.within {
        Within::Note => Some(theme.styles.note.size),
        Within::Cell | Within::CellHead | Within::CellTotal | Within::Colophon => None,
        Within::Flow => {
            let indent = theme.paragraph.indent;
            (indent > Pt::ZERO).then_some(indent)
        }
    }
}

/// Sets the blocks of a tight list's item: nothing but lines between them.
pub(super) fn set_tight(
    composer: &mut Composer<'_>,
    blocks: &[Block],
    context: Context,
) -> VerticalList {
    let mut list = VerticalList::default();
    for block in blocks {
        list.append(set_block(composer, block, Pt::ZERO, context));
    }
    list
}

fn space_before(block: &Block, space: Pt) -> Pt {
    match block {
        Block::Paragraph(paragraph) => match paragraph.voice {
            Voice::Body | Voice::Lead => space,
            Voice::Grade | Voice::Aside | Voice::Attribution => Pt::ZERO,
            Voice::SmallPrint | Voice::PullQuote => space * 2.0,
            Voice::Caption => space * 2.0,
        },
        Block::Section(section) if section.level <= 3 => space * 3.0,
        Block::Section(_) => space * 2.0,
        Block::List(_)
        | Block::Quote(_)
        | Block::Code(_)
        | Block::Definitions(_)
        | Block::References(_) => space,
        Block::Table(_)
        | Block::Figure(_)
        | Block::Chart(_)
        | Block::Callout(_)
        | Block::KeyFigures(_) => space * 2.0,
    }
}

/// Sets a block; the indent is that of a paragraph.
fn set_block(
    composer: &mut Composer<'_>,
    block: &Block,
    indent: Pt,
    context: Context,
) -> VerticalList {
    let context = match block {
        // What stands in a cell starts where its table does.
        _ if context.within.is_cell() => context,
        // These stand where they would.
        Block::Paragraph(_) | Block::Code(_) | Block::Section(_) => context,
        Block::List(_)
        | Block::Quote(_)
        | Block::Definitions(_)
        | Block::References(_)
        | Block::Table(_)
        | Block::Figure(_)
        | Block::Chart(_)
        | Block::Callout(_)
        | Block::KeyFigures(_) => {
            context.turned(block.runs_against(composer.typography.language_tag.direction()))
        }
    };
    match block {
        Block::Paragraph(paragraph) => {
            let mut piece = set_paragraph(composer, paragraph, indent, context);
            // A pull quote is seen as one thing and stays on one page, unless it is as long as an essay.
            let short = paragraph.text.content.len() <= LONGEST_WHOLE_QUOTE;
            piece.keep.together |= paragraph.voice == Voice::PullQuote && short;
            VerticalList::of(piece)
        }
        Block::List(list) => list::set(composer, list, context),
        Block::Quote(quote) => set_quote(composer, quote, context),
        Block::Code(code) => VerticalList::of(set_code(composer, code, context)),
        Block::Definitions(definitions) => definitions::set(composer, definitions, context),
        Block::References(references) => references::set(composer, references, context),
        Block::Table(table) => table::set(composer, table, context),
        Block::Figure(figure) => figure::set(composer, figure, context),
        Block::Chart(chart) => chart::set(composer, chart, context),
        Block::Callout(callout) => callout::set(composer, callout, context),
        Block::KeyFigures(figures) => callout::set_key_figures(composer, figures, context),
        Block::Section(section) => {
            let node = composer.tags.node(context.node, Role::Section);
            set_section(composer, section, context.under(node))
        }
    }
}

fn set_paragraph(
    composer: &mut Composer<'_>,
    paragraph: &ParagraphBlock,
    indent: Pt,
    context: Context,
) -> Piece {
    let style = composer.typography.style(paragraph.voice, context);
    let node = composer.tags.node(context.node, Role::Paragraph);
    let mut passage = composer.passage(&paragraph.text, style, node);
    passage.indent = indent;
    if let Some(align) = context.align {
        passage.align = align;
    }
    let mut piece = composer.piece(passage, style, context.column);
    piece.keep.with_previous = matches!(
        paragraph.voice,
        Voice::Grade | Voice::Aside | Voice::Attribution
    );
    piece.keep.with_next = paragraph.voice == Voice::Caption;
    piece
}

fn set_quote(composer: &mut Composer<'_>, quote: &Quote, context: Context) -> VerticalList {
    let typography = composer.typography;
    let design = &typography.theme.paragraph;
    let node = composer.tags.node(context.node, Role::BlockQuote);
    let indent = typography.beside_text(design.quote_indent, context);
    let inner = context.under(node).indented(indent);
    if context.within != Within::Flow {
        // The lines of notes and cells stand close, and a rule beside some would run into those around.
        return set(composer, &quote.blocks, inner);
    }
    let bar = boxes::bar(&typography, context.column, design.rule * 2.0);
    let mut list = set(composer, &quote.blocks, inner).boxed(bar);
    list.space(design.space);
    list
}

fn set_code(composer: &mut Composer<'_>, code: &Code, context: Context) -> Piece {
    let paragraph = composer.tags.node(context.node, Role::Paragraph);
    let node = composer.tags.node(paragraph, Role::Code);
    let style = &composer.typography.code_style(context);
    let mut passage = composer.passage(&code.text, style, node);
    passage.hang = style.size * CODE_HANG;
    passage.marks_turns = true;
    let typography = composer.typography;
    let indent = typography.theme.paragraph.quote_indent;
    let indent = typography.beside_text(indent, context);
    let mut piece = composer.piece(passage, style, context.column.indented(indent));
    // Two lines of five say nothing by themselves.
    piece.keep.together = code.text.content.lines().count() <= LONGEST_WHOLE_CODE;
    piece
}

/// Whether a block stands above another and goes with it.
fn is_caption(block: Option<&Block>) -> bool {
    matches!(block, Some(Block::Paragraph(paragraph)) if paragraph.voice == Voice::Caption)
}

/// Whether two blocks are paragraphs of running text.
fn follows_in_text(before: &Block, block: &Block) -> bool {
    let is_body = |block: &Block| matches!(block, Block::Paragraph(paragraph) if paragraph.voice == Voice::Body);
    is_body(before) && is_body(block)
}
