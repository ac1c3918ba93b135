//! What can be referred to: names, numbers and words of tables, figures and sections.
//!
//! In: the briefing as typed, before a text of it is written. Out: for each `id` where it leads and what is
//! said of it ("Table 2"), so that a text may refer to what comes after it; and the same for each block
//! that is numbered, in the order in which they are lowered, which is that of the parts.

use std::collections::{BTreeMap, VecDeque};

use super::anchors::Anchors;
use super::order;
use super::parsed_texts::{self, ParsedTexts};
use super::reporter::Reporter;
use crate::briefing::blocks::Block;
use crate::briefing::markup::{self, MarkupBlock};
use crate::briefing::typed::{Briefing, Part, Recommendation, Section};
use crate::briefing::yaml::Written;
use crate::diagnostic::{Diagnostic, Span};
use crate::language::Language;

/// The kinds of block that are numbered, each for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Referable {
    /// Tables.
    Table,
    /// Figures.
    Figure,
    /// Charts.
    Chart,
}

/// What something is called that can be referred to.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Its name within the document.
    pub anchor: String,
    /// What is said of it: "Table 2", the title of a section. None where it has neither caption nor `id`.
    pub words: Option<String>,
    /// Its number among those of its kind, where it has one.
    pub number: Option<(Referable, u64)>,
}

impl Label {
    /// What is said of it where it stands, which may be in another language than that of the briefing.
    pub fn words_in(&self, language: &Language) -> Option<String> {
        match self.number {
            Some((kind, number)) => Some(kind.words(number, language)),
            None => self.words.clone(),
        }
    }
}

impl Referable {
    /// What one of them is called.
    fn words(self, number: u64, language: &Language) -> String {
        let term = match self {
            Referable::Table => &language.terms.table,
            Referable::Figure => &language.terms.figure,
            Referable::Chart => &language.terms.chart,
        };
        let words = term.replace("{}", &language.number(number));
        words.replace(' ', "\u{a0}")
    }
}

/// A block that is numbered, as it was typed.
pub struct Numbered<'a> {
    /// What it is.
    pub kind: Referable,
    /// Its `id`.
    pub id: Option<&'a Written>,
    /// Whether it has a caption.
    pub captioned: bool,
}

/// What can be referred to.
#[derive(Default)]
pub struct Labels {
    by_id: BTreeMap<String, (Label, Span)>,
    /// Those of blocks that are numbered and not lowered yet, in their order.
    waiting: VecDeque<Label>,
    numbers: BTreeMap<Referable, u64>,
}

impl Labels {
    /// Collects them; what two things are called is reported.
    pub fn collect(
        briefing: &Briefing,
        parsed: &ParsedTexts,
        language: &Language,
        anchors: &mut Anchors,
        reporter: &mut Reporter<'_>,
    ) -> Labels {
        let mut collector = Collector {
            labels: Labels::default(),
            parsed,
            language,
            anchors,
            reporter,
        };
        for part in order(briefing) {
            match part {
                Part::Sections => collector.sections(&briefing.sections),
                Part::Appendices => collector.sections(&briefing.appendices),
                Part::Recommendations => collector.recommendations(&briefing.recommendations),
                other => {
                    for text in parsed_texts::texts_of(briefing, other) {
                        collector.text(text);
                    }
                }
            }
        }
        parsed_texts::about(briefing).for_each(|text| collector.text(text));
        collector.labels
    }

    /// What has an `id`.
    pub fn find(&self, id: &str) -> Option<&Label> {
        let (label, _) = self.by_id.get(id)?;
        Some(label)
    }

    /// The name of what has an `id`.
    pub fn anchor_of(&self, id: Option<&Written>) -> Option<String> {
        let label = self.find(&id?.value)?;
        Some(label.anchor.clone())
    }

    /// Every `id`.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.by_id.keys().map(String::as_str)
    }

    /// Takes what the numbered block is called that is lowered next.
    pub fn next(&mut self, anchors: &mut Anchors) -> Label {
        let next = self.waiting.pop_front();
        debug_assert!(next.is_some(), "every numbered block was collected");
        next.unwrap_or_else(|| Label {
            anchor: anchors.unique("block-1".to_string()),
            words: None,
            number: None,
        })
    }
}

