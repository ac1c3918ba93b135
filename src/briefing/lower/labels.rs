//! What can be referred to: names, numbers and words of tables, figures and sections.
//!
//! In: the briefing as typed, before a text of it is written. Out: for each `id` where it leads and what is
//! said of it ("Table 2"), so that a text may refer to what comes after it; and the same for each block
//! that is numbered, in the order in which they are lowered, which is that of the parts.

use std::collections::{BTreeMap, VecDeque};

use super::ahead::{self, Ahead};
use super::anchors::Anchors;
use super::text_builder::TextBuilder;
use super::{Lowerer, order};
use crate::briefing::blocks::Block;
use crate::briefing::markup::{self, MarkupBlock};
use crate::briefing::record::{listed, nearest};
use crate::briefing::typed::{Briefing, Part, Recommendation, Section};
use crate::briefing::yaml::Written;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Span};
use crate::document::{MarkKind, Remark, Text};
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
    /// Those of blocks that are numbered and not lowered yet.
    ahead: VecDeque<Label>,
    numbers: BTreeMap<Referable, u64>,
}

impl Labels {
    /// Collects them; what two things are called is reported.
    pub fn collect(
        briefing: &Briefing,
        ahead: &Ahead,
        language: &Language,
        anchors: &mut Anchors,
        diagnostics: &mut Diagnostics,
    ) -> Labels {
        let mut collector = Collector {
            labels: Labels::default(),
            ahead,
            language,
            anchors,
            diagnostics,
        };
        for part in order(briefing) {
            match part {
                Part::Sections => collector.sections(&briefing.sections),
                Part::Appendices => collector.sections(&briefing.appendices),
                Part::Recommendations => collector.recommendations(&briefing.recommendations),
                other => {
                    for text in ahead::texts_of(briefing, other) {
                        collector.text(text);
                    }
                }
            }
        }
        collector.labels
    }
}

struct Collector<'a> {
    labels: Labels,
    ahead: &'a Ahead,
    language: &'a Language,
    anchors: &'a mut Anchors,
    diagnostics: &'a mut Diagnostics,
}

impl Collector<'_> {
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
                };
                self.name(id, label);
            }
            self.text(&recommendation.text);
        }
    }

    /// The figures of a text, in their order.
    fn text(&mut self, text: &Written) {
        // A text that an alias repeats has been read once, and has its figures each time.
        if let Some(markup) = self.ahead.get(&text.span) {
            self.markup(&markup.content);
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
            };
            self.name(id, label);
        }
        section.blocks.iter().for_each(|block| self.block(block));
        self.sections(&section.sections);
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Callout(callout) => callout.blocks.iter().for_each(|inner| self.block(inner)),
            _ => match block.numbered() {
                Some(numbered) => self.numbered(&numbered),
                None => block.block_texts().for_each(|text| self.text(text)),
            },
        }
    }

    fn numbered(&mut self, block: &Numbered<'_>) {
        let (kind, terms) = (block.kind, &self.language.terms);
        let (name, term) = match kind {
            Referable::Table => ("table", &terms.table),
            Referable::Figure => ("figure", &terms.figure),
            Referable::Chart => ("chart", &terms.chart),
        };
        let words = (block.captioned || block.id.is_some()).then(|| {
            let number = self.labels.numbers.entry(kind).or_insert(0);
            *number += 1;
            term.replace("{}", &self.language.number(*number))
        });
        let words = words.map(|words| words.replace(' ', "\u{a0}"));
        let anchor = match block.id {
            Some(id) => self.anchors.unique(id.value.clone()),
            None => self.anchors.unique(format!("{name}-1")),
        };
        let label = Label { anchor, words };
        if let Some(id) = block.id {
            self.name(id, label.clone());
        }
        self.labels.ahead.push_back(label);
    }

    fn name(&mut self, id: &Written, label: Label) {
        if let Some((_, first)) = self.labels.by_id.get(&id.value) {
            let message = format!("the `id` `{}` is given twice", id.value);
            self.diagnostics.push(
                Diagnostic::error("duplicate-id", id.span, message)
                    .related(*first, "first given here")
                    .help("give one of them another"),
            );
            return;
        }
        self.labels.by_id.insert(id.value.clone(), (label, id.span));
    }
}

