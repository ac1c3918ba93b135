//! What can be referred to: names, numbers and words of tables, figures and sections.
//!
//! In: the briefing as typed, before a text of it is written. Out: for each `id` where it leads and what is
//! said of it ("Table 2"), so that a text may refer to what comes after it; and the same for each block
//! that is numbered, in the order in which they are lowered, which is that of the parts.

use std::collections::{BTreeMap, VecDeque};

use super::anchors::Anchors;
use super::text_builder::TextBuilder;
use super::{Lowerer, order};
use crate::briefing::blocks::Block;
use crate::briefing::markup;
use crate::briefing::record::{listed, nearest};
use crate::briefing::typed::{Briefing, Part, Section};
use crate::briefing::yaml::Written;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
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

/// The notes of the table whose cells are being lowered.
pub struct TableNotes {
    anchor: String,
    letters: Vec<Written>,
    called: Vec<bool>,
}

impl Labels {
    /// Collects them; what two things are called is reported.
    pub fn collect(
        briefing: &Briefing,
        language: &Language,
        anchors: &mut Anchors,
        diagnostics: &mut Diagnostics,
    ) -> Labels {
        let mut collector = Collector {
            labels: Labels::default(),
            language,
            anchors,
            diagnostics,
        };
        for part in order(briefing) {
            let sections = match part {
                Part::Sections => &briefing.sections,
                Part::Appendices => &briefing.appendices,
                _ => continue,
            };
            sections
                .iter()
                .for_each(|section| collector.section(section));
        }
        collector.labels
    }
}

struct Collector<'a> {
    labels: Labels,
    language: &'a Language,
    anchors: &'a mut Anchors,
    diagnostics: &'a mut Diagnostics,
}

impl Collector<'_> {
    fn section(&mut self, section: &Section) {
        if let Some(id) = &section.id {
            let label = Label {
                anchor: self.anchors.unique(id.value.clone()),
                words: Some(markup::words_of(&section.title.value)),
            };
            self.name(id, label);
        }
        for numbered in section.blocks.iter().flat_map(Block::numbered) {
            self.numbered(&numbered);
        }
        section
            .sections
            .iter()
            .for_each(|inner| self.section(inner));
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
        let mut builder = self.begin_text();
        if let Some(words) = &label.words {
            let before = match caption {
                Some(_) => self.language.terms.captioned.replace("{}", words),
                None => words.clone(),
            };
            let (words, space) = before.split_at(before.trim_end().len());
            builder.marked(MarkKind::Strong, |builder| builder.push(words));
            builder.push(space);
        }
        if let Some(caption) = caption {
            self.add_line(caption, &mut builder);
        }
        Some(builder.finish())
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
        id: &str,
        (range, written): (std::ops::Range<usize>, &Written),
        builder: &mut TextBuilder,
    ) {
        if let Some((label, _)) = self.labels.by_id.get(id) {
            let anchor = label.anchor.clone();
            let words = label.words.clone().unwrap_or_default();
            builder.marked(MarkKind::Reference { anchor }, |builder| {
                builder.push(&words)
            });
            return;
        }
        builder.push("?");
        if !self.is_worth_telling(written) {
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

    /// From here on, texts may call these notes of a table.
    pub(in crate::briefing) fn begin_table_notes(&mut self, anchor: &str, letters: Vec<&Written>) {
        self.table_notes = Some(TableNotes {
            anchor: anchor.to_string(),
            called: vec![false; letters.len()],
            letters: letters.into_iter().cloned().collect(),
        });
    }

    /// The name of a note of the table.
    pub(in crate::briefing) fn note_anchor(&self, letter: &str) -> Option<String> {
        let notes = self.table_notes.as_ref()?;
        let index = notes
            .letters
            .iter()
            .position(|known| known.value == letter)?;
        Some(format!("{}-note-{}", notes.anchor, index + 1))
    }

    /// Adds the call of a note of the table, if it has one of that letter.
    pub(super) fn add_table_note_call(&mut self, letter: &str, builder: &mut TextBuilder) -> bool {
        let Some(anchor) = self.note_anchor(letter) else {
            return false;
        };
        if let Some(notes) = &mut self.table_notes {
            let known = notes.letters.iter().zip(&mut notes.called);
            known
                .filter(|(known, _)| known.value == letter)
                .for_each(|(_, called)| *called = true);
        }
        builder.trim_spaces();
        builder.marked(MarkKind::Reference { anchor }, |builder| {
            builder.marked(MarkKind::Raised, |builder| builder.push(letter));
        });
        true
    }

    /// The table ends: notes that no cell has called are told of.
    pub(in crate::briefing) fn end_table_notes(&mut self) {
        let Some(notes) = self.table_notes.take() else {
            return;
        };
        let uncalled = notes
            .letters
            .iter()
            .zip(&notes.called)
            .filter(|(_, called)| !**called);
        for (letter, _) in uncalled {
            let message = format!("no cell calls the note `{}`", letter.value);
            self.diagnostics.push(
                Diagnostic::warning("uncalled-note", letter.span, message)
                    .help(format!("call it where it belongs: `[^{}]`", letter.value)),
            );
        }
    }
}

/// How many ids are listed where none is near.
const MOST_LISTED: usize = 8;
