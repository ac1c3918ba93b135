//! Block markup → blocks; headings in a text make sections.

use super::description::label;
use super::reporter::Reporter;
use super::text_ids::TextIds;
use super::{Lowerer, Place, as_meant, figures, pipe_table};
use crate::briefing::markup::{Inline, MarkupBlock};
use crate::briefing::yaml::Written;
use crate::diagnostic::{Diagnostic, Span};
use crate::document::{
    Block, Code, List, ListItem, MarkKind, Paragraph, Quote, Section, SectionKind, Text, Voice,
};

/// The bullets of lists by depth.
const BULLETS: &[&str] = &["\u{2022}", "\u{2013}", "\u{b7}"];

/// Where a text stands.
#[derive(Clone, Copy)]
pub struct BlockContext {
    /// The voice of its paragraphs.
    pub voice: Voice,
    /// The level of the section it stands in, where headings in it make sections.
    pub level: Option<u8>,
    /// What kind of section those are.
    pub kind: SectionKind,
}

impl BlockContext {
    /// A text in which no heading may stand.
    pub const WITHIN: BlockContext = BlockContext {
        voice: Voice::Body,
        level: None,
        kind: SectionKind::Body,
    };
}

impl Lowerer<'_> {
    /// Lowers a field of block text.
    pub(in crate::briefing) fn block_text(
        &mut self,
        written: &Written,
        place: BlockContext,
    ) -> Vec<Block> {
        as_meant::warn_of_merged(written, &mut self.reporter);
        let parsed = self.parsed.take(written, self.typographer);
        self.reporter.report(written, parsed.findings);
        self.notes.begin_text();
        self.blocks(&parsed.content, written, place, 0)
    }

    /// Lowers blocks; headings open sections that hold what follows them.
    pub(super) fn blocks(
        &mut self,
        blocks: &[MarkupBlock],
        written: &Written,
        place: BlockContext,
        depth: usize,
    ) -> Vec<Block> {
        let mut nest = Nest::default();
        for block in blocks {
            match (block, place.level) {
                (
                    MarkupBlock::Heading {
                        level,
                        content,
                        range,
                    },
                    Some(base),
                ) if depth == 0 => {
                    if nest.skips(*level) {
                        warn_of_skipped_level(&mut self.reporter, (range.clone(), written));
                    }
                    nest.open(*level);
                    let level = base.saturating_add(nest.depth()).min(6);
                    let heading = self.inlines(content, written);
                    nest.push(self.section(heading, level, place.kind));
                }
                _ => nest.add(self.block(block, written, place, depth)),
            }
        }
        nest.finish()
    }

    /// A section under a heading of a text, in which nothing stands yet.
    fn section(&mut self, heading: Text, level: u8, kind: SectionKind) -> Section {
        let label = label(&heading, 0, &self.citations);
        Section {
            kind,
            anchor: self.anchors.for_title(&label, "section"),
            level,
            heading: Some(heading),
            label,
            blocks: Vec::new(),
        }
    }

    /// Lowers one block that opens no section. Markup limits how deep it nests.
    fn block(
        &mut self,
        block: &MarkupBlock,
        written: &Written,
        place: BlockContext,
        depth: usize,
    ) -> Block {
        match block {
            MarkupBlock::Paragraph(content) => self.paragraph(content, written, place.voice),
            MarkupBlock::Heading { content, range, .. } => {
                report_misplaced_heading(&mut self.reporter, (range.clone(), written));
                self.paragraph(content, written, place.voice)
            }
            MarkupBlock::Code(lines) => code((lines, written.span), None, &mut self.texts),
            MarkupBlock::Quote(blocks) => {
                let place = BlockContext {
                    level: None,
                    voice: Voice::Body,
                    ..place
                };
                Block::Quote(Quote {
                    blocks: self.blocks(blocks, written, place, depth + 1),
                })
            }
            MarkupBlock::List {
                start,
                tight,
                items,
            } => Block::List(self.list(*start, *tight, items, written, depth)),
            MarkupBlock::Table(table) => pipe_table::pipe_table(self, table, written),
            MarkupBlock::Figure(figure) => figures::text_figure(self, figure, written),
        }
    }

    fn paragraph(&mut self, content: &[Inline], written: &Written, voice: Voice) -> Block {
        let text = self.inlines(content, written);
        Block::Paragraph(Paragraph { voice, text })
    }

    fn list(
        &mut self,
        start: Option<u64>,
        tight: bool,
        items: &[Vec<MarkupBlock>],
        written: &Written,
        depth: usize,
    ) -> List {
        let place = BlockContext::WITHIN;
        let mut number = start;
        let items = items
            .iter()
            .map(|blocks| {
                let marker = match number {
                    Some(number) => self.ordinal(number),
                    None => self.texts.plain(BULLETS[depth.min(BULLETS.len() - 1)]),
                };
                let item = number;
                number = number.map(|number| number.saturating_add(1));
                ListItem {
                    marker,
                    number: item,
                    anchor: None,
                    blocks: self.blocks(blocks, written, place, depth + 1),
                }
            })
            .collect();
        List {
            numbered: start.is_some(),
            loose: !tight,
            items,
        }
    }
}