impl Lowerer<'_> {
    /// What the next numbered block is called.
    pub(in crate::briefing) fn next_label(&mut self) -> Label {
        let next = self.labels.ahead.pop_front();
        debug_assert!(next.is_some(), "every numbered block was collected");
        next.unwrap_or_else(|| Label {
            anchor: self.anchors.unique("block-1".to_string()),
            words: None,
        })
    }

    /// The name of what has an `id`.
    pub(super) fn anchor_of(&self, id: Option<&Written>) -> Option<String> {
        let (label, _) = self.labels.by_id.get(&id?.value)?;
        Some(label.anchor.clone())
    }

    /// What stands above a table or below a figure: what it is called, and what it shows.
    pub(in crate::briefing) fn caption(
        &mut self,
        label: &Label,
        caption: Option<&Written>,
    ) -> Option<Text> {
        if label.words.is_none() && caption.is_none() {
            return None;
        }
        let mut builder = self.begin_caption(label, caption.is_some());
        if let Some(caption) = caption {
            self.add_line(caption, &mut builder);
        }
        Some(builder.finish())
    }

    /// What stands above a table or below a figure up to its caption, if it has one.
    pub(super) fn begin_caption(&mut self, label: &Label, goes_on: bool) -> TextBuilder {
        let mut builder = self.begin_text();
        if let Some(words) = &label.words {
            let before = match goes_on {
                true => self.language.terms.captioned.replace("{}", words),
                false => words.clone(),
            };
            let (words, space) = before.split_at(before.trim_end().len());
            builder.marked(MarkKind::Strong, |builder| builder.push(words));
            builder.push(space);
        }
        builder
    }

    /// Where a table or figure is from, in the language's words.
    pub(in crate::briefing) fn source_of(&mut self, source: Option<&Written>) -> Option<Remark> {
        let source = source?;
        let (before, after) = self
            .language
            .terms
            .source_of
            .split_once("{}")
            .unwrap_or_default();
        let mut builder = self.begin_text();
        builder.push(before);
        self.add_line(source, &mut builder);
        builder.push(after);
        Some(Remark {
            anchor: None,
            text: builder.finish(),
        })
    }

    /// Adds what stands for something that has an `id`; one that nothing has is reported.
    pub(super) fn add_reference(
        &mut self,
        (id, page): (&str, bool),
        (range, written): (std::ops::Range<usize>, &Written),
        builder: &mut TextBuilder,
    ) {
        if let Some((label, _)) = self.labels.by_id.get(id) {
            let words = label.words.clone().unwrap_or_default();
            let kind = MarkKind::Reference {
                anchor: label.anchor.clone(),
                instead_of_page: page.then(|| words.clone()),
            };
            builder.marked(kind, |builder| builder.push(&words));
            return;
        }
        builder.push("?");
        let severity = Severity::Error;
        if self
            .diagnostics
            .is_only_counted("unknown-reference", severity)
        {
            return;
        }
        let span = self.place(written, range);
        let names = || self.labels.by_id.keys().map(String::as_str);
        let near = nearest(id, names());
        let help = match near {
            Some(near) => format!("did you mean `[#{near}]`?"),
            None if self.labels.by_id.is_empty() => {
                "give what is meant an `id`; a bracket that is meant is written `\\[`".to_string()
            }
            None => {
                let known: Vec<&str> = names().take(MOST_LISTED).collect();
                format!(
                    "the ids are {}; a bracket that is meant is written `\\[`",
                    listed(&known)
                )
            }
        };
        let message = format!("nothing has the `id` `{id}`");
        self.diagnostics
            .push(Diagnostic::error("unknown-reference", span, message).help(help));
    }
}

/// How many ids are listed where none is near.
const MOST_LISTED: usize = 8;
