//! Notes and their calls.
//!
//! In: a note where it stands in a text (`^[…]`, or `[^1]` with the note that it calls), or a further
//! call of one. Out: the number in the text, raised, and the note in the document, once. Numbers are
//! given in the order of the first calls, over the whole briefing; labels (`1`) belong to one text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Lowerer;
use super::ahead;
use super::blocks::BlockContext;
use super::text_builder::TextBuilder;
use crate::briefing::markup::{self, MarkupBlock};
use crate::briefing::typed::Briefing;
use crate::briefing::yaml::Written;
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::document::{MarkKind, Note, NoteId};

impl Lowerer<'_> {
    /// A note, and its first call.
    pub(super) fn add_note(
        &mut self,
        blocks: &[MarkupBlock],
        label: Option<&str>,
        (range, written): (Range<usize>, &Written),
        builder: &mut TextBuilder,
    ) {
        if self.in_note {
            return self.nested_note(range, written);
        }
        let note = NoteId(u32::try_from(self.notes.len()).unwrap_or(u32::MAX));
        let number = self.language.number(u64::from(note.0) + 1);
        self.call(note, 0, builder);
        let label_text = self.plain(&number);
        self.notes.push(Note {
            label: label_text,
            blocks: Vec::new(),
            calls: 1,
        });
        if let Some(label) = label {
            self.defined.insert(label.to_string(), note);
        }
        self.in_note = true;
        let blocks = self.blocks(blocks, written, BlockContext::WITHIN, 0);
        self.in_note = false;
        if let Some(note) = self.notes.get_mut(note.0 as usize) {
            note.blocks = blocks;
        }
    }

    /// A call of a note that its text has called before: its number again, which leads to the same
    /// note. A call of none is reported.
    pub(super) fn add_call(
        &mut self,
        label: &str,
        (range, written): (Range<usize>, &Written),
        builder: &mut TextBuilder,
    ) {
        if self.in_note {
            return self.nested_note(range, written);
        }
        if self.add_table_note_call(label, builder) {
            return;
        }
        let Some(note) = self.defined.get(label).copied() else {
            return self.unknown_note(label, range, written);
        };
        let Some(called) = self.notes.get_mut(note.0 as usize) else {
            return;
        };
        let call = called.calls;
        called.calls += 1;
        self.call(note, call, builder);
    }

    /// The number of a note, right behind what it is about; a comma where that is another call.
    fn call(&mut self, note: NoteId, call: u32, builder: &mut TextBuilder) {
        builder.trim_spaces();
        if builder.ends_with_call() {
            // Numbers that stand together stay together.
            let comma = self.language.punctuation.comma.replace(' ', "\u{a0}");
            builder.marked(MarkKind::Raised, |builder| builder.push(&comma));
        }
        let number = self.language.number(u64::from(note.0) + 1);
        let kind = MarkKind::NoteCall { note, call };
        builder.marked(kind, |builder| builder.push(&number));
    }

    fn nested_note(&mut self, range: Range<usize>, written: &Written) {
        let severity = Severity::Error;
        if self.diagnostics.is_only_counted("nested-note", severity) {
            return;
        }
        let span = self.place(written, range);
        self.diagnostics.push(
            Diagnostic::error("nested-note", span, "a note cannot hold a note")
                .help("say it in the first note, or put the second behind it"),
        );
    }

    /// Reports the call of a note that its text does not define; where another text does, that place
    /// too.
    fn unknown_note(&mut self, label: &str, range: Range<usize>, written: &Written) {
        let severity = Severity::Error;
        if self.diagnostics.is_only_counted("unknown-note", severity) {
            return;
        }
        let span = self.place(written, range);
        let elsewhere = self.defined_elsewhere(label, written);
        let message = match elsewhere {
            Some(_) => format!("the note `{label}` is defined in another text"),
            None => format!("no note is defined as `{label}`"),
        };
        let help = match elsewhere {
            Some(_) => format!(
                "a note stands in the text that calls it: bring `[^{label}]: …` over, or write \
                 `^[the note]`"
            ),
            None if self.table_notes.is_some() => format!(
                "write what it says below the table's `notes`: `notes: {{{label}: …}}`; a bracket that is meant is \
                 written `\\[`"
            ),
            None => format!(
                "add a line `[^{label}]: …` to this text, or write `^[the note]`; a bracket that is \
                 meant is written `\\[`"
            ),
        };
        let mut diagnostic = Diagnostic::error("unknown-note", span, message).label("called here");
        if let Some(place) = elsewhere {
            diagnostic = diagnostic.related(place, "defined here");
        }
        self.diagnostics.push(diagnostic.help(help));
    }

    /// Where another text of the briefing defines a note.
    fn defined_elsewhere(&self, label: &str, written: &Written) -> Option<Span> {
        let defined = self.defined_anywhere.get_or_init(|| defined(self.briefing));
        let places = defined.get(label)?;
        let (text, range) = places.iter().find(|(text, _)| text.span != written.span)?;
        Some(self.place(text, range.clone()))
    }
}

/// Where a label is defined: a text, and the bytes of it.
pub type Places<'a> = Vec<(&'a Written, Range<usize>)>;

/// The labels of all notes of a briefing that are defined apart, each with the first places where it is.
pub fn defined(briefing: &Briefing) -> BTreeMap<String, Places<'_>> {
    let mut defined: BTreeMap<String, Places<'_>> = BTreeMap::new();
    for text in ahead::texts(briefing) {
        for (label, range) in markup::defined_labels(&text.value) {
            let places = defined.entry(label).or_default();
            // One is not the text of the call.
            if places.len() < 2 {
                places.push((text, range));
            }
        }
    }
    defined
}