/// Warns of a heading that stands deeper than one level below the one before it.
fn warn_of_skipped_level(reporter: &mut Reporter<'_>, (range, written): Place<'_>) {
    let span = reporter.place(written, range);
    reporter.push(
        Diagnostic::warning("heading-skips-level", span, "this heading skips a level")
            .help("it is set as if it stood one level below the heading before it"),
    );
}

fn report_misplaced_heading(reporter: &mut Reporter<'_>, (range, written): Place<'_>) {
    let span = reporter.place(written, range);
    reporter.push(
        Diagnostic::error("heading-here", span, "a heading cannot stand here")
            .label("headings make sections in `body`, `summary` and `text` only")
            .help("write a paragraph with **strong** words; a `#` that is meant is written `\\#`"),
    );
}

/// Lines that are kept as they are typed.
pub fn code((lines, span): (&str, Span), written_in: Option<String>, texts: &mut TextIds) -> Block {
    let text = texts.code(lines, span);
    Block::Code(Code { text, written_in })
}

/// The tag of a language mark that covers a whole text.
pub fn whole_language(text: &Text) -> Option<crate::language::Tag> {
    text.marks.iter().find_map(|mark| match &mark.kind {
        MarkKind::Language(tag) if mark.range == (0..text.content.len()) => Some(tag.clone()),
        MarkKind::Language(_)
        | MarkKind::Emphasis
        | MarkKind::Strong
        | MarkKind::Struck
        | MarkKind::Code
        | MarkKind::Name
        | MarkKind::Separator
        | MarkKind::Quiet
        | MarkKind::Link { .. }
        | MarkKind::Citation { .. }
        | MarkKind::NoteCall { .. }
        | MarkKind::Raised
        | MarkKind::SmallCaps
        | MarkKind::Reference { .. } => None,
    })
}

/// Sections that are being filled.
#[derive(Default)]
struct Nest {
    top: Vec<Block>,
    /// The open sections, outermost first, with the levels of their headings in the text.
    open: Vec<(u8, Section)>,
    /// The level of the heading that is about to be pushed.
    opening: u8,
}

impl Nest {
    /// Whether a heading of this level skips one below the heading it stands under.
    fn skips(&self, level: u8) -> bool {
        let above = self.open.iter().rev().find(|(above, _)| *above < level);
        above.is_some_and(|(above, _)| level > above + 1)
    }

    /// Closes what a heading of this level ends.
    fn open(&mut self, level: u8) {
        while let Some((_, mut section)) = self.open.pop_if(|(open, _)| *open >= level) {
            section.blocks.shrink_to_fit();
            self.add(Block::Section(section));
        }
        self.opening = level;
    }

    /// How deep the next section lies: 1 and more.
    fn depth(&self) -> u8 {
        u8::try_from(self.open.len() + 1).unwrap_or(u8::MAX)
    }

    fn push(&mut self, section: Section) {
        self.open.push((self.opening, section));
    }

    fn add(&mut self, block: Block) {
        match self.open.last_mut() {
            Some((_, section)) => section.blocks.push(block),
            None => self.top.push(block),
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.open(0);
        self.top.shrink_to_fit();
        self.top
    }
}
