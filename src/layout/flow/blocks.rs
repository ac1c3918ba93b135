//! Blocks → pieces: parts, sections and their headings, paragraphs, quotations, code.

use super::compose::{Column, Composer};
use super::{Keep, RuleAbove, SpaceGrowth};
use crate::document::{
    Block, Paragraph as ParagraphBlock, Quote, Section, SectionKind, Text, Voice,
};
use crate::layout::frame::OutlineEntry;
use crate::layout::tags::{NodeId, Role, TagTree};
use crate::theme::{Pt, TextStyle};

/// How far a line of code that goes on stands behind its beginning, in ems: two characters.
const CODE_HANG: f64 = 1.2;

impl Composer<'_> {
    pub(super) fn part(&mut self, part: &Section) {
        let node = self.tags.node(TagTree::ROOT, Role::Section);
        self.space(self.theme.paragraph.section_space);
        if part.kind == SectionKind::Tldr {
            self.tldr(part, node);
        } else {
            self.section(part, node, self.whole());
        }
    }

    /// The TL;DR: a label and the largest running text beside a rule.
    fn tldr(&mut self, part: &Section, node: NodeId) {
        let theme = self.theme;
        let mut column = self.whole().indented(theme.paragraph.bar_gap);
        let first = if theme.paragraph.panel {
            column.measure -= theme.paragraph.bar_gap;
            self.open_panel()
        } else {
            self.open_bar(Pt::ZERO, theme.paragraph.bar)
        };
        self.anchor_next(&part.anchor);
        if let Some(heading) = &part.heading {
            self.heading(heading, part, &theme.styles.label, column, node);
        }
        self.blocks_of(part, column, node);
        self.close_bar(first);
    }

    fn section(&mut self, section: &Section, node: NodeId, column: Column) {
        let styles = &self.theme.styles;
        let style = match section.level {
            0..=2 => &styles.heading_1,
            3 => &styles.heading_2,
            4 => &styles.heading_3,
            _ => &styles.heading_4,
        };
        self.anchor_next(&section.anchor);
        if let Some(heading) = &section.heading {
            self.heading(heading, section, style, column, node);
        }
        self.blocks_of(section, column, node);
    }

    /// The blocks of a section.
    fn blocks_of(&mut self, section: &Section, column: Column, node: NodeId) {
        self.levels.enter(section);
        self.blocks(&section.blocks, column, node);
        self.levels.leave(section);
    }

    fn heading(
        &mut self,
        heading: &Text,
        section: &Section,
        style: &TextStyle,
        column: Column,
        node: NodeId,
    ) {
        self.outline.push(OutlineEntry {
            level: self.levels.of(section.level) - 1,
            title: section.label.clone(),
            destination: section.anchor.clone(),
        });
        if section.level <= 2 {
            self.running = Some(section.label.clone());
        }
        let level = self.levels.of(section.level);
        let heading_node = self.tags.node(node, Role::Heading(level));
        self.heading_nodes
            .insert(section.anchor.clone(), heading_node);
        self.heading_text(heading, style, column, heading_node);
        let ruled = section.level <= 2 && section.kind != SectionKind::Tldr;
        let rule_above = self.part_rule().filter(|_| ruled);
        if let Some(last) = self.pieces.last_mut() {
            last.keep = Keep {
                together: true,
                with_next: true,
            };
            last.growth = SpaceGrowth::HalfLines(if section.level <= 2 { 3 } else { 2 });
            last.rule_above = rule_above;
        }
        let below = match section.level {
            0..=2 if section.kind != SectionKind::Tldr => self.theme.paragraph.space,
            _ => Pt::ZERO,
        };
        self.space(below);
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
    pub(super) fn blocks(&mut self, blocks: &[Block], column: Column, node: NodeId) {
        for (index, block) in blocks.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|before| blocks.get(before));
            if before.is_some_and(|before| self.is_indented(before, block)) {
                self.indent = self.theme.paragraph.indent;
            } else if index > 0 {
                self.space(self.space_before(block));
            }
            self.block(block, column, node);
        }
    }

    /// Whether an indent, not a space, tells a paragraph from the one before it.
    fn is_indented(&self, before: &Block, block: &Block) -> bool {
        let is_body = |block: &Block| matches!(block, Block::Paragraph(paragraph) if paragraph.voice == Voice::Body);
        self.theme.paragraph.indent > Pt::ZERO && is_body(before) && is_body(block)
    }

    /// Sets the blocks of a tight list's item: nothing but lines between them.
    pub(super) fn blocks_tight(&mut self, blocks: &[Block], column: Column, node: NodeId) {
        for block in blocks {
            self.block(block, column, node);
        }
    }

    fn space_before(&self, block: &Block) -> Pt {
        let space = self.theme.paragraph.space;
        match block {
            Block::Paragraph(paragraph) => match paragraph.voice {
                Voice::Body | Voice::Lead => space,
                Voice::Aside | Voice::Attribution => Pt::ZERO,
                Voice::SmallPrint => space * 2.0,
            },
            Block::Section(section) if section.level <= 3 => space * 3.0,
            Block::Section(_) => space * 2.0,
            Block::List(_)
            | Block::Quote(_)
            | Block::Code(_)
            | Block::Definitions(_)
            | Block::References(_) => space,
        }
    }

    fn block(&mut self, block: &Block, column: Column, node: NodeId) {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph, column, node),
            Block::List(list) => self.list(list, column, node),
            Block::Quote(quote) => self.quote(quote, column, node),
            Block::Code(code) => self.code(code, column, node),
            Block::Definitions(definitions) => self.definitions(definitions, column, node),
            Block::References(references) => self.references(references, column, node),
            Block::Section(section) => {
                let inner = self.tags.node(node, Role::Section);
                self.section(section, inner, column);
            }
        }
    }

    fn paragraph(&mut self, paragraph: &ParagraphBlock, column: Column, node: NodeId) {
        let styles = &self.theme.styles;
        let style = match paragraph.voice {
            Voice::Body => &styles.body,
            Voice::Lead => &styles.lead,
            Voice::Aside => &styles.aside,
            Voice::Attribution => &styles.attribution,
            Voice::SmallPrint => &styles.small_print,
        };
        let paragraph_node = self.tags.node(node, Role::Paragraph);
        if matches!(paragraph.voice, Voice::Aside | Voice::Attribution)
            && let Some(last) = self.pieces.last_mut()
        {
            last.keep.with_next = true;
        }
        let mut passage = self.passage(&paragraph.text, style, paragraph_node);
        passage.indent = std::mem::take(&mut self.indent);
        self.add(passage, style, column);
    }

    fn quote(&mut self, quote: &Quote, column: Column, node: NodeId) {
        let quote_node = self.tags.node(node, Role::BlockQuote);
        let indent = self.theme.paragraph.quote_indent;
        let first = self.open_bar(column.start, self.theme.paragraph.rule * 2.0);
        self.blocks(&quote.blocks, column.indented(indent), quote_node);
        self.close_bar(first);
        self.space(self.theme.paragraph.space);
    }

    fn code(&mut self, code: &Text, column: Column, node: NodeId) {
        let code_node = self.tags.node(node, Role::Paragraph);
        let inner = self.tags.node(code_node, Role::Code);
        let indent = self.theme.paragraph.quote_indent;
        let style = &self.theme.styles.code;
        let mut passage = self.passage(code, style, inner);
        passage.hang = style.size * CODE_HANG;
        self.add(passage, style, column.indented(indent));
    }
}