/// A walk through a briefing that collects labels.
struct Collector<'a, 'r> {
    labels: Labels,
    parsed: &'a ParsedTexts,
    language: &'a Language,
    anchors: &'a mut Anchors,
    reporter: &'a mut Reporter<'r>,
}

impl Collector<'_, '_> {
    fn sections(&mut self, sections: &[Section]) {
        sections.iter().for_each(|section| self.section(section));
    }

    fn recommendations(&mut self, recommendations: &[Recommendation]) {
        for (number, recommendation) in (1..).zip(recommendations) {
            if let Some(id) = &recommendation.id {
                let term = &self.language.terms.recommendation;
                let words = term.replace("{}", &self.language.number(number));
                let label = Label {
                    anchor: self.anchors.unique(id.value.clone()),
                    words: Some(words.replace(' ', "\u{a0}")),
                    number: None,
                };
                self.name(id, label);
            }
            self.text(&recommendation.text);
        }
    }

    /// The figures of a text, in their order.
    fn text(&mut self, text: &Written) {
        // A text that an alias repeats has been read once, and has its figures each time.
        let parsed = self.parsed;
        if let Some(blocks) = parsed.blocks(text) {
            self.markup(blocks);
        }
    }

    fn markup(&mut self, blocks: &[MarkupBlock]) {
        for block in blocks {
            match block {
                MarkupBlock::Figure(figure) => self.numbered(&Numbered {
                    kind: Referable::Figure,
                    id: None,
                    captioned: figure.title.is_some(),
                }),
                MarkupBlock::Quote(blocks) => self.markup(blocks),
                MarkupBlock::List { items, .. } => {
                    items.iter().for_each(|blocks| self.markup(blocks));
                }
                MarkupBlock::Paragraph(_)
                | MarkupBlock::Heading { .. }
                | MarkupBlock::Code(_)
                | MarkupBlock::Table(_) => {}
            }
        }
    }

    fn section(&mut self, section: &Section) {
        if let Some(id) = &section.id {
            let label = Label {
                anchor: self.anchors.unique(id.value.clone()),
                words: Some(markup::words_of(&section.title.value)),
                number: None,
            };
            self.name(id, label);
        }
        section.blocks.iter().for_each(|block| self.block(block));
        self.sections(&section.sections);
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Callout(callout) => callout.blocks.iter().for_each(|inner| self.block(inner)),
            Block::InLanguage(own) => self.block(&own.block),
            _ => match block.numbered() {
                Some(numbered) => self.numbered(&numbered),
                None => block.block_texts().for_each(|text| self.text(text)),
            },
        }
    }

    fn numbered(&mut self, block: &Numbered<'_>) {
        let kind = block.kind;
        let name = match kind {
            Referable::Table => "table",
            Referable::Figure => "figure",
            Referable::Chart => "chart",
        };
        let number = (block.captioned || block.id.is_some()).then(|| {
            let number = self.labels.numbers.entry(kind).or_insert(0);
            *number += 1;
            (kind, *number)
        });
        let words = number.map(|(kind, number)| kind.words(number, self.language));
        let anchor = match block.id {
            Some(id) => self.anchors.unique(id.value.clone()),
            None => self.anchors.unique(format!("{name}-1")),
        };
        let label = Label {
            anchor,
            words,
            number,
        };
        if let Some(id) = block.id {
            self.name(id, label.clone());
        }
        self.labels.waiting.push_back(label);
    }

    fn name(&mut self, id: &Written, label: Label) {
        if let Some((_, first)) = self.labels.by_id.get(&id.value) {
            let message = format!("the `id` `{}` is given twice", id.value);
            self.reporter.push(
                Diagnostic::error("duplicate-id", id.span, message)
                    .related(*first, "first given here")
                    .help("give one of them another"),
            );
            return;
        }
        self.labels.by_id.insert(id.value.clone(), (label, id.span));
    }
}
