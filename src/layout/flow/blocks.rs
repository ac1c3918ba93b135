//! Blocks → pieces: parts, sections and their headings, paragraphs, quotations, code.

use super::compose::Composer;
use super::context::{Context, Within};
use super::galley::{Keep, Piece, RuleAbove, SpaceGrowth};
use super::vertical_list::VerticalList;
use crate::document::{
    Block, Code, Paragraph as ParagraphBlock, Quote, Section, SectionKind, Text, Voice,
};
use crate::geometry::Pt;
use crate::layout::frame::OutlineEntry;
use crate::layout::tags::{Role, TagTree};
use crate::theme::TextStyle;

/// How far a line of code that goes on stands behind its beginning, in ems: two characters.
const CODE_HANG: f64 = 1.2;

/// A pull quote of no more bytes stands on one page.
const LONGEST_WHOLE_QUOTE: usize = 600;
/// Code of so many lines stands on one page.
const LONGEST_WHOLE_CODE: usize = 8;

impl<'a> Composer<'a> {
    pub(super) fn part(&mut self, part: &Section) -> VerticalList {
        let node = self.tags.node(TagTree::ROOT, Role::Section);
        let context = Context::new(self.whole(), node);
        if part.kind == SectionKind::Tldr {
            self.tldr(part, context)
        } else {
            self.section(part, context)
        }
    }

    /// The TL;DR: a label and the largest running text, beside a rule or on a panel.
    fn tldr(&mut self, part: &Section, context: Context) -> VerticalList {
        let theme = self.theme;
        let mut column = context.column.indented(theme.paragraph.bar_gap);
        let design = if theme.paragraph.panel {
            column.measure -= theme.paragraph.bar_gap;
            self.panel()
        } else {
            self.bar(Pt::ZERO, theme.paragraph.bar)
        };
        self.headed(part, &theme.styles.label, context.within(column))
            .boxed(design)
    }

    fn section(&mut self, section: &Section, context: Context) -> VerticalList {
        let styles = &self.theme.styles;
        let style = match section.level {
            0..=2 => &styles.heading_1,
            3 => &styles.heading_2,
            4 => &styles.heading_3,
            _ => &styles.heading_4,
        };
        self.headed(section, style, context)
    }

    /// A section: its heading, and its blocks below that.
    fn headed(&mut self, section: &Section, style: &TextStyle, context: Context) -> VerticalList {
        let mut list = VerticalList::default();
        if let Some(heading) = &section.heading {
            list.push(self.heading(heading, section, style, context));
            list.space(match section.level {
                0..=2 if section.kind != SectionKind::Tldr => self.theme.paragraph.space,
                _ => Pt::ZERO,
            });
        }
        list.append(self.blocks(&section.blocks, context.inside(section)));
        list.name(&section.anchor);
        list
    }

    fn heading(
        &mut self,
        heading: &Text,
        section: &Section,
        style: &TextStyle,
        context: Context,
    ) -> Piece {
        let level = context.levels.of(section.level);
        self.outline.push(OutlineEntry {
            level: level - 1,
            title: section.label.clone(),
            destination: section.anchor.clone(),
        });
        let node = self.tags.node(context.node, Role::Heading(level));
        self.nodes.insert(section.anchor.clone(), node);
        let ruled = section.level <= 2 && section.kind != SectionKind::Tldr;
        Piece {
            keep: Keep::HEADING,
            growth: SpaceGrowth::HalfLines(if section.level <= 2 { 3 } else { 2 }),
            rule_above: self.part_rule().filter(|_| ruled).map(Box::new),
            running: (section.level <= 2).then(|| section.label.clone()),
            ..self.heading_text(heading, style, context.column, node)
        }
    }

    /// The rule above the heading of a part.
    pub(super) fn part_rule(&self) -> Option<RuleAbove> {
        let design = &self.theme.paragraph;
        (design.section_rule > Pt::ZERO).then(|| RuleAbove {
            x: Pt::ZERO,
            width: self.measure,
            thickness: design.section_rule,
            color: self.theme.colors.hairline,
            up: design.section_space * 0.3,
        })
    }

