//! Block markup → blocks; headings in a text make sections.

use super::text_builder::clean_code;
use super::{Lowerer, ahead};
use crate::briefing::markup::{Inline, MarkupBlock};
use crate::briefing::yaml::Written;
use crate::diagnostic::Diagnostic;
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
        self.warn_of_merged(written);
        let ahead = self.ahead.remove(&written.span);
        // A text that an alias repeats stands where its first does, and is read again.
        let parsed =
            ahead.unwrap_or_else(|| ahead::block_text(written, self.briefing, self.language));
        self.report(written, parsed.findings);
        self.defined.clear();
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
            match block {
                MarkupBlock::Heading {
                    level,
                    content,
                    range,
                } => match place.level {
                    Some(base) if depth == 0 => {
                        if nest.skips(*level) {
                            let span = self.place(written, range.clone());
                            self.diagnostics.push(
                                Diagnostic::warning("heading-skips-level", span, "this heading skips a level")
                                    .help("it is set as if it stood one level below the heading before it"),
                            );
                        }
                        nest.open(*level);
                        let level = base.saturating_add(nest.depth()).min(6);
                        let heading = self.inlines(content, written);
                        let label = self.label(&heading, 0);
                        let anchor = self.anchors.for_title(&label, "section");
                        let kind = place.kind;
                        let heading = Some(heading);
                        nest.push(Section {
                            kind,
                            anchor,
                            level,
                            heading,
                            label,
                            blocks: Vec::new(),
                        });
                    }
                    _ => self.misplaced_heading(written, range.clone(), content, place, &mut nest),
                },
                other => {
                    let block = self.block(other, written, place, depth);
                    nest.add(block);
                }
            }
        }
        nest.finish()
    }

    fn misplaced_heading(
        &mut self,
        written: &Written,
        range: std::ops::Range<usize>,
        content: &[Inline],
        place: BlockContext,
        nest: &mut Nest,
    ) {
        let span = self.place(written, range);
        self.diagnostics.push(
            Diagnostic::error("heading-here", span, "a heading cannot stand here")
                .label("headings make sections in `body`, `summary` and `text` only")
                .help(
                    "write a paragraph with **strong** words; a `#` that is meant is written `\\#`",
                ),
        );
        let text = self.inlines(content, written);
        nest.add(Block::Paragraph(Paragraph {
            voice: place.voice,
            text,
        }));
    }

    /// Lowers one block that is no heading. Markup limits how deep it nests.
    fn block(
        &mut self,
        block: &MarkupBlock,
        written: &Written,
        place: BlockContext,
        depth: usize,
    ) -> Block {
        match block {
            MarkupBlock::Paragraph(content) | MarkupBlock::Heading { content, .. } => {
                let text = self.inlines(content, written);
                Block::Paragraph(Paragraph {
                    voice: place.voice,
                    text,
                })
            }
            MarkupBlock::Code(code) => self.code(code, None),
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
            MarkupBlock::Table(table) => self.pipe_table(table, written),
            MarkupBlock::Figure(figure) => self.text_figure(figure, written),
        }
    }

    /// Lines that are kept as they are typed.
    pub(in crate::briefing) fn code(&mut self, code: &str, written_in: Option<String>) -> Block {
        let id = self.next_text();
        let text = Text::plain(id, clean_code(code));
        Block::Code(Code { text, written_in })
    }

    /// Texts that are numbered, one after the other.
    pub(in crate::briefing) fn steps(&mut self, steps: &[Written]) -> Block {
        let items = (1..).zip(steps).map(|(number, step)| {
            let marker = self.plain(format!("{}.", self.language.number(number)));
            ListItem {
                marker,
                number: Some(number),
                anchor: None,
                blocks: self.block_text(step, BlockContext::WITHIN),
            }
        });
        Block::List(List {
            numbered: true,
            loose: true,
            items: items.collect(),
        })
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
                    Some(number) => self.plain(format!("{}.", self.language.number(number))),
                    None => self.plain(BULLETS[depth.min(BULLETS.len() - 1)]),
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

/// The text of a language mark that covers a whole text.
pub fn whole_language(text: &Text) -> Option<crate::language::Tag> {
    text.marks.iter().find_map(|mark| match &mark.kind {
        MarkKind::Language(tag) if mark.range == (0..text.content.len()) => Some(tag.clone()),
        MarkKind::Language(_)
        | MarkKind::Emphasis
        | MarkKind::Strong
        | MarkKind::Struck
        | MarkKind::Code
        | MarkKind::Name
        | MarkKind::Link { .. }
        | MarkKind::Citation { .. }
        | MarkKind::NoteCall { .. }
        | MarkKind::Raised
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
