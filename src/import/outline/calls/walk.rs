//! The walk through an outline.

use super::{Calls, Outline, Section};
use crate::import::draft::{Block, Inline, Line, Placed, Source, plain};
use crate::import::report::Report;

impl Calls {
    /// Resolves all of an outline, and gives its sources back to it.
    pub fn resolve(&mut self, outline: &mut Outline, report: &mut Report<'_>) {
        self.blocks(&mut outline.tldr);
        self.blocks(&mut outline.summary);
        outline
            .key_points
            .iter_mut()
            .for_each(|line| self.line(line));
        outline
            .recommendations
            .iter_mut()
            .for_each(|blocks| self.blocks(blocks));
        outline
            .timeline
            .iter_mut()
            .for_each(|(_, event)| self.line(event));
        for (question, answer) in &mut outline.faq {
            question.iter_mut().for_each(|line| self.line(line));
            self.blocks(answer);
        }
        for (term, definition) in &mut outline.glossary {
            self.line(term);
            self.blocks(definition);
        }
        outline
            .sections
            .iter_mut()
            .for_each(|section| self.section(section));
        self.in_sources();
        outline
            .sources_note
            .iter_mut()
            .for_each(|note| self.named(note));
        self.uncalled(outline);
        for name in std::mem::take(&mut self.unknown) {
            let message =
                format!("no source is called `{name}`: one by that name stands in the list now");
            report.moved(None, &message, "write what it is, its `title` and its `URL`; or its library's name behind `bibliography:`");
        }
        outline.sources = std::mem::take(&mut self.sources);
    }

    /// What is cited by its name in the title of a source. Numbers count nothing there.
    fn in_sources(&mut self) {
        let mut place = 0;
        while place < self.sources.len() {
            if let Source::Read(words) = &mut self.sources[place] {
                let mut title = std::mem::take(&mut words.title);
                self.named(&mut title);
                if let Source::Read(words) = &mut self.sources[place] {
                    words.title = title;
                }
            }
            place += 1;
        }
    }

    fn named(&mut self, line: &mut Line) {
        for inline in line {
            match inline {
                Inline::Cite(items) => {
                    for item in items {
                        item.id = self.called(&item.id);
                    }
                }
                Inline::Emphasis(inner)
                | Inline::Strong(inner)
                | Inline::Struck(inner)
                | Inline::Link(_, inner)
                | Inline::Note(inner) => self.named(inner),
                Inline::Characters(_) | Inline::Break | Inline::Code(_) => {}
            }
        }
    }

    /// Notes that nothing calls stay as they stood.
    fn uncalled(&mut self, outline: &mut Outline) {
        let uncalled = self.notes.iter().filter(|(_, (.., calls))| *calls == 0);
        let blocks: Vec<Placed> = uncalled
            .map(|(number, (line, span, _))| {
                let mut item = plain(format!("{number}. "));
                item.extend_from_slice(line);
                Placed {
                    block: Block::Paragraph(item),
                    span: *span,
                }
            })
            .collect();
        if !blocks.is_empty() {
            let title = plain("Notes");
            outline.sections.push(Section {
                title,
                blocks,
                ..Section::default()
            });
        }
    }

    fn section(&mut self, section: &mut Section) {
        self.line(&mut section.title);
        section
            .blocks
            .iter_mut()
            .for_each(|placed| self.block(&mut placed.block));
        section
            .sections
            .iter_mut()
            .for_each(|inner| self.section(inner));
    }

    fn blocks(&mut self, blocks: &mut [Block]) {
        blocks.iter_mut().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &mut Block) {
        match block {
            Block::Heading(_, line) | Block::Paragraph(line) => self.line(line),
            Block::List(_, items) => items.iter_mut().for_each(|item| self.blocks(item)),
            Block::Quote(blocks) => self.blocks(blocks),
            Block::Table(table) => {
                self.line(&mut table.caption);
                let cells = table.head.iter_mut().chain(table.rows.iter_mut().flatten());
                cells.for_each(|cell| self.line(cell));
            }
            Block::Figure(figure) => self.line(&mut figure.caption),
            Block::Definitions(entries) => {
                for (term, blocks) in entries {
                    self.line(term);
                    self.blocks(blocks);
                }
            }
            Block::Code(..) | Block::Indicators(_) => {}
        }
    }
}
