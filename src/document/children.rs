//! What stands in a block: the one walk over blocks that everything shares which looks for texts in them.

use super::{Block, DefinitionKind, ListItem, Reference, Text};
use crate::language::Direction;

/// What a block holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Child<'a> {
    /// A text of its own.
    Text(&'a Text),
    /// A text that hangs beside the one that follows: a marker, a number, a date. On a page the two begin
    /// on one line.
    Hanging(&'a Text),
    /// Blocks.
    Blocks(&'a [Block]),
}

impl Block {
    /// Its sources, if it is the list of them.
    pub fn references(&self) -> Option<&[Reference]> {
        if let Block::References(references) = self {
            Some(references)
        } else {
            None
        }
    }

    /// Every text in it, in reading order.
    pub fn texts(&self) -> Vec<&Text> {
        let mut texts = Vec::new();
        for child in self.children() {
            match child {
                Child::Text(text) | Child::Hanging(text) => texts.push(text),
                Child::Blocks(blocks) => texts.extend(blocks.iter().flat_map(Block::texts)),
            }
        }
        texts
    }

    /// The first text in it.
    pub fn first_text(&self) -> Option<&Text> {
        self.children().into_iter().find_map(|child| match child {
            Child::Text(text) | Child::Hanging(text) => Some(text),
            Child::Blocks(blocks) => blocks.iter().find_map(Block::first_text),
        })
    }

    /// Whether it runs against what is around it, which runs in a direction: what it begins with does. A paragraph
    /// stands where it would, and its lines begin at their own edge.
    pub fn runs_against(&self, around: Direction) -> bool {
        match self {
            Block::List(_)
            | Block::Quote(_)
            | Block::Definitions(_)
            | Block::Table(_)
            | Block::Figure(_)
            | Block::Callout(_)
            | Block::KeyFigures(_) => self.first_text().is_some_and(|text| {
                let language = text.language.as_ref();
                language.is_some_and(|language| language.direction() != around)
            }),
            Block::Paragraph(_)
            | Block::Code(_)
            | Block::References(_)
            | Block::Chart(_)
            | Block::Section(_) => false,
        }
    }

    /// The names by which the document refers to it and to what is its own.
    pub fn anchors(&self) -> Vec<&str> {
        match self {
            Block::Section(section) => vec![&section.anchor],
            Block::Figure(figure) => vec![&figure.anchor],
            Block::Chart(chart) => vec![&chart.anchor],
            Block::Table(table) => {
                let remarks = table.remarks.iter();
                let remarks = remarks.filter_map(|remark| remark.anchor.as_deref());
                [table.anchor.as_str()].into_iter().chain(remarks).collect()
            }
            Block::List(list) => {
                let items = list.items.iter();
                items.filter_map(|item| item.anchor.as_deref()).collect()
            }
            Block::Paragraph(_)
            | Block::Quote(_)
            | Block::Code(_)
            | Block::Definitions(_)
            | Block::References(_)
            | Block::Callout(_)
            | Block::KeyFigures(_) => Vec::new(),
        }
    }

    /// What stands in it, in reading order. Its notes stand elsewhere.
    pub fn children(&self) -> Vec<Child<'_>> {
        match self {
            Block::Paragraph(paragraph) => vec![Child::Text(&paragraph.text)],
            Block::Code(code) => vec![Child::Text(&code.text)],
            Block::Quote(quote) => vec![Child::Blocks(&quote.blocks)],
            Block::List(list) => {
                let items = list.items.iter();
                items
                    .flat_map(|ListItem { marker, blocks, .. }| {
                        [Child::Hanging(marker), Child::Blocks(blocks)]
                    })
                    .collect()
            }
            Block::Definitions(list) => {
                let hangs = match list.kind {
                    DefinitionKind::Timeline => true,
                    DefinitionKind::Questions | DefinitionKind::Glossary => false,
                };
                let entries = list.entries.iter();
                entries
                    .flat_map(|entry| {
                        let term = entry.term.as_ref().map(|term| match hangs {
                            true => Child::Hanging(term),
                            false => Child::Text(term),
                        });
                        term.into_iter().chain([Child::Blocks(&entry.blocks)])
                    })
                    .collect()
            }
            Block::References(references) => references
                .iter()
                .flat_map(|one| {
                    let label = one.label.as_ref().map(Child::Hanging);
                    label.into_iter().chain([Child::Text(&one.text)])
                })
                .collect(),
            Block::Table(table) => {
                let cells = table.cells().map(|cell| Child::Blocks(&cell.blocks));
                let caption = table.caption.iter().map(Child::Text);
                let remarks = table.remarks.iter().map(|remark| Child::Text(&remark.text));
                caption.chain(cells).chain(remarks).collect()
            }
            Block::Figure(figure) => {
                let remarks = figure.remarks.iter();
                let remarks = remarks.map(|remark| Child::Text(&remark.text));
                let caption = figure.caption.iter().map(Child::Text);
                caption.chain(remarks).collect()
            }
            Block::Chart(chart) => {
                let remarks = chart.remarks.iter().map(|remark| &remark.text);
                let heads = chart.title.iter().chain(&chart.subtitle);
                heads.chain(remarks).map(Child::Text).collect()
            }
            Block::Callout(callout) => {
                let title = callout.title.iter().map(Child::Text);
                title.chain([Child::Blocks(&callout.blocks)]).collect()
            }
            Block::KeyFigures(figures) => {
                let figures = figures.iter();
                figures
                    .flat_map(|figure| {
                        let said = [&figure.value, &figure.label].into_iter();
                        said.chain(&figure.remarks).map(Child::Text)
                    })
                    .collect()
            }
            Block::Section(section) => {
                let heading = section.heading.iter().map(Child::Text);
                heading.chain([Child::Blocks(&section.blocks)]).collect()
            }
        }
    }
}