    /// Sets blocks one below the other.
    pub(super) fn blocks(&mut self, blocks: &[Block], context: Context) -> VerticalList {
        let mut list = VerticalList::default();
        for (index, block) in blocks.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|before| blocks.get(before));
            let mut indent = Pt::ZERO;
            if let Some(before) = before
                && follows_in_text(before, block)
                && let Some(told_apart) = self.paragraph_indent(context)
            {
                indent = told_apart;
            } else if index > 0 {
                list.space(match context.within {
                    Within::Flow if is_caption(before) => self.theme.paragraph.space * 0.5,
                    Within::Flow => self.space_before(block),
                    Within::Note => Pt::ZERO,
                    Within::Colophon if is_caption(Some(block)) => self.theme.paragraph.space,
                    Within::Colophon if is_caption(before) => Pt::ZERO,
                    Within::Colophon => self.theme.paragraph.space * 0.3,
                    Within::Cell | Within::CellHead | Within::CellTotal => {
                        self.theme.paragraph.cell_space
                    }
                });
            }
            list.append(self.block(block, indent, context));
        }
        list
    }

    /// The indent that tells a paragraph from the one before it, where no space does. Notes have no space
    /// between their blocks.
    fn paragraph_indent(&self, context: Context) -> Option<Pt> {
        match context.within {
            Within::Note => Some(self.theme.styles.note.size),
            Within::Cell | Within::CellHead | Within::CellTotal | Within::Colophon => None,
            Within::Flow => {
                let indent = self.theme.paragraph.indent;
                (indent > Pt::ZERO).then_some(indent)
            }
        }
    }

    /// Sets the blocks of a tight list's item: nothing but lines between them.
    pub(super) fn blocks_tight(&mut self, blocks: &[Block], context: Context) -> VerticalList {
        let mut list = VerticalList::default();
        for block in blocks {
            list.append(self.block(block, Pt::ZERO, context));
        }
        list
    }

    fn space_before(&self, block: &Block) -> Pt {
        let space = self.theme.paragraph.space;
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
    fn block(&mut self, block: &Block, indent: Pt, context: Context) -> VerticalList {
        match block {
            Block::Paragraph(paragraph) => {
                let mut piece = self.paragraph(paragraph, indent, context);
                // Large lines that stand by themselves are seen as one thing, unless they are an essay.
                let short = paragraph.text.content.len() <= LONGEST_WHOLE_QUOTE;
                piece.keep.together |= paragraph.voice == Voice::PullQuote && short;
                VerticalList::of(piece)
            }
            Block::List(list) => self.list(list, context),
            Block::Quote(quote) => self.quote(quote, context),
            Block::Code(code) => VerticalList::of(self.code(code, context)),
            Block::Definitions(definitions) => self.definitions(definitions, context),
            Block::References(references) => self.references(references, context),
            Block::Table(table) => self.table(table, context),
            Block::Figure(figure) => self.figure(figure, context),
            Block::Chart(chart) => self.chart(chart, context),
            Block::Callout(callout) => self.callout(callout, context),
            Block::KeyFigures(figures) => self.key_figures(figures, context),
            Block::Section(section) => {
                let node = self.tags.node(context.node, Role::Section);
                self.section(section, context.under(node))
            }
        }
    }

    /// The style of a voice, where a block is set: notes have one alone.
    pub(super) fn style(&self, voice: Voice, context: Context) -> &'a TextStyle {
        let styles = &self.theme.styles;
        match context.within {
            Within::Flow => {}
            Within::Note => return &styles.note,
            Within::Colophon => return &styles.colophon,
            Within::Cell => return &styles.cell,
            Within::CellHead => return &styles.cell_head,
            Within::CellTotal => return &styles.cell_total,
        }
        match voice {
            Voice::Body => &styles.body,
            Voice::Lead => &styles.lead,
            Voice::Grade => &styles.grade,
            Voice::Aside => &styles.aside,
            Voice::Attribution => &styles.attribution,
            Voice::SmallPrint => &styles.small_print,
            Voice::PullQuote => &styles.pull_quote,
            Voice::Caption => &styles.caption,
        }
    }

    fn paragraph(&mut self, paragraph: &ParagraphBlock, indent: Pt, context: Context) -> Piece {
        let style = self.style(paragraph.voice, context);
        let node = self.tags.node(context.node, Role::Paragraph);
        let mut passage = self.passage(&paragraph.text, style, node);
        passage.indent = indent;
        if let Some(align) = context.align {
            passage.align = align;
        }
        let mut piece = self.piece(passage, style, context.column);
        piece.keep.with_previous = matches!(
            paragraph.voice,
            Voice::Grade | Voice::Aside | Voice::Attribution
        );
        piece.keep.with_next = paragraph.voice == Voice::Caption;
        piece
    }

    fn quote(&mut self, quote: &Quote, context: Context) -> VerticalList {
        let node = self.tags.node(context.node, Role::BlockQuote);
        let design = &self.theme.paragraph;
        let indent = self.beside_text(design.quote_indent, context);
        let inner = context.under(node).indented(indent);
        if context.within != Within::Flow {
            // The lines of notes and cells stand close, and a rule beside some would run into those around.
            return self.blocks(&quote.blocks, inner);
        }
        let bar = self.bar(context.column.start, design.rule * 2.0);
        let mut list = self.blocks(&quote.blocks, inner).boxed(bar);
        list.space(self.theme.paragraph.space);
        list
    }

    fn code(&mut self, code: &Code, context: Context) -> Piece {
        let paragraph = self.tags.node(context.node, Role::Paragraph);
        let node = self.tags.node(paragraph, Role::Code);
        let style = &self.code_style(context);
        let mut passage = self.passage(&code.text, style, node);
        passage.hang = style.size * CODE_HANG;
        let indent = self.beside_text(self.theme.paragraph.quote_indent, context);
        let mut piece = self.piece(passage, style, context.column.indented(indent));
        // Two lines of five say nothing by themselves.
        piece.keep.together = code.text.content.lines().count() <= LONGEST_WHOLE_CODE;
        piece
    }
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
